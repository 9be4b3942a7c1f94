"""The simulator with the real engine in the page: every answer is CPython's, whatever is typed, and one start serves them all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from convention_sim.live.rendering import compare
from convention_sim.views.words import LANGUAGES, Language
from docs.theme.live import node

from .axe import faults
from .conftest import Scheme
from .simulating import CHOSEN, GP, Simulator, address_of
from .test_simulator_sharing import rows

PALETTES: dict[Language, Scheme] = {"fr": "light", "en": "dark"}
BY_ENGINE = {name: fields for name, fields in CHOSEN.items() if not name.startswith("stored")}
FIRST = {**GP, "sector": "2", "fee": "61.10"}
HUGE = {"9 digits": "999999999", "5 000 digits": "9" * 5000, "markup": "<img src=x onerror=alert(1)>", "broken JSON": '{"fee": 60'}

pytestmark = pytest.mark.skipif(not node.wanted(), reason="built without the live pages (CONVENTION_SIM_NO_LIVE)")


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Simulator]:
    """A phone, light in French and dark in English, with the engine started by a first case that is not stored."""
    language: Language = request.param
    found = Simulator(chromium, address, language, 360, PALETTES[language], live=True)
    found.tab.set_default_timeout(90_000)  # a busy machine is slow to start Python
    found.open(address_of(GP)).choose(sector="2", fee="61.10")
    found.tab.wait_for_selector(".cs-engine progress[value]")
    found.tab.wait_for_selector('.cs-sheet[aria-busy="false"]')
    yield found
    assert found.complaints == []
    assert found.boxes == []
    found.context.close()


def turn(page: Simulator, case: str) -> Simulator:
    """Go to another case without loading the page again."""
    page.tab.evaluate("(there) => { location.hash = there; }", case)
    return page


def test_the_first_case_is_answered_and_the_engine_steps_aside(page: Simulator) -> None:
    page.shows(FIRST)
    page.addresses(FIRST)
    assert page.tab.is_hidden(".cs-engine")


@pytest.mark.parametrize("fields", BY_ENGINE.values(), ids=BY_ENGINE.keys())
def test_each_case_is_answered_as_in_cpython(page: Simulator, fields: dict[str, str]) -> None:
    turn(page, address_of(fields)).shows(fields)


def test_two_cases_are_compared_as_in_cpython(page: Simulator) -> None:
    other = {**FIRST, "option": "optam", "contract": "other", "percent": "175"}
    turn(page, f"{address_of(FIRST)}/{address_of(other)[1:]}").shows(other)
    assert rows(page.tab.inner_html(".cs-pairing table")) == rows(compare(FIRST, other, page.language)["html"])


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_a_hostile_fee_gets_the_answer_or_the_refusal_of_the_package(page: Simulator, text: str) -> None:
    turn(page, address_of(FIRST)).shows(FIRST)
    fields = {**FIRST, "fee": text}
    turn(page, address_of(fields))
    answer = page.expected(fields)
    page.refuses(answer["error"]["message"]) if "error" in answer else page.shows(fields)
    assert page.tab.evaluate("document.querySelectorAll('.cs-simulator :is(img, script)').length") == 0


def test_the_keyboard_reaches_a_case_that_only_the_engine_answers(page: Simulator) -> None:
    turn(page, address_of(GP)).shows(GP)
    page.tab.focus("#cs-fee")
    page.tab.keyboard.type("47,31")
    page.shows({**GP, "fee": "47.31"})


def test_what_the_engine_answers_fits_a_phone_and_is_accessible(page: Simulator) -> None:
    turn(page, address_of(FIRST)).shows(FIRST)
    page.tab.evaluate("document.querySelectorAll('.cs-simulator details').forEach((each) => { each.open = true; })")
    assert page.sideways() <= 0
    assert faults(page.tab) == []


def test_after_a_crash_the_next_case_is_answered(page: Simulator) -> None:
    crash = """async (address) => {
        const { ask } = await import(address);
        return ask("run", { cells: ["import os", "os.abort()"], lang: "en" }).catch((refusal) => refusal.message.en);
    }"""
    engine = page.base.removesuffix("simulateur/") + "assets/live/engine.js"
    assert "restarted" in page.tab.evaluate(crash, engine)
    fields = {**FIRST, "fee": "61.20"}
    turn(page, address_of(fields)).shows(fields)
