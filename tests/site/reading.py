"""How the tests of this folder find a page drawn from the data and read it."""

import re

import pytest
from bs4 import Tag

from convention_sim.views.words import Language
from docs.theme.generated.writer import address
from tests.built import Page, Site

LANGUAGES: tuple[Language, ...] = ("fr", "en")
both = pytest.mark.parametrize("language", LANGUAGES)


def drawn(site: Site, language: Language, uri: str) -> Page:
    """A page by the place of its source among the pages."""
    return site.page(("en/" if language == "en" else "") + address(uri) + "index.html")


def plain(text: str) -> str:
    """A text with simple spaces."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def text_of(tag: Tag | None) -> str:
    """What an element says."""
    assert tag is not None
    return plain(tag.get_text())
