"""A number, within a tolerance."""

from typing import Annotated, Literal

from pydantic import Field

from mildip.bank.model import Count, Part, Question, Text


class Mistake(Part):
    value: float | Count
    feedback: Text


class Numeric(Question):
    """Response: a number. The answer is a number, or read from the tables: ``{count: TABLE where CONDITION}``."""

    kind: Literal["numeric"]
    answer: float | Count
    tolerance: Annotated[float, Field(ge=0)] = 0
    unit: Text | None = None
    right: Text
    wrong: Text
    mistakes: list[Mistake] = []

    @staticmethod
    def _number(value):
        return value.number() if isinstance(value, Count) else value

    def present(self):
        return {
            "answer": self.key(),
            "tolerance": self.tolerance,
            "unit": self.unit,
            "right": self.right,
            "wrong": self.wrong,
            "mistakes": [{"value": self._number(m.value), "feedback": m.feedback} for m in self.mistakes],
        }

    def key(self):
        return self._number(self.answer)

    def mark(self, response):
        return float(abs(response - self.key()) <= self.tolerance)

    def on_paper(self):
        return [f"______ {self.unit or ''}".rstrip()]
