"""The form of the comparison by sector says what the package compares, in both languages, and refuses in words."""

import re
from typing import Any

import pytest

from convention_sim import settle, visit
from convention_sim.history import statistics
from convention_sim.live import ask
from convention_sim.live.practice.fields import FIELDS, OPTIONAL, example, read_fields, specialties, years
from convention_sim.live.practice.form import form
from convention_sim.money import share
from convention_sim.practice.comparison import Activity, Terms, compare
from convention_sim.practice.comparison.outcome import tariff
from convention_sim.views.sectors_compared import whole
from convention_sim.views.words import LANGUAGES, Language, euros, percent

both = pytest.mark.parametrize("language", LANGUAGES)


def _asked(language: Language = "fr", **changes: str) -> dict[str, Any]:
    return ask("compare", {"fields": {**example(), **changes}, "lang": language})


@both
def test_what_is_shown_is_what_the_package_compares(language: Language) -> None:
    found = _asked(language, year="2025", specialty="generaliste", acts="5000", charges="60 000,50", mean_2="20", at_tariff_2="50", gap="1")
    work = Activity(2025, "generaliste", acts=5000, charges=6_000_050)
    optam = Terms.of_mean("2", 2780, 5000, "optam", 700)._replace(gap=100)
    compared = compare(work, Terms("1"), Terms.of_mean("2", 2000, 5000), optam, Terms("3", extra=8000, at_tariff=0))
    assert [each["income"] for each in found["incomes"]] == [whole(each.income, language) for each in compared]
    for each in compared:
        assert whole(each.patients, language) in found["html"]


@both
def test_what_is_shown_says_the_prices_that_it_assumes(language: Language) -> None:
    found = _asked(language, acts="2930", flat_payments="1000", patients_contract="", gap="1.5", at_tariff_2="0")["html"]
    price = tariff(read_fields(example()).activity)
    said = (euros(price, language), euros(price + share(price, 4790), language), euros(price + share(price, 5560), language))
    assert [each in found for each in (*said, percent(150, language).strip("%\u00a0"), whole(100_000, language))] == [True] * 5


@both
def test_patients_outside_the_pathway_or_of_another_age_pay_what_settle_says(language: Language) -> None:
    for changes, who in (
        ({"patients_pathway": "hors-parcours"}, {"pathway": "hors-parcours"}),
        ({"specialty": "generaliste", "patients_age": "3"}, {"age": 3}),
    ):
        work = read_fields({**example(), **changes}).activity
        one = settle(visit("2026-06-01", work.specialty, fee=None, contract=100, **who))
        first = compare(work, Terms("1")).outcomes[0]
        assert (first.fees, first.statutory, first.patients) == tuple(
            work.acts * one[name] for name in ("honoraires", "amo", "reste_a_charge")
        )
        assert whole(first.patients, language) in _asked(language, **changes)["html"]


@both
def test_the_payers_make_up_the_fees(language: Language) -> None:
    for each in compare(*_work_and_terms()):
        assert each.patients + each.complementary + each.statutory == each.fees
        assert whole(each.statutory, language) in _asked(language)["html"]


def _work_and_terms() -> tuple[Any, ...]:
    activity, terms = read_fields(example())
    return (activity, *terms)


def test_a_figure_out_of_bounds_is_told_them() -> None:
    assert "inférieur à 1 000" in _asked(mean_2="1000")["error"]["message"]
    assert "points" in _asked(gap="-1")["error"]["message"]


@pytest.mark.parametrize("patients", [{}, {"patients_pathway": "hors-parcours"}, {"specialty": "generaliste", "patients_age": "3"}])
def test_the_python_call_gives_the_same_incomes(patients: dict[str, str]) -> None:
    found = _asked("en", charges="48000", flat_payments="1000", patients_contract="", gap="2", **patients)
    names: dict[str, Any] = {}
    lines = found["python"].replace("\ncompare(", "\nfound = compare(")
    exec(lines, names)  # noqa: S102 - the lines that a reader pastes
    assert [whole(each.income, "en") for each in names["found"]] == [each["income"] for each in found["incomes"]]


def test_the_first_figures_are_the_last_ones_that_were_measured() -> None:
    for field, metric, scope in (("mean_2", "taux_depassement_cnam", "secteur-2"), ("mean_optam", "taux_depassement_cnam", "optam")):
        sure = [row for row in statistics(metric, scope) if row.confidence == "high"]
        assert example()[field] == str(sure[-1].value)


def test_every_year_and_specialty_that_is_offered_has_an_answer() -> None:
    for changes in [{"specialty": name} for name in specialties()] + [{"year": str(year)} for year in years()]:
        activity, terms = read_fields({**example(), **changes})
        assert [each.income > 0 for each in compare(activity, *terms)] == [True] * 4, changes


@pytest.mark.parametrize(
    ("field", "given", "code"),
    [
        ("year", "2018", "unknown-choice"),
        ("specialty", "<script>", "unknown-choice"),
        ("patients_contract", "17", "unknown-choice"),
        ("patients_pathway", "adresse", "unknown-choice"),
        ("patients_age", "131", "invalid-age"),
        ("patients_age", "-1", "invalid-age"),
        ("acts", "quatre mille", "invalid-acts"),
        ("acts", "30001", "invalid-acts"),
        ("acts", "", "missing-field"),
        ("charges", "-5", "invalid-fee"),
        ("charges", "900000", "receipts-below-charges"),
        ("mean_2", "vingt", "invalid-rate"),
        ("at_tariff_2", "100,01", "invalid-share"),
        ("at_tariff_2", "100", "no-act-to-exceed"),
        ("at_tariff_optam", "100", "no-act-to-exceed"),
        ("charge_rate", "101", "invalid-share"),
        ("extra_3", "1e9", "invalid-rate"),
        ("flat_payments", "9" * 400, "invalid-fee"),
    ],
)
def test_what_cannot_be_read_is_refused_beside_its_field(field: str, given: str, code: str) -> None:
    for language in LANGUAGES:
        error = _asked(language, **{field: given})["error"]
        assert (error["code"], error["field"]) == (code, field)
        assert error["message"]


@pytest.mark.parametrize("fields", [None, [], "", {"year": 2026}, {"unknown": "1"}, {"year": None}])
def test_what_is_no_form_is_refused(fields: object) -> None:
    assert ask("compare", {"fields": fields, "lang": "fr"})["error"]["message"]


@both
def test_the_form_holds_every_field_once_and_says_what_is_wrong_with_it(language: Language) -> None:
    described = [field for group in form(language)["groups"] for field in group["fields"]]
    assert [field["name"] for field in described] == list(FIELDS)
    for field in described:
        assert ("missing" in field) == (field["name"] not in OPTIONAL)
        assert ("choices" in field) != ("pattern" in field)
        if "pattern" in field:
            assert field["error"]
            assert re.fullmatch(field["pattern"], example().get(field["name"], "0"))


def test_a_figure_is_read_as_it_is_typed_in_either_language() -> None:
    french = read_fields({**example(), "mean_2": "47,9 %", "charges": "50\u202f000,00\u00a0€"})
    assert french == read_fields({**example(), "mean_2": "47.90", "charges": "50000"})
