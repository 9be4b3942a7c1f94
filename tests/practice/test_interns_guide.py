"""What the ISNAR-IMG guide for interns (2012, updated in January 2017) says of each sector, with the facts of its time and of today."""

from datetime import date

from convention_sim.facts.duties import duties_on
from convention_sim.practice import year_of_practice
from convention_sim.practice.hospital import hospital_fee
from convention_sim.practice.law import law_of
from convention_sim.practice.rules.health import (
    allocations_familiales_dues,
    part_allocations_familiales,
    taux_allocations_familiales,
    taux_maladie,
)

GUIDE = 2017
PASS_2017 = 3_922_800


def health_rate(year: int, base: int) -> int:
    law = law_of(year).values
    keys = [f"taux_maladie_a_{share}" for share in (20, 40, 60, 110, 200, 300)]
    return taux_maladie(base, law["plafond_securite_sociale"], *(law[key] for key in keys))


def family_rate(year: int, base: int) -> int:
    law = law_of(year).values
    bounds = law["taux_allocations_familiales_bas"], law["taux_allocations_familiales_haut"]
    return taux_allocations_familiales(base, law["plafond_securite_sociale"], *bounds)


def test_the_ceiling_of_2017_is_39_228_euros() -> None:
    assert law_of(GUIDE).values["plafond_securite_sociale"] == PASS_2017


def test_the_health_contribution_is_6_5_percent_of_any_income_and_0_1_is_left_to_sector_1() -> None:
    assert {health_rate(GUIDE, base) for base in (0, 2_000_000, 8_000_000, 30_000_000)} == {650}
    assert law_of(GUIDE).values["reste_maladie_secteur_1"] == 10
    assert [health_rate(2026, base) for base in (0, 2_000_000, 8_000_000, 30_000_000)] == [0, 170, 725, 850]


def test_family_allowances_go_from_2_15_to_5_25_percent_between_110_and_140_percent_of_the_ceiling() -> None:
    shares = (100, 110, 125, 140, 200)
    assert [family_rate(GUIDE, PASS_2017 * share // 100) for share in shares] == [215, 215, 370, 525, 525]
    assert [family_rate(2026, 4_806_000 * share // 100) for share in shares] == [0, 0, 155, 310, 310]
    assert allocations_familiales_dues(5_000_000, family_rate(GUIDE, 5_000_000)) == 197_500


def test_the_funds_pay_100_then_75_then_60_percent_of_family_allowances() -> None:
    law = law_of(GUIDE).values
    parts = [law[f"part_allocations_familiales_{step}"] for step in (1, 2, 3)]
    assert parts == [10_000, 7_500, 6_000]
    assert [part_allocations_familiales(PASS_2017 * share // 100, PASS_2017, *parts) for share in (100, 200, 300)] == parts


def test_two_thirds_of_the_asv_are_paid_in_sector_1_and_none_in_sector_2() -> None:
    first, second = (year_of_practice(GUIDE, sector, "100000") for sector in "12")
    assert first["participation_asv"] == 328_600 + round(first["asv_proportionnelle"] * 2 / 3)
    assert second["participation_asv"] == second["funds_share"] == 0
    assert second["asv"] > 2 * first["asv"]


def test_the_option_changes_no_contribution_as_the_guide_says_of_a_premium() -> None:
    assert year_of_practice(GUIDE, "2", "100000", option="optam").amounts == year_of_practice(GUIDE, "2", "100000").amounts


def test_the_hospital_fee_of_the_guide_leaves_extra_fees_out_which_ended_in_2008() -> None:
    """16 and 25 % in a university hospital, 15 and 16 % elsewhere, 60 % of imaging; the base includes extra fees since May 2008."""
    shared = {"consultations": ("10000", "4000"), "procedures": ("10000", "0"), "imaging": ("10000", "0")}
    assert hospital_fee("2017-01-31", university=True, **shared)["redevance"] == 160_000 + 250_000 + 600_000
    assert hospital_fee("2017-01-31", university=False, **shared)["redevance"] == 150_000 + 160_000 + 600_000
    assert law_of(GUIDE).values["part_temps_liberal"] == 2000


def test_the_guide_forgets_the_former_hospital_assistant_among_those_who_may_choose_sector_2() -> None:
    day = date(2017, 1, 31)
    (access,) = duties_on(day, "acces", "2")
    found = access.on(day)
    assert found
    assert "ancien assistant des hôpitaux" in found.fr


def test_commitments_of_each_side_are_said_for_each_sector() -> None:
    day = date(2026, 6, 1)
    said = {duty.subject.key for kind in ("engagement", "caisses", "contrepartie") for duty in duties_on(day, kind)}
    assert said == {
        "engagement_secteur_1",
        "engagement_secteur_2",
        "engagement_option",
        "engagement_equipe",
        "caisses_secteur_1",
        "caisses_secteur_2",
        "contrepartie_option",
    }
