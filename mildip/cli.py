"""The command ``mildip``: arguments and messages only."""

import argparse
import sys
from pathlib import Path

from mildip import __version__, course


def main(argv=None) -> int:
    """Run a command; returns the exit status. What is wrong with the course or a file is said, never shown as a traceback."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments) or 0
    except course.CourseError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'the system'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser():
    parser = argparse.ArgumentParser(prog="mildip", description="Military Diplomacy: build, read, check and grade the course.")
    parser.add_argument("--version", action="version", version=f"mildip {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(name, run, text):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    study = add("study", _study, "build the book where it is out of date; serve book and JupyterLab on this machine")
    study.add_argument("--port", type=int, default=8888, help="the port to try first (default 8888)")
    study.add_argument("--browser", action="store_true", help="open the address in a browser")
    add("book", _book, "build the book where it is out of date; print the path of its first page")
    test = add("test", _test, "run every test of a checkout")
    test.add_argument("pytest", nargs=argparse.REMAINDER, help="arguments for pytest")
    add("clean", _clean, "remove what was built; your own work stays")
    add("check-sources", _check_sources, "check tables, question bank, citations and assignments")
    check = add("check", _check, "check your answers to an assignment")
    check.add_argument("assignment", help="a topic (definitions) or a notebook file")
    grade = add("grade", _grade, "grade a folder of submissions into a gradebook")
    grade.add_argument("topic", help="the topic of the assignment (definitions)")
    grade.add_argument("folder", type=Path, help="FOLDER/STUDENT/definitions.ipynb or FOLDER/STUDENT.ipynb")
    grade.add_argument("--into", type=Path, default=Path("grading"), help="the nbgrader course folder (default: grading)")
    release = add("release", _release, "write an assignment as learners get it")
    release.add_argument("topic")
    release.add_argument("file", type=Path, nargs="?", help="where to write it (default: TOPIC.ipynb)")
    return parser


def _study(arguments):
    from mildip.book import serve

    return serve.study(arguments.port, browser=arguments.browser)


def _book(_arguments):
    from mildip.book import build

    print(build.build(show=lambda line: print(line, file=sys.stderr)).index)


def _test(arguments):
    if course.is_packaged() or not (course.root() / "tests").is_dir():
        raise course.CourseError("the tests are in a checkout of the course, not in the installed package")
    import subprocess
    from importlib.util import find_spec

    if not find_spec("xdist"):
        raise course.CourseError("the tools of the tests are not installed: pip install '.[test]'")
    chosen = [part for part in arguments.pytest if part != "--"] or ["-n", "auto", "--dist", "loadfile"]
    return subprocess.run([sys.executable, "-m", "pytest", *chosen], cwd=course.root()).returncode


def _clean(_arguments):
    from mildip.book import build

    build.clean()


def _check_sources(_arguments):
    from mildip.book import build

    problems = build.check_sources()
    if problems:
        raise course.CourseError(*problems)
    print("tables, bank, citations and assignments are in order")


def _check(arguments):
    from mildip.book import work
    from mildip.grading import check, release

    path = Path(arguments.assignment)
    if arguments.assignment in release.topics():
        topic, path = arguments.assignment, work.exercise(arguments.assignment)
    else:
        topic = check.topic_of(path)
    print(f"checking {path} …", file=sys.stderr)
    findings = check.check(path, topic)
    for finding in findings:
        print(f"{finding.task}  {finding.passed} of {finding.total}  {finding.message or 'well done'}")
    done = sum(not finding.message for finding in findings)
    print(f"{done} of {len(findings)} tasks pass the checks you can see; a grader runs more of them.")


def _grade(arguments):
    from mildip.grading import grade, release

    if arguments.topic not in release.topics():
        raise course.CourseError(f"no assignment {arguments.topic!r}; there is one for {', '.join(release.topics())}")
    rows = grade.grade(arguments.topic, arguments.folder, arguments.into, show=lambda line: print(line, file=sys.stderr))
    print(grade.table(rows))
    print(f"gradebook: {arguments.into / 'gradebook.db'}")


def _release(arguments):
    from mildip.grading import release

    if arguments.topic not in release.topics():
        raise course.CourseError(f"no assignment {arguments.topic!r}; there is one for {', '.join(release.topics())}")
    path = arguments.file or Path(f"{arguments.topic}.ipynb")
    if path.exists():
        raise course.CourseError(f"{path} exists and may hold somebody's answers; name another file")
    path.write_text(release.released(arguments.topic), encoding="utf-8")
    print(path)


if __name__ == "__main__":
    sys.exit(main())
