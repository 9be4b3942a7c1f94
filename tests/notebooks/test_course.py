"""The course says what its notebooks say: titles, objectives, take-aways."""

import json
import re
from pathlib import Path

import pytest

from convention_sim.teaching.course import Chapter, chapter_named, chapters
from convention_sim.views.words import french
from convention_sim.vocabulary import Label

FOLDER = Path(__file__).parents[2] / "notebooks"
HEADINGS = {"fr": ("Ce que vous saurez faire", "À retenir"), "en": ("What you will be able to do", "To remember")}
NOTEBOOKS = [(path.parent.name, path) for path in sorted(FOLDER.glob("*/*.ipynb"))]
every_notebook = pytest.mark.parametrize(("language", "path"), NOTEBOOKS, ids=[f"{language}/{path.stem}" for language, path in NOTEBOOKS])


def _prose(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def _items(prose: str, heading: str) -> list[str]:
    section = re.split(r"^## ", prose.split(f"## {heading}\n")[1], flags=re.MULTILINE)[0]
    return [re.sub(r"[*`]|^- ", "", line) for line in section.splitlines() if line.startswith("- ")]


def _said(labels: tuple[Label, ...], language: str) -> list[str]:
    return [french(label.fr) if language == "fr" else label.en for label in labels]


def _plain(texts: list[str]) -> list[str]:
    return [re.sub(r"[\s\u00a0\u202f]+", " ", text) for text in texts]


def _chapter(path: Path) -> Chapter:
    return chapter_named(path.stem[:2])


@every_notebook
def test_title_objectives_and_take_aways_are_those_of_the_notebook(language: str, path: Path) -> None:
    prose, chapter = _prose(path), _chapter(path)
    title = re.search(r"^# (.+)$", prose, re.MULTILINE)
    assert title
    assert _plain([title[1]]) == _plain(_said((chapter.title,), language))
    for heading, labels in zip(HEADINGS[language], (chapter.objectives, chapter.takeaways), strict=True):
        assert _plain(_items(prose, heading)) == _plain(_said(labels, language))


def test_a_chapter_needs_only_chapters_that_come_before_it() -> None:
    seen: list[str] = []
    for chapter in chapters():
        assert set(chapter.needs) <= set(seen)
        seen.append(chapter.id)


def test_every_chapter_leads_somewhere_in_a_known_time() -> None:
    for chapter in chapters():
        assert 3 <= len(chapter.objectives) <= 5
        assert len(chapter.takeaways) == len(chapter.objectives)
        assert 20 <= chapter.minutes <= 90
