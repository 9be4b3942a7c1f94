"""A tariff over time: steps on one scale, read in francs until 2001 and in euros since."""

from datetime import date, timedelta
from itertools import pairwise

from convention_sim import money
from convention_sim.facts.loading import EURO_DAY
from convention_sim.history import Tariff, TariffStep
from convention_sim.views import words
from convention_sim.views.charts import findings, formats
from convention_sim.views.charts.axes import Time, Values
from convention_sim.views.charts.chart import Chart, Table
from convention_sim.views.charts.svg import (
    INK,
    NARROW_PX,
    SMALL_PX,
    TEXT_PX,
    Box,
    Text,
    across,
    first_free,
    number,
    segment,
    stroke,
    text_width,
)
from convention_sim.views.words import Language

LEFT, RIGHT, TOP, BASE, HEIGHT = 42, 40, 26, 236, 260
_FRANCS = 50
_EUROS = 10
_HATCH = (
    '<defs><pattern id="ID-h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V6" stroke="currentColor" stroke-width="1.2" opacity=".4"/></pattern></defs>'
)
_HEADS = {
    "fr": ("Depuis le", "Tarif", "À savoir", "Sources"),
    "en": ("Since", "Tariff", "Beware", "Sources"),
}


def _last_day(step: TariffStep) -> date:
    """The last day drawn: a tariff still running is drawn until the last day with evidence."""
    return step.end or step.checked


def _grid(time: Time, values: Values, language: Language) -> tuple[tuple[str, str], list[Text]]:
    """Rules every 50 F before 2002 and every 10 € since, each in its own time."""
    euro = min(100.0, max(0.0, time.at(EURO_DAY)))
    marks: list[str] = []
    texts = [Text(0, -6, values.y0 + 4, "0", "end", SMALL_PX, muted=True)]
    if euro > 0:
        for francs in range(_FRANCS, 1000, _FRANCS):
            if (cents := money.to_euros(francs * 100)) > values.top:
                break
            marks.append(segment(0, values.at(cents), euro, values.at(cents)))
            texts.append(Text(0, -6, values.at(cents) + 4, formats.short(francs * 100, "FRF", language), "end", SMALL_PX, muted=True))
    if euro < 100:
        for cents in range(_EUROS * 100, int(values.top), _EUROS * 100):
            marks.append(segment(euro, values.at(cents), 100, values.at(cents)))
            texts.append(Text(100, 6, values.at(cents) + 4, formats.short(cents, "EUR", language), "start", SMALL_PX, muted=True))
        texts.append(Text(100, 6, values.y0 + 4, "0", "start", SMALL_PX, muted=True))
    border = []
    if 0 < euro < 100:
        border = [segment(euro, TOP - 16, euro, values.y0)]
        texts.append(Text(euro, -6, TOP - 8, "francs", "end", SMALL_PX, muted=True))
        texts.append(Text(euro, 6, TOP - 8, "euros", "start", SMALL_PX, muted=True))
    return (stroke(marks, 'opacity=".16"'), stroke(border, 'stroke-dasharray="2 3" opacity=".6"')), texts


def _unknown(steps: list[TariffStep], time: Time, values: Values, language: Language) -> tuple[list[str], list[Text]]:
    """Hatched bands, named where a phone has room for the word."""
    marks, texts = [], []
    word = words.fact_value("", None, "unknown", language)
    for step in steps:
        if step.status != "unknown":
            continue
        x1, x2 = max(0.0, time.at(step.start)), time.at(_last_day(step) + timedelta(days=1))
        place = f'x="{number(x1)}%" y="{number(values.y1)}" width="{number(x2 - x1)}%" height="{number(values.y0 - values.y1)}"'
        marks.append(f'<rect {place} fill="url(#ID-h)"/>')
        if time.pixels(x2 - x1) > text_width(word, SMALL_PX) + 8:
            texts.append(Text((x1 + x2) / 2, 0, values.y0 - 10, word, "middle", SMALL_PX, muted=True))
    return marks, texts


def _lines(steps: list[TariffStep], time: Time, values: Values) -> tuple[str, list[str], list[Box]]:
    """The steps with the rises between neighbours, single observations as rings, and the room that they take on a phone."""
    path: list[str] = []
    rings: list[str] = []
    taken: list[Box] = []
    for before, step in zip([None, *steps], steps, strict=False):
        if step.cents is None:
            continue
        x1, x2, y = time.at(step.start), time.at(_last_day(step) + timedelta(days=1)), values.at(step.cents)
        if step.status == "observed":
            rings.append(f'<circle cx="{number((x1 + x2) / 2)}%" cy="{number(y)}" r="4" fill="none" stroke="{INK}" stroke-width="2"/>')
            middle = time.pixels((x1 + x2) / 2)
            taken.append(Box(middle - 5, y - 5, middle + 5, y + 5))
            continue
        taken.append(Box(time.pixels(x1), y - 2, time.pixels(x2), y + 2))
        if before is not None and before.cents is not None and before.status == "known":
            taken.append(Box(time.pixels(x1) - 1, y, time.pixels(x1) + 1, values.at(before.cents)))
            path.append(f"V{number(y)}H{across(x2)}")
        else:
            path.append(segment(x1, y, x2, y))
    return stroke(path, 'stroke-width="2.5" stroke-linecap="square"'), rings, taken


