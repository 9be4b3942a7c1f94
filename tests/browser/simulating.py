"""Someone at the simulator: what the page shows is compared with what the package says in CPython.

A stand-in for the engine's script passes each question on to CPython, so that most tests are about the page and start no Python in it;
`live` leaves the real engine in its place.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Dialog, Route
from playwright.sync_api import Page as Tab

from convention_sim.live import ask
from convention_sim.live.rendering import render
from convention_sim.live.table import spans
from convention_sim.wording import Language

if TYPE_CHECKING:
    from .conftest import Scheme

ENGINE = """
export const size = () => 5_400_000;
export const prepare = () => {};
export const start = async (onProgress) => { onProgress(2_700_000, 5_400_000); await window.held; };
export const ask = async (command, payload) => JSON.parse(await window.askPackage(command, JSON.stringify(payload)));
export const stop = () => {};
"""
PAGES: dict[Language, str] = {"fr": "simulateur/", "en": "en/simulateur/"}
DAY = spans()[0].start.isoformat()
GP = {"date": DAY, "specialty": "generaliste", "sector": "1"}
CHOSEN: dict[str, dict[str, str]] = {
    "stored: sector 1 at the tariff": GP,
    "stored: sector 2, extra fee": {**GP, "sector": "2", "fee": "60", "contract": "200"},
    "stored: outside the pathway": {**GP, "specialty": "specialiste", "pathway": "hors-parcours", "fee": "50"},
    "stored: long-term illness": {**GP, "sector": "2", "fee": "80", "statuses": "ald"},
    "a fee like no other": {**GP, "sector": "2", "option": "optam", "fee": "47.30", "contract": "other", "percent": "175"},
    "two levels": {**GP, "sector": "2", "fee": "70", "contract": "levels", "percent_optam": "220", "percent_sans_optam": "150"},
    "not responsible, at actual cost": {**GP, "sector": "2", "fee": "70", "contract": "real-cost", "not_responsible": "yes"},
    "a child": {"date": "2024-03-01", "specialty": "pediatre", "sector": "1", "age": "4"},
    "in 2011": {"date": "2011-06-01", "specialty": "cardiologue", "sector": "2", "fee": "70", "contract": "150"},
    "in francs": {"date": "1998-03-02", "specialty": "specialiste", "sector": "1", "contract": "100"},
    "a teleconsultation": {**GP, "act": "teleconsultation"},
    "a long consultation": {**GP, "act": "consultation-longue", "age": "85"},
    "a particular demand, far away": {**GP, "fee": "45", "particular_demand": "yes", "region": "alsace-moselle", "age": "50"},
    "before the options": {"date": "2014-05-05", "specialty": "chirurgien", "sector": "2", "option": "cas", "fee": "60"},
    "two statuses": {**GP, "statuses": "ald,css"},
}
SAME_MARKUP = "(html) => { const page = document.createElement('div'); page.innerHTML = html; return page.innerHTML; }"

# A sheet that was put away may be the one that is awaited: its figures must stand too.
SHOWN = """([pages, sums]) => pages.includes(document.querySelector('.cs-sheet').innerHTML)
    && Object.entries(sums).every(([name, text]) => document.querySelector(`[data-sum="${name}"] dd`).innerText === text)"""


class Simulator:
    """The page in a tab; `asked` counts the questions put to the engine, `complaints` are errors of its scripts, `boxes` its dialogs."""

    def __init__(
        self,
        chromium: Browser,
        address: str,
        language: Language = "fr",
        width: int = 360,
        scheme: "Scheme" = "light",
        *,
        live: bool = False,
    ) -> None:
        self.language: Language = language
        self.base = address + PAGES[language]
        self.asked = 0
        self.complaints: list[str] = []
        self.boxes: list[str] = []
        self.context = chromium.new_context(viewport={"width": width, "height": 760}, color_scheme=scheme, service_workers="block")
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.context.expose_function("askPackage", self._answer)
        if not live:
            self.serve_engine(ENGINE)
        self.tab: Tab = self.context.new_page()
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", self._refuse)

    def _refuse(self, box: Dialog) -> None:
        self.boxes.append(box.message)
        box.dismiss()

    def _answer(self, command: str, payload: str) -> str:
        self.asked += 1
        return json.dumps(ask(command, json.loads(payload)))

    def serve_engine(self, script: str | None) -> None:
        """What the page gets when it asks for the engine's script; None for nothing."""

        def serve(route: Route) -> None:
            route.fulfill(status=404) if script is None else route.fulfill(body=script, content_type="text/javascript")

        self.context.unroute("**/live/engine.js")
        self.context.route("**/live/engine.js", serve)

    def open(self, case: str = "") -> "Simulator":
        """Open the page anew at an address."""
        self.tab.goto("about:blank")
        self.tab.goto(self.base + case)
        self.tab.wait_for_selector(".cs-simulator[data-ready]")
        return self

    def choose(self, **fields: str) -> "Simulator":
        """Fill the form as a reader would."""
        for name, text in fields.items():
            field = self.tab.locator(f'[data-field="{name}"]')
            field.evaluate("(field) => field.closest('details')?.setAttribute('open', '')")
            kind = field.get_attribute("data-kind")
            if kind in ("radio", "boxes", "box"):
                for word in text.split(","):
                    field.locator(f'input[value="{word}"]').check()
            elif kind == "select":
                field.locator("select").select_option(text)
            else:
                field.locator("input").fill(text)
        return self

    def fields(self) -> dict[str, str]:
        """The case of the address."""
        return dict(part.split("=") for part in urlsplit(self.tab.url).fragment.rpartition("/")[2].split("&"))

    def addresses(self, fields: Mapping[str, str]) -> None:
        """Wait until the address holds the case."""
        self.tab.wait_for_url(lambda _: self.fields() == fields, timeout=10_000)

    def expected(self, fields: Mapping[str, str]) -> dict[str, Any]:
        """What the package says."""
        return render(dict(fields), self.language)

    def shows(self, fields: Mapping[str, str]) -> None:
        """Wait until the page shows what the package says of a case, to the letter."""
        expected = self.expected(fields)
        assert "html" in expected, expected
        html = self.tab.evaluate(SAME_MARKUP, expected["html"])
        unfolded = html.replace('<details class="cs-why">', '<details class="cs-why" open="">')
        sums = {name: expected["lines"][name] for name in ("reste_a_charge", "amo", "amc")}
        self.tab.wait_for_function(SHOWN, arg=[[html, unfolded], sums], timeout=10_000)
        assert self.tab.inner_text(".cs-message") == ""

    def refuses(self, message: str) -> None:
        """Wait until the page says why there is no answer."""
        self.tab.wait_for_function("(text) => document.querySelector('.cs-message').textContent === text", arg=message, timeout=10_000)
        assert self.tab.inner_text('[data-sum="reste_a_charge"] dd') == "–"

    def settled(self) -> None:
        """Wait until the page has an answer or a refusal."""
        self.tab.wait_for_selector('.cs-sheet[aria-busy="false"]', state="attached")

    def sideways(self) -> int:
        """Pixels that stick out of the screen."""
        found: int = self.tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return found


def address_of(fields: dict[str, str]) -> str:
    """What follows the address of the page for a case."""
    return "#" + "&".join(f"{name}={text}" for name, text in fields.items())


At = Callable[..., Simulator]
