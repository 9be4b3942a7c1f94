"""Answering about a year of practice: a dict for a dict, a line for a line."""

import json
from functools import cache
from typing import Any

from convention_sim.errors import ConventionError
from convention_sim.practice.reading import read_practice
from convention_sim.practice.reckoning import reckon
from convention_sim.practice.year import PracticeYear
from convention_sim.protocol.serving import refusal
from convention_sim.resources import read_text


def year_of_practice(year: int, sector: str, receipts: str, **words: Any) -> PracticeYear:
    """A year of practice by the words of the protocol, amounts as decimal strings in euros; the errors are those of the protocol.

    >>> year_of_practice(2026, "2", "100000", overruns="30000").amounts["total"]
    3859200
    """
    return reckon(read_practice({"year": year, "sector": sector, "receipts": receipts, **words}))


def practice(request: object) -> dict[str, Any]:
    """The response to one request, or its error object; never an exception.

    >>> practice({"year": 2026, "sector": "1", "receipts": "100000"})["amounts"]["funds_share"]
    '13819.00'
    >>> practice({"year": 2026, "sector": "1", "receipts": "10", "charges": "20"})["error"]["code"]
    'receipts-below-charges'
    """
    try:
        return reckon(read_practice(request)).as_dict()
    except ConventionError as error:
        return refusal(error)


@cache
def practice_schema() -> dict[str, Any]:
    """The JSON Schema of requests and responses about practice.

    >>> sorted(practice_schema()["$defs"])
    ['amount', 'confidence', 'day', 'error', 'fact', 'note', 'request', 'response', 'texts']
    """
    found: dict[str, Any] = json.loads(read_text("convention_sim.practice", "schema.json"))
    return found
