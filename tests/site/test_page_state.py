"""Each page says for which days it holds, how far its facts were checked and on what they rest."""

import re

import pytest

from convention_sim.views.words import Language
from docs.theme.page_state import SAYS, _period
from tests.built import Page, Site
from tests.site.reading import both, drawn, text_of

PAGES = ("patients", "internes", "trouver-le-secteur")


def _foot(page: Page) -> str:
    return text_of(page.soup.select_one(".cs-state"))


def test_every_page_says_how_far_its_facts_were_checked(site: Site) -> None:
    for page in site.pages:
        if not page.is_apart and "404" not in page.name:
            assert SAYS[page.language]["checked"].format("31") in re.sub(r"(\d\d) \S+ \d{4}", r"\1", _foot(page)), page.name  # type: ignore[index]


def test_every_notebook_says_for_which_days_it_works_out_visits(site: Site) -> None:
    notebooks = [page for page in site.pages if page.is_notebook]
    assert notebooks
    for page in notebooks:
        assert _foot(page).startswith(("Calculs ", "Worked out ")), page.name


def test_a_page_that_works_nothing_out_says_no_day(site: Site) -> None:
    assert _foot(site.page("citer/index.html")).startswith("Preuves")


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ('```decompte\n{"date": "2025-03-01"}\n```', "Worked out on 1 March 2025"),
        (
            '```decompte\n{"date": "2025-03-01"}\n```\n\n```python\nvisit("2011-01-01")\n```',
            "Worked out from 1 January 2011 to 1 March 2025",
        ),
        ('```python\nvisit(DAY, birth_date="2008-03-01")\n```', ""),
        ("On 2025-03-01, in a sentence.", ""),
    ],
)
def test_the_days_are_those_of_the_visits(markdown: str, said: str) -> None:
    assert _period(markdown, "en") == said


@both
@pytest.mark.parametrize("name", PAGES)
def test_every_rule_of_a_page_has_a_day_and_a_source(site: Site, language: Language, name: str) -> None:
    items = drawn(site, language, f"{name}.md").article.select("details.cs-cited li")
    assert len(items) > 4
    for item in items:
        assert re.search(r"(?:depuis le|since) .+ (?:vérifié jusqu’au|checked up to) .+ 20\d\d", text_of(item)), item
        assert len(text_of(item).split(". ", 1)[1]) > 10, item
