"""The comparison by sector, with the reader's own figures: the engine in the page says what the package says."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import Route, expect

from convention_sim.live.practice.fields import example
from convention_sim.live.practice.rendering import render
from convention_sim.views.words import LANGUAGES, Language
from docs.theme.generated.simulator import texts
from docs.theme.live import node

from .axe import faults
from .conftest import ReaderOf, Visit
from .simulating import SAME_MARKUP

PAGES = {"fr": "vos-chiffres/index.html", "en": "en/vos-chiffres/index.html"}
WAIT = 90_000  # milliseconds: a busy machine is slow to start Python
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

both = pytest.mark.parametrize("language", LANGUAGES)
pytestmark = pytest.mark.skipif(not node.wanted(), reason="built without the live pages (CONVENTION_SIM_NO_LIVE)")


@pytest.fixture
def opened(reader: ReaderOf, language: Language) -> Iterator[Visit]:
    """The page on a phone, ready; no script fails on it."""
    visit = reader(360, "light").open(PAGES[language])
    visit.tab.wait_for_selector(".cs-practice[data-ready]")
    yield visit
    assert visit.complaints == []


def _shows(tab: Tab, language: Language, **changes: str) -> None:
    """Wait until the page shows what the package says of these figures, to the letter."""
    expected = render({**example(), **changes}, language)
    html = tab.evaluate(SAME_MARKUP, expected["html"])
    tab.wait_for_function("(html) => document.querySelector('.cs-sheet').innerHTML === html", arg=html, timeout=WAIT)
    expect(tab.locator(".cs-summary dd")).to_have_text([each["income"] for each in expected["incomes"]])


@both
def test_the_first_figures_need_no_engine(opened: Visit, language: Language) -> None:
    expected = render(example(), language)
    told = opened.tab.evaluate(
        "(html) => { const page = document.createElement('div'); page.innerHTML = html; return page.textContent; }", expected["html"]
    )
    assert "".join((opened.tab.text_content(".cs-sheet") or "").split()) == "".join(told.split())
    assert opened.tab.locator(".cs-summary dd").all_inner_texts() == [each["income"] for each in expected["incomes"]]
    assert not [url for url in opened.requests if "pyodide" in url]


@both
def test_a_figure_that_is_changed_changes_the_answer_and_the_address(opened: Visit, language: Language) -> None:
    tab = opened.tab
    tab.fill("#cs-acts", "5200")
    tab.fill("#cs-charges", "61 000")
    tab.select_option("#cs-patients_contract", "200")
    _shows(tab, language, acts="5200", charges="61000", patients_contract="200")
    assert "acts=5200&charges=61000" in tab.url
    tab.reload()
    _shows(tab, language, acts="5200", charges="61000", patients_contract="200")
    assert tab.input_value("#cs-acts") == "5200"


@pytest.mark.parametrize("language", ["fr"])
def test_what_cannot_be_read_is_said_beside_its_field_and_puts_the_answer_away(opened: Visit, language: Language) -> None:
    tab = opened.tab
    tab.fill("#cs-at_tariff_2", "douze")
    expect(tab.locator("#cs-at_tariff_2-error")).to_contain_text("de 0 à 100")
    expect(tab.locator(".cs-summary dd").first).to_have_text("–")
    expect(tab.locator(".cs-which")).to_have_text("À corriger\u00a0: Actes au tarif, en\u00a0%")
    tab.fill("#cs-at_tariff_2", "100")
    expect(tab.locator("#cs-at_tariff_2-error")).to_contain_text("tous les actes sont au tarif", timeout=WAIT)
    tab.fill("#cs-at_tariff_2", "40")
    _shows(tab, language, at_tariff_2="40")
    expect(tab.locator("#cs-at_tariff_2-error")).to_have_text("")
    expect(tab.locator(".cs-which")).to_have_text(texts(language)["income"])


@pytest.mark.parametrize("language", ["fr"])
def test_an_answer_that_comes_after_a_wrong_figure_is_dropped(opened: Visit, language: Language) -> None:
    tab, held, kept = opened.tab, list[Route](), True

    def hold(route: Route) -> None:
        if kept:
            held.append(route)
        else:
            route.continue_()

    tab.route("**/*.wasm", hold)
    tab.fill("#cs-acts", "5200")
    expect(tab.locator(".cs-which")).to_have_text(texts(language)["working"])
    assert set(tab.locator(".cs-summary dd").all_inner_texts()) == {"…"}
    tab.fill("#cs-acts", "abc")
    expect(tab.locator(".cs-summary dd").first).to_have_text("–")
    kept = False
    for route in held:
        route.continue_()
    tab.wait_for_selector(".cs-engine[hidden]", state="attached", timeout=WAIT)
    tab.wait_for_timeout(3000)
    assert set(tab.locator(".cs-summary dd").all_inner_texts()) == {"–"}
    tab.fill("#cs-acts", "4100")
    _shows(tab, language, acts="4100")


def test_without_the_engine_the_figures_in_view_say_why_there_is_none(reader: ReaderOf) -> None:
    someone = reader(360, "light")
    tab = someone.open(PAGES["fr"]).tab
    tab.wait_for_selector(".cs-practice[data-ready]")
    tab.route("**/*", lambda route: route.abort())
    tab.fill("#cs-acts", "5200")
    expect(tab.locator(".cs-which")).to_have_text(texts("fr")["no_engine"], timeout=WAIT)


def test_an_address_cut_short_keeps_the_first_figures_for_the_rest(reader: ReaderOf) -> None:
    tab = reader(360, "light").open(PAGES["fr"].replace("index.html", "#year=2025&acts=3000")).tab
    _shows(tab, "fr", year="2025", acts="3000", patients_contract="")
    assert tab.input_value("#cs-mean_2") == "47,9"


@both
def test_the_printed_sheet_says_what_it_assumes_and_its_address(opened: Visit, language: Language) -> None:
    tab = opened.tab
    tab.fill("#cs-acts", "5200")
    _shows(tab, language, acts="5200")
    tab.emulate_media(media="print")
    tab.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert tab.locator(".cs-printed-address").inner_text() == tab.url
    assert {"fr": "5\u202f200 consultations", "en": "5,200 consultations"}[language] in tab.locator(".cs-sheet").inner_text()


def test_a_hostile_address_is_refused_beside_its_field(reader: ReaderOf) -> None:
    someone = reader(360, "light")
    tab = someone.open(PAGES["fr"].replace("index.html", "#acts=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&specialty=x")).tab
    expected = render({**example(), "acts": "<img src=x onerror=alert(1)>", "specialty": "x"}, "fr")["error"]
    expect(tab.locator(".cs-message")).to_have_text(expected["message"], timeout=WAIT)
    assert tab.locator(".cs-practice img").count() == 0


@both
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_fits_a_phone(reader: ReaderOf, language: Language, scheme: str) -> None:
    visit = reader(360, "dark" if scheme == "dark" else "light").open(PAGES[language])
    visit.tab.wait_for_selector(".cs-practice[data-ready]")
    assert faults(visit.tab) == []
    assert visit.tab.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("page", [PAGES["fr"], "notebooks/09-choisir-son-secteur/index.html"])
def test_a_dark_screen_is_printed_in_dark_ink(reader: ReaderOf, page: str) -> None:
    tab = reader(360, "dark").open(page).tab
    ink = "() => [...document.querySelectorAll('main td, main h1, main svg text')].map((each) => getComputedStyle(each).color)"
    tab.wait_for_function(f"({ink})().every((colour) => parseInt(colour.slice(4)) > 127)")
    tab.emulate_media(media="print")
    assert [colour for colour in tab.evaluate(ink) if int(re.findall("[0-9]+", colour)[0]) > 127] == []
