"""Drawing a variant: the same seed always gives the same one, whatever the machine and the version of Python."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

SATURDAY = 5
# Public holidays of fixed date.
HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)})


class Draw:
    """Draws values for one exercise and one seed.

    Only `random.random` is used: of all the module, it alone is promised to give the same numbers in every version of Python.

    >>> draw = Draw("03-1", "Ada")
    >>> draw.one(["C", "CS", "G"]) == Draw("03-1", "Ada").one(["C", "CS", "G"])
    True
    """

    def __init__(self, exercise: str, seed: object) -> None:
        self._random = Random(f"{exercise}/{seed}")  # noqa: S311 - exercises, not secrets

    def below(self, bound: int) -> int:
        """A whole number from 0 to bound - 1."""
        return int(self._random.random() * bound)

    def one[T](self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[self.below(len(values))]

    def shuffled[T](self, values: Sequence[T]) -> list[T]:
        """The values in another order."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in values]

    def value(self, told: Any) -> Any:
        """What a field of an exercise becomes.

        A list gives one of its values, `{all}` the whole list, `{low, high, step}` a whole number, `{first, last}` a day; any other
        table is drawn field by field.

        >>> Draw("03-1", 1).value({"percent": 200})
        {'percent': 200}
        """
        if isinstance(told, list):
            return self.value(self.one(told))
        if not isinstance(told, dict):
            return told
        if "all" in told:
            return told["all"]
        if "low" in told:
            step = told.get("step", 1)
            return told["low"] + step * self.below((told["high"] - told["low"]) // step + 1)
        if "first" in told:
            return self._day(told["first"], told["last"])
        return {name: self.value(each) for name, each in told.items()}

    def _day(self, first: date, last: date) -> date:
        """A working day: other days have supplements that the package does not compute."""
        while True:
            day = first + timedelta(days=self.below((last - first).days + 1))
            if day.weekday() < SATURDAY and (day.month, day.day) not in HOLIDAYS:
                return day


def arguments(told: Mapping[str, Any], draw: Draw) -> dict[str, Any]:
    """The arguments of `visit` that a table gives: an empty word is none, a whole number of euros becomes a decimal string.

    >>> arguments({"fee": 60, "option": "", "statuses": "ald"}, Draw("03-1", 1))
    {'fee': '60', 'option': None, 'statuses': ['ald']}
    """
    drawn: dict[str, Any] = {name: None if value == "" else value for name, value in draw.value(dict(told)).items()}
    if drawn.get("fee") is not None:
        drawn["fee"] = str(drawn["fee"])
    if "statuses" in drawn:
        drawn["statuses"] = [drawn["statuses"]] if drawn["statuses"] else []
    return drawn
