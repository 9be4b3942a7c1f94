"""No section of a French page is shorter in English: what was added to one edition was added to the other."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(path.name for path in (DOCS / "fr").glob("*.md"))
HOME = "index.md"  # arranged otherwise in English, where it explains four words more
FENCE, HEADING = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE), re.compile(r"^#+ .*$", re.MULTILINE)


def _sections(language: str, name: str) -> list[int]:
    """How many paragraphs, items and lines of tables stand under each heading; a block of code is one."""
    text = FENCE.sub("code", (DOCS / language / name).read_text(encoding="utf-8"))
    parts = HEADING.split(text)
    return [len(re.findall(r"(?:\n\n|\n(?=[-|]))[^\n]", f"\n\n{part.strip()}")) for part in parts]


@pytest.mark.parametrize("name", [name for name in PAGES if name != HOME])
def test_no_section_is_shorter_in_english(name: str) -> None:
    french, english = _sections("fr", name), _sections("en", name)
    assert len(french) == len(english)
    assert [place for place, (there, here) in enumerate(zip(french, english, strict=True)) if here < there] == []


@pytest.mark.parametrize("name", PAGES)
def test_both_editions_ask_the_package_the_same(name: str) -> None:
    """The lines of a page to copy into another site name the edition."""
    asked = [FENCE.findall((DOCS / language / name).read_text(encoding="utf-8")) for language in ("fr", "en")]
    french, english = [[block for block in blocks if not block.startswith(("```html", "```\nmake"))] for blocks in asked]
    assert french == english
