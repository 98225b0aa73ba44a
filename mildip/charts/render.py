"""How a chart is drawn: in a notebook by JupyterLab itself, in the book as an island.

An *island* is a piece of finished HTML: the picture (SVG), the description, the table, and the compiled Vega
specification that the page's script brings to life when the reader comes near. Without scripts it is complete.
"""

import copy
import html
import json
import os
import re

import altair as alt
import pandas as pd
import vl_convert
from IPython import get_ipython

from mildip import sources, web
from mildip.charts import theme, words

#: Set while the book is built; the kernels inherit it, and charts and widgets then show themselves as finished HTML.
BOOK = "MILDIP_BOOK"

_MIME = "application/vnd.vegalite.v5+json"
_VEGALITE = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def in_book() -> bool:
    """True in a kernel that runs a page for the book."""
    return bool(os.environ.get(BOOK))


def enable():
    """Make every Altair chart draw without network, in the course's theme."""
    alt.renderers.register("mildip", _render)
    alt.renderers.enable("mildip")
    alt.theme.register("mildip", enable=True)(lambda: {"config": copy.deepcopy(theme.CONFIG)})
    shell = get_ipython()
    if shell and in_book():
        # pandas leaves header cells empty and gives no caption; in the book a screen reader has to find its way.
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, _frame)


def _frame(frame):
    named = frame.reset_index() if frame.index.name or not isinstance(frame.index, pd.RangeIndex) else frame
    table = {"columns": list(named.columns), "rows": named.astype(object).values.tolist()}
    return f'<div class="md-scroll" tabindex="0" role="region" aria-label="Table">{table_html(table, f"{len(frame)} rows")}</div>'


def _render(spec):
    if in_book():
        return {"text/html": island(spec), "text/plain": spec.get("description", "")}
    # JupyterLab bundles Vega-Lite 5 and draws what Altair 6 writes; it knows no newer media type (JupyterLab 4.6).
    live = {key: value for key, value in spec.items() if key != "usermeta"}
    live["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json"
    return {_MIME: live, "text/plain": spec.get("description", "")}


def javascript() -> str:
    """Vega as one classic script that sets ``window.vegaEmbed``, from the package that matches Altair's version."""
    # In a function: the bundle's top-level names would collide with other scripts of a page. Vega alone would be a
    # third smaller, but the bundle's own ``vega`` is null (vl-convert 1.9.0); only vega-embed can be reached.
    return "(function(){" + vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=_VEGALITE) + "})();"


def compiled(spec: dict) -> tuple[dict, list[dict]]:
    """A Vega specification in CSS-variable colours, and the controls lifted out of it.

    A control is what Vega-Lite calls a bound parameter: ``name``, ``label``, ``kind`` (select, range or checkbox),
    ``value`` and what its kind needs. The page and the widget draw them as HTML of their own, so that they can be
    reached by keyboard, read aloud and styled.
    """
    plain = {key: value for key, value in spec.items() if key != "usermeta"}
    vega = vl_convert.vegalite_to_vega(plain, vl_version=_VEGALITE)
    controls = []
    for signal in vega.get("signals", []):
        bind = signal.pop("bind", None)
        if bind:
            controls.append(_control(signal, bind))
    vega.pop("$schema", None)
    return json.loads(_variables(json.dumps(vega))), controls


def _control(signal, bind):
    kind = bind.get("input", "select")
    if kind not in ("select", "range", "checkbox"):
        raise ValueError(f"a chart's control {signal['name']!r} is bound to {kind!r}; use select, range or checkbox")
    control = {"name": signal["name"], "label": bind.get("name") or signal["name"], "kind": kind, "value": signal.get("value")}
    if kind == "select":
        labels = bind.get("labels") or [str(option) for option in bind["options"]]
        control["options"] = [{"value": v, "label": n} for v, n in zip(bind["options"], labels, strict=True)]
    if kind == "range":
        control |= {key: bind[key] for key in ("min", "max", "step") if key in bind}
    return control


def _variables(text: str) -> str:
    for colour, variable in theme.CSS_VARIABLES.items():
        text = text.replace(f'"{colour}"', f'"{variable}"')
    return text


def picture(spec: dict) -> str:
    """The chart as SVG for the page: one image to a screen reader, in CSS-variable colours."""
    plain = {key: value for key, value in spec.items() if key != "usermeta"}
    svg = _variables(vl_convert.vegalite_to_svg(plain, vl_version=_VEGALITE))
    svg = re.sub(r' (role|aria-[a-z]+)="[^"]*"', "", svg)
    label = html.escape(spec.get("description", ""), quote=True)
    width = re.search(r'width="([\d.]+)"', svg)[1]  # the style sheet lets it shrink on a small screen, but not too far
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" style="--md-width:{width}px" ', 1)


def table_html(table: dict, caption: str) -> str:
    """A table of words and numbers as HTML with a caption and header cells."""
    head = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in table["columns"])
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_number(cell))}</td>" for cell in row) + "</tr>" for row in table["rows"]
    )
    return f"<table><caption>{html.escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _number(cell):
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def island(spec: dict) -> str:
    """The chart as finished HTML. Raises ValueError if it has no title or description: not everyone sees pictures."""
    said = words.of(spec)
    if not said["title"] or not said["description"]:
        raise ValueError("a chart of the book needs a title and a description: chart.properties(title=…, description=…)")
    vega, controls = compiled(spec)
    data = web.in_script({"vega": vega, "controls": controls})
    cited = "; ".join(sources.short(key) for key in said["sources"])
    credit = f' <span class="md-source">Sources: {html.escape(cited)}.</span>' if cited else ""
    title = html.escape(said["title"], quote=True)
    return (
        f'<figure class="md-chart" aria-label="{title}">'
        f'<div class="md-controls"></div>'
        f'<div class="md-picture" tabindex="0" role="group" aria-label="Chart: {title}">{picture(spec)}</div>'
        f'<figcaption>{html.escape(said["description"])}{credit}</figcaption>'
        f'<details class="md-data"><summary>The data as a table</summary>'
        f'<div class="md-scroll" tabindex="0" role="region" aria-label="Table: {title}">{table_html(said["table"], said["title"])}</div></details>'
        f'<script type="application/json" class="md-spec">{data}</script>'
        "</figure>"
    )
