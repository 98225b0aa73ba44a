"""The bibliography."""

import pytest

from mildip import course, sources


def test_short_names():
    assert sources.short("winger2014") == "Winger 2014"
    assert sources.short("cottey2004") == "Cottey & Forster 2004"
    assert sources.short("bhatia2016") == "Bhatia et al. 2016"
    assert sources.short("uksdr1998") == "UK Ministry of Defence 1998"


def test_every_entry_has_author_title_and_year():
    for key, entry in sources.entries().items():
        assert entry.persons.get("author"), key
        assert {"title", "year"} <= set(entry.fields), key


def test_a_broken_bibliography_is_named(spoiled):
    spoiled("references.bib", "author    = {Nye, Joseph S.},", "author    {Nye, Joseph S.},")
    with pytest.raises(course.CourseError, match=r"references\.bib: .* line \d+"):
        sources.entries()
