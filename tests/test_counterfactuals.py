"""The same case with facts or rules replaced: another year, a reform, and what a change leaves unread."""

from datetime import date, datetime

import pytest
from hypothesis import given

from convention_sim import Decompte, settle, visit
from convention_sim.counterfactuals import Change
from convention_sim.errors import InvalidRequest
from convention_sim.facts.loading import Fact, announced
from convention_sim.rules import PLAN

from .drawn import answered

GP = visit("2025-03-01", "generaliste")


@given(answered())
def test_a_change_of_nothing_changes_nothing(found: Decompte) -> None:
    effect = Change().effect(found.case)
    assert effect.before == effect.after == found.values
    assert (effect.moved, effect.unread) == ({}, ())


@given(answered())
def test_the_rules_of_another_day_are_those_of_a_visit_on_that_day(found: Decompte) -> None:
    today = found.case
    moved = Change(case={"date": today.date})
    assert moved.values(today.but(date=date(2026, 3, 1))) == found.values


def rate_of(found: Decompte) -> Fact:
    """The fact behind the refund rate, as the décompte shows it."""
    return next(step.facts for step in found.steps if step.rule.name == "part_dans_le_parcours")[0]


def test_an_announced_fact_settles_a_reform_with_its_own_source() -> None:
    reform = Change(facts={"taux_amo": announced()["taux_65"].facts[0]})
    found = reform.settle(GP)
    assert found.amounts["amo"] == 1750
    rate = rate_of(found)
    assert (rate.key, rate.value, rate.sources[0]) == ("taux_amo", 6500, "tm65")


def test_a_bare_value_says_that_it_is_a_hypothesis() -> None:
    rate = rate_of(Change(facts={"taux_amo": 6500}).settle(GP))
    assert (rate.confidence, rate.sources) == ("unknown", ())
    assert "hypothesis" in rate.note_en


def test_a_fact_that_no_longer_exists_leaves_the_bill() -> None:
    case = visit("2024-03-01", "specialiste")
    assert Change(facts={"MCS": None}).settle(case).amounts["base"] == settle(case).amounts["base"] - 500


def test_a_rule_may_stand_in_for_what_the_case_or_the_bill_says() -> None:
    assert Change(rules={"css": lambda: 1}).values(GP)["participation_forfaitaire"] == 0
    assert Change(rules={"tarif_plein": lambda tarif_coordonne: tarif_coordonne}).values(GP)["base"] == 3500


def test_a_rule_may_read_a_fact_that_no_rule_in_force_reads() -> None:
    change = Change(rules={"participation_forfaitaire": lambda franchise_boite: franchise_boite})
    assert change.values(GP)["participation_forfaitaire"] == 100


def test_a_change_reports_what_the_visit_never_reads() -> None:
    effect = Change(facts={"CS": 9900, "G": 3500, "taux_amo": 7000, "statut_css": None}).effect(GP)
    assert effect.unread == ("CS", "statut_css")
    assert effect.moved["honoraires"] == (3000, 3500)


def test_two_changes_add_up_unless_they_replace_the_same_thing() -> None:
    rate, contribution = Change(facts={"taux_amo": 6500}), Change(facts={"participation_unitaire": 400})
    assert (rate | contribution).values(GP)["amo"] == 1550
    assert (rate | rate).values(GP)["amo"] == 1750
    with pytest.raises(ValueError, match="both replace taux_amo"):
        rate | Change(facts={"taux_amo": 6000})


def test_rules_that_lose_a_euro_make_no_settlement() -> None:
    lost = Change(rules={"reste_a_charge": lambda: 0})
    assert lost.values(GP)["reste_a_charge"] == 0
    with pytest.raises(ArithmeticError, match="do not sum"):
        lost.settle(GP)


@pytest.mark.parametrize(("field", "key"), [("facts", "taux_ammo"), ("rules", "refund"), ("case", "price")])
def test_a_name_that_nothing_bears_is_refused(field: str, key: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        Change(**{field: {key: 1}})  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.given) == (f"unknown-{field}-key", key)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sector", "9"),
        ("sector", 1),
        ("pathway", "nowhere"),
        ("option", "optan"),
        ("act", None),
        ("statuses", ["ald"]),
        ("statuses", frozenset({"adl"})),
        ("date", "2020-01-01"),
        ("date", datetime(2020, 1, 1)),  # noqa: DTZ001 - a moment is no day, whatever its zone
        ("fee", "60"),
        ("fee", -1),
        ("age", 4.5),
        ("contract", 200),
    ],
    ids=repr,
)
def test_a_value_that_no_checked_case_holds_is_refused(field: str, value: object) -> None:
    with pytest.raises(InvalidRequest) as refused:
        Change(case={field: value})
    assert (refused.value.field, refused.value.code) == (field, "invalid-case-value")


def test_every_value_of_a_checked_case_may_stand_in_another() -> None:
    for case in (GP, visit("2025-03-01", "psychiatre", "2", option="optam", fee="60", age=20, statuses=["ald"], contract=200)):
        assert Change(case=case._asdict()).but(GP) == case


def test_a_rule_that_is_no_function_or_needs_what_nothing_gives_is_refused() -> None:
    for wrong in (3, lambda bas: bas):
        with pytest.raises(InvalidRequest):
            Change(rules={"participation_forfaitaire": wrong})  # type: ignore[dict-item]


def test_a_changed_plan_and_a_changed_law_can_be_used_by_themselves() -> None:
    assert Change(facts={"taux_amo": 6500}).law(settle(GP).law).values["taux_amo"] == 6500
    assert Change().plan is PLAN


@pytest.mark.parametrize(("key", "value"), [("taux_amo", 65.5), ("taux_amo", "65"), ("taux_amo", 10_001), ("G", -1), ("statut_css", 2)])
def test_a_value_that_its_unit_does_not_allow_is_refused(key: str, value: object) -> None:
    with pytest.raises(InvalidRequest) as caught:
        Change(facts={key: value})  # type: ignore[dict-item]
    assert (caught.value.code, caught.value.field, caught.value.given) == ("invalid-fact", key, str(value))
