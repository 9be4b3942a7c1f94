"""The titles of history's charts: what each shows, worked out from the entries drawn, never a topic alone."""

from collections.abc import Sequence

from convention_sim.history import Event, Statistic, Tariff, TariffStep
from convention_sim.history.statistics import labels as names
from convention_sim.views import words
from convention_sim.views.charts import formats
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

# The kinds of events that an annulment strikes, and the annulment itself.
_CONTESTED = {"convention", "arbitral", "regulation", "annulment"}
_MOST_GROUPS = 2
_ANNULLED = Label(
    "De {first} à {last}, {count} conventions annulées, la dernière en {latest}",
    "From {first} to {last}, {count} agreements annulled, the latest in {latest}",
)
_ANNULLED_ONCE = Label(
    "De {first} à {last}, une convention annulée, en {latest}", "From {first} to {last}, one agreement annulled, in {latest}"
)
_HALF = Label(
    "De {first} à {last}, {many} événements sur {count} datent de {since} ou d’après",
    "From {first} to {last}, {many} of {count} events date from {since} or later",
)
_YEAR = Label("{count} événements en {first}", "{count} events in {first}")
_RISE = Label("{first} en {year}, {last} {since} : {name}", "{first} in {year}, {last} {since}: {name}")
_LEVEL = Label("{last} {since} : {name}", "{last} {since}: {name}")
_SINCE, _UNTIL = Label("depuis le {day}", "since {day}"), Label("jusqu’au {day}", "until {day}")
_MOVES = {
    1: Label("{who} en hausse, de {first} à {last} ({years})", "{who} up from {first} to {last} ({years})"),
    -1: Label("{who} en baisse, de {first} à {last} ({years})", "{who} down from {first} to {last} ({years})"),
    0: Label("{who} au même niveau, {last} ({years})", "{who} at the same level, {last} ({years})"),
}
# A line that went higher, or lower, than both its ends is not told by its ends alone.
_TURNS = {
    1: Label(
        "{who} de {first} à {last} ({years}), après {turn} en {year}", "{who} from {first} to {last} ({years}), after {turn} in {year}"
    ),
    -1: Label(
        "{who} de {first} à {last} ({years}), avec un creux à {turn} en {year}",
        "{who} from {first} to {last} ({years}), with a low of {turn} in {year}",
    ),
}
_FIGURE = Label("{who}, {last} en {years}", "{who}, {last} in {years}")
_MEASURE = Label("{name} : {moves}", "{name}: {moves}")


def of_events(events: Sequence[Event], language: Language) -> str:
    """Since when most events date, or how often agreements were annulled where only they are drawn.

    >>> from convention_sim.history import events
    >>> of_events(events("convention", "annulment"), "en")
    'From 1971 to 2024, 4 agreements annulled, the latest in 1998'
    """
    years = sorted(event.date.year for event in events)
    said = {"first": years[0], "last": years[-1], "count": len(events)}
    annulled = [event.date.year for event in events if event.kind == "annulment"]
    if len(events) == 1:
        return formats.said(events[0].title, language)
    if years[0] == years[-1]:
        return _told(_YEAR, language, **said)
    if annulled and {event.kind for event in events} <= _CONTESTED:
        label = _ANNULLED if len(annulled) > 1 else _ANNULLED_ONCE
        return _told(label, language, **said | {"count": len(annulled), "latest": max(annulled)})
    since = years[len(years) // 2]
    return _told(_HALF, language, **said, many=sum(year >= since for year in years), since=since)


def of_tariff(tariff: Tariff, shown: Sequence[TariffStep], language: Language) -> str:
    """The first and the last value of the steps drawn; one seen at a single moment counts only where there is no other.

    >>> from convention_sim.history import visit_steps
    >>> visits = visit_steps("generaliste")
    >>> of_tariff(visits, visits.steps[-3:], "en")
    '€25 in 2017, €30 since 22 December 2024: consultation at the agreed tariff, general practitioner (GP), with the regular doctor'
    """
    valued = [step for step in shown if step.value is not None]
    valued = [step for step in valued if step.status == "known"] or valued
    first, last = valued[0], valued[-1]
    name = formats.said(tariff.name, language)
    said = {
        "name": name[:1].lower() + name[1:] if name[1:2].islower() else name,
        "first": formats.short(first.value or 0, first.unit, language),
        "last": formats.short(last.value or 0, last.unit, language),
        "year": first.start.year,
        "since": _told(_UNTIL if last.end else _SINCE, language, day=words.day(last.end or last.start, language)),
    }
    return _told(_LEVEL if first.value == last.value and first.unit == last.unit else _RISE, language, **said)


def of_measure(groups: Sequence[Sequence[Statistic]], language: Language) -> str:
    """How the groups that moved most moved, from their first figure to their last; perimeters of their own count where they are alone.

    >>> from convention_sim.history import statistics
    >>> of_measure([statistics("share_sector2_at_settlement", "nouveaux-specialistes")], "en")
    'Share of new practices in sector 2: new specialists up from 64% to 74% (2017–2024)'
    """
    groups = [series for series in groups if not series[0].variant] or groups
    most = sorted(groups, key=lambda series: -abs(series[-1].value - series[0].value))[:_MOST_GROUPS]
    moves = (words.NARROW + "; " if language == "fr" else "; ").join(_moved(series, language) for series in groups if series in most)
    return _told(_MEASURE, language, name=formats.said(groups[0][0].measure.name, language), moves=moves)


def named(row: Statistic, language: Language) -> str:
    """Who is counted; a perimeter of its own is named alone."""
    return formats.said(names("variants")[row.variant] if row.variant else names("scopes")[row.scope], language)


def _moved(series: Sequence[Statistic], language: Language) -> str:
    first, last = series[0], series[-1]
    said = {"who": named(last, language), "last": formats.figure(last, language)}
    if first is last:
        return _told(_FIGURE, language, **said, years=last.year)
    said |= {"first": formats.figure(first, language), "years": f"{first.year}–{last.year}"}
    for way, label in _TURNS.items():
        turn = max(series, key=lambda row: way * row.value)
        if way * turn.value > max(way * first.value, way * last.value):
            return _told(label, language, **said, turn=formats.figure(turn, language), year=turn.year)
    return _told(_MOVES[(last.value > first.value) - (last.value < first.value)], language, **said)


def _told(label: Label, language: Language, **values: object) -> str:
    return words.typeset(str(getattr(label, language)).format(**values), language)
