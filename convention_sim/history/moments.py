"""Dates as precise as their sources: a year, a month or a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["year", "month", "day"]

_TEXT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a source gives it: `text` is "1975", "1975-12" or "1975-12-19"; `first` and `last` are the days that it may mean."""

    text: str
    first: date
    last: date

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return _PRECISIONS[self.text.count("-")]

    @property
    def year(self) -> int:
        """The year, always known."""
        return self.first.year

    def __str__(self) -> str:
        return self.text


def moment(text: str) -> Moment:
    """A moment from its text; ValueError when it is not a date.

    >>> moment("1975-12").last, moment("1975-12").precision
    (datetime.date(1975, 12, 31), 'month')
    >>> str(moment("1971-10-28"))
    '1971-10-28'
    """
    found = _TEXT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        only = date(year, month, day)
        return Moment(text, only, only)
    if month:
        return Moment(text, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Moment(text, date(year, 1, 1), date(year, 12, 31))
