"""The course folder: pages, front matter, outcomes."""

import re

import pytest

from mildip import course
from tests.conftest import ROOT

PAGE = "chapters/definitions/what-is-military-diplomacy"


def test_page_reads_its_front_matter():
    page = course.page(PAGE)
    assert page.topic == "definitions" and page.title == "What is military diplomacy?"
    assert page.minutes_to_read > 0 and page.minutes_to_practise > 0
    assert [outcome.id for outcome in page.outcomes] == ["def-1", "def-2", "def-3"]


def test_every_page_is_in_the_table_of_contents():
    listed = re.findall(r"file: (\S+)", (course.root() / "_toc.yml").read_text())
    assert sorted(page.name for page in course.pages()) == sorted(listed)


def test_two_pages_with_one_outcome_id(spoiled):
    spoiled("chapters/reference/people.md", "# People", "---\nmildip:\n  outcomes:\n    - def-1: name people\n---\n\n# People")
    with pytest.raises(course.CourseError, match=r"chapters/reference/people\.md:1: outcome id 'def-1' is taken by .*diplomacy\.md"):
        course.outcomes()


def test_front_matter_that_is_no_yaml_names_its_line(spoiled):
    line = spoiled(f"{PAGE}.md", "    read: 20", "    read: [20")
    with pytest.raises(course.CourseError, match=rf"{PAGE}\.md:({line}|{line + 1}): not valid YAML"):
        course.page(PAGE)


def test_minutes_that_are_no_number(spoiled):
    spoiled(f"{PAGE}.md", "read: 20", "read: twenty")
    with pytest.raises(course.CourseError, match="minutes.read is 'twenty'; write a whole number"):
        course.page(PAGE)


def test_minutes_that_are_no_mapping(spoiled):
    spoiled(f"{PAGE}.md", "  minutes:\n    read: 20\n    practise: 40\n", "  minutes: 60\n")
    with pytest.raises(course.CourseError, match=rf"{PAGE}\.md:1: minutes is 60; write"):
        course.pages()


def test_a_course_that_is_not_there(monkeypatch, tmp_path):
    monkeypatch.setenv("MILDIP_COURSE", str(tmp_path))
    with pytest.raises(course.CourseError, match="mend MILDIP_COURSE"):
        course.root()


def test_an_installed_package_finds_the_checkout_it_is_called_in(monkeypatch, tmp_path):
    (tmp_path / "site" / "mildip").mkdir(parents=True)
    monkeypatch.setattr(course, "_PACKAGE", tmp_path / "site" / "mildip")
    monkeypatch.chdir(ROOT / "tests")
    assert course.root() == ROOT and not course.is_packaged()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(course.CourseError, match="install the mildip wheel again"):
        monkeypatch.setattr(course, "_PACKAGED", tmp_path / "site" / "mildip" / "_course")
        course.root()


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("---\ntitle", "---\n- title", r":\d+: (not valid YAML|the front matter must be lines)"),
        ("  outcomes:\n", "  outcomes: 5\n  rest:\n", ":1: outcomes must be a list"),
        ("---\n\n# What", "\n# What", ":1: the front matter has no closing line"),
    ],
)
def test_broken_front_matter_is_named(spoiled, old, new, said):
    spoiled(f"{PAGE}.md", old, new)
    with pytest.raises(course.CourseError, match=rf"{PAGE}\.md{said}"):
        course.pages()
