"""A Chromium that opens the built site, served on this machine.

    reader(360, "dark").open("glossaire/index.html")    the page in a tab, with what it asked for and what it complained of

The Chromium is the system's (Debian: `apt install chromium`, as `.ci/run` does), or the one that CHROMIUM names.
"""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from convention_sim.wording import Language
from tests.built import Site

from .simulating import At, Simulator

NAMES = ("chromium", "chromium-browser", "google-chrome")
# As root in a container Chromium has no sandbox; the rest keeps it from calling its maker.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
Scheme = Literal["light", "dark"]


@dataclass
class Visit:
    """A page opened in a tab: `requests` are the addresses asked for, `complaints` the errors of its scripts and its console."""

    tab: Tab
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Reader:
    """Someone with a screen of a given width who likes light or dark pages; `open` shows a page in a tab, the same one each time."""

    def __init__(self, chromium: Browser, address: str, width: int, scheme: Scheme) -> None:
        self.address = address
        self.context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, service_workers="block")
        self.tab = self.context.new_page()
        self.visit = Visit(self.tab)
        self.tab.on("request", lambda request: self.visit.requests.append(request.url))
        self.tab.on("console", lambda message: self.visit.complaints.append(message.text) if message.type == "error" else None)
        self.tab.on("pageerror", lambda error: self.visit.complaints.append(str(error)))

    def open(self, name: str) -> Visit:
        """Show the page of that name in the built site (`notebooks/02-regles-par-secteur/index.html`)."""
        self.visit = Visit(self.tab)
        self.tab.goto(self.address + name.removesuffix("index.html"))
        return self.visit


ReaderOf = Callable[[int, Scheme], Reader]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """Where the built site is served."""
    handler = functools.partial(Quiet, directory=str(site.root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One Chromium for the tests of this folder; closed before the notebooks run, whose event loop it would disturb."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: apt install chromium, or set CHROMIUM to the path of one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def _readers(chromium: Browser, address: str) -> Iterator[ReaderOf]:
    come: list[Reader] = []

    def one(width: int, scheme: Scheme) -> Reader:
        come.append(Reader(chromium, address, width, scheme))
        return come[-1]

    yield one
    for each in come:
        each.context.close()


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[ReaderOf]:
    """Readers by the width of their screen and by their scheme; each goes away after the test."""
    with _readers(chromium, address) as found:
        yield found


@pytest.fixture(scope="module")
def staying(chromium: Browser, address: str) -> Iterator[ReaderOf]:
    """Readers who go away after the tests of the module only."""
    with _readers(chromium, address) as found:
        yield found


@pytest.fixture(scope="module")
def at(chromium: Browser, address: str) -> Iterator[At]:
    """Someone at the simulator, in a language, on a screen, in a palette; gone after the tests of the module."""
    found: dict[tuple[Language, int, Scheme], Simulator] = {}

    def come(language: Language = "fr", width: int = 360, scheme: Scheme = "light") -> Simulator:
        wanted = (language, width, scheme)
        found[wanted] = found.get(wanted) or Simulator(chromium, address, *wanted)
        return found[wanted]

    yield come
    for each in found.values():
        each.context.close()
