"""A word or a short phrase."""

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import Field, model_validator

from mildip.bank.model import Part, Question, Text


class Slip(Part):
    text: Text
    feedback: Text


def normal(text: str) -> str:
    """Text as it is compared: no case, accents, punctuation, leading article or doubled blanks."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s]|_", " ", bare).split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)


class Short(Question):
    """Response: what the reader wrote. ``accept`` lists every right form, the one to show first."""

    kind: Literal["short"]
    accept: Annotated[list[Text], Field(min_length=1)]
    right: Text
    wrong: Text
    mistakes: list[Slip] = []

    @model_validator(mode="after")
    def _no_clash(self):
        good = {normal(text) for text in self.accept}
        clash = next((slip.text for slip in self.mistakes if normal(slip.text) in good), None)
        if clash:
            raise ValueError(f"{clash!r} stands both in 'accept' and in 'mistakes'; take it out of one")
        return self

    def present(self):
        return {
            "accept": [normal(text) for text in self.accept],
            "show": self.accept[0],
            "right": self.right,
            "wrong": self.wrong,
            "mistakes": [{"text": normal(slip.text), "feedback": slip.feedback} for slip in self.mistakes],
        }

    def key(self):
        return self.accept[0]

    def mark(self, response):
        return float(normal(str(response)) in {normal(text) for text in self.accept})

    def on_paper(self):
        return ["______________________"]
