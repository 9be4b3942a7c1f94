"""A visit settled: what statutory insurance, complementary cover and the patient pay, case by case."""

from typing import Any

import pytest

from .cases import amounts, billed, euros, refusal, settled

DAY = "2025-03-01"


def pays(expected: str, day: str, specialty: str, sector: str = "1", **words: Any) -> None:
    """The amounts of a visit are those written."""
    wanted = euros(expected)
    assert amounts(settled(day, specialty, sector, **words), wanted) == wanted


# --- worked examples


def test_a_gp_of_sector_1_with_a_contract_at_100_percent() -> None:
    pays("base 30 amo_brut 21 amo 19 ticket_moderateur 9 amc 9 reste_a_charge 2", DAY, "generaliste", contract=100)


def test_a_specialist_of_sector_1_outside_the_pathway_who_charges_the_ceiling() -> None:
    expected = """honoraires 37 base 26.50 depassement 10.50 amo_brut 7.95 amo 5.95 ticket_moderateur 7.95
        majoration_hors_parcours 10.60 amc 7.95 reste_a_charge 23.10"""
    pays(expected, DAY, "specialiste", pathway="hors-parcours", fee="37", contract=100)
    pays("amc 7.95", DAY, "specialiste", pathway="hors-parcours", fee="37", contract=300)


def test_a_psychiatrist_of_sector_2_at_90_euros_with_and_without_option_in_april_2022() -> None:
    pays("base 42.50 amo 28.75 amc 55.25 reste_a_charge 6.00", "2022-04-08", "psychiatre", "2", fee="90", contract=200)
    pays("base 50.20 amo 34.14 amc 54.86 reste_a_charge 1.00", "2022-04-08", "psychiatre", "2", option="optam", fee="90", contract=200)


def test_the_parts_of_the_base_before_the_contribution_and_after_it() -> None:
    pays("base 26.50 amo_brut 18.55 amo 16.55 reste_apres_amo 9.95", DAY, "specialiste", pathway="medecin-traitant")
    pays("base 23 amo_brut 16.10 amo 14.10 depassement 23 reste_apres_amo 31.90", DAY, "specialiste", "2", fee="46")
    pays("base 30 amo 19 depassement 10 reste_a_charge 21", DAY, "generaliste", "2", option="optam", fee="40")


# --- the pathway


@pytest.mark.parametrize("pathway", ["medecin-traitant", "adresse", "urgence", "hors-residence"])
def test_within_the_pathway_in_an_emergency_and_away_from_home_the_rate_is_70_percent(pathway: str) -> None:
    found = settled(DAY, "specialiste", pathway=pathway)
    assert found["amo_brut"] * 10 == found["base"] * 7
    assert found["majoration_hors_parcours"] == 0


def test_direct_access_is_refunded_as_within_the_pathway_coordination_included() -> None:
    pays("base 37 amo_brut 25.90 majoration_hors_parcours 0", DAY, "gynecologue", pathway="acces-direct")
    pays("base 31.50 amo_brut 22.05", DAY, "ophtalmologue", pathway="acces-direct")
    pays("base 31.50 amo_brut 22.05", DAY, "stomatologue", pathway="acces-direct")
    pays("base 67 amo 44.90", DAY, "psychiatre", pathway="acces-direct", age=20)


@pytest.mark.parametrize(
    ("specialty", "sector", "option", "base", "refund"),
    [
        ("generaliste", "1", None, "30", "9.00"),
        ("generaliste", "2", "optam", "30", "9.00"),
        ("generaliste", "2", None, "23", "6.90"),
        ("specialiste", "1", None, "26.50", "7.95"),
        ("specialiste", "2", "optam", "26.50", "7.95"),
        ("specialiste", "2", None, "23", "6.90"),
        ("psychiatre", "1", None, "50", "15.00"),
        ("psychiatre", "2", "optam", "50", "15.00"),
        ("psychiatre", "2", None, "42.50", "12.75"),
        ("cardiologue", "1", None, "52.50", "15.75"),
        ("cardiologue", "2", None, "47.73", "14.32"),
    ],
)
def test_outside_the_pathway_30_percent_of_the_base_without_coordination(
    specialty: str, sector: str, option: str | None, base: str, refund: str
) -> None:
    fee = None if sector == "1" else "80"
    pays(f"base {base} amo_brut {refund}", DAY, specialty, sector, option=option, pathway="hors-parcours", fee=fee)


