"""A measure by year: one line a group, a dot a published figure; the groups are named on the drawing."""

from collections.abc import Sequence
from itertools import pairwise

from convention_sim.history import Statistic
from convention_sim.history.statistics import labels as names
from convention_sim.views import words
from convention_sim.views.charts import formats
from convention_sim.views.charts.axes import Time, Values, rounded_up
from convention_sim.views.charts.chart import Chart, Table
from convention_sim.views.charts.findings import named, of_measure
from convention_sim.views.charts.svg import NARROW_PX, SERIES, SMALL_PX, Anchor, Box, Text, first_free, segment, spot, stroke, text_width
from convention_sim.views.words import Language

LEFT, TOP, BASE, HEIGHT = 48, 22, 238, 262
_BESIDE, _PARTS = 8, 40
# Groups that are a sector, by the place of its colour.
_SECTORS = {"secteur-2": 1, "secteur-2-non-precise": 1, "optam": 2}
_MOVES = (0, -4, 4, -8, 8, -12, 12, -18, 18, -26, 26, -36, 36, -48, 48)
_HEADS = {
    "fr": ("Date", "Qui", "Valeur", "À savoir", "Sources"),
    "en": ("Date", "Who", "Value", "Beware", "Sources"),
}


def _bare(row: Statistic, language: Language) -> str:
    """A figure as written on the drawing, whose unit stands above the axis."""
    return formats.figure(row, language) if row.unit in ("percent", "EUR") else formats.digits(row, language)


def _groups(rows: Sequence[Statistic]) -> list[list[Statistic]]:
    """The figures of each group and perimeter, in order of date."""
    found: dict[tuple[str, str], list[Statistic]] = {}
    for row in rows:
        found.setdefault((row.scope, row.variant), []).append(row)
    return [sorted(series, key=lambda row: row.date.first) for series in found.values()]


def _colours(groups: list[list[Statistic]]) -> list[str]:
    """A colour for each group, a sector's own where it is one; its other perimeters share it."""
    own = {scope: SERIES[place] for scope, place in _SECTORS.items()}
    order = [scope for scope in dict.fromkeys(series[0].scope for series in groups) if scope not in own]
    free = [colour for colour in SERIES if colour not in {own.get(series[0].scope) for series in groups}]
    return [own.get(scope) or free[order.index(scope) % len(free)] for scope in (series[0].scope for series in groups)]


def _room(groups: list[list[Statistic]], language: Language) -> tuple[int, int]:
    """The plot's width on a phone and the pixels beside it, such that every name ends within the page."""
    first, last = min(row.year for series in groups for row in series), max(row.year for series in groups for row in series) + 1
    whole = NARROW_PX - LEFT
    width = float(whole - 10)
    for series in groups:
        ratio = (series[-1].year + 0.5 - first) / (last - first)
        width = min(width, (whole - _BESIDE - 4 - text_width(named(series[-1], language), SMALL_PX)) / ratio)
    return int(width), whole - int(width)


def _end_names(groups: list[list[Statistic]], time: Time, values: Values, taken: list[Box], language: Language) -> list[Text]:
    """The groups' names, each beside its last dot, moved up or down where it would cover something."""
    texts: list[Text] = []
    for row in (series[-1] for series in groups):
        x, y, word = time.middle(row.year), values.at(float(row.value)) + 4, named(row, language)
        sides: tuple[tuple[int, Anchor], ...] = ((_BESIDE, "start"), (-_BESIDE, "end"))
        candidates = [Text(x, dx, y + move, word, side, SMALL_PX, muted=bool(row.variant)) for dx, side in sides for move in _MOVES]
        candidates = [text for text in candidates if text.box(time.width).left > 0]
        found = first_free(candidates, taken, time.width)
        if found is None:
            raise ValueError(f"no room for the name “{word}”: draw fewer groups")
        texts.append(found)
    return texts


def _drawn(groups: list[list[Statistic]], time: Time, values: Values) -> tuple[list[str], list[Box]]:
    """Lines between a group's figures and dots on them (dashed and small for a perimeter of its own), and their room on a phone."""
    marks: list[str] = []
    taken: list[Box] = []
    for series, colour in zip(groups, _colours(groups), strict=True):
        points = [(time.middle(row.year), values.at(float(row.value))) for row in series]
        apart = bool(series[0].variant)
        lines = [segment(*start, *end) for start, end in pairwise(points)]
        marks.append(stroke(lines, 'stroke-width="1.5" stroke-dasharray="3 3"' if apart else 'stroke-width="2"', colour))
        marks.append(stroke([spot(x, y) for x, y in points], f'stroke-width="{5 if apart else 7.5}" stroke-linecap="round"', colour))
        taken += [Box(time.pixels(x) - 4, y - 4, time.pixels(x) + 4, y + 4) for x, y in points]
        taken += [_on_the_way(*start, *end, time, part) for start, end in pairwise(points) for part in range(1, _PARTS)]
    return marks, taken


