"""Submissions of the definitions assignment, made from the release by filling in answers."""

import copy

import nbformat
import pytest

from mildip.grading import release

TOPIC = "definitions"


@pytest.fixture(scope="session")
def blank():
    """The release, as a learner gets it."""
    return nbformat.reads(release.released(TOPIC), as_version=4)


@pytest.fixture(scope="session")
def model():
    """The teacher's own answers, by task."""
    source = nbformat.reads(release.source_text(release.source_path(TOPIC)), as_version=4)
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in source.cells if cell.metadata.get("nbgrader", {}).get("solution")}


@pytest.fixture
def answered(blank):
    """Make a submission: ``answered({"t1": "def breadth(codes): ..."})``."""

    def make(answers):
        notebook = copy.deepcopy(blank)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in answers:
                cell.source = answers[name]
        return notebook

    return make


#: Another honest way through every task: loops and plain Python, other names, other shapes, a chart lying on its side.
DIFFERENT = {
    "t1": """
def breadth(codes):
    counts = {}
    for name in codes["definition"]:
        counts[name] = counts.get(name, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: pair[1], reverse=True)
    return pd.Series([n for _, n in ordered], index=[name for name, _ in ordered], dtype=int)
""",
    "t2": """
def namers(codes, feature):
    found = []
    for _, row in codes.iterrows():
        if row["feature"] == feature and row["definition"] not in found:
            found.append(row["definition"])
    found.sort()
    return found
""",
    "t3": """
def on_the_article(codes):
    table = pd.crosstab(codes["definition"], codes["basis"])
    if "article" not in table:
        table["article"] = 0
    return table["article"] / table.sum(axis=1)
""",
    "t4": """
def alike(codes, one, other):
    a = codes[codes.definition == one].feature.tolist()
    b = codes[codes.definition == other].feature.tolist()
    shared = [f for f in a if f in b]
    return len(shared) / (len(a) + len(b) - len(shared))
""",
    "t5": """
numbers = codes.groupby("feature").size().reset_index(name="authors")
chart = alt.Chart(numbers).mark_bar(color="teal").encode(
    alt.X("feature:O", sort=None, title="feature"), alt.Y("authors:Q")
).properties(title=["Two features lead,", "trust comes in the middle"])
chart
""",
    "t6": "british = sorted(['reform', 'forces', 'trust', 'ministry', 'conflict'])",
    "t7-essay-1": "The word cooperative keeps shows of force out.",
}
