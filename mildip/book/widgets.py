"""Widgets on a static page: the course's own show themselves as finished HTML, any other is a mistake that is named."""

from myst_nb.core.render import MimeRenderPlugin
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.util import logging

_LOG = logging.getLogger(__name__)
_VIEW = "application/vnd.jupyter.widget-view+json"


class WidgetView(MimeRenderPlugin):
    """MyST-NB asks this for each output (entry point ``myst_nb.mime_renderers``)."""

    mime_priority_overrides = []

    @staticmethod
    def handle_mime(renderer, data, inline):
        if data.mime_type != _VIEW:
            return None
        _LOG.warning(
            "this ipywidget needs Python and would do nothing on the page: use md.explore(chart) or md.quiz(...),"
            " or tag the cell 'remove-output'",
            location=f"{renderer.renderer.document['source']}:{data.line}",
            type="mildip",
            subtype="widget",
        )
        return []


def _drop_state(app, env):
    # nbclient notes the state of every widget; the page does not need it, and it carries each widget's whole script.
    for docname in env.found_docs:
        NbMetadataCollector.get_js_files(env, docname).pop("ipywidgets_state", None)


def setup(app):
    """Connect to Sphinx."""
    app.connect("env-updated", _drop_state)
