"""What a physician may charge: lawful maxima, unlawful fees reported, the duty to inform in writing."""

from typing import Any

import pytest

from .cases import settled

DAY = "2025-03-01"


@pytest.mark.parametrize(
    ("day", "specialty", "maximum"),
    [
        ("2005-06-30", "dermatologue", 2500),
        ("2005-07-01", "specialiste", 3200),
        ("2006-03-30", "specialiste", 3200),
        ("2006-03-31", "specialiste", 3300),
        ("2017-06-30", "specialiste", 3300),
        ("2017-07-01", "specialiste", 3500),
        ("2023-10-31", "specialiste", 3500),
        ("2023-11-01", "specialiste", 3700),
        ("2025-03-01", "specialiste", 3700),
        ("2023-11-01", "psychiatre", 6100),
        ("2025-03-01", "psychiatre", 6500),
        ("2017-07-01", "cardiologue", 6000),
        ("2025-03-01", "cardiologue", 6200),
        ("2025-03-01", "generaliste", 3000),
    ],
)
def test_the_highest_lawful_fee_of_a_sector_1_physician_outside_the_pathway(day: str, specialty: str, maximum: int) -> None:
    """32, 33, 35, 37 EUR are printed; 61 and 60 too, on the tariffs of 2023 and 2017."""
    found = settled(day, specialty, pathway="hors-parcours")
    assert found.maximum == maximum
    assert not settled(day, specialty, pathway="hors-parcours", fee=f"{maximum / 100:.2f}").violations
    (violation,) = settled(day, specialty, pathway="hors-parcours", fee=f"{maximum / 100 + 0.01:.2f}").violations
    assert violation.id == ("da-above-ceiling" if maximum > found["tarif_plein"] else "sector-1-above-tariff")


@pytest.mark.parametrize(
    ("words", "violation", "maximum"),
    [
        ({"sector": "1"}, "sector-1-above-tariff", 3150),
        ({"sector": "1", "pathway": "urgence"}, "sector-1-above-tariff", 2650),
        ({"sector": "1", "statuses": ["css"]}, "extra-fee-on-public-cover", 3150),
        ({"sector": "1", "statuses": ["css"], "pathway": "hors-parcours"}, "extra-fee-outside-pathway-on-public-cover", 2650),
        ({"sector": "1", "statuses": ["ame"], "pathway": "hors-parcours"}, "sector-1-above-tariff", 2650),
        ({"sector": "2", "statuses": ["css"]}, "extra-fee-on-public-cover", 3150),
        ({"sector": "2", "option": "optam", "statuses": ["css"]}, "extra-fee-on-public-cover", 3150),
        ({"sector": "1-dp", "statuses": ["css"]}, "extra-fee-on-public-cover", 3150),
        ({"sector": "2", "pathway": "urgence"}, "extra-fee-in-emergency", 2650),
        ({"sector": "2", "option": "optam", "pathway": "urgence"}, "extra-fee-in-emergency", 2650),
        ({"sector": "2", "statuses": ["detention"]}, "extra-fee-on-detained", 3150),
        ({"sector": "2", "statuses": ["detention"], "particular_demand": True}, "extra-fee-on-detained", 3150),
    ],
)
def test_an_unlawful_fee_is_computed_as_charged_and_reported_with_the_lawful_maximum(
    words: dict[str, Any], violation: str, maximum: int
) -> None:
    found = settled(DAY, "specialiste", fee="60", **words)
    assert [note.id for note in found.violations] == [violation]
    assert found.maximum == maximum
    assert found["honoraires"] == 6000
    assert found["amo"] + found["amc"] + found["reste_a_charge"] == 6000


@pytest.mark.parametrize(
    "words",
    [
        {"sector": "1", "fee": "31.50"},
        {"sector": "1", "fee": "60", "particular_demand": True},
        {"sector": "1", "fee": "60", "particular_demand": True, "statuses": ["css"]},
        {"sector": "2", "fee": "60"},
        {"sector": "2", "fee": "60", "statuses": ["ald"]},
        {"sector": "2", "fee": "60", "statuses": ["maternite"]},
        {"sector": "2", "fee": "60", "statuses": ["ame"]},
        {"sector": "2", "fee": "60", "pathway": "hors-residence"},
        {"sector": "2", "fee": "60", "statuses": ["css"], "particular_demand": True},
        {"sector": "2", "option": "optam", "fee": "60"},
        {"sector": "1", "option": "optam", "fee": "60"},
        {"sector": "1-dp", "fee": "60"},
        {"sector": "3", "fee": "200"},
        {"sector": "3", "fee": "200", "statuses": ["css"]},
    ],
)
def test_these_fees_are_lawful(words: dict[str, Any]) -> None:
    assert settled(DAY, "specialiste", **words).violations == ()


@pytest.mark.parametrize(
    ("day", "words", "lawful"),
    [
        ("2012-12-07", {"statuses": ["acs"]}, True),
        ("2012-12-08", {"statuses": ["acs"]}, False),
        ("2019-10-31", {"statuses": ["acs"]}, False),
        ("2013-06-01", {"statuses": ["acs"], "pathway": "hors-parcours"}, True),
        ("2013-06-01", {"statuses": ["acs"], "particular_demand": True}, True),
        ("2012-12-31", {"statuses": ["detention"]}, True),
        ("2013-01-01", {"statuses": ["detention"]}, False),
        ("2016-10-23", {"pathway": "urgence"}, True),
        ("2016-10-24", {"pathway": "urgence"}, False),
        ("2000-01-01", {"statuses": ["cmu-c"]}, False),
    ],
)
def test_since_when_an_extra_fee_of_sector_2_is_unlawful(day: str, words: dict[str, Any], lawful: bool) -> None:
    assert (settled(day, "specialiste", "2", fee="90", **words).violations == ()) == lawful


def test_a_particular_demand_is_never_refunded() -> None:
    found = settled(DAY, fee="50", particular_demand=True)
    assert (found["base"], found["amo"], found["depassement"], found["reste_a_charge"]) == (3000, 1900, 2000, 3100)


# --- the duty to inform in writing


@pytest.mark.parametrize(
    ("day", "words", "due"),
    [
        (DAY, {"sector": "2", "fee": "69.99"}, False),
        (DAY, {"sector": "2", "fee": "70.00"}, True),
        (DAY, {"sector": "2", "option": "optam", "fee": "70"}, True),
        (DAY, {"sector": "3", "fee": "70"}, True),
        (DAY, {"sector": "1", "fee": "70", "particular_demand": True}, True),
        ("2009-01-31", {"sector": "2", "fee": "70"}, False),
        ("2009-02-01", {"sector": "2", "fee": "70"}, True),
    ],
)
def test_written_information_from_70_euros_with_an_extra_fee(day: str, words: dict[str, Any], due: bool) -> None:
    assert ("written-information" in {note.id for note in settled(day, "specialiste", **words).warnings}) == due


def test_no_written_information_for_70_euros_without_an_extra_fee() -> None:
    found = settled("2025-03-01", "generaliste", act="visite-longue")
    assert found["honoraires"] == 7000
    assert "written-information" not in {note.id for note in found.warnings}
