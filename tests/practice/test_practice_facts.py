"""The facts about contributions: written like the others, and none can be wrong by one unit without being noticed."""

from datetime import date, timedelta
from functools import cache

import pytest

from convention_sim.errors import UnknownFact
from convention_sim.facts import Fact, Law, contributions, load, sources
from convention_sim.practice import PracticeCase
from convention_sim.practice.hospital import HOSPITAL_RULES, hospital_fee
from convention_sim.practice.law import OUTSIDE_ONLY, known_years, law_in_force, law_of
from convention_sim.practice.reckoning import inputs, worked_out
from convention_sim.practice.rewards import GROUPS, PATIENT_RULES, PREMIUM_RULES, optam_premium, regular_doctor_payment
from convention_sim.practice.rules import PLAN
from convention_sim.practice.worked import Worked

SUBJECTS = list(contributions().values())
SHOWN_ONLY = {key for key in contributions() if key.startswith("taux_prime_")} | {"part_temps_liberal", "arrondi_euro"}
ROWS = [fact for subject in SUBJECTS for fact in subject.facts]
LAST_EVIDENCE = date(2026, 10, 31)


def test_no_key_is_also_one_of_a_visit() -> None:
    assert not contributions().keys() & load().keys()


def test_every_fact_is_read_by_a_rule_or_only_shown() -> None:
    small = {need for rules in (HOSPITAL_RULES, PREMIUM_RULES, PATIENT_RULES) for rule in rules.values() for need in rule.needs}
    assert {key for key in contributions() if key not in PLAN.inputs and key not in small} == {OUTSIDE_ONLY, *SHOWN_ONLY}


def test_a_row_about_contributions_starts_with_a_year() -> None:
    assert [fact for fact in ROWS if fact.key in PLAN.inputs and (fact.start.month, fact.start.day) != (1, 1)] == []


def test_a_row_cites_documents_and_says_in_english_what_it_says_in_french() -> None:
    for fact in ROWS:
        assert set(fact.sources) <= sources().keys()
        assert fact.fr
        assert fact.en
        assert bool(fact.note_fr) == bool(fact.note_en)
        assert (fact.confidence == "unknown") == (fact.status == "unknown")
        assert fact.confidence != "low" or fact.note_fr


def test_periods_follow_one_another_and_differ() -> None:
    for subject in SUBJECTS:
        for earlier, later in zip(subject.facts, subject.facts[1:], strict=False):
            assert earlier.end == later.start - timedelta(days=1)
            assert (earlier.status, earlier.value, earlier.note_fr) != (later.status, later.value, later.note_fr), later
        assert subject.facts[-1].end is None


def test_a_value_still_in_force_was_checked_this_year_and_nothing_was_checked_later_than_read() -> None:
    for fact in ROWS:
        if fact.status == "known":
            assert fact.start <= fact.checked <= max(LAST_EVIDENCE, fact.end or fact.start)
            assert fact.end is not None or fact.key not in PLAN.inputs or fact.checked.year == LAST_EVIDENCE.year


def test_the_year_after_the_last_evidence_is_unknown() -> None:
    assert known_years("1")[-1] == LAST_EVIDENCE.year
    assert "plafond_securite_sociale" not in law_of(LAST_EVIDENCE.year + 1).values


# Incomes that fall in every step of every scale, in the year in which a row begins to count.
INCOMES = [*range(0, 500_000, 50_000), *range(500_000, 40_000_000, 350_000)]


@cache
def sound_results(year: int) -> list[int]:
    return results(law_of(year), year)


