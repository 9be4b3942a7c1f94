"""The package in a page answers as it does in CPython."""

from collections.abc import Callable
from typing import Any

import pytest

from convention_sim import answer
from convention_sim.live import ask
from docs.theme.live import node

from .conftest import ReaderOf, Visit

REQUEST: dict[str, Any] = {
    "date": "2025-03-01",
    "physician": {"specialty": "generaliste", "sector": "2", "option": "optam"},
    "fee": "60.00",
    "patient": {"age": 40},
    "contract": {"percent": 200},
}
REQUESTS = [
    REQUEST,
    REQUEST | {"date": "1996-05-02", "physician": {"specialty": "psychiatre", "sector": "1"}, "fee": None},
    REQUEST | {"pathway": "hors-parcours", "patient": {"statuses": ["css"]}, "contract": None},
    REQUEST | {"date": "1970-01-01"},
    REQUEST | {"fee": "-1"},
    REQUEST | {"fee": "9" * 400},
    REQUEST | {"physician": {"specialty": "<img src=x onerror=alert(1)>", "sector": "1"}},
]
ASK = "async ([address, command, payload]) => (await import(address)).ask(command, payload)"
REFUSED = f"(asked) => ({ASK})(asked).catch((refusal) => refusal)"

Asking = Callable[[str, dict[str, Any]], Any]


@pytest.fixture(scope="module")
def page(staying: ReaderOf) -> Visit:
    """Any page of the site."""
    return staying(360, "light").open("index.html")


@pytest.fixture(scope="module")
def engine(address: str) -> str:
    """Where scripts of the French edition find the engine."""
    if not node.wanted():
        pytest.skip("built without the live pages (CONVENTION_SIM_NO_LIVE)")
    return f"{address}assets/live/engine.js"


@pytest.fixture(scope="module")
def asking(page: Visit, engine: str) -> Asking:
    """Ask the package that runs in the page."""
    return lambda command, payload: page.tab.evaluate(ASK, [engine, command, payload])


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_settlement_is_the_one_of_cpython(asking: Asking, request_: dict[str, Any]) -> None:
    assert asking("settle", request_) == answer(request_)


def test_a_rendering_is_the_one_of_cpython(asking: Asking) -> None:
    payload = {"lang": "en", "fields": {"date": "2025-03-01", "specialty": "generaliste", "sector": "1", "fee": "45"}}
    assert asking("render", payload) == ask("render", payload)


def test_both_editions_share_one_engine(page: Visit, address: str) -> None:
    same = "async ([one, other]) => (await import(one)).ask === (await import(other)).ask"
    assert page.tab.evaluate(same, [f"{address}{edition}assets/live/engine.js" for edition in ("", "en/")])


def test_an_unknown_command_is_refused_in_both_languages(asking: Asking, page: Visit, engine: str) -> None:
    asking("settle", REQUEST)
    refusal = page.tab.evaluate(REFUSED, [engine, "unknown", {}])
    assert set(refusal["message"]) == {"fr", "en"}
    assert "KeyError" in refusal["details"]


def test_a_long_run_can_be_stopped_and_python_starts_again(asking: Asking, page: Visit, engine: str) -> None:
    asking("settle", REQUEST)
    stopped = """async ([address, payload]) => {
        const { ask, stop } = await import(address);
        setTimeout(stop, 200);
        return ask("run", payload).catch((refusal) => refusal.message.en);
    }"""
    assert page.tab.evaluate(stopped, [engine, {"cells": ["while True: pass"], "lang": "en"}]) == "Stopped."
    assert asking("settle", REQUEST) == answer(REQUEST)


def test_a_crash_of_python_is_told_and_python_starts_again(asking: Asking, page: Visit, engine: str) -> None:
    crash = "import os\nos.abort()"
    refusal = page.tab.evaluate(REFUSED, [engine, "run", {"cells": [crash], "lang": "en"}])
    assert "restarted" in refusal["message"]["en"]
    assert asking("settle", REQUEST) == answer(REQUEST)


def test_progress_goes_up_to_the_announced_size(reader: ReaderOf, engine: str) -> None:
    told = """async (address) => {
        const { size, start } = await import(address), seen = [], before = size();
        await start((loaded, total) => seen.push([loaded, total]));
        return [before, seen, size()];
    }"""
    before, seen, after = reader(360, "light").open("index.html").tab.evaluate(told, engine)
    amounts = [loaded for loaded, _ in seen]
    assert amounts == sorted(amounts)
    assert {total for _, total in seen} == {before}
    assert round(amounts[-1]) == before < 5.6e6
    assert after == 0


# What Pyodide loads as it starts, and pages only when a reader's cell uses it: a cell, and what it shows.
DEFERRED = {
    "import sys\n'asyncio.events' in sys.modules, 'dataclasses' in sys.modules, 'zipfile' in sys.modules": "(False, False, False)",
    "import asyncio\ntype(asyncio.get_event_loop()).__name__": "'WebLoop'",
    "from pyodide.webloop import WebLoop\nimport asyncio\ntype(asyncio.get_event_loop()) is WebLoop": "True",
    "from asyncio import *\nQueue(3).maxsize": "3",
    "import asyncio\nasyncio.absent": "AttributeError: module 'asyncio' has no attribute 'absent'",
    "import _colorize\n_colorize.can_colorize()": "False",
    "from pyodide._package_loader import ZIP_TYPES\nsorted(ZIP_TYPES)": "['.whl', '.zip']",
}


@pytest.mark.parametrize(("cell", "shown"), DEFERRED.items())
def test_a_module_that_pyodide_would_load_first_is_there_when_a_cell_uses_it(reader: ReaderOf, engine: str, cell: str, shown: str) -> None:
    python = reader(360, "light").open("index.html").tab
    [found] = python.evaluate(ASK, [engine, "run", {"cells": [cell], "lang": "en"}])["cells"]
    assert shown in str(found)
