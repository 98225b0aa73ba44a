"""How the bibliography is labelled: by author and year, as the prose cites."""

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.labels import BaseLabelStyle

from mildip import sources


class AuthorYear(BaseLabelStyle):
    """``Cottey & Forster 2004``."""

    def format_labels(self, sorted_entries):
        for entry in sorted_entries:
            yield sources.short(entry.key)


class Style(Unsorted):
    """Entries in the order of their authors, labelled by author and year."""

    default_sorting_style = "author_year_title"
    default_label_style = AuthorYear


def setup(app):
    """Make the style known as ``mildip``."""
    register_plugin("pybtex.style.formatting", "mildip", Style)
