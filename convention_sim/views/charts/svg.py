"""Marks of a chart: positions in percent of the plot's width (plus pixels), heights in pixels, and the room that a text takes.

Lines are few and long paths, because a chart must weigh a few KB.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Literal

from convention_sim.views.colours import SECTORS, paint

Anchor = Literal["start", "middle", "end"]

# The room that a phone of 360 px leaves to a chart, and the letters' size there and everywhere.
NARROW_PX = 328
TEXT_PX, SMALL_PX = 13, 12
INK = "currentColor"
SERIES = tuple(map(paint, SECTORS.values()))

# Widths in thousandths of the letters' size, those of a wide system font: what has room here has room in every other.
_WIDTHS = {**dict.fromkeys("ijlI.,;:!|'’ \u00a0\u202f", 330), **dict.fromkeys("ftr()-–/", 410), **dict.fromkeys("mwMW%", 950)}


def text_width(text: str, size: int = TEXT_PX) -> float:
    """About how many pixels a text takes.

    >>> round(text_width("26,50 €")), round(text_width("spécialistes"))
    (50, 84)
    """
    return sum(_WIDTHS.get(letter, 720 if letter.isupper() else 630) for letter in text) * size / 1000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles share some room."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Text:
    """A text at `percent` of the width plus `dx` pixels; `y` is its base line."""

    percent: float
    dx: float
    y: float
    words: str
    anchor: Anchor = "start"
    size: int = TEXT_PX
    muted: bool = False
    strong: bool = False

    def box(self, width: float) -> Box:
        """The room that the text takes in a plot of that many pixels."""
        span = text_width(self.words, self.size) * (1.06 if self.strong else 1)
        x = self.percent * width / 100 + self.dx
        left = x - {"start": 0.0, "middle": span / 2, "end": span}[self.anchor]
        return Box(left, self.y - 0.8 * self.size, left + span, self.y + 0.25 * self.size)

    @property
    def look(self) -> str:
        """The attributes that it shares with texts of the same look."""
        given = [f'text-anchor="{self.anchor}"'] if self.anchor != "start" else []
        given += [f'font-size="{self.size}"'] if self.size != TEXT_PX else []
        given += ['opacity=".75"'] if self.muted else []
        given += ['font-weight="600"'] if self.strong else []
        return " ".join(given)

    def svg(self) -> str:
        """The text as an element."""
        place = f'x="{number(self.percent)}%"' if self.percent else f'x="{number(self.dx)}"'
        place += f' dx="{number(self.dx)}"' if self.percent and self.dx else ""
        return f'<text {place} y="{round(self.y)}">{escape(self.words)}</text>'


def number(value: float) -> str:
    """A coordinate with at most one decimal.

    >>> number(12.5), number(40.0), number(1 / 3), number(-0.01)
    ('12.5', '40', '0.3', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def across(percent: float) -> str:
    """A position in the plot's own units, a thousand of which make its width.

    >>> across(12.34)
    '123'
    """
    return str(round(10 * percent))


def segment(x1: float, y1: float, x2: float, y2: float) -> str:
    """A line of a path, x in percent.

    >>> segment(0, 20, 50, 20), segment(10, 20, 10, 40)
    ('M0 20H500', 'M100 20V40')
    """
    start = f"M{across(x1)} {number(y1)}"
    if y1 == y2:
        return f"{start}H{across(x2)}"
    return f"{start}V{number(y2)}" if x1 == x2 else f"{start}L{across(x2)} {number(y2)}"


def spot(x: float, y: float) -> str:
    """A dot of a path with round ends, x in percent."""
    return f"M{across(x)} {number(y)}h.01"


def stroke(segments: Iterable[str], look: str, colour: str = INK) -> str:
    """Lines of one look as a path whose width and dashes do not stretch with the plot; nothing when there is none."""
    drawn = "".join(segments)
    return f'<path d="{drawn}" stroke="{colour}" {look} fill="none" vector-effect="non-scaling-stroke"/>' if drawn else ""


def first_free(candidates: list[Text], taken: list[Box], width: float) -> Text | None:
    """The first text that has room, which is then taken; a text that has none is left out, and stays in the table."""
    for text in candidates:
        box = text.box(width)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            return text
    return None
