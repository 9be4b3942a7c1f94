"""The same visit over the years, in two cases: what leaving the care pathway costs, and what having no tariff option costs."""

from collections.abc import Sequence
from datetime import date

from convention_sim.facts import law_on
from convention_sim.history.amounts import Amounts, amounts
from convention_sim.views import words
from convention_sim.views.charts.axes import Time, Values, rounded_up
from convention_sim.views.charts.chart import Chart, Table
from convention_sim.views.charts.svg import NARROW_PX, SMALL_PX, Box, Text, first_free, segment, stroke, text_width
from convention_sim.views.colours import PAYERS, SECTORS, paint
from convention_sim.views.words import Language
from convention_sim.visits import visit
from convention_sim.vocabulary import SPECIALTIES, Label

LEFT, TOP, BASE, HEIGHT = 44, 26, 226, 250
_BESIDE = 6
_DASHES = ("", ' stroke-dasharray="6 3"')
_MOVES = (0, -7, 7, -14, 14, -22, 22, -32, 32)
_SINCE, _UNKNOWN = Label("Depuis le", "Since"), Label("inconnu", "unknown")
_WITHIN, _OUTSIDE = Label("dans le parcours", "within the pathway"), Label("hors parcours", "outside it")
_WITH, _WITHOUT = Label("avec option", "with option"), Label("sans option", "no option")
_PATHWAY = Label(
    "Sortir du parcours coûte {now} par visite, contre {first} en {year} : {who}, secteur 1, adulte",
    "Leaving the pathway costs {now} a visit, {first} in {year}: {who}, sector 1, adult",
)
_BASES = Label(
    "Sans option, la base d’un dépassement est de {low} au lieu de {high} : {who}, secteur 2",
    "With no option, the base of a visit with an extra fee is {low} instead of {high}: {who}, sector 2",
)
_TOLD = Label("Depuis le {day} : {values}.", "Since {day}: {values}.")
# A fee above every base, so that the visit always carries an extra fee.
_HIGH_FEE = "150.00"


def pathway_cost(specialty: str = "generaliste", since: date = date(2006, 1, 1), *, language: Language | None = None) -> Chart:
    """What is left after statutory insurance, within the pathway and outside it, at the tariff of sector 1.

    >>> pathway_cost(language="en")
    Chart('Leaving the pathway costs €12.00 a visit, €2.00 in 2006: general practitioner (GP), sector 1, adult', 250 px high, 11 rows)
    """
    language = language or words.current_language()
    inside = "medecin-traitant" if specialty == "generaliste" else "adresse"
    lines = [
        amounts(_WITHIN, "reste_apres_amo", since, lambda day: visit(day, specialty, pathway=inside)),
        amounts(_OUTSIDE, "reste_apres_amo", since, lambda day: visit(day, specialty, pathway="hors-parcours")),
    ]
    gaps = [low - high for _, high, low in _rows(lines) if high is not None and low is not None]
    title = _said(_PATHWAY, language, now=gaps[-1], first=gaps[0], year=str(since.year), who=_who(specialty, language))
    return _chart(title, lines, [paint(PAYERS["amo"]), paint(PAYERS["depassement"])], language)


def two_bases(specialty: str = "psychiatre", since: date = date(2013, 12, 1), *, language: Language | None = None) -> Chart:
    """The base of a visit with an extra fee in sector 2, with the tariff option of the day (CAS, then OPTAM) and without.

    >>> two_bases(language="en")
    Chart('With no option, the base of a visit with an extra fee is €42.50 instead of €57.00: psychiatrist, sector 2', 250 px high, 6 rows)
    """
    language = language or words.current_language()
    lines = [
        amounts(_WITH, "base", since, lambda day: visit(day, specialty, "2", option=_option(day), fee=_HIGH_FEE)),
        amounts(_WITHOUT, "base", since, lambda day: visit(day, specialty, "2", fee=_HIGH_FEE)),
    ]
    *_, (_, high, low) = _rows(lines)
    title = _said(_BASES, language, low=low or 0, high=high or 0, who=_who(specialty, language))
    return _chart(title, lines, [paint(SECTORS["option"]), paint(SECTORS["2"])], language)


def _option(day: date) -> str:
    """The tariff option that could be signed on the day."""
    return "optam" if law_on(day).has("option_optam") else "cas"


