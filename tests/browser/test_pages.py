"""Every page fits a phone and keeps to itself; notebooks print."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import pytest

from tests.built import Site

from .conftest import ReaderOf

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOWN = "selector => [...document.querySelectorAll(selector)].filter(found => found.checkVisibility()).length"


class Reading(NamedTuple):
    """What a phone tells of a page: pixels that stick out, addresses elsewhere, complaints."""

    sideways: int
    away: list[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def phone(site: Site, staying: ReaderOf, address: str) -> Mapping[str, Reading]:
    """Every page on a phone."""
    someone, readings = staying(360, "light"), {}
    for page in site.pages:
        visit = someone.open(page.name)
        away = [url for url in visit.requests if not url.startswith((address, "data:"))]
        readings[page.name] = Reading(visit.tab.evaluate(SIDEWAYS), away, visit.complaints)
    return readings


def test_no_page_scrolls_sideways_on_a_phone(phone: Mapping[str, Reading]) -> None:
    assert {name: reading.sideways for name, reading in phone.items() if reading.sideways > 0} == {}


def test_a_page_asks_nothing_of_another_host(phone: Mapping[str, Reading]) -> None:
    assert {name: reading.away for name, reading in phone.items() if reading.away} == {}


def test_no_script_fails(phone: Mapping[str, Reading]) -> None:
    assert {name: reading.complaints for name, reading in phone.items() if reading.complaints} == {}


def test_a_notebook_prints_on_a4_without_menus(reader: ReaderOf) -> None:
    visit = reader(1440, "light").open("notebooks/03-remboursements-exemples/index.html")
    pdf = visit.tab.pdf(prefer_css_page_size=True)
    sizes = {tuple(round(float(side)) for side in box.split()[2:]) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)}
    assert sizes == {(595, 842)}
    visit.tab.emulate_media(media="print")
    assert visit.tab.evaluate(SHOWN, ".md-header, .md-sidebar, .md-footer, .headerlink") == 0
    assert visit.tab.evaluate(SHOWN, "h1, table") > 1