def test_under_16_there_is_no_penalty() -> None:
    pays("amo_brut 21 majoration_hors_parcours 0", DAY, "generaliste", pathway="hors-parcours", age=15)
    pays("amo_brut 9 majoration_hors_parcours 12", DAY, "generaliste", pathway="hors-parcours", age=16)


@pytest.mark.parametrize("status", ["ald", "ame", "at-mp"])
def test_care_of_the_ald_protocol_ame_and_work_accidents_bear_no_penalty(status: str) -> None:
    pays(
        "base 30 amo_brut 30 majoration_hors_parcours 0 ticket_moderateur 0", DAY, "generaliste", pathway="hors-parcours", statuses=[status]
    )


@pytest.mark.parametrize("status", ["maternite", "invalidite"])
def test_a_patient_at_100_percent_bears_the_penalty_all_the_same(status: str) -> None:
    expected = "base 30 amo_brut 18 majoration_hors_parcours 12 ticket_moderateur 0"
    pays(expected, DAY, "generaliste", pathway="hors-parcours", statuses=[status])


def test_a_sector_3_visit_outside_the_pathway_bears_no_penalty() -> None:
    pays("base 1.22 amo 0.85 majoration_hors_parcours 0", DAY, "specialiste", "3", fee="60", pathway="hors-parcours")


# --- the base by sector, option and fee


@pytest.mark.parametrize(
    ("day", "sector", "option", "fee", "base"),
    [
        ("2025-03-01", "1", None, None, "31.50"),
        ("2025-03-01", "2", "optam", "60", "31.50"),
        ("2025-03-01", "2", "optam-aco", "60", "31.50"),
        ("2024-03-01", "2", "optam-co", "60", "31.50"),
        ("2014-03-01", "2", "cas", "60", "28"),
        ("2014-03-01", "1", "cas", "60", "28"),
        ("2014-03-01", "2", None, "60", "23"),
        ("2025-03-01", "2", None, "60", "23"),
        ("2025-03-01", "1-dp", None, "60", "23"),
        ("2025-03-01", "2", None, "31.51", "23"),
        ("2025-03-01", "2", None, "31.50", "31.50"),
        ("2025-03-01", "1-dp", None, "31.50", "31.50"),
        ("2025-03-01", "2", None, None, "31.50"),
        ("2025-03-01", "2", None, "26.50", "26.50"),
        ("2018-03-31", "2", None, None, "23"),
        ("2018-04-01", "2", None, None, "30"),
        ("2018-04-01", "2", None, "30.01", "23"),
        ("2025-03-01", "1", None, "20", "20"),
        ("2025-03-01", "2", None, "20", "20"),
        ("2025-03-01", "3", None, "60", "1.22"),
        ("2025-03-01", "3", None, "1", "1"),
    ],
)
def test_the_base_depends_on_the_sector_the_option_and_on_whether_the_fee_is_above_the_tariff(
    day: str, sector: str, option: str | None, fee: str | None, base: str
) -> None:
    pays(f"base {base}", day, "specialiste", sector, option=option, fee=fee)


@pytest.mark.parametrize("status", ["css", "ame"])
def test_a_protected_patient_keeps_the_full_base_in_sector_2(status: str) -> None:
    pays("base 31.50", DAY, "specialiste", "2", statuses=[status], fee="60")
    pays("base 30", "2018-03-31", "specialiste", "2", statuses=["cmu-c"], fee="60")