def _who(specialty: str, language: Language) -> str:
    return str(getattr(SPECIALTIES[specialty], language))


def _said(label: Label, language: Language, **values: object) -> str:
    shown = {name: words.euros(value, language) if isinstance(value, int) else value for name, value in values.items()}
    return words.typeset(str(getattr(label, language)).format(**shown), language)


def _rows(lines: Sequence[Amounts]) -> list[tuple[date, int | None, int | None]]:
    """The amounts of two lines on each day when either changes."""
    days = sorted({step.start for line in lines for step in line.steps})
    first, second = lines
    return [(day, _on(first, day), _on(second, day)) for day in days]


def _on(line: Amounts, day: date) -> int | None:
    return [step.cents for step in line.steps if step.start <= day][-1]


def _end(lines: Sequence[Amounts]) -> date:
    """The last day for which a line is proven."""
    return max(step.checked for line in lines for step in line.steps)


def _chart(title: str, lines: Sequence[Amounts], colours: Sequence[str], language: Language) -> Chart:
    """Two stepped lines from 0, each named beside its end."""
    names = [str(getattr(line.name, language)) for line in lines]
    right = max(round(text_width(name, SMALL_PX)) for name in names) + _BESIDE + 4
    end = _end(lines)
    time = Time(lines[0].steps[0].start.year, end.year + 1, NARROW_PX - LEFT - right)
    between, top = rounded_up(max(step.cents or 0 for line in lines for step in line.steps) / 100)
    values = Values(top, BASE, TOP)
    axis, axis_texts = time.drawn(BASE)
    heights = [step * between for step in range(round(top / between) + 1)]
    rules = stroke([segment(0, values.at(height), 100, values.at(height)) for height in heights], 'opacity=".16"')
    grid = [Text(0, -6, values.at(height) + 4, f"{height:.0f}", "end", SMALL_PX, muted=True) for height in heights]
    unit = Text(0, -LEFT, TOP - 12, "euros", size=SMALL_PX, muted=True)
    drawn = [
        stroke(_steps(line, time, values, end), f'stroke-width="2.5"{dash}', colour)
        for line, dash, colour in zip(lines, _DASHES, colours, strict=True)
    ]
    beside = _names(lines, names, values, time, end)
    data = _table(title, lines, names, language)
    told = [
        _said(_TOLD, language, day=row[0], values=", ".join(f"{head} {cell}" for head, cell in zip(names, row[1:], strict=True)))
        for row in data.rows
    ]
    return Chart(
        title,
        " ".join((told[0], told[-1])),
        language,
        LEFT,
        right,
        HEIGHT,
        (rules, axis, *drawn),
        (),
        (*axis_texts, *grid, unit, *beside),
        data,
    )


def _steps(line: Amounts, time: Time, values: Values, end: date) -> list[str]:
    """The steps and the rises between neighbours; nothing while the amount is unknown."""
    found = []
    for step, following in zip(line.steps, (*line.steps[1:], None), strict=True):
        if step.cents is None or step.start >= end:
            continue
        y, stop = values.at(step.cents / 100), min(following.start, end) if following else end
        found.append(segment(time.at(step.start), y, time.at(stop), y))
        if following and following.cents is not None and following.start < end:
            found.append(segment(time.at(stop), y, time.at(stop), values.at(following.cents / 100)))
    return found


def _names(lines: Sequence[Amounts], names: Sequence[str], values: Values, time: Time, end: date) -> list[Text]:
    """The names at the ends of the lines, apart."""
    taken: list[Box] = []
    found = []
    for line, name in zip(lines, names, strict=True):
        y = values.at((line.steps[-1].cents or 0) / 100) + 4
        places = [Text(time.at(end), _BESIDE, y + move, name, size=SMALL_PX) for move in _MOVES]
        found.append(first_free(places, taken, time.width) or places[0])
    return found


def _table(title: str, lines: Sequence[Amounts], names: Sequence[str], language: Language) -> Table:
    """The amounts of both lines on each day when one changes."""
    unknown = str(getattr(_UNKNOWN, language))
    rows = tuple(
        (words.day(day, language), *(unknown if cents is None else words.euros(cents, language) for cents in both))
        for day, *both in _rows(lines)
    )
    return Table(title, (str(getattr(_SINCE, language)), *names), rows, language)
