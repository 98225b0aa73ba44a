"""`mildip grade`: a folder of submissions becomes a gradebook and a table."""

import re
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from mildip import course
from mildip.cli import main
from mildip.grading import grade
from tests.grading.conftest import DIFFERENT

@pytest.fixture(scope="module")
def class_(tmp_path_factory, blank, model):
    """A class graded by the command, once for this module: (its table as text, the folder)."""
    import copy

    folder = tmp_path_factory.mktemp("class")

    def hand_in(path, answers, spoil=lambda notebook: None):
        notebook = copy.deepcopy(blank)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = answers.get(name, cell.source)
        spoil(notebook)
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)

    def without_checks(notebook):
        notebook.cells = [c for c in notebook.cells if "-" not in c.metadata.get("nbgrader", {}).get("grade_id", "")]

    def tagged(notebook):
        for cell in notebook.cells:
            cell.metadata["tags"] = ["skip-execution"]

    hand_in(folder / "in" / "anna" / "definitions.ipynb", model)
    hand_in(folder / "in" / "boris.ipynb", DIFFERENT)
    hand_in(folder / "in" / "empty" / "definitions.ipynb", {})
    hand_in(folder / "in" / "half" / "my answers.ipynb", {k: model[k] for k in ("t1", "t2", "t3")} | {"t1": "def breadth(codes):\n    return codes['definition'].value_counts() if len(codes) > 20 else None"})
    hand_in(folder / "in" / "lost" / "definitions.ipynb", model, without_checks)
    hand_in(folder / "in" / "tagged" / "definitions.ipynb", {}, tagged)
    (folder / "in" / "broken.ipynb").write_text("not a notebook")
    (folder / "in" / "linked").mkdir()
    (folder / "in" / "linked" / "definitions.ipynb").symlink_to(folder / "in" / "boris.ipynb")

    def copied(notebook):
        at = next(i for i, c in enumerate(notebook.cells) if c.metadata.get("nbgrader", {}).get("grade_id") == "t1")
        notebook.cells.insert(at + 1, copy.deepcopy(notebook.cells[at]))

    def gone(notebook):
        notebook.cells = [c for c in notebook.cells if not c.metadata.get("nbgrader")]

    hand_in(folder / "in" / "copied.ipynb", model, copied)
    hand_in(folder / "in" / "gone.ipynb", model, gone)
    hand_in(folder / "in" / "exits.ipynb", model | {"t1": "import os\nos._exit(1)"})
    hand_in(folder / "in" / "two" / "a.ipynb", model)
    hand_in(folder / "in" / "two" / "b.ipynb", model)
    hand_in(folder / "in" / "both" / "definitions.ipynb", model)
    hand_in(folder / "in" / "both.ipynb", model)
    (folder / "in" / "essay").mkdir()
    (folder / "in" / "essay" / "essay.docx").write_text("")

    lines = []
    rows = {row.student: row for row in grade.grade("definitions", folder / "in", folder / "out", show=lines.append)}
    return rows, lines, folder


def test_the_model_and_an_honest_other_way_get_full_marks(class_):
    rows, _, _ = class_
    for student in ("anna", "boris"):
        assert rows[student].score == rows[student].of == 14, rows[student]
        assert rows[student].by_hand == 6


def test_the_empty_release_gets_nothing(class_):
    assert class_[0]["empty"].score == 0 and not class_[0]["empty"].reason


def test_part_of_the_work_gets_part_of_the_points(class_):
    row = class_[0]["half"]
    assert row.points == {"t1": 1, "t2": 2, "t3": 2, "t4": 0, "t5": 0, "t6": 0}
    assert row.score == 5


def test_checks_deleted_by_accident_come_back(class_):
    assert class_[0]["lost"].score == 14


def test_a_tag_does_not_skip_the_checks(class_):
    assert class_[0]["tagged"].score == 0


def test_what_cannot_be_graded_has_a_reason_and_stops_nobody(class_):
    rows, lines, _ = class_
    assert "is not a Jupyter notebook" in rows["broken"].reason
    assert "is a link to another file" in rows["linked"].reason
    assert rows["gone"].reason == "this is not the released notebook of definitions: its answer cells are gone"
    assert "Python stopped in the middle" in rows["exits"].reason
    assert rows["two"].reason == "2 notebooks in the folder and none is called definitions.ipynb"
    assert rows["both"].reason == "two submissions of this name, a folder and a file; keep one"
    assert rows["essay"].reason == "no notebook in the folder"
    assert len(rows) == len(lines) == 14, "everyone who handed something in has a row"


def test_an_answer_cell_that_was_copied_counts_once(class_):
    assert class_[0]["copied"].score == 14


def test_the_table(class_):
    text = grade.table(list(class_[0].values()))
    assert re.search(r"anna +2 +2 +2 +2 +3 +3 +14 of 14 +up to 6", text), text
    assert re.search(r"broken .*is not a Jupyter notebook", text)


def test_the_gradebook_is_nbgraders(class_):
    folder = class_[2] / "out"
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        assert {student.id for student in gradebook.students} >= {"anna", "boris", "empty"}
        submission = gradebook.find_submission("definitions", "anna")
        assert submission.code_score == 14 and submission.needs_manual_grade
    for name in ("source", "release", "submitted", "autograded"):
        assert (folder / name).is_dir()


def test_a_second_grading_keeps_a_grade_given_by_hand(class_, tmp_path):
    folder = tmp_path / "again"
    shutil.copytree(class_[2] / "out", folder)
    url = f"sqlite:///{folder / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        essay = gradebook.find_grade("t7-essay-1", "definitions", "definitions", "boris")
        essay.manual_score = 5
        gradebook.db.commit()
    only = tmp_path / "only"
    only.mkdir()
    shutil.copy(class_[2] / "in" / "boris.ipynb", only)
    rows = grade.grade("definitions", only, folder, show=lambda line: None)
    assert rows[0].score == 14
    with Gradebook(url) as gradebook:
        assert gradebook.find_grade("t7-essay-1", "definitions", "definitions", "boris").manual_score == 5


def test_an_unusable_folder_is_said(tmp_path, capsys):
    assert main(["grade", "definitions", str(tmp_path / "nowhere")]) == 1
    assert "is not a folder of submissions" in capsys.readouterr().err
    assert main(["grade", "definitions", str(tmp_path)]) == 1
    assert "no notebooks in" in capsys.readouterr().err
    assert main(["grade", "theorists", str(tmp_path)]) == 1
    assert "no assignment 'theorists'; there is one for definitions" in capsys.readouterr().err


def test_an_id_that_could_leave_the_folder_is_refused(tmp_path):
    with pytest.raises(course.CourseError):
        grade.submissions(tmp_path / "x", "definitions")
    assert not grade._STUDENT.match("a/b") and grade._STUDENT.match("anna.b@academy")
