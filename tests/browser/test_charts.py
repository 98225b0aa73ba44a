"""The controls of each chart move it, without a kernel."""

import pytest

from tests.browser.conftest import PAGE, scroll_through


@pytest.fixture
def page(visit, address):
    page = visit(f"{address}{PAGE}")
    scroll_through(page)
    return page


def _figure(page, title):
    return page.locator(f'figure.md-chart[aria-label*="{title}"]')


def _rows(figure):
    """The labels of the vertical axis, from top to bottom."""
    found = figure.locator(".md-live .role-axis-label text, .md-live .role-axis text").evaluate_all(
        "texts => texts.map(t => [t.textContent, t.getBoundingClientRect().top])"
    )
    rows = [(top, text) for text, top in found if "·" in text]
    return [text for _, text in sorted(rows)]


def test_the_matrix_sorts(page):
    matrix = _figure(page, "Few shared words")
    assert _rows(matrix)[0].startswith("Edmonds 1998")
    matrix.get_by_label("Sort by").select_option(label="number of features named")
    page.wait_for_timeout(300)
    assert _rows(matrix)[0] == "Pajtinka 2016 · 7" and _rows(matrix)[-1][-1] == "1"
    matrix.get_by_label("Sort by").select_option(label="name")
    page.wait_for_timeout(300)
    assert _rows(matrix) == sorted(_rows(matrix)) and len(_rows(matrix)) == 13


def test_the_matrix_shows_one_question_at_a_time(page):
    matrix = _figure(page, "Few shared words")
    strong = "paths => paths.filter(p => Number(p.getAttribute('opacity') ?? 1) > 0.5 && p.getAttribute('stroke-width') !== null).length"
    dots = matrix.locator(".md-live .mark-symbol.role-mark path")
    everything = dots.evaluate_all(strong)
    matrix.get_by_label("Show").select_option(label="what power")
    page.wait_for_timeout(300)
    assert 0 < dots.evaluate_all(strong) < everything


def test_the_map_joins_by_the_slider(page):
    chart = _figure(page, "pairs share at least half")
    lines = chart.locator(".md-live .mark-rule line")
    assert lines.count() == 8
    slider = chart.get_by_label("Join definitions that share at least")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(300)
    assert chart.locator("output").inner_text() == "0.3" and lines.count() == 24


def test_a_mark_tells_its_row(page):
    bars = _figure(page, "No feature is named by all")
    bars.locator(".md-live .mark-rect.role-mark path").first.hover()
    tooltip = page.locator(".md-tooltip")
    tooltip.wait_for()
    assert "feature" in tooltip.inner_text() and "definitions" in tooltip.inner_text()


def test_every_chart_has_its_table(page):
    for figure in page.locator("figure.md-chart").all():
        figure.locator("summary").click()
        assert figure.locator("table").is_visible() and figure.locator("tbody tr").count() >= 10
