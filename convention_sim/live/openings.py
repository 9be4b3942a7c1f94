"""When a choice of the form is open: the days and the specialties for which the law knows it, found by asking the package itself.

A choice that the law does not know on a day is closed; one that our sources do not document stays open, and the answer says so.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from convention_sim import sectors, vocabulary
from convention_sim.case import Case
from convention_sim.errors import InvalidRequest, UnknownFact
from convention_sim.facts import law_on, timeline
from convention_sim.nomenclature.billing import exists
from convention_sim.settlement.consistency import OPINION_PATHWAYS, check

# Ages at which some act exists only for them: an adult, an infant, a child, a patient of 80 or more.
AGES = (None, 0, 4, 85)


class Opening(NamedTuple):
    """Days and words for which a choice is open: `start` to `end`, both included, None without limit; `where` gives accepted values."""

    start: date | None
    end: date | None
    where: Mapping[str, tuple[str, ...]]


def laws() -> tuple[date, ...]:
    """The first day of each state of the law."""
    return timeline()[0]


def spans(holds: Callable[[date], bool]) -> tuple[tuple[date | None, date | None], ...]:
    """The periods in which something holds, from what it says on the first day of each state of the law.

    >>> spans(lambda day: law_on(day).has("option_cas"))
    ((datetime.date(2013, 12, 1), datetime.date(2016, 12, 31)),)
    """
    found: list[tuple[date | None, date | None]] = []
    start: date | None = None
    for day in laws():
        if holds(day):
            start = start or day
        elif start:
            found.append((_open(start), day - timedelta(days=1)))
            start = None
    return (*found, (_open(start), None)) if start else tuple(found)


def _open(start: date) -> date | None:
    return None if start == date.min else start


@cache
def openings(field: str, word: str) -> tuple[Opening, ...]:
    """When a choice of a field is open, in as few entries as possible; a choice that is always open has one entry with no limit.

    >>> [opening.where for opening in openings("pathway", "acces-direct")]
    [{'specialty': ('psychiatre', 'neurologue', 'gynecologue', 'ophtalmologue', 'stomatologue')}]
    """
    if field == "option":
        return _by_specialty(lambda day, specialty: _has_option(day, specialty, word), {"sector": _sectors_with_options()})
    if field == "act":
        return _by_specialty(lambda day, specialty: _has_act(day, specialty, word))
    if field == "statuses":
        return tuple(Opening(start, end, {}) for start, end in spans(lambda day: _has_status(day, word)))
    if field == "pathway" and word == "acces-direct":
        return (Opening(None, None, {"specialty": tuple(each for each in vocabulary.SPECIALTIES if each in vocabulary.DIRECT_ACCESS)}),)
    if field == "pathway" and word not in OPINION_PATHWAYS:
        return (Opening(None, None, {"act": tuple(act for act in vocabulary.ACTS if act != "avis-ponctuel")}),)
    return (Opening(None, None, {}),)


def _by_specialty(holds: Callable[[date, str], bool], where: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Opening, ...]:
    """One entry a period, for the specialties that share it; they are not named when they are all of them."""
    groups: dict[tuple[date | None, date | None], list[str]] = {}
    for specialty in vocabulary.SPECIALTIES:
        for span in spans(lambda day, specialty=specialty: holds(day, specialty)):  # type: ignore[misc]
            groups.setdefault(span, []).append(specialty)
    return tuple(Opening(start, end, {**_named(found), **(where or {})}) for (start, end), found in groups.items())


def _named(specialties: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found = tuple(specialties)
    return {} if len(found) == len(vocabulary.SPECIALTIES) else {"specialty": found}


def _sectors_with_options() -> tuple[str, ...]:
    """The sectors that take an option on some day."""
    every = [practice for day in laws() for practice in sectors.practices(law_on(day), "specialiste")]
    return tuple(dict.fromkeys(practice.sector for practice in every if practice.option))


def _has_option(day: date, specialty: str, option: str) -> bool:
    return any(practice.option == option for practice in sectors.practices(law_on(day), specialty))


def _has_status(day: date, status: str) -> bool:
    return _consistent(Case(day, "generaliste", "1", statuses=frozenset({status})))


def _has_act(day: date, specialty: str, act: str) -> bool:
    pathway = vocabulary.default_pathway(specialty, act)
    cases = [Case(day, specialty, "1", act=act, pathway=pathway, age=age, age_on_january_1=age) for age in AGES]
    return any(_consistent(case) and exists(case, law_on(day)) for case in cases)


def _consistent(case: Case) -> bool:
    """Whether the law of the day knows what the case says, even where our facts do not."""
    try:
        check(case, law_on(case.date))
    except InvalidRequest:
        return False
    except UnknownFact:
        return True
    return True
