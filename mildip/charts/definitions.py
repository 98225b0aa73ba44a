"""Charts of the thirteen definitions and their fourteen coded features."""

import altair as alt
import numpy as np
import pandas as pd

from mildip import tables
from mildip.charts import theme
from mildip.charts.words import with_words

_SEEN = {"original": "read in the work", "quoted": "quoted by others", "article": "only as the article tells it"}
_ORDER = list(_SEEN.values())


def _labels() -> pd.DataFrame:
    """Definitions with the label that charts use, ``Winger 2014``."""
    found = tables.table("definitions")[["id", "label", "year"]]
    return found.assign(name=found["label"] + " " + found["year"].astype(str))


def _sources():
    return sorted(set(tables.table("definition_codes")["source"]))


def incidence() -> pd.DataFrame:
    """Definitions by features, True where a definition names a feature; both in the order of their tables.

    Shape (13, 14): index ``Winger 2014``, columns the ids of features.
    """
    labels = _labels().set_index("id")["name"]
    features = tables.table("features")["id"]
    codes = tables.table("definition_codes")
    named = pd.crosstab(codes["definition"].map(labels), codes["feature"]).astype(bool)
    return named.reindex(index=labels.values, columns=features.values, fill_value=False)


def similarity() -> pd.DataFrame:
    """Jaccard similarity of each pair of definitions, 0 to 1 (Jaccard 1912): features in both over features in either."""
    sets = incidence()
    values = sets.to_numpy().astype(int)
    both = values @ values.T
    sizes = values.sum(axis=1)
    return pd.DataFrame(both / (sizes[:, None] + sizes[None, :] - both), index=sets.index, columns=sets.index)


def features_named() -> alt.Chart:
    """Bars: how many of the definitions name each feature."""
    features = tables.table("features")
    counts = tables.table("definition_codes")["feature"].value_counts()
    data = features.assign(number=features["id"].map(counts).fillna(0).astype(int))
    total, most = tables.count("definitions"), int(data["number"].max())
    chart = (
        alt.Chart(data)
        .mark_bar()
        .encode(
            x=alt.X("number:Q", title="definitions that name it", axis=alt.Axis(tickCount=7, format="d"), scale=alt.Scale(domain=[0, total])),
            y=alt.Y("label:N", title=None, sort="-x"),
            color=alt.Color("dimension:N", title=None, sort=None, scale=alt.Scale(range=theme.CATEGORIES), legend=alt.Legend(orient="top", columns=3)),
            tooltip=[alt.Tooltip("label:N", title="feature"), alt.Tooltip("number:Q", title="definitions"), alt.Tooltip("rule:N", title="counts when")],
        )
        .properties(width=380, height=alt.Step(21))
    )
    top = " and ".join(f"“{label}”" for label in data.loc[data["number"] == most, "label"])
    few = data.loc[data["id"] == "peacetime", "number"].item()
    return with_words(
        chart,
        title=f"No feature is named by all {total} definitions",
        subtitle=f"the most common, {top}, is named by {most}",
        description=(
            f"Bar chart of how many of {total} definitions name each of {len(data)} features. Most common: {top}, named by {most}."
            f" Only {few} say peacetime."
        ),
        table=data.sort_values("number", ascending=False)[["label", "dimension", "number"]].rename(
            columns={"label": "feature", "number": "definitions that name it"}
        ),
        sources=_sources(),
    )


