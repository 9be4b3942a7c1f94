"""Each rule by itself: the base, what statutory insurance pays of it, the flat-rate contribution."""

import pytest

from convention_sim.rules import REGISTRY

from .cases import worked

ADULT = 199


# --- the base


@pytest.mark.parametrize(
    ("given", "at_the_tariff"),
    [
        ({}, 0),
        ({"css": 1}, 1),
        ({"cmuc": 1}, 1),
        ({"ame": 1}, 1),
        ({"acs": 1}, 0),
        ({"acs": 1, "acs_sans_depassement": 1}, 1),
        ({"acs": 1, "acs_sans_depassement": 1, "hors_parcours": 1}, 0),
        ({"acs_sans_depassement": 1}, 0),
        ({"detention": 1}, 0),
        ({"detention": 1, "detention_sans_depassement": 1}, 1),
        ({"detention_sans_depassement": 1}, 0),
        ({"css": 1, "hors_parcours": 1}, 1),
    ],
)
def test_a_protected_patient_is_owed_the_agreed_tariff(given: dict[str, int], at_the_tariff: int) -> None:
    assert worked("patient_au_tarif", **given) == at_the_tariff


@pytest.mark.parametrize("way", ["opposable", "option_tarifaire", "patient_au_tarif", "at_mp", "majorations_au_tarif"])
def test_any_one_ground_opens_the_reserved_majorations_at_the_tariff(way: str) -> None:
    assert worked("majorations_ouvertes_au_tarif", **{way: 1}) == 1
    assert worked("majorations_ouvertes_au_tarif") == 0


@pytest.mark.parametrize(
    ("given", "open_"),
    [
        ({"opposable": 1, "honoraires": 9000}, 1),
        ({"option_tarifaire": 1, "honoraires": 9000}, 1),
        ({"patient_au_tarif": 1, "honoraires": 9000}, 1),
        ({"majorations_ouvertes_au_tarif": 1, "honoraires": 2999}, 1),
        ({"majorations_ouvertes_au_tarif": 1, "honoraires": 3000}, 1),
        ({"majorations_ouvertes_au_tarif": 1, "honoraires": 3001}, 0),
        ({"honoraires": 2300}, 0),
    ],
)
def test_without_option_the_majorations_count_only_for_a_fee_within_the_tariff(given: dict[str, int], open_: int) -> None:
    assert worked("majorations_ouvertes", tarif_plein=3000, **given) == open_


@pytest.mark.parametrize(
    ("contracted", "open_", "expected"), [(1, 1, 3000), (1, 0, 2300), (0, 0, 61), (0, 1, 61)], ids=["full", "lower", "none", "none, open"]
)
def test_the_tariff_and_the_base_are_the_full_sum_the_lower_sum_or_the_default_tariff(contracted: int, open_: int, expected: int) -> None:
    sums = {"tarif_plein": 3000, "tarif_reduit": 2300, "tarif_autorite": 61}
    assert worked("base_tarifaire", conventionne=contracted, majorations_ouvertes=open_, **sums) == expected
    assert worked("tarif", conventionne=contracted, majorations_ouvertes_au_tarif=open_, **sums) == expected


@pytest.mark.parametrize(("asked", "charged"), [(-1, 3000), (0, 0), (1, 1), (6000, 6000)])
def test_the_fee_is_what_is_asked_or_the_tariff_when_nothing_is(asked: int, charged: int) -> None:
    assert worked("honoraires", montant_demande=asked, tarif=3000) == charged


@pytest.mark.parametrize(("fee", "base", "extra"), [(0, 0, 0), (2500, 2500, 0), (3000, 3000, 0), (3001, 3000, 1), (6000, 3000, 3000)])
def test_the_base_never_exceeds_the_fee_and_the_rest_is_the_extra_fee(fee: int, base: int, extra: int) -> None:
    assert worked("base", base_tarifaire=3000, honoraires=fee) == base
    assert worked("depassement", honoraires=fee, base=base) == extra


# --- the statutory share


@pytest.mark.parametrize("ground", ["ald", "maternite", "ame", "at_mp", "invalidite", "detention", "examen_enfant"])
def test_each_ground_waives_the_co_insurance(ground: str) -> None:
    assert worked("exonere", **{ground: 1}) == 1
    assert worked("exonere") == 0


def test_the_rate_is_the_ordinary_one_or_the_whole() -> None:
    assert worked("taux", taux_amo=7000) == 7000
    assert worked("taux", taux_amo=7000, exonere=1) == 10_000


OUTSIDE = {"hors_parcours": 1, "conventionne": 1, "age": ADULT, "points_hors_parcours": 4000}


@pytest.mark.parametrize(
    ("changed", "penalised"),
    [
        ({}, 1),
        ({"age": 16}, 1),
        ({"age": 15}, 0),
        ({"hors_parcours": 0}, 0),
        ({"conventionne": 0}, 0),
        ({"ald": 1}, 0),
        ({"ame": 1}, 0),
        ({"at_mp": 1}, 0),
        ({"examen_enfant": 1}, 0),
        ({"points_hors_parcours": 0}, 0),
    ],
)
def test_who_is_penalised_for_leaving_the_pathway(changed: dict[str, int], penalised: int) -> None:
    assert worked("parcours_non_respecte", **OUTSIDE | changed) == penalised


@pytest.mark.parametrize(
    ("base", "rate", "expected"),
    [
        (3000, 7000, 2100),
        (2650, 7000, 1855),
        (61, 7000, 43),
        (122, 7000, 85),
        (1, 5000, 1),
        (2365, 7000, 1656),  # 16.555: half a cent goes up
        (0, 7000, 0),
        (1753, 7500, 1315),
    ],
)
def test_the_share_is_the_rate_on_the_base_half_a_cent_up(base: int, rate: int, expected: int) -> None:
    assert worked("part_dans_le_parcours", base=base, taux=rate) == expected


