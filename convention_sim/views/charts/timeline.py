"""Events along a rail: a dot at each date, proportional to time, and a line to its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from convention_sim.history import KINDS, Event
from convention_sim.views import words
from convention_sim.views.charts import findings, formats
from convention_sim.views.charts.chart import Chart, Table
from convention_sim.views.charts.svg import INK, NARROW_PX, SERIES, SMALL_PX, Text, number, stroke, text_width
from convention_sim.views.words import Language

RAIL, ELBOW, WORDS = 40, 50, 72
TOP, LINE_PX, GAP_PX = 12, 16, 7
_HEADS = {"fr": ("Date", "Événement"), "en": ("Date", "Event")}


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with the lines of its name and the heights, in pixels, of its dot and of its name."""

    event: Event
    lines: tuple[str, ...]
    dot: float
    y: float

    @property
    def height(self) -> float:
        return len(self.lines) * LINE_PX + GAP_PX


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """A text in lines of at most that many pixels.

    >>> wrapped("Conseil d’État : convention de 1990", 150)
    ('Conseil d’État :', 'convention de 1990')
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _placed(events: Sequence[Event], first: int, last: int, language: Language) -> tuple[list[_Placed], float]:
    """Names in order, none above its dot unless those below leave no room; and the height of the rail."""
    room = NARROW_PX - WORDS - 4
    colon = words.NBSP + ":" if language == "fr" else ":"
    names = [wrapped(f"{entry.date.year}{colon} {formats.said(entry.title, language)}", room) for entry in events]
    heights = [len(lines) * LINE_PX + GAP_PX for lines in names]
    rail = max(1.12 * sum(heights), 120.0)
    dots = [TOP + rail * (entry.date.first - date(first, 1, 1)).days / (date(last, 1, 1) - date(first, 1, 1)).days for entry in events]
    tops: list[float] = []
    free = TOP - LINE_PX / 2
    for dot, height in zip(dots, heights, strict=True):
        tops.append(max(dot - LINE_PX / 2, free))
        free = tops[-1] + height
    floor = TOP + rail
    for position in range(len(tops) - 1, -1, -1):
        tops[position] = min(tops[position], floor - heights[position] + GAP_PX)
        floor = tops[position] - GAP_PX
    return [_Placed(*found) for found in zip(events, names, dots, tops, strict=True)], rail


def _marks(placed: list[_Placed]) -> list[str]:
    """Crosses for annulments, full dots for conventions and what stands for one, small dots in ink for the rest, and lines to the names."""
    crosses: list[str] = []
    full: list[str] = []
    small: list[str] = []
    for found in placed:
        y = number(found.dot)
        if found.event.kind == "annulment":
            crosses.append(f"M{RAIL - 4} {number(found.dot - 4)}l8 8m0-8l-8 8")
        else:
            (full if found.event.kind in ("convention", "arbitral", "regulation") else small).append(f"M{RAIL} {y}h.01")
    leaders = [f"M{RAIL + 7} {number(found.dot)}H{ELBOW}L{WORDS - 8} {number(found.y + LINE_PX / 2)}H{WORDS - 4}" for found in placed]
    looks = (
        (leaders, 'opacity=".35"', INK),
        (full, 'stroke-width="8" stroke-linecap="round"', SERIES[0]),
        (small, 'stroke-width="5" stroke-linecap="round"', INK),
        (crosses, 'stroke-width="2.5"', SERIES[1]),
    )
    return [stroke(paths, look, colour) for paths, look, colour in looks]


def _texts(placed: _Placed) -> list[Text]:
    first = placed.y + LINE_PX - 4
    return [Text(0, WORDS, first + LINE_PX * position, part) for position, part in enumerate(placed.lines)]


def _decades(first: int, last: int, rail: float) -> tuple[str, list[Text]]:
    """The rail and its years."""
    between = 10 if last - first > 25 else 5 if last - first > 8 else 1
    marks, texts = [f"M{RAIL} {TOP}V{number(TOP + rail)}"], []
    for year in range(first, last + 1):
        if year % between == 0:
            y = TOP + rail * (date(year, 1, 1) - date(first, 1, 1)).days / (date(last, 1, 1) - date(first, 1, 1)).days
            marks.append(f"M{RAIL - 6} {number(y)}h6")
            texts.append(Text(0, RAIL - 9, y + 4, str(year), "end", SMALL_PX, muted=True))
    return stroke(marks, 'opacity=".35"'), texts


def _row(event: Event, language: Language) -> tuple[str, ...]:
    return (formats.moment(event.date, language), formats.said(event.title, language))


def timeline(events: Sequence[Event], *, language: Language | None = None) -> Chart:
    """Events on a rail whose length is proportional to time; names keep their order and never meet.

    >>> from convention_sim.history import events
    >>> timeline(events("annulment"), language="en").table().rows[0][:2]
    ('19 February 1975', 'Agreement of 1971 annulled')
    """
    language = language or words.current_language()
    first, last = min(entry.date.year for entry in events), max(entry.date.year for entry in events) + 1
    placed, rail = _placed(events, first, last, language)
    rail_drawn, rail_texts = _decades(first, last, rail)
    marks = (rail_drawn, *_marks(placed))
    texts = (*rail_texts, *(text for found in placed for text in _texts(found)))
    bottom = max(TOP + rail, *(found.y + found.height for found in placed))
    title = findings.of_events(events, language)
    rows = tuple(_row(entry, language) for entry in events)
    kinds = dict.fromkeys(formats.said(KINDS[entry.kind], language) for entry in events)
    told = "; ".join(f"{row[0]}, {row[1]}" for row in (rows[0], rows[-1]))
    told = words.typeset(told.replace(";", " ;") if language == "fr" else told, language)
    description = f"{', '.join(kinds).capitalize()}. {told}."
    return Chart(title, description, language, 0, 0, round(bottom + TOP), (), marks, texts, Table(title, _HEADS[language], rows, language))
