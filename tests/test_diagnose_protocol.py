"""The command `diagnose`: the contract, its schema, and an error object for whatever cannot be answered."""

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention_sim.protocol import schema
from convention_sim.protocol.diagnosing import diagnosis
from convention_sim.settlement.decompte import AMOUNTS

from .json_cases import ERROR, EXAMPLE, MINIMAL, validator
from .test_command_line import BAD_LINES

REQUEST, ANSWER = validator("diagnosis_request"), validator("diagnosis")
ASKED: dict[str, Any] = {"case": MINIMAL, "quantity": "amo", "stated": "21.00"}


def answered(**changes: Any) -> dict[str, Any]:
    """The answer to the request with some fields changed, both in the shape that the schema gives."""
    request = ASKED | changes
    REQUEST.validate(request)
    found = diagnosis(request)
    ANSWER.validate(found)
    return found


def refused(request: object) -> dict[str, Any]:
    found = diagnosis(request)
    ERROR.validate(found)
    error: dict[str, Any] = found["error"]
    return error


def test_the_answer_holds_the_verdict_what_the_rules_give_and_the_causes() -> None:
    assert answered() == {
        "verdict": "explained",
        "computed": "19.00",
        "causes": [
            {
                "ids": ["participation-ignored"],
                "message": {
                    "fr": "La participation forfaitaire de 2,00\u00a0€ n’est pas retirée du remboursement, qui est compté avant cette "
                    "retenue.",
                    "en": "The flat-rate contribution of €2.00 is not taken off the refund, which is counted before it is held back.",
                },
            }
        ],
    }


def test_a_correct_figure_has_no_cause_and_an_unexplained_one_neither() -> None:
    assert answered(stated="19.00") == {"verdict": "correct", "computed": "19.00", "causes": []}
    assert answered(stated="12.34") == {"verdict": "unexplained", "computed": "19.00", "causes": []}


def test_two_misconceptions_together_are_one_cause_with_both_names() -> None:
    (cause, *_) = answered(stated="17.55")["causes"]
    assert cause["ids"] == ["stale-participation", "stale-tariff"]


@pytest.mark.parametrize("stated", ["20", "20.1", "20.05"])
def test_a_figure_is_correct_to_the_precision_in_which_it_is_written(stated: str) -> None:
    case = MINIMAL | {"physician": {"specialty": "dermatologue", "sector": "1"}}
    assert answered(case=case, stated=stated)["verdict"] == "correct"


def test_a_figure_written_to_the_cent_is_not_taken_as_rounded() -> None:
    case = MINIMAL | {"physician": {"specialty": "dermatologue", "sector": "1"}}
    found = answered(case=case, stated="20.00")
    assert (found["verdict"], found["causes"][0]["ids"]) == ("explained", ["rounded"])


def test_the_other_figures_of_a_page_choose_between_causes() -> None:
    page = {"case": EXAMPLE, "quantity": "reste_a_charge", "stated": "0.00"}
    assert answered(**page)["causes"][0]["ids"] == ["participation-excluded"]
    assert answered(**page, beside={"amo": "19.00", "amc": "41.00"})["causes"][0]["ids"] == ["participation-repaid"]


@pytest.mark.parametrize("quantity", AMOUNTS)
def test_every_amount_of_the_protocol_may_be_asked_about(quantity: str) -> None:
    assert answered(quantity=quantity, stated="3.33", case=EXAMPLE)["verdict"] in ("unexplained", "explained")


def test_the_schema_knows_the_quantities_that_the_program_knows() -> None:
    assert schema()["$defs"]["diagnosis_request"]["$defs"]["quantity"]["enum"] == list(AMOUNTS)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"quantity": "amoo"}, "unknown-quantity", "quantity"),
        ({"quantity": None}, "missing-field", "quantity"),
        ({"quantity": ["amo"]}, "unknown-quantity", "quantity"),
        ({"stated": "abc"}, "invalid-amount", "stated"),
        ({"stated": "-3"}, "invalid-amount", "stated"),
        ({"stated": "16,80"}, "invalid-amount", "stated"),
        ({"stated": "1e3"}, "invalid-amount", "stated"),
        ({"stated": "16.805"}, "invalid-amount", "stated"),
        ({"stated": ""}, "invalid-amount", "stated"),
        ({"stated": "9" * 400}, "invalid-amount", "stated"),
        ({"stated": "NaN"}, "invalid-amount", "stated"),
        ({"stated": 16.8}, "invalid-amount", "stated"),
        ({"stated": float("nan")}, "invalid-amount", "stated"),
        ({"stated": 10**400}, "invalid-amount", "stated"),
        ({"stated": None}, "missing-field", "stated"),
        ({"stated": {"amo": "1"}}, "invalid-amount", "stated"),
        ({"case": None}, "missing-field", "case"),
        ({"case": "visit"}, "not-an-object", "case"),
        ({"case": {}}, "missing-field", "case.date"),
        ({"case": MINIMAL | {"fee": "-1"}}, "invalid-fee", "case.fee"),
        ({"case": MINIMAL | {"physician": {"specialty": "generaliste", "sector": "9"}}}, "unknown-sector", "case.physician.sector"),
        ({"case": MINIMAL | {"pathway": "acces-direct"}}, "direct-access-not-open", "case.pathway"),
        ({"case": MINIMAL | {"date": "1910-01-01"}}, "date-before-first-fact", "case.date"),
        ({"case": MINIMAL | {"date": "2025-02-30"}}, "invalid-date", "case.date"),
        ({"beside": {"refund": "1"}}, "unknown-field", "beside.refund"),
        ({"beside": {"amo": "x"}}, "invalid-amount", "beside.amo"),
        ({"beside": "amo"}, "not-an-object", "beside"),
        ({"because": "why"}, "unknown-field", "because"),
    ],
)
def test_a_bad_request_is_refused_with_its_field(changes: dict[str, Any], code: str, field: str) -> None:
    error = refused(ASKED | changes)
    assert (error["code"], error["field"]) == (code, field)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from([*AMOUNTS, "19.00", "0", "-1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("case", "quantity", "stated", "beside", "other"), json_values)) | json_values)
def test_no_request_raises(request: object) -> None:
    assert set(diagnosis(request)) in ({"error"}, {"verdict", "computed", "causes"})


def test_the_command_answers_line_by_line_and_never_stops() -> None:
    good = json.dumps(ASKED).encode() + b"\n"
    sent = b"".join(part if part.endswith(b"\n") else part + b"\n" for part in (good, *BAD_LINES, good))
    done = subprocess.run([sys.executable, "-m", "convention_sim", "diagnose"], input=sent, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[0] == found[-1] == answered()
    assert len(found) == len(BAD_LINES) + 2
    assert all("error" in each for each in found[1:-1])
