"""What a chart says without its picture: description, table and sources.

They travel in the chart itself (``usermeta`` of the Vega-Lite specification), so that a chart that is changed with
Altair's own methods keeps them.
"""

import pandas as pd

KEY = "mildip"


def with_words(chart, *, title, subtitle=None, description, table: pd.DataFrame, sources):
    """The chart with its title, a description in a sentence or two, a table of what it shows, and citation keys."""
    words = {"table": {"columns": list(table.columns), "rows": table.astype(object).values.tolist()}, "sources": list(sources)}
    heading = {"text": title, "subtitle": subtitle} if subtitle else {"text": title}
    return chart.properties(title=heading, description=description, usermeta={KEY: words})


def of(spec: dict) -> dict:
    """The words of a Vega-Lite specification: ``title``, ``description``, ``table``, ``sources``.

    A chart that a reader wrote has no table of its own; then it is the chart's data, the first fifty rows.
    """
    title = spec.get("title", "")
    if isinstance(title, dict):
        title = title.get("text", "")
    own = spec.get("usermeta", {}).get(KEY, {})
    return {
        "title": " ".join(title) if isinstance(title, list) else str(title),
        "description": spec.get("description", ""),
        "table": own.get("table") or _data(spec),
        "sources": own.get("sources", []),
    }


def _data(spec):
    rows = next(iter(spec.get("datasets", {}).values()), []) or spec.get("data", {}).get("values", [])
    frame = pd.DataFrame(rows).head(50)
    return {"columns": [str(column) for column in frame.columns], "rows": frame.astype(object).values.tolist()}
