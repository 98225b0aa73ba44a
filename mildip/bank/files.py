"""Read a topic's bank file and say exactly what is wrong with it."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML

from mildip import course, sources, tables
from mildip.bank.kinds import all_kinds
from mildip.bank.model import Question

FILE = "questions.yml"


@dataclass(frozen=True)
class Bank:
    """The questions of one topic, in the order of the file."""

    topic: str
    path: Path
    questions: tuple[Question, ...]

    def group(self, name: str) -> list[Question]:
        """The questions of a group (or the one question of that id). Raises CourseError naming what there is."""
        found = [q for q in self.questions if name in (q.group, q.id)]
        if not found:
            groups = sorted({q.group for q in self.questions})
            raise course.CourseError(
                f"{course.shown(self.path)}: no group or question {name!r}; the groups are {', '.join(groups)}"
            )
        return found

    def question(self, name: str) -> Question:
        """The question of that id. Raises KeyError."""
        return {q.id: q for q in self.questions}[name]


def topics() -> list[str]:
    """The topics that have a bank file."""
    return [topic for topic in course.TOPICS if _path(topic).is_file()]


def _path(topic):
    return course.root() / "exercises" / topic / FILE


def load(topic: str) -> Bank:
    """The bank of a topic. Raises CourseError with a line for each problem."""
    path = _path(topic)
    if not path.is_file():
        raise course.CourseError(f"no question bank for {topic!r}; there is one for {', '.join(topics())}")
    questions, problems = _read(path)
    if problems:
        raise course.CourseError(*problems)
    return Bank(topic, path, tuple(questions))


def check() -> list[str]:
    """Problems of all bank files, a line each, ids that two files share among them."""
    problems, seen = [], {}
    for folder in sorted(p for p in (course.root() / "exercises").glob("*") if p.is_dir()):
        if folder.name not in course.TOPICS:
            problems.append(f"{course.shown(folder)}: no topic of this name; topics are {', '.join(course.TOPICS)}")
    for topic in topics():
        try:
            questions, found = _read(_path(topic))
        except course.CourseError as error:  # a file that cannot be read at all
            questions, found = [], error.problems
        problems += found
        for question in questions:
            if question.id in seen and seen[question.id] != topic:
                problems.append(
                    f"{course.shown(_path(topic))}: question {question.id!r}: this id is taken in"
                    f" {course.shown(_path(seen[question.id]))}; choose another"
                )
            seen[question.id] = topic
    return problems


class _Place:
    """Where in the file a value of one question stands."""

    def __init__(self, path, node, name):
        self.path, self.node, self.name = path, node, name

    def line(self, location=()):
        node, line = self.node, self.node.lc.line
        for step in location:
            try:
                line = node.lc.item(step)[0] if isinstance(step, int) else node.lc.key(step)[0]
                node = node[step]
            except (KeyError, IndexError, AttributeError, TypeError):
                break
        return line + 1

    def say(self, text, location=()):
        return f"{course.shown(self.path)}:{self.line(location)}: question {self.name!r}: {text}"


def _read(path):
    text = course.read_text(path)
    course.load_yaml(text, path)  # a syntax error gets its one line here
    data = YAML().load(text)  # the round-trip loader keeps line numbers; what it refuses, load_yaml has named
    nodes = data.get("questions") if isinstance(data, dict) else None
    if not isinstance(nodes, list):
        return [], [f"{course.shown(path)}:1: the file must hold a list named 'questions'"]
    if not nodes:
        return [], [f"{course.shown(path)}:1: the list 'questions' is empty; write a question or remove the file"]
    questions, problems, seen = [], [], {}
    for number, node in enumerate(nodes, 1):
        if not isinstance(node, dict):
            line = nodes.lc.item(number - 1)[0] + 1
            problems.append(f"{course.shown(path)}:{line}: question {number} is not a mapping of field: value")
            continue
        place = _Place(path, node, str(node.get("id", f"number {number}")))
        question, found = _question(node, place)
        name = str(node.get("id"))
        if name in seen and "id" in node:
            found.append(place.say(f"this id is taken on line {seen[name]}; give each question an id of its own", ["id"]))
        seen.setdefault(name, place.line(["id"]))
        problems += found
        if question and not found:
            questions.append((question, place))
    stands = {question.id for question, _ in questions if question.commit}
    for question, place in questions:
        if question.recall and question.recall not in stands:
            problems.append(place.say(f"recall names {question.recall!r}, which is no commit-first question here", ["recall"]))
    return [question for question, _ in questions], problems


def _question(node, place):
    kind = node.get("kind")
    kinds = all_kinds()
    if not isinstance(kind, str) or kind not in kinds:
        near = get_close_matches(str(kind), kinds, 1)
        mend = f"did you mean {near[0]!r}? " if near else ""
        return None, [place.say(f"no kind {kind!r}; {mend}kinds are {', '.join(sorted(kinds))}", ["kind"])]
    try:
        question = kinds[kind].model_validate(_plain(node))
    except ValidationError as error:
        # A field that may be a number or a count gets an error for each; the first says enough.
        first = {}
        for each in error.errors():
            first.setdefault(_location(each), each)
        return None, [_explain(place, each) for each in first.values()]
    return question, [place.say(text, where) for where, text in _references(question)]


def _plain(node):
    """The same data without the loader's own types."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    return node


def _location(error):
    return tuple(step for step in error["loc"] if step not in ("float", "Count"))


def _explain(place, error):
    location = list(_location(error))
    name = ".".join(str(step) for step in location)
    match error["type"]:
        case "missing":
            text = f"{name!r} is missing; write it"
        case "extra_forbidden":
            text = f"{name!r} is no field of this kind; remove it or mend its spelling"
        case "value_error":
            text = str(error["ctx"]["error"])
        case "too_short":
            text = f"{name!r} has too few entries; write at least {error['ctx']['min_length']}"
        case _:
            text = f"{name!r} is {error['input']!r}: {error['msg'][0].lower()}{error['msg'][1:]}"
    return place.say(text, location)


def _references(question):
    """(location, problem) for each name in a question that nothing in the course bears."""
    outcome = course.outcomes().get(question.outcome)
    if not outcome:
        yield ["outcome"], f"no page has an outcome {question.outcome!r}; outcomes stand in the front matter of pages"
    elif f"\n({question.read})=\n" not in course.read_text(course.page(outcome.page).path):
        yield ["read"], f"{outcome.page}.md has no paragraph marked ({question.read})="
    for number, key in enumerate(question.sources):
        if key not in sources.entries():
            yield ["sources", number], f"source {key!r} is not in references.bib; add the entry or mend the key"
    try:
        question.present()
    except course.CourseError as error:  # a number that the tables do not have
        yield ["answer"], f"{error}; mend the count or the name of the table"
    ledger = set(tables.table("claims")["id"]) if "claims" in tables.names() else set()
    for number, claim in enumerate(question.claims):
        if claim not in ledger:
            yield ["claims", number], f"claim {claim!r} is not in data/claims.csv; add the row or mend the id"
