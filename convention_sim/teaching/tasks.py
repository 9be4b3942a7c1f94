"""An exercise as one reader gets it: drawn from a seed, told in words, solved by the package."""

from contextlib import suppress
from functools import cache
from typing import NamedTuple

from convention_sim.errors import BrokenFacts, ConventionError
from convention_sim.settlement import Decompte, settle
from convention_sim.teaching import bank, mistakes, statements
from convention_sim.teaching.bank import Exercise, exercise_named
from convention_sim.teaching.course import chapter_named
from convention_sim.teaching.draws import Draw, arguments
from convention_sim.teaching.solutions import Drawn, Solution, Undrawable, solved
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.visits import visit
from convention_sim.vocabulary import Label

TRIES = 400
# Questions that the complementary cover changes, so that its absence must be said; public cover is one.
ABOUT_COVER = frozenset({"amc", "reste_a_charge"})
# Questions that the price would answer.
ABOUT_PRICE = frozenset({"honoraires", "honoraires_maximum"})
COVERED = frozenset({"css", "cmu-c", "ame"})


class Task(NamedTuple):
    """An exercise drawn for a seed: what it asks, the visits that it tells, its solution."""

    exercise: Exercise
    seed: str
    drawn: Drawn
    solution: Solution

    def statement(self, language: Language | None = None) -> list[str]:
        """The paragraphs to read before answering."""
        language = language or words.current_language()
        parts = [self._filled(self.exercise.story, language), *self._visits(language), self._filled(self.question, language)]
        return [part for part in parts if part]

    @property
    def question(self) -> Label:
        """What is asked."""
        return self.exercise.ask if self.exercise.ask.fr else statements.asked(self.drawn.asks)

    def second_hint(self, language: Language | None = None) -> str:
        """The hint that follows a second wrong answer: the way, with its first amount."""
        language = language or words.current_language()
        hint = self.exercise.hint if self.exercise.hint.fr else statements.method(self.drawn.quantity)
        return self._filled(hint, language)

    def _visits(self, language: Language) -> list[str]:
        if not self.drawn.visits:
            return []
        case, quantity = self.drawn.visits[0].case, self.drawn.quantity
        pays = quantity in ABOUT_COVER and not case.statuses & COVERED
        told = statements.told(case, language, priced=quantity not in ABOUT_PRICE, pays=pays)
        return [told + statements.given(self.drawn.visits[0], self.exercise.tells, language)]

    def _filled(self, text: Label, language: Language) -> str:
        """A text with the words of the solution, then the figures of the first visit."""
        template: str = getattr(text, language)
        for name, value in self.solution.told.items():
            template = template.replace(f"{{{name}}}", getattr(value, language))
        if not self.drawn.visits:
            return words.typeset(template, language)
        result = self.drawn.visits[0]
        return words.fill(template, result.figures, language, pathway=result.case.pathway)

    def __repr__(self) -> str:
        return "\n".join([f"{self.exercise.id}. {getattr(self.exercise.title, words.current_language())}", *self.statement()])

    def _repr_html_(self) -> str:
        from convention_sim.teaching import html  # noqa: PLC0415 - views come after results; loaded when asked for

        return html.task(self)


class Sheet(NamedTuple):
    """Several exercises to do."""

    tasks: tuple[Task, ...]

    def __repr__(self) -> str:
        return "\n\n".join(map(repr, self.tasks))

    def _repr_html_(self) -> str:
        from convention_sim.teaching import html  # noqa: PLC0415 - the same

        return "".join(html.task(task) for task in self.tasks)


_SEED = ["1"]


def use_seed(seed: object) -> None:
    """Choose the variants of the exercises: a number, or a name; everyone with the same seed has the same ones.

    >>> use_seed(1)
    """
    _SEED[0] = str(seed)


def current_seed() -> str:
    """The seed chosen by `use_seed`, "1" at first."""
    return _SEED[0]


def exercise(name: str, seed: object = None) -> Task:
    """An exercise drawn for a seed (that of `use_seed` by default); InvalidRequest when no exercise bears that name.

    >>> exercise("03-1", seed=1).exercise.chapter
    '03'
    """
    return _drawn(exercise_named(name).id, current_seed() if seed is None else str(seed))


def exercises(chapter: str | int, seed: object = None) -> Sheet:
    """The exercises of a chapter, drawn for a seed; InvalidRequest when there is no such chapter.

    >>> len(exercises("03", seed=1).tasks)
    6
    """
    return Sheet(tuple(exercise(each.id, seed) for each in bank.exercises(chapter_named(chapter).id)))


@cache
def _drawn(key: str, seed: str) -> Task:
    """The first draw that makes a sound exercise; BrokenFacts when there is none."""
    found, draw = exercise_named(key), Draw(key, seed)
    for _ in range(TRIES):
        with suppress(Undrawable, ConventionError):
            return _tried(found, seed, draw)
    raise BrokenFacts(f"{key}: no variant can be drawn")


def _tried(found: Exercise, seed: str, draw: Draw) -> Task:
    visits = _settled(found, draw)
    fields = draw.value(dict(found.draw))
    drawn = Drawn(found.asks, visits, fields, draw, found.against)
    for result in visits:
        _check(found, drawn, result)
    return Task(found, seed, drawn, solved(drawn))


def _settled(found: Exercise, draw: Draw) -> tuple[Decompte, ...]:
    if not found.visit:
        return ()
    told = arguments(draw.one(found.visit), draw)
    changed = [told | arguments(found.other, draw)] if found.other else []
    return tuple(settle(visit(**each)) for each in (told, *changed))


def _check(found: Exercise, drawn: Drawn, result: Decompte) -> None:
    """Only visits that are lawful, whose every fact is in force with evidence, and in which the mistake at stake can be made."""
    if result.validity.after_last_check or (result.violations and not found.unlawful):
        raise Undrawable
    quantity = drawn.quantity
    if found.against and not mistakes.figures(result.case, quantity).keys() & set(found.against):
        raise Undrawable
