"""Each question answered wrongly, rightly and shown; by mouse and by keyboard; scored as Python scores."""

import random

import pytest

from mildip import bank
from mildip.practice.quiz.payload import rendered
from tests.browser.conftest import PAGE

QUESTIONS = list(bank.load("definitions").questions)
GRADED = [question for question in QUESTIONS if not question.commit]


def form_of(page, question):
    """The form that asks this question: forms stand in the order of the page, found by their prompt."""
    wanted = page.evaluate("html => { const e = document.createElement('p'); e.innerHTML = html; return e.textContent }", rendered(question.prompt))
    return page.locator("form.md-question").filter(has=page.locator("legend", has_text=wanted[:80]))


def answer(page, question, response):
    """Give an answer as a reader would, with the controls the kind offers, and check it."""
    form = form_of(page, question)
    match question.kind:
        case "single":
            form.locator(f'input[value="{response}"]').check()
        case "multiple":
            for at in range(len(question.options)):
                form.locator(f'input[value="{at}"]').set_checked(at in response)
        case "matching" | "sorting":
            items = question.pairs if question.kind == "matching" else question.items
            shown = question.shuffled(len(items))
            for row, at in enumerate(shown):
                form.locator("select").nth(row).select_option(value=str(response[at]))
        case "ordering":
            order = _shown_order(form, question)
            for place, item in enumerate(response):
                at = order.index(item)
                while at > place:
                    form.locator("li").nth(at).locator("button").first.click()
                    order[at], order[at - 1] = order[at - 1], order[at]
                    at -= 1
        case "numeric" | "short":
            form.locator('input[type="text"]').fill(str(response))
    form.get_by_role("button", name="Check").click()
    return form


def _shown_order(form, question):
    texts = form.locator("ol.md-order li > span:last-child").all_inner_texts()
    plain = [item.text.replace("*", "") for item in question.items]
    return [plain.index(text) for text in texts]


def wrong(question):
    """An answer that scores less than one."""
    match question.kind:
        case "single":
            return next(at for at in range(len(question.options)) if at != question.key())
        case "multiple":
            return [next(at for at in range(len(question.options)) if at not in question.key())]
        case "matching":
            return [1, 0, *range(2, len(question.pairs))]
        case "sorting":
            return [(into + 1) % len(question.groups) for into in question.key()]
        case "ordering":
            return question.key()[::-1]
        case "numeric":
            return -1
        case "short":
            return "qwertz"


@pytest.fixture
def page(visit, address):
    return visit(f"{address}{PAGE}")


@pytest.mark.parametrize("question", GRADED, ids=lambda q: q.id)
def test_wrong_then_right(page, question):
    form = answer(page, question, wrong(question))
    status = form.locator(".md-status")
    assert "Try again" in status.inner_text() and status.locator("li").count() >= 1
    assert form.get_by_role("button", name="Show the answer").is_visible()
    answer(page, question, question.key())
    assert status.inner_text().startswith("Right.") and "Sources:" in status.inner_text()
    assert not form.get_by_role("button", name="Check").is_visible()
    assert page.evaluate("document.activeElement.className") == "md-status", "the focus is not lost"
    assert status.locator(".md-wrong").count() == 0 or question.kind in ("single", "multiple")


@pytest.mark.parametrize("question", GRADED, ids=lambda q: q.id)
def test_the_answer_is_shown_on_request(page, question):
    form = answer(page, question, wrong(question))
    form.get_by_role("button", name="Show the answer").click()
    status = form.locator(".md-status")
    assert status.inner_text().startswith("The answer:")
    assert page.evaluate("document.activeElement.className") == "md-status", "the focus is not lost"
    assert form.locator("input:enabled, select:enabled, .md-moves button:enabled").count() == 0


def test_nothing_is_given_away_before_an_answer(page):
    for question in GRADED:
        form = form_of(page, question)
        assert form.locator(".md-status").inner_text() == ""
        assert not form.get_by_role("button", name="Show the answer").is_visible()
        if question.kind not in ("ordering",):
            form.get_by_role("button", name="Check").click()
            assert "first" in form.locator(".md-status").inner_text(), "an empty answer is asked for, not marked"


@pytest.mark.parametrize("written", ["38", " 38 ", "38%", "37,7", "38 %", "+38"])
def test_a_number_as_people_write_it(page, written):
    question = next(question for question in GRADED if question.id == "def-checked-share")
    form = answer(page, question, written)
    assert form.locator(".md-status").inner_text().startswith("Right.")


def test_a_hint_leaves_the_feedback(page):
    question = next(question for question in GRADED if question.hint)
    form = answer(page, question, wrong(question))
    form.get_by_role("button", name="Hint").click()
    assert "Hint:" in form.locator(".md-hint").inner_text() and "Try again" in form.locator(".md-status").inner_text()


