"""The book's own scripts and styles, put together at build time and named on every page."""

import os
from functools import cache
from pathlib import Path

from mildip import web
from mildip.charts import render
from mildip.practice import quiz

_ASSETS = Path(__file__).parent / "assets"
_LIVE = Path(render.__file__).parent / "live.js"


def page_script() -> str:
    """The one script of a page: widgets and charts, in a function of its own."""
    parts = web.joined(*quiz.SCRIPTS, _LIVE, _ASSETS / "page.js")
    return f"(() => {{\n'use strict';\n{parts}\n}})();\n"


def stylesheet() -> str:
    """The one stylesheet."""
    return web.joined(_ASSETS / "book.css", _ASSETS / "chart.css", quiz.STYLE)


vega_script = cache(render.javascript)


def _write(app, exception):
    if exception or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static"
    folder.mkdir(exist_ok=True)
    for name, text in (("mildip.js", page_script), ("mildip.css", stylesheet), ("mildip-vega.js", vega_script)):
        (folder / name).write_text(text(), encoding="utf-8")


def _icon(app, config):
    config.html_favicon = os.path.relpath(_ASSETS / "favicon.svg", app.confdir)


def _name(app):
    # Sphinx warns of a file it cannot find in the static path; these are written when the build ends, so the page's
    # links are made from the file name alone.
    app.add_css_file("mildip.css", priority=900)
    app.add_js_file("mildip.js", loading_method="defer", priority=900)


def setup(app):
    """Connect to Sphinx."""
    app.connect("config-inited", _icon)
    app.connect("builder-inited", _name)
    app.connect("build-finished", _write)
