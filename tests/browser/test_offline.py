"""Once visited, the guide and the engine work without a network; with one, what is shown is what is published now."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response, expect
from playwright.sync_api import Page as Tab

from convention_sim.live.rendering import render
from docs.theme.live import node
from tests.built import Site

from .simulating import GP, PAGES, address_of

UNDER = "/un/sous-dossier/"
NOTEBOOK = "notebooks/03-remboursements-exemples/"
NAMES = "async () => (await caches.keys()).sort()"
HOLDS = "async (url) => Boolean(await caches.match(url))"
HOLDS_PYTHON = """async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = (await Promise.all(stores.map((store) => store.keys()))).flat().map(({ url }) => url.split("/").at(-1));
    return ["pyodide.asm.wasm", "pyodide.asm.mjs", "python_stdlib.bin", "package.bin", "worker.js"].every((name) => kept.includes(name));
}"""
HAS = "async (version) => (await caches.keys()).some((name) => name.endsWith(version))"
WAIT, PAUSE = 90_000, 100  # milliseconds: a busy machine is slow to start Python

pytestmark = pytest.mark.skipif(not node.wanted(), reason="built without the live pages (CONVENTION_SIM_NO_LIVE)")


class Host(http.server.ThreadingHTTPServer):
    """Serves the site in a folder of its own; `down` answers nothing; `published` stands over what was built; `asked` are paths."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Answer, directory=str(site)))
        self.down = False
        self.published: dict[str, str] = {}
        self.asked: list[str] = []
        self.site = site
        self.address = f"http://127.0.0.1:{self.server_port}{UNDER}"

    def publish(self, name: str, old: str, new: str) -> None:
        """Change a file of the site."""
        text = (self.site / name).read_text(encoding="utf-8")
        assert old in text
        self.published[name] = text.replace(old, new)


class _Answer(http.server.SimpleHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        if self.server.down:
            self.close_connection = True
            return
        name = urlsplit(self.path).path.removeprefix(UNDER)
        self.server.asked.append(name)
        changed = self.server.published.get(name or "index.html") or self.server.published.get(f"{name}index.html")
        if changed is None:
            super().do_GET()
            return
        body = changed.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if not name.endswith(".js") else "text/javascript")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let browsers keep everything for an hour, as some hosts do."""
        self.send_header("Cache-Control", "max-age=3600" if not self.path.endswith("sw.js") else "no-cache")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(UNDER))

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="module")
def host(site: Site) -> Iterator[Host]:
    with Host(site.root) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


class Visitor:
    """A reader who comes for the first time; `complaints` are errors of the scripts; `first` tells of each file's name whether its first
    answer came through the service worker.
    """

    def __init__(self, chromium: Browser, host: Host) -> None:
        self.host = host
        self.context = chromium.new_context(viewport={"width": 360, "height": 760})
        self.tab: Tab = self.context.new_page()
        self.tab.set_default_timeout(WAIT)
        self.complaints: list[str] = []
        self.first: dict[str, bool] = {}
        self.tab.on("response", self._noted)
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _noted(self, response: Response) -> None:
        self.first.setdefault(response.url.rpartition("/")[2], response.from_service_worker)

    def open(self, name: str) -> Tab:
        self.tab.goto(self.host.address + name)
        return self.tab

    def visit(self, name: str) -> None:
        """Open a page, and wait until all of it is kept."""
        self.open(name)
        self.all_kept()

    def all_kept(self) -> None:
        """Wait until everything that this page has loaded is kept."""
        self.tab.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        for url in self.tab.evaluate("() => [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)]"):
            self.kept(url)

    def kept(self, url: str) -> None:
        self.until(HOLDS, url.partition("#")[0])

    def until(self, script: str, given: str = "") -> None:
        """Wait until an asynchronous script says yes."""
        for _ in range(WAIT // PAUSE):
            if self.tab.evaluate(script, given):
                return
            self.tab.wait_for_timeout(PAUSE)
        raise AssertionError(script)


@pytest.fixture(autouse=True)
def restored(host: Host) -> None:
    """Each test finds the host up, with what was built."""
    host.down = False
    host.published.clear()


@pytest.fixture(scope="module")
def visitor(chromium: Browser, host: Host) -> Iterator[Visitor]:
    found = Visitor(chromium, host)
    yield found
    found.context.close()
    assert found.complaints == []


@pytest.fixture
def offline(visited: "Visitor", host: Host) -> None:
    """The network goes, once what is to be read was."""
    assert visited.host is host
    host.down = True


@pytest.fixture(scope="module")
def visited(visitor: Visitor) -> Visitor:
    """Has read a notebook and the simulator in both languages, and had one case worked out by the engine."""
    visitor.visit(NOTEBOOK)
    assert not [name for name in visitor.host.asked if "pyodide" in name], "a page that is read loads no engine"
    visitor.visit(PAGES["en"])
    visitor.visit(PAGES["fr"])
    worked_out(visitor, "fr", "61.10")
    visitor.until(HOLDS_PYTHON)
    visitor.all_kept()
    return visitor


def worked_out(visitor: Visitor, language: Any, fee: str) -> None:
    """Open the simulator on a case that only the engine answers: it is CPython's answer."""
    fields = {**GP, "sector": "2", "fee": fee}
    visitor.open(PAGES[language] + address_of(fields))
    visitor.tab.reload()
    expect(visitor.tab.locator('[data-sum="reste_a_charge"] dd')).to_have_text(
        render(fields, language)["lines"]["reste_a_charge"], timeout=WAIT
    )


