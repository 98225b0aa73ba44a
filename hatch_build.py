"""Lays the course into the wheel: pages, tables, banks and, for each assignment, the release without solutions."""

import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
TOP = ["_config.yml", "_toc.yml", "index.md", "references.bib"]


class CourseHook(BuildHookInterface):
    """Called by hatchling for a wheel."""

    def initialize(self, version, build_data):
        if version == "editable":  # the checkout is the course
            return
        sys.path.insert(0, str(ROOT))
        from mildip.grading import release

        files = [ROOT / name for name in TOP]
        files += [p for folder in ("chapters", "data") for p in (ROOT / folder).rglob("*") if p.is_file()]
        files += (ROOT / "exercises").glob("*/questions.yml")
        for path in files:
            build_data["force_include"][str(path)] = f"mildip/_course/{path.relative_to(ROOT).as_posix()}"
        self._made = tempfile.TemporaryDirectory()
        for source in sorted((ROOT / "exercises").glob("*/assignment.md")):
            made = Path(self._made.name) / f"{source.parent.name}.ipynb"
            made.write_text(release.release_text(source), encoding="utf-8")
            build_data["force_include"][str(made)] = f"mildip/_course/exercises/{source.parent.name}/release.ipynb"
