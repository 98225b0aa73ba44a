"""The bank files: whole, and spoiled in ways that people spoil them."""

import re

import pytest

from mildip import bank, course, sources

FILE = "exercises/definitions/questions.yml"


@pytest.fixture(scope="module")
def questions():
    return bank.load("definitions").questions


def test_all_banks_are_in_order():
    assert bank.check() == []


def test_a_key_scores_one(questions):
    for question in questions:
        assert question.commit or question.score(question.key()) == 1, question.id


def test_the_page_has_questions_enough_of_kinds_enough(questions):
    graded = [question for question in questions if not question.commit]
    assert len(graded) >= 6 and len({question.kind for question in graded}) >= 4
    assert any(question.commit for question in questions)


def test_levels_are_mixed(questions):
    deep = [question for question in questions if question.level in (bank.Level.analyse, bank.Level.evaluate)]
    assert len(deep) * 3 >= len(questions)


def test_every_outcome_is_asked_about(questions):
    assert {question.outcome for question in questions} == {o.id for o in course.outcomes().values() if o.topic == "definitions"}


def test_every_source_of_a_question_is_known(questions):
    assert all(key in sources.entries() for question in questions for key in question.sources)


def test_options_are_of_like_length(questions):
    for question in questions:
        if question.kind == "single":
            lengths = [len(option.text) for option in question.options]
            right = next(len(option.text) for option in question.options if option.right)
            assert right <= 2 * sorted(lengths)[len(lengths) // 2], f"{question.id}: the right option stands out by its length"


def test_group_that_does_not_exist():
    with pytest.raises(course.CourseError, match="no group or question 'warmup'; the groups are again, features"):
        bank.load("definitions").group("warmup")


def test_topic_without_a_bank():
    with pytest.raises(course.CourseError, match="no question bank for 'theorists'; there is one for definitions"):
        bank.load("theorists")


SPOILED = {
    "a bad kind": ("kind: multiple", "kind: multipel", "question 'def-independent': no kind 'multipel'; did you mean 'multiple'?"),
    "a duplicate id": ("id: def-independent", "id: def-name-age", r"question 'def-name-age': this id is taken on line \d+; give each"),
    "no sources": ("    sources: [uksdr1998, vagts1956]\n    read: two-words\n", "    read: two-words\n", "question 'def-name-age': 'sources' is missing; write it"),
    "an unknown source": ("sources: [uksdr1998, vagts1956]", "sources: [uksdr1989, vagts1956]", "question 'def-name-age': source 'uksdr1989' is not in references.bib"),
    "an unknown outcome": ("outcome: def-3", "outcome: def-9", "question 'def-name-age': no page has an outcome 'def-9'"),
    "an unknown claim": ("claims: [S1-20]", "claims: [S1-99]", "claim 'S1-99' is not in data/claims.csv"),
    "a level that is none": ("level: recall", "level: remember", "'level' is 'remember': input should be 'recall', 'apply'"),
    "a field with a slip": ("hint: Look for the work", "hnit: Look for the work", "'hnit' is no field of this kind; remove it or mend"),
    "an option without feedback": ("        feedback: That dates the name in one country's policy. It is silent on earlier work.\n", "", r"'options.3.feedback' is missing"),
    "a count of nothing": ("definition_codes where basis != 'article', of", "definition_code where basis != 'article', of", "question 'def-checked-share': no table 'definition_code'"),
    "an answer that is no number": ("answer: {count: definition_codes where basis != 'article', of: definition_codes}", "answer: .nan", "'answer' is nan"),
    "a recall of nothing": ("recall: def-warm-up", "recall: def-nope", "recall names 'def-nope', which is no commit-first question"),
    "a paragraph that is none": ("read: two-words", "read: three-words", r"has no paragraph marked \(three-words\)="),
    "an id that is a list": ("id: def-name-age", "id: [a, b]", "'id' is .*input should be a valid string"),
    "a kind that is a list": ("kind: multiple", "kind: [multiple]", "no kind"),
    "no YAML": ("    group: words\n", "    group: [words\n", "not valid YAML"),
    "a group that is none": ("into: out", "into: outside", "item 3 goes into 'outside', which is none of in, out"),
}  # fmt: skip


@pytest.mark.parametrize("old, new, said", SPOILED.values(), ids=SPOILED.keys())
def test_a_broken_bank_names_the_place(spoiled, old, new, said):
    line = spoiled(FILE, old, new)
    with pytest.raises(course.CourseError) as caught:
        bank.load("definitions")
    assert len(caught.value.problems) == 1, "one slip, one message"
    message = caught.value.problems[0]
    assert re.search(said, message), message
    place = re.match(rf"{FILE}:(\d+): ", message)
    assert place and abs(int(place[1]) - line) <= 20, f"{message} should name a line near {line}"


def test_the_line_is_that_of_the_value(spoiled):
    line = spoiled(FILE, "sources: [uksdr1998, vagts1956]", "sources: [uksdr1989, vagts1956]")
    assert bank.check() == [
        f"{FILE}:{line}: question 'def-name-age': source 'uksdr1989' is not in references.bib; add the entry or mend the key"
    ]


def test_an_id_in_two_topics(spoiled):
    other = spoiled.root / "exercises" / "theorists"
    other.mkdir()
    text = (spoiled.root / FILE).read_text(encoding="utf-8")
    (other / "questions.yml").write_text(text, encoding="utf-8")
    assert all("is taken in exercises/definitions/questions.yml" in problem for problem in bank.check())
    assert len(bank.check()) == len(bank.load("definitions").questions)


def test_a_bank_in_another_encoding_names_the_line(spoiled):
    (spoiled.root / FILE).write_bytes("questions:\n  - id: attaché\n".encode("latin-1"))
    assert bank.check() == [f"{FILE}:2: not UTF-8 text; save the file in that encoding"]


@pytest.mark.parametrize(
    "text, said",
    [
        ("questions: []\n", f"{FILE}:1: the list 'questions' is empty"),
        ("", f"{FILE}:1: the file must hold a list named 'questions'"),
        ("questions:\n  - prompt: 2026-02-30\n", f"{FILE}:1: not valid YAML: .*; quote the value"),
        ("questions:\n  - prompt: a\0b\n", f"{FILE}:1: not valid YAML"),
    ],
)
def test_a_bank_that_is_none(spoiled, text, said):
    (spoiled.root / FILE).write_text(text)
    problems = bank.check()
    assert len(problems) == 1 and re.match(said, problems[0]), problems


def test_a_folder_of_no_topic_is_named(spoiled):
    (spoiled.root / "exercises" / "defnitions").mkdir()
    assert bank.check()[0].startswith("exercises/defnitions: no topic of this name; topics are definitions")
