"""The quiz as a widget in Python, and as finished HTML."""

import re

import pytest

from mildip import bank, course
from mildip.practice import quiz
from mildip.practice.quiz.payload import payload, rendered


@pytest.fixture
def widget():
    return quiz.quiz("definitions", "voices")


def test_a_quiz_holds_its_group(widget):
    assert [question["id"] for question in widget.questions] == ["def-checked-share", "def-independent"]


def test_score_counts_what_is_not_answered_as_nothing(widget):
    assert widget.score == 0 and widget.scores == {}
    question = bank.load("definitions").question("def-independent")
    widget.answers = {"def-independent": {"response": question.key(), "tries": 1, "shown": False}}
    assert widget.scores == {"def-independent": 1.0} and widget.score == 0.5


def test_a_commit_first_question_is_not_scored():
    warm_up = quiz.quiz("definitions", "warm-up")
    warm_up.answers = {"def-warm-up": {"response": [0, 1, 0, 1, 0, 1], "tries": 1, "shown": False}}
    assert warm_up.scores == {} and warm_up.score == 0


def test_a_group_that_does_not_exist():
    with pytest.raises(course.CourseError, match="no group or question 'nothing'"):
        quiz.quiz("definitions", "nothing")


def test_every_kind_has_its_script():
    from mildip.bank.kinds import all_kinds

    assert {path.stem for path in quiz.SCRIPTS} >= set(all_kinds())


def test_markdown_styles_words_and_runs_nothing():
    assert rendered("*soft* power") == "<em>soft</em> power"
    assert "<script" not in rendered("<script>alert(1)</script>") and "<img" not in rendered("<img src=x onerror=alert(1)>")
    assert "javascript:" not in re.sub(r"\[.*", "", rendered("[x](javascript:alert(1))"))
    assert 'href="javascript' not in rendered("[x](javascript:alert(1))")


def test_a_question_of_a_hostile_bank_cannot_leave_its_place(widget):
    question = bank.load("definitions").question("def-name-age")
    evil = question.model_copy(update={"prompt": "</script><script>alert(1)</script><!--"})
    html = quiz.page_html([evil])
    assert html.count("<script") == 1 and html.count("</script>") == 1 and "<!--" not in html


def test_the_printed_form_gives_no_answer_away():
    for question in bank.load("definitions").questions:
        html = quiz.page_html([question]).split("<script", 1)[0]
        assert payload(question)["prompt"] in html
        for name in ("feedback", "right", "explain"):
            texts = [value for value in _texts(question, name) if len(value) > 20]
            assert not any(text in html for text in texts), (question.id, name)
        assert len(question.on_paper()) >= 1


def _texts(question, name):
    value = getattr(question, name, None)
    yield from [value] if isinstance(value, str) else []
    for part in [*getattr(question, "options", []), *getattr(question, "items", []), *getattr(question, "pairs", [])]:
        if name == "feedback":
            yield part.feedback
