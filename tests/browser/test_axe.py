"""Axe finds nothing to mend on any kind of page, on a phone."""

from tests.built import Site

from .axe import faults, kinds
from .conftest import ReaderOf


def test_pages_have_nothing_to_mend(site: Site, reader: ReaderOf) -> None:
    someone = reader(360, "light")
    found = {page.name: faults(someone.open(page.name).tab) for page in kinds(site)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
