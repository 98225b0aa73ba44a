"""Any number of options is right."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mildip.bank.kinds.single import Option
from mildip.bank.model import Question


class Multiple(Question):
    """Response: the positions of the chosen options."""

    rule = "Each right choice adds a share, each wrong choice takes one away; never below zero."

    kind: Literal["multiple"]
    options: Annotated[list[Option], Field(min_length=3)]

    @model_validator(mode="after")
    def _some_right(self):
        right = sum(option.right for option in self.options)
        if not 0 < right < len(self.options):
            raise ValueError(f"{right} of {len(self.options)} options are marked 'right: true'; mark some, not all")
        return self

    def present(self):
        return {
            "options": [
                {"at": at, **self.options[at].model_dump()} for at in self.shuffled(len(self.options))
            ]
        }

    def key(self):
        return [at for at, option in enumerate(self.options) if option.right]

    def mark(self, response):
        right, chosen = set(self.key()), set(response)
        return max(0.0, (len(chosen & right) - len(chosen - right)) / len(right))

    def on_paper(self):
        return [f"[ ] {self.options[at].text}" for at in self.shuffled(len(self.options))]
