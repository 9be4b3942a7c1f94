"""The glossary page has every term, and every other page leads to it from the words that it uses."""

import gzip
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from convention_sim.glossary import Term, groups, terms
from convention_sim.views.words import bound
from convention_sim.wording import Language
from docs.theme.glossary_tooltips import marked, mentions
from tests.built import Page, Site

KILOBYTE = 1024
PAGES: dict[Language, str] = {"fr": "glossaire/index.html", "en": "en/glossary/index.html"}
UNREAD = {"fr": "référence non relue", "en": "not read again"}
LANGUAGES = pytest.mark.parametrize("language", PAGES)


def language_of(page: Page) -> Language:
    return "en" if page.language == "en" else "fr"


def entries(page: Page) -> dict[str, list[Tag]]:
    """What stands under the heading of each term."""
    found: dict[str, list[Tag]] = {}
    for heading in page.article.select("h3[id]"):
        following = found.setdefault(str(heading["id"]), [])
        for tag in heading.find_next_siblings():
            if tag.name in ("h2", "h3") or "cs-state" in tag.get_attribute_list("class"):  # the last is followed by the foot of the page
                break
            following.append(tag)
    return found


def others(site: Site) -> list[Page]:
    found = [page for page in site.pages if page.soup.find("article") and not page.is_apart]
    return [page for page in found if page.name not in PAGES.values() and page.name != "404.html"]


def tooltips(page: Page) -> list[Tag]:
    return list(page.soup.select("a.cs-term"))


def target(tooltip: Tag) -> str:
    return str(tooltip["href"]).partition("#")[2]


@LANGUAGES
def test_every_term_has_its_place_on_the_page(site: Site, language: Language) -> None:
    assert list(entries(site.page(PAGES[language]))) == [found.id for found in terms()]


@LANGUAGES
def test_an_entry_opens_with_the_definition(site: Site, language: Language) -> None:
    found = entries(site.page(PAGES[language]))
    assert [term.id for term in terms() if found[term.id][0].get_text() != bound(term.definition(language))] == []


@LANGUAGES
def test_an_entry_says_what_not_to_confuse_the_term_with(site: Site, language: Language) -> None:
    found = entries(site.page(PAGES[language]))
    traps = {key: [tag.get_text() for tag in tags if "cs-trap" in tag.get_attribute_list("class")] for key, tags in found.items()}
    assert [term.id for term in terms() if not " ".join(traps[term.id]).endswith(bound(term.trap(language)))] == []
    assert {key for key, texts in traps.items() if texts} == {term.id for term in terms() if term.trap(language)}


@LANGUAGES
def test_a_text_that_nobody_read_is_said_not_to_be(site: Site, language: Language) -> None:
    found = entries(site.page(PAGES[language]))
    said = {key for key, tags in found.items() if UNREAD[language] in tags[-1].get_text()}
    assert said == {term.id for term in terms() if term.law and not term.law_seen}


@LANGUAGES
def test_an_entry_leads_to_related_terms(site: Site, language: Language) -> None:
    found = entries(site.page(PAGES[language]))
    links = {key: tuple(str(link["href"]) for link in tags[-1].select("a")) for key, tags in found.items()}
    assert links == {term.id: tuple(f"#{key}" for key in term.links) for term in terms()}


@LANGUAGES
def test_the_index_leads_to_every_term_and_the_contents_to_the_themes(site: Site, language: Language) -> None:
    page = site.page(PAGES[language])
    assert {str(link["href"]) for link in page.soup.select(".cs-index a")} == {f"#{term.id}" for term in terms()}
    contents = [str(link["href"]) for link in page.soup.select(".md-nav--secondary a.md-nav__link")]
    assert {f"#theme-{group.id}" for group in groups()} <= set(contents)
    assert {f"#{term.id}" for term in terms()} & set(contents) == set()


@LANGUAGES
def test_the_search_finds_every_term(site: Site, language: Language) -> None:
    edition = site.root / "en" if language == "en" else site.root
    index = json.loads((edition / "search" / "search_index.json").read_text(encoding="utf-8"))
    glossary = PAGES[language].removeprefix("en/").removesuffix("index.html")
    assert {f"{glossary}#{term.id}" for term in terms()} <= {entry["location"] for entry in index["docs"]}


@LANGUAGES
def test_the_search_finds_a_term_by_its_abbreviation(site: Site, language: Language) -> None:
    edition = site.root / "en" if language == "en" else site.root
    index = json.loads((edition / "search" / "search_index.json").read_text(encoding="utf-8"))
    titles = {entry["location"].partition("#")[2]: re.split(index["config"]["separator"], entry["title"]) for entry in index["docs"]}
    lost = {term.short for term in terms() if not set(re.findall(r"\w+", term.short)) <= set(titles[term.id])}
    assert lost == set()


def test_each_glossary_leads_to_the_other(site: Site) -> None:
    for language, name in PAGES.items():
        page = site.page(name)
        link = page.soup.select_one("a.cs-language")
        assert link is not None
        there = (page.path.parent / str(link["href"]) / "index.html").resolve()
        assert there.relative_to(site.root.resolve()).as_posix() == PAGES["en" if language == "fr" else "fr"]


