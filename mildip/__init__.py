"""Military Diplomacy: an open, interactive course.

``import mildip as md`` gives a notebook what it needs and no more:

- ``md.table("definitions")``: a table of the course as a pandas DataFrame
- ``md.charts.definitions_matrix()``: the course's charts, one function each
- ``md.explore(chart)``: a chart with its controls beside it; Python reads what the reader selects
- ``md.quiz("definitions", "warm-up")``: questions of the bank, as a widget

Everything is imported on first use, so that a command that draws no chart does not pay for Altair.
"""

import sys
from importlib import import_module

__version__ = "0.1.0"
__all__ = ["charts", "explore", "quiz", "table"]

_HOMES = {
    "table": ("mildip.tables", "table"),
    "charts": ("mildip.charts", None),
    "explore": ("mildip.charts.explore", "explore"),
    "quiz": ("mildip.practice.quiz", "quiz"),
}


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module 'mildip' has no attribute {name!r}; it has {', '.join(__all__)}")
    module, attribute = _HOMES[name]
    found = import_module(module)
    value = getattr(found, attribute) if attribute else found
    globals()[name] = value
    return value


def __dir__():
    return sorted([*globals(), *__all__])


if "ipykernel" in sys.modules:
    # In a notebook every Altair chart, the reader's own too, should draw without network.
    import_module("mildip.charts.render").enable()
