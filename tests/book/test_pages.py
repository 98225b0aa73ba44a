"""The contract of a page (CONTRIBUTING.md), for every page with outcomes."""

import re

import pytest

from mildip import bank, course, tables

PAGES = [page for page in course.pages() if page.outcomes]
IDS = [page.name for page in PAGES]


def _text(page):
    return page.path.read_text(encoding="utf-8")


def _prose(page):
    """The words a reader reads: no front matter, code, directives' heads or markup."""
    text = re.sub(r"\A---\n.*?\n---\n", "", _text(page), flags=re.S)
    text = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    text = text.split("\n## Key terms")[0]
    text = re.sub(r"^:::.*$|^:class:.*$|^\(.*\)=$", "", text, flags=re.M)
    return re.sub(r"\{[a-z:]+\}`([^`<]*)[^`]*`", r"\1", text)


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_contract(page):
    text = _text(page)
    assert page.question and page.minutes_to_read and page.minutes_to_practise and page.needs
    assert 2 <= len(page.outcomes) <= 4
    for outcome in page.outcomes:
        assert not re.match(r"(understand|know|learn|appreciate)\b", outcome.text), "an outcome is something one can see"
    for heading in ("Before you read", "Key terms", "Summary", "Further reading", "The assignment"):
        assert f"\n## {heading}\n" in text, heading
    assert ":class: weigh" in text
    assert len(re.findall(r"md\.(charts\.|explore\()", text)) >= 2
    assert len(set(re.findall(r"\{term\}`([^`]+)`", text.split("## Key terms")[1].split("##")[0]))) >= 5


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_length(page):
    words = len(_prose(page).split())
    assert 1200 <= words <= 2200, words


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_summary_is_three_to_five_sentences(page):
    summary = _text(page).split("## Summary\n")[1].split("\n## ")[0]
    assert 3 <= len(re.findall(r"[.?!](?:\s|$)", summary)) <= 5


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_chart_cell_is_followed_by_something_to_change(page):
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```\n(.*?)(?=^```\{code-cell\}|\Z)", _text(page), re.S | re.M)
    shown = [(code, after) for code, after in cells if ":tags:" not in code]
    assert shown
    for code, after in shown:
        assert after.strip().startswith(":::{admonition} Change it"), code


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_question_of_the_topic_is_asked_and_its_paragraph_exists(page):
    text, questions = _text(page), bank.load(page.topic).questions
    asked = set(re.findall(rf'md\.quiz\("{page.topic}", "([^"]+)"\)', text))
    assert {question.group for question in questions} == asked
    anchors = set(re.findall(r"^\(([\w-]+)\)=$", text, re.M))
    assert {question.read for question in questions} <= anchors


def test_claims_point_to_sections_that_exist():
    for claim in tables.table("claims").itertuples():
        page = course.page(claim.page)
        assert f"({claim.anchor})=" in _text(page), claim.id


def test_key_terms_are_the_glossary_of_the_page():
    for page in PAGES:
        terms = set(re.findall(r"\{term\}`([^`]+)`", _text(page).split("## Key terms")[1].split("##")[0]))
        glossary = tables.table("glossary")
        assert terms == set(glossary.loc[glossary["page"] == page.name, "term"])


def test_no_long_run_of_words_in_common_with_a_quotation_source():
    """Our own words: no quotation in the prose is longer than 45 words."""
    for page in PAGES:
        for quoted in re.findall(r'"([^"]+)"', _prose(page)):
            assert len(quoted.split()) <= 45, quoted
