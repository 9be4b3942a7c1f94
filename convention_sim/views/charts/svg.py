"""Marks of a chart: positions in percent of the plot's width (plus pixels), heights in pixels, and the room that a text takes."""

from dataclasses import dataclass
from html import escape
from typing import Literal

Anchor = Literal["start", "middle", "end"]

# The room that a phone of 360 px leaves to a chart, and the letters' size there and everywhere.
NARROW_PX = 328
TEXT_PX, SMALL_PX = 13, 12
INK = "currentColor"
# Mid tones: 3:1 or better on white paper and on a dark screen; the site may set its own.
SERIES = ("var(--cs-series-1,#3d7fb5)", "var(--cs-series-2,#c4593f)", "var(--cs-series-3,#2f8f7b)", "var(--cs-series-4,#9a6cc0)")

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
    """A text at `percent` of the width plus `dx` pixels; `y` is its base line; `lead` is written before it, muted."""

    percent: float
    dx: float
    y: float
    words: str
    anchor: Anchor = "start"
    size: int = TEXT_PX
    muted: bool = False
    strong: bool = False
    lead: str = ""

    def box(self, width: float) -> Box:
        """The room that the text takes in a plot of that many pixels."""
        span = text_width(self.lead + self.words, self.size) * (1.06 if self.strong else 1)
        x = self.percent * width / 100 + self.dx
        left = x - {"start": 0.0, "middle": span / 2, "end": span}[self.anchor]
        return Box(left, self.y - 0.8 * self.size, left + span, self.y + 0.25 * self.size)

    def svg(self) -> str:
        """The text as an element."""
        given = [f'x="{number(self.percent)}%"', f'y="{number(self.y)}"']
        given += [f'dx="{number(self.dx)}"'] if self.dx else []
        given += [f'text-anchor="{self.anchor}"'] if self.anchor != "start" else []
        given += [f'font-size="{self.size}"'] if self.size != TEXT_PX else []
        given += ['opacity=".75"'] if self.muted else []
        given += ['font-weight="600"'] if self.strong else []
        lead = f'<tspan opacity=".75">{escape(self.lead)}</tspan>' if self.lead else ""
        return f"<text {' '.join(given)}>{lead}{escape(self.words)}</text>"


def number(value: float) -> str:
    """A coordinate with at most two decimals.

    >>> number(12.5), number(40.0), number(1 / 3)
    ('12.5', '40', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def line(x1: float, y1: float, x2: float, y2: float, more: str = "") -> str:
    """A line between two positions, x in percent."""
    return f'<line x1="{number(x1)}%" y1="{number(y1)}" x2="{number(x2)}%" y2="{number(y2)}"{" " + more if more else ""}/>'


def dot(x: float, y: float, more: str = "", radius: float = 3.5) -> str:
    """A dot, x in percent."""
    return f'<circle cx="{number(x)}%" cy="{number(y)}" r="{number(radius)}"{" " + more if more else ""}/>'


def group(more: str, marks: list[str]) -> str:
    """Marks that share their attributes; nothing when there is none."""
    return f"<g {more}>{''.join(marks)}</g>" if marks else ""


def first_free(candidates: list[Text], taken: list[Box], width: float) -> Text | None:
    """The first text that has room, which is then taken; a text that has none is left out, and stays in the table."""
    for text in candidates:
        box = text.box(width)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            return text
    return None