def test_nothing_stands_between_the_network_and_python_the_first_time(visited: Visitor) -> None:
    names = ("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs", "python_stdlib.bin", "package.bin")
    assert [visited.first[name] for name in names] == [False] * len(names)
    assert True in visited.first.values(), "the worker is there"


@pytest.mark.usefixtures("offline")
def test_a_page_that_was_read_is_read_again_with_its_looks(visited: Visitor) -> None:
    tab = visited.open(NOTEBOOK)
    expect(tab.locator("h1")).to_be_visible()
    assert tab.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("language", PAGES)
def test_the_simulator_answers_stored_cases_and_new_ones(visited: Visitor, language: Any) -> None:
    worked_out(visited, language, "60")
    worked_out(visited, language, "61.20")


@pytest.mark.usefixtures("offline")
def test_a_cell_runs(visited: Visitor) -> None:
    tab = visited.open(NOTEBOOK)
    visited.tab.locator(".cs-cell").first.wait_for()
    run = """async () => {
        const engine = await import(document.querySelector("script[src$='/cells.js']").src.replace("cells.js", "engine.js"));
        return engine.ask("run", { cells: ["6 * 7"], lang: "fr" });
    }"""
    assert tab.evaluate(run)["cells"][0]["outputs"][0]["content"] == "42"


@pytest.mark.usefixtures("offline")
def test_a_page_that_was_never_read_says_so_in_both_languages(visited: Visitor) -> None:
    tab = visited.open("glossaire/")
    expect(tab.locator("body")).to_contain_text("demande une connexion")
    expect(tab.locator("[lang=en]")).to_contain_text("needs a connection")


def test_with_a_network_what_is_published_now_is_shown(visited: Visitor, host: Host) -> None:
    visited.open("index.html")
    host.publish("index.html", "12,00", "99,99")
    expect(visited.open("index.html").locator(".cs-specimen")).to_contain_text("99,99")
    host.down = True
    expect(visited.open("index.html").locator(".cs-specimen")).to_contain_text("99,99")


def test_a_new_version_replaces_what_was_kept(visited: Visitor, host: Host) -> None:
    tab = visited.open(NOTEBOOK)
    before = tab.evaluate(NAMES)
    version = next(name for name in before if not name.endswith(" live")).rpartition(" ")[2]
    host.publish("sw.js", version, "another-version")
    host.publish(f"{NOTEBOOK}index.html", "</h1>", " (nouveau)</h1>")
    tab.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    visited.until(HAS, "another-version")
    visited.until(f"async (version) => !(await ({HAS})(version))", version)
    assert len(tab.evaluate(NAMES)) == len(before)
    host.down = True
    expect(visited.open(NOTEBOOK).locator("h1")).to_contain_text("(nouveau)")
    worked_out(visited, "fr", "61.30")


def test_the_engine_that_came_before_the_worker_is_kept_too(chromium: Browser, host: Host) -> None:
    visitor = Visitor(chromium, host)
    worked_out(visitor, "fr", "61.10")
    visitor.until(HOLDS_PYTHON)
    visitor.all_kept()
    host.down = True
    worked_out(visitor, "fr", "61.20")
    visitor.context.close()
