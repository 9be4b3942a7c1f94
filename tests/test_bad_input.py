"""Bad input is refused with the error object of the protocol: code, field, what was given, what is accepted, in both languages."""

import copy
import json
from typing import Any

import pytest

from convention_sim import answer
from convention_sim.vocabulary import ACTS, OPTIONS, PATHWAYS, REGIONS, SPECIALTIES

from .json_cases import MINIMAL, REQUEST, asked, error

WRONG_TYPES: tuple[object, ...] = (
    True,
    0,
    -1,
    3.5,
    float("nan"),
    float("inf"),
    10**400,
    "",
    "?",
    [],
    [[]],
    {},
    {"a": {}},
    "\ud800",
    "x" * 9999,
)
PATHS = {
    "date": "invalid-date",
    "physician": "not-an-object",
    "physician.specialty": "unknown-specialty",
    "physician.sector": "unknown-sector",
    "physician.option": "unknown-option",
    "act": "unknown-act",
    "fee": "invalid-fee",
    "pathway": "unknown-pathway",
    "particular_demand": "not-a-boolean",
    "patient": "not-an-object",
    "patient.birth_date": "invalid-date",
    "patient.age": "invalid-age",
    "patient.statuses": "not-a-list",
    "patient.region": "unknown-region",
    "contract": "not-an-object",
    "contract.percent": "invalid-percent",
    "contract.responsible": "not-a-boolean",
    "contract.real_cost": "not-a-boolean",
}
# What the list holds by chance that is right for the field, or at fault for another reason.
OTHERWISE = {
    ("particular_demand", "True"): "answered",
    ("contract.real_cost", "True"): "answered",
    ("patient.age", "0"): "answered",
    ("contract.percent", "0"): "answered",
    ("patient", "{}"): "answered",
    ("patient.statuses", "[]"): "answered",
    ("physician", "{}"): "missing-field",
    ("physician", "{'a': {}}"): "unknown-field",
    ("patient", "{'a': {}}"): "unknown-field",
    ("patient.statuses", "[[]]"): "unknown-statuses",
    ("contract", "{}"): "contradictory-contract",
    ("contract", "{'a': {}}"): "unknown-field",
    ("contract.responsible", "True"): "contradictory-contract",
}


@pytest.mark.parametrize("path", PATHS)
def test_a_value_of_the_wrong_type_is_refused_with_the_field_s_code(path: str) -> None:
    for value in WRONG_TYPES:
        request, expected = asked(path, value), OTHERWISE.get((path, repr(value)), PATHS[path])
        assert REQUEST.is_valid(request) == (expected == "answered"), (path, value)
        if expected == "answered":
            assert "amounts" in answer(request), (path, value)
            continue
        found = error(request)
        assert found["code"] == expected, (path, value)
        assert found["field"].startswith(path.split(".", maxsplit=1)[0]), (path, value)
        json.dumps(found, allow_nan=False)


@pytest.mark.parametrize("request_", [None, True, 1, 1.5, "text", [], [MINIMAL]])
def test_what_is_not_an_object_is_refused(request_: object) -> None:
    found = error(request_)
    assert (found["code"], found["field"]) == ("not-an-object", "")
    assert found["accepted"][:2] == ["date", "physician"]


@pytest.mark.parametrize(
    "fee",
    [
        *("-1", "-60.00", "+60", "60.001", "60.", ".5", "60,00", "60 €", "€60", "1e2", "NaN", "Infinity", "0x10", "", " 60", "60 ", "60\n"),
        *("1 000", "1'000", "٣٠", "６０", "sixty", "1234567890", "60.00.00", "--1", "1_000"),
        *(60, 60.0, -60, 0.1, True, float("nan"), float("-inf"), 10**30),
    ],
)
def test_a_fee_is_a_plain_decimal_string_in_euros(fee: object) -> None:
    found = error(MINIMAL | {"fee": fee})
    assert (found["code"], found["field"]) == ("invalid-fee", "fee")
    assert found["accepted"] == ["60.00", None]


@pytest.mark.parametrize(
    ("fee", "read"), [("0", "0.00"), ("60", "60.00"), ("60.5", "60.50"), ("007.10", "7.10"), ("999999999.99", "999999999.99")]
)
def test_a_fee_is_read_to_the_cent(fee: str, read: str) -> None:
    assert answer(MINIMAL | {"fee": fee})["amounts"]["honoraires"] == read


