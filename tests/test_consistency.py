"""Contradictions are refused, each with its code, the field at fault, what was given and what would be accepted."""

from typing import Any

import pytest

from convention_sim.errors import ConventionError
from convention_sim.vocabulary import OPTIONS, SPECIALTIES, STATUSES

from .cases import day_after, day_before, refusal, settled

DAY = "2025-03-01"


def refused(day: str, specialty: str = "generaliste", sector: str = "1", **words: Any) -> ConventionError:
    """The refusal of a visit."""
    with pytest.raises(ConventionError) as caught:
        settled(day, specialty, sector, **words)
    return caught.value


@pytest.mark.parametrize("option", OPTIONS)
def test_a_physician_outside_the_convention_has_no_option(option: str) -> None:
    error = refused(DAY, sector="3", option=option, fee="60")
    assert (error.code, error.field, error.given, error.accepted) == ("option-outside-convention", "physician.option", option, [None])


def test_a_physician_outside_the_convention_has_no_tariff_to_charge() -> None:
    error = refused(DAY, sector="3")
    assert (error.code, error.field, error.given) == ("fee-needed", "fee", None)


@pytest.mark.parametrize(
    ("option", "first", "last"),
    [
        ("cas", "2013-12-01", "2016-12-31"),
        ("optam", "2017-01-01", None),
        ("optam-co", "2017-01-01", "2024-12-31"),
        ("optam-aco", "2025-01-01", None),
    ],
)
@pytest.mark.parametrize("sector", ["1", "1-dp", "2"])
def test_an_option_exists_from_its_first_day_to_its_last(option: str, first: str, last: str | None, sector: str) -> None:
    assert refusal(first, sector=sector, option=option) == "answered"
    assert refusal(day_before(first), sector=sector, option=option) == "option-not-in-force"
    assert refusal(last or "2030-12-31", sector=sector, option=option) == "answered"
    if last:
        assert refusal(day_after(last), sector=sector, option=option) == "option-not-in-force"


def test_an_option_named_too_early_names_those_of_the_day() -> None:
    error = refused("2014-06-01", sector="2", option="optam", fee="60")
    assert (error.field, error.given, error.accepted) == ("physician.option", "optam", [None, "cas"])
    assert "1 January 2017" in error.message["en"]


@pytest.mark.parametrize(
    ("status", "first", "last"),
    [("cmu-c", "2000-01-01", "2019-10-31"), ("acs", "2005-01-01", "2019-10-31"), ("css", "2019-11-01", None), ("ame", "2000-01-01", None)],
)
def test_a_public_cover_exists_from_its_first_day_to_its_last(status: str, first: str, last: str | None) -> None:
    assert refusal(first, statuses=[status]) == "answered"
    assert refusal(day_before(first), statuses=[status]) == "status-not-in-force"
    assert refusal(last or "2030-12-31", statuses=[status]) == "answered"
    if last:
        assert refusal(day_after(last), statuses=[status]) == "status-not-in-force"


def test_a_status_named_on_the_wrong_day_names_those_of_the_day() -> None:
    error = refused(DAY, statuses=["cmu-c"])
    assert (error.field, error.given) == ("patient.statuses", "cmu-c")
    assert "css" in error.accepted
    assert not {"cmu-c", "acs"} & set(error.accepted)
    assert "31 October 2019" in error.message["en"]


def test_detention_is_known_since_july_1994() -> None:
    assert refusal("1994-07-26", statuses=["detention"]) == "date-before-first-fact"
    assert refusal("1994-07-27", statuses=["detention"]) == "answered"


@pytest.mark.parametrize("pair", [("css", "ame"), ("cmu-c", "acs"), ("cmu-c", "ame"), ("acs", "ame")])
def test_one_public_cover_at_a_time(pair: tuple[str, str]) -> None:
    error = refused("2019-06-01" if "css" not in pair else DAY, statuses=list(pair))
    assert (error.code, error.field, error.given) == ("incompatible-statuses", "patient.statuses", sorted(pair))
    assert error.accepted == [[status] for status in sorted(pair)]


def test_statuses_that_do_not_exclude_one_another_are_answered() -> None:
    assert refusal(DAY, statuses=["ald", "maternite", "css", "at-mp", "invalidite", "detention"]) == "answered"
    assert set(STATUSES) == {"ald", "maternite", "css", "cmu-c", "acs", "ame", "at-mp", "invalidite", "detention"}


@pytest.mark.parametrize("specialty", SPECIALTIES)
def test_direct_access_is_for_some_specialties_only(specialty: str) -> None:
    open_to = {"gynecologue", "ophtalmologue", "stomatologue", "psychiatre", "neurologue"}
    expected = "answered" if specialty in open_to else "direct-access-not-open"
    assert refusal(DAY, specialty, pathway="acces-direct", age=20) == expected


