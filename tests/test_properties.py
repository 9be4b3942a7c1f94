"""What holds for every visit, whatever the day, the physician, the patient and the contract."""

import json
from collections import defaultdict
from datetime import date
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convention_sim import answer, settle, year_of_care
from convention_sim.case import Case, Contract
from convention_sim.errors import ConventionError
from convention_sim.facts import law_on
from convention_sim.money import BASIS_POINTS, parse, plain, rounded, share, to_euros, to_francs
from convention_sim.settlement import Decompte
from convention_sim.settlement.attribution import PARTS, attribution
from convention_sim.views.protocol import response

from .strategies import any_fee, contracts, days, fees, franc_days, percents, visits

cents = st.integers(0, 10**9)


def settled(case: Case) -> Decompte:
    """The settlement; a visit refused for want of a fact is drawn again."""
    try:
        return settle(case)
    except ConventionError:
        assume(False)
        raise


# --- amounts close


@given(visits())
def test_what_each_payer_pays_sums_to_the_fee_and_so_do_the_parts_of_the_bill(case: Case) -> None:
    found = settled(case).amounts
    assert found["amo"] + found["amc"] + found["reste_a_charge"] == found["honoraires"]
    parts = ("amo_brut", "regime_local", "ticket_moderateur", "majoration_hors_parcours", "depassement")
    assert sum(found[part] for part in parts) == found["honoraires"]
    assert found["amo"] == found["amo_brut"] + found["regime_local"] - found["participation_forfaitaire"]
    assert found["reste_apres_amo"] == found["honoraires"] - found["amo"]
    assert found["base"] + found["depassement"] == found["honoraires"]


@given(visits())
def test_nothing_is_negative_and_statutory_insurance_never_pays_more_than_the_base_nor_the_base_more_than_the_fee(case: Case) -> None:
    found = settled(case).amounts
    assert min(found.values()) >= 0
    assert found["amo"] <= found["amo_brut"] + found["regime_local"] <= found["base"] <= found["honoraires"]


@given(visits())
def test_the_codes_of_the_bill_sum_to_the_base_or_to_more_than_a_fee_below_it(case: Case) -> None:
    found = settled(case)
    if case.sector == "3":
        assert found.items == ()
    else:
        assert min(sum(item.amount for item in found.items), found["honoraires"]) == found["base"]


@given(visits())
def test_complementary_cover_and_the_patient_share_the_parts_of_the_bill_without_a_remainder(case: Case) -> None:
    found = settled(case)
    shared = attribution(found.values)
    assert sum(shared.amc.values()) == found["amc"]
    assert sum(shared.patient.values()) == found["reste_a_charge"]
    assert all(shared.amc[part] >= 0 and shared.patient[part] >= 0 for part in PARTS)


# --- contracts


@given(visits(), percents, percents, st.booleans())
def test_a_better_contract_never_leaves_more(case: Case, one: int, other: int, responsible: bool) -> None:
    """A higher percentage, then actual cost; and any contract against none."""
    low, high = sorted((one, other))
    ladder = [None, Contract(low, low, responsible=responsible), Contract(high, high, responsible=responsible)]
    left = [
        settled(case.but(contract=contract))["reste_a_charge"] for contract in [*ladder, Contract(real_cost=True, responsible=responsible)]
    ]
    assert left == sorted(left, reverse=True)


@given(visits(contract=contracts))
def test_the_rules_of_responsible_contracts_never_make_a_contract_pay_more(case: Case) -> None:
    assert case.contract is not None
    free, bound = (settled(case.but(contract=case.contract._replace(responsible=responsible))) for responsible in (False, True))
    assert bound["amc"] <= free["amc"]


@given(visits(contract=contracts))
def test_a_contract_changes_nothing_but_its_own_payment(case: Case) -> None:
    without, with_contract = settled(case.but(contract=None)).amounts, settled(case).amounts
    changed = {name for name in without if without[name] != with_contract[name]}
    assert changed <= {"amc", "reste_a_charge"}


@given(visits(on=st.dates(date(2006, 1, 1), date(2027, 12, 31)), contract=contracts))
def test_a_responsible_contract_never_pays_the_contribution_nor_the_out_of_pathway_increase(case: Case) -> None:
    assert case.contract is not None
    found = settled(case.but(contract=case.contract._replace(responsible=True), statuses=case.statuses - {"css", "cmu-c"}))
    assert found["amc"] <= found["ticket_moderateur"] + found["depassement"]
    assert found["reste_a_charge"] >= found["participation_forfaitaire"] + found["majoration_hors_parcours"]


# --- the fee


@given(visits(), any_fee, any_fee)
def test_a_higher_fee_gives_more_statutory_refund_only_up_to_the_tariff(case: Case, one: int, other: int) -> None:
    """The share before the contribution rises with the fee up to the tariff of the act, because the base is never above the fee.

    Above the tariff it stays the same, or falls to the lower base when the physician has no option.
    """
    tariff = settled(case)["tarif"]
    low, high = sorted((one, other))
    shares = [settled(case.but(fee=fee))["amo_brut"] for fee in (low, high)]
    if high <= tariff:
        assert shares[0] <= shares[1]
    elif low >= tariff:
        assert shares[0] >= shares[1]
    else:
        assert shares[1] <= settled(case.but(fee=tariff))["amo_brut"]


@given(visits(), any_fee, st.integers(0, 5_000))
def test_a_higher_fee_never_leaves_less_after_statutory_insurance(case: Case, fee: int, more: int) -> None:
    low, high = (settled(case.but(fee=each))["reste_apres_amo"] for each in (fee, fee + more))
    assert low <= high


