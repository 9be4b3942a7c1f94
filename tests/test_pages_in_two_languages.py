"""No section of a French page is shorter in English: what was added to one edition was added to the other."""

import re
from pathlib import Path

import pytest

from tests.prose import say_the_same

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(path.name for path in (DOCS / "fr").glob("*.md"))
HOME = "index.md"  # arranged otherwise in English, where it explains four words more
FENCE, HEADING = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE), re.compile(r"^#+ .*$", re.MULTILINE)


def _sections(language: str, name: str) -> list[str]:
    """What stands under each heading; a block of code is one word."""
    return HEADING.split(FENCE.sub("code", (DOCS / language / name).read_text(encoding="utf-8")))


def _length(section: str) -> int:
    """How many paragraphs, items and lines of tables."""
    return len(re.findall(r"(?:\n\n|\n(?=[-|]))[^\n]", f"\n\n{section.strip()}"))


every_page = pytest.mark.parametrize("name", [name for name in PAGES if name != HOME])


@every_page
def test_no_section_is_shorter_in_english(name: str) -> None:
    pairs = zip(_sections("fr", name), _sections("en", name), strict=True)
    assert [english for french, english in pairs if _length(english) < _length(french)] == []


@every_page
def test_every_section_says_the_same_amounts(name: str) -> None:
    pairs = zip(_sections("fr", name), _sections("en", name), strict=True)
    assert [english for french, english in pairs if not say_the_same(french, english)] == []


@pytest.mark.parametrize("name", PAGES)
def test_both_editions_ask_the_package_the_same(name: str) -> None:
    """The lines of a page to copy into another site name the edition."""
    asked = [FENCE.findall((DOCS / language / name).read_text(encoding="utf-8")) for language in ("fr", "en")]
    french, english = [[block for block in blocks if not block.startswith(("```html", "```\nmake"))] for blocks in asked]
    assert french == english
