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
    assert _families(0.5) == {
        frozenset({"Muthanna 2011", "Swistek 2012", "Tan & Singh 2012"}),
        frozenset({"Alam 2013", "Winger 2014"}),
        frozenset({"Edmonds 1998", "Codrean 2017", "Yadav 2018", "Iskandarov & Sadiyev 2022"}),
        *(frozenset({name}) for name in ("Cottey & Forster 2004", "Gindarsah 2015", "Bhatia et al. 2016", "Pajtinka 2016")),
    }
    assert sorted(len(family) for family in _families(0.4)) == [1, 3, 9] and frozenset({"Bhatia et al. 2016"}) in _families(0.4)
    assert len(_families(0.3)) == 1
    assert definitions.similarity().loc["Codrean 2017", "Yadav 2018"] == 1


def test_what_the_page_says_of_the_columns():
    sets, codes = definitions.incidence(), tables.table("definition_codes")
    named = sets.sum()
    assert not sets.all().any(), "no feature is named by all"
    assert named["interest"] > named["nonviolent"] == named["cooperation"] > named.drop(["interest", "nonviolent", "cooperation"]).max()
    ends = ["interest", "trust", "conflict", "capability", "reform"]
    checked = codes[codes["feature"].isin(ends) & (codes["basis"] != "article")]
    assert set(checked["feature"]) == {"interest"}, "the other four columns are rings only"
    assert named[ends[1:]].max() == named["trust"]
    assert set(sets.index[sets["peacetime"]]) == {"Cottey & Forster 2004", "Swistek 2012"}
    assert set(sets.index[sets["negotiation"]]) == {"Pajtinka 2016"}
    assert set(sets.index[sets["soft"]]) == {"Winger 2014", "Bhatia et al. 2016"}
    assert sets.sum(axis=1).idxmax() == "Pajtinka 2016" and sets.sum(axis=1).max() * 2 == len(named), "half of the features"
    assert sets.sum(axis=1).sort_values().index[-3:].isin(["Pajtinka 2016", "Swistek 2012", "Winger 2014"]).all()
    assert (codes.loc[codes["definition"] == "swistek", "basis"] == "article").all()
    assert (codes.loc[codes["definition"] == "pajtinka", "basis"] == "original").all()


def test_what_the_page_says_of_the_wordings():
    assert tables.count("definitions where wording_from != 'article'") == 3
    assert tables.count("definitions where term == 'defence diplomacy'") == 4
    assert list(tables.table("definitions").query("term == 'both words'")["id"]) == ["winger"]
