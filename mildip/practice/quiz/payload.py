"""A question as the page gets it: plain data, Markdown already turned into safe HTML."""

from functools import cache

from markdown_it import MarkdownIt

from mildip import bank, sources

_RICH = {"text", "feedback", "prompt", "hint", "explain", "left", "right", "wrong", "groups"}


@cache
def _markdown():
    # No raw HTML: what a bank file says can style words, never run anything.
    return MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["smartquotes", "replacements"])


def rendered(text: str) -> str:
    """Inline Markdown as HTML."""
    return _markdown().renderInline(text)


def _walk(value, key=None):
    if isinstance(value, dict):
        return {name: _walk(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_walk(item, key) for item in value]
    return rendered(value) if isinstance(value, str) and key in _RICH else value


def payload(question: bank.Question) -> dict:
    """What ``core.js`` takes: the common fields and, under ``ask``, what the kind presents."""
    return {
        "id": question.id,
        "kind": question.kind,
        "prompt": rendered(question.prompt),
        "hint": rendered(question.hint) if question.hint else None,
        "explain": rendered(question.explain) if question.explain else None,
        "rule": question.rule,
        "commit": question.commit,
        "recall": question.recall,
        "level": str(question.level),
        "read": question.read,
        "sources": [sources.short(key) for key in question.sources],
        "ask": _walk(question.present()),
    }
