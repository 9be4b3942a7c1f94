"""The exercises, as data: what is drawn, what is asked, what is said.

One file a chapter in bank/, one table an exercise. A table holds the arguments of `visit`, or what another solution needs; where it gives
several values, the seed of the reader draws one. It holds no amount that could be computed: `solutions` computes the answer, `statements`
writes the question, and the notebook, the page and the answer key all come from these two.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from convention_sim.errors import BrokenFacts, InvalidRequest
from convention_sim.resources import read_toml
from convention_sim.teaching.course import chapters
from convention_sim.vocabulary import Label

Level = Literal[1, 2, 3]
LEVELS: Mapping[int, Label] = {
    1: Label("une règle", "one rule"),
    2: Label("deux ou trois règles", "two or three rules"),
    3: Label("un cas entier", "a whole case"),
}
_TEXTS = ("title", "story", "ask", "hint")
_FIELDS = frozenset(
    (
        "level",
        "asks",
        "visit",
        "other",
        "draw",
        "tells",
        "against",
        "unlawful",
        *(f"{name}_{tongue}" for name in _TEXTS for tongue in ("fr", "en")),
    )
)


class Exercise(NamedTuple):
    """One exercise, before anything is drawn.

    `asks` is a quantity of the décompte or the name of another solution. `visit` is one or several sets of arguments of `visit`, `other`
    what a second visit changes, `draw` what a solution without a visit needs; `tells` are quantities that the statement gives.
    `against` names the misconceptions that the exercise is made to find out: each variant lets one of them be made, and their hints come
    before those of others. `unlawful` admits visits whose fee breaks a rule.
    """

    id: str
    level: Level
    asks: str
    title: Label
    story: Label
    ask: Label
    hint: Label
    visit: tuple[Mapping[str, Any], ...]
    other: Mapping[str, Any]
    draw: Mapping[str, Any]
    tells: tuple[str, ...]
    against: tuple[str, ...]
    unlawful: bool

    @property
    def chapter(self) -> str:
        """The number of its chapter.

        >>> exercise_named("03-2").chapter
        '03'
        """
        return self.id.partition("-")[0]


def _both(row: Mapping[str, Any], field: str, where: str) -> Label:
    fr, en = row.get(f"{field}_fr", ""), row.get(f"{field}_en", "")
    if bool(fr) != bool(en):
        raise BrokenFacts(f"{where}: {field} must be in French and in English")
    return Label(fr, en)


def read_exercise(key: str, row: Mapping[str, Any]) -> Exercise:
    """One table as an Exercise; BrokenFacts when a field is unknown, missing or in one language only.

    >>> read_exercise("03-9", {"level": 4, "asks": "amo"})
    Traceback (most recent call last):
    convention_sim.errors.BrokenFacts: 03-9: the level is 1, 2 or 3
    """
    if unread := set(row) - _FIELDS:
        raise BrokenFacts(f"{key}: unknown field {sorted(unread)}")
    if row.get("level") not in LEVELS:
        raise BrokenFacts(f"{key}: the level is 1, 2 or 3")
    texts = {name: _both(row, name, key) for name in _TEXTS}
    if not texts["title"].fr:
        raise BrokenFacts(f"{key}: no title")
    visits = row.get("visit", ())
    return Exercise(
        id=key,
        level=row["level"],
        asks=row["asks"],
        visit=(visits,) if isinstance(visits, dict) else tuple(visits),
        other=row.get("other", {}),
        draw=row.get("draw", {}),
        tells=tuple(row.get("tells", ())),
        against=tuple(row.get("against", ())),
        unlawful=row.get("unlawful", False),
        **texts,
    )


@cache
def _bank() -> dict[str, Exercise]:
    found = {}
    for chapter in chapters():
        for number, row in read_toml("convention_sim.teaching", f"bank/{chapter.id}.toml").items():
            key = f"{chapter.id}-{number}"
            found[key] = read_exercise(key, row)
    return found


def exercises(chapter: str = "") -> tuple[Exercise, ...]:
    """Every exercise, or those of a chapter, in the order of the course.

    >>> [exercise.level for exercise in exercises("03")][0]
    1
    """
    return tuple(exercise for exercise in _bank().values() if chapter in ("", exercise.chapter))


def exercise_named(name: str) -> Exercise:
    """The exercise of that name; InvalidRequest names the exercises that there are. "3-2" is read as "03-2".

    >>> exercise_named("3-2").id
    '03-2'
    """
    key = re.sub(r"^(\d)-", r"0\1-", str(name))
    if key not in _bank():
        raise InvalidRequest(
            "unknown-exercise",
            "exercise",
            name,
            list(_bank()),
            f"Aucun exercice ne s’appelle « {name} » : le premier est « {next(iter(_bank()))} ».",
            f"No exercise is called “{name}”: the first one is “{next(iter(_bank()))}”.",
        )
    return _bank()[key]
