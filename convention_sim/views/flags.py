"""Placing the labels of a bar: each hangs under its segment from a pole, like a flag, and no pole crosses another label.

Positions are pixels on the narrowest screen that the bar is drawn for. A wider one moves poles apart and leaves texts as they are, so
what does not collide there collides nowhere.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

WIDTH = 328  # a phone of 360 pixels, less its margins
GAP = 6  # between a pole and a text, and between two texts
# DejaVu Sans at 12 px, among the widest of the typefaces that systems offer.
_PIXELS = (
    dict.fromkeys("ijl.,:;’'| \u00a0\u202f", 3.7)
    | dict.fromkeys("frtI()-", 4.6)
    | dict.fromkeys("ckszvxy", 6.7)
    | dict.fromkeys("mwMWŒœ%@—", 11.5)
    | dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZÉ", 8.4)
)


class Flag(NamedTuple):
    """Where a label hangs: its pole, the two ends of its text, and its row from 0."""

    pole: float
    left: float
    right: float
    row: int

    @property
    def ends(self) -> bool:
        """The text ends at its pole."""
        return self.right < self.pole

    @property
    def under(self) -> bool:
        """The text has no room beside its pole and stands under it."""
        return self.left <= self.pole <= self.right


def text_width(text: str, bold: bool = False) -> float:
    """The pixels that a text takes at 12 px in a wide typeface: rarely less than what a browser draws.

    >>> round(text_width("2,00 €"))
    37
    """
    width = sum(_PIXELS.get(char, 7.5) for char in text)
    return width * 1.11 if bold else width


@lru_cache(maxsize=1024)
def hang(labels: tuple[tuple[float, float, float], ...]) -> tuple[Flag, ...]:
    """Hang labels on as few rows as possible; a label is the start and the end of its segment and the width of its text, in pixels.

    >>> [flag.row for flag in hang(((0, 200, 150), (200, 300, 120), (300, 328, 140)))]
    [0, 0, 1]
    """
    sides = product((False, True), repeat=len(labels))
    best = min((_hung(labels, ends, order) for ends in sides for order in _orders(ends)), key=_cost)
    return best[0]


def _orders(ends: Sequence[bool]) -> Iterator[Sequence[int]]:
    """The orders worth trying: texts that start at their pole go from right to left, texts that end there from left to right."""
    starting = [index for index, end in enumerate(ends) if not end][::-1]
    ending = [index for index, end in enumerate(ends) if end]
    yield starting + ending
    yield ending + starting


def _cost(hung: tuple[tuple[Flag, ...], int]) -> tuple[int, int, int]:
    """What makes a placing bad: crossings, then rows and texts not beside their pole, then first labels that are not the highest."""
    flags, crossings = hung
    room = max((flag.row for flag in flags), default=0) + 2 * sum(flag.under for flag in flags)
    return crossings, room, sum(flag.row * (len(flags) - index) for index, flag in enumerate(flags))


def _hung(labels: Sequence[tuple[float, float, float]], ends: Sequence[bool], order: Sequence[int]) -> tuple[tuple[Flag, ...], int]:
    """The flags placed in that order, each on the first free row, and how many labels found none."""
    flags: dict[int, Flag] = {}
    crossings = 0
    for index in order:
        candidates = (_flag(labels[index], ends[index], row) for row in range(len(labels)))
        free = next((flag for flag in candidates if not any(_clash(flag, other) for other in flags.values())), None)
        crossings += free is None
        flags[index] = free or _flag(labels[index], ends[index], len(labels) + index)
    return tuple(flags[index] for index in range(len(labels))), crossings


def _flag(label: tuple[float, float, float], ends: bool, row: int) -> Flag:
    start, end, width = label
    inset = min(4.0, (end - start) / 2)
    pole = end - inset if ends else start + inset
    left = max(pole - GAP - width, 0.0) if ends else min(pole + GAP, WIDTH - width)
    return Flag(pole, left, left + width, row)


def _clash(one: Flag, other: Flag) -> bool:
    """Whether two flags share a place: text on text in one row, or the lower one's pole across the upper one."""
    if one.row == other.row:
        return one.left < other.right + GAP and other.left < one.right + GAP
    upper, pole = (other, one.pole) if one.row > other.row else (one, other.pole)
    return min(upper.left - GAP / 2, upper.pole) < pole < max(upper.right + GAP / 2, upper.pole)