def results(law: Law, year: int) -> list[int]:
    """What is owed and what the funds pay, over the range of incomes, in every sector."""
    found = []
    for receipts in INCOMES:
        for sector, under, extra in (("1", receipts, 0), ("2", receipts, receipts // 2), ("3", 0, 0)):
            values = inputs(PracticeCase(year, sector, None, receipts, 0, under, extra), law)
            found += [(ran := PLAN.run(values | {"revenu_professionnel": receipts // 2}))["total"], ran["funds_share"]]
    return found


def years_of(fact: Fact) -> list[int]:
    """The answered years in which a row is in force."""
    return [year for year in known_years("1") if fact.start.year <= year and (fact.end is None or year <= fact.end.year)]


COUNTED = [fact for fact in ROWS if fact.status == "known" and fact.key in PLAN.inputs and years_of(fact)]


@pytest.mark.parametrize("fact", COUNTED, ids=[f"{fact.key} {fact.start.year}" for fact in COUNTED])
def test_a_row_one_unit_off_changes_what_is_owed(fact: Fact) -> None:
    """By the least that shows in whole euros: twenty euros of a ceiling, a point of a share, a rate's basis point."""
    year = years_of(fact)[-1]
    sound = law_of(year)
    share_of_something = fact.key.startswith(("plafond_", "plancher_", "part_"))
    unit = {"EUR": 2000, "flag": -1, "percent": 100 if share_of_something else 1}.get(fact.unit, 1)
    facts = {key: sound.facts.get(key) for key in contributions()}
    wrong = Law(sound.start, facts | {fact.key: fact._replace(value=fact.known_value() + unit)}, contributions())
    assert results(wrong, year) != sound_results(year)


SMALL = [fact for fact in ROWS if fact.status == "known" and fact.key not in PLAN.inputs and fact.key not in {OUTSIDE_ONLY, *SHOWN_ONLY}]


def worked(fact: Fact, law: Law) -> list[int]:
    """What the rules that read a fact give under a law."""
    if fact.key.startswith("redevance_"):
        amounts = dict.fromkeys(("consultations", "actes", "imagerie", "honoraires_percus"), 1000000)
        amounts |= {f"depassements_{name}": 100_000 for name in ("consultations", "actes", "imagerie")}
        return [Worked(HOSPITAL_RULES, law, amounts | {"universitaire": university})["redevance"] for university in (0, 1)]
    if fact.key.startswith("respect_"):
        given = {"honoraires_au_tarif": 10_000_000, "taux_de_charges": 1000}
        return [Worked(PREMIUM_RULES, law, given | {"ecart": 100 * gap})["prime_optam"] for gap in range(6)]
    group = fact.key.removeprefix("forfait_")
    counts = {f"nombre_{each}": int(each == group) for each in GROUPS} | {f"forfait_{each}": 0 for each in GROUPS if each != group}
    return [Worked(PATIENT_RULES, law, counts)["forfait_medecin_traitant"]]


@pytest.mark.parametrize("fact", SMALL, ids=[f"{fact.key} {fact.start.year}" for fact in SMALL])
def test_a_row_of_a_premium_or_of_a_hospital_fee_one_unit_off_changes_it(fact: Fact) -> None:
    wrong = fact._replace(value=fact.known_value() + (-1 if fact.unit == "flag" else 1))
    sound = law_in_force(fact.start)
    other = Law(sound.start, {key: sound.facts.get(key) for key in contributions()} | {fact.key: wrong}, contributions())
    assert worked(fact, sound) != worked(fact, other)


def test_the_hospital_fee_bears_on_the_tariff_until_may_2008_and_on_the_fees_received_since() -> None:
    def fee(day: str) -> int:
        return hospital_fee(day, university=True, consultations=("40000", "15000"), procedures=("20000", "5000"))["redevance"]

    assert fee("2008-05-18") == (25_000_00 * 25 + 15_000_00 * 40) // 100
    assert fee("2008-05-19") == (40_000_00 * 25 + 20_000_00 * 40) // 100
    assert fee("2017-01-31") == (40_000_00 * 16 + 20_000_00 * 25) // 100


def test_the_premium_falls_with_the_gap_and_stops_at_five_points() -> None:
    gaps = (0, 99, 100, 200, 300, 400, 500, 900)
    found = [optam_premium(2026, 10_000_000, 700, gap)["prime_optam"] for gap in gaps]
    assert found == [700_000, 700_000, 630_000, 490_000, 350_000, 210_000, 0, 0]


def test_a_group_whose_payment_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownFact, match="ALD aged 80"):
        regular_doctor_payment(2025, ald_80_et_plus=1)
    assert regular_doctor_payment(2026, ald_80_et_plus=1)["forfait_medecin_traitant"] == 10_000


def test_an_income_that_is_its_own_base_is_found_to_the_cent() -> None:
    for receipts in (0, 1, 500_000, 5_000_000, 12_345_678, 90_000_000):
        values = inputs(PracticeCase(2024, "1", None, receipts, 0, receipts, 0), law_of(2024))
        found = worked_out(values)
        income = found["revenu_professionnel"]
        assert income <= found["income"] + found["csg_crds_non_deductible"]
        above = PLAN.run(values | {"revenu_professionnel": income + 1})
        assert income + 1 > above["income"] + above["csg_crds_non_deductible"]
