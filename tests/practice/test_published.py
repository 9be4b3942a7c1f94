"""The Urssaf's open model: its published totals, its properties and its evaluations agree within two euros, by component too."""

import json
from decimal import Decimal
from typing import Any

import pytest

from convention_sim.engine import Plan
from convention_sim.practice import year_of_practice
from convention_sim.practice.law import law_of
from convention_sim.practice.reading import read_practice
from convention_sim.practice.reckoning import inputs, worked_out
from convention_sim.practice.rules import RULES
from convention_sim.practice.rules.totals import cotisations

from .cases import EVALUATIONS, PUBLISHED, amounts

SECTORS = {"sector1": "1", "sector2": "2", "outside_convention": "3"}
TOLERANCE = 2
COMPONENTS = {
    "social_base": "assiette_sociale",
    "maladie": "maladie_maternite_nette",
    "maladie_additional": "contribution_maladie_additionnelle",
    "allocations_familiales": "allocations_familiales_nettes",
    "retraite_base": "retraite_base_nette",
    "retraite_complementaire": "retraite_complementaire",
    "asv": "pcv_asv_nette",
    "invalidite_deces": "invalidite_deces",
    "indemnites_journalieres": "indemnites_journalieres",
    "csg_crds": "csg_crds",
    "cfp": "formation_professionnelle",
    "curps": "curps",
    "total": "total",
    "funds_share": "participation_cpam_totale",
    "income": "remuneration_nette",
}
INNER = {
    "assiette_csg": "assiette_csg_crds",
    "maladie_due": "maladie_maternite_avant_participation",
    "allocations_familiales_dues": "allocations_familiales_avant_participation",
    "participation_maladie": "participation_cpam_maladie",
    "participation_allocations_familiales": "participation_cpam_af",
    "participation_retraite_base": "participation_cpam_retraite_base",
    "participation_asv": "participation_cpam_pcv",
}
EVALUATED = PUBLISHED["evaluations"]["cases"]
SNAPSHOT = PUBLISHED["snapshot_october_2025"][0]["cases"]


def request(given: dict[str, Any]) -> dict[str, Any]:
    """A case of the model in the words of the protocol."""
    return {
        "year": int(given["model_date"][:4]),
        "sector": SECTORS[given["sector"]],
        "receipts": f"{given['turnover_eur']:.2f}",
        "overruns": f"{given.get('overruns_eur', 0):.2f}",
    }


@pytest.mark.parametrize("case", EVALUATED, ids=[case["id"] for case in EVALUATED])
def test_an_evaluation_of_the_model_agrees_by_component(case: dict[str, Any]) -> None:
    found, expected = amounts(request(case["inputs"])), case["expected"]
    for name, theirs in COMPONENTS.items():
        assert abs(Decimal(found[name]) - Decimal(str(expected[theirs] or 0))) <= TOLERANCE, name


@pytest.mark.parametrize("case", EVALUATED, ids=[case["id"] for case in EVALUATED])
def test_what_lies_behind_a_component_agrees_too(case: dict[str, Any]) -> None:
    words = request(case["inputs"])
    year = year_of_practice(words.pop("year"), words.pop("sector"), words.pop("receipts"), **words)
    for name, theirs in INNER.items():
        assert abs(Decimal(year[name]) / 100 - Decimal(str(case["expected"][theirs] or 0))) <= TOLERANCE, name


@pytest.mark.parametrize("case", EVALUATIONS["cases"], ids=[json.dumps(case["request"]) for case in EVALUATIONS["cases"]])
def test_the_model_agrees_from_no_income_to_twenty_times_the_ceiling(case: dict[str, Any]) -> None:
    found = amounts(case["request"])
    for name, expected in zip(EVALUATIONS["amounts"], case["expected"], strict=True):
        assert abs(Decimal(found[name]) - Decimal(str(expected))) <= TOLERANCE, name


def before_the_reform(given: dict[str, Any]) -> dict[str, int]:
    """A year 2025 under the rules of 2024 and the amounts of 2025, as the model counted in October 2025.

    It kept the base, the health scale and the pension rate from before the reform, left extra fees out of the 3.25 %, and counted the
    3.25 % among the contributions that the CSG's base takes back.
    """
    receipts = round(given["turnover_minus_charges_eur"])
    sector, outside = SECTORS[given["sector"]], given.get("share_of_receipts_outside_convention", 0)
    conventioned = 0 if sector == "3" else round(receipts * (1 - outside))
    words = {"year": 2025, "sector": sector, "receipts": str(receipts), "conventioned_receipts": str(conventioned)}
    values, old = inputs(read_practice(words), law_of(2025)), law_of(2024).values
    kept = {
        key: old[key] for key in values if key in old and key.startswith(("taux_maladie_a_", "taux_retraite_base_", "assiette_reformee"))
    }
    with_the_additional = RULES["cotisations"]._replace(
        function=lambda *parts: cotisations(*parts[:-1]) + parts[-1], needs=(*RULES["cotisations"].needs, "maladie_additional")
    )
    subtotal = RULES["total_hors_curps"]._replace(function=lambda *parts: sum(parts), needs=("cotisations", "csg_crds", "cfp"))
    return worked_out(values | kept, Plan(RULES | {"cotisations": with_the_additional, "total_hors_curps": subtotal}))


@pytest.mark.parametrize("case", SNAPSHOT, ids=[case["id"] for case in SNAPSHOT])
def test_a_total_that_the_model_published_before_it_took_in_the_reform_agrees(case: dict[str, Any]) -> None:
    found, expected = before_the_reform(case["inputs"]), case["expected"]
    assert abs(found["total"] - 100 * expected["total_contributions_eur"]) <= 100 * TOLERANCE
    assert abs(found["income"] - 100 * expected["net_income_eur"]) <= 100 * TOLERANCE


@pytest.mark.parametrize(("conventioned", "overruns"), [("100000", "0"), ("80000", "0"), ("80000", "30000")])
def test_the_base_that_the_funds_help_with_leaves_out_other_income_and_extra_fees(conventioned: str, overruns: str) -> None:
    year = year_of_practice(2026, "1", "100000", conventioned_receipts=conventioned, overruns=overruns)
    assert year["assiette_participation"] == year["social_base"] * (int(conventioned) - int(overruns)) // 100_000


def test_the_contribution_to_the_regional_unions_is_half_a_percent_up_to_half_a_percent_of_the_pass() -> None:
    below = year_of_practice(2026, "1", "40541")
    assert (below["social_base"], below["curps"]) == (3_000_000, 15_000)
    assert year_of_practice(2026, "1", "100000")["curps"] == 24_000


@pytest.mark.parametrize(("sector", "locum"), [("3", False), ("1", True), ("2", True)])
def test_the_contribution_to_the_regional_unions_spares_locums_and_those_outside_the_convention(sector: str, locum: bool) -> None:
    assert year_of_practice(2026, sector, "100000", locum=locum)["curps"] == 0
