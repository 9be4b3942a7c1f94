"""The reader's figures as flat text: read into a year's work and the terms on which it is done.

    year=2026&specialty=specialiste&acts=4000&charges=50000&mean_2=47.9&at_tariff_2=43.4&…

Empty and absent mean the same; `patients_contract` is a level of cover, none when empty. Patients come within the care pathway and are
adults, unless `patients_pathway` or `patients_age` says otherwise.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import NamedTuple

from convention_sim import money, vocabulary
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.history import statistics
from convention_sim.live import entries
from convention_sim.live.fields import LEVELS
from convention_sim.money import BASIS_POINTS
from convention_sim.practice import known_years
from convention_sim.practice.comparison import Activity, Terms, compare
from convention_sim.protocol.reading import OLDEST

GROUPS: Mapping[str, tuple[str, ...]] = {
    "work": ("year", "specialty", "acts", "charges", "patients_contract", "patients_pathway", "patients_age", "flat_payments"),
    "sector-2": ("mean_2", "at_tariff_2"),
    "optam": ("mean_optam", "at_tariff_optam", "charge_rate", "gap"),
    "outside": ("extra_3",),
}
FIELDS = tuple(field for group in GROUPS.values() for field in group)
SHARES = ("at_tariff_2", "at_tariff_optam", "charge_rate")
OPTIONAL = ("patients_contract", "patients_pathway", "patients_age", "flat_payments", "gap")
PATHWAYS = ("hors-parcours",)  # besides the usual one: within the pathway
REQUIRED = tuple(field for field in FIELDS if field not in OPTIONAL)
MOST_ACTS = 30_000
# The fields of the form that hold what a choice's terms are made of.
_OF_TERMS = {
    "2": {"extra": "mean_2", "at_tariff": "at_tariff_2"},
    "optam": {"extra": "mean_optam", "at_tariff": "at_tariff_optam", "charge_rate": "charge_rate", "gap": "gap"},
    "3": {"extra": "extra_3"},
}


class Compared(NamedTuple):
    """A year's work, and the four choices on which it is done: sector 1, sector 2, OPTAM, outside the convention."""

    activity: Activity
    terms: tuple[Terms, ...]


def years() -> tuple[int, ...]:
    """The years for which all four choices can be answered, the last one first.

    >>> years()
    (2026, 2025, 2024, 2023, 2022)
    """
    known = (known_years(sector, low=False) for sector in ("1", "2", "3"))
    return tuple(sorted(set.intersection(*map(set, known)), reverse=True))


@cache
def example() -> dict[str, str]:
    """What the page begins with: the extra fees that the CNAM measured last, and figures of our own for the rest.

    >>> found = example()
    >>> found["mean_2"], found["at_tariff_2"], found["mean_optam"]
    ('47.9', '43.4', '27.8')
    """
    return {
        "year": str(years()[0]),
        "specialty": "specialiste",
        "acts": "4000",
        "charges": "50000",
        "patients_contract": "100",
        "mean_2": _measured("taux_depassement_cnam", "secteur-2"),
        "at_tariff_2": _measured("share_activity_at_tariff", "secteur-2"),
        "mean_optam": _measured("taux_depassement_cnam", "optam"),
        "at_tariff_optam": "50",
        "charge_rate": "7",
        "extra_3": "80",
    }


def _measured(metric: str, scope: str) -> str:
    """The last value of a measure that the CNAM published with its table."""
    sure = [row for row in statistics(metric, scope) if row.confidence == "high"] or list(statistics(metric, scope))
    return str(sure[-1].value)


@cache
def specialties() -> tuple[str, ...]:
    """The specialties whose consultation of an adult has a known price in the last year.

    >>> [name for name in vocabulary.SPECIALTIES if name not in specialties()]
    ['pediatre']
    """
    return tuple(filter(_is_answered, vocabulary.SPECIALTIES))


def _is_answered(specialty: str) -> bool:
    activity, terms = read_fields(example())
    try:
        compare(activity._replace(specialty=specialty), *terms)
    except ConventionError:
        return False
    return True


def read_fields(fields: object) -> Compared:
    """The comparison that the fields describe, or InvalidRequest for the first one at fault.

    >>> found = read_fields(example())
    >>> found.activity.charges, [each.mean for each in found.terms]
    (5000000, [0, 4790, 2780, 8000])
    """
    given = entries.texts(fields, FIELDS)
    entries.require(given, REQUIRED)
    _among("year", given, [str(year) for year in years()])
    _among("specialty", given, list(vocabulary.SPECIALTIES))
    _among("patients_contract", given, list(map(str, LEVELS)))
    _among("patients_pathway", given, list(PATHWAYS))
    contract = given.get("patients_contract")
    activity = Activity(
        int(given["year"]),
        given["specialty"],
        entries.whole("acts", given, MOST_ACTS, "acts") or 0,
        money.parse(entries.amount("charges", given) or "0"),
        int(contract) if contract else None,
        money.parse(entries.amount("flat_payments", given) or "0"),
        given.get("patients_pathway"),
        entries.whole("patients_age", given, OLDEST, "age"),
    )
    return Compared(activity, (Terms("1"), *(_terms(choice, given) for choice in _OF_TERMS)))


def _terms(choice: str, given: Mapping[str, str]) -> Terms:
    rates = {name: _rate(field, given) for name, field in _OF_TERMS[choice].items()}
    if choice == "3":
        return Terms("3", extra=rates["extra"], at_tariff=0)
    option = "optam" if choice == "optam" else None
    share = rates["at_tariff"]
    terms = naming(choice, partial(Terms.of_mean, "2", rates["extra"], share, option, rates.get("charge_rate")))
    return terms._replace(gap=rates.get("gap", 0))


def _rate(field: str, given: Mapping[str, str]) -> int:
    return entries.rate(field, given, BASIS_POINTS if field in SHARES else None)


def naming[Answer](choice: str, work: Callable[[], Answer]) -> Answer:
    """What `work` gives; its refusal names the field of the form that holds what is at fault."""
    try:
        return work()
    except InvalidRequest as error:
        field = _OF_TERMS.get(choice, {}).get(error.field, error.field)
        raise InvalidRequest(error.code, field, error.given, error.accepted, error.message["fr"], error.message["en"]) from error


def _among(field: str, given: Mapping[str, str], accepted: list[str]) -> None:
    if field in given and given[field] not in accepted:
        entries.refuse_choice(field, given[field], accepted)
