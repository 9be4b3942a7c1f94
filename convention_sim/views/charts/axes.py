"""Axes: days and values to positions, with ticks as many as a phone has room for."""

from dataclasses import dataclass
from datetime import date

from convention_sim.views.charts.svg import SMALL_PX, Text, segment, stroke

_YEARS_BETWEEN = (1, 2, 5, 10, 20, 50)
_TICK_PX = 44


@dataclass(frozen=True, slots=True)
class Time:
    """A horizontal axis from 1 January of `first` to 1 January of `last`; `width` is the plot's width on a phone, in pixels."""

    first: int
    last: int
    width: int

    def at(self, day: date) -> float:
        """Where a day stands, in percent.

        >>> Time(2000, 2010, 200).at(date(2005, 1, 1))
        50.01
        """
        start = date(self.first, 1, 1)
        return round(100 * (day - start).days / (date(self.last, 1, 1) - start).days, 2)

    def middle(self, year: int) -> float:
        """Where the middle of a year stands, in percent."""
        return self.at(date(year, 7, 1))

    def pixels(self, percent: float) -> float:
        """The same position on a phone, in pixels."""
        return percent * self.width / 100

    def ticks(self) -> list[int]:
        """Round years, apart enough to be read."""
        room = self.width / (self.last - self.first)
        step = next(years for years in _YEARS_BETWEEN if years * room >= _TICK_PX or years == _YEARS_BETWEEN[-1])
        return [year for year in range(self.first, self.last + 1) if year % step == 0]

    def drawn(self, y: float) -> tuple[str, list[Text]]:
        """The base line with its ticks, and its years."""
        places = [(year, self.at(date(year, 1, 1))) for year in self.ticks()]
        marks = [segment(0, y, 100, y), *(segment(x, y, x, y + 4) for _, x in places)]
        return stroke(marks, ""), [Text(x, 0, y + 18, str(year), "middle", SMALL_PX, muted=True) for year, x in places]


@dataclass(frozen=True, slots=True)
class Values:
    """A vertical axis that starts at 0; `top` is the highest value, `y0` and `y1` the pixels of 0 and of `top`."""

    top: float
    y0: float
    y1: float

    def at(self, value: float) -> float:
        """Where a value stands, in pixels.

        >>> Values(30, 200, 20).at(15)
        110.0
        """
        return round(self.y0 - (self.y0 - self.y1) * value / self.top, 1)


def rounded_up(value: float, steps: tuple[int, ...] = (1, 2, 5)) -> tuple[float, float]:
    """The distance between ticks and the top of an axis that holds a value with four ticks or so.

    >>> rounded_up(56.7), rounded_up(4.5)
    ((20, 60.0), (1, 5.0))
    """
    scale = 1
    while value / scale > 5 * steps[-1]:
        scale *= 10
    between = next(step * scale for step in steps if value <= 5 * step * scale)
    return between, between * -(-value // between)
