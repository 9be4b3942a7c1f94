"""The two editions are one guide: a page in each for every page of the other, the same amounts, and no sentence left untranslated."""

import json
import re
from copy import copy
from functools import cache
from pathlib import Path

import pytest
from bs4 import Tag

from docs.theme.course import bare
from docs.theme.course.lessons import FOLDER
from docs.theme.generated.writer import address
from docs.theme.glossary_pages import SOURCES
from tests.built import Page, Site
from tests.foreign import OTHER, QUOTED, is_copied, is_foreign
from tests.site.reading import plain

GLOSSARY = {language: f"{address(uri)}index.html" for language, uri in SOURCES.items()}
NOT_YET = {path.stem for path in FOLDER.glob("fr/*.ipynb")} - {path.stem for path in FOLDER.glob("en/*.ipynb")}
BLOCKS = ["p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "summary", "figcaption", "caption", "label", "legend", "small"]
BLOCKS += ["option", "button", "title", "desc", "text"]  # of forms and of drawings
SPOKEN = ("aria-label", "placeholder", "title")
TAG, CODE = re.compile(r"<[^>]+>"), re.compile(r"<(pre|code)\b.*?</\1>|^#.*|^\w+ = .*", re.DOTALL | re.MULTILINE)
SENTENCE = re.compile(r"(?<=[.!?])\s+|</?(?:p|li|td|th|h\d|ul|ol|tr)\b[^>]*>|\n")
# The same in both languages: names of sites, files and parameters, and what a notebook says of itself.
NAMES = re.compile(r"\S+\.(?:fr|com|info|org|app|ipynb)\b.*|[\w-]*[._]\w+|(?:cnam|snds)-.*|\(?\.ipynb\)?|enfants|ald|css")
AMOUNT = {"fr": re.compile(r"[–-]?(\d+(?: \d{3})*(?:,\d+)?) €"), "en": re.compile(r"[–-]?€(\d+(?:,\d{3})*(?:\.\d+)?)")}
# Accents that English keeps: names of places, of people, of unions, of papers and of sites.
ACCENTED = re.compile(r"\b[\w’-]*[àâçèéêëîïôùûœ][\w’-]*", re.IGNORECASE)
PROPER = {
    "Réunion",
    "Rhône",
    "Juppé",
    "Caducée",
    "Métaux",
    "Spé",
    "Spé-Le",
    "sacrifiée",
    "État",
    "d’État",
    "Français",
    "l’Éco",
    "L’Échiquier",
}
# Pages of one edition alone, by design: the one for unknown addresses, which speaks both languages.
ALONE = {"404.html"}
# Copies that another site shows in a frame have no menu, so no switch.
EMBEDDED = bare.NAME


def _twin(name: str) -> str:
    """Where the same page is in the other edition."""
    if name.startswith("en/"):
        return GLOSSARY["fr"] if name[3:] == GLOSSARY["en"] else name[3:]
    return "en/" + (GLOSSARY["en"] if name == GLOSSARY["fr"] else name)


def _expected(site: Site) -> list[Page]:
    return [page for page in site.pages if page.name not in ALONE and not any(slug in page.name for slug in NOT_YET)]


def _pairs(site: Site) -> list[tuple[Page, Page]]:
    return [(page, site.page(_twin(page.name))) for page in _expected(site) if page.language == "fr"]


@cache
def _own_words(page: Page) -> Tag:
    """The page without code, and without what is marked as words of the other language."""
    body = copy(page.soup.body)
    assert body is not None
    for tag in body.select(f"pre, script, style, code, em, cite, [lang={OTHER[page.language]}]"):
        tag.decompose()
    return body


@cache
def _texts(page: Page) -> list[str]:
    """Each text that a reader sees or hears: blocks, drawings, forms, menus, the title and the description."""
    body, head = _own_words(page), page.soup.select("head > title, head > meta[name=description]")
    blocks = [block.get_text() for block in body.find_all(BLOCKS) if not block.find(BLOCKS)]
    spoken = [str(tag[name]) for name in SPOKEN for tag in body.select(f"[{name}]")]
    return [plain(text).strip() for text in (*blocks, *spoken, *(str(tag.get("content") or tag.get_text()) for tag in head))]


def _read(page: Page) -> list[str]:
    """The running text, where a word can be marked: neither drawings, nor options of lists, nor what is only spoken."""
    return [plain(text) for text in _own_words(page).find_all(string=True) if not text.find_parent(["svg", "option"])]


def _amounts(page: Page) -> list[str]:
    """The cells that hold an amount and nothing else, in order, written alike."""
    cells = (AMOUNT[page.language].fullmatch(plain(cell.get_text())) for cell in page.article.select("td"))
    numbers = (found[1] for found in cells if found)
    return [re.sub(r"[ ,]", "", number) if page.language == "en" else re.sub(" ", "", number).replace(",", ".") for number in numbers]


def test_every_page_is_in_both_editions(site: Site) -> None:
    names = {page.name for page in site.pages}
    assert [page.name for page in _expected(site) if _twin(page.name) not in names] == []


def test_the_language_switch_stays_on_the_page(site: Site) -> None:
    astray = []
    for page in _expected(site):
        if page.path.name == EMBEDDED:
            continue
        link = page.soup.select_one("a.cs-language")
        assert link is not None
        target = (page.path.parent / str(link["href"])).resolve()
        target = target / "index.html" if target.is_dir() else target
        if target != (site.root / _twin(page.name)).resolve():
            astray.append((page.name, link["href"]))
    assert astray == []


def test_both_editions_of_a_page_show_the_same_amounts(site: Site) -> None:
    assert [french.name for french, english in _pairs(site) if _amounts(french) != _amounts(english)] == []
    assert sum(len(_amounts(french)) for french, _ in _pairs(site)) > 500


def test_no_sentence_is_left_in_the_other_language(site: Site) -> None:
    assert [(page.name, text) for page in _expected(site) for text in _texts(page) if is_foreign(text, page.language)] == []


def test_no_label_is_the_same_in_both_editions(site: Site) -> None:
    copied = {
        (french.name, text)
        for french, english in _pairs(site)
        for text in set(_texts(french)) & set(_texts(english))
        if is_copied(text, text) and not NAMES.fullmatch(text)
    }
    assert copied == set()


def test_every_french_term_of_an_english_page_says_that_it_is_french(site: Site) -> None:
    english = [page for page in _expected(site) if page.language == "en"]
    unmarked = {(page.name, found[0]) for page in english for text in _read(page) for found in ACCENTED.finditer(QUOTED.sub(" ", text))}
    assert {(name, word) for name, word in unmarked if word not in PROPER} == set()
    assert [(page.name, str(em)) for page in english for em in page.soup.select("em[lang=fr]") if is_foreign(em.get_text(), "fr")] == []


@pytest.mark.parametrize(("folder", "word"), [("", "remboursement"), ("en", "refund")])
def test_each_edition_is_searched_in_its_own_words(site: Site, folder: str, word: str) -> None:
    index = json.loads(Path(site.root, folder, "search", "search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == [folder or "fr"]
    texts = [f"{entry['title']} {entry['text']}" for entry in index["docs"]]
    assert sum(word in text.lower() for text in texts) > 10
    marked = " ".join(tag.get_text() for page in site.pages for tag in page.soup.select(f"[lang={OTHER[folder or 'fr']}]"))
    found = [said for text in texts for said in SENTENCE.split(CODE.sub(" ", text)) if is_foreign(TAG.sub("", said), folder or "fr")]
    assert [said for said in found if TAG.sub("", said).strip() not in marked] == []
