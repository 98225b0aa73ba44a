"""The kinds of question, one module each.

A module here holds one class that derives from :class:`mildip.bank.model.Question`, names itself by
``kind: Literal["..."]`` and says what a right answer is. Nothing else lists the kinds: a new one is a new module
(and, to be answered on a page, a script of the same name in ``mildip/practice/quiz/kinds/``).
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mildip.bank.model import Question


@cache
def all_kinds() -> dict[str, type[Question]]:
    """Mapping of kind name to its class, by name."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    classes = [c for c in Question.__subclasses__() if c.__module__.startswith(__name__)]
    return {c.model_fields["kind"].annotation.__args__[0]: c for c in sorted(classes, key=lambda c: c.__name__)}
