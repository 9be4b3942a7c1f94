"""The facts of a calendar year, and the years for which they are all known."""

from datetime import date
from functools import cache

from convention_sim.errors import UnknownFact
from convention_sim.facts import Fact, Law, contributions
from convention_sim.practice.rules import PLAN

# Facts that matter outside the convention only: a hole in them must not refuse a contracted physician.
OUTSIDE_ONLY = "maladie_hors_convention"


@cache
def law_of(year: int) -> Law:
    """Every fact about contributions in force in a year; each row holds for whole calendar years.

    >>> law_of(2026).fact("asv_forfait").value
    575100
    """
    subjects, day = contributions(), date(year, 1, 1)
    in_force: dict[str, Fact | None] = {}
    for key, subject in subjects.items():
        started = [fact for fact in subject.facts if fact.start <= day]
        in_force[key] = started[-1] if started else None
    return Law(day, in_force, subjects)


def _needed(sector: str) -> tuple[str, ...]:
    named = tuple(key for key in PLAN.inputs if key in contributions())
    return (*named, OUTSIDE_ONLY) if sector == "3" else named


@cache
def known_years(sector: str) -> tuple[int, ...]:
    """The years for which nothing that a sector needs is unknown.

    >>> known_years("1")[-1]
    2026
    """
    starts = {fact.start.year for subject in contributions().values() for fact in subject.facts}
    needed = _needed(sector)
    return tuple(year for year in range(min(starts), max(starts) + 1) if all(key in law_of(year).values for key in needed))


def known_law(year: int, sector: str) -> Law:
    """The facts of a year, or UnknownFact naming the first one that is missing and the years that can be answered."""
    missing = [key for key in _needed(sector) if date.min.year <= year <= date.max.year and key not in law_of(year).values]
    if not missing and date.min.year <= year <= date.max.year:
        return law_of(year)
    accepted = known_years(sector)
    subject = contributions()[missing[0] if missing else "plafond_securite_sociale"]
    raise UnknownFact(
        "year-without-facts",
        "year",
        year,
        list(accepted),
        f"Pour l’année {year}, il manque au moins un fait : « {subject.fr} ». Années possibles : de {accepted[0]} à {accepted[-1]}.",
        f"For the year {year}, at least one fact is missing: “{subject.en}”. Possible years: {accepted[0]} to {accepted[-1]}.",
    )
