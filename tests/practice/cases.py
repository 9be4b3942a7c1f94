"""Years of practice in the words of the protocol, its schema, and the figures of the Urssaf's open model."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from convention_sim.practice import practice, practice_schema

FOLDER = Path(__file__).parent
PUBLISHED: dict[str, Any] = json.loads((FOLDER / "published.json").read_text(encoding="utf-8"))
EVALUATIONS: dict[str, Any] = json.loads((FOLDER / "evaluations.json").read_text(encoding="utf-8"))
MINIMAL: dict[str, Any] = {"year": 2026, "sector": "1", "receipts": "100000"}
EXAMPLE: dict[str, Any] = {
    "year": 2026,
    "sector": "1",
    "option": None,
    "receipts": "100000",
    "charges": "0",
    "conventioned_receipts": "100000",
    "overruns": "0",
    "locum": False,
}
AMOUNTS = [
    "social_base",
    "maladie",
    "maladie_additional",
    "allocations_familiales",
    "retraite_base",
    "retraite_complementaire",
    "asv",
    "invalidite_deces",
    "indemnites_journalieres",
    "csg_crds",
    "cfp",
    "curps",
    "total",
    "funds_share",
    "income",
]


def validator(name: str) -> Draft202012Validator:
    """The schema of a request, a response or an error, with its dates checked."""
    found = practice_schema()
    return Draft202012Validator({"$defs": found["$defs"], "$ref": f"#/$defs/{name}"}, format_checker=FormatChecker(["date"]))


REQUEST, RESPONSE, ERROR = validator("request"), validator("response"), validator("error")


def amounts(request: object) -> dict[str, str]:
    """The amounts of an answered request, in the shape that the schema gives."""
    found = practice(request)
    RESPONSE.validate(found)
    assert isinstance(found["amounts"], dict)
    return found["amounts"]


def error(request: object) -> dict[str, Any]:
    """The error object of a refused request, in the shape that the schema gives."""
    found = practice(request)
    ERROR.validate(found)
    assert isinstance(found["error"], dict)
    return found["error"]
