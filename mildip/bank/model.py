"""What every question has, whatever its kind."""

import random
from abc import abstractmethod
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from mildip import course, tables

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Level(StrEnum):
    """What a question asks of the mind (after Bloom's revised taxonomy, Anderson & Krathwohl 2001, four of six)."""

    recall = "recall"
    apply = "apply"
    analyse = "analyse"
    evaluate = "evaluate"


class Part(BaseModel):
    """A part of a question: an option, an item, a pair. Unknown fields are refused, so that a slip is seen."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class Count(Part):
    """A number read from the tables instead of written down: the rows that ``count`` names (see ``tables.count``).

    With ``of`` it is a percentage: 100 times the one count over the other.
    """

    count: Text
    of: Text | None = None

    def number(self) -> float:
        """The number as the tables have it now."""
        rows = tables.count(self.count)
        if not self.of:
            return float(rows)
        whole = tables.count(self.of)
        if not whole:
            raise course.CourseError(f"a share of {self.of!r}, which counts no rows")
        return 100 * rows / whole


class Question(Part):
    """A question of the bank. A kind adds its fields and the methods that are abstract here.

    ``response`` below is plain data (numbers, text, lists of numbers), the same in Python and in the page;
    options and items are named by their position in the bank file, from 0.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z0-9]+)+$")]
    kind: str
    group: Text
    prompt: Text
    outcome: Text
    level: Level
    difficulty: Annotated[int, Field(ge=1, le=3)]
    claims: list[Annotated[str, StringConstraints(pattern=r"^S\d-\d\d$")]] = []
    sources: Annotated[list[Text], Field(min_length=1)]
    read: Text
    hint: Text | None = None
    explain: Text | None = None
    #: Ask for a stand before the page is read: nothing is right or wrong, feedback answers each choice.
    commit: bool = False
    #: Id of a commit-first question whose answer is shown again beside this one.
    recall: Text | None = None

    #: The rule of partial credit in words, shown to the reader; empty where there is none.
    rule: ClassVar[str] = ""

    @abstractmethod
    def present(self) -> dict[str, Any]:
        """What a page needs to ask the question, the kind's own part: items in the order to show them."""

    @abstractmethod
    def key(self) -> Any:
        """A response that scores 1."""

    def score(self, response) -> float | None:
        """From 0 to 1; None where nothing was answered or, in a commit-first question, nothing is right or wrong."""
        if self.commit or response is None:
            return None
        return self.mark(response)

    @abstractmethod
    def mark(self, response) -> float:
        """The score of an answer, from 0 to 1."""

    @abstractmethod
    def on_paper(self) -> list[str]:
        """The lines that ask the question in print, below the prompt."""

    def shuffled(self, number: int, salt: str = "") -> list[int]:
        """The positions 0 to ``number``-1 in an order that is the same on every page and machine."""
        order = list(range(number))
        random.Random(self.id + salt).shuffle(order)
        return order