def test_the_english_page_gives_the_other_words_that_translations_use(site: Site) -> None:
    found = entries(site.page(PAGES["en"]))
    texts = {key: "".join(tag.get_text() for tag in tags) for key, tags in found.items()}
    lost = [term.id for term in terms() if any(bound(word) not in texts[term.id] for word in term.also_en)]
    assert lost == []


@LANGUAGES
def test_the_page_stays_light(site: Site, language: Language) -> None:
    path = site.page(PAGES[language]).path
    assert path.stat().st_size < 140 * KILOBYTE
    assert len(gzip.compress(path.read_bytes(), 6)) < 35 * KILOBYTE


def test_notebooks_and_home_pages_have_tooltips(site: Site) -> None:
    expected = [page for page in others(site) if page.is_notebook or page.name in ("index.html", "en/index.html")]
    assert len(expected) > 2
    assert [page.name for page in expected if not tooltips(page)] == []


def test_a_page_links_a_term_once_and_under_one_of_its_forms(site: Site) -> None:
    for page in others(site):
        links = tooltips(page)
        assert len({target(link) for link in links}) == len(links), page.name
        for link in links:
            assert [term.id for term, *_ in mentions(link.get_text(), language_of(page))] == [target(link)], page.name


def test_no_tooltip_stands_where_it_would_be_in_the_way(site: Site) -> None:
    barred = re.compile("^(?:h[1-6]|code|pre|svg|a|button|summary|table|nav|label)$")
    assert [(page.name, str(link)) for page in site.pages for link in tooltips(page) if link.find_parent(barred)] == []


def test_the_glossary_itself_has_no_tooltip(site: Site) -> None:
    assert [name for name in PAGES.values() if tooltips(site.page(name))] == []


@LANGUAGES
def test_each_tooltip_has_its_text_in_the_language_of_the_page(site: Site, language: Language) -> None:
    edition = site.root / "en" if language == "en" else site.root
    rules = dict(re.findall(r'\[href\$="#(\w+)"\]\{--cs-tip:"(.*)"\}', (edition / "assets" / "terms.css").read_text(encoding="utf-8")))
    assert rules == {term.id: bound(term.definition(language)) for term in terms() if term.words(language)}


def test_the_definitions_wait_until_a_reader_points_at_a_word(site: Site) -> None:
    scripts = {page.name: [Path(str(tag["src"])).name for tag in page.soup.select("script[src]")] for page in others(site)}
    assert [name for name, loaded in scripts.items() if "glossary.js" not in loaded] == []
    assert [page.name for page in site.pages if "terms.css" in str(page.soup)] == []


def test_tooltips_add_at_most_4_kb_to_a_page(site: Site) -> None:
    added = {page.name: sum(len(str(link).encode()) - len(link.get_text().encode()) for link in tooltips(page)) for page in others(site)}
    assert {name: size for name, size in added.items() if size > 4 * KILOBYTE} == {}


PROSE = {
    "the first mention only": ("<p>L’OPTAM et l’OPTAM.</p>", ["OPTAM"]),
    "whole words only": ("<p>OPTAM-ACOX, Cnamts, optamiste</p>", []),
    "the longest form": ("<p>OPTAM-CO puis CMU-C</p>", ["OPTAM-CO", "CMU-C"]),
    "plurals and no-break spaces": ("<p>Les tickets\u00a0modérateurs</p>", ["tickets\u00a0modérateurs"]),
    "any case in words": ("<p>Hors parcours</p>", ["Hors parcours"]),
    "abbreviations in their own case": ("<p>de, cas, DE, CAS</p>", ["DE", "CAS"]),
    "a code of law is not the cover of the same name": ("<p>CSS L.\u00a0162-5, puis la CSS</p>", ["CSS"]),
    "not in headings, code, links nor drawings": (
        "<h2>OPTAM</h2><pre>OPTAM</pre><p><code>OPTAM</code> <a href='#'>OPTAM</a></p><svg><text>OPTAM</text></svg>",
        [],
    ),
    "not in tables nor in what a cell gives": (
        "<div class='cs-output x'><p>OPTAM</p></div><table><tr><td>OPTAM</td></tr></table><p>l’OPTAM</p>",
        ["OPTAM"],
    ),
    "across lines and after void elements": (
        "<p>a<br>\n<img src='x'>b</p>\n\n<p>le reste\nà charge &amp; l’ALD</p>",
        ["reste\nà charge", "ALD"],
    ),
}


@pytest.mark.parametrize(("html", "words"), PROSE.values(), ids=PROSE)
def test_words_are_found(html: str, words: list[str]) -> None:
    links = BeautifulSoup(marked(html, "fr", "g/"), "html.parser").select("a.cs-term")
    assert [link.get_text() for link in links] == words


@pytest.mark.parametrize("html", [html for html, _ in PROSE.values()])
def test_everything_else_stays_as_it_was(html: str) -> None:
    assert re.sub(r"<a class=cs-term href=[^>]*>([^<]*)</a>", r"\1", marked(html, "fr", "g/")) == html


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("found", terms(), ids=lambda found: found.id)
def test_each_form_of_a_term_is_recognised_as_that_term(found: Term, language: Language) -> None:
    assert {term.id for word in found.words(language) for term, *_ in mentions(word, language)} <= {found.id}
    assert all(list(mentions(word, language)) for word in found.words(language))
