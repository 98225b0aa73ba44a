"""Where things are, which topics and pages exist, and what a learner should be able to show.

The course is a folder: ``_toc.yml`` beside ``chapters/``, ``exercises/`` and ``data/``. In a checkout it is
the checkout; in an installed wheel it travels inside the package.
"""

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

TOPICS = {
    "definitions": "Definitions",
    "theorists": "Theorists",
    "partnership": "Partnership for Peace",
    "azerbaijan": "The Azerbaijan case",
    "concept": "Writing a concept",
}

_PACKAGE = Path(__file__).parent
_PACKAGED = _PACKAGE / "_course"


class CourseError(Exception):
    """Something in the course's sources is wrong; the message names the place and the mend."""

    def __init__(self, *problems):
        self.problems = [str(problem) for problem in problems]
        super().__init__("\n".join(self.problems))


def root() -> Path:
    """The course folder: ``$MILDIP_COURSE`` if set; else the checkout around the package or around the current folder;
    else the copy inside the package."""
    named = os.environ.get("MILDIP_COURSE")
    around = [f for f in (Path.cwd(), *Path.cwd().parents) if (f / "mildip" / "course.py").is_file()]
    candidates = [Path(named)] if named else [_PACKAGE.parent, *around, _PACKAGED]
    for folder in candidates:
        if (folder / "_toc.yml").is_file():
            return folder.resolve()
    raise CourseError(
        f"no course at {candidates[0]}: a course folder holds _toc.yml, chapters/, exercises/ and data/"
        + ("; mend MILDIP_COURSE or unset it" if named else "; install the mildip wheel again")
    )


def is_packaged() -> bool:
    """True when the course is the copy inside an installed wheel (read it, never write to it)."""
    return root() == _PACKAGED.resolve()


def workplace() -> Path:
    """The folder for what is made from the course: the checkout itself, or for a wheel the current folder."""
    return Path.cwd() if is_packaged() else root()


def output() -> Path:
    """The folder of the built book and its caches; ``make clean`` removes it."""
    return workplace() / "_build"


def shown(path: Path) -> str:
    """A path as a message should name it: relative to the course folder, with forward slashes."""
    path = Path(path)
    return path.relative_to(root()).as_posix() if path.is_relative_to(root()) else path.as_posix()


def read_text(path: Path) -> str:
    """The text of a source file. Raises CourseError if it is not UTF-8, naming the line."""
    data = Path(path).read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CourseError(f"{shown(path)}:{line}: not UTF-8 text; save the file in that encoding") from None


@cache
def _yaml():
    return YAML(typ="safe", pure=True)


def load_yaml(text: str, path: Path, line: int = 1):
    """Plain data from YAML text; a syntax error becomes one line that names the place.

    ``line`` is the line of the file on which the text begins.
    """
    try:
        return _yaml().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = line + (mark.line if mark else 0)
        raise CourseError(f"{shown(path)}:{where}: not valid YAML: {error.problem or error.context}") from None
    except (YAMLError, ValueError, RecursionError) as error:
        # A NUL, a date such as 2026-13-45 without quotation marks, brackets without end.
        raise CourseError(f"{shown(path)}:{line}: not valid YAML: {str(error).splitlines()[0]}; quote the value") from None


@dataclass(frozen=True)
class Outcome:
    """What a learner can show after a page: ``id`` (``def-1``), the page's name and a sentence with a verb one can see."""

    id: str
    text: str
    page: str
    topic: str


@dataclass(frozen=True)
class Page:
    """A page of the book, as its front matter describes it. Minutes are whole numbers."""

    name: str
    path: Path
    topic: str
    title: str
    question: str = ""
    minutes_to_read: int = 0
    minutes_to_practise: int = 0
    needs: str = ""
    assignment: str = ""
    outcomes: tuple[Outcome, ...] = field(default=())


_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)


def front_matter(path: Path) -> dict:
    """The YAML block at the head of a page; an empty dict if it has none."""
    text = read_text(path)
    match = _FRONT.match(text)
    if not match:
        if text.startswith("---\n"):
            raise CourseError(f"{shown(path)}:1: the front matter has no closing line '---'")
        return {}
    front = load_yaml(match[1], path, line=2) or {}
    if not isinstance(front, dict):
        raise CourseError(f"{shown(path)}:2: the front matter must be lines of the form name: value")
    return front


def _page(path: Path) -> Page:
    front = front_matter(path)
    topic = path.parent.name
    name = path.relative_to(root()).with_suffix("").as_posix()
    course = front.get("mildip") or {}
    problems = []
    if not isinstance(course, dict):
        raise CourseError(f"{shown(path)}:1: 'mildip' in the front matter must be a mapping; see CONTRIBUTING.md")
    minutes = course.get("minutes") or {}
    if not isinstance(minutes, dict):
        raise CourseError(f"{shown(path)}:1: minutes is {minutes!r}; write {{read: 15, practise: 25}}")
    outcomes = []
    listed = course.get("outcomes") or []
    if not isinstance(listed, list):
        raise CourseError(f"{shown(path)}:1: outcomes must be a list of '- id: what the learner can show'")
    for number, entry in enumerate(listed, 1):
        if not (isinstance(entry, dict) and len(entry) == 1):
            problems.append(f"{shown(path)}:1: outcome {number} must read '- id: what the learner can show'")
            continue
        ((key, text),) = entry.items()
        outcomes.append(Outcome(str(key), str(text), name, topic))
    for key in ("read", "practise"):
        if key in minutes and not isinstance(minutes[key], int):
            problems.append(f"{shown(path)}:1: minutes.{key} is {minutes[key]!r}; write a whole number of minutes")
    if problems:
        raise CourseError(*problems)
    return Page(
        name=name,
        path=path,
        topic=topic,
        title=str(front.get("title") or _first_heading(path)),
        question=str(course.get("question") or ""),
        minutes_to_read=minutes.get("read", 0),
        minutes_to_practise=minutes.get("practise", 0),
        needs=str(course.get("needs") or ""),
        assignment=str(course.get("assignment") or ""),
        outcomes=tuple(outcomes),
    )


def _first_heading(path: Path) -> str:
    match = re.search(r"^# +(.+)$", read_text(path), re.M)
    return match[1].strip() if match else path.stem


def pages() -> list[Page]:
    """All pages below ``chapters/``, by path."""
    return [_page(path) for path in sorted((root() / "chapters").rglob("*.md"))]


def page(name: str) -> Page:
    """The page of that name, e.g. ``chapters/definitions/what-is-military-diplomacy``."""
    path = root() / f"{name}.md"
    if not path.is_file():
        raise CourseError(f"no page {name}.md in the course")
    return _page(path)


def outcomes() -> dict[str, Outcome]:
    """All outcomes by id; two pages with one id are an error."""
    found: dict[str, Outcome] = {}
    for each in pages():
        for outcome in each.outcomes:
            if outcome.id in found:
                raise CourseError(
                    f"{shown(each.path)}:1: outcome id {outcome.id!r} is taken by {found[outcome.id].page}.md;"
                    " give it an id of its own"
                )
            found[outcome.id] = outcome
    return found
