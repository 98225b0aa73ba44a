"""The charts show what the tables hold, and the prose about them is true."""

import pytest

from mildip import charts, tables
from mildip.charts import definitions, words

ALL = [getattr(charts, name) for name in charts.__all__]


@pytest.mark.parametrize("draw", ALL, ids=charts.__all__)
def test_a_chart_says_what_it_shows(draw):
    said = words.of(draw().to_dict())
    assert said["title"] and len(said["description"]) > 60
    assert said["table"]["rows"] and all(len(row) == len(said["table"]["columns"]) for row in said["table"]["rows"])
    assert said["sources"]


def test_incidence_is_the_table_of_codes():
    sets = definitions.incidence()
    assert sets.shape == (tables.count("definitions"), tables.count("features"))
    assert sets.to_numpy().sum() == tables.count("definition_codes")
    assert sets.loc["Winger 2014", "soft"] and not sets.loc["Winger 2014", "trust"]


def test_similarity_is_jaccards():
    alike = definitions.similarity()
    a, b = (set(definitions.incidence().columns[definitions.incidence().loc[name]]) for name in ("Winger 2014", "Alam 2013"))
    assert alike.loc["Winger 2014", "Alam 2013"] == pytest.approx(len(a & b) / len(a | b))
    assert (alike.to_numpy().diagonal() == 1).all() and (alike == alike.T).all(axis=None)


def test_the_map_is_the_same_each_time():
    assert definitions.definitions_map().to_dict() == definitions.definitions_map().to_dict()


def _families(share):
    """The groups that lines of at least this share join."""
    alike = definitions.similarity()
    groups = {name: {name} for name in alike.index}
    for one in alike.index:
        for other in alike.index[alike.loc[one] >= share - 1e-9]:
            merged = groups[one] | groups[other]
            for name in merged:
                groups[name] = merged
    return {frozenset(group) for group in groups.values()}


def test_what_the_page_says_of_the_families():
    half = _families(0.5)
    assert frozenset({"Muthanna 2011", "Swistek 2012", "Tan & Singh 2012"}) in half
    alone = {name for group in half if len(group) == 1 for name in group}
    assert alone == {"Cottey & Forster 2004", "Pajtinka 2016", "Gindarsah 2015"}
    assert next(g for g in half if "Winger 2014" in g) >= {"Iskandarov & Sadiyev 2022"} and len(half) == 5
    assert next(g for g in _families(0.4) if "Winger 2014" in g) >= {"Cottey & Forster 2004"}
    net = _families(0.3)
    assert frozenset({"Gindarsah 2015"}) in net and len(net) == 2


def test_what_the_page_says_of_the_columns():
    sets, codes = definitions.incidence(), tables.table("definition_codes")
    assert not sets.all().any(), "no feature is named by all"
    top = sets.sum().sort_values(ascending=False)
    assert set(top.index[:2]) == {"interest", "nonviolent"} and top.iloc[1] > top.iloc[2]
    assert (codes.loc[codes["feature"] == "reform", "basis"] == "article").all(), "the whole column is rings"
    assert set(sets.index[sets["peacetime"]]) == {"Cottey & Forster 2004", "Swistek 2012"}
    assert set(sets.index[sets["negotiation"]]) == {"Muthanna 2011", "Pajtinka 2016"}
    assert set(sets.index[sets["soft"]]) == {"Winger 2014", "Bhatia et al. 2016", "Iskandarov & Sadiyev 2022"}
    assert sets.sum(axis=1).idxmax() == "Swistek 2012"
    assert (codes.loc[codes["definition"] == "swistek", "basis"] == "article").all()
    assert (codes.loc[codes["definition"] == "pajtinka", "basis"] == "original").all()
