"""Each item on the left belongs to one on the right."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mildip.bank.model import Part, Question, Text


class Pair(Part):
    left: Text
    right: Text
    feedback: Text


class Matching(Question):
    """Response: for each left item, by position, the position of the pair whose right side was chosen; None for no choice."""

    rule = "Each pair counts the same."

    kind: Literal["matching"]
    pairs: Annotated[list[Pair], Field(min_length=3)]

    @model_validator(mode="after")
    def _distinct(self):
        rights = [pair.right for pair in self.pairs]
        double = next((text for text in rights if rights.count(text) > 1), None)
        if double:
            raise ValueError(f"two pairs have the right side {double!r}; make each of its own, or use kind 'sorting'")
        return self

    def present(self):
        order = self.shuffled(len(self.pairs))
        return {
            "pairs": [pair.model_dump() for pair in self.pairs],
            "lefts": order,
            "rights": self.shuffled(len(self.pairs), "right"),
        }

    def key(self):
        return list(range(len(self.pairs)))

    def mark(self, response):
        return sum(chosen == at for at, chosen in enumerate(response)) / len(self.pairs)

    def on_paper(self):
        lefts = [f"{self.pairs[at].left}: ______" for at in self.shuffled(len(self.pairs))]
        rights = "; ".join(self.pairs[at].right for at in self.shuffled(len(self.pairs), "right"))
        return [*lefts, f"Choose from: {rights}."]
