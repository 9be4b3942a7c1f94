"""The JSON protocol of a year of practice: the published example, the defaults, the schema, the refusals."""

import copy
import json
import subprocess
import sys
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from convention_sim.__main__ import main
from convention_sim.practice import known_years, practice, practice_schema
from convention_sim.practice.year import OWED

from .cases import AMOUNTS, ERROR, EXAMPLE, MINIMAL, REQUEST, RESPONSE, amounts, error


def test_the_published_example_is_answered_with_every_amount_in_order() -> None:
    REQUEST.validate(EXAMPLE)
    found = practice(EXAMPLE)
    RESPONSE.validate(found)
    assert list(found) == ["amounts", "steps", "not_applied", "warnings", "validity"]
    assert list(found["amounts"]) == AMOUNTS
    assert found["amounts"]["total"] == "24052.00"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(practice_schema())


def test_defaults_are_those_that_the_contract_gives() -> None:
    assert practice(MINIMAL) == practice(EXAMPLE)
    assert practice({"year": 2026, "sector": "3", "receipts": "50000"}) == practice(
        {"year": 2026, "sector": "3", "receipts": "50000", "conventioned_receipts": "0"}
    )
    assert practice({**MINIMAL, "charges": None, "overruns": None, "locum": None}) == practice(MINIMAL)


def test_a_request_is_left_as_it_was() -> None:
    request = copy.deepcopy(EXAMPLE)
    practice(request)
    assert request == EXAMPLE


def test_every_step_says_its_figures_in_both_languages_with_its_facts_and_their_sources() -> None:
    for sector in ("1", "2", "3"):
        found = practice({**MINIMAL, "sector": sector})
        for step in found["steps"]:
            assert "{" not in step["text"]["fr"] + step["text"]["en"]
            assert all(fact["sources"] for fact in step["facts"])
        shown = {step["id"] for step in found["steps"]}
        assert shown >= {name for name in OWED if found["amounts"][name] != "0.00"}


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"sector": "2"}, {"no-funds-share", "no-additional"}),
        ({"sector": "3"}, {"no-funds-share-outside", "no-asv", "no-curps-outside"}),
        ({"sector": "1", "locum": True}, {"no-curps-locum", "no-additional"}),
        ({"sector": "1", "receipts": "1000"}, {"no-curps-income", "no-additional"}),
        ({"sector": "2", "overruns": "1"}, {"no-funds-share"}),
    ],
)
def test_what_does_not_apply_is_said(request_: dict[str, Any], said: set[str]) -> None:
    assert {note["id"] for note in practice({**MINIMAL, **request_})["not_applied"]} == said


def test_the_premium_of_the_option_is_said_to_be_left_out_and_changes_no_contribution() -> None:
    found = practice({**MINIMAL, "sector": "2", "option": "optam"})
    assert [note["id"] for note in found["warnings"]] == ["optam-premium"]
    assert found["amounts"] == amounts({**MINIMAL, "sector": "2"})
    assert [note["id"] for note in practice({**MINIMAL, "sector": "2", "option": "optam-aco"})["warnings"]] == ["optam-no-premium"]


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"receipts": "100", "charges": "100.01"}, "receipts-below-charges", "charges"),
    ({"conventioned_receipts": "100000.01"}, "conventioned-above-receipts", "conventioned_receipts"),
    ({"overruns": "100000.01"}, "overruns-above-receipts", "overruns"),
    ({"conventioned_receipts": "80000", "overruns": "80001"}, "overruns-above-receipts", "overruns"),
    ({"sector": "3", "conventioned_receipts": "1"}, "convention-outside-convention", "conventioned_receipts"),
    ({"sector": "3", "overruns": "1"}, "convention-outside-convention", "overruns"),
    ({"sector": "3", "option": "optam"}, "option-outside-convention", "option"),
    ({"sector": "2", "option": "cas"}, "option-not-in-force", "option"),
    ({"sector": "2", "option": "optam-co"}, "option-not-in-force", "option"),
    ({"sector": "2", "option": "Optam"}, "unknown-option", "option"),
    ({"sector": "1-dp"}, "unknown-sector", "sector"),
    ({"sector": 1}, "unknown-sector", "sector"),
    ({"year": 2027}, "year-without-facts", "year"),
    ({"year": 2018}, "year-without-facts", "year"),
    ({"year": 1}, "year-without-facts", "year"),
    ({"year": 9999}, "year-without-facts", "year"),
    ({"year": 2021, "sector": "3"}, "year-without-facts", "year"),
    ({"year": "2026"}, "invalid-year", "year"),
    ({"year": True}, "invalid-year", "year"),
    ({"year": 2026.0}, "invalid-year", "year"),
    ({"year": 0}, "invalid-year", "year"),
    ({"year": 10**400}, "invalid-year", "year"),
    ({"year": None}, "missing-field", "year"),
    ({"receipts": None}, "missing-field", "receipts"),
    ({"receipts": 100_000}, "invalid-amount", "receipts"),
    ({"receipts": "1e5"}, "invalid-amount", "receipts"),
    ({"receipts": "-1"}, "invalid-amount", "receipts"),
    ({"receipts": "100.001"}, "invalid-amount", "receipts"),
    ({"receipts": "NaN"}, "invalid-amount", "receipts"),
    ({"receipts": float("nan")}, "invalid-amount", "receipts"),
    ({"receipts": "9" * 10}, "invalid-amount", "receipts"),
    ({"charges": []}, "invalid-amount", "charges"),
    ({"overruns": {}}, "invalid-amount", "overruns"),
    ({"locum": "false"}, "not-a-boolean", "locum"),
    ({"receipt": "1"}, "unknown-field", "receipt"),
]


