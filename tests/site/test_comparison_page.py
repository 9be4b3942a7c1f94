"""The page that sets France beside other countries prints what the sources print, and sums that come out."""

import pytest

from convention_sim import money
from docs.theme.generated.abroad import bills, rows
from tests.built import Site
from tests.site.reading import LANGUAGES, drawn, plain

ABROAD = sorted(rows())
PRINTED = [(name, quantity) for name in ABROAD for quantity in rows()[name].get("printed", {})]


@pytest.mark.parametrize(("name", "quantity"), PRINTED)
def test_a_result_that_a_source_prints_is_found_again(name: str, quantity: str) -> None:
    assert money.plain(getattr(bills()[name], quantity)) == rows()[name]["printed"][quantity]


@pytest.mark.parametrize("name", ABROAD)
def test_a_visit_abroad_names_its_source_and_confidence(name: str) -> None:
    row = rows()[name]
    assert row["source"].startswith("http")
    assert row["confidence"] in ("high", "medium")
    assert ("charged" in row) != ("limit" in row)
    assert ("paid" in row) != ("rate" in row)


@pytest.mark.parametrize("name", sorted(bills()))
def test_nobody_pays_less_than_nothing(name: str) -> None:
    bill = bills()[name]
    assert 0 <= bill.paid <= bill.counted or bill.counted == bill.paid == 0
    assert bill.left == bill.charged - bill.paid >= 0
    assert bill.extra >= 0


@pytest.mark.parametrize("name", ABROAD)
def test_every_visit_and_its_source_are_on_the_page(site: Site, name: str) -> None:
    for language in LANGUAGES:
        article = drawn(site, language, "comparaison.md").article
        assert plain(getattr(bills()[name].name, language)) in plain(article.get_text())
        assert rows()[name]["source"] in [link.get("href") for link in article.select("a[href]")]
