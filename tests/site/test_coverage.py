"""Each statement of the five source documents has its place on the site; a wrong one stands beside what is right."""

import tomllib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from bs4 import Tag

from tests.built import Page, Site
from tests.site.reading import plain

# How the statements of each document are numbered.
NUMBERS = {
    "S0": [*range(1, 17)],
    "S1": [*range(1, 13)],
    "S2": [*range(1, 11), *range(20, 26)],
    "S3": [*range(1, 11), *range(20, 24)],
    "S4": [*range(1, 17), *range(20, 31), *range(40, 46)],
}
STATEMENTS = {f"{document}-{number:02}" for document, numbers in NUMBERS.items() for number in numbers} | {"S1-02b"}
# Wrong, out of date, contested, or not adding up.
CONTESTED = {
    "S0-12", "S0-16", "S1-02", "S1-12", "S2-02", "S2-05", "S2-09", "S2-10", "S2-21", "S2-22", "S2-24", "S3-01", "S3-21", "S3-22",
    "S4-15", "S4-23",
}  # fmt: skip
BLOCKS = ["p", "li", "tr", "dd", "summary"]


@dataclass(frozen=True)
class Place:
    """Where a statement is taught, and what a reader finds there."""

    id: str
    about: str
    at: str
    shows: tuple[str, ...] = ()
    published: str = ""
    right: str = ""

    def missing(self, site: Site) -> list[str]:
        """What the place promises and does not show."""
        name, _, anchor = self.at.partition("#")
        blocks = _blocks(site.by_name[f"{name}index.html"], anchor)
        text = " ".join(blocks)
        missing = [said for said in self.shows if said not in text]
        if self.published and not any(_answers(block, self.published, self.right) for block in blocks):
            missing.append(f"{self.published} … {self.right}")
        return missing


def _answers(block: str, published: str, right: str) -> bool:
    """Whether the block says what was published, and after it what is right."""
    return published in block and right in block.split(published, 1)[1]


@cache
def _blocks(page: Page, anchor: str) -> tuple[str, ...]:
    """The paragraphs and rows of the article, or of one section of it, cells parted by bars."""
    article = copy(page.article)
    for tag in article.select("pre, script, style, .headerlink"):
        tag.decompose()
    parts = article.find_all(True) if not anchor else _section(article, anchor)
    return tuple(_text(tag) for tag in parts if tag.name in [*BLOCKS, "h2", "h3", "dt"] and not tag.find(BLOCKS))


def _section(article: Tag, anchor: str) -> Iterator[Tag]:
    """What follows a heading, up to the next of its rank."""
    heading = article.find(id=anchor)
    assert isinstance(heading, Tag), f"no heading #{anchor}"
    yield heading
    for tag in heading.find_all_next(True):
        if tag.name[0] == "h" and tag.name[1:].isdigit() and tag.name <= heading.name:
            return
        yield tag


def _text(tag: Tag) -> str:
    cells = tag.find_all(["td", "th"]) if tag.name == "tr" else [tag]
    return " | ".join(plain(cell.get_text()) for cell in cells)


def _places() -> list[Place]:
    rows = tomllib.loads(Path(__file__).with_name("coverage.toml").read_text(encoding="utf-8"))["places"]
    return [Place(**row | {"shows": tuple(row.get("shows", ()))}) for row in rows]


PLACES = _places()


def test_every_statement_has_a_place() -> None:
    assert {place.id for place in PLACES} == STATEMENTS
    assert len(STATEMENTS) == 92


def test_every_contested_statement_stands_beside_what_is_right() -> None:
    assert {place.id for place in PLACES if place.published and place.right} == CONTESTED


@pytest.mark.parametrize("place", PLACES, ids=[f"{place.id}: {place.about}" for place in PLACES])
def test_the_place_shows_what_the_statement_is_about(site: Site, place: Place) -> None:
    assert place.shows or place.published
    assert place.missing(site) == []


def test_a_place_that_loses_its_figure_is_seen(site: Site) -> None:
    kept = next(place for place in PLACES if place.id == "S3-22")
    assert Place(kept.id, "", kept.at, published="43,90 €", right="45,91 €").missing(site) == ["43,90 € … 45,91 €"]
    assert Place(kept.id, "", kept.at, shows=("44,90 €",)).missing(site) == ["44,90 €"]
