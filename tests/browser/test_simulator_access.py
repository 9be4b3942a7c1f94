"""The simulator is for everyone: on a phone, by keyboard alone, with a screen reader, in either palette, without JavaScript."""

import pytest
from playwright.sync_api import Browser

from convention_sim.views.words import LANGUAGES, Language
from docs.theme.generated.simulator import texts

from .axe import faults
from .conftest import Scheme
from .simulating import GP, At, address_of

both = pytest.mark.parametrize("language", LANGUAGES)


STATES = {
    "an answer": "",
    "a refusal": address_of({**GP, "sector": "3"}),
    "an unlawful fee": address_of({**GP, "fee": "50", "statuses": "ald,css", "contract": "levels"}),
    "two cases": f"{address_of(GP)}/{address_of({**GP, 'sector': '2', 'fee': '60'})[1:]}",
}
UNFOLD = "document.querySelectorAll('.cs-simulator details').forEach((each) => { each.open = true; })"


@both
@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_nothing_sticks_out_of_the_screen(at: At, state: str, language: Language, width: int) -> None:
    page = at(language, width).open(state)
    page.settled()
    page.tab.evaluate(UNFOLD)
    assert page.sideways() <= 0


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("en", "dark")])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing_to_mend_in_any_state(at: At, state: str, language: Language, scheme: Scheme) -> None:
    page = at(language, 360, scheme).open(state)
    page.settled()
    page.tab.evaluate(UNFOLD)
    assert faults(page.tab) == []


def test_the_keyboard_is_enough(at: At) -> None:
    page = at().open(address_of(GP))
    keyboard = page.tab.keyboard
    page.tab.focus("#cs-date")

    def to(selector: str) -> None:
        for _ in range(60):
            if page.tab.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return
            keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not lead to {selector}")

    to('[name="sector"]')
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    to("#cs-option")
    keyboard.press("ArrowDown")
    to("#cs-fee")
    keyboard.type("47,3")
    to(".cs-group > summary")
    keyboard.press("Enter")
    to('[name="statuses"][value="ald"]')
    keyboard.press("Space")
    fields = {**GP, "sector": "2", "option": "optam", "fee": "47.3", "statuses": "ald"}
    page.shows(fields)
    to(".cs-presets > summary")
    keyboard.press("Enter")
    to('[data-preset="0"]')
    keyboard.press("Enter")
    page.shows({**GP, "fee": "47.3", "statuses": "ald"})
    to(".cs-why > summary")
    keyboard.press("Enter")
    page.tab.wait_for_selector(".cs-why[open]")


def test_the_amounts_are_announced_when_they_change(at: At) -> None:
    page = at().open(address_of(GP))
    assert page.tab.get_attribute(".cs-summary", "aria-live") == "polite"
    assert page.tab.evaluate("document.querySelector('.cs-message').getAttribute('role')") == "alert"


def test_the_amounts_stay_in_view_while_the_form_is_filled(at: At) -> None:
    page = at().open(address_of(GP))
    for selector in ("#cs-specialty", "#cs-fee", ".cs-group > summary"):
        page.tab.locator(selector).scroll_into_view_if_needed()
        box = page.tab.locator('[data-sum="reste_a_charge"] dd').bounding_box()
        assert box is not None
        assert 0 < box["y"] < 760 - box["height"]


@both
def test_without_javascript_there_is_an_example_to_read(chromium: Browser, address: str, language: Language) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 760})
    tab = context.new_page()
    tab.goto(address + {"fr": "simulateur/", "en": "en/simulateur/"}[language])
    assert tab.is_hidden(".cs-form")
    assert tab.is_visible(".cs-sheet .cs-decompte")
    assert texts(language)["without_script"] in tab.inner_text(".cs-reply")
    assert tab.is_visible("noscript .cs-pair")
    context.close()
