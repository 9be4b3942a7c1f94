"""Python starts from its own memory on a later visit; what a reader did before leaves no trace in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from convention_sim import answer
from docs.theme.live import node

REQUEST: dict[str, Any] = {"date": "2025-03-01", "physician": {"specialty": "psychiatre", "sector": "2"}, "fee": "90.00"}
ASK = "async ([address, command, payload]) => (await import(address)).ask(command, payload)"
KEPT = """async (change) => {
    const name = (await caches.keys()).find((name) => name.endsWith(" started")), cache = name && await caches.open(name);
    const [place] = cache ? await cache.keys() : [];
    if (change && place) await cache.put(place, new Response(new Uint8Array(change)));
    return place ? (await (await cache.match(place)).arrayBuffer()).byteLength : 0;
}"""
PREPARE = "async (address) => (await import(address)).prepare()"
STARTED = "async (address) => (await import(address)).size() === 0"
WAIT, PAUSE = 60_000, 100  # milliseconds
WHOLE = 10_000_000  # bytes
KNOWN = "from convention_sim.facts.law import timeline\ntimeline.cache_info().currsize"
DRAWN = "import random\nrandom.random()"
SPOILED = "import convention_sim.live\nconvention_sim.live.COMMANDS.clear()"

pytestmark = pytest.mark.skipif(not node.wanted(), reason="built without the live pages (CONVENTION_SIM_NO_LIVE)")


class Returning:
    """A reader who comes back: one browser, a new page for each visit."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address, self.engine = context, address, f"{address}assets/live/engine.js"

    def visit(self, *asked: tuple[str, dict[str, Any]]) -> list[Any]:
        """Open a page and ask the engine, one thing after another."""
        with self._page() as tab:
            return [tab.evaluate(ASK, [self.engine, *each]) for each in asked]

    def first_visit(self) -> int:
        """Ask the engine, and stay until its memory is kept: how many bytes."""
        with self._page() as tab:
            assert tab.evaluate(ASK, [self.engine, "settle", REQUEST]) == answer(REQUEST)
            for _ in range(WAIT // PAUSE):
                if size := self._kept(tab):
                    return size
                tab.wait_for_timeout(PAUSE)
        raise AssertionError("nothing is kept")

    def waits(self, most: int) -> tuple[bool, list[str]]:
        """Open a page that has a worker wait: whether Python starts within so many milliseconds, unasked, and what was asked for."""
        with self._page() as tab:
            requests: list[str] = []
            tab.on("request", lambda request: requests.append(request.url))
            tab.evaluate(PREPARE, self.engine)
            for _ in range(most // PAUSE):
                if tab.evaluate(STARTED, self.engine):
                    return True, requests
                tab.wait_for_timeout(PAUSE)
            return False, requests

    def kept(self, change: list[int] | None = None) -> int:
        """Bytes of the memory that the browser keeps; others are put in their place, if given."""
        with self._page() as tab:
            return self._kept(tab, change)

    def _kept(self, tab: Tab, change: list[int] | None = None) -> int:
        size: int = tab.evaluate(KEPT, change)
        return size

    @contextmanager
    def _page(self) -> Iterator[Tab]:
        tab = self.context.new_page()
        tab.goto(f"{self.address}404.html")
        yield tab
        tab.close()


@pytest.fixture
def returning(chromium: Browser, address: str) -> Iterator[Returning]:
    context = chromium.new_context(service_workers="block")
    yield Returning(context, address)
    context.close()


def run(cell: str) -> tuple[str, dict[str, Any]]:
    """A reader's cell, to be run."""
    return "run", {"cells": [cell], "lang": "fr"}


def test_a_later_visit_begins_where_python_was_after_its_first_answer(returning: Returning) -> None:
    assert returning.first_visit() > WHOLE
    known, again = returning.visit(run(KNOWN), ("settle", REQUEST))
    assert known["cells"][0]["outputs"][0]["content"] == "1", "the law was read before"
    assert again == answer(REQUEST)


def test_python_starts_unasked_on_a_later_visit_only(returning: Returning) -> None:
    started, requests = returning.waits(2_000)
    assert [url for url in requests if url.endswith("worker.js")]
    assert (started, [url for url in requests if "pyodide-" in url]) == (False, [])
    returning.first_visit()
    assert returning.waits(WAIT)[0]


def test_a_damaged_memory_is_given_up(returning: Returning) -> None:
    returning.first_visit()
    assert returning.kept(change=[1, 2, 3, 4] * 64) < WHOLE
    assert returning.visit(("settle", REQUEST)) == [answer(REQUEST)]
    assert returning.first_visit() > WHOLE


def test_nothing_that_a_reader_ran_is_kept(returning: Returning) -> None:
    returning.visit(run(SPOILED))
    assert returning.kept() == 0
    returning.first_visit()
    returning.visit(run(SPOILED))
    assert returning.visit(("settle", REQUEST)) == [answer(REQUEST)]


def test_each_visit_draws_its_own_lots(returning: Returning) -> None:
    returning.first_visit()
    assert returning.visit(run(DRAWN)) != returning.visit(run(DRAWN))