@pytest.mark.parametrize(("words", "code", "field"), BAD)
def test_a_bad_request_is_refused_with_the_field_at_fault(words: dict[str, Any], code: str, field: str) -> None:
    found = error({**MINIMAL, **words})
    assert (found["code"], found["field"]) == (code, field)


def test_what_is_accepted_would_be() -> None:
    for words in ({"year": "2026"}, {"receipts": 100_000}, {"receipts": "9" * 10}):
        (field,) = words
        assert amounts({**MINIMAL, field: error({**MINIMAL, **words})["accepted"][0]})
    assert "neuf chiffres" in error({**MINIMAL, "receipts": "9" * 10})["message"]["fr"]


@pytest.mark.parametrize("request_", [None, [], "text", 3, {}, {"year": 2026}])
def test_what_is_not_a_request_is_refused(request_: object) -> None:
    error(request_)


def test_the_largest_amounts_are_answered() -> None:
    assert amounts({**MINIMAL, "receipts": "999999999.99"})["curps"] == "240.00"


@pytest.mark.parametrize("year", known_years("1"))
def test_every_year_with_facts_is_answered_in_the_sectors_that_it_covers(year: int) -> None:
    for sector in ("1", "2", "3"):
        if year in known_years(sector):
            amounts({**MINIMAL, "year": year, "sector": sector})


def test_a_refused_year_says_which_ones_are_known() -> None:
    low, ordinary = {**MINIMAL, "receipts": "30000", "year": 2018}, {**MINIMAL, "year": 2018}
    assert error(low)["accepted"] == list(known_years("1")) == [2020, 2021, 2022, 2023, 2024, 2025, 2026]
    assert error(ordinary)["accepted"] == [2017, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]
    assert error({**MINIMAL, "year": 2021, "sector": "3"})["accepted"] == [2022, 2023, 2024, 2025, 2026]


JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2026,
    10**30,
    0.5,
    float("nan"),
    float("inf"),
    "",
    "1",
    "100000",
    "-0",
    "é",
    "\ud800",
    [],
    [1],
    {},
    {"a": []},
)


def test_requests_drawn_at_random_are_answered_or_refused() -> None:
    random = Random(20_260_101)  # noqa: S311 - a repeatable draw, not a secret
    codes = set()
    for _ in range(300):
        request = {**EXAMPLE, "year": random.choice((2020, 2024, 2026)), "sector": random.choice("123")}
        for name in random.sample([*EXAMPLE, "other"], random.randrange(3)):
            request[name] = random.choice(JUNK)
        found = practice(request)
        json.dumps(found, allow_nan=False)
        (ERROR if "error" in found else RESPONSE).validate(found)
        codes.add(found["error"]["code"] if "error" in found else "answered")
        if "error" not in found:
            REQUEST.validate(request)
    assert len(codes) >= 8


def test_the_command_answers_line_by_line() -> None:
    lines = [json.dumps(MINIMAL), "{", json.dumps({**MINIMAL, "year": 1900}), json.dumps(MINIMAL)]
    sent = "\n".join(lines).encode() + b"\n"
    done = subprocess.run([sys.executable, "-m", "convention_sim", "practice"], input=sent, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[0] == found[3] == practice(MINIMAL)
    assert [each["error"]["code"] for each in found[1:3]] == ["not-json", "year-without-facts"]


def test_the_command_prints_the_schema_of_practice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "practice"]) == 0
    assert json.loads(capsys.readouterr().out) == practice_schema()
