"""Pinned cases: visits chosen so that no fact can be wrong by one unit, nor start a day early or late, without being noticed.

`cases.json` holds one line a visit: the rows of the facts files for which it was chosen, the visit, what it gives in short. The amounts
were read against the documents when the file was made: a changed line is a change of what the project says. After a change of the facts,
`python -m tests.pinned` adds the visits that are missing and rewrites the answers; read its diff.

`silent` lists the first days that no visit can see by themselves: another row changes on the same day and decides, or the value is the
same on both sides.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from convention_sim import settle, visit
from convention_sim.errors import ConventionError
from convention_sim.facts import Fact, Law, law_on, load
from convention_sim.money import plain
from convention_sim.settlement import settling

FILE = Path(__file__).parent / "cases.json"
FIRST_TARIFF = date(1989, 1, 1)
Words = dict[str, Any]
# Facts that only pages show: no rule reads them, so no visit can notice them. The whole file of supplements is so too.
PAGES_ONLY = frozenset(
    {
        "APU",
        "cotisation_alsace_moselle",
        "franchise_boite",
        "franchise_transport",
        "plafond_annuel_franchise",
        "plafond_moyen_option",
        "prescriptions_secteur_3",
        "ratio_sans_depassement",
        "repere_depassement_excessif",
        "tarif_autorite_technique",
    }
)
LATE, EARLY, VALUE = "starts a day late", "starts a day early", "is one unit off"


class Pinned(NamedTuple):
    """A visit and what it gives: `rows` are the mutations that it was chosen to notice, `words` say it, `result` is its answer in short."""

    rows: list[str]
    words: Words
    result: dict[str, Any]


class Mutation(NamedTuple):
    """A row that is wrong by the least: what is wrong, the days on which it may show, the wrong facts (None: absent)."""

    name: str
    key: str
    days: list[date]
    facts: list[Fact | None]


def read() -> tuple[list[Pinned], list[str]]:
    """Every pinned case, and the silent first days."""
    found = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"cases": [], "silent": []}
    return [Pinned(**each) for each in found["cases"]], found["silent"]


def pages_only(fact: Fact) -> bool:
    """Whether only pages show the fact."""
    return fact.key in PAGES_ONLY or load()[fact.key].file == "supplements"


def rows() -> list[Fact]:
    """Every row that a visit may read: the first tariffs are of 1989."""
    facts = [fact for subject in load().values() for fact in subject.facts]
    return [fact for fact in facts if not pages_only(fact) and (fact.end is None or fact.end >= FIRST_TARIFF)]


def result(words: Words) -> dict[str, Any]:
    """What a visit gives, in short: its amounts (and those in francs), codes, lawful maximum, warnings, cited rates; or its refusal."""
    taken = {name: words[name] for name in ("retenu_annee", "retenu_jour") if name in words}
    try:
        found = settle(visit(**{name: value for name, value in words.items() if name not in taken}), **taken)
    except ConventionError as error:
        return {"refused": error.code}
    cited = {fact.key: fact for step in found.steps for fact in step.facts}.values()
    said = {
        "amounts": " ".join(plain(amount) for amount in found.amounts.values()),
        "francs": " ".join(plain(amount) for amount in found.in_francs.amounts.values()) if found.in_francs is not None else "",
        "codes": " + ".join(f"{item.code} {plain(item.amount)}" for item in found.items),
        "maximum": None if found.maximum is None else plain(found.maximum),
        "notes": " ".join(sorted(note.id for note in (*found.violations, *found.warnings))),
        "rates": " ".join(f"{fact.key}={plain(fact.known_value())}" for fact in cited if fact.unit in ("percent", "points") and fact.value),
    }
    return {name: value for name, value in said.items() if value}


def off_by_one(fact: Fact) -> list[Fact | None]:
    """The row one unit higher; a rule that exists, absent.

    One basis point of a coefficient may vanish in the rounding on one side: either side will do for a rate.
    """
    if fact.unit == "flag":
        return [fact._replace(value=None, status="none")]
    steps = (1, -1) if fact.unit in ("percent", "points") else (1,)
    return [fact._replace(value=fact.known_value() + step) for step in steps]


def _days_of(fact: Fact) -> list[date]:
    """The first day of a row, then the days on which anything else changes while it runs."""
    first, last = max(fact.start, FIRST_TARIFF), fact.end or date.max
    changes = {other.start for subject in load().values() for other in subject.facts}
    return [first, *sorted(day for day in changes if first < day <= last)]


def mutations(fact: Fact) -> list[Mutation]:
    """The ways in which a row may be wrong by the least."""
    facts, eve = load()[fact.key].facts, fact.start - timedelta(days=1)
    before = facts[facts.index(fact) - 1] if facts[0] is not fact else None
    name = f"{fact.key} {fact.start}"
    found = []
    if fact.start >= FIRST_TARIFF:
        found = [Mutation(f"{name} {LATE}", fact.key, [fact.start], [before]), Mutation(f"{name} {EARLY}", fact.key, [eve], [fact])]
    if fact.status == "known":
        found.append(Mutation(f"{name} {VALUE}", fact.key, _days_of(fact), off_by_one(fact)))
    return found


@cache
def every_mutation() -> dict[str, Mutation]:
    """Every mutation of every row that a visit may read, by its name."""
    return {mutation.name: mutation for fact in rows() for mutation in mutations(fact)}


@contextmanager
def under(key: str, fact: Fact | None) -> Iterator[None]:
    """Visits settled with a wrong fact."""

    @cache
    def wrong(start: date) -> Law:
        facts = law_on(start).facts
        return Law(start, {each: facts.get(each) for each in load()} | {key: fact}, load())

    with patch.object(settling, "law_on", lambda day: wrong(law_on(day).start)):
        yield


def notices(words: Words, mutation: Mutation) -> bool:
    """Whether a visit gives something else when the row is wrong."""
    sound = result(words)
    return any(_with(words, mutation.key, fact) != sound for fact in mutation.facts)


def _with(words: Words, key: str, fact: Fact | None) -> dict[str, Any]:
    with under(key, fact):
        return result(words)
