"""The tables, whole and spoiled."""

import re

import pandas as pd
import pytest

from mildip import course, tables


def test_all_tables_are_in_order():
    assert tables.check() == []


@pytest.mark.parametrize("name", tables.names())
def test_every_row_has_a_source_or_belongs_to_one_that_has(name):
    columns = {field["name"] for field in tables.resource(name)["schema"]["fields"]}
    assert columns & {"source", "sources"} or name == "features"  # the codebook is our own


def test_types_come_from_the_description():
    found = tables.table("definitions")
    assert found["year"].dtype == "Int64" and pd.api.types.is_datetime64_any_dtype(found["checked"])


def test_a_table_is_a_copy():
    mine = tables.table("definitions")
    mine["year"] = 0
    assert tables.table("definitions")["year"].min() == 1998


def test_every_code_has_evidence_and_quotes_where_it_was_seen():
    codes = tables.table("definition_codes")
    seen = codes[codes["basis"] != "article"]
    assert seen["evidence"].str.contains("“.+”").all()
    assert (codes.loc[codes["basis"] == "article", "source"] == "iskandarov2023").all()


def test_codes_agree_with_where_the_wording_was_seen():
    wording = tables.table("definitions").set_index("id")["wording_from"]
    codes = tables.table("definition_codes")
    for name, basis in wording.items():
        if basis != "article":
            assert basis in set(codes.loc[codes["definition"] == name, "basis"]), name


SPOILED = {
    "a wrong date": ("data/definitions.csv", "2026-11-22,iskandarov2023; edmonds1998", "22 November,iskandarov2023; edmonds1998",
        r"data/definitions\.csv: row 2, column 'checked': '22 November' is not a date written YYYY-MM-DD not before 2026-01-01"),
    "a year too late": ("data/definitions.csv", "winger,Winger,2014", "winger,Winger,3014",
        r"data/definitions\.csv: row 8, column 'year': .*3014.* is not a whole number from 1900 to 2026"),
    "a word not in the list": ("data/definition_codes.csv", "edmonds,forces,the use of armed forces,article", "edmonds,forces,the use of armed forces,hearsay",
        r"data/definition_codes\.csv: row 2, column 'basis': 'hearsay' is not one of original, quoted, article"),
    "an empty cell": ("data/glossary.csv", "soft power,Getting", "soft power,,Getting",
        r"data/glossary\.csv: row \d+"),
    "an unknown feature": ("data/definition_codes.csv", "edmonds,forces,", "edmonds,armies,",
        r"data/definition_codes\.csv: row 2, column 'feature': 'armies' is no id in table features"),
    "an unknown source": ("data/scholars.csv", "yes,pajtinka2016", "yes,pajtinka2061",
        r"data/scholars\.csv: row 16, column 'sources': 'pajtinka2061' is not a key of references\.bib"),
    "a row twice": ("data/definition_codes.csv", "codrean,interest,", "yadav,interest,", r"data/definition_codes\.csv: row \d+: another row has the same definition and feature; keep one"),
}


@pytest.mark.parametrize("file, old, new, said", SPOILED.values(), ids=SPOILED.keys())
def test_a_broken_row_is_named(spoiled, file, old, new, said):
    spoiled(file, old, new)
    problems = tables.check(file.removeprefix("data/").removesuffix(".csv"))
    assert re.search(said, "\n".join(problems)), problems


def test_a_broken_table_is_not_handed_out(spoiled):
    spoiled("data/definitions.csv", "winger,Winger,2014", "winger,Winger,later")
    with pytest.raises(course.CourseError, match="row 8, column 'year': 'later' is not a whole number"):
        tables.table("definitions")


def test_a_table_that_does_not_exist():
    with pytest.raises(course.CourseError, match="no table 'definition'; the tables are features, definitions"):
        tables.table("definition")


def test_count():
    assert tables.count("definitions") == 13
    codes = tables.table("definition_codes")
    assert tables.count("definition_codes where feature == 'trust'") == (codes["feature"] == "trust").sum()
    with pytest.raises(course.CourseError, match="cannot count 'definitions where colour == 1'"):
        tables.count("definitions where colour == 1")


@pytest.mark.parametrize(
    "text, said",
    [
        ("[]", "must hold a list named 'resources'"),
        ('{"resources": [{"name": "a", "title": "A", "path": "a.csv"}]}', "resource 1 has no 'schema'"),
        ('{"resources": [{"name": "a", "title": "A", "path": "../a.csv", "schema": {"fields": []}}]}', "has the path '../a.csv'"),
        ("{", "datapackage.json:1: not valid JSON"),
    ],
)
def test_a_broken_description_is_named(spoiled, text, said):
    (spoiled.root / "data" / "datapackage.json").write_text(text)
    with pytest.raises(course.CourseError, match=re.escape(said)):
        tables.check()


def test_a_table_that_nothing_describes_is_named(spoiled):
    (spoiled.root / "data" / "stray.csv").write_text("a\n1\n")
    assert tables.check() == ["data/stray.csv: not described in data/datapackage.json; add an entry or remove the file"]


def test_a_wrong_head_is_said_once(spoiled):
    spoiled("data/glossary.csv", "term,definition", "term,meaning")
    problems = tables.check("glossary")
    assert len(problems) == 1 and "meaning" in problems[0], problems
