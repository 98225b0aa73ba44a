"""Seconds for a cold build of the book, for one with nothing changed, and for one after an edit of prose.

Works on a copy of the course in a temporary folder; each figure is the median of three runs.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ["_config.yml", "_toc.yml", "index.md", "references.bib", "chapters", "data", "exercises"]
RUNS = 3


def seconds(folder) -> float:
    """Wall-clock seconds of one `mildip book` on the copy."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mildip.cli", "book"], env=os.environ | {"MILDIP_COURSE": str(folder)}, check=True, capture_output=True
    )
    return time.perf_counter() - start


def main():
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in SOURCES:
            (shutil.copytree if (ROOT / source).is_dir() else shutil.copy)(ROOT / source, folder / source)
        page = next((folder / "chapters" / "definitions").glob("*.md"))
        cold, warm, prose = [], [], []
        for run in range(RUNS):
            shutil.rmtree(folder / "_build", ignore_errors=True)
            cold.append(seconds(folder))
            warm.append(seconds(folder))
            page.write_text(page.read_text(encoding="utf-8") + f"\nEdit {run}.\n", encoding="utf-8")
            prose.append(seconds(folder))
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, median of {RUNS} (all runs)")
    for what, took in (("cold build", cold), ("nothing changed", warm), ("after an edit of prose", prose)):
        print(f"{what:<24}{statistics.median(took):7.2f} s   ({', '.join(f'{t:.2f}' for t in took)})")


if __name__ == "__main__":
    main()
