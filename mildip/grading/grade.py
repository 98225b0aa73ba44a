"""Grade a folder of submissions into a gradebook, through nbgrader.

The folder that this makes is an nbgrader course (``source``, ``release``, ``submitted``, ``autograded``,
``gradebook.db``): formgrader opens it, and essays are graded there.
"""

import logging
import os
import re
import sys
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from mildip import course
from mildip.grading import check, release

_STUDENT = re.compile(r"^[\w.@' -]+$")


@dataclass(frozen=True)
class Row:
    """One submission's result: points by task, the automatic total, points that a person still gives, or a reason."""

    student: str
    points: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    of: float = 0.0
    by_hand: float = 0.0
    reason: str = ""


def submissions(folder: Path, topic: str) -> dict[str, Path | str]:
    """Student to notebook, ``folder/STUDENT/*.ipynb`` or ``folder/STUDENT.ipynb``, or to the reason why there is none.

    Raises CourseError for an unusable folder.
    """
    if not folder.is_dir():
        raise course.CourseError(f"{folder} is not a folder of submissions: FOLDER/STUDENT/{topic}.ipynb or FOLDER/STUDENT.ipynb")
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("."):
            notebooks = sorted(p for p in path.glob("*.ipynb") if p.is_file())
            named = [p for p in notebooks if p.stem == topic]
            if len(named or notebooks) == 1:
                _add(found, path.name, (named or notebooks)[0])
            else:
                several = f"{len(notebooks)} notebooks in the folder and none is called {topic}.ipynb"
                _add(found, path.name, several if notebooks else "no notebook in the folder")
        elif path.suffix == ".ipynb":
            _add(found, path.stem, path)
    if not any(isinstance(path, Path) for path in found.values()):
        raise course.CourseError(f"no notebooks in {folder}: expected FOLDER/STUDENT/{topic}.ipynb or FOLDER/STUDENT.ipynb")
    return found


def _add(found, student, path):
    found[student] = "two submissions of this name, a folder and a file; keep one" if student in found else path


def grade(topic: str, folder: Path, into: Path, *, show=print) -> list[Row]:
    """Grade every submission of a topic's assignment; a row a student, by name. ``show`` takes a line of progress each.

    A submission that cannot be graded gets a row with a reason and stops nobody else's.
    """
    found = submissions(folder, topic)
    rows = []
    with warnings.catch_warnings():
        # nbgrader's own use of its database and of notebooks without cell ids: nothing an instructor can mend.
        warnings.simplefilter("ignore", SAWarning)
        warnings.simplefilter("ignore", MissingIDFieldWarning)
        warnings.simplefilter("ignore", DuplicateCellId)
        api = _course_folder(topic, into)
        for student, path in found.items():
            rows.append(_one(api, topic, student, path, into))
            show(_line(rows[-1]))
    return rows


def _line(row):
    return f"{row.student}: {row.reason or f'{row.score:g} of {row.of:g}'}"


def _config(into):
    config = Config()
    config.CourseDirectory.root = str(into.resolve())
    config.CourseDirectory.course_id = "military-diplomacy"
    # A tag in a submission must not skip a check, and a check deleted by accident comes back.
    config.Execute.skip_cells_with_tag = "__never__"
    config.OverwriteCells.add_missing_cells = True
    config.Execute.timeout = check.SECONDS_A_CELL
    config.Execute.extra_arguments = ["--IPKernelApp.log_level=40"]
    return config


def _course_folder(topic, into):
    teacher = into / "source" / topic / f"{topic}.ipynb"
    teacher.parent.mkdir(parents=True, exist_ok=True)
    teacher.write_text(release.source_text(release.source_path(topic)), encoding="utf-8")
    # nbgrader runs `alembic` by name to lay out its database; an environment that is not activated is not on the path.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    config = _config(into)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    # nbgrader's log is read for the reason of a failure, and not shown: it speaks to its own developers.
    api.log = logging.getLogger(f"{__name__}.nbgrader")
    api.log.setLevel(logging.WARNING)
    api.log.propagate = False
    done = api.generate_assignment(topic)
    if not done["success"]:
        raise course.CourseError(f"nbgrader refuses the assignment {topic!r}: {_why(done)}")
    return api


def _why(done):
    """The reason in nbgrader's log, for a person: its last lines only say that there is one above."""
    text = f"{done.get('log') or ''}\n{done.get('error') or ''}"
    if "DeadKernelError" in text:
        return "Python stopped in the middle of the notebook; ask the student to run it from the top"
    lines = [line.strip() for line in text.splitlines() if re.search(r"\w(Error|Exception)\b: ", line)]
    telling = [line for line in lines if "NbGraderException: Please see" not in line]
    return telling[-1] if telling else "no reason given"


def _one(api, topic, student, path, into):
    if not _STUDENT.match(student):
        return Row(student, reason="the name of the file or folder is no student id: use letters, digits, dots, dashes and @")
    if isinstance(path, str):
        return Row(student, reason=path)
    if path.is_symlink():
        return Row(student, reason=f"{path.name} is a link to another file; ask for the notebook itself")
    try:
        notebook = check.answered(check.read(path), topic)
    except course.CourseError as error:
        return Row(student, reason=str(error))
    handed = into / "submitted" / student / topic
    handed.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, handed / f"{topic}.ipynb")
    done = api.autograde(topic, student)
    if not done["success"]:
        return Row(student, reason=f"could not be graded: {_why(done)}")
    with api.gradebook as gradebook:
        submission = gradebook.find_submission(topic, student)
        points, by_hand = {}, 0.0
        for grade_ in (g for notebook in submission.notebooks for g in notebook.grades):
            if grade_.cell_type == "markdown":
                by_hand += grade_.max_score
                continue
            task = check.task_of(grade_.name)
            points[task] = points.get(task, 0.0) + (grade_.auto_score or 0.0)
        return Row(student, dict(sorted(points.items())), submission.code_score, submission.max_code_score, by_hand)


def table(rows: list[Row]) -> str:
    """The results as a table for the terminal."""
    import pandas as pd

    frame = pd.DataFrame(
        [
            {"student": row.student}
            | {task: f"{value:g}" for task, value in row.points.items()}
            | {
                "automatic": "" if row.reason else f"{row.score:g} of {row.of:g}",
                "by hand": f"up to {row.by_hand:g}" if row.by_hand else "",
                "note": row.reason,
            }
            for row in rows
        ]
    ).fillna("")
    frame["note"] = frame["note"].str.ljust(frame["note"].str.len().max())
    last = ["automatic", "by hand", "note"]
    return frame[[c for c in frame.columns if c not in last] + last].to_string(index=False)
