"""The reader's own folder ``my-work``: pages and assignments as notebooks to change. What a reader changed is never overwritten."""

import hashlib
import json
from pathlib import Path

from mildip import course
from mildip.export import notebooks
from mildip.grading import release

NAME = "my-work"
_NOTED = ".issued.json"

_HOME = """# Your work

- `pages/` holds the pages of the book as notebooks. Change the code, run it, see what happens.
- `exercises/` holds the assignments. `mildip check definitions` tells how far you are.

What you change here stays yours: an update of the course leaves changed files alone and puts its own version beside them.
"""


def folder() -> Path:
    """Where the reader works: beside the course in a checkout, in the current folder otherwise."""
    return course.workplace() / NAME


def exercise(topic: str) -> Path:
    """The reader's notebook of an assignment, written there if it is not yet. Raises CourseError."""
    path = folder() / "exercises" / f"{topic}.ipynb"
    if not path.is_file():
        lay_out()
    return path


def _hash(data: bytes):
    return hashlib.sha256(data).hexdigest()


def _beside(path):
    """The first free name for a newer version: an earlier one may have been changed too."""
    names = ("(new version)", *(f"(new version {number})" for number in range(2, 1000)))
    return next(other for name in names if not (other := path.with_stem(f"{path.stem} {name}")).exists())


def lay_out() -> list[str]:
    """Write or update the notebooks. Returns a line for each file the reader changed and the course has a newer version of."""
    home = folder()
    noted = home / _NOTED
    try:
        issued = json.loads(noted.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        issued = {}
    if not isinstance(issued, dict):
        issued = {}
    wanted = {"README.md": _HOME}
    wanted |= {notebooks.at_work(page.name): notebooks.text(notebooks.convert(page)) for page in notebooks.with_notebook()}
    wanted |= {f"exercises/{topic}.ipynb": release.released(topic) for topic in release.topics()}
    kept = []
    for name, text in wanted.items():
        path, new = home / name, text.encode("utf-8")
        if path.is_file() and issued.get(name) == _hash(new):
            continue  # issued already; the reader may have changed it since, and the course has not
        if path.is_file() and _hash(path.read_bytes()) not in (issued.get(name), _hash(new)):
            path = _beside(path)
            kept.append(f"{name} is yours and stays; the course's newer version is {path.relative_to(home).as_posix()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new)
        issued[name] = _hash(new)
    noted.write_text(json.dumps(issued, indent=1, sort_keys=True), encoding="utf-8")
    return kept