def test_known_mistakes_are_answered(page):
    for question in GRADED:
        for mistake in getattr(question, "mistakes", []):
            value = mistake.text if question.kind == "short" else question._number(mistake.value)
            form = answer(page, question, value)
            said = rendered(mistake.feedback).replace("&quot;", '"')[:40]
            assert said in form.locator(".md-status").inner_text()


def test_a_stand_is_kept_and_met_again(page):
    warm_up = next(question for question in QUESTIONS if question.commit)
    form = form_of(page, warm_up)
    again = page.locator(".md-recall")
    assert "not answered the warm-up" in again.inner_text()
    for select in form.locator("select").all():
        select.select_option(label="something else")
    form.get_by_role("button", name="Commit to this").click()
    said = form.locator(".md-status").inner_text()
    assert said.startswith("You have committed") and "Right" not in said and "Not right" not in said
    assert "Before you read on, you said:" in again.inner_text() and "ship pays a courtesy visit" in again.inner_text()


def test_feedback_leads_back_to_the_paragraph(page):
    question = next(question for question in GRADED if question.read == "one-word")
    form = answer(page, question, question.key())
    link = form.locator(".md-sources a")
    assert link.inner_text() == "One word gone"
    link.click()
    page.wait_for_function("location.hash === '#one-word'")


def test_keyboard_alone(page):
    single, ordering = (next(q for q in GRADED if q.kind == kind) for kind in ("single", "ordering"))
    form = form_of(page, single)
    form.locator("input").first.focus()
    wanted = [option["at"] for option in single.present()["options"]].index(single.key())
    page.keyboard.press("Space")
    for _ in range(wanted):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert form.locator(".md-status").inner_text().startswith("Right.")

    form = form_of(page, ordering)
    first = form.locator("li").first.inner_text().split("\n")[-1]
    form.locator("li").first.get_by_role("button", name="Move down").focus()
    page.keyboard.press("Enter")
    assert form.locator("li").nth(1).inner_text().split("\n")[-1] == first
    assert "is now number 2 of 5" in form.locator("[role=status]").first.inner_text()
    assert "Move down" in page.evaluate("document.activeElement.getAttribute('aria-label')"), "the focus stays with the item"


def test_tab_reaches_every_control_in_order_and_leaves(page):
    """From the top of the page to its end with the Tab key alone: nothing is skipped, nothing is a trap."""
    for y in range(0, page.evaluate("document.documentElement.scrollHeight"), 600):
        page.evaluate(f"window.scrollTo(0, {y})")
        page.wait_for_timeout(20)
    page.wait_for_timeout(500)
    expected = page.evaluate(
        """() => {
          const radios = new Set();
          return [...document.querySelectorAll('main :is(a[href], button, input, select, summary, [tabindex="0"])')].filter(e => {
            if (e.disabled || !e.checkVisibility({ visibilityProperty: true })) return false;
            if (e.type === 'radio') { if (radios.has(e.name)) return false; radios.add(e.name); }
            return true;
          }).length;
        }"""
    )
    page.evaluate("document.querySelector('main').setAttribute('tabindex', '-1'); document.querySelector('main').focus(); window.seen = new Set()")
    for _ in range(expected + 60):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "(() => { const e = document.activeElement; if (!e.closest('main')) return false; window.seen.add(e.type === 'radio' ? e.name : e); return true })()"
        )
        if not inside and page.evaluate("window.seen.size") >= expected:
            break
    assert page.evaluate("window.seen.size") >= expected


def test_the_page_scores_as_python_does(page):
    """The scripts and the bank's model agree on random answers to every question."""
    draw = random.Random(1)
    for question in GRADED:
        for _ in range(40):
            response = _random_answer(question, draw)
            script = page.evaluate("([q, r]) => window.mildip.score(q, r)", [question.id, response])
            assert script == pytest.approx(question.score(response)), (question.id, response)


def _random_answer(question, draw):
    match question.kind:
        case "single":
            return draw.randrange(len(question.options))
        case "multiple":
            return [at for at in range(len(question.options)) if draw.random() < 0.5]
        case "matching":
            return [draw.randrange(len(question.pairs)) for _ in question.pairs]
        case "sorting":
            return [draw.randrange(len(question.groups)) for _ in question.items]
        case "ordering":
            return draw.sample(range(len(question.items)), len(question.items))
        case "numeric":
            return question.key() + draw.choice([-2, -1, -0.5, 0, 0.5, 1, 2]) * draw.choice([1, question.tolerance or 1])
        case "short":
            return draw.choice(
                ["Co-operative!", "cooperative", "the cooperative", " COOPÉRATIVE ", "cooperativ", "peacetime", "a", "co operative use", "n’importe"]
            )
