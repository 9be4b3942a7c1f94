"""The course: exercises drawn from a seed and checked, quizzes, chapters.

    >>> from convention_sim.teaching import check, use_seed
    >>> use_seed(1)
    >>> check("03-2", "abc").verdict
    'unreadable'

course      what each chapter leads to, what it needs, how long it takes (chapters.toml)
bank        the exercises as data (bank/)
draws       a variant from a seed
statements  a drawn visit in words (statements.toml)
solutions   the answers, and the wrong answers that are known
mistakes    where a wrong figure comes from
tasks       an exercise as one reader gets it
answers     reading what a learner answers
checking    what to tell a learner
workings    the working, line by line
questions   questions with options, each explained (quizzes/)
asking      a quiz to show
papers      blank notebooks and answer keys, written from all this
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convention_sim.teaching.asking import quiz
    from convention_sim.teaching.checking import check
    from convention_sim.teaching.course import chapters
    from convention_sim.teaching.tasks import exercise, exercises, use_seed

__all__ = ["chapters", "check", "exercise", "exercises", "quiz", "use_seed"]

_ROOMS = {"chapters": "course", "check": "checking", "exercise": "tasks", "exercises": "tasks", "quiz": "asking", "use_seed": "tasks"}


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first used (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
