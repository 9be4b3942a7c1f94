"""Every page fits a phone and keeps to itself; every kind of page is accessible in both palettes and prints."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.built import Page, Site

from .conftest import ReaderOf, Visit

DRAWN_FROM_DATA = ("tarifs", "regles", "sources", "histoire", "exemples", "cours")  # two pages of each folder stand for the others
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOWN = "selector => [...document.querySelectorAll(selector)].filter(found => found.checkVisibility()).length"


class Reading(NamedTuple):
    """What a phone tells of a page: pixels that stick out, addresses elsewhere, complaints, and what axe would mend."""

    sideways: int
    away: list[str]
    complaints: list[str]
    faults: list[Any]


def kinds(site: Site, *, few: Collection[str] = DRAWN_FROM_DATA) -> Iterator[Page]:
    """Every page written by hand; two pages of each of the folders `few`; two of those that other sites embed."""
    seen: dict[str, int] = {}
    for page in site.pages:
        folder = page.name.removeprefix("en/").partition("/")[0]
        kind = f"{page.language}/{folder}/{page.path.name if page.is_apart else ''}"
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= 2 or not (page.is_apart or folder in few):
            yield page


def mended(axe: Axe, visit: Visit, **options: Any) -> list[Any]:
    """What axe finds wrong: the rule and the first elements that break it."""
    found = axe.run(visit.tab, options=options or None).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found]


@pytest.fixture(scope="module")
def phone(site: Site, reader: ReaderOf, address: str) -> Mapping[str, Reading]:
    """Every page on a light phone."""
    someone, axe, checked = reader(360, "light"), Axe(), {page.name for page in kinds(site)}
    readings = {}
    for page in site.pages:
        visit = someone.open(page.name)
        faults = mended(axe, visit) if page.name in checked else []
        away = [url for url in visit.requests if not url.startswith((address, "data:"))]
        readings[page.name] = Reading(visit.tab.evaluate(SIDEWAYS), away, visit.complaints, faults)
    return readings


def test_no_page_scrolls_sideways_on_a_phone(phone: Mapping[str, Reading]) -> None:
    assert {name: reading.sideways for name, reading in phone.items() if reading.sideways > 0} == {}


def test_a_page_asks_nothing_of_another_host(phone: Mapping[str, Reading]) -> None:
    assert {name: reading.away for name, reading in phone.items() if reading.away} == {}


def test_no_script_fails(phone: Mapping[str, Reading]) -> None:
    assert {name: reading.complaints for name, reading in phone.items() if reading.complaints} == {}


def test_axe_finds_nothing_to_mend(phone: Mapping[str, Reading]) -> None:
    assert {name: reading.faults for name, reading in phone.items() if reading.faults} == {}


def test_dark_pages_have_enough_contrast(site: Site, reader: ReaderOf) -> None:
    someone, axe = reader(360, "dark"), Axe()
    contrast = {"runOnly": ["color-contrast", "link-in-text-block"]}
    few = {*DRAWN_FROM_DATA, "notebooks", "exercices"}  # colours come from the style, whatever the page says
    found = {page.name: mended(axe, someone.open(page.name), **contrast) for page in kinds(site, few=few)}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_notebook_prints_on_a4_without_menus(reader: ReaderOf) -> None:
    visit = reader(1440, "light").open("notebooks/03-remboursements-exemples/index.html")
    pdf = visit.tab.pdf(prefer_css_page_size=True)
    sizes = {tuple(round(float(side)) for side in box.split()[2:]) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)}
    assert sizes == {(595, 842)}
    visit.tab.emulate_media(media="print")
    assert visit.tab.evaluate(SHOWN, ".md-header, .md-sidebar, .md-footer, .headerlink") == 0
    assert visit.tab.evaluate(SHOWN, "h1, table") > 1
