"""Two cases are compared, a case is shared, copied as Python and printed: what comes out is the package's."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from convention_sim.live.fields import read_fields
from convention_sim.live.rendering import compare
from convention_sim.settlement import settle
from convention_sim.views.words import LANGUAGES, Language
from docs.theme.generated.simulator import EXAMPLE, data, texts

from .simulating import CHOSEN, DAY, GP, At, address_of

both = pytest.mark.parametrize("language", LANGUAGES)

FIRST = {"date": DAY, **EXAMPLE}
# What each button changes, and the case that it leads to: an option that did not exist on the day gives way.
OTHERS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "sector 1": ({"sector": "1", "option": ""}, {"sector": "1", "option": ""}),
    "sector 2, no option": ({"sector": "2", "option": ""}, {"option": ""}),
    "outside the pathway": ({"pathway": "hors-parcours"}, {"pathway": "hors-parcours"}),
    "in 2011": ({"date": "2011-06-01"}, {"date": "2011-06-01", "option": ""}),
    "a contract at 100": ({"contract": "100"}, {"contract": "100"}),
    "no contract": ({"contract": ""}, {"contract": ""}),
}


def rows(html: str) -> list[tuple[str, ...]]:
    """The cells of a table, and whether each line is marked."""
    found = BeautifulSoup(html, "html.parser").select("tr")
    return [(*(cell.get_text() for cell in row.select("th, td")), str(row.get("class"))) for row in found]


@both
@pytest.mark.parametrize(("changes", "other"), OTHERS.values(), ids=OTHERS.keys())
def test_a_comparison_is_the_packages_and_marks_what_differs(
    at: At, changes: dict[str, str], other: dict[str, str], language: Language
) -> None:
    number = [preset["changes"] for preset in data(language)["presets"]].index(changes)
    second = {name: text for name, text in {**FIRST, **other}.items() if text}
    expected = rows(compare(FIRST, second, language)["html"])
    page = at(language).open(address_of(FIRST))
    page.tab.click(".cs-presets summary")
    page.tab.click(f'[data-preset="{number}"]')
    page.shows(second)
    assert rows(page.tab.inner_html(".cs-pairing table")) == expected
    reopened = at(language).open("#" + urlsplit(page.tab.url).fragment)
    reopened.shows(second)
    assert rows(reopened.tab.inner_html(".cs-pairing table")) == expected


def test_what_is_already_so_is_not_offered_for_comparison(at: At) -> None:
    page = at().open(address_of(FIRST))
    page.tab.click(".cs-presets summary")
    offered = [button.inner_text() for button in page.tab.query_selector_all("[data-preset]") if button.is_visible()]
    assert "secteur\u00a01" in offered
    assert "hors du parcours de soins" in offered
    assert "secteur\u00a02, OPTAM" not in offered
    assert "contrat à 200\u00a0%" not in offered


def test_either_case_of_a_comparison_can_be_changed(at: At) -> None:
    page = at().open(address_of(GP))
    page.tab.click(".cs-presets summary")
    page.tab.click("text=une copie à modifier")
    page.choose(sector="2", fee="61.10")
    page.shows({**GP, "sector": "2", "fee": "61.10"})
    page.tab.check('[name="case"][value="0"]')
    page.shows(GP)
    page.choose(contract="100")
    page.shows({**GP, "contract": "100"})
    expected = compare({**GP, "contract": "100"}, {**GP, "sector": "2", "fee": "61.10"}, "fr")["html"]
    assert rows(page.tab.inner_html(".cs-pairing table")) == rows(expected)
    page.tab.click("text=Ne plus comparer")
    assert page.tab.inner_html(".cs-pairing") == ""
    assert page.fields() == {**GP, "contract": "100"}


def test_the_link_that_is_copied_is_the_address_of_the_case(at: At) -> None:
    page = at().open(address_of(GP)).choose(sector="2", fee="60")
    page.tab.click("text=Copier le lien")
    page.tab.wait_for_selector(f"text={texts('fr')['link_copied']}")
    assert page.tab.evaluate("navigator.clipboard.readText()") == page.tab.url
    assert page.fields() == {**GP, "sector": "2", "fee": "60"}


@pytest.mark.parametrize("fields", CHOSEN.values(), ids=CHOSEN.keys())
def test_the_python_that_is_copied_gives_the_same_amounts(at: At, fields: dict[str, str]) -> None:
    page = at().open(address_of(fields))
    page.shows(fields)
    page.tab.click("text=Copier en Python")
    page.tab.wait_for_selector(f"text={texts('fr')['python_copied']}")
    *imports, call = page.tab.evaluate("navigator.clipboard.readText()").splitlines()
    names: dict[str, Any] = {}
    exec("\n".join([*imports, f"found = {call}"]), names)  # noqa: S102 - what the reader would paste
    assert names["found"].values == settle(read_fields(fields)).values


def test_the_other_language_shows_the_same_case(at: At) -> None:
    page = at().open(address_of(GP)).choose(sector="2", fee="60")
    page.tab.click("a.cs-language")
    page.tab.wait_for_selector(".cs-simulator[data-ready]")
    at("en").tab.goto(page.tab.url)
    at("en").shows({**GP, "sector": "2", "fee": "60"})


PRINTED = {
    "the example": address_of({"date": DAY, **EXAMPLE}),
    "in francs": address_of(CHOSEN["in francs"]),
    "with much to say": address_of(
        {**GP, "specialty": "psychiatre", "fee": "120", "statuses": "css", "pathway": "hors-parcours", "region": "alsace-moselle"}
    ),
    "two cases": f"{address_of(GP)}/{address_of({**GP, 'sector': '2', 'fee': '60'})[1:]}",
}


@both
@pytest.mark.parametrize("case", PRINTED.values(), ids=PRINTED.keys())
def test_a_case_prints_on_one_page(at: At, case: str, language: Language) -> None:
    page = at(language).open(case)
    page.settled()
    pdf = page.tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    page.tab.emulate_media(media="print")
    assert page.tab.is_hidden(".cs-form")
    assert page.tab.is_hidden(".cs-tools")
    page.tab.emulate_media(media="null")
