"""What may be billed, code by code, on every day: the totals that official sheets, unions and the press print are sums of these codes.

The series of tests/printed hold the steps of each tariff: a bill is checked on its first day and on the eve of the next step, so that
every value is seen to be there and seen to be gone.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from convention_sim.errors import InvalidRequest
from convention_sim.facts import law_on
from convention_sim.money import parse, to_euros
from convention_sim.nomenclature import bill
from convention_sim.visits import visit
from convention_sim.vocabulary import SPECIALTIES

from .cases import billed, day_before, refusal, settled

LAST_DAY, LAST_FRANC_DAY = "2030-12-31", "2001-12-31"
UNKNOWN = "unknown"


class Series(NamedTuple):
    """A tariff over time: the visit, then (first day, bill) step by step."""

    visit: dict[str, Any]
    steps: list[tuple[str, str]]


# What ameli.fr, service-public.fr, unions and the press print for a visit, in euros.
PRINTED_TOTALS = (
    *(23, 25, 26.5, 30),  # GP
    *(22, 23, 28, 30, 31.5, 35),  # GP to whom the patient is sent
    *(24, 26, 28, 30, 31.5, 35),  # GP and a child
    *(22.87, 23, 25, 27, 28, 30, 31.5),  # specialist
    *(40, 41, 43.7, 46.7, 50.2, 51.7, 55, 57, 41.7, 53.2, 67, 75),  # psychiatrist
    *(48, 49, 51, 52.5),  # cardiologist
    *(30, 31, 32, 38.5, 39, 40, 27, 33.5, 35, 28, 29.5, 31.5),  # paediatrician
    *(33.5, 37, 40, 42, 36),  # gynaecologist, geriatrician, physical medicine
    *(40, 42, 46, 48, 50, 55, 56.5, 60, 52.5, 57.5, 62.5, 64, 67.5),  # one-off opinions
    *(46, 47.5, 60, 39, 54),  # complex consultations, compulsory examinations
    *(30, 31, 32, 33, 35, 36.5, 40, 70),  # visits
    *(25, 32, 50.2, 42.5, 23),  # teleconsultations
    *(25.3, 27.6, 29.6, 31.4, 36, 31.8, 33.8, 38.4, 40.4, 60, 62, 46.8, 48.8, 37.2, 39.2, 34.6, 33.1, 35.2, 30.3, 32.6),  # overseas
    *(34.3, 37, 39, 42.5, 45.73, 47.73, 28, 34.5),  # lower bases
)
PRINTED = Path(__file__).parent / "printed"


def series(name: str) -> dict[str, Series]:
    """The series of a file of tests/printed."""
    found = tomllib.loads((PRINTED / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: Series(table["visit"], [(day, text) for day, text in table["steps"]]) for key, table in found.items()}


def checks(name: str, last_day: str) -> list[Any]:
    """The first and the last day of every step of every series, as test parameters."""
    return [
        pytest.param(day, each.visit, expected, id=f"{title}, {day}")
        for title, each in series(name).items()
        for (first, expected), last in zip(each.steps, [*(day_before(first) for first, _ in each.steps[1:]), last_day], strict=True)
        for day in (first, last)
    ]


def found(day: str, **words: Any) -> str:
    """The bill of a visit as it is written in the series: its sum and its codes, or the code of the refusal."""
    refused = refusal(day, **words)
    if refused in ("unknown-fact", "date-before-first-fact"):
        return UNKNOWN
    if refused != "answered":
        return refused
    result = settled(day, **words)
    return f"{sum(item.amount for item in result.items) / 100:.2f} = {billed(result)}"


@pytest.mark.parametrize(("day", "words", "expected"), checks("agreed", LAST_DAY))
def test_the_tariff_of_a_day_is_the_printed_total_and_the_sum_of_its_codes(day: str, words: dict[str, Any], expected: str) -> None:
    assert found(day, **words) == expected
    if "=" in expected:
        result = settled(day, **words)
        assert result.amounts["base"] == result.amounts["honoraires"] == parse(expected.split(maxsplit=1)[0])


@pytest.mark.parametrize(("day", "words", "expected"), checks("lower", LAST_DAY))
def test_an_extra_fee_without_option_loses_the_reserved_majorations(day: str, words: dict[str, Any], expected: str) -> None:
    extra = words | {"fee": "150"}
    assert found(day, **extra, sector="2") == found(day, **extra, sector="1-dp") == expected
    if "=" in expected:
        assert settled(day, **extra, sector="2").amounts["base"] == parse(expected.split(maxsplit=1)[0])


def test_totals_printed_by_sources_are_all_among_the_series() -> None:
    """The list of printed totals that the series must hold; none may disappear from the tests."""
    every = [*series("agreed").values(), *series("lower").values()]
    held = {parse(text.split()[0]) for each in every for _, text in each.steps if "=" in text}
    assert {total for total in PRINTED_TOTALS if parse(f"{total:.2f}") not in held} == set()


# --- francs


@pytest.mark.parametrize(("day", "words", "value"), checks("francs", LAST_FRANC_DAY))
def test_a_tariff_in_francs_is_exact_in_francs_and_converted_to_the_cent(day: str, words: dict[str, Any], value: str) -> None:
    if value == UNKNOWN:
        assert found(day, **words) == UNKNOWN
        return
    result = settled(day, **words)
    assert result.in_francs is not None
    assert result.in_francs.amounts["honoraires"] == result.in_francs.amounts["base"] == parse(value)
    assert sum(item.amount for item in result.in_francs.items) == parse(value)
    assert abs(result.amounts["honoraires"] - to_euros(parse(value))) < len(result.items)  # each code is converted by itself


def test_115_francs_become_17_euros_53_when_the_franc_ends() -> None:
    assert settled("2001-12-31").amounts["base"] == settled("2002-01-01").amounts["base"] == 1753
    assert settled("2001-12-31").in_francs is not None
    assert settled("2002-01-01").in_francs is None


def test_138_francs_in_la_reunion_are_21_euros_04() -> None:
    """Multiplied in francs, then converted: 115 F x 1.20 = 138 F = 21.038 EUR."""
    assert settled("1999-03-01", region="reunion").amounts["base"] == 2104


# --- who may bill coordination


@pytest.mark.parametrize(
    ("specialty", "pathway", "age", "coordinated"),
    [
        ("specialiste", "adresse", None, True),
        ("specialiste", "medecin-traitant", None, False),
        ("specialiste", "hors-parcours", None, False),
        ("specialiste", "urgence", None, False),
        ("specialiste", "hors-residence", None, False),
        ("specialiste", "hors-parcours", 15, True),
        ("specialiste", "hors-parcours", 16, False),
        ("specialiste", "medecin-traitant", 15, False),
        ("gynecologue", "acces-direct", None, True),
        ("psychiatre", "acces-direct", 20, True),
        ("generaliste", "adresse", None, True),
        ("generaliste", "medecin-traitant", None, False),
        ("generaliste", "hors-parcours", None, False),
        ("generaliste", "hors-parcours", 10, False),
        ("generaliste", "urgence", None, False),
    ],
)
def test_coordination_is_for_a_referral_direct_access_or_a_child(specialty: str, pathway: str, age: int | None, coordinated: bool) -> None:
    codes = {item.code for item in settled("2025-03-01", specialty, pathway=pathway, age=age).items}
    assert bool(codes & {"MCS", "MCG", "MCC"}) == coordinated


def test_coordination_for_a_child_without_a_regular_doctor_begins_on_22_december_2024() -> None:
    assert billed(settled("2024-12-21", "specialiste", pathway="hors-parcours", age=10)) == "CS 23.00 + MPC 3.50"
    assert billed(settled("2024-12-22", "specialiste", pathway="hors-parcours", age=10)) == "CS 26.50 + MCS 5.00"


def test_the_ceiling_of_an_extra_fee_counts_coordination_even_where_this_visit_does_not_allow_it() -> None:
    case = visit("2025-03-01", "specialiste", pathway="hors-parcours")
    found = bill(case, law_on(case.date))
    assert sum(item.amount for item in found.full) == sum(item.amount for item in found.plain) == 2650
    assert found.coordinated == 3150


# --- who may bill what


@pytest.mark.parametrize(
    ("specialty", "act"),
    [("specialiste", "visite"), ("psychiatre", "visite-longue"), ("cardiologue", "consultation-longue"), ("chirurgien", "visite-longue")],
)
def test_an_act_that_no_fact_prices_for_the_specialty_is_refused(specialty: str, act: str) -> None:
    assert refusal("2026-03-01", specialty, act=act, age=85) == "act-not-open"


def test_a_patient_of_16_or_more_is_a_specialist_s_patient_for_a_paediatrician() -> None:
    assert billed(settled("2025-03-01", "pediatre", age=16)) == billed(settled("2025-03-01", "specialiste"))


def test_a_bill_does_not_depend_on_the_bills_made_before_it() -> None:
    """Bills are kept with the law of their interval: none may answer for a neighbour."""
    words: list[dict[str, Any]] = [
        {"sector": sector, "option": option, "region": region, "age": age, "fee": fee, "pathway": pathway}
        for sector, option in (("1", None), ("2", None), ("2", "optam"))
        for region in ("metropole", "guadeloupe")
        for age in (None, 1, 17)
        for fee in (None, "150")
        for pathway in ("adresse", "hors-parcours")
    ]
    day = "2022-06-01"
    law = law_on(date(2022, 6, 1))

    def alone(each: dict[str, Any]) -> str:
        law.memory.clear()
        return found(day, specialty="psychiatre", **each)

    expected = [alone(each) for each in words]
    law.memory.clear()
    assert [found(day, specialty="psychiatre", **each) for each in words] == expected
    assert [found(day, specialty="psychiatre", **each) for each in reversed(words)] == expected[::-1]


def test_an_act_that_is_not_open_names_those_that_are() -> None:
    """An endocrinologist has no tariff for a visit in 2010: the consultation and the one-off opinion have one."""
    with pytest.raises(InvalidRequest) as refused:
        settled("2010-02-16", "endocrinologue", act="visite")
    assert (refused.value.field, refused.value.given, refused.value.accepted) == ("act", "visite", ["consultation", "avis-ponctuel"])


@pytest.mark.parametrize("specialty", sorted(SPECIALTIES))
def test_no_act_that_a_refusal_names_is_refused_in_its_turn_for_want_of_a_tariff(specialty: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        settled("2025-03-01", specialty, act="consultation-longue", age=85)
    again = {act: refusal("2025-03-01", specialty, act=str(act), age=85) for act in refused.value.accepted}
    assert not {"act-not-open", "act-not-in-force"} & set(again.values()), again
    assert ("examen-enfant" in again) == (specialty in ("generaliste", "pediatre"))


def test_an_act_not_yet_in_force_names_those_that_are() -> None:
    with pytest.raises(InvalidRequest) as refused:
        settled("2005-02-19", act="teleconsultation")
    assert refused.value.accepted == ["consultation", "visite", "avis-ponctuel"]