@pytest.mark.parametrize(
    ("base", "rate", "points", "cap", "lost"),
    [
        (2500, 7000, 1000, 250, 250),
        (2500, 7000, 2000, 500, 500),
        (2500, 7000, 4000, 1000, 1000),
        (2650, 7000, 4000, 0, 1060),
        (4520, 7000, 4000, 1000, 1000),  # capped: a psychiatrist
        (4520, 7000, 4000, 0, 1808),
        (3000, 10_000, 4000, 0, 1200),  # a patient at 100 % bears it too
        (2500, 7000, 1000, 251, 250),
    ],
)
def test_leaving_the_pathway_costs_points_of_the_base_up_to_the_cap(base: int, rate: int, points: int, cap: int, lost: int) -> None:
    quantities = {
        "base": base,
        "taux": rate,
        "part_dans_le_parcours": worked("part_dans_le_parcours", base=base, taux=rate),
        "points_hors_parcours": points,
        "plafond_hors_parcours": cap,
    }
    assert worked("majoration_hors_parcours", parcours_non_respecte=1, **quantities) == lost
    assert worked("majoration_hors_parcours", parcours_non_respecte=0, **quantities) == 0


def test_the_rate_less_the_points_gives_the_printed_refund_with_no_stray_cent() -> None:
    """30 % of the base is rounded once: 23.65 EUR gives 7.10 (7.095), not 16.56 less a rounded 9.46."""
    share = worked("part_dans_le_parcours", base=2365, taux=7000)
    lost = worked(
        "majoration_hors_parcours", parcours_non_respecte=1, base=2365, taux=7000, part_dans_le_parcours=share, points_hors_parcours=4000
    )
    assert worked("amo_brut", part_dans_le_parcours=share, majoration_hors_parcours=lost) == 710


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"alsace_moselle": 1}, 460),
        ({"alsace_moselle": 0}, 0),
        ({"alsace_moselle": 1, "exonere": 1}, 0),
    ],
)
def test_the_local_scheme_brings_the_rate_to_ninety_percent(given: dict[str, int], expected: int) -> None:
    assert worked("regime_local", base=2300, taux_alsace_moselle=9000, taux_amo=7000, **given) == expected


def test_the_co_insurance_is_what_the_rates_leave() -> None:
    assert worked("ticket_moderateur", base=3000, part_dans_le_parcours=2100) == 900
    assert worked("ticket_moderateur", base=2300, part_dans_le_parcours=1610, regime_local=460) == 230


def test_statutory_insurance_pays_its_share_and_the_local_scheme_less_the_contribution() -> None:
    assert worked("amo", amo_brut=1610, regime_local=460, participation_forfaitaire=200) == 1870
    assert worked("reste_apres_amo", honoraires=4000, amo=1900) == 2100


# --- the flat-rate contribution


@pytest.mark.parametrize(
    ("given", "exempt"),
    [
        ({"age_1er_janvier": ADULT}, 0),
        ({"age_1er_janvier": 18}, 0),
        ({"age_1er_janvier": 17}, 1),
        ({"age_1er_janvier": 0}, 1),
        ({"age_1er_janvier": 40, "maternite": 1}, 1),
        ({"age_1er_janvier": 40, "css": 1}, 1),
        ({"age_1er_janvier": 40, "cmuc": 1}, 1),
        ({"age_1er_janvier": 40, "ame": 1}, 1),
        ({"age_1er_janvier": 40, "detention": 1}, 1),
        ({"age_1er_janvier": 40, "acs": 1}, 0),
        ({"age_1er_janvier": 40, "acs": 1, "acs_sans_participation": 1}, 1),
        ({"age_1er_janvier": 40, "acs_sans_participation": 1}, 0),
    ],
)
def test_who_is_exempt_from_the_contribution(given: dict[str, int], exempt: int) -> None:
    assert worked("dispense_participation", **given) == exempt


def test_no_other_situation_exempts_from_the_contribution() -> None:
    """ALD, invalidity and work accidents owe it: the rule does not even read them."""
    assert {"ald", "invalidite", "at_mp"}.isdisjoint(REGISTRY["dispense_participation"].needs)


@pytest.mark.parametrize(
    ("unit", "year_left", "day_left", "taken"),
    [
        (200, 5000, 800, 200),
        (200, 100, 800, 100),
        (200, 0, 800, 0),
        (200, 5000, 0, 0),
        (200, 5000, 100, 100),
        (0, 5000, 800, 0),
        (200, -50, 800, 0),
    ],
)
def test_the_contribution_is_taken_within_the_day_s_and_the_year_s_ceilings(unit: int, year_left: int, day_left: int, taken: int) -> None:
    ceilings = {"plafond_annuel_participation": 5000, "plafond_journalier_participation": 800}
    spent = {"retenu_annee": 5000 - year_left, "retenu_jour": 800 - day_left}
    assert worked("participation_disponible", participation_unitaire=unit, **ceilings, **spent) == taken


@pytest.mark.parametrize(
    ("share", "local", "taken"),
    [(2100, 0, 200), (200, 0, 200), (199, 0, 0), (43, 0, 0), (0, 0, 0), (150, 50, 200), (150, 49, 0)],
)
def test_the_contribution_never_brings_the_refund_below_zero(share: int, local: int, taken: int) -> None:
    assert worked("participation_forfaitaire", participation_disponible=200, amo_brut=share, regime_local=local) == taken
    assert (
        worked("participation_forfaitaire", participation_disponible=200, amo_brut=share, regime_local=local, dispense_participation=1) == 0
    )
