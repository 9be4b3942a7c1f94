"""Axe finds enough contrast on any kind of page in the dark palette; apart from the rest, since each of the two takes its time."""

from axe_playwright_python.sync_playwright import Axe

from tests.built import Site

from .axe import DRAWN_FROM_DATA, kinds, mended
from .conftest import ReaderOf

FEW = (*DRAWN_FROM_DATA, "notebooks")  # colours come from the style, whatever the page says


def test_dark_pages_have_enough_contrast(site: Site, reader: ReaderOf) -> None:
    someone, axe = reader(360, "dark"), Axe()
    found = {
        page.name: mended(axe, someone.open(page.name), runOnly=["color-contrast", "link-in-text-block"])
        for page in kinds(site, FEW)
        if page.language == "fr"
    }
    assert {name: faults for name, faults in found.items() if faults} == {}
