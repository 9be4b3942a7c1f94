"""The search finds the field's words in each edition, and leads first to where they are explained."""

import pytest

from convention_sim.wording import Language
from docs.theme.glossary_pages import URLS
from tests.site.reading import LANGUAGES

from .conftest import ReaderOf

FIELD, FOUND = "input.md-search__input", "a.md-search-result__link"
ASKED: dict[Language, dict[str, str]] = {
    "fr": {"dépassement": "depassement", "secteur 2": "secteur_2", "médecin traitant": "medecin_traitant", "OPTAM": "optam"},
    "en": {
        "extra fee": "depassement",
        "sector 2": "secteur_2",
        "médecin traitant": "medecin_traitant",
        "co-insurance": "ticket_moderateur",
        "coinsurance": "ticket_moderateur",
        "balance billing": "depassement",
        "OPTAM": "optam",
    },
}
HOMES: dict[Language, str] = {"fr": "", "en": "en/"}


asked = pytest.mark.parametrize(("language", "words"), [(language, words) for language in LANGUAGES for words in ASKED[language]])


@asked
def test_a_word_of_the_field_leads_first_to_its_definition(language: Language, words: str, reader: ReaderOf, address: str) -> None:
    tab = reader(1280, "light").open(f"{HOMES[language]}index.html").tab
    tab.click(FIELD)
    tab.fill(FIELD, words)
    tab.dispatch_event(FIELD, "keyup")  # what the search listens to
    tab.wait_for_selector(FOUND)
    links = tab.eval_on_selector_all(FOUND, "links => links.map(link => link.href)")
    glossary = address + HOMES[language] + URLS[language]
    assert links[0] == glossary
    assert f"{glossary}#{ASKED[language][words]}" in links