def test_before_april_2018_a_work_accident_at_the_tariff_opens_the_majorations_in_sector_2() -> None:
    pays("honoraires 30 base 30", "2018-03-31", "specialiste", "2", statuses=["at-mp"])
    pays("honoraires 60 base 23", "2018-03-31", "specialiste", "2", statuses=["at-mp"], fee="60")
    pays("honoraires 23 base 23", "2018-03-31", "specialiste", "2", statuses=["ald"])


@pytest.mark.parametrize(("day", "base"), [("2018-06-01", "50"), ("2022-04-01", "55"), ("2023-11-01", "56.50"), (DAY, "60")])
@pytest.mark.parametrize(("sector", "option"), [("1", None), ("2", "optam"), ("2", None), ("1-dp", None)])
def test_a_one_off_opinion_has_the_same_base_in_every_contracted_sector(day: str, base: str, sector: str, option: str | None) -> None:
    fee = None if sector == "1" else "90"
    pays(f"base {base}", day, "specialiste", sector, option=option, act="avis-ponctuel", fee=fee)


def test_a_fee_without_the_coordination_majoration_is_refunded_on_what_was_charged() -> None:
    found = settled("2012-06-01", "specialiste", fee="25")
    assert (found["base"], found["depassement"], billed(found)) == (2500, 0, "CS 23.00 + MPC 2.00")


# --- statuses


@pytest.mark.parametrize("status", ["ald", "maternite", "ame", "at-mp", "invalidite", "detention"])
def test_these_situations_are_covered_at_100_percent_of_the_base_and_never_of_an_extra_fee(status: str) -> None:
    pays("base 30 amo_brut 30 ticket_moderateur 0 depassement 0", DAY, "generaliste", statuses=[status])
    pays("base 30 amo_brut 30 depassement 20", DAY, "generaliste", "2", option="optam", fee="50", statuses=[status])


@pytest.mark.parametrize("status", ["ald", "at-mp", "invalidite"])
def test_these_situations_owe_the_contribution(status: str) -> None:
    pays("participation_forfaitaire 2 amo 28 reste_a_charge 2", DAY, "generaliste", statuses=[status])


@pytest.mark.parametrize("status", ["maternite", "ame", "css", "detention"])
def test_these_situations_do_not_owe_the_contribution(status: str) -> None:
    pays("participation_forfaitaire 0 reste_a_charge 0", DAY, "generaliste", statuses=[status])


def test_css_pays_what_statutory_insurance_leaves_of_the_base() -> None:
    pays("amo 21 amc 9 reste_a_charge 0", DAY, "generaliste", statuses=["css"])
    pays("amo 9 amc 21 reste_a_charge 0", DAY, "generaliste", statuses=["css"], pathway="hors-parcours")
    pays("amo 17.50 amc 7.50 reste_a_charge 0", "2019-10-31", "generaliste", statuses=["cmu-c"])
    pays("amo 0.43 amc 0.18 reste_a_charge 59.39", DAY, "generaliste", "3", statuses=["css"], fee="60")


def test_a_contract_is_not_used_beside_a_public_cover() -> None:
    for status in ("css", "ame"):
        without, with_contract = (settled(DAY, statuses=[status], contract=contract) for contract in (None, 400))
        assert without.amounts == with_contract.amounts


def test_an_acs_holder_has_a_contract_and_since_july_2015_no_contribution() -> None:
    pays("amo 15.10 amc 6.90 reste_a_charge 1", "2015-06-30", "generaliste", statuses=["acs"], contract=100)
    pays("amo 16.10 amc 6.90 reste_a_charge 0", "2015-07-01", "generaliste", statuses=["acs"], contract=100)


def test_alsace_moselle_pays_90_percent_and_50_outside_the_pathway() -> None:
    pays("amo_brut 16.10 regime_local 4.60 amo 19.70 ticket_moderateur 2.30", "2012-06-01", "generaliste", region="alsace-moselle")
    expected = "amo_brut 9 regime_local 6 amo 13 ticket_moderateur 3 majoration_hors_parcours 12"
    pays(expected, DAY, "generaliste", region="alsace-moselle", pathway="hors-parcours")


