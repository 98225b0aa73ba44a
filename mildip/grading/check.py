"""A learner's own check: run the notebook, tell for each task what the visible checks find."""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from mildip import course
from mildip.grading import release

SECONDS_A_CELL = 60


@dataclass(frozen=True)
class Finding:
    """What the checks of one task say: ``passed`` of ``total`` visible checks, and a message where one failed."""

    task: str
    passed: int
    total: int
    message: str = ""


def read(path: Path) -> nbformat.NotebookNode:
    """A notebook from disk. Raises CourseError in words for a person."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise course.CourseError(f"{path} does not exist") from None
    except Exception as error:  # nbformat raises many kinds for a broken file
        reason = str(error).splitlines()[0][:120]
        raise course.CourseError(f"{path} is not a Jupyter notebook ({reason}); save it again from JupyterLab") from None


def answered(notebook, topic: str) -> nbformat.NotebookNode:
    """The notebook with each answer cell once, the first of any copies. Raises CourseError if it has none of them."""
    wanted = {_grade_id(c) for c in nbformat.reads(release.released(topic), as_version=4).cells if _about(c).get("solution")}
    seen, cells = set(), []
    for cell in notebook.cells:
        if not isinstance(cell.metadata.get("nbgrader", {}), dict):
            del cell.metadata["nbgrader"]
        name = _grade_id(cell)
        if name is None or name not in seen:
            cells.append(cell)
        seen.add(name)
    if not wanted & seen:
        raise course.CourseError(f"this is not the released notebook of {topic}: its answer cells are gone")
    notebook.cells = cells
    return notebook


def topic_of(path: Path) -> str:
    """The topic an assignment's file belongs to, by its name. Raises CourseError."""
    for topic in release.topics():
        if path.stem == topic:
            return topic
    raise course.CourseError(
        f"{path.name}: no assignment of this name; name the file {' or '.join(t + '.ipynb' for t in release.topics())}"
    )


def check(path: Path, topic: str) -> list[Finding]:
    """Run the notebook with the released checks in place of its own, and report by task, in order.

    The notebook on disk is not changed. Raises CourseError where it cannot be read.
    """
    notebook = _with_released_checks(answered(read(path), topic), nbformat.reads(release.released(topic), as_version=4))
    trouble = ""
    try:
        NotebookClient(
            notebook,
            timeout=SECONDS_A_CELL,
            allow_errors=True,
            kernel_name="python3",
            extra_arguments=["--IPKernelApp.log_level=40"],  # a kernel's own warnings are nothing to a learner
        ).execute()
    except (CellTimeoutError, DeadKernelError) as error:
        trouble = (
            f"a cell ran for more than {SECONDS_A_CELL} seconds"
            if isinstance(error, CellTimeoutError)
            else "Python stopped in the middle of the notebook"
        )
    return _findings(notebook, trouble)


def _about(cell):
    about = cell.metadata.get("nbgrader", {})
    return about if isinstance(about, dict) else {}


def _grade_id(cell):
    return _about(cell).get("grade_id")


def _with_released_checks(theirs, ours):
    """The learner's notebook with setup and checks as released: deleted, changed or doubled ones make no difference."""
    by_id = {_grade_id(cell): cell for cell in ours.cells if cell.metadata.get("nbgrader", {}).get("locked")}
    own = [cell for cell in theirs.cells if _grade_id(cell) not in by_id]
    cells, placed = [by_id["setup"]] if "setup" in by_id else [], {"setup"}
    for cell in own:
        cells.append(cell)
        task = _grade_id(cell)
        if task and task in {task_of(name) for name in by_id}:
            mine = [name for name in by_id if name not in placed and task_of(name) == task]
            cells += [by_id[name] for name in mine]
            placed |= set(mine)
    cells += [cell for name, cell in by_id.items() if name not in placed]
    theirs.cells = cells
    return theirs


def task_of(name: str) -> str:
    """The task that a graded cell belongs to: ``t1`` for ``t1-check-2``."""
    return re.split(r"-(?:check|hidden)-", name)[0]


def _findings(notebook, trouble):
    tasks, untouched = {}, set()
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and "raise NotImplementedError()" in cell.source:
            untouched.add(about["grade_id"])
        if not (about.get("grade") and about.get("locked")) or not cell.source.strip():
            continue
        tasks.setdefault(task_of(about["grade_id"]), []).append(cell)
    found = []
    for task, cells in tasks.items():
        says = ["not answered yet" if task in untouched else _error(cell, trouble) for cell in cells]
        found.append(Finding(task, says.count(""), len(says), next(filter(None, says), "")))
    return sorted(found, key=lambda finding: finding.task)


def _error(cell, trouble):
    if cell.get("execution_count") is None:
        return trouble or "this check did not run"
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            if output.ename == "NameError":
                return f"{output.evalue}: answer the task, and run its cell without an error"
            return output.evalue if output.ename == "AssertionError" and output.evalue else f"{output.ename}: {output.evalue}"
    return ""
