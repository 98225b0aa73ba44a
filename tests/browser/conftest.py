"""Chromium with the network cut off, and the book served from this machine."""

import functools
import http.server
import os
import threading

import pytest
from playwright.sync_api import sync_playwright

PAGE = "chapters/definitions/what-is-military-diplomacy.html"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """A running Chromium that can resolve no name but this machine's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["MILDIP_CHROMIUM"],
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield browser
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def served(book):
    """The address of the built book, served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(book)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def visit(chromium):
    """Open an address: ``visit(url, width=1280, scheme="light")``. Fails the test for any error in the console, any
    uncaught exception and any request that leaves this machine or the book."""
    contexts, trouble = [], []

    def _watch(page):
        page.on("console", lambda m: trouble.append(f"console: {m.text} {m.location}") if m.type == "error" else None)
        page.on("pageerror", lambda error: trouble.append(f"exception: {error}"))
        page.on("request", lambda r: trouble.append(f"request: {r.url}") if not _own(r.url) else None)

    def _own(url):
        return url.startswith(("file://", "http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))

    def open_page(url, width=1280, scheme="light", **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        contexts.append(context)
        context.on("page", _watch)
        page = context.new_page()
        page.goto(url)
        return page

    open_page.trouble = trouble
    yield open_page
    for context in contexts:
        context.close()
    assert not trouble, trouble


@pytest.fixture(params=["http", "file"])
def address(request, served, book):
    """Both ways a reader opens the book: from a server, and from a folder."""
    return served if request.param == "http" else book.as_uri() + "/"


def scroll_through(page):
    """Come near every chart, as a reader would."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for y in range(0, height, 500):
        page.evaluate(f"window.scrollTo(0, {y})")
        page.wait_for_timeout(30)
    page.wait_for_function("[...document.querySelectorAll('.md-chart')].every(c => c.classList.contains('md-alive'))")