def definitions_matrix() -> alt.LayerChart:
    """Dots: which definition names which feature, and how well the naming is evidenced.

    Bound parameters: ``order`` (year, breadth or name) and ``shown`` (one dimension, or all).
    """
    labels, features = _labels(), tables.table("features")
    codes = tables.table("definition_codes")
    cells = labels.merge(features, how="cross", suffixes=("_definition", "_feature"))
    cells = cells.merge(
        codes, how="left", left_on=["id_definition", "id_feature"], right_on=["definition", "feature"]
    )
    breadth = codes["definition"].value_counts()
    cells = cells.assign(
        row=cells["name"] + " · " + cells["id_definition"].map(breadth).astype(str),
        breadth=-cells["id_definition"].map(breadth),
        seen=cells["basis"].map(_SEEN).fillna("not named"),
        evidence=cells["evidence"].fillna("the wording does not name it"),
        alphabet=cells["name"].rank(method="dense").astype(int),
    )[["row", "name", "year", "breadth", "alphabet", "label_feature", "dimension", "seen", "evidence"]]

    order = alt.param(
        name="order",
        value="year",
        bind=alt.binding_select(options=["year", "breadth", "alphabet"], labels=["year", "number of features named", "name"], name="Sort by"),
    )
    dimensions = list(dict.fromkeys(features["dimension"]))
    shown = alt.param(
        name="shown", value="all", bind=alt.binding_select(options=["all", *dimensions], labels=["all five questions", *dimensions], name="Show")
    )
    visible = "shown == 'all' || datum.dimension == shown"
    base = (
        alt.Chart(cells)
        .transform_calculate(rank="datum[order]")
        .encode(
            x=alt.X("label_feature:N", title=None, sort=list(features["label"]), axis=alt.Axis(orient="top", labelAngle=-40, domain=False, ticks=False)),
            y=alt.Y("row:N", title=None, sort=alt.EncodingSortField("rank", op="min"), axis=alt.Axis(domain=False, ticks=False)),
            tooltip=[
                alt.Tooltip("name:N", title="definition"),
                alt.Tooltip("label_feature:N", title="feature"),
                alt.Tooltip("evidence:N"),
                alt.Tooltip("seen:N", title="how we know"),
            ],
        )
    )
    absent = base.transform_filter("datum.seen == 'not named'").mark_point(shape="circle", size=6, color=theme.GRID, filled=True)
    colour = alt.Color("dimension:N", title=None, sort=dimensions, scale=alt.Scale(domain=dimensions, range=theme.CATEGORIES), legend=alt.Legend(orient="bottom", columns=5))
    opacity = alt.condition(visible, alt.value(1), alt.value(0.12))
    rings = base.transform_filter(f"datum.seen == '{_SEEN['article']}'").mark_point(size=150, strokeWidth=2, fill=theme.GROUND)
    dots = base.transform_filter(f"datum.seen != '{_SEEN['article']}' && datum.seen != 'not named'").mark_point(size=150, strokeWidth=2, filled=True)
    present = rings.encode(color=colour, opacity=opacity) + dots.encode(color=colour, opacity=opacity)
    chart = (absent + present).add_params(order, shown).properties(width=alt.Step(33), height=alt.Step(24))
    counts = incidence().sum(axis=1)
    table = pd.DataFrame(
        {
            "definition": counts.index,
            "features named": counts.values,
            "which": [
                "; ".join(features.set_index("id").loc[row.index[row], "label"]) for _, row in incidence().iterrows()
            ],
        }
    )
    fullest = counts.idxmax()
    return with_words(
        chart,
        title=f"Few shared words: the fullest names {counts.max()} of {len(features)} features, the barest {counts.min()}",
        subtitle="a full dot: read in the work or quoted from it; a ring: only as the article tells it",
        description=(
            f"Matrix of {len(counts)} definitions by {len(features)} features. {fullest} names the most, {counts.max()};"
            f" {' and '.join(counts.index[counts == counts.min()])} name {counts.min()}. Rings mark the codes known only through the article."
        ),
        table=table,
        sources=_sources(),
    )


def _positions(distance: np.ndarray) -> np.ndarray:
    """Classical scaling (Torgerson 1952): points in the plane, shape (n, 2), whose distances come near the given ones."""
    n = len(distance)
    centre = np.eye(n) - np.ones((n, n)) / n
    values, vectors = np.linalg.eigh(-0.5 * centre @ (distance**2) @ centre)
    points = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 0))
    # An eigenvector's sign is arbitrary: fix it, so that every build draws the same map.
    return points * np.where(points[np.abs(points).argmax(axis=0), [0, 1]] < 0, -1, 1)


_WIDTH, _HEIGHT = 560, 380
_ANCHORS = {
    "above": {"dy": -14},
    "below": {"dy": 15},
    "right": {"dx": 11, "align": "left"},
    "left": {"dx": -11, "align": "right"},
}


def _anchors(marks: pd.DataFrame, width: int, height: int) -> list[str]:
    """For each mark the side on which its label covers least: other labels and marks already placed."""
    across = (marks["x"] - marks["x"].min()) / np.ptp(marks["x"]) * (width - 60) + 30
    down = (marks["y"].max() - marks["y"]) / np.ptp(marks["y"]) * (height - 40) + 20
    taken = [(x - 9, y - 9, x + 9, y + 9) for x, y in zip(across, down, strict=True)]
    chosen = []
    for x, y, label in zip(across, down, marks["label"], strict=True):
        long, high = 6.4 * len(label), 7
        boxes = {
            "above": (x - long / 2, y - 14 - high, x + long / 2, y - 14 + high),
            "below": (x - long / 2, y + 15 - high, x + long / 2, y + 15 + high),
            "right": (x + 11, y - high, x + 11 + long, y + high),
            "left": (x - 11 - long, y - high, x - 11, y + high),
        }
        cost = {
            side: sum(max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1])) for b in taken)
            + 1e3 * (a[0] < -60 or a[2] > width + 30)
            for side, a in boxes.items()
        }
        best = min(cost, key=cost.get)
        taken.append(boxes[best])
        chosen.append(best)
    return chosen


