"""The simulator's page and the engine in a reader's browser, as functions from plain data to plain data.

fields      a case as a form and an address carry it, and back
form        the form: fields, choices, what is open when
openings    when a choice is open, asked of the law itself
rendering   what is shown of a case, and of two side by side
call        the Python call that reproduces a case
table       the answers to common cases, stored when the site is built
cells       a notebook's cells, run as they stand on the page
entries     what is typed in a field, read or refused
practice    the same work in each sector, with the reader's figures

`ask` is the one door for the browser: a command and its arguments in, an object that JSON can carry out; `ask_json` is the same in text.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from convention_sim.live.cells import run
from convention_sim.live.rendering import render
from convention_sim.protocol import answer, schema
from convention_sim.views.words import Language

__all__ = ["ask", "ask_json"]


def _language(payload: Mapping[str, Any]) -> Language:
    return "en" if payload.get("lang") == "en" else "fr"


def _render(payload: Mapping[str, Any]) -> dict[str, Any]:
    return render(payload.get("fields"), _language(payload))


def _compare(payload: Mapping[str, Any]) -> dict[str, Any]:
    from convention_sim.live.practice.rendering import render as compare  # noqa: PLC0415 - only one page compares sectors

    return compare(payload.get("fields"), _language(payload))


def _run(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {"cells": run(payload["cells"], _language(payload))}


def _exercises(payload: Mapping[str, Any]) -> dict[str, Any]:
    from convention_sim.teaching.form import form  # noqa: PLC0415 - most pages have no exercise: the first answer does not wait for it
    from convention_sim.teaching.tasks import exercises  # noqa: PLC0415 - the same

    language = _language(payload)
    return {"forms": {task.exercise.id: form(task, language) for task in exercises(payload["chapter"], payload["seed"]).tasks}}


COMMANDS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "compare": _compare,
    "exercises": _exercises,
    "render": _render,
    "run": _run,
    "settle": answer,
    "schema": lambda _: schema(),
}


def ask(command: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one command.

    `render` and `compare` take `fields` and `lang`, `settle` a request of the protocol, `schema` nothing, `run` the source of `cells`
    and `lang`, `exercises` a `chapter`, a `seed` and `lang`.
    What a reader got wrong comes back as an `error`; KeyError for a command that does not exist.

    >>> ask("render", {"lang": "en", "fields": {"date": "2025-03-01", "specialty": "generaliste", "sector": "1"}})["lines"]["amo"]
    '€19.00'
    """
    return COMMANDS[command](payload)


def ask_json(command: str, payload: str) -> str:
    """`ask` as text, for the worker of a page.

    >>> ask_json("settle", '{"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "1"}}')[:34]
    '{"amounts": {"honoraires": "30.00"'
    """
    return json.dumps(ask(command, json.loads(payload)), ensure_ascii=False)
