"""The built wheel, installed alone in an empty folder: it carries tables, bank and pages, and gives no solutions away."""

import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without network from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def alone(wheel, tmp_path_factory):
    """Run Python in an empty folder where `mildip` is the wheel's, not this checkout's."""
    site, empty = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("empty")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)

    def run(*arguments):
        env = {"PYTHONPATH": str(site), "PATH": "/usr/bin:/bin", "HOME": str(empty)}
        return subprocess.run([sys.executable, *arguments], cwd=empty, env=env, capture_output=True, text=True)

    run.folder = empty
    return run


def test_what_is_inside(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        assert {"mildip/_course/_toc.yml", "mildip/_course/data/definitions.csv", "mildip/_course/exercises/definitions/questions.yml",
                "mildip/_course/exercises/definitions/release.ipynb", "mildip/practice/quiz/core.js", "mildip/book/assets/book.css"} <= set(names)  # fmt: skip
        assert not any("assignment.md" in name or name.startswith(("tests/", "_build", ".venv")) for name in names)
        for name in names:
            if name.endswith((".ipynb", ".md", ".yml", ".csv")):
                assert b"BEGIN SOLUTION" not in packed.read(name) and b"HIDDEN TESTS" not in packed.read(name), name


def test_tables_bank_and_charts_work_alone(alone):
    code = (
        "import mildip as md\n"
        "from mildip import course; assert course.is_packaged(), course.root()\n"
        "print(len(md.table('definitions')), len(md.quiz('definitions', 'voices').questions), type(md.charts.features_named()).__name__)\n"
        "print(sorted(md.explore(md.charts.definitions_matrix()).values))\n"
        "from mildip.grading import release; print('breadth' in release.released('definitions'))"
    )
    done = alone("-c", code)
    assert done.stdout == "13 2 Chart\n['order', 'shown']\nTrue\n", done.stderr


def test_the_book_can_be_built_alone(alone):
    done = alone("-m", "mildip.cli", "book")
    assert done.returncode == 0, done.stderr
    index = alone.folder / "_build" / "html" / "index.html"
    assert done.stdout.strip() == str(index) and index.is_file()
    assert (alone.folder / "_build/html/chapters/definitions/what-is-military-diplomacy.html").is_file()


def test_what_needs_a_checkout_says_so(alone):
    for arguments, said in (
        (("test",), "the tests are in a checkout of the course"),
        (("grade", "definitions", "."), "no notebooks in"),
    ):
        done = alone("-m", "mildip.cli", *arguments)
        assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr, done.stderr
