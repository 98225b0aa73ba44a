"""`mildip book`: what it makes, what stops it, what it does not do twice."""

import json
import re
import subprocess
import sys

import pytest

from mildip import course
from mildip.book import build, hosts
from mildip.cli import main


def test_the_book_names_no_outside_host(book):
    pages = list(book.rglob("*.html"))
    assert len(pages) >= 7
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"https?://(cdn|unpkg|esm|cdnjs)", text), page
        assert hosts.outside(text) == [], page
        assert "thebe" not in text.lower(), page


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="https://scripts.example/x.js"></script>',
        "<link rel='stylesheet' href='//fonts.example/a.css'>",
        '<iframe width="3" src="http://a.example/"></iframe>',
        '<img alt="" src="https://a.example/x.png">',
    ],
)
def test_outside_hosts_are_found(tag):
    assert hosts.outside(f"<p>text</p>{tag}") == [tag.split("</")[0]]


def test_outside_hosts_in_styles_are_found():
    assert hosts.outside_style("a{background:url(https://a.example/x.png)}") and hosts.outside_style("@import '//a.example/x.css';")
    assert not hosts.outside_style("a{background:url(x.png)} b{content:url(data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'>)}")


def test_a_link_to_another_site_is_no_outside_host():
    assert hosts.outside('<a href="https://doi.org/10.1017/eis.2020.16">source</a>') == []


