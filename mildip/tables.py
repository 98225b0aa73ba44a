"""The course's tables: load one, checked; check all of them; count what a sentence quotes.

A table is a CSV file below ``data/``, described in ``data/datapackage.json`` (Frictionless Data Package v1,
https://specs.frictionlessdata.io/data-package/). The library ``frictionless`` does the checking; this module
turns its report into lines that name file, row, column, value and what was expected.
"""

import json
import re
from functools import cache

import pandas as pd

from mildip import course, sources

DATA = "data"
DESCRIPTOR = "datapackage.json"


def _folder():
    return course.root() / DATA


def descriptor() -> dict:
    """The Data Package as plain data."""
    path = _folder() / DESCRIPTOR
    try:
        found = json.loads(course.read_text(path))
    except FileNotFoundError:
        raise course.CourseError(f"{DATA}/{DESCRIPTOR} is missing; it describes every table of the course") from None
    except json.JSONDecodeError as error:
        raise course.CourseError(f"{DATA}/{DESCRIPTOR}:{error.lineno}: not valid JSON: {error.msg}") from None
    listed = found.get("resources") if isinstance(found, dict) else None
    if not isinstance(listed, list):
        raise course.CourseError(f"{DATA}/{DESCRIPTOR}: must hold a list named 'resources', one entry a table")
    for number, entry in enumerate(listed, 1):
        lacks = [k for k in ("name", "title", "path", "schema") if not (isinstance(entry, dict) and entry.get(k))]
        if lacks or "/" in entry["path"]:
            wrong = f"has no {lacks[0]!r}" if lacks else f"has the path {entry['path']!r}; a table is a file of this folder"
            raise course.CourseError(f"{DATA}/{DESCRIPTOR}: resource {number} {wrong}")
    return found


def names() -> list[str]:
    """Names of all tables, as ``table`` takes them."""
    return [resource["name"] for resource in descriptor()["resources"]]


def resource(name: str) -> dict:
    """One table's description. Raises CourseError naming the tables that exist."""
    for each in descriptor()["resources"]:
        if each["name"] == name:
            return each
    raise course.CourseError(f"no table {name!r}; the tables are {', '.join(names())}")


_PANDAS_TYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def table(name: str) -> pd.DataFrame:
    """A table of the course as a DataFrame, a fresh copy each time, with the types its description gives.

    Raises CourseError when a row breaks its description, so that no chart is drawn from a broken table.
    """
    path = _folder() / resource(name)["path"]
    stamp = (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None
    return _load(name, course.root(), stamp).copy()


@cache
def _load(name, _root, _stamp):
    described = resource(name)
    problems = check(name)
    if problems:
        raise course.CourseError(*problems)
    fields = described["schema"]["fields"]
    types = {f["name"]: _PANDAS_TYPES[f["type"]] for f in fields if f["type"] in _PANDAS_TYPES}
    dates = [f["name"] for f in fields if f["type"] == "date"]
    return pd.read_csv(_folder() / described["path"], dtype=types, parse_dates=dates, keep_default_na=False, na_values=[""])


def check(*wanted: str) -> list[str]:
    """Problems of the named tables (all of them if none is named), a line each; an empty list if all is well.

    Beyond the description: citation keys in a column named ``source`` or ``sources`` must stand in references.bib.
    """
    found = []
    if not wanted:
        known = {each["path"] for each in descriptor()["resources"]}
        stray = sorted(path.name for path in _folder().glob("*.csv") if path.name not in known)
        found += [f"{DATA}/{name}: not described in {DATA}/{DESCRIPTOR}; add an entry or remove the file" for name in stray]
    for name in wanted or names():
        rows = _frictionless(name)
        found += rows or _unknown_sources(name)
    return found


def _frictionless(name):
    # Imported here: it costs half a second that a reader of an unbroken table pays only once.
    from frictionless import FrictionlessException, Package, system

    try:
        with system.use_context(trusted=True):
            package = Package.from_descriptor(descriptor(), basepath=str(_folder()))
            report = package.get_resource(name).validate()
    except (FrictionlessException, re.error) as error:
        return [f"{DATA}/{DESCRIPTOR}: table {name!r}: {error}"]
    shown = f"{DATA}/{resource(name)['path']}"
    errors = [error for task in report.tasks for error in task.errors]
    # A wrong head or file makes every row wrong: then only that is said.
    whole = [error for error in errors if getattr(error, "row_number", None) is None]
    return [_say(shown, error, resource(name)["schema"]) for error in whole or errors]


def _say(path, error, schema):
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None)
    if row is None:
        return f"{path}: {error.message}"
    if error.type == "primary-key":
        return f"{path}: row {row}: another row has the same {' and '.join(_key(schema))}; keep one of them"
    if error.type == "foreign-key":
        return f"{path}: row {row}, column {error.field_names[0]!r}: {error.field_cells[0]!r} is no {error.reference_field_names[0]} in table {error.reference_name}"
    if column is None:
        return f"{path}: row {row}: {error.note}"
    fields = {f["name"]: f for f in schema["fields"]}
    value = getattr(error, "cell", "")
    return f"{path}: row {row}, column {column!r}: {value!r} is not {_expected(fields.get(column, {}), not value)}"


def _key(schema):
    key = schema.get("primaryKey", [])
    return [key] if isinstance(key, str) else key


_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date written YYYY-MM-DD",
    "year": "a year",
}


def _expected(described, empty):
    limits = described.get("constraints", {})
    words = [_TYPES.get(described.get("type"), described.get("type", "what the table describes"))]
    if "enum" in limits:
        words = ["one of " + ", ".join(map(str, limits["enum"]))]
    if "pattern" in limits:
        words.append(f"of the form {limits['pattern']}")
    if "minimum" in limits and "maximum" in limits:
        words.append(f"from {limits['minimum']} to {limits['maximum']}")
    elif "minimum" in limits:
        words.append(f"not before {limits['minimum']}" if described.get("type") == "date" else f"of at least {limits['minimum']}")
    if limits.get("unique"):
        words.append("found in no other row")
    return " ".join(words) + ("; it may not be empty" if limits.get("required") and empty else "")


def split(cell) -> list[str]:
    """The items of a cell that holds several, parted by semicolons; an empty list for an empty cell."""
    return [] if pd.isna(cell) else [item.strip() for item in str(cell).split(";") if item.strip()]


def _unknown_sources(name):
    described = resource(name)
    columns = [f["name"] for f in described["schema"]["fields"] if f["name"] in ("source", "sources")]
    if not columns:
        return []
    known = sources.entries()
    frame = pd.read_csv(_folder() / described["path"], dtype=str, keep_default_na=False)
    return [
        f"{DATA}/{described['path']}: row {number}, column {column!r}: {key!r} is not a key of references.bib"
        for column in columns
        for number, cell in enumerate(frame[column], 2)
        for key in split(cell)
        if key not in known
    ]


def count(expression: str) -> int:
    """How many rows of a table meet a condition: ``definitions`` or ``definition_codes where feature == 'trust'``.

    The condition is pandas' query language. Prose (the ``count`` role), questions and tests read numbers through
    here, so that a sentence cannot drift from its table.
    """
    name, _, condition = expression.partition(" where ")
    frame = table(name.strip())
    if condition:
        try:
            frame = frame.query(condition)
        except Exception as error:  # pandas raises whatever the expression provokes
            raise course.CourseError(f"cannot count {expression!r}: {error}") from None
    return len(frame)
