"""The course, chapter by chapter: what a reader will be able to do, what is needed first, how long it takes, what to keep.

The notebooks say the same in their own words; a test sees to it that they agree.
"""

from functools import cache
from typing import NamedTuple

from convention_sim.errors import InvalidRequest
from convention_sim.resources import read_toml
from convention_sim.vocabulary import Label


class Chapter(NamedTuple):
    """One chapter: its number, its title, what it leads to, the chapters that come before it, the minutes that it takes."""

    id: str
    title: Label
    objectives: tuple[Label, ...]
    takeaways: tuple[Label, ...]
    needs: tuple[str, ...]
    minutes: int


def _pairs(row: dict[str, list[str]], field: str) -> tuple[Label, ...]:
    return tuple(Label(fr, en) for fr, en in zip(row[f"{field}_fr"], row[f"{field}_en"], strict=True))


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every chapter, in the order of the course.

    >>> [chapter.id for chapter in chapters()][:3]
    ['01', '02', '03']
    """
    return tuple(
        Chapter(
            key,
            Label(row["title_fr"], row["title_en"]),
            _pairs(row, "objectives"),
            _pairs(row, "takeaways"),
            tuple(row["needs"]),
            row["minutes"],
        )
        for key, row in read_toml("convention_sim.teaching", "chapters.toml").items()
    )


def chapter_named(name: str | int) -> Chapter:
    """The chapter of that number; InvalidRequest says which there are.

    >>> chapter_named(3).title.en
    'Refunds: the worked examples'
    """
    key = str(name).zfill(2)
    found = {chapter.id: chapter for chapter in chapters()}
    if key not in found:
        raise InvalidRequest(
            "unknown-chapter",
            "chapter",
            name,
            list(found),
            f"Aucun chapitre ne porte le numéro « {name} ».",
            f"No chapter has the number “{name}”.",
        )
    return found[key]
