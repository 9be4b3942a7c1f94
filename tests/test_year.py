"""A year of care: the daily and yearly ceilings of the flat-rate contribution over a list of visits."""

from datetime import date, timedelta

import pytest

from convention_sim import Case, Year, visit, year_of_care
from convention_sim.settlement.year import Visit


def visits(first: str, count: int, every: int = 1, specialty: str = "generaliste") -> list[Case]:
    """Visits to one specialty, some days apart."""
    start = date.fromisoformat(first)
    return [visit(start + timedelta(days=every * place), specialty, age=40) for place in range(count)]


def taken(year: Year) -> list[int]:
    """The contribution of each visit, in cents, by date."""
    return [decompte["participation_forfaitaire"] for decompte in year.decomptes]


@pytest.mark.parametrize(
    ("first", "count", "total"),
    [
        ("2005-01-01", 60, 5000),  # 50 at 1 EUR
        ("2023-01-01", 60, 5000),
        ("2025-01-01", 24, 4800),  # 25 at 2 EUR
        ("2025-01-01", 25, 5000),
        ("2025-01-01", 26, 5000),
        ("2025-01-01", 60, 5000),
        ("2027-01-01", 34, 6800),  # 35 at 2 EUR since 1 October 2026
        ("2027-01-01", 35, 7000),
        ("2027-01-01", 60, 7000),
        ("2004-01-01", 60, 0),
    ],
)
def test_the_yearly_ceiling_stops_the_contribution(first: str, count: int, total: int) -> None:
    assert year_of_care(visits(first, count)).amounts["participation_forfaitaire"] == total


def test_in_2024_contributions_of_1_then_2_euros_share_one_ceiling_of_50() -> None:
    year = year_of_care([*visits("2024-05-01", 14), *visits("2024-05-15", 30)])
    assert taken(year)[:14] == [100] * 14
    assert taken(year)[14:32] == [200] * 18  # 14 + 36 = 50
    assert taken(year)[32:] == [0] * 12


def test_what_the_ceiling_leaves_may_be_less_than_the_unit_amount() -> None:
    year = year_of_care([*visits("2024-04-01", 13), *visits("2024-05-15", 30)])
    assert taken(year)[13:32] == [*[200] * 18, 100]
    assert year.amounts["participation_forfaitaire"] == 5000


def test_in_2026_the_ceiling_rises_from_50_to_70_on_1_october() -> None:
    year = year_of_care([*visits("2026-01-05", 26, every=7), *visits("2026-10-01", 15)])
    assert taken(year)[:26] == [*[200] * 25, 0]
    assert taken(year)[26:] == [*[200] * 10, *[0] * 5]


def test_a_new_calendar_year_starts_again() -> None:
    year = year_of_care([*visits("2025-06-01", 40), *visits("2026-01-01", 1)])
    assert taken(year)[24:] == [200, *[0] * 15, 200]


@pytest.mark.parametrize(
    ("day", "same_day", "total"),
    [
        ("2005-06-01", 6, 100),  # one a day
        ("2007-08-02", 6, 100),
        ("2007-08-03", 6, 400),  # four a day
        ("2024-05-14", 6, 400),
        ("2024-05-15", 6, 800),
        ("2025-06-01", 3, 600),
    ],
)
def test_one_day_with_one_professional_has_its_own_ceiling(day: str, same_day: int, total: int) -> None:
    assert year_of_care([visit(day, "generaliste")] * same_day).amounts["participation_forfaitaire"] == total


def test_different_professionals_on_one_day_have_a_ceiling_each() -> None:
    one = visit("2005-06-01", "generaliste")
    assert year_of_care([Visit(one, "Dr A"), Visit(one, "Dr A")]).amounts["participation_forfaitaire"] == 100
    assert year_of_care([Visit(one, "Dr A"), Visit(one, "Dr B")]).amounts["participation_forfaitaire"] == 200
    assert year_of_care([one, visit("2005-06-01", "cardiologue")]).amounts["participation_forfaitaire"] == 200


def test_visits_are_counted_in_the_order_of_their_dates_however_they_are_listed() -> None:
    listed = visits("2025-01-01", 30)
    assert year_of_care(reversed(listed)).amounts == year_of_care(listed).amounts
    assert taken(year_of_care(reversed(listed)))[-5:] == [0] * 5
    rising = visits("2024-04-20", 30)  # 1 EUR until 14 May, then 2 EUR
    assert [decompte.case for decompte in year_of_care(reversed(rising)).decomptes] == rising
    assert taken(year_of_care(reversed(rising))) == taken(year_of_care(rising)) == [100] * 25 + [200] * 5


def test_a_visit_exempt_from_the_contribution_does_not_count_towards_the_ceiling() -> None:
    exempt = [visit("2025-02-01", "generaliste", statuses=["maternite"])] * 3
    assert year_of_care([*visits("2025-01-01", 25), *exempt]).amounts["participation_forfaitaire"] == 5000
    assert taken(year_of_care([*exempt, *visits("2025-03-01", 25)]))[3:] == [200] * 25


def test_the_amounts_of_a_year_are_the_sums_of_its_visits() -> None:
    year = year_of_care(visits("2025-01-01", 30))
    for name, total in year.amounts.items():
        assert total == sum(decompte.amounts[name] for decompte in year.decomptes)
    assert year.amounts["amo"] + year.amounts["amc"] + year.amounts["reste_a_charge"] == year.amounts["honoraires"]


def test_a_year_without_a_visit_costs_nothing() -> None:
    assert set(year_of_care([]).amounts.values()) == {0}


def test_a_year_shows_itself_in_one_line() -> None:
    assert repr(year_of_care(visits("2025-01-01", 2))) == "Year(2 visits, 4.00 EUR of contributions, 22.00 EUR left to the patient)"
