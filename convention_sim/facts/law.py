"""The law on a day: every fact in force, looked up in one dictionary."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from functools import cache

from convention_sim import money
from convention_sim.errors import UnknownFact
from convention_sim.facts.loading import EURO_DAY, Fact, Subject, load
from convention_sim.wording import day as in_words


class Law:
    """Every fact in force between two changes of the law.

    `values` holds the integers that the rules take, in euros: facts that do not exist on that day count 0, facts that are unknown are left
    out (KeyError), so that no hole is bridged; `fact` raises `UnknownFact` for them. `francs` holds the same in francs before 2002, and is
    empty afterwards.
    """

    __slots__ = ("facts", "francs", "memory", "start", "values")

    def __init__(self, start: date, facts: Mapping[str, Fact | None], subjects: Mapping[str, Subject]) -> None:
        self.start = start
        self.facts = {key: fact for key, fact in facts.items() if fact is not None}
        self.values = {key: value for key, subject in subjects.items() if (value := _euros(facts[key], subject)) is not None}
        self.francs = self.values | _francs(self.facts) if start < EURO_DAY else {}
        # What other rooms derive from this interval alone (the bill of an act), so that it is derived once.
        self.memory: dict[object, object] = {}

    def fact(self, key: str) -> Fact:
        """The fact of that key, or UnknownFact when it is not known on that day."""
        found = self.facts.get(key)
        if found is None or found.status == "unknown":
            raise unknown(key, self.start)
        return found

    def has(self, key: str) -> bool:
        """Whether the fact exists and is known on that day."""
        found = self.facts.get(key)
        return found is not None and found.status == "known"

    def __repr__(self) -> str:
        return f"Law(since {self.start.isoformat()}, {len(self.values)} facts known)"


def _francs(facts: Mapping[str, Fact]) -> dict[str, int]:
    return {key: fact.known_value() for key, fact in facts.items() if fact.unit == "FRF" and fact.status == "known"}


def _euros(fact: Fact | None, subject: Subject) -> int | None:
    """The value in euros where the unit is money; 0 for what does not exist; None for what is unknown."""
    if fact is None:
        return 0 if subject.absent == "none" else None
    if fact.status == "unknown":
        return None
    return money.to_euros(fact.known_value()) if fact.unit == "FRF" else fact.known_value()


def known_spans(subject: Subject) -> list[str]:
    """The periods in which a subject is known, as ISO intervals, the last one open."""
    return [f"{fact.start.isoformat()}/{fact.end.isoformat() if fact.end else ''}" for fact in subject.facts if fact.status == "known"]


def unknown(key: str, day: date) -> UnknownFact:
    """The error for a fact that is not known on a day; it says on which days it is."""
    subject = load()[key]
    spans = known_spans(subject)
    if day < subject.facts[0].start:
        first = next(fact.start for fact in subject.facts if fact.status == "known")
        return UnknownFact(
            "date-before-first-fact",
            "date",
            day.isoformat(),
            spans,
            f"« {subject.fr} » n’est connu qu’à partir du {in_words(first, 'fr')}.",
            f"“{subject.en}” is known only from {in_words(first, 'en')}.",
        )
    return UnknownFact(
        "unknown-fact",
        "date",
        day.isoformat(),
        spans,
        f"« {subject.fr} » n’est pas connu à cette date : aucune source lue ne le donne.",
        f"“{subject.en}” is not known on that date: no source that we read gives it.",
    )


@cache
def timeline() -> tuple[tuple[date, ...], dict[str, tuple[date, ...]]]:
    """The days on which any fact changes, oldest first, and the starting days of each subject."""
    subjects = load()
    starts = {key: tuple(fact.start for fact in subject.facts) for key, subject in subjects.items()}
    return tuple(sorted({date.min, EURO_DAY, *(day for days in starts.values() for day in days)})), starts


@cache
def _interval(start: date) -> Law:
    subjects, (_, starts) = load(), timeline()
    facts: dict[str, Fact | None] = {}
    for key, subject in subjects.items():
        position = bisect_right(starts[key], start)
        facts[key] = subject.facts[position - 1] if position else None
    return Law(start, facts, subjects)


def law_on(day: date) -> Law:
    """The law in force on a day.

    >>> law_on(date(2024, 12, 22)).fact("G").value
    3000
    >>> law_on(date(2024, 5, 14)).values["participation_unitaire"], law_on(date(2024, 5, 15)).values["participation_unitaire"]
    (100, 200)
    """
    days, _ = timeline()
    return _interval(days[bisect_right(days, day) - 1])