@given(visits())
def test_a_fee_is_reported_as_unlawful_exactly_when_it_passes_the_lawful_maximum(case: Case) -> None:
    found = settled(case)
    unlawful = found.maximum is not None and found["honoraires"] > found.maximum
    assert bool(found.violations) == unlawful
    assert found["depassement_illicite"] == (found["honoraires"] - (found.maximum or 0) if unlawful else 0)
    if found.maximum is not None:
        assert not settled(case.but(fee=found.maximum)).violations
        assert settled(case.but(fee=found.maximum + 1)).violations
        assert found.maximum >= found["tarif_plein"]


# --- the patient and the physician


@given(visits(), st.sampled_from(["ald", "maternite", "at-mp", "invalidite"]))
def test_care_at_100_percent_never_lowers_the_statutory_refund(case: Case, status: str) -> None:
    assume(law_on(case.date).has(f"statut_{status}"))
    without, with_status = settled(case.but(statuses=case.statuses - {status})), settled(case.but(statuses=case.statuses | {status}))
    assert with_status["amo_brut"] >= without["amo_brut"]
    assert with_status["ticket_moderateur"] == 0


@given(visits())
def test_leaving_the_pathway_never_gives_a_better_refund(case: Case) -> None:
    inside, outside = settled(case.but(pathway="adresse")), settled(case.but(pathway="hors-parcours"))
    assert outside["base"] <= inside["base"] or case.specialty == "generaliste"
    assert outside["amo"] <= inside["amo"] or inside["participation_forfaitaire"] > outside["participation_forfaitaire"]
    assert outside["amo_brut"] <= inside["amo_brut"]


@given(visits(on=st.dates(date(2017, 1, 1), date(2027, 12, 31))), any_fee)
def test_an_option_never_lowers_the_base_of_sector_2(case: Case, fee: int) -> None:
    without = case.but(sector="2", option=None, fee=fee)
    assert settled(without.but(option="optam"))["base"] >= settled(without)["base"]


@given(visits())
def test_a_visit_settled_twice_gives_the_same_answer_and_the_json_says_the_same_amounts(case: Case) -> None:
    first, second = settled(case), settled(case)
    assert first.values == second.values
    found = response(first)
    assert found["amounts"] == {name: plain(amount) for name, amount in first.amounts.items()}
    assert "{" not in json.dumps([[step["text"], step["why"]] for step in found["steps"]]).replace('{"', "")


# --- francs


@given(visits(on=franc_days))
def test_a_visit_of_the_franc_era_is_the_same_in_francs_and_in_euros_within_rounding(case: Case) -> None:
    """Each code is converted by itself, each share is rounded in its own currency: three cents at most, times the contract."""
    found = settled(case)
    assert found.in_francs is not None
    level = 0 if case.contract is None else max(case.contract.percent_optam or 0, case.contract.percent_sans_optam or 0)
    for name, amount in found.in_francs.amounts.items():
        assert abs(to_euros(amount) - found.amounts[name]) <= 3 + level // 100, name


# --- a year of care


@given(st.integers(2005, 2027), st.lists(st.tuples(st.integers(0, 364), st.sampled_from(["generaliste", "cardiologue"])), max_size=70))
def test_a_year_never_takes_more_contributions_than_its_ceilings(year: int, drawn: list[tuple[int, str]]) -> None:
    first = date(year, 1, 1).toordinal()
    cases = [Case(date.fromordinal(first + place), specialty, "1", age=40, age_on_january_1=40) for place, specialty in drawn]
    found = year_of_care(case for case in cases if case.specialty == "generaliste" or case.date >= date(2005, 7, 1))
    by_day: defaultdict[tuple[date, str], int] = defaultdict(int)
    for decompte in found.decomptes:
        by_day[decompte.case.date, decompte.case.specialty] += decompte["participation_forfaitaire"]
    ceiling = law_on(date(year, 12, 31)).values["plafond_annuel_participation"]
    assert found.amounts["participation_forfaitaire"] <= ceiling
    assert all(taken <= law_on(day).values["plafond_journalier_participation"] for (day, _), taken in by_day.items())
    assert found.amounts["amo"] + found.amounts["amc"] + found.amounts["reste_a_charge"] == found.amounts["honoraires"]


# --- money


@given(cents)
def test_an_amount_written_is_read_back(amount: int) -> None:
    assert parse(plain(amount)) == amount


@given(cents, st.integers(1, 10**6))
def test_rounding_is_half_up_and_exact(numerator: int, denominator: int) -> None:
    assert rounded(numerator, denominator) == int(Fraction(numerator, denominator) + Fraction(1, 2))


@given(cents, st.integers(0, 50_000))
def test_a_share_is_the_rounded_product(amount: int, rate: int) -> None:
    assert share(amount, rate) == rounded(amount * rate, BASIS_POINTS)


@given(cents)
def test_an_amount_in_euros_survives_the_way_to_francs_and_back(amount: int) -> None:
    assert to_euros(to_francs(amount)) == amount


# --- the protocol


@settings(max_examples=60)
@given(days, fees, st.text(max_size=20), st.integers())
def test_the_function_of_the_protocol_never_raises_on_a_request_almost_right(day: date, fee: int | None, word: str, number: int) -> None:
    gp = {"specialty": "generaliste", "sector": "1"}
    for physician in (gp | {"specialty": word}, gp | {"sector": word}, gp):
        for patient in ({"age": number}, {"region": word}, {"birth_date": word}, {"statuses": [word]}):
            request = {"date": day.isoformat(), "physician": physician, "patient": patient, "fee": None if fee is None else plain(fee)}
            found = answer(request)
            assert ("error" in found) != ("amounts" in found)
