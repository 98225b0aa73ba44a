"""One option is right."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from mildip.bank.model import Part, Question, Text


class Option(Part):
    text: Text
    feedback: Text
    right: bool = False


class Single(Question):
    """Response: the position of the chosen option."""

    kind: Literal["single"]
    options: Annotated[list[Option], Field(min_length=3)]

    @model_validator(mode="after")
    def _one_right(self):
        right = sum(option.right for option in self.options)
        if right != 1 and not self.commit:
            raise ValueError(f"{right} options are marked 'right: true'; mark exactly one")
        return self

    def present(self):
        return {
            "options": [
                {"at": at, **self.options[at].model_dump()} for at in self.shuffled(len(self.options))
            ]
        }

    def key(self):
        return next(at for at, option in enumerate(self.options) if option.right)

    def mark(self, response):
        return float(response == self.key())

    def on_paper(self):
        return [f"( ) {self.options[at].text}" for at in self.shuffled(len(self.options))]
