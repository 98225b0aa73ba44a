"""How sources are cited and the bibliography is labelled: by author and year, in round brackets."""

from dataclasses import dataclass, field

import sphinxcontrib.bibtex.plugin
from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.labels import BaseLabelStyle

from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from mildip import sources


def _round():
    return BracketStyle(left="(", right=")")


@dataclass
class RoundReference(AuthorYearReferenceStyle):
    """(Winger, 2014) and Winger (2014)."""

    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)


class AuthorYear(BaseLabelStyle):
    """``Cottey & Forster 2004``."""

    def format_labels(self, sorted_entries):
        for entry in sorted_entries:
            yield sources.short(entry.key)


class Style(Unsorted):
    """Entries in the order of their authors, labelled by author and year."""

    default_sorting_style = "author_year_title"
    default_label_style = AuthorYear


def _without_roles(app, pagename, templatename, context, doctree):
    # docutils writes a deprecated role on each entry, and a list role around children that are no list items; plain
    # paragraphs read better to a screen reader (axe: aria-deprecated-role, aria-required-children).
    if context.get("body"):
        body = context["body"].replace(' role="doc-biblioentry"', "")
        context["body"] = body.replace('<div role="list" class="citation-list">', '<div class="citation-list">')


def setup(app):
    """Make both styles known as ``mildip``."""
    sphinxcontrib.bibtex.plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", "mildip", RoundReference)
    register_plugin("pybtex.style.formatting", "mildip", Style)
    app.connect("html-page-context", _without_roles)
