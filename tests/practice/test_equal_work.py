"""The same work in each sector: every euro has a payer and a place, and break-evens are where two incomes meet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention_sim import settle, use_language, visit
from convention_sim.errors import InvalidRequest
from convention_sim.practice import year_of_practice
from convention_sim.practice.comparison import Activity, Terms, break_even_extra, break_even_share, compare, outcome
from convention_sim.practice.comparison.outcome import tariff
from convention_sim.practice.rewards import optam_premium
from convention_sim.views.sectors_compared import income_by_activity, income_by_extra, table, thresholds

WORK = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
SECTOR_1 = Terms("1")
SECTOR_2 = Terms.of_mean("2", 4_790, at_tariff=4_340)
OPTAM = Terms.of_mean("2", 2_780, at_tariff=5_000, option="optam", charge_rate=700)
OUTSIDE = Terms("3", extra=8_000, at_tariff=0)
CHOICES = (SECTOR_1, SECTOR_2, OPTAM, OUTSIDE)

works = st.builds(
    Activity,
    year=st.sampled_from([2023, 2025, 2026]),
    specialty=st.sampled_from(["generaliste", "specialiste", "psychiatre"]),
    acts=st.integers(1500, 9000),
    charges=st.integers(0, 3_000_000),
    contract=st.sampled_from([None, 100, 200]),
    flat_payments=st.sampled_from([0, 1_500_000]),
    pathway=st.sampled_from([None, "hors-parcours"]),
    age=st.sampled_from([None, 3, 40]),
)
terms = st.one_of(
    st.just(SECTOR_1),
    st.builds(Terms._make, st.tuples(st.just("2"), st.none(), st.integers(0, 20_000), st.integers(0, 10_000), st.none(), st.just(0))),
    st.builds(
        Terms._make,
        st.tuples(
            st.just("2"), st.just("optam"), st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 1_000), st.integers(0, 600)
        ),
    ),
    st.builds(Terms._make, st.tuples(st.just("3"), st.none(), st.integers(0, 20_000), st.integers(0, 10_000), st.none(), st.just(0))),
)


@given(works, terms)
def test_every_euro_of_the_fees_has_a_payer_and_every_euro_received_a_place(work: Activity, choice: Terms) -> None:
    found = outcome(work, choice)
    assert found.fees == found.patients + found.complementary + found.statutory
    assert found.receipts == found.fees + found.premium + found.flat_payments
    assert found.income == found.receipts - work.charges - found.contributions
    assert found.year.case.overruns == found.overruns
    assert found.premium == 0 or choice.option == "optam"
    assert found.funds_share == 0 or choice.sector == "1"


def test_sector_1_is_the_tariff_times_the_acts_and_the_year_of_practice_that_it_makes() -> None:
    found = outcome(WORK, SECTOR_1)
    assert tariff(WORK) == 3150
    assert found.fees == 4000 * 3150
    assert found.year.amounts == year_of_practice(2026, "1", "126000", charges="50000").amounts
    assert found.patients == 4000 * 200


def test_sector_2_pays_two_bases_and_the_premium_bears_on_fees_at_the_tariff() -> None:
    price = 3150 + (3150 * 8_463 + 5_000) // 10_000
    beyond = settle(visit("2026-06-01", "specialiste", "2", fee=f"{price / 100:.2f}", contract={"percent": 100}))
    found = outcome(WORK, SECTOR_2)
    assert found.overruns == 2264 * beyond["depassement"]
    assert found.patients == 1736 * 200 + 2264 * beyond["reste_a_charge"]
    with_option = outcome(WORK, OPTAM)
    assert with_option.premium == optam_premium(2026, 2000 * 3150, 700)["prime_optam"] == 441_000


def test_the_mean_rate_is_the_one_that_the_cnam_counts() -> None:
    found = outcome(WORK, SECTOR_2)
    assert abs((found.fees - 4000 * 3150) / (4000 * 3150) - 0.479) < 0.0001


@settings(max_examples=15)
@given(works, st.integers(0, 9_000))
def test_the_lowest_extra_fee_reaches_the_income_and_the_hundredth_below_does_not(work: Activity, at_tariff: int) -> None:
    choice, aim = Terms("2", at_tariff=at_tariff), outcome(work, SECTOR_1).income
    found = break_even_extra(work, choice, SECTOR_1)
    if found is not None:
        assert outcome(work, choice._replace(extra=found)).income >= aim
        assert found == 0 or outcome(work, choice._replace(extra=found - 1)).income < aim


def test_the_highest_share_at_the_tariff_reaches_the_income_and_the_next_does_not() -> None:
    for choice in (SECTOR_2, OPTAM):
        aim, found = outcome(WORK, SECTOR_1).income, break_even_share(WORK, choice, SECTOR_1)
        assert found is not None
        assert outcome(WORK, choice._replace(at_tariff=found)).income >= aim
        assert outcome(WORK, choice._replace(at_tariff=found + 1)).income < aim


def test_a_choice_that_never_reaches_says_so() -> None:
    assert break_even_extra(WORK, Terms("2", at_tariff=10_000), SECTOR_1) is None
    assert break_even_share(WORK, Terms("2", extra=0), SECTOR_1) is None
    assert "jamais" in income_by_extra(WORK, SECTOR_1, Terms("2", at_tariff=9_900), highest=100, language="fr").title


@pytest.mark.parametrize(
    ("work", "choice", "code"),
    [
        (WORK, Terms("2", "optam", extra=100), "charge-rate-needed"),
        (WORK, Terms("1", extra=100, at_tariff=0), "extra-fees-in-sector-1"),
        (WORK, Terms("2", at_tariff=10_001), "out-of-bounds"),
        (WORK, Terms("2", "optam", charge_rate=20_000), "out-of-bounds"),
        (WORK, Terms("2", extra=-1), "negative-quantity"),
        (WORK._replace(acts=-1), SECTOR_1, "negative-quantity"),
        (WORK._replace(charges=20_000_000), SECTOR_1, "receipts-below-charges"),
        (WORK._replace(specialty="sorcier"), SECTOR_1, "unknown-specialty"),
    ],
)
def test_what_makes_no_sense_is_refused(work: Activity, choice: Terms, code: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        outcome(work, choice)
    assert refused.value.code == code


def test_a_mean_rate_needs_acts_that_exceed() -> None:
    with pytest.raises(InvalidRequest, match="mean extra-billing rate is nil"):
        Terms.of_mean("2", 1_000, at_tariff=10_000)
    assert Terms.of_mean("2", 0, at_tariff=10_000).extra == 0


def test_tables_name_each_choice_and_write_whole_euros() -> None:
    use_language("fr")
    found = compare(WORK, *CHOICES)
    assert [line[0].split(",")[0] for line in table(found).lines] == ["Secteur 1", "Secteur 2", "OPTAM", "Hors convention"]
    assert table(found, ("premium",), "en").lines[2][1] == "€4,410"
    assert found.only("funds_share").lines[0][1] == "10\u202f604\u00a0€"
    assert [line[0] for line in thresholds(WORK, SECTOR_2, OPTAM, language="en").lines] == ["Sector 2", "OPTAM"]


def test_the_title_of_a_chart_says_its_finding_and_its_table_holds_the_same_figures() -> None:
    chart = income_by_extra(WORK, *CHOICES, language="en")
    assert chart.title.startswith("At equal work, sector 2 leaves as much as sector 1 from a mean extra-billing rate of 13.8%")
    assert [row[0] for row in chart.table().rows] == [f"{rate}%" for rate in range(0, 101, 20)]
    assert chart.table().rows[0][1] == "€56,859"
    by_acts = income_by_activity(WORK, SECTOR_2, SECTOR_1, highest=6000, language="fr")
    assert [row[0] for row in by_acts.table().rows] == ["1\u202f600", "2\u202f400", "3\u202f300", "4\u202f200", "5\u202f100", "6\u202f000"]
    assert "de 1\u202f600 à 6\u202f000 actes par an" in by_acts.svg()
    assert by_acts.title == "Pour 4\u202f000 actes par an, le secteur 2 laisse 29\u202f670\u00a0€ de plus que le secteur 1"