def definitions_map() -> alt.LayerChart:
    """A map of the definitions: near means alike. A line joins two that share at least a share of their features.

    Bound parameter: ``share``, the least Jaccard similarity for a line, 0.2 to 1. Point selection: ``picked``.
    """
    alike = similarity()
    points = _positions(1 - alike.to_numpy())
    spots = pd.DataFrame(points, columns=["x", "y"]).assign(name=alike.index).round(3)
    # Definitions with the same features fall on one spot: one mark, both names.
    marks = spots.groupby(["x", "y"], as_index=False).agg(label=("name", " + ".join))
    at = spots.set_index("name")
    place = {name: marks.set_index(["x", "y"])["label"][tuple(at.loc[name])] for name in at.index}
    pairs = pd.DataFrame(
        [
            {
                "from": a, "to": b, "share": round(alike.loc[a, b], 3),
                "x": at.loc[a, "x"], "y": at.loc[a, "y"], "x2": at.loc[b, "x"], "y2": at.loc[b, "y"],
                "one": place[a], "other": place[b],
            }
            for i, a in enumerate(alike.index)
            for b in alike.index[i + 1 :]
        ]
    )
    share = alt.param(name="share", value=0.5, bind=alt.binding_range(min=0.2, max=1, step=0.1, name="Join definitions that share at least"))
    picked = alt.selection_point(name="picked", fields=["label"], on="click", empty=True)
    hidden = alt.Axis(labels=False, ticks=False, domain=False, grid=False)
    lines = (
        alt.Chart(pairs)
        .transform_filter("datum.share >= share - 0.001")
        .mark_rule(strokeWidth=2, color=theme.QUIET)
        .encode(x="x:Q", y="y:Q", x2="x2:Q", y2="y2:Q", tooltip=["from:N", "to:N", alt.Tooltip("share:Q", title="share of features", format=".2f")])
    )
    dots = (
        alt.Chart(marks)
        .mark_circle(size=130)
        .encode(
            x=alt.X("x:Q", axis=hidden, title=None, scale=alt.Scale(padding=30)),
            y=alt.Y("y:Q", axis=hidden, title=None, scale=alt.Scale(padding=20)),
            color=alt.condition(picked, alt.value(theme.BLUE), alt.value(theme.QUIET)),
            tooltip=[alt.Tooltip("label:N", title="definition")],
        )
        .add_params(picked)
    )
    names = [
        alt.Chart(some).mark_text(fontSize=12, **_ANCHORS[anchor]).encode(x="x:Q", y="y:Q", text="label:N")
        for anchor, some in marks.assign(anchor=_anchors(marks, _WIDTH, _HEIGHT)).groupby("anchor")
    ]
    upper = pairs["share"]
    drawn = np.linalg.norm(points[:, None] - points[None], axis=-1)[np.triu_indices(len(alike), 1)]
    faithful = float(np.corrcoef(drawn, 1 - upper)[0, 1])
    half = pairs[upper >= 0.5]
    return with_words(
        alt.layer(lines, dots, *names).add_params(share).properties(width=_WIDTH, height=_HEIGHT),
        title=f"{len(half)} of {len(pairs)} pairs share at least half of their features",
        subtitle="near means alike, roughly; the lines are exact",
        description=(
            f"Map of {len(alike)} definitions by how many coded features they share. The plane keeps the true distances only"
            f" in part (correlation {faithful:.2f}), so the lines, not the gaps, say which pairs are alike."
        ),
        table=pairs.sort_values("share", ascending=False).head(20)[["from", "to", "share"]].rename(
            columns={"from": "one", "to": "other", "share": "share of features"}
        ),
        sources=_sources(),
    )


def evidence_seen() -> alt.Chart:
    """Stacked bars: on what each definition's codes rest."""
    codes = tables.table("definition_codes")
    counted = codes.groupby(["definition", "basis"], as_index=False).size()
    counted = counted.merge(_labels(), left_on="definition", right_on="id")
    counted = counted.assign(seen=counted["basis"].map(_SEEN), rank=counted["basis"].map({b: i for i, b in enumerate(_SEEN)}))
    second = tables.count("definition_codes where basis == 'article'")
    chart = (
        alt.Chart(counted[["name", "seen", "size", "rank"]])
        .mark_bar(stroke=theme.GROUND, strokeWidth=1)
        .encode(
            x=alt.X("size:Q", title="features named", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("name:N", title=None, sort="-x"),
            color=alt.Color("seen:N", title=None, sort=_ORDER, scale=alt.Scale(domain=_ORDER, range=[theme.GREEN, theme.BLUE, theme.ORANGE]), legend=alt.Legend(orient="top")),
            order="rank:Q",
            tooltip=[alt.Tooltip("name:N", title="definition"), alt.Tooltip("seen:N", title="evidence"), alt.Tooltip("size:Q", title="features")],
        )
        .properties(width=380, height=alt.Step(21))
    )
    table = counted.pivot_table(index="name", columns="seen", values="size", fill_value=0).reindex(columns=_ORDER).astype(int)
    return with_words(
        chart,
        title=f"{second} of {len(codes)} codes rest on one article’s word",
        subtitle="where the wording behind each code was seen",
        description=f"Stacked bars: for each definition, how many of its codes were read in the work, quoted by others, or known only through the article; the last are {second} of {len(codes)}.",
        table=table.reset_index().rename(columns={"name": "definition"}),
        sources=_sources(),
    )
