"""From the teacher's assignment (MyST Markdown with solutions and checks) to what learners get.

A cell of ``exercises/<topic>/assignment.md`` says by one short tag what it is:

- ``setup``: run first, not to be changed
- ``solution:t1``: where the learner answers task t1; the solution stands between BEGIN SOLUTION and END SOLUTION
- ``check:t1:2``: a check of task t1 worth 2 points, that the learner sees
- ``hidden:t1:2``: a check that only the grader sees
- ``essay:t7:6``: a written answer that a person grades, of 6 points

This module turns the tags into nbgrader's cell metadata (schema 3); nbgrader's own preprocessors then take solutions
and hidden checks out.
"""

import json
import re

import jupytext
import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearOutput, ClearSolutions, ComputeChecksums, LockCells

from mildip import course

FILE = "assignment.md"
PACKAGED = "release.ipynb"
_TAG = re.compile(r"^(setup|solution|check|hidden|essay)(?::([a-z]\d+))?(?::(\d+(?:\.\d+)?))?$")
_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def topics() -> list[str]:
    """The topics that have an assignment."""
    folder = course.root() / "exercises"
    return [t for t in course.TOPICS if any((folder / t / name).is_file() for name in (FILE, PACKAGED))]


def source_path(topic: str):
    """The teacher's file. Raises CourseError where the course has none (an installed wheel carries releases only)."""
    path = course.root() / "exercises" / topic / FILE
    if not path.is_file():
        raise course.CourseError(
            f"no {course.shown(path)}: assignments with solutions are in a checkout of the course, and exist for {', '.join(topics())}"
        )
    return path


def source(path) -> nbformat.NotebookNode:
    """The teacher's notebook, with nbgrader's metadata. Raises CourseError naming file and cell."""
    notebook = jupytext.reads(course.read_text(path), fmt="md:myst")
    seen, problems = {}, []
    for number, cell in enumerate(notebook.cells, 1):
        tags = cell.metadata.get("tags", [])
        found = [match for tag in tags if (match := _TAG.match(tag))]
        place = f"{course.shown(path)}: cell {number}"
        cell.metadata = nbformat.from_dict({})
        cell["id"] = f"text-{number}"
        if len(found) != len(tags):  # a slip in a tag must not hand a hidden check to learners
            bad = next(tag for tag in tags if not _TAG.match(tag))
            problems.append(f"{place}: tag {bad!r} is not of the form kind:task:points, such as check:t1:2")
            continue
        if not found:
            continue
        kind, task, points = found[0].groups()
        if (kind in ("check", "hidden", "essay")) != bool(points) or (kind != "setup") != bool(task):
            problems.append(f"{place}: tag {found[0][0]!r}: checks and essays carry task and points, solutions a task alone")
            continue
        at = seen[kind, task] = seen.get((kind, task), 0) + 1
        name = kind if kind == "setup" else task if kind == "solution" else f"{task}-{kind}-{at}"
        if at > 1 and kind in ("setup", "solution", "essay"):
            problems.append(f"{place}: there is another {found[0][0]!r} before it; give each its own")
        _describe(cell, kind, name, float(points or 0))
    tasks = {task for kind, task in seen if kind == "solution"}
    if not tasks and not problems:
        problems.append(f"{course.shown(path)}: no cell is tagged solution:t1; an assignment has at least one task")
    for kind, task in seen:
        if kind in ("check", "hidden") and task not in tasks:
            problems.append(f"{course.shown(path)}: task {task} has checks and no cell tagged solution:{task}")
    if problems:
        raise course.CourseError(*problems)
    notebook.metadata = nbformat.from_dict({"kernelspec": _KERNEL, "language_info": {"name": "python"}})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def _describe(cell, kind, name, points):
    about = {
        "schema_version": 3,
        "grade_id": name,
        "grade": kind in ("check", "hidden", "essay"),
        "solution": kind in ("solution", "essay"),
        "locked": kind in ("setup", "check", "hidden"),
        "task": False,
        "cell_type": cell.cell_type,
    }
    if about["grade"]:
        about["points"] = points
    if kind == "hidden":
        cell.source = f"### BEGIN HIDDEN TESTS\n{cell.source}\n### END HIDDEN TESTS"
    cell.metadata = nbformat.from_dict({"nbgrader": about})
    cell["id"] = name


def text(notebook) -> str:
    """A notebook as JSON text, the same bytes each time."""
    nbformat.validate(notebook)
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def source_text(path) -> str:
    """The teacher's version for nbgrader's ``source`` folder."""
    return text(source(path))


def release_text(path) -> str:
    """The learner's version: no solutions, no hidden checks, no outputs."""
    notebook = source(path)
    for step in (LockCells, ClearSolutions, ClearOutput, ClearHiddenTests, ComputeChecksums):
        notebook, _ = step().preprocess(notebook, {})
    return text(notebook)


def released(topic: str) -> str:
    """The learner's version of a topic's assignment, from the teacher's file or from the wheel."""
    packaged = course.root() / "exercises" / topic / PACKAGED
    return packaged.read_text(encoding="utf-8") if packaged.is_file() else release_text(source_path(topic))


def check() -> list[str]:
    """Problems of all assignments, a line each."""
    problems = []
    for topic in topics():
        try:
            released(topic)
        except course.CourseError as error:
            problems += error.problems
        except RuntimeError as error:  # nbgrader: a solution that is begun and not ended
            problems.append(f"{course.shown(source_path(topic))}: {error}")
    return problems