def test_alsace_moselle_adds_nothing_to_100_percent() -> None:
    pays("amo_brut 30 regime_local 0 ticket_moderateur 0", DAY, "generaliste", region="alsace-moselle", statuses=["ald"])


def test_a_contract_completes_the_local_scheme() -> None:
    pays("amo 25 amc 3 reste_a_charge 2", DAY, "generaliste", region="alsace-moselle", contract=100)


def test_two_situations_add_their_effects() -> None:
    """ALD and CSS: 100 % by statutory insurance, no contribution; ALD and maternity: no contribution."""
    pays("amo 30 amc 0 reste_a_charge 0", DAY, "generaliste", statuses=["ald", "css"])
    pays("amo 30 participation_forfaitaire 0", DAY, "generaliste", statuses=["ald", "maternite"])


def test_a_child_s_compulsory_examination_is_covered_at_100_percent() -> None:
    pays("base 54 amo 54 reste_a_charge 0", DAY, "pediatre", act="examen-enfant")
    pays("base 54 amo 54 majoration_hors_parcours 0", DAY, "generaliste", act="examen-enfant", pathway="hors-parcours")


# --- the contribution


@pytest.mark.parametrize(
    ("birth", "day", "taken"),
    [
        ("2007-01-01", "2025-01-01", "2"),  # 18 on 1 January
        ("2007-01-02", "2025-01-01", "0"),
        ("2007-01-02", "2025-12-31", "0"),  # 18 since the day after: exempt until the year's end
        ("2007-01-02", "2026-01-01", "2"),
        ("2007-12-31", "2025-12-31", "0"),
        ("2008-02-29", "2026-12-31", "0"),
        ("2008-02-29", "2027-01-01", "2"),
    ],
)
def test_the_contribution_looks_at_the_age_on_1_january(birth: str, day: str, taken: str) -> None:
    pays(f"participation_forfaitaire {taken}", day, "generaliste", birth_date=birth)


@pytest.mark.parametrize(("age", "taken"), [(17, "0"), (18, "2"), (None, "2")])
def test_an_age_in_years_is_taken_as_that_of_1_january_too(age: int | None, taken: str) -> None:
    pays(f"participation_forfaitaire {taken}", DAY, "generaliste", age=age)


@pytest.mark.parametrize(
    ("fee", "share", "taken", "paid"),
    [
        ("0", "0", "0", "0"),
        ("2.85", "2.00", "2", "0"),
        ("2.84", "1.99", "0", "1.99"),
        ("2.86", "2.00", "2", "0"),
        ("1", "0.70", "0", "0.70"),
    ],
)
def test_the_refund_never_goes_below_zero(fee: str, share: str, taken: str, paid: str) -> None:
    pays(f"amo_brut {share} participation_forfaitaire {taken} amo {paid}", DAY, "generaliste", fee=fee)


# --- the settlement as a whole


def test_a_settlement_shows_every_amount_of_the_protocol_and_itself_in_words() -> None:
    found = settled(DAY, "generaliste", "2", option="optam", fee="60", contract=200)
    assert list(found.amounts) == list(found.as_dict()["amounts"])
    assert repr(found).splitlines()[0] == "Consultation, médecin généraliste, secteur 2, OPTAM, 1er\N{NO-BREAK SPACE}mars 2025"


@pytest.mark.parametrize("act", ["complexe", "tres-complexe"])
def test_a_complex_consultation_with_an_extra_fee_falls_back_on_the_lower_base_of_a_consultation(act: str) -> None:
    pays("base 23", DAY, "specialiste", "2", act=act, fee="100")
    assert settled(DAY, "specialiste", "2", act=act)["base"] > 2300


def test_a_teleconsultation_outside_the_pathway_is_refused_save_for_those_who_are_not_bound_by_it() -> None:
    assert refusal(DAY, act="teleconsultation", pathway="hors-parcours") == "teleconsultation-outside-pathway"
    assert refusal(DAY, act="teleconsultation", pathway="hors-parcours", age=10) == "answered"
    assert refusal(DAY, act="teleconsultation", pathway="urgence") == "answered"
