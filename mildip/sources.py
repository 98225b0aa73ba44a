"""The bibliography: every source of the course once, in ``references.bib``."""

from functools import cache

from pybtex.database import PybtexError, parse_string

from mildip import course


@cache
def _load(path, _changed):
    try:
        return parse_string(course.read_text(path), "bibtex").entries
    except PybtexError as error:
        raise course.CourseError(f"{course.shown(path)}: {error}; mend the entry named there") from None


def entries():
    """Mapping of citation key to pybtex entry."""
    path = course.root() / "references.bib"
    if not path.is_file():
        raise course.CourseError("references.bib is missing from the course folder")
    return _load(path, path.stat().st_mtime_ns)


def _family(person) -> str:
    return _plain(" ".join([*person.prelast_names, *person.last_names]))


def short(key: str) -> str:
    """How a sentence names a source: ``Cottey & Forster 2004``. Raises KeyError for an unknown key."""
    entry = entries()[key]
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_family(person) for person in people]
    if len(names) > 2:
        who = f"{names[0]} et al."
    else:
        who = " & ".join(names) or entry.fields.get("title", key)
    return f"{_plain(who)} {entry.fields.get('year', 'n.d.')}"


def title(key: str) -> str:
    """The title of a source, without TeX braces."""
    return _plain(entries()[key].fields.get("title", key))


def _plain(text: str) -> str:
    # references.bib is UTF-8 and holds no TeX accents: only the braces that protect capitals go.
    return text.replace("{", "").replace("}", "")
