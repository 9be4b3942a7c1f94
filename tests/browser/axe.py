"""What axe is asked, and of which pages."""

from collections.abc import Collection, Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Tab

from tests.built import Page, Site

# Two pages of each of these folders stand for the others; in English, one of every folder: the same templates drew it.
DRAWN_FROM_DATA = ("tarifs", "regles", "sources", "histoire", "exemples", "cours", "exercices")


def kinds(site: Site, few: Collection[str] = DRAWN_FROM_DATA) -> Iterator[Page]:
    """Every French page written by hand; two pages of each of the folders `few`; two of those that other sites embed; one in English."""
    seen: dict[str, int] = {}
    for page in site.pages:
        folder = page.name.removeprefix("en/").partition("/")[0]
        kind = f"{page.language}/{folder}/{page.path.name if page.is_apart else ''}"
        seen[kind] = seen.get(kind, 0) + 1
        enough = 1 if page.language == "en" else 2
        if seen[kind] <= enough or not (page.is_apart or page.language == "en" or folder in few):
            yield page


def faults(tab: Tab, **options: Any) -> list[Any]:
    """What axe finds wrong: the rule and the first elements that break it."""
    # Told in half the time, since axe does not write down what is right.
    found = Axe().run(tab, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found]
