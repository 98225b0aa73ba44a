"""Every page as a reader opens it, over http and from a folder, with the network cut off."""

import nbformat
import pytest

from mildip import course
from tests.browser.conftest import PAGE, scroll_through

NAMES = ["index", *(page.name for page in course.pages()), "genindex", "search"]


@pytest.mark.parametrize("name", NAMES)
def test_opens_without_error_or_outside_request(visit, address, name):
    page = visit(f"{address}{name}.html")
    scroll_through(page)
    assert page.locator(".bd-article h1, main h1").last.is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(visit, served, width):
    for name in NAMES:
        page = visit(f"{served}{name}.html", width=width)
        scroll_through(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_links_within_the_book_lead_somewhere(visit, book):
    from urllib.parse import unquote, urlparse

    for name in NAMES:
        page = visit((book / f"{name}.html").as_uri())
        for link in page.eval_on_selector_all("main a[href], nav a[href]", "links => links.map(a => a.href)"):
            parts = urlparse(link)
            if parts.scheme == "file":
                target = unquote(parts.path)
                assert (book / target).exists(), f"{name}: {link}"
                if parts.fragment and target == str(book / f"{name}.html"):
                    assert page.locator(f'[id="{unquote(parts.fragment)}"]').count() == 1, f"{name}: {link}"


def test_search_finds_a_term_from_a_folder(visit, book):
    page = visit((book / "search.html").as_uri() + "?q=gunboat")
    page.wait_for_selector("#search-results li")
    assert "What is military diplomacy?" in page.inner_text("#search-results")


def test_without_scripts_the_page_is_complete(visit, address):
    page = visit(f"{address}{PAGE}", java_script_enabled=False)
    assert page.locator(".md-chart svg").count() == 4
    assert all(picture.is_visible() for picture in page.locator(".md-chart svg").all())
    assert page.locator(".md-paper").count() == 13 and page.locator(".md-paper").first.is_visible()
    page.locator(".md-data summary").first.click()
    assert page.locator(".md-data table").first.is_visible()


def test_on_paper_the_questions_are_printed(visit, served):
    page = visit(f"{served}{PAGE}")
    scroll_through(page)
    assert not page.locator(".md-paper").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".md-paper").first.is_visible() and not page.locator(".md-question").first.is_visible()
    assert page.locator(".md-chart svg").first.is_visible()


def test_on_paper_a_dark_page_is_light(visit, served):
    page = visit(f"{served}{PAGE}", scheme="dark")
    scroll_through(page)
    page.emulate_media(media="print", color_scheme="dark")
    for selector, what in (("body", "backgroundColor"), ("h1", "color"), (".bd-article p", "color"), (".md-live svg text", "fill")):
        colour = page.eval_on_selector(selector, f"e => getComputedStyle(e).{what}")
        channels = [int(part) for part in colour.strip("rgba()").split(",")[:3]]
        assert (sum(channels) > 600) == (what == "backgroundColor"), (selector, colour)


def test_code_in_a_sentence_is_not_cut_off(visit, served):
    page = visit(f"{served}{PAGE}", width=320)
    assert page.eval_on_selector_all("code.literal, code.literal .pre", "all => Math.max(...all.map(e => e.getBoundingClientRect().right))") <= 320


def test_charts_and_questions_follow_the_theme(visit, served):
    grounds = {}
    for scheme in ("light", "dark"):
        page = visit(f"{served}{PAGE}", scheme=scheme)
        scroll_through(page)
        grounds[scheme] = [
            page.eval_on_selector(selector, "e => getComputedStyle(e).backgroundColor") for selector in ("body", ".md-question")
        ] + [page.eval_on_selector(".md-live svg text", "e => getComputedStyle(e).fill")]
    assert all(light != dark for light, dark in zip(*grounds.values(), strict=True))


@pytest.mark.parametrize(
    "link, name, title",
    [
        ("Download this page as a notebook", "what-is-military-diplomacy.ipynb", "# What is military diplomacy?"),
        ("Download the assignment", "definitions.ipynb", "# Assignment: what is military diplomacy?"),
    ],
)
def test_notebooks_can_be_kept(visit, address, link, name, title):
    page = visit(f"{address}{PAGE}")
    with page.expect_download() as kept:
        page.click(f"text={link}")
    assert kept.value.suggested_filename == name
    assert nbformat.read(kept.value.path(), as_version=4).cells[0].source.startswith(title)
