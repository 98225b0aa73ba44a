"""Put items into an order; the bank file lists them in the right one."""

from typing import Annotated, Literal

from pydantic import Field

from mildip.bank.model import Part, Question, Text


class Step(Part):
    text: Text
    feedback: Text


class Ordering(Question):
    """Response: the items' positions in the order the reader gave them."""

    rule = "Each item in its right place counts the same."

    kind: Literal["ordering"]
    items: Annotated[list[Step], Field(min_length=3)]

    def start(self) -> list[int]:
        """The order shown first: never the right one."""
        order = self.shuffled(len(self.items))
        return order if order != self.key() else order[1:] + order[:1]

    def present(self):
        return {"items": [item.model_dump() for item in self.items], "start": self.start()}

    def key(self):
        return list(range(len(self.items)))

    def mark(self, response):
        return sum(item == at for at, item in enumerate(response)) / len(self.items)

    def on_paper(self):
        return [f"__ {self.items[at].text}" for at in self.start()]
