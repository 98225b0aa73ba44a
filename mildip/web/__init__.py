"""What the widgets share in the browser, and how their scripts are put together.

A widget's script is a few small files that stand one after another. In a notebook they form one ES module (what
anywidget loads); in the book the same files form one classic script, because browsers refuse modules from ``file://``.
"""

import json
from pathlib import Path

DOM = Path(__file__).parent / "dom.js"


def joined(*paths: Path) -> str:
    """The text of the files, in order."""
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def in_script(data) -> str:
    """Data as JSON that can stand inside a script element: no text in it can end the element or open a comment."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
