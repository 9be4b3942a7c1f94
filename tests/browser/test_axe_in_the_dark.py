"""Axe finds enough contrast on any kind of page in the dark palette; apart from the rest, since each of the two takes its time."""

from tests.built import Site

from .axe import DRAWN_FROM_DATA, faults, kinds
from .conftest import ReaderOf

FEW = (*DRAWN_FROM_DATA, "notebooks")  # colours come from the style, whatever the page says


def test_dark_pages_have_enough_contrast(site: Site, reader: ReaderOf) -> None:
    someone = reader(360, "dark")
    found = {
        page.name: faults(someone.open(page.name).tab, runOnly=["color-contrast", "link-in-text-block"])
        for page in kinds(site, FEW)
        if page.language == "fr"
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
