"""Complementary contracts: what they pay, and what a responsible one must and may not pay, by date."""

from typing import Any

import pytest

from .cases import amounts, euros, settled

DAY = "2025-03-01"


def pays(expected: str, day: str, sector: str, contract: object, **words: Any) -> None:
    """The amounts of a specialist's visit are those written."""
    wanted = euros(expected)
    assert amounts(settled(day, "specialiste", sector, contract=contract, **words), wanted) == wanted


@pytest.mark.parametrize(
    ("percent", "amc", "left"),
    [(0, "0", "31.90"), (70, "0", "31.90"), (100, "6.90", "25.00"), (150, "18.40", "13.50"), (200, "29.90", "2"), (300, "29.90", "2")],
)
def test_a_percentage_of_the_base_statutory_share_included_and_never_more_than_the_fee(percent: int, amc: str, left: str) -> None:
    pays(f"amc {amc} reste_a_charge {left}", DAY, "2", percent, fee="46")


def test_the_statutory_share_counts_before_the_contribution() -> None:
    """At 100 % the contract pays 9 of 30, not 11: the contribution stays with the patient."""
    found = settled(DAY, contract=100)
    assert (found["amc"], found["participation_forfaitaire"], found["reste_a_charge"]) == (900, 200, 200)


@pytest.mark.parametrize(
    ("day", "refunded"),
    [
        ("2005-12-31", "75.90"),  # 400 % of 23, less 16.10
        ("2015-03-31", "75.90"),
        ("2015-04-01", "35.65"),  # 6.90 + 125 % of 23
        ("2016-12-31", "35.65"),
        ("2017-01-01", "29.90"),  # 6.90 + 100 % of 23
        (DAY, "29.90"),
    ],
)
def test_the_extra_fee_of_a_physician_without_option_is_capped_since_april_2015(day: str, refunded: str) -> None:
    pays(f"amc {refunded}", day, "2", 400, fee="100")


def test_the_extra_fee_of_a_physician_with_an_option_is_not_capped() -> None:
    pays("base 31.50 amc 77.95 reste_a_charge 2", DAY, "2", 400, option="optam", fee="100")
    pays("base 28 amc 81.40", "2016-06-01", "2", 400, option="cas", fee="101")


def test_a_contract_that_is_not_responsible_has_no_cap() -> None:
    pays("amc 75.90", DAY, "2", {"percent": 400, "responsible": False}, fee="100")


def test_outside_the_pathway_a_responsible_contract_pays_the_ordinary_co_insurance_only() -> None:
    pays("amc 7.95 reste_a_charge 23.10", DAY, "1", 300, pathway="hors-parcours", fee="37")
    pays("amc 6.90 majoration_hors_parcours 9.20", DAY, "2", 300, pathway="hors-parcours", fee="60")
    pays("amc 7.95", DAY, "2", 300, pathway="hors-parcours", option="optam", fee="60")


def test_outside_the_pathway_another_contract_pays_up_to_its_percentage() -> None:
    pays("amc 18.55 reste_a_charge 2", DAY, "1", {"percent": 100, "responsible": False}, pathway="hors-parcours")
    pays("amc 29.05", DAY, "1", {"percent": 300, "responsible": False}, pathway="hors-parcours", fee="37")


def test_before_2006_a_contract_pays_whatever_it_promises() -> None:
    pays("majoration_hors_parcours 0 amc 8.90", "2005-12-31", "1", 150, pathway="hors-parcours", fee="26.40")


@pytest.mark.parametrize("words", [{"age": 10}, {"statuses": ["ald"]}, {"statuses": ["at-mp"]}])
def test_a_patient_who_owes_no_penalty_is_not_outside_the_pathway_for_the_contract(words: dict[str, Any]) -> None:
    found = settled(DAY, "specialiste", "2", contract=300, pathway="hors-parcours", fee="60", **words)
    assert found["depassement_remboursable"] == 2300


def test_actual_cost_pays_the_fee_and_the_contribution_only_if_not_responsible() -> None:
    pays("reste_a_charge 2", DAY, "2", {"real_cost": True}, option="optam", fee="100")
    pays("reste_a_charge 0", DAY, "2", {"real_cost": True, "responsible": False}, option="optam", fee="100")
    pays("amc 29.90 reste_a_charge 56", DAY, "2", {"real_cost": True}, fee="100")
    pays("reste_a_charge 0", DAY, "2", {"real_cost": True, "responsible": False}, pathway="hors-parcours", fee="100")


@pytest.mark.parametrize(
    ("sector", "option", "amc"),
    [("2", "optam", "53.55"), ("1", None, "53.55"), ("2", None, "18.40"), ("1-dp", None, "18.40")],
)
def test_a_contract_with_two_levels_pays_the_one_of_the_physician_s_option(sector: str, option: str | None, amc: str) -> None:
    levels = {"percent_optam": 240, "percent_sans_optam": 150, "responsible": False}
    pays(f"amc {amc}", DAY, sector, levels, option=option, fee="150")


@pytest.mark.parametrize(
    ("day", "levels", "warned"),
    [
        (DAY, (200, 180), False),
        (DAY, (200, 181), True),
        (DAY, (180, 200), True),
        (DAY, (200, 200), False),  # one level written twice
        ("2015-04-01", (200, 190), True),
        ("2015-03-31", (200, 190), False),
    ],
)
def test_levels_closer_than_20_points_are_reported_since_april_2015(day: str, levels: tuple[int, int], warned: bool) -> None:
    contract = {"percent_optam": levels[0], "percent_sans_optam": levels[1]}
    found = settled(day, "specialiste", contract=contract)
    assert ("contract-gap" in {note.id for note in found.warnings}) == warned
    loose = settled(day, "specialiste", contract=contract | {"responsible": False})
    assert "contract-gap" not in {note.id for note in loose.warnings}


@pytest.mark.parametrize(
    ("day", "contract", "warned"),
    [
        (DAY, 99, True),
        (DAY, 100, False),
        ("2015-04-01", 90, True),
        ("2015-03-31", 90, False),
        (DAY, {"real_cost": True}, False),
        (DAY, {"percent": 90, "responsible": False}, False),
    ],
)
def test_a_responsible_contract_below_100_percent_is_reported_since_april_2015(day: str, contract: object, warned: bool) -> None:
    found = settled(day, "specialiste", contract=contract)
    assert ("contract-below-minimum" in {note.id for note in found.warnings}) == warned


def test_in_sector_3_a_contract_counts_from_the_default_tariff() -> None:
    pays("base 1.22 amo 0.85 amc 1.59 reste_a_charge 57.56", DAY, "3", {"percent": 200}, fee="60")
    pays("amc 59.15 reste_a_charge 0", DAY, "3", {"real_cost": True, "responsible": False}, fee="60")
    pays("amc 1.59", DAY, "3", {"real_cost": True}, fee="60")


def test_no_contract_pays_nothing() -> None:
    pays("amc 0", DAY, "2", None, fee="60")
