"""A chart with its controls beside it, as a widget: ``md.explore(chart)``.

In a live notebook Python reads and sets what the reader chose; in the book the same controls drive the chart with
no kernel. The controls are the chart's own bound parameters, so any Altair chart with ``alt.binding_select``,
``binding_range`` or ``binding_checkbox`` can be explored.
"""

from pathlib import Path

import anywidget
import traitlets

from mildip import web
from mildip.charts import render

_HERE = Path(__file__).parent


class Explore(anywidget.AnyWidget):
    """The widget. Read ``values`` (control name to value) and ``selected`` (selection name to rows); set ``values``."""

    _esm = web.joined(web.DOM, _HERE.parent / "live.js", _HERE / "explore.js")
    _css = (_HERE / "explore.css").read_text(encoding="utf-8")

    vega = traitlets.Dict().tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    description = traitlets.Unicode().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    selected = traitlets.Dict().tag(sync=True)

    def __init__(self, chart, **values):
        self._spec = chart.to_dict()
        bound = {param["name"]: param for param in self._spec.get("params", []) if "bind" in param}
        for name, value in values.items():
            if name not in bound:
                raise ValueError(f"the chart has no control {name!r}; it has {', '.join(bound) or 'none'}")
            bound[name]["value"] = value
        vega, controls = render.compiled(self._spec)
        super().__init__(
            vega=vega,
            controls=controls,
            description=self._spec.get("description", ""),
            values={control["name"]: control["value"] for control in controls},
        )
        self.on_msg(self._answer)

    def _answer(self, _widget, message, _buffers):
        if message.get("kind") == "vega?":
            self.send({"kind": "vega", "source": render.javascript()})

    def _repr_mimebundle_(self, **kwargs):
        if render.in_book():
            return {"text/html": render.island(self._spec), "text/plain": self.description}
        return super()._repr_mimebundle_(**kwargs)


def explore(chart, **values) -> Explore:
    """The chart with its controls beside it; ``values`` sets controls from the start: ``explore(chart, order="breadth")``."""
    return Explore(chart, **values)
