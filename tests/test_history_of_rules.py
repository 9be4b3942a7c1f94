"""The rules through time: each is there on its first day and not on the eve, from 1989 to 2030, for every physician."""

from datetime import date
from typing import Any

import pytest

from convention_sim import Decompte, settle
from convention_sim.errors import ConventionError
from convention_sim.facts import load
from convention_sim.protocol import read_request

from .cases import PHYSICIANS, day_before, settled

OUT = "hors-parcours"


def figures(day: str, name: str, **words: Any) -> tuple[int, int]:
    """A quantity of a visit on the eve of a day and on the day."""
    return settled(day_before(day), **words)[name], settled(day, **words)[name]


@pytest.mark.parametrize(
    ("first", "name", "eve", "then", "words"),
    [
        ("1993-08-01", "taux", 7500, 7000, {}),
        ("2006-01-01", "points_hors_parcours", 0, 1000, {"pathway": OUT}),
        ("2009-01-31", "points_hors_parcours", 2000, 4000, {"pathway": OUT}),
        ("2006-01-01", "majoration_hors_parcours", 0, 200, {"pathway": OUT}),
        ("2009-01-31", "majoration_hors_parcours", 440, 880, {"pathway": OUT}),
        ("2009-01-31", "plafond_hors_parcours", 500, 1000, {"pathway": OUT}),
        ("2023-11-01", "plafond_hors_parcours", 1000, 1060, {"pathway": OUT}),
        ("2024-12-22", "plafond_hors_parcours", 1060, 0, {"pathway": OUT}),
        ("2005-01-01", "participation_forfaitaire", 0, 100, {}),
        ("2024-05-15", "participation_forfaitaire", 100, 200, {}),
        ("2026-10-01", "plafond_annuel_participation", 5000, 7000, {}),
        ("2007-08-03", "plafond_journalier_participation", 100, 400, {}),
        ("2024-05-15", "plafond_journalier_participation", 400, 800, {}),
        ("2005-07-01", "coefficient_da", 0, 11_750, {"specialty": "dermatologue", "pathway": OUT}),
        ("2009-02-01", "information_ecrite", 0, 1, {"sector": "2", "fee": "90"}),
        ("2018-04-01", "majorations_ouvertes", 0, 1, {"sector": "2"}),
        ("2006-01-01", "regles_responsables", 0, 1, {"contract": 200}),
        ("2015-04-01", "plafond_responsable_sans_option", 0, 12_500, {"contract": 200}),
        ("2017-01-01", "plafond_responsable_sans_option", 12_500, 10_000, {"contract": 200}),
        ("2012-12-08", "patient_au_tarif", 0, 1, {"sector": "2", "statuses": ["acs"]}),
        ("2013-01-01", "patient_au_tarif", 0, 1, {"sector": "2", "statuses": ["detention"]}),
        ("2015-07-01", "dispense_participation", 0, 1, {"statuses": ["acs"]}),
    ],
)
def test_a_rule_begins_on_its_day(first: str, name: str, eve: int, then: int, words: dict[str, Any]) -> None:
    assert figures(first, name, **words) == (eve, then)


@pytest.mark.parametrize(
    ("first", "last", "refund"),
    [
        ("2005-01-01", "2005-12-31", "70 %"),
        ("2006-01-01", "2007-08-29", "60 %"),
        ("2007-10-01", "2009-01-30", "50 %"),
        ("2009-01-31", "2030-12-31", "30 %"),
    ],
)
def test_the_refund_outside_the_pathway_went_from_70_to_60_50_and_30_percent(first: str, last: str, refund: str) -> None:
    for day in (first, last):
        found = settled(day, pathway=OUT)
        assert f"{found['amo_brut'] * 100 / found['base']:.0f} %" == refund


@pytest.mark.parametrize(
    ("day", "base", "refund"),
    [
        ("2006-06-01", 3700, 2340),  # 25.90 less 2.50
        ("2008-06-01", 3700, 2090),  # less 5.00
        ("2016-06-01", 3970, 1779),  # 27.79 less 10.00
        ("2022-04-05", 4520, 2164),  # 31.64 less 10.00
        ("2023-12-01", 4670, 2209),  # 32.69 less 10.60
        ("2025-03-01", 5000, 1500),  # no cap on the official sheets since December 2024
    ],
)
def test_the_out_of_pathway_increase_of_a_psychiatrist_was_capped(day: str, base: int, refund: int) -> None:
    found = settled(day, "psychiatre", pathway=OUT)
    assert (found["base"], found["amo_brut"]) == (base, refund)


def test_before_2005_nothing_is_taken_from_the_refund() -> None:
    found = settled("2004-12-31")
    assert (found["base"], found["amo"], found["reste_a_charge"]) == (2000, 1400, 600)


def test_the_65_percent_announced_in_2024_was_never_applied() -> None:
    assert {settled(day)["taux"] for day in ("2024-11-18", "2024-12-31", "2025-03-01", "2026-06-01")} == {7000}


# --- one case a quarter


def quarters() -> list[str]:
    """The fifteenth of the middle month of each quarter, the first and last days of the sweep, and the first day of every hole."""
    middle = [f"{year}-{month:02d}-15" for year in range(1989, 2031) for month in (2, 5, 8, 11)]
    holes = {fact.start.isoformat() for subject in load().values() for fact in subject.facts if fact.status == "unknown"}
    return sorted({"1989-01-01", *middle, *(day for day in holes if day > "1989"), "2030-12-31"})


def asked(day: str, specialty: str, sector: str, option: str | None) -> dict[str, Any]:
    """A visit with an extra fee outside sector 1, a contract, and a child for a paediatrician; its pathway turns with the year."""
    year = date.fromisoformat(day).year
    request: dict[str, Any] = {
        "date": day,
        "physician": {"specialty": specialty, "sector": sector, "option": option},
        "fee": None if sector == "1" else "80.00",
        "pathway": ("adresse", OUT, "urgence", "medecin-traitant")[year % 4],
        "contract": {"percent": 150 + 50 * (year % 3)},
    }
    if specialty == "pediatre":
        request["patient"] = {"age": (1, 4, 10)[year % 3]}
    return request


def explained(found: Decompte) -> int:
    """Everything that a décompte can say, so that each sentence's condition is met or not without an accident."""
    notes = (*found.not_applied, *found.violations, *found.warnings, *found.validity.caveats)
    return len(found.steps) + len(found.items) + len(notes)


@pytest.mark.parametrize("day", quarters())
def test_every_physician_s_visit_is_answered_or_refused_with_a_reason(day: str) -> None:
    answered, refused = [], []
    for physician in PHYSICIANS:
        try:
            answered.append(settle(read_request(asked(day, *physician))))
        except ConventionError as error:
            refused.append(error)
    assert all(error.code and error.message["fr"] and error.message["en"] for error in refused)
    assert all(explained(found) for found in answered[::3])
    assert all(min(found.amounts.values()) >= 0 for found in answered)
    if day >= "2013-12-01":
        assert len(answered) > len(PHYSICIANS) // 3


def test_the_sweep_goes_through_every_specialty_sector_and_option() -> None:
    assert len(PHYSICIANS) == 16 * 16
    assert len(quarters()) > 4 * 42 + 2


def test_a_francs_twin_exists_for_every_answer_before_2002_and_for_none_after() -> None:
    for day in ("1989-05-15", "1991-02-15", "1997-08-15", "2001-12-31", "2002-01-01", "2010-05-15"):
        found = settled(day)
        assert (found.in_francs is not None) == (day < "2002")
