"""Requests of the JSON protocol and the schema that they and their answers must fit."""

import copy
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from convention_sim import answer
from convention_sim.protocol import schema

EXAMPLE: dict[str, Any] = {
    "date": "2025-03-01",
    "physician": {"specialty": "generaliste", "sector": "2", "option": "optam"},
    "act": "consultation",
    "fee": "60.00",
    "pathway": "medecin-traitant",
    "particular_demand": False,
    "patient": {"age": 40, "statuses": [], "region": "metropole"},
    "contract": {"percent": 200, "responsible": True},
}
EXAMPLE_AMOUNTS = {
    "honoraires": "60.00",
    "base": "30.00",
    "depassement": "30.00",
    "amo_brut": "21.00",
    "participation_forfaitaire": "2.00",
    "regime_local": "0.00",
    "amo": "19.00",
    "ticket_moderateur": "9.00",
    "majoration_hors_parcours": "0.00",
    "amc": "39.00",
    "reste_apres_amo": "41.00",
    "reste_a_charge": "2.00",
}
MINIMAL: dict[str, Any] = {"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "1"}}


def validator(name: str) -> Draft202012Validator:
    """The schema of a request, a response or an error, with its dates checked."""
    found = schema()
    return Draft202012Validator({"$defs": found["$defs"], "$ref": f"#/$defs/{name}"}, format_checker=FormatChecker(["date"]))


REQUEST, RESPONSE, ERROR = validator("request"), validator("response"), validator("error")


def asked(path: str, value: object) -> dict[str, Any]:
    """The minimal request with one field changed; `path` is written as in the error object."""
    request = copy.deepcopy(MINIMAL)
    *parents, last = path.split(".")
    target = request
    for parent in parents:
        target = target.setdefault(parent, {})
    target[last] = value
    return request


def error(request: object) -> dict[str, Any]:
    """The error object of a request, in the shape that the schema gives."""
    found = answer(request)
    ERROR.validate(found)
    assert isinstance(found["error"], dict)
    return found["error"]
