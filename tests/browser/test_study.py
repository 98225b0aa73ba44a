"""`mildip study` as a reader runs it: book and JupyterLab on one port, the page's notebook, live widgets, all offline."""

import json
import os
import re
import socket
import shutil
import subprocess
import sys
import time

import nbformat
import pytest

from mildip import course
from tests.browser.conftest import PAGE
from tests.conftest import SOURCES


@pytest.fixture(scope="module")
def study(book, tmp_path_factory):
    """The address that the command prints, and its folder: a copy of the course with the book already built."""
    root = tmp_path_factory.mktemp("study")
    for name in [*SOURCES, "_build"]:
        origin = course.root() / name
        (shutil.copytree if origin.is_dir() else shutil.copy)(origin, root / name)
    log = root / "study.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mildip.cli", "study", "--port", "9500"],
            stdout=out, stderr=subprocess.STDOUT, env=os.environ | {"MILDIP_COURSE": str(root)}, cwd=root,
        )  # fmt: skip
    try:
        for _ in range(240):
            found = re.search(r"(http://127\.0\.0\.1:\d+/book/)(\?token=\S+)", log.read_text())
            if found or process.poll() is not None:
                break
            time.sleep(0.25)
        assert found, log.read_text()
        assert "the book is up to date" in log.read_text(), "nothing is built twice"
        yield found[1], found[2], root
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_the_book_is_served_with_its_pages(visit, study):
    address, token, _ = study
    page = visit(address + token)
    assert page.title().startswith("Military Diplomacy")
    page.goto(address + PAGE)
    assert page.locator("a.md-notebook").all_inner_texts() == ["Open this page as a notebook", "Open the assignment"]
    assert page.locator("a.md-notebook").last.get_attribute("href") == "/lab/tree/exercises/definitions.ipynb"


def test_the_server_answers_this_machine_only(study):
    port = int(re.search(r":(\d+)/", study[0])[1])
    with socket.socket() as other, pytest.raises(OSError):
        other.settimeout(2)
        other.connect(("127.0.0.2", port))  # another address of this machine: a server open to all would answer


def test_without_the_token_jupyterlab_stays_shut(visit, study):
    address, _, _ = study
    page = visit(address + PAGE)
    response = page.context.request.get(address.replace("/book/", "/api/contents"))
    assert response.status == 403


def _run_all(lab):
    """Wait for the notebook and its kernel, then run every cell."""
    lab.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    lab.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    lab.get_by_role("menuitem", name="Run", exact=True).click()
    lab.get_by_text("Run All Cells", exact=True).click()


def test_the_notebook_of_a_page_lives_in_jupyterlab(visit, study):
    address, token, root = study
    page = visit(address + PAGE + token)
    with page.expect_popup() as opened:
        page.click("a.md-notebook")
    lab = opened.value
    _run_all(lab)
    assert "Would you like to get notified" not in lab.inner_text("body")
    assert (root / "my-work/pages/definitions/what-is-military-diplomacy.ipynb").is_file()
    lab.wait_for_selector(".md-explore .md-live svg", timeout=90_000, state="attached")

    # Plain charts are drawn by JupyterLab itself, the explored ones by the widget.
    lab.wait_for_function("document.querySelectorAll('.vega-embed svg, .vega-embed canvas').length >= 4", timeout=60_000)

    # What the reader selects, Python knows.
    matrix = lab.locator(".md-explore").first
    matrix.get_by_label("Sort by").select_option(label="number of features named")
    quiz = lab.locator(".md-question").filter(has_text="Which find would show that the practice")
    quiz.get_by_label("A report of 1905").check()
    quiz.get_by_role("button", name="Check").click()
    assert quiz.locator(".md-verdict").inner_text() == "Right."


def test_python_reads_the_widgets(visit, study):
    address, token, root = study
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "import json\nimport mildip as md\n"
                "chart = md.explore(md.charts.definitions_matrix())\nquiz = md.quiz('definitions', 'words')\n"
                "def note(_=None):\n"
                "    json.dump({'values': chart.values, 'score': quiz.score, 'answers': quiz.answers}, open('noted.json', 'w'))\n"
                "chart.observe(note, 'values'); quiz.observe(note, 'answers')\nnote()\ndisplay(chart, quiz)"
            )
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, root / "my-work" / "probe.ipynb")
    lab = visit(address.replace("/book/", "/lab/tree/probe.ipynb") + token + "&reset")
    _run_all(lab)
    lab.wait_for_selector(".md-explore .md-live svg", timeout=60_000)
    lab.get_by_label("Sort by").select_option(label="number of features named")
    lab.get_by_label("A report of 1905").check()
    lab.get_by_role("button", name="Check", exact=True).click()

    for _ in range(40):
        lab.wait_for_timeout(250)
        noted = json.loads((root / "my-work" / "noted.json").read_text())
        if noted["score"] == 1 and noted["values"]["order"] == "breadth":
            break
    assert noted["values"] == {"order": "breadth", "shown": "all"}
    assert noted["score"] == 1 and noted["answers"]["def-name-age"]["tries"] == 1


def test_what_the_reader_changed_stays(study):
    """A second start neither overwrites the reader's answers nor repeats itself."""
    _, _, root = study
    mine = root / "my-work/exercises/definitions.ipynb"
    notebook = nbformat.read(mine, as_version=4)
    notebook.cells[0].source = "# Mine"
    nbformat.write(notebook, mine)
    code = "from mildip.book import work; print(work.lay_out())"
    env = os.environ | {"MILDIP_COURSE": str(root)}

    def run():
        return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout.strip()

    assert run() == "[]" and nbformat.read(mine, as_version=4).cells[0].source == "# Mine"
    source = root / "exercises/definitions/assignment.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Six tasks for an analyst", "Six tasks for analysts"), encoding="utf-8")
    assert "exercises/definitions.ipynb is yours and stays" in run()
    assert nbformat.read(mine, as_version=4).cells[0].source == "# Mine"
    assert "Six tasks for analysts" in (mine.parent / "definitions (new version).ipynb").read_text(encoding="utf-8")
    assert run() == "[]", "the newer version is laid beside it once"
    newer = mine.parent / "definitions (new version).ipynb"
    newer.write_text("{}")
    source.write_text(source.read_text(encoding="utf-8").replace("Six tasks for analysts", "Six tasks"), encoding="utf-8")
    assert "(new version 2)" in run() and newer.read_text() == "{}", "what the reader did with the newer version stays too"
