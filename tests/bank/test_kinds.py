"""Each kind of question: what is right, what is partly right, what is refused."""

import pytest
from pydantic import ValidationError

from mildip.bank.kinds import all_kinds

COMMON = {
    "id": "def-x", "group": "g", "prompt": "?", "outcome": "def-1", "level": "recall", "difficulty": 1,
    "sources": ["nye2004"], "read": "features",
}  # fmt: skip


def options(*right):
    return [{"text": f"option {n}", "feedback": "because", "right": flag} for n, flag in enumerate(right)]


def named(*texts, **extra):
    return [{"text": text, "feedback": "because"} | extra for text in texts]


def make(kind, **fields):
    return all_kinds()[kind].model_validate(COMMON | {"kind": kind} | fields)


def test_the_seven_kinds():
    assert set(all_kinds()) == {"single", "multiple", "matching", "ordering", "sorting", "numeric", "short"}


def test_single():
    question = make("single", options=options(False, True, False))
    assert question.key() == 1
    assert [question.score(at) for at in (0, 1, 2)] == [0, 1, 0]
    assert question.score(None) is None


@pytest.mark.parametrize("right", [(False, False, False), (True, True, False)])
def test_single_wants_one_right_option(right):
    with pytest.raises(ValidationError, match="mark exactly one"):
        make("single", options=options(*right))


def test_multiple_gives_and_takes_shares():
    question = make("multiple", options=options(True, True, False, False))
    assert question.score([0, 1]) == 1
    assert question.score([0]) == 0.5
    assert question.score([0, 2]) == 0
    assert question.score([0, 1, 2]) == 0.5
    assert question.score([2, 3]) == 0, "never below zero"
    assert question.score([0, 1, 2, 3]) == 0, "choosing everything earns nothing"


def test_multiple_wants_some_right_and_some_wrong():
    with pytest.raises(ValidationError, match="mark some, not all"):
        make("multiple", options=options(True, True, True))


def test_matching_counts_pairs():
    pairs = [{"left": left, "right": right, "feedback": "because"} for left, right in ("ab", "cd", "ef", "gh")]
    question = make("matching", pairs=pairs)
    assert question.score([0, 1, 2, 3]) == 1
    assert question.score([0, 1, 3, 2]) == 0.5
    assert question.score([0, 1, 2, None]) == 0.75


def test_matching_wants_right_sides_that_differ():
    pairs = [{"left": left, "right": "same", "feedback": "because"} for left in "abc"]
    with pytest.raises(ValidationError, match="two pairs have the right side 'same'"):
        make("matching", pairs=pairs)


def test_ordering_counts_places_and_never_starts_solved():
    question = make("ordering", items=named("a", "b", "c", "d"))
    assert question.score([0, 1, 2, 3]) == 1
    assert question.score([1, 0, 2, 3]) == 0.5
    for name in ("def-a", "def-b", "def-c", "def-d", "def-e", "def-f", "def-g", "def-h"):
        other = question.model_copy(update={"id": name, "items": question.items[:3]})
        assert other.start() != other.key() and sorted(other.start()) == other.key()


def test_sorting_counts_items():
    question = make("sorting", groups=["in", "out"], items=[*named("a", "b", into="in"), *named("c", "d", into="out")])
    assert question.key() == [0, 0, 1, 1]
    assert question.score([0, 0, 1, 1]) == 1
    assert question.score([0, 0, 0, None]) == 0.5


def test_sorting_wants_known_groups():
    with pytest.raises(ValidationError, match="item 1 goes into 'over', which is none of in, out"):
        make("sorting", groups=["in", "out"], items=named("a", "b", "c", into="over"))
    with pytest.raises(ValidationError, match="item 1 has no 'into'"):
        make("sorting", groups=["in", "out"], items=named("a", "b", "c"))


def test_a_commit_first_question_has_no_score():
    question = make("sorting", commit=True, groups=["in", "out"], items=named("a", "b", "c"))
    assert question.score([0, 1, 0]) is None


def test_numeric_keeps_its_tolerance():
    question = make("numeric", answer=10, tolerance=0.5, right="yes", wrong="no")
    assert [question.score(value) for value in (10, 10.5, 9.5, 10.51, -10)] == [1, 1, 1, 0, 0]


def test_numeric_reads_its_answer_from_the_tables():
    counted = make("numeric", answer={"count": "definitions where year < 2010"}, right="yes", wrong="no")
    assert counted.key() == 2 and counted.score(2) == 1
    shared = make("numeric", answer={"count": "definitions where year < 2010", "of": "definitions"}, tolerance=1, right="yes", wrong="no")
    assert shared.key() == pytest.approx(100 * 2 / 13)


@pytest.mark.parametrize("written", ["Attaché", "attache", "  the ATTACHÉ! ", "An attaché."])
def test_short_forgives_case_accents_articles_and_points(written):
    assert make("short", accept=["attaché"], right="yes", wrong="no").score(written) == 1


@pytest.mark.parametrize("written", ["attached", "", "the", "at tache"])
def test_short_does_not_forgive_another_word(written):
    assert make("short", accept=["attaché"], right="yes", wrong="no").score(written) == 0


def test_short_refuses_a_mistake_that_is_accepted():
    with pytest.raises(ValidationError, match="both in 'accept' and in 'mistakes'"):
        make("short", accept=["co-operative"], right="y", wrong="n", mistakes=[{"text": "Co operative", "feedback": "no"}])


def test_options_are_shuffled_the_same_each_time():
    question = make("single", options=options(True, False, False, False, False))
    orders = {tuple(option["at"] for option in question.present()["options"]) for _ in range(5)}
    assert len(orders) == 1


def test_a_kind_that_leaves_a_method_out_cannot_be_used():
    from typing import Literal

    from mildip.bank.model import Question

    class Half(Question):
        kind: Literal["half"]

    with pytest.raises(TypeError, match="abstract"):
        Half.model_validate(COMMON | {"kind": "half"})
