"""`mildip check`: what a learner is told."""

import nbformat
import pytest

from mildip import cli, course
from mildip.grading import check
from tests.grading.conftest import DIFFERENT


@pytest.fixture
def told(tmp_path):
    """Check a notebook: task to finding."""

    def run(notebook):
        path = tmp_path / "definitions.ipynb"
        nbformat.write(notebook, path)
        before = path.read_bytes()
        findings = check.check(path, "definitions")
        assert path.read_bytes() == before, "a check changes nothing on disk"
        return {finding.task: finding for finding in findings}

    return run


def test_all_right(told, answered):
    found = told(answered(DIFFERENT))
    assert list(found) == ["t1", "t2", "t3", "t4", "t5", "t6"]
    assert all(not finding.message and finding.passed == finding.total for finding in found.values())


def test_mistakes_get_a_message_that_helps(told, answered):
    found = told(
        answered(
            {
                "t1": "def breadth(codes):\n    return codes['definition'].value_counts(ascending=True)",
                "t2": "def namers(codes, feature):\n    return set(codes.loc[codes.feature == feature, 'definition'])",
                "t3": "def on_the_article(codes):\n    return 100 * (codes.basis == 'article').groupby(codes.definition).mean()",
                "t5": "chart = alt.Chart(codes, title='x').mark_line().encode(x='count()', y='feature:N')",
                "t6": "british = {'forces', 'ministry', 'trust', 'reform', 'peacetime'}",
            }
        )
    )
    assert found["t1"].message == "the largest number should come first"
    assert found["t2"].message == "namers should return a list; it returns set"
    assert "is yours a count or a percentage?" in found["t3"].message
    assert found["t4"].message == "not answered yet" and found["t4"].passed == 0
    assert found["t5"].message == "the marks should be bars; they are line" and found["t5"].passed == 1
    assert "do you suppose it?" in found["t6"].message


def test_checks_that_were_deleted_or_changed_make_no_difference(told, answered):
    notebook = answered(DIFFERENT | {"t1": "def breadth(codes):\n    return 13"})
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "t1-check-1":
            cell.source = "pass"
    notebook.cells = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") != "t2-check-1"]
    found = told(notebook)
    assert found["t1"].message == "breadth should return a pandas Series; it returns int"
    assert not found["t2"].message and found["t2"].total == 1


def test_python_that_stops_is_said(told, answered):
    found = told(answered(DIFFERENT | {"t3": "import os\nos._exit(1)"}))
    assert not found["t1"].message
    assert found["t4"].message == "Python stopped in the middle of the notebook"


def test_what_is_no_notebook(tmp_path, capsys):
    broken = tmp_path / "definitions.ipynb"
    broken.write_text("{ this is not JSON")
    assert cli.main(["check", str(broken)]) == 1
    said = capsys.readouterr().err
    assert "is not a Jupyter notebook" in said and "Traceback" not in said
    assert cli.main(["check", str(tmp_path / "other.ipynb")]) == 1
    assert "name the file definitions.ipynb" in capsys.readouterr().err
    with pytest.raises(course.CourseError, match="does not exist"):
        check.read(tmp_path / "gone.ipynb")
