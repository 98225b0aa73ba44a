"""Sort items into groups."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mildip.bank.model import Part, Question, Text


class Item(Part):
    text: Text
    feedback: Text
    into: Text | None = None


class Sorting(Question):
    """Response: for each item, by position, the position of the group chosen; None for no choice.

    In a commit-first question items need no group: the reader takes a stand, and the feedback answers it.
    """

    rule = "Each item counts the same."

    kind: Literal["sorting"]
    groups: Annotated[list[Text], Field(min_length=2)]
    items: Annotated[list[Item], Field(min_length=3)]

    @model_validator(mode="after")
    def _known_groups(self):
        for number, item in enumerate(self.items, 1):
            if item.into is None and not self.commit:
                raise ValueError(f"item {number} has no 'into'; name one of {', '.join(self.groups)}")
            if item.into is not None and item.into not in self.groups:
                raise ValueError(f"item {number} goes into {item.into!r}, which is none of {', '.join(self.groups)}")
        return self

    def present(self):
        key = self.key()
        return {
            "groups": self.groups,
            "items": [
                {"at": at, "text": self.items[at].text, "feedback": self.items[at].feedback, "into": key[at]}
                for at in self.shuffled(len(self.items))
            ],
        }

    def key(self):
        return [None if item.into is None else self.groups.index(item.into) for item in self.items]

    def mark(self, response):
        return sum(chosen == right for chosen, right in zip(response, self.key(), strict=True)) / len(self.items)

    def on_paper(self):
        items = [f"{self.items[at].text}: ______" for at in self.shuffled(len(self.items))]
        return [*items, f"Groups: {'; '.join(self.groups)}."]
