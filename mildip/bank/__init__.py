"""The question bank: one YAML file a topic, checked when it is read, scored without any display.

>>> from mildip import bank
>>> [q.id for q in bank.load("definitions").group("warm-up")]  # doctest: +SKIP
['def-warm-up']
"""

from mildip.bank.files import Bank, check, load, topics
from mildip.bank.model import Level, Question

__all__ = ["Bank", "Level", "Question", "check", "load", "topics"]
