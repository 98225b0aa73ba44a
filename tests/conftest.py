"""What the tests share: a copy of the course to spoil, the built book, and Chromium."""

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from mildip import course

ROOT = Path(__file__).parent.parent
SOURCES = ["_config.yml", "_toc.yml", "index.md", "references.bib", "chapters", "data", "exercises"]


@pytest.fixture
def spoiled(tmp_path, monkeypatch):
    """A copy of the course's sources that a test may spoil: ``spoiled(path, old, new)`` edits one file of it."""
    for name in SOURCES:
        origin = ROOT / name
        (shutil.copytree if origin.is_dir() else shutil.copy)(origin, tmp_path / name)
    monkeypatch.setenv("MILDIP_COURSE", str(tmp_path))

    def edit(path, old, new, count=1):
        file = tmp_path / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"the test wants to spoil {old!r}, which {path} does not hold"
        file.write_text(text.replace(old, new, count), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1  # the line of the edit

    edit.root = tmp_path
    return edit


@pytest.fixture(scope="session")
def book():
    """The folder of the built book; the first worker that needs it builds it, as a reader's `mildip book` would."""
    from mildip.book import build

    output = course.output()
    output.mkdir(exist_ok=True)
    with FileLock(output / "tests.lock"):
        return build.build().index.parent


def pytest_configure(config):
    if hasattr(config, "workerinput") or "MILDIP_CHROMIUM" in os.environ:
        return
    chosen = config.getoption("markexpr", "")
    if "not browser" in chosen:
        return
    from tests.browser import chromium

    path, said = chromium.find_or_install()
    os.environ["MILDIP_CHROMIUM"] = path
    config.mildip_chromium = said


def pytest_report_header(config):
    return getattr(config, "mildip_chromium", None)