@pytest.mark.parametrize("specialty", ["psychiatre", "neurologue"])
@pytest.mark.parametrize(
    ("age", "answer"),
    [(15, "direct-access-16-25"), (16, "answered"), (25, "answered"), (26, "direct-access-16-25"), (None, "direct-access-16-25")],
)
def test_direct_access_to_a_psychiatrist_is_from_16_to_25(specialty: str, age: int | None, answer: str) -> None:
    assert refusal(DAY, specialty, pathway="acces-direct", age=age) == answer


def test_a_refused_direct_access_names_the_field_and_what_is_accepted() -> None:
    error = refused(DAY, "cardiologue", pathway="acces-direct")
    assert (error.field, error.given) == ("pathway", "acces-direct")
    assert error.accepted == ["medecin-traitant", "adresse", "urgence", "hors-residence", "hors-parcours"]
    error = refused(DAY, "psychiatre", pathway="acces-direct", age=40)
    assert (error.field, error.given, error.accepted) == ("patient.age", 40, ["16", "25"])


@pytest.mark.parametrize(
    ("pathway", "answer"),
    [
        ("adresse", "answered"),
        ("urgence", "answered"),
        ("hors-residence", "answered"),
        ("medecin-traitant", "opinion-needs-referral"),
        ("hors-parcours", "opinion-needs-referral"),
    ],
)
def test_a_one_off_opinion_is_asked_for_by_the_regular_doctor(pathway: str, answer: str) -> None:
    assert refusal(DAY, "specialiste", act="avis-ponctuel", pathway=pathway) == answer


def test_a_paediatrician_s_tariff_needs_the_age() -> None:
    assert refusal(DAY, "pediatre") == "age-needed"
    assert refusal(DAY, "pediatre", age=3) == "answered"
    assert refusal(DAY, "pediatre", birth_date="2022-01-01") == "answered"


@pytest.mark.parametrize(
    ("specialty", "age", "answer"),
    [
        ("generaliste", 2, "answered"),
        ("pediatre", None, "answered"),
        ("pediatre", 0, "answered"),
        ("pediatre", 3, "child-examination"),
        ("specialiste", 1, "act-not-open"),
        ("specialiste", None, "act-not-open"),
    ],
)
def test_a_compulsory_examination_is_for_a_child_of_2_at_most_with_a_gp_or_a_paediatrician(
    specialty: str, age: int | None, answer: str
) -> None:
    assert refusal(DAY, specialty, act="examen-enfant", age=age) == answer


@pytest.mark.parametrize(("age", "answer"), [(80, "answered"), (79, "age-needed"), (None, "age-needed")])
def test_a_long_consultation_is_for_80_and_over(age: int | None, answer: str) -> None:
    assert refusal("2026-03-02", act="consultation-longue", age=age) == answer


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("1950-01-01", "date-before-first-fact"),
        ("0001-01-01", "date-before-first-fact"),
        ("1988-12-31", "date-before-first-fact"),
        ("1989-01-01", "answered"),
        ("1995-06-01", "unknown-fact"),
        ("2099-01-01", "answered"),
        ("9999-12-31", "answered"),
    ],
)
def test_a_date_before_the_first_fact_or_in_a_hole_is_refused_and_a_far_one_answered(day: str, code: str) -> None:
    assert refusal(day) == code


def test_a_date_before_the_first_fact_says_which_one_it_is() -> None:
    error = refused("1950-01-01")
    assert (error.field, error.given) == ("date", "1950-01-01")
    assert "1 January 1989" in error.message["en"]
    assert "1er\N{NO-BREAK SPACE}janvier 1989" in error.message["fr"]


@pytest.mark.parametrize(
    ("day", "code"),
    [("2007-08-29", "answered"), ("2007-08-30", "unknown-fact"), ("2007-09-30", "unknown-fact"), ("2007-10-01", "answered")],
)
def test_a_hole_refuses_only_the_visits_that_need_the_fact(day: str, code: str) -> None:
    assert refusal(day, pathway="hors-parcours") == code
    assert refusal(day) == "answered"


def test_an_error_shows_itself_with_its_fields() -> None:
    error = refused(DAY, sector="3")
    assert repr(error) == "InvalidRequest('fee-needed', field='fee', given=None, accepted=['60.00'])"
    assert str(error) == error.message["en"]


@pytest.mark.parametrize(
    ("specialty", "words", "expected"),
    [
        ("specialiste", {}, "unknown-fact"),
        ("specialiste", {"fee": "31.80"}, "unknown-fact"),
        ("specialiste", {"sector": "2", "option": "optam"}, "answered"),
        ("specialiste", {"statuses": ["css"]}, "answered"),
        ("specialiste", {"particular_demand": True}, "answered"),
        ("generaliste", {}, "answered"),
    ],
)
def test_an_unknown_price_of_coordination_overseas_refuses_only_the_visit_whose_lawful_maximum_hangs_on_it(
    specialty: str, words: dict[str, Any], expected: str
) -> None:
    assert refusal("2024-12-31", specialty, pathway="hors-parcours", region="guadeloupe", **words) == expected
    assert refusal("2024-12-31", specialty, pathway="medecin-traitant", region="guadeloupe", **words) == "answered"
