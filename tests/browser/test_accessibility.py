"""axe finds nothing against WCAG 2.2 A and AA on any page, in either theme, or in any state of a question."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PAGE, scroll_through
from tests.browser.test_pages import NAMES
from tests.browser.test_questions import GRADED, answer, wrong

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page):
    # Without preload: from file:// axe would try to fetch the style sheets, which no browser allows.
    found = Axe().run(page, options={"preload": False, "runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [(v["id"], v["help"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page(visit, served, name, scheme):
    page = visit(f"{served}{name}.html", scheme=scheme)
    scroll_through(page)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_a_question(visit, served, scheme):
    page = visit(f"{served}{PAGE}", scheme=scheme)
    scroll_through(page)
    for details in page.locator(".md-data summary").all():
        details.click()
    for question in GRADED:
        answer(page, question, wrong(question))
    assert violations(page) == [], "after a wrong answer"
    for question in GRADED[::2]:
        answer(page, question, question.key())
    for button in page.get_by_role("button", name="Show the answer").all():
        if button.is_visible():
            button.click()
    assert violations(page) == [], "after right and shown answers"


def test_the_same_on_a_small_screen(visit, served):
    page = visit(f"{served}{PAGE}", width=390)
    scroll_through(page)
    assert violations(page) == []


def test_touch_targets(visit, served):
    page = visit(f"{served}{PAGE}", width=390)
    scroll_through(page)
    small = page.eval_on_selector_all(
        ".md-question button, .md-question select, .md-options label, .md-question input[type=text], .md-control select, .md-control input",
        "all => all.filter(e => e.checkVisibility() && Math.min(e.offsetWidth, e.offsetHeight) < 24).map(e => e.outerHTML.slice(0, 100))",
    )
    assert small == []
