"""The facts of the physician's side on a day, and the calendar years for which those about contributions are all known."""

from datetime import date
from functools import cache

from convention_sim.errors import UnknownFact
from convention_sim.facts import Fact, Law, contributions
from convention_sim.practice.case import PracticeCase
from convention_sim.practice.rules import PLAN

# Facts that matter to some cases only: a hole in them must not refuse the others.
OUTSIDE_ONLY = "maladie_hors_convention"
LOW_INCOMES_ONLY = "assiette_minimale_retraite"


@cache
def law_in_force(day: date) -> Law:
    """Every fact of the physician's side in force on a day.

    >>> law_in_force(date(2008, 5, 18)).values["redevance_sur_honoraires_percus"]
    0
    """
    subjects = contributions()
    in_force: dict[str, Fact | None] = {}
    for key, subject in subjects.items():
        started = [fact for fact in subject.facts if fact.start <= day]
        in_force[key] = started[-1] if started else None
    return Law(day, in_force, subjects)


def law_of(year: int) -> Law:
    """The facts of a calendar year: those about contributions hold for whole years.

    >>> law_of(2026).fact("asv_forfait").value
    575100
    """
    return law_in_force(date(year, 1, 1))


def _needed(sector: str, low: bool) -> tuple[str, ...]:
    named = tuple(key for key in PLAN.inputs if key in contributions() and (low or key != LOW_INCOMES_ONLY))
    return (*named, OUTSIDE_ONLY) if sector == "3" else named


@cache
def known_years(sector: str, *, low: bool = True) -> tuple[int, ...]:
    """The years for which nothing that a sector needs is unknown, whatever the income, or for all but `low` ones.

    >>> known_years("1")[0], known_years("1", low=False)[0]
    (2020, 2017)
    """
    starts = {fact.start.year for subject in contributions().values() for fact in subject.facts}
    needed = _needed(sector, low)
    return tuple(year for year in range(min(starts), max(starts) + 1) if all(key in law_of(year).values for key in needed))


def known_law(case: PracticeCase) -> Law:
    """The facts of the year of a case, or UnknownFact naming the first one that is missing and the years that can be answered."""
    law = law_of(case.year)
    # Below the ceiling itself the lowest base may count; above it, it never does.
    low = case.receipts - case.charges <= law.values.get("plafond_securite_sociale", 0)
    missing = [key for key in _needed(case.sector, low) if key not in law.values]
    if not missing:
        return law
    raise unknown_in(missing[0], case.year, known_years(case.sector, low=low))


def known_from(key: str) -> tuple[int, ...]:
    """The years in which a fact starts to be known."""
    return tuple(fact.start.year for fact in contributions()[key].facts if fact.status == "known")


def unknown_in(key: str, year: int, accepted: tuple[int, ...]) -> UnknownFact:
    """The error for a fact that is not known in a year."""
    subject = contributions()[key]
    return UnknownFact(
        "year-without-facts",
        "year",
        year,
        list(accepted),
        f"Pour l’année {year}, il manque au moins un fait : « {subject.fr} ». Années possibles : {', '.join(map(str, accepted))}.",
        f"For the year {year}, at least one fact is missing: “{subject.en}”. Possible years: {', '.join(map(str, accepted))}.",
    )