def test_every_page_is_there_with_its_notebook(book):
    for page in course.pages():
        assert (book / f"{page.name}.html").is_file()
    notebook = json.loads((book / "notebooks/definitions/what-is-military-diplomacy.ipynb").read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    assert (book / "notebooks/exercises/definitions.ipynb").is_file()


def test_the_page_is_complete_without_scripts(book):
    text = (book / "chapters/definitions/what-is-military-diplomacy.html").read_text(encoding="utf-8")
    assert text.count('class="md-chart"') == 4 and text.count("<svg role=") == 4
    assert text.count('class="md-paper"') == 13
    assert "application/vnd.jupyter.widget-state+json" not in text


def test_solutions_are_not_in_the_book(book):
    source = (course.root() / "exercises/definitions/assignment.md").read_text(encoding="utf-8")
    hidden = re.findall(r'"hidden:[^`]*?\n\n(.*?)```', source, re.S)
    secrets = [line.strip() for cell in hidden for line in cell.splitlines() if line.strip().startswith("assert")]
    assert len(hidden) == 7 and len(secrets) >= 9
    for path in book.rglob("*"):
        if path.suffix in (".html", ".js", ".ipynb", ".md", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert "BEGIN SOLUTION" not in text, path
            # In a notebook's JSON a line of code stands with its quotation marks escaped.
            assert not any(secret in text or secret.replace('"', '\\"') in text for secret in secrets), path


def test_a_second_build_does_nothing(book):
    before = {path: path.stat().st_mtime_ns for path in book.rglob("*.html")}
    again = build.build(show=lambda line: pytest.fail(f"it works again: {line}"))
    assert not again.fresh
    assert {path: path.stat().st_mtime_ns for path in book.rglob("*.html")} == before


# Slips that must stop a build, each with one message that names the place.
SPOILED = {
    "a bad bank kind": ("exercises/definitions/questions.yml", "kind: multiple", "kind: multipel",
        r"^exercises/definitions/questions\.yml:\d+: question 'def-independent': no kind 'multipel'; did you mean 'multiple'\?.*$"),
    "a duplicate id": ("exercises/definitions/questions.yml", "id: def-independent", "id: def-name-age",
        r"^exercises/definitions/questions\.yml:\d+: question 'def-name-age': this id is taken on line \d+; .*$"),
    "a missing source": ("exercises/definitions/questions.yml", "    sources: [uksdr1998, vagts1956]\n    read: two-words\n", "    read: two-words\n",
        r"^exercises/definitions/questions\.yml:\d+: question 'def-name-age': 'sources' is missing; write it$"),
    "a wrong date": ("data/definitions.csv", "2026-11-22,iskandarov2023; edmonds1998", "2026-13-45,iskandarov2023; edmonds1998",
        r"^data/definitions\.csv: row 2, column 'checked': '2026-13-45' is not a date written YYYY-MM-DD.*$"),
    "a count of nothing": ("chapters/definitions/what-is-military-diplomacy.md", "{count}`features`", "{count}`feature`",
        r"^chapters/definitions/what-is-military-diplomacy\.md:\d+: no table 'feature'; the tables are .*$"),
    "a group that no question is in": ("chapters/definitions/what-is-military-diplomacy.md", 'md.quiz("definitions", "weigh")', 'md.quiz("definitions", "way")',
        r"^chapters/definitions/what-is-military-diplomacy\.md:\d+: .*no group or question 'way'; the groups are .*$"),
    "an unknown citation": ("chapters/definitions/what-is-military-diplomacy.md", "{cite:t}`drab2018`", "{cite:t}`drab2081`",
        r"^chapters/definitions/what-is-military-diplomacy\.md:\d+: citation 'drab2081' is not in references\.bib; .*$"),
}  # fmt: skip


@pytest.mark.parametrize("file, old, new, said", SPOILED.values(), ids=SPOILED.keys())
def test_a_slip_stops_the_build_with_one_message(spoiled, capsys, file, old, new, said):
    line = spoiled(file, old, new)
    assert main(["book"]) == 1
    captured = capsys.readouterr()
    lines = captured.err.strip().splitlines()
    assert len(lines) == 1 and re.match(said, lines[0]), lines
    if file.endswith(".md"):
        assert f":{line}:" in lines[0]
    assert captured.out == "" and not (spoiled.root / "_build" / "html").exists()


def test_a_warning_of_sphinx_stops_the_build_and_is_named(spoiled, capsys):
    # A small course, so that this build is short.
    toc = (spoiled.root / "_toc.yml").read_text()
    (spoiled.root / "_toc.yml").write_text(toc.split("parts:")[0] + "chapters:\n  - file: chapters/reference/people\n")
    (spoiled.root / "index.md").write_text("# Title\n\nA [link](nowhere.md).\n\n{term}`no such term`\n")
    assert main(["book"]) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert any(re.match(r"index\.md:3: .*nowhere\.md", line) for line in lines), lines
    assert any("no such term" in line for line in lines), lines
    assert not any("Traceback" in line for line in lines)


def test_a_cell_that_fails_stops_the_build_and_is_named(spoiled, capsys):
    toc = (spoiled.root / "_toc.yml").read_text()
    (spoiled.root / "_toc.yml").write_text(toc.split("parts:")[0])
    cell = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n\n# Title\n\n```{code-cell} ipython3\n%s\n```\n"
    (spoiled.root / "index.md").write_text(cell % "1 / 0")
    assert main(["book"]) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said and "index.md" in said, said
    # A widget that needs Python is a defect of a page.
    (spoiled.root / "index.md").write_text(cell % "import ipywidgets\nipywidgets.IntSlider()")
    assert main(["book"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"index\.md:\d+: this ipywidget needs Python", said), said


def test_commands_start_quickly_because_they_load_little():
    code = "import sys, mildip.cli; print([m for m in ('altair', 'pandas', 'frictionless', 'nbgrader') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_clean_leaves_the_readers_work(spoiled):
    (spoiled.root / "_build").mkdir()
    (spoiled.root / "my-work").mkdir()
    assert main(["clean"]) in (0, None)
    assert not (spoiled.root / "_build").exists() and (spoiled.root / "my-work").is_dir()


def test_a_path_that_cannot_be_written_is_said(tmp_path, capsys):
    assert main(["release", "definitions", str(tmp_path / "nowhere" / "x.ipynb")]) == 1
    assert "No such file or directory" in capsys.readouterr().err
