"""Search engines find each page in the language of who searches: its address, that of its twin, and one for other languages."""

import re
from pathlib import Path

from tests.built import ADDRESS, Page, Site
from tests.site.test_editions import ALONE, _twin


def _pages(site: Site) -> list[Page]:
    """Pages that search engines may show; sheets for paper and copies to embed tell them not to."""
    return [page for page in site.pages if page.name not in ALONE and not page.is_apart]


def _address(name: str) -> str:
    return ADDRESS + name.removesuffix("index.html")


def _said(page: Page) -> dict[str, str]:
    return {str(link["hreflang"]): str(link["href"]) for link in page.soup.select("head link[rel=alternate][hreflang]")}


def test_every_page_names_itself_its_twin_and_the_french_one_for_other_languages(site: Site) -> None:
    wrong = []
    for page in _pages(site):
        names = {page.language: page.name, "en" if page.language == "fr" else "fr": _twin(page.name)}
        expected = {"fr": _address(names["fr"]), "en": _address(names["en"]), "x-default": _address(names["fr"])}
        if _said(page) != expected:
            wrong.append((page.name, _said(page)))
    assert wrong == []


def test_every_address_is_that_of_a_page_which_names_it_too(site: Site) -> None:
    said = {_address(page.name): _said(page) for page in _pages(site)}
    assert {other for found in said.values() for other in found.values()} <= said.keys()
    assert [address for address, found in said.items() for other in found.values() if said[other] != found] == []


def test_every_page_says_its_own_address_in_its_own_edition(site: Site) -> None:
    canonical = {page.name: page.soup.select_one("head link[rel=canonical]") for page in _pages(site)}
    assert [name for name, link in canonical.items() if link is None or link["href"] != _address(name)] == []


def test_the_map_of_each_edition_lists_its_pages(site: Site) -> None:
    for folder, language in (("", "fr"), ("en", "en")):
        listed = re.findall(r"<loc>(.*?)</loc>", Path(site.root, folder, "sitemap.xml").read_text(encoding="utf-8"))
        assert set(listed) == {_address(page.name) for page in _pages(site) if page.language == language}
