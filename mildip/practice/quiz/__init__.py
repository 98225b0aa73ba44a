"""Questions as a widget: ``md.quiz("definitions", "warm-up")``.

All behaviour is in the scripts beside this file, so a quiz needs no kernel. In a notebook Python reads
``quiz.answers`` and ``quiz.score``; in the book the same scripts run from the page.
"""

import html
import os
from pathlib import Path

import anywidget
import traitlets

from mildip import bank, web
from mildip.practice.quiz.payload import payload

_HERE = Path(__file__).parent
SCRIPTS = (web.DOM, _HERE / "core.js", _HERE / "choices.js", *sorted((_HERE / "kinds").glob("*.js")))
STYLE = _HERE / "quiz.css"


class Quiz(anywidget.AnyWidget):
    """The widget. ``answers`` maps a question's id to ``{"response", "tries", "shown"}``, as the reader left them."""

    _esm = web.joined(*SCRIPTS, _HERE / "widget.js")
    _css = STYLE.read_text(encoding="utf-8")

    questions = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: list[bank.Question]):
        self._asked = {question.id: question for question in asked}
        super().__init__(questions=[payload(question) for question in asked])

    @property
    def scores(self) -> dict[str, float]:
        """Question id to score, 0 to 1, for the questions answered so far that can be right or wrong."""
        found = {name: self._asked[name].score(given["response"]) for name, given in self.answers.items() if name in self._asked}
        return {name: score for name, score in found.items() if score is not None}

    @property
    def score(self) -> float:
        """The share of all points earned so far, 0 to 1; a question not yet answered counts as 0."""
        graded = [question for question in self._asked.values() if not question.commit]
        return sum(self.scores.values()) / len(graded) if graded else 0.0

    def _repr_mimebundle_(self, **kwargs):
        if os.environ.get("MILDIP_BOOK"):
            return {"text/html": page_html(list(self._asked.values())), "text/plain": "Questions"}
        return super()._repr_mimebundle_(**kwargs)


def quiz(topic: str, group: str) -> Quiz:
    """The questions of a group in a topic's bank (or the one question of that id), to answer."""
    return Quiz(bank.load(topic).group(group))


def page_html(asked: list[bank.Question]) -> str:
    """The questions as finished HTML: readable and printable as it stands, alive once the page's script has run."""
    parts = []
    for question in asked:
        shown = payload(question)
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in question.on_paper())
        parts.append(f'<div class="md-paper"><p>{shown["prompt"]}</p><ul>{lines}</ul></div>')
    data = web.in_script([payload(question) for question in asked])
    return (
        f'<div class="md-quiz">{"".join(parts)}'
        f'<script type="application/json" class="md-questions">{data}</script></div>'
    )