def _on_the_way(x1: float, y1: float, x2: float, y2: float, time: Time, part: int) -> Box:
    """The room of one piece of a line."""
    x, y = time.pixels(x1 + (x2 - x1) * part / _PARTS), y1 + (y2 - y1) * part / _PARTS
    return Box(x - 1, y - 1, x + 1, y + 1)


def _value_labels(groups: list[list[Statistic]], time: Time, values: Values, taken: list[Box], language: Language) -> list[Text]:
    """The first and last figures of each main group, where there is room."""
    texts: list[Text] = []
    for series in groups:
        if series[0].variant:
            continue
        for row in dict.fromkeys((series[-1], series[0])):
            x, y, word = time.middle(row.year), values.at(float(row.value)), _bare(row, language)
            above, under = Text(x, 0, y - 10, word, "middle", SMALL_PX), Text(x, 0, y + 18, word, "middle", SMALL_PX)
            candidates = [above, under, Text(x, -4, y - 10, word, size=SMALL_PX), Text(x, -4, y + 18, word, size=SMALL_PX)]
            candidates = [text for text in candidates if text.box(time.width).left > -4]
            if found := first_free(candidates, taken, time.width):
                texts.append(found)
    return texts


def _grid(values: Values, between: float, row: Statistic, language: Language) -> tuple[str, list[Text]]:
    """The rules, their values, and the unit above them."""
    marks, texts = [], []
    for step in range(round(values.top / between) + 1):
        value = step * between
        tick = formats.tick(round(value), row.unit, language)
        marks.append(segment(0, values.at(value), 100, values.at(value)))
        texts.append(Text(0, -6, values.at(value) + 4, tick, "end", SMALL_PX, muted=True))
    unit = formats.unit(row, language)
    texts += [Text(0, -LEFT, TOP - 12, unit, size=SMALL_PX, muted=True)] if unit else []
    return stroke(marks, 'opacity=".16"'), texts


def _description(groups: list[list[Statistic]], definition: str, language: Language) -> str:
    parts = []
    year, colon = ("en", f"{words.NBSP}:") if language == "fr" else ("in", ":")
    for series in groups:
        name = formats.said(names("scopes")[series[0].scope], language) + (f" ({named(series[0], language)})" if series[0].variant else "")
        ends = [f"{formats.figure(row, language)} {year} {row.year}" for row in dict.fromkeys((series[0], series[-1]))]
        parts.append(f"{name}{colon} {', '.join(ends)}")
    told = (words.NARROW + "; " if language == "fr" else "; ").join(parts)
    return f"{definition} {told[:1].upper()}{told[1:]}."


def _table(title: str, rows: list[Statistic], language: Language) -> Table:
    """The figures in words."""
    cited, titles = formats.numbered([row.sources for row in rows])
    lines = []
    for row, places in zip(rows, cited, strict=True):
        who = formats.said(names("scopes")[row.scope], language) + (f" ({named(row, language)})" if row.variant else "")
        what = formats.figure(row, language)
        lines.append((formats.moment(row.date, language), who, what, formats.remark(row.confidence, row.note, language), places))
    return Table(title, _HEADS[language], tuple(lines), language, titles)


def shares(rows: Sequence[Statistic], *, language: Language | None = None) -> Chart:
    """A measure by year, from 0. Figures of one measure only: two definitions never share a drawing, nor more groups than can be named.

    >>> from convention_sim.history import statistics
    >>> shares(statistics("share_sector2_at_settlement", "nouveaux-specialistes"), language="en")
    Chart('Share of new practices in sector 2: new specialists up from 64% to 74% (2017–2024)', 262 px high, 2 rows)
    """
    language = language or words.current_language()
    found = {row.measure for row in rows}
    if len(found) != 1:
        raise ValueError(f"one measure at a time: {sorted(measure.key for measure in found)}")
    (measure,) = found
    groups = _groups(rows)
    width, right = _room(groups, language)
    time = Time(min(row.year for row in rows), max(row.year for row in rows) + 1, width)
    between, top = rounded_up(max(float(row.value) for row in rows))
    values = Values(top, BASE, TOP)
    axis, axis_texts = time.drawn(BASE)
    rules, grid_texts = _grid(values, between, rows[0], language)
    lines, taken = _drawn(groups, time, values)
    taken += [Box(0, BASE - 1, time.width, BASE + 1), *(text.box(time.width) for text in (*axis_texts, *grid_texts))]
    fixed = [*axis_texts, *grid_texts, *_end_names(groups, time, values, taken, language)]
    labels = _value_labels(groups, time, values, taken, language)
    data = _table(formats.said(measure.name, language), [row for series in groups for row in series], language)
    description = _description(groups, formats.said(measure.definition, language), language)
    title = of_measure(groups, language)
    return Chart(title, description, language, LEFT, right, HEIGHT, (rules, axis, *lines), (), (*fixed, *labels), data)