@pytest.mark.parametrize(
    "day",
    [
        *("2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "01/03/2025", "20250301", "2025-03-01T00:00", "2025-W10-1", "", "today"),
        *("２０２５-03-01", "-2025-03-01", "12025-03-01", "2025-03-01 ", 20250301, 2025.0),
    ],
)
def test_a_date_is_an_existing_day_written_year_month_day(day: object) -> None:
    found = error(MINIMAL | {"date": day})
    assert (found["code"], found["field"], found["given"]) == ("invalid-date", "date", day)


@pytest.mark.parametrize(
    ("path", "given", "code", "accepted"),
    [
        ("physician.sector", "9", "unknown-sector", ["1", "1-dp", "2", "3"]),
        ("physician.sector", 1, "unknown-sector", ["1", "1-dp", "2", "3"]),
        ("physician.option", "optam-xx", "unknown-option", list(OPTIONS)),
        ("physician.specialty", "dentiste", "unknown-specialty", list(SPECIALTIES)),
        ("act", "bilan", "unknown-act", list(ACTS)),
        ("pathway", "ailleurs", "unknown-pathway", list(PATHWAYS)),
        ("patient.region", "corse", "unknown-region", list(REGIONS)),
        ("patient.age", -1, "invalid-age", ["0", "130"]),
        ("patient.age", 131, "invalid-age", ["0", "130"]),
        ("patient.age", 40.0, "invalid-age", ["0", "130"]),
        ("patient.age", "40", "invalid-age", ["0", "130"]),
        ("patient.birth_date", "1985-02-30", "invalid-date", ["2025-03-01"]),
        ("patient.birth_date", "2025-03-02", "invalid-birth-date", []),
        ("patient.birth_date", "1894-01-01", "invalid-birth-date", []),
        ("contract.percent", -1, "invalid-percent", ["100", "200"]),
        ("contract.percent", 10_001, "invalid-percent", ["100", "200"]),
        ("contract.percent", "200", "invalid-percent", ["100", "200"]),
        ("contract.percent", 200.0, "invalid-percent", ["100", "200"]),
    ],
)
def test_an_error_names_the_field_what_was_given_and_what_is_accepted(path: str, given: object, code: str, accepted: list[object]) -> None:
    found = error(asked(path, given))
    assert found["code"] == code
    assert found["field"] == path
    assert found["given"] == given
    assert found["accepted"] == accepted


def test_a_status_at_fault_is_shown() -> None:
    found = error(asked("patient.statuses", ["ald", "asd"]))
    assert (found["code"], found["field"], found["given"]) == ("unknown-statuses", "patient.statuses", "asd")
    assert "« ald »" in found["message"]["fr"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("path", "given", "nearest"),
    [
        ("physician.specialty", "generalist", "generaliste"),
        ("physician.specialty", "Psychiatre", "psychiatre"),
        ("physician.specialty", "medecin_mpr", "medecin-mpr"),
        ("physician.option", "OPTAM", "optam"),
        ("pathway", "hors_parcours", "hors-parcours"),
        ("act", "teleconsultations", "teleconsultation"),
        ("patient.region", "Alsace Moselle", "alsace-moselle"),
    ],
)
def test_the_nearest_word_is_suggested_and_never_taken(path: str, given: str, nearest: str) -> None:
    found = error(asked(path, given))
    assert f"“{nearest}”" in found["message"]["en"]
    assert f"«\u00a0{nearest}\u00a0»" in found["message"]["fr"]


@pytest.mark.parametrize(
    ("request_", "field", "nearest"),
    [
        (MINIMAL | {"fees": "60"}, "fees", "fee"),
        (asked("physician.specialite", "x"), "physician.specialite", "specialty"),
        (asked("patient.status", []), "patient.status", "statuses"),
        (asked("contract.percents", 1), "contract.percents", "percent"),
        (MINIMAL | {"zzz": 1}, "zzz", None),
    ],
)
def test_an_unknown_field_is_refused_and_the_nearest_one_suggested(request_: dict[str, Any], field: str, nearest: str | None) -> None:
    found = error(request_)
    assert (found["code"], found["field"]) == ("unknown-field", field)
    assert ("“" in found["message"]["en"]) == (nearest is not None)
    if nearest:
        assert f"“{nearest}”" in found["message"]["en"]


@pytest.mark.parametrize("field", ["date", "physician", "physician.specialty", "physician.sector"])
def test_a_required_field_is_asked_for(field: str) -> None:
    request = copy.deepcopy(MINIMAL)
    *parents, last = field.split(".")
    for parent in parents:
        del request[parent][last]
    if not parents:
        del request[last]
    found = error(request)
    assert (found["code"], found["field"], found["given"]) == ("missing-field", field, None)
    assert not REQUEST.is_valid(request)


@pytest.mark.parametrize(
    "contract",
    [
        {},
        {"responsible": True},
        {"percent": 200, "real_cost": True},
        {"percent": 200, "percent_optam": 200},
        {"percent_optam": 200},
        {"percent_sans_optam": 200},
        {"percent": 100, "percent_optam": 200, "percent_sans_optam": 180},
        {"real_cost": False},
    ],
)
def test_a_contract_says_one_thing(contract: dict[str, object]) -> None:
    found = error(MINIMAL | {"contract": contract})
    assert (found["code"], found["field"]) == ("contradictory-contract", "contract")
    assert not REQUEST.is_valid(MINIMAL | {"contract": contract})


@pytest.mark.parametrize(
    ("age", "code"),
    [(39, "contradictory-age"), (True, "invalid-age"), (40.0, "invalid-age"), (39.5, "invalid-age"), ("40", "invalid-age")],
)
def test_an_age_beside_a_birth_date_must_agree_with_it(age: object, code: str) -> None:
    assert error(MINIMAL | {"patient": {"age": age, "birth_date": "1985-01-01"}})["code"] == code
    assert "amounts" in answer(MINIMAL | {"patient": {"age": 40, "birth_date": "1985-01-01"}})


def test_what_was_given_is_echoed_short_and_always_as_json() -> None:
    assert error(MINIMAL | {"fee": "9" * 5000})["given"] == "9" * 200 + "…"
    assert error(MINIMAL | {"fee": 10**400})["given"] == "(int)"
    assert error(MINIMAL | {"fee": float("nan")})["given"] == "nan"
    assert error(MINIMAL | {"fee": {"a": 1}})["given"] == "(dict)"
    assert error(MINIMAL | {"fee": [1, [2], {}]})["given"] == [1, "list", "dict"]
    assert len(json.dumps(error({"x" * 100_000: 1}))) < 2_000


def test_odd_python_objects_are_refused_too() -> None:
    for request in (
        {10**5000: 1},
        {None: 1},
        MINIMAL | {"fee": object()},
        MINIMAL | {"date": b"2025-03-01"},
        MINIMAL | {"patient": {1: 2}},
    ):
        json.dumps(error(request), allow_nan=False)
