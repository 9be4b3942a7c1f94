"""Answering: a dict for a dict, a line for a line."""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.protocol.reading import read_request
from convention_sim.resources import read_text
from convention_sim.settlement import settle
from convention_sim.views.protocol import response
from convention_sim.wording import french

_LONGEST_ECHO, _LONGEST_LIST = 200, 20


def answer(request: object) -> dict[str, Any]:
    """The response to one request, or its error object; never an exception.

    >>> answer({"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "1"}})["amounts"]["amo"]
    '19.00'
    >>> answer({"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "9"}})["error"]["accepted"]
    ['1', '1-dp', '2', '3']
    """
    try:
        return response(settle(read_request(request)))
    except ConventionError as error:
        return refusal(error)


def refusal(error: ConventionError) -> dict[str, Any]:
    """The error object of the protocol."""
    found = error.as_dict()
    found["given"] = _echo(found["given"])
    found["field"] = _echo(found["field"])
    found["message"] = {"fr": french(error.message["fr"]), "en": error.message["en"]}
    return {"error": found}


def _echo(value: object) -> object:
    """What was given, in a form that JSON can always carry: long texts cut, odd values as text."""
    if isinstance(value, list | tuple) and len(value) <= _LONGEST_LIST:
        return [type(each).__name__ if isinstance(each, list | tuple | dict) else _echo(each) for each in value]
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_ECHO else value[:_LONGEST_ECHO] + "…"
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    plain = value is None or (isinstance(value, int) and abs(value) < 1 << 64)
    return value if plain else f"({type(value).__name__})"


def serve(lines: Iterable[bytes], respond: Callable[[object], dict[str, Any]] = answer) -> Iterator[bytes]:
    """One response line for each request line; a line that is not JSON gets an error object and the next one is read.

    `respond` makes the response to one request: the settlement of a visit when nothing else is said.

    >>> next(serve([b"hello"]))[:24]
    b'{"error": {"code": "not-'
    """
    for line in lines:
        yield json.dumps(_answer_line(line, respond), ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def _answer_line(line: bytes, respond: Callable[[object], dict[str, Any]]) -> dict[str, Any]:
    try:
        request = json.loads(line, object_pairs_hook=_each_once)
    except InvalidRequest as repeated:
        return refusal(repeated)
    except (ValueError, RecursionError):
        shown = line[:_LONGEST_ECHO].decode("utf-8", "replace").strip()
        return refusal(InvalidRequest("not-json", "", shown, [], "Cette ligne n’est pas un objet JSON.", "This line is not a JSON object."))
    return respond(request)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of the line, each field given once: of two values JSON would keep the last, which is a guess."""
    found = dict(pairs)
    if len(found) < len(pairs):
        [(name, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise InvalidRequest(
            "repeated-field",
            name,
            [value for key, value in pairs if key == name],
            [],
            f"Champ donné plusieurs fois : {name[:60]}.",
            f"Field given several times: {name[:60]}.",
        )
    return found


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of requests and responses.

    >>> sorted(schema()["$defs"])
    ['diagnosis', 'diagnosis_request', 'error', 'request', 'response']
    """
    found: dict[str, Any] = json.loads(read_text("convention_sim.protocol", "schema.json"))
    return found
