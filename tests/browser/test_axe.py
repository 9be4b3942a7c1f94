"""Axe finds nothing to mend on any kind of page, on a phone."""

from axe_playwright_python.sync_playwright import Axe

from tests.built import Site

from .axe import kinds, mended
from .conftest import ReaderOf


def test_pages_have_nothing_to_mend(site: Site, reader: ReaderOf) -> None:
    someone, axe = reader(360, "light"), Axe()
    found = {page.name: mended(axe, someone.open(page.name)) for page in kinds(site)}
    assert {name: faults for name, faults in found.items() if faults} == {}
