"""Amounts that follow a quantity: one line a group, each named on the drawing, on axes that start at 0."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from convention_sim.views.charts.axes import Values, rounded_up
from convention_sim.views.charts.chart import Chart, Table
from convention_sim.views.charts.svg import NARROW_PX, SERIES, SMALL_PX, Anchor, Box, Text, first_free, number, segment, stroke, text_width
from convention_sim.views.charts.svg import across as stretched
from convention_sim.views.words import Language

LEFT, TOP, BASE, HEIGHT = 72, 30, 238, 276
_UNSEEN = 0.3
_BESIDE, _PIECES, _TICK_GAP = 6, 60, 8
_MOVES = (0, -6, 6, -12, 12, -18, 18, -26, 26, -36, 36, -48, 48, -60, 60)
# Dashes tell the lines apart where colours cannot.
_DASHES = ("", ' stroke-dasharray="7 4"', ' stroke-dasharray="2 3"', ' stroke-dasharray="9 3 2 3"')


class Curve(NamedTuple):
    """A group, its points, x from left to right, and its own colour where it has one."""

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str = ""


class Axis(NamedTuple):
    """What an axis measures, and how its values are written."""

    name: str
    tick: Callable[[float], str]


def curves(title: str, description: str, groups: Sequence[Curve], across: Axis, up: Axis, data: Table, language: Language) -> Chart:
    """Lines on axes from 0; the title says the finding, `data` holds the same figures.

    >>> line = Curve("sector 1", ((0, 10), (100, 40)))
    >>> axis = Axis("", lambda value: f"{value:.0f}")
    >>> curves("It rises", "From 10 to 40.", [line], axis, axis, Table("", ("x", "y"), (("0", "10"),), "en"), "en")
    Chart('It rises', 276 px high, 1 rows)
    """
    right = max(10, max(round(text_width(group.name, SMALL_PX)) for group in groups) + _BESIDE + 4)
    width = NARROW_PX - LEFT - right
    far = max(x for group in groups for x, _ in group.points)
    between, top = rounded_up(max(y for group in groups for _, y in group.points))
    values = Values(top, BASE, TOP)
    rules, grid_texts = _grid(values, between, up)
    axis, axis_texts = _base(far, across, width, right)
    lines, taken = _lines(groups, far, values, width)
    taken += [text.box(width) for text in (*axis_texts, *grid_texts)]
    names = _names(groups, values, taken, width)
    return Chart(title, description, language, LEFT, right, HEIGHT, (rules, axis, *lines), (), (*axis_texts, *grid_texts, *names), data)


def _grid(values: Values, between: float, up: Axis) -> tuple[str, list[Text]]:
    """The rules with their values, and what they measure above them."""
    heights = [step * between for step in range(round(values.top / between) + 1)]
    marks = [segment(0, values.at(height), 100, values.at(height)) for height in heights]
    texts = [Text(0, -6, values.at(height) + 4, up.tick(height), "end", SMALL_PX, muted=True) for height in heights]
    return stroke(marks, 'opacity=".16"'), [*texts, Text(0, -LEFT, TOP - 16, up.name, size=SMALL_PX, muted=True)]


def _base(far: float, across: Axis, width: int, right: int) -> tuple[str, list[Text]]:
    """The base line with its ticks, and what it measures, under the end of the page."""
    ticks = _ticks(far, across, width)
    marks = [segment(0, BASE, 100, BASE), *(segment(100 * tick / far, BASE, 100 * tick / far, BASE + 4) for tick in ticks)]
    texts = [Text(100 * tick / far, 0, BASE + 17, across.tick(tick), "middle", SMALL_PX, muted=True) for tick in ticks]
    room = width + right - text_width(across.name, SMALL_PX)
    end: Anchor = "end" if room >= 0 else "start"
    return stroke(marks, ""), [*texts, Text(100, 0, BASE + 35, across.name, end, SMALL_PX, muted=True)]


def _ticks(far: float, across: Axis, width: int) -> list[float]:
    """Round values, apart enough to be read on a phone."""
    between, _ = rounded_up(far)
    least = (text_width(across.tick(far), SMALL_PX) + _TICK_GAP) * far / width
    scale = 10 ** (len(str(int(between))) - 1)
    between = next(step for step in (scale, 2 * scale, 5 * scale, 10 * scale, 20 * scale, 50 * scale) if step >= max(least, between))
    return [step * between for step in range(int(far // between) + 1)]


def _lines(groups: Sequence[Curve], far: float, values: Values, width: int) -> tuple[list[str], list[Box]]:
    """The lines, and the room that they take on a phone."""
    marks, taken = [], []
    for place, group in enumerate(groups):
        points = [(100 * x / far, values.at(max(0, y))) for x, y in group.points]
        look = f'stroke-width="2"{_DASHES[place % len(_DASHES)]}'
        marks.append(stroke([_line(points)], look, group.colour or SERIES[place % len(SERIES)]))
        for (x1, y1), (x2, y2) in pairwise(points):
            pieces = [((x1 + (x2 - x1) * part / _PIECES) * width / 100, y1 + (y2 - y1) * part / _PIECES) for part in range(_PIECES + 1)]
            taken += [Box(x - 1, y - 1, x + 1, y + 1) for x, y in pieces]
    return marks, taken


def _line(points: Sequence[tuple[float, float]]) -> str:
    """One line through the points, so that its dashes run on."""
    return "M" + "L".join(f"{stretched(x)} {number(y)}" for x, y in _bends(points))


def _bends(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points that the line needs: no other is farther from it than the eye can see.

    >>> _bends([(0, 0), (10, 10.1), (20, 20), (30, 90)])
    [(0, 0), (20, 20), (30, 90)]
    """
    kept = [0]
    for end in range(2, len(points)):
        (x1, y1), (x2, y2) = points[kept[-1]], points[end]
        between = points[kept[-1] + 1 : end]
        if any(abs(y1 + (y2 - y1) * (x - x1) / (x2 - x1) - y) > _UNSEEN for x, y in between):
            kept.append(end - 1)
    return [points[place] for place in (*kept, len(points) - 1)]


def _names(groups: Sequence[Curve], values: Values, taken: list[Box], width: int) -> list[Text]:
    """The groups' names beside the ends of their lines, moved up or down where two would meet."""
    texts = []
    for group in sorted(groups, key=lambda each: -each.points[-1][1]):
        y = values.at(max(0, group.points[-1][1])) + 4
        found = first_free([Text(100, _BESIDE, y + move, group.name, size=SMALL_PX) for move in _MOVES], taken, width)
        if found is None:
            raise ValueError(f"no room for the name “{group.name}”: draw fewer lines")
        texts.append(found)
    return texts
