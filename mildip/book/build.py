"""Build the book where it is out of date, and say in one line each what stops it."""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mildip import course

_SOURCES = ("_config.yml", "_toc.yml", "index.md", "references.bib", "chapters", "data", "exercises")


class BuildError(course.CourseError):
    """The book could not be built; ``problems`` says why, a line each."""


@dataclass(frozen=True)
class Built:
    """Where the book stands, and whether this call had to build it."""

    index: Path
    fresh: bool


def check_sources() -> list[str]:
    """Problems of tables, bank, citations in pages and assignments, a line each."""
    from mildip import bank, tables  # here and below: a call that finds the book up to date loads none of this
    from mildip.grading import release

    problems = []
    for look in (tables.check, bank.check, _check_pages, release.check):
        try:
            problems += look()
        except course.CourseError as error:  # a file that cannot be read at all
            problems += error.problems
        if problems and look is tables.check:
            break  # bank and pages count rows: they would only repeat what is wrong with a table
    return list(dict.fromkeys(problems))


_CITE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
_QUIZ = re.compile(r'md\.quiz\("([\w-]+)", "([\w-]+)"\)')
_COUNT = re.compile(r"\{count\}`([^`]+)`")


def _check_pages():
    from mildip import bank, sources, tables

    known = sources.entries()
    problems = []
    if not (course.root() / "index.md").is_file():
        return ["index.md is missing: it is the first page of the book"]
    for path in [course.root() / "index.md", *(page.path for page in course.pages())]:
        for number, line in enumerate(course.read_text(path).splitlines(), 1):
            for topic, group in _QUIZ.findall(line):
                try:
                    bank.load(topic).group(group)
                except course.CourseError as error:
                    if len(error.problems) == 1 and "no group" in str(error) or "no question bank" in str(error):
                        problems.append(f"{course.shown(path)}:{number}: {error}")
            for wanted in _COUNT.findall(line):
                try:
                    tables.count(wanted)
                except course.CourseError as error:
                    problems.append(f"{course.shown(path)}:{number}: {error}")
            for key in (key.strip() for match in _CITE.findall(line) for key in match.split(",")):
                if key not in known:
                    problems.append(
                        f"{course.shown(path)}:{number}: citation {key!r} is not in references.bib; add the entry or mend the key"
                    )
    return problems


def _files(folder, names):
    for name in names:
        path = folder / name
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _digest(folder, names) -> str:
    total = hashlib.sha256()
    for path in _files(folder, names):
        if path.is_file() and not {"__pycache__", "_course"} & set(path.relative_to(folder).parts[:-1]):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _stamps():
    package = Path(__file__).parent.parent
    code = _digest(package.parent, [package.name])
    read = _digest(course.root(), ("data", "references.bib", "exercises"))
    return {"all": _digest(course.root(), _SOURCES) + code, "run": code + read}


def build(*, show=print) -> Built:
    """Build the book if a source changed since the last build. Raises BuildError.

    ``show`` takes a line of progress. Notebooks run again where their code, the package, a table or a bank changed.
    """
    out = course.output()
    index, noted = out / "html" / "index.html", out / "stamps.json"
    stamps = _stamps()
    before = json.loads(noted.read_text()) if noted.is_file() else {}
    if index.is_file() and before.get("all") == stamps["all"]:
        return Built(index, fresh=False)
    problems = check_sources()
    if problems:
        raise BuildError(*problems)
    out.mkdir(parents=True, exist_ok=True)
    noted.unlink(missing_ok=True)
    if before.get("run") != stamps["run"]:
        # MyST-NB's cache looks at a page's code alone; and Sphinx would keep pages whose numbers came from a table.
        for old in (".jupyter_cache", "html", ".doctrees", "jupyter_execute"):
            shutil.rmtree(out / old, ignore_errors=True)
    show(f"building the book of {len(course.pages()) + 1} pages …")
    _sphinx(out)
    _write_notebooks(out / "html")
    noted.write_text(json.dumps(stamps))
    return Built(index, fresh=True)


def _sphinx(out):
    log = out / "build.log"
    start = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", start, "build", str(course.root()), "--path-output", str(out.parent)]
    env = os.environ | {"MILDIP_COURSE": str(course.root()), "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
    with log.open("w", encoding="utf-8") as kept:
        done = subprocess.run(
            [*command, "-W", "-n", "--keep-going"], stdout=kept, stderr=subprocess.STDOUT, env=env, stdin=subprocess.DEVNULL
        )
    if done.returncode or not (out / "html" / "index.html").is_file():
        raise BuildError(*_reasons(log.read_text(encoding="utf-8"), log))


_NOTE = re.compile(r"^(?:\x1b\[[\d;]*m)*(?P<place>\S.*?: )?(?:WARNING|ERROR|CRITICAL): (?P<what>.*)$")


def _reasons(text, log):
    """The warnings and errors of a build log, a line each, with paths as a person would write them."""
    text = re.sub(r"\x1b\[[\d;]*m", "", text)
    found = []
    for line in text.splitlines():
        match = _NOTE.match(line)
        if match:
            found.append(f"{match['place'] or ''}{match['what']}".replace(f"{course.root()}{os.sep}", ""))
    failed = re.findall(r"^(\w*(?:Error|Exception): *\S.*)$", text, re.M)
    if failed and not any(failed[-1] in line for line in found):
        found.append(failed[-1])
    if not found:
        found = text.strip().splitlines()[-1:] or ["the build stopped and said nothing"]
    return [*dict.fromkeys(found), f"the whole log is in {log}"]


def _write_notebooks(html):
    from mildip.export import notebooks
    from mildip.grading import release

    texts = {notebooks.in_book(page.name): notebooks.text(notebooks.convert(page)) for page in notebooks.with_notebook()}
    texts |= {f"notebooks/exercises/{topic}.ipynb": release.released(topic) for topic in release.topics()}
    for name, text in texts.items():
        target = html / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        # For pages opened from a folder: see assets/page.js.
        target.with_name(f"{target.name}.js").write_text(f"window.mildipNotebook = {json.dumps(text)};\n", encoding="utf-8")


def clean():
    """Remove what was built; the reader's own work stays."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(course.output())