def _places(step: TariffStep, rises: bool, last: bool, time: Time, values: Values, language: Language) -> list[Text]:
    """Where a step's value may be written, best first: outside the rise that leads to it, else above or under its start."""
    if step.value is None or step.cents is None:
        return []
    word, y, x = formats.short(step.value, step.unit, language), values.at(step.cents), time.at(step.start)
    if step.status == "observed":
        middle = (x + time.at(_last_day(step))) / 2
        places = [Text(middle, 0, y - 9, word, "middle"), Text(middle, -3, y - 9, word)]
    elif last:
        places = [Text(time.at(_last_day(step)), -1, y - 7, word, "end", TEXT_PX, strong=True)]
    else:
        above, under = Text(x, 2, y - 6, word), Text(x, 5, y + 16, word)
        places = [Text(x, -4, y - 2, word, "end"), above, under] if rises else [above, under]
    boxes = [(place, place.box(time.width)) for place in places]
    return [place for place, box in boxes if box.left > -4 and box.top > 0 and box.right < time.width]


def _labels(steps: list[TariffStep], time: Time, values: Values, taken: list[Box], language: Language) -> list[Text]:
    """The values, on the steps that have room for them: the last, the first, then the others in order."""
    rises = {step: before.cents is not None and before.status == "known" for before, step in pairwise(steps)}
    shown = [step for step in steps if step.cents is not None]
    texts: list[Text] = []
    for step in dict.fromkeys((shown[-1], shown[0], *shown)):
        places = _places(step, rises.get(step, False), step is shown[-1], time, values, language)
        if found := first_free(places, taken, time.width):
            texts.append(found)
    return texts


def _description(steps: list[TariffStep], language: Language) -> str:
    """The first value, the present one and the unknown periods."""
    known = [step for step in steps if step.cents is not None]
    first, last = known[0], known[-1]
    gaps = [f"{words.day(step.start, language)} – {words.day(_last_day(step), language)}" for step in steps if step.status == "unknown"]
    since, unknown = ("depuis le", "Inconnu") if language == "fr" else ("since", "Unknown")
    parts = [f"{words.day(first.start, language)} : {formats.tariff(first, language)}"]
    parts.append(f"{since} {words.day(last.start, language)} : {formats.tariff(last, language)}")
    text = ", ".join(parts) + "." + (f" {unknown} : {', '.join(gaps)}." if gaps else "")
    return words.typeset(text if language == "fr" else text.replace(" :", ":"), language)


def _table(title: str, steps: list[TariffStep], language: Language) -> Table:
    """The steps in words."""
    cited, titles = formats.numbered([step.sources for step in steps])
    rows = tuple(
        (words.day(step.start, language), formats.tariff(step, language), formats.remark(step.confidence, step.note, language), places)
        for step, places in zip(steps, cited, strict=True)
    )
    return Table(title, _HEADS[language], rows, language, titles)


def steps(tariff: Tariff, *, since: int | None = None, language: Language | None = None) -> Chart:
    """A tariff as steps from 0, from the year `since` on (by default the first that is known).

    >>> from convention_sim.history import tariff_steps
    >>> steps(tariff_steps("C"), since=1989, language="en")
    Chart('F85 in 1989, €23 since 1 January 2011: consultation (key letter C)', 260 px high, 14 rows)
    """
    language = language or words.current_language()
    first = max(since or 0, tariff.steps[0].start.year)
    shown = [step for step in tariff if _last_day(step).year >= first]
    while shown[0].cents is None:
        shown = shown[1:]
    time = Time(first, max(_last_day(step) for step in shown).year + 1, NARROW_PX - LEFT - RIGHT)
    highest = max(step.cents for step in shown if step.cents is not None)
    values = Values(-(-highest // 500) * 500 + 200, BASE, TOP)
    axis, axis_texts = time.drawn(BASE)
    rules, grid_texts = _grid(time, values, language)
    bands, band_texts = _unknown(shown, time, values, language)
    drawn, rings, taken = _lines(shown, time, values)
    fixed = [*axis_texts, *grid_texts, *band_texts]
    labels = _labels(shown, time, values, [*taken, *(text.box(time.width) for text in fixed)], language)
    return Chart(
        findings.of_tariff(tariff, shown, language), _description(shown, language), language, LEFT, RIGHT, HEIGHT,
        (*rules, axis, drawn), (_HATCH if bands else "", *bands, *rings), (*fixed, *labels),
        _table(formats.said(tariff.name, language), shown, language),
    )  # fmt: skip
