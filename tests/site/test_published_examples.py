"""Every documented figure is on a page, as printed and as the rules give it."""

import re

from convention_sim.documented import documented
from convention_sim.views.errors import page_name
from convention_sim.views.examples import beside
from convention_sim.views.words import Language
from docs.theme.generated.published import BATCHES, EXAMPLES
from tests.built import Site

from .reading import both, drawn, text_of


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_documented_example_is_in_one_list_and_one_only() -> None:
    listed = [row.id for batch in BATCHES for row in batch.rows()]
    assert sorted(listed) == sorted(row.id for row in documented())


@both
def test_every_documented_example_is_on_its_page_with_both_figures(site: Site, language: Language) -> None:
    for batch in BATCHES:
        told = _squeezed(text_of(drawn(site, language, batch.uri).article))
        for row in batch.rows():
            assert _squeezed(page_name(row, language)) in told
            for name, printed, computed, *_ in beside(row, language=language).lines:
                assert _squeezed(name + printed + computed) in told, row.id


@both
def test_the_index_of_the_examples_leads_to_every_list(site: Site, language: Language) -> None:
    links = {str(link["href"]) for link in drawn(site, language, EXAMPLES).article.select("a")}
    assert {batch.slug + "/" for batch in BATCHES} <= links
