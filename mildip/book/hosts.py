"""The book names no outside host as a script, style, font or frame: theirs are taken out, and what is left stops the build."""

import re
from pathlib import Path

from sphinx.util import logging

_LOG = logging.getLogger(__name__)
_TAGS = re.compile(
    r"<(?:script|link|img|iframe|frame|source|video|audio|embed|object)\b[^>]*?\b(?:src|href|data)=[\"'](?:https?:)?//[^\"']+[\"'][^>]*>",
    re.I,
)
_STYLES = re.compile(r"(?:@import\s+|url\(\s*)[\"']?(?:https?:)?//[^\"')\s]+")
_LICENCE = re.compile(r'rel=["\'](?:license|canonical)["\']', re.I)


def _without_thebe(app, pagename, templatename, context, doctree):
    # sphinx-thebe (part of Jupyter Book 1) puts the address of its own script on every page, even when it is off.
    kept = [
        script
        for script in context.get("script_files", [])
        if "thebe" not in str(getattr(script, "filename", script) or "")
        and "thebe" not in str(getattr(script, "attributes", {}).get("body", "")).lower()
    ]
    if "script_files" in context:
        context["script_files"][:] = kept
        context["css_files"][:] = [css for css in context["css_files"] if "thebe" not in str(css.filename)]


def _thebe_nodes(app, doctree):
    from docutils import nodes

    for raw in list(doctree.findall(nodes.raw)):
        if "x-thebe-config" in raw.astext():
            raw.parent.remove(raw)


def outside(html: str) -> list[str]:
    """The tags of a page that would load something from another host."""
    return [tag for tag in _TAGS.findall(html) if not _LICENCE.search(tag)]


def outside_style(css: str) -> list[str]:
    """The parts of a style sheet that would load something from another host."""
    return _STYLES.findall(css)


def _check(app, exception):
    if exception or app.builder.format != "html":
        return
    for page in sorted(Path(app.outdir).rglob("*.html")):
        for tag in outside(page.read_text(encoding="utf-8")):
            _LOG.warning("%s loads from outside the book: %s", page.relative_to(app.outdir), tag, type="mildip", subtype="host")
    for sheet in sorted(Path(app.outdir).rglob("*.css")):
        for part in outside_style(sheet.read_text(encoding="utf-8")):
            _LOG.warning("%s loads from outside the book: %s", sheet.relative_to(app.outdir), part, type="mildip", subtype="host")


def setup(app):
    """Connect to Sphinx."""
    app.connect("html-page-context", _without_thebe, priority=950)
    app.connect("doctree-resolved", lambda app, doctree, docname: _thebe_nodes(app, doctree), priority=950)
    app.connect("build-finished", _check)
