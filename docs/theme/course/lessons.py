"""The notebooks of a language, chapter by chapter."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from convention_sim.teaching.course import Chapter, chapters
from convention_sim.views.words import Language

FOLDER = Path(__file__).parents[3] / "notebooks"
OTHER = {"fr": "en", "en": "fr"}


class Lesson(NamedTuple):
    """A chapter and its notebook."""

    chapter: Chapter
    path: Path

    @property
    def slug(self) -> str:
        """The name of the notebook in addresses."""
        return self.path.stem

    @property
    def notebook_uri(self) -> str:
        """Where the notebook stands among the pages."""
        return f"notebooks/{self.path.name}"

    @property
    def exercises_uri(self) -> str:
        """Where its exercises and quiz stand among the pages."""
        return f"exercices/{self.slug}.md"

    def twin(self) -> "Lesson | None":
        """The same chapter in the other language, if it has a notebook there."""
        path = FOLDER / OTHER[self.path.parent.name] / self.path.name
        return Lesson(self.chapter, path) if path.exists() else None

    def cells(self) -> list[dict[str, Any]]:
        """The cells as the notebook stores them, their sources joined."""
        return _cells(self.path)


@cache
def _cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell | {"source": "".join(cell["source"])} for cell in found]


@cache
def lessons(language: Language) -> tuple[Lesson, ...]:
    """The chapters that have a notebook in a language, in order.

    >>> [lesson.chapter.id for lesson in lessons("fr")][:2]
    ['01', '02']
    """
    return tuple(_found(language))


def _found(language: Language) -> Iterator[Lesson]:
    for chapter in chapters():
        for path in sorted((FOLDER / language).glob(f"{chapter.id}-*.ipynb")):
            yield Lesson(chapter, path)
