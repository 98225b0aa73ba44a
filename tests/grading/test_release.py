"""From the teacher's file to the learner's notebook."""

import re

import nbformat
import pytest
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3

from mildip import course
from mildip.grading import release

FILE = "exercises/definitions/assignment.md"


def test_the_release_gives_nothing_away(blank, model):
    text = nbformat.writes(blank)
    assert "SOLUTION" not in text and "HIDDEN" not in text
    for answer in model.values():
        for line in answer.splitlines():
            line = line.strip()
            if len(line) > 25 and not line.startswith(("def ", "###", "*Write")):
                assert line not in text, line
    assert all(not cell.get("outputs") for cell in blank.cells)


def test_every_task_has_a_place_to_answer_and_a_visible_check(blank):
    graded = {cell.metadata.nbgrader.grade_id: cell for cell in blank.cells if "nbgrader" in cell.metadata}
    tasks = [name for name in graded if re.fullmatch(r"t\d", name)]
    assert len(tasks) == 6
    for task in tasks:
        assert "raise NotImplementedError()" in graded[task].source
        assert graded[f"{task}-check-1"].source.strip() and graded[f"{task}-check-1"].metadata.nbgrader.locked
        assert f"{task}-hidden-1" in graded and not graded[f"{task}-hidden-1"].source.strip()
    assert graded["t7-essay-1"].cell_type == "markdown" and graded["t7-essay-1"].metadata.nbgrader.points == 6


def test_metadata_is_nbgraders(blank):
    for cell in blank.cells:
        MetadataValidatorV3().validate_cell(cell)


def test_two_releases_are_the_same_bytes():
    path = release.source_path("definitions")
    assert release.release_text(path) == release.release_text(path)


@pytest.mark.parametrize(
    "old, new, said",
    [
        ('["check:t1:1"]', '["check:t1"]', r"assignment\.md: cell 5: tag 'check:t1': checks and essays carry task and points"),
        ('["check:t1:1"]', '["check:one:1"]', r"assignment\.md: cell 5: tag 'check:one:1' is not of the form kind:task:points"),
        ('["solution:t2"]', '["solution:t1"]', r"assignment\.md: cell 8: there is another 'solution:t1' before it"),
        ('["hidden:t1:1"]', '["hiden:t1:1"]', r"assignment\.md: cell 6: tag 'hiden:t1:1' is not of the form kind:task:points"),
        ("    return len(a & b) / len(a | b)\n    ### END SOLUTION", "    return len(a & b) / len(a | b)", r"assignment\.md: .*[Ss]olution"),
        ('["solution:t2"]', "[]", r"assignment\.md: task t2 has checks and no cell tagged solution:t2"),
    ],
)
def test_a_broken_assignment_is_named(spoiled, old, new, said):
    spoiled(FILE, old, new)
    problems = release.check()
    assert any(re.search(said, problem) for problem in problems), problems


def test_an_empty_assignment_is_named(spoiled):
    (spoiled.root / FILE).write_text("")
    assert release.check() == [f"{FILE}: no cell is tagged solution:t1; an assignment has at least one task"]


def test_no_assignment():
    with pytest.raises(course.CourseError, match="assignments with solutions are in a checkout"):
        release.source_path("theorists")
