"""Every case that is chosen in the simulator shows what the package says; choices open and close with the law."""

from itertools import cycle

import pytest
from playwright.sync_api import Browser

from convention_sim.views.words import LANGUAGES, Language
from docs.theme.generated.simulator import EXAMPLE, texts

from .simulating import CHOSEN, DAY, GP, At, Simulator, address_of

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize(("fields", "language"), zip(CHOSEN.values(), cycle(LANGUAGES), strict=False), ids=CHOSEN.keys())
def test_a_case_that_is_chosen_shows_what_the_package_says(at: At, fields: dict[str, str], language: Language) -> None:
    page = at(language).open().choose(contract="", fee="", option="").choose(**fields)
    page.shows(fields)
    page.addresses(fields)
    assert page.complaints == []


@pytest.mark.parametrize("fields", CHOSEN.values(), ids=CHOSEN.keys())
def test_an_address_opens_its_case_again(at: At, fields: dict[str, str]) -> None:
    page = at().open(address_of(fields))
    page.shows(fields)
    said = page.tab.evaluate("[...new FormData(document.querySelector('.cs-form'))]")
    assert {name for name, text in said if text and text in (fields.get(name), *fields.get(name, "").split(","))} == fields.keys()


@both
def test_the_page_begins_with_its_example_today(at: At, language: Language) -> None:
    page = at(language).open()
    today = page.tab.evaluate("new Date().toLocaleDateString('sv')")
    page.shows({"date": max(today, DAY), **EXAMPLE})


def test_common_cases_need_no_engine_and_the_others_start_it_once(at: At) -> None:
    page = at().open()
    before = page.asked
    page.choose(sector="1", fee="")
    page.choose(contract="100", specialty="specialiste", pathway="hors-parcours")
    page.shows({**page.fields(), "specialty": "specialiste", "pathway": "hors-parcours", "contract": "100"})
    assert page.asked == before
    assert page.tab.is_hidden(".cs-engine")
    page.choose(fee="61.10")
    page.shows({**page.fields(), "fee": "61.10"})
    assert page.asked == before + 1


@pytest.mark.parametrize(("typed", "fee"), [("40,00", "40"), ("40.0", "40"), (" 40 € ", "40"), ("26,5", "26.5")])
def test_a_fee_may_be_typed_in_several_ways(at: At, typed: str, fee: str) -> None:
    page = at().open(address_of({**GP, "sector": "2"})).choose(fee=typed)
    page.shows({**GP, "sector": "2", "fee": fee})
    page.addresses({**GP, "sector": "2", "fee": fee})


@both
def test_the_engine_says_its_size_once_and_how_far_it_is(chromium: Browser, address: str, language: Language) -> None:
    page = Simulator(chromium, address, language)
    page.context.add_init_script("window.held = new Promise((go) => { window.release = go; });")
    page.open().choose(fee="61.10")
    page.tab.wait_for_selector(".cs-engine progress[value]")
    assert {"fr": "5,4\u00a0Mo", "en": "5.4\u00a0MB"}[language] in page.tab.inner_text(".cs-engine")
    assert page.tab.evaluate("document.querySelector('.cs-engine progress').position") == 0.5
    page.choose(fee="61.20")
    page.tab.evaluate("window.release()")
    page.shows({**page.fields(), "fee": "61.20"})
    assert page.tab.is_hidden(".cs-engine")
    page.context.close()


def test_a_reader_who_saves_data_is_asked_first(chromium: Browser, address: str) -> None:
    page = Simulator(chromium, address)
    page.context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } });")
    page.open().choose(fee="61.10")
    page.tab.click("text=Charger le moteur (5,4\u00a0Mo, une seule fois)")
    page.shows({**page.fields(), "fee": "61.10"})
    page.context.close()


def test_without_an_engine_the_page_says_so_and_still_answers_common_cases(chromium: Browser, address: str) -> None:
    page = Simulator(chromium, address)
    page.serve_engine(None)
    page.open().choose(fee="61.10")
    page.tab.wait_for_selector(f"text={texts('fr')['no_engine']}")
    assert page.tab.inner_text('[data-sum="amo"] dd') == "–"
    page.choose(fee="60")
    page.shows({**page.fields(), "fee": "60"})
    page.context.close()


def test_an_answer_that_comes_late_is_dropped(chromium: Browser, address: str) -> None:
    page = Simulator(chromium, address)
    page.context.add_init_script("window.held = new Promise((go) => { window.release = go; });")
    page.open().choose(fee="61.10")
    page.tab.wait_for_selector(".cs-engine progress[value]")
    page.choose(fee="60")
    page.tab.evaluate("window.release()")
    page.tab.wait_for_function("() => document.querySelector('.cs-engine').hidden")
    page.shows({**page.fields(), "fee": "60"})
    page.context.close()


# Choices that open and close.


def visible(page: Simulator, name: str) -> set[str]:
    options = page.tab.evaluate(
        f"[...document.querySelectorAll('[data-field={name}] option')].filter((each) => !each.hidden).map((each) => each.value)"
    )
    return set(options)


def test_only_the_options_of_the_day_and_the_specialty_are_offered(at: At) -> None:
    page = at().open().choose(specialty="chirurgien", date=DAY)
    assert visible(page, "option") == {"", "optam", "optam-aco"}
    page.choose(specialty="generaliste")
    assert visible(page, "option") == {"", "optam"}
    page.choose(option="", date="2014-05-05")
    assert visible(page, "option") == {"", "cas"}
    page.choose(sector="1")
    assert page.tab.is_hidden('[data-field="option"]')


def test_a_choice_that_closes_gives_way_with_a_word_about_it(at: At) -> None:
    page = at().open().choose(date="2011-06-01")
    page.shows({"date": "2011-06-01", "specialty": "generaliste", "sector": "2", "fee": "50", "contract": "200"})
    page = at().open().choose(specialty="chirurgien", option="optam-aco", date="2023-01-01")
    assert "«\u00a0OPTAM-ACO\u00a0»" in page.tab.inner_text("#cs-option-error")
    assert "option" not in page.fields()


def test_the_usual_pathway_follows_the_specialty_until_another_is_chosen(at: At) -> None:
    page = at().open(address_of(GP))
    assert page.tab.input_value("#cs-pathway") == "medecin-traitant"
    page.choose(specialty="dermatologue")
    assert page.tab.input_value("#cs-pathway") == "adresse"
    page.choose(pathway="urgence", specialty="generaliste")
    assert page.tab.input_value("#cs-pathway") == "urgence"


def test_a_refusal_is_the_packages_beside_its_field(at: At) -> None:
    page = at().open(address_of({**GP, "sector": "3"}))
    page.refuses(page.expected({**GP, "sector": "3"})["error"]["message"])
    assert page.tab.get_attribute("#cs-fee", "aria-invalid") == "true"
    described = str(page.tab.get_attribute("#cs-fee", "aria-describedby")).split()
    assert page.expected({**GP, "sector": "3"})["error"]["message"] in [page.tab.inner_text(f"#{name}") for name in described]
    page.choose(fee="60")
    page.shows({**GP, "sector": "3", "fee": "60"})
    assert page.tab.get_attribute("#cs-fee", "aria-invalid") is None


def test_an_unlawful_fee_is_shown_with_its_maximum(at: At) -> None:
    page = at().open(address_of({**GP, "fee": "50"}))
    assert page.tab.inner_text(".cs-sheet .cs-unlawful").startswith("Illicite")
    assert "30,00\u00a0€ au plus" in page.tab.inner_text(".cs-sheet .cs-unlawful")
