"""Checking a learner's answer: what is wrong with it first, then how to go about it, then the whole working."""

from collections import Counter
from typing import NamedTuple

from convention_sim.teaching import mistakes
from convention_sim.teaching.answers import UnreadableAnswer, Value, read_answer, unreadable
from convention_sim.teaching.tasks import Task, exercise
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

RIGHT = Label("Juste : {value}.", "Right: {value}.")
WRONG = Label("Pas encore.", "Not yet.")
IN_CENTS = Label(
    "Vous répondez en centimes, comme le programme compte : divisez par cent pour répondre en euros.",
    "You answer in cents, as the program counts: divide by a hundred to answer in euros.",
)
ABOVE = Label("C’est plus que le prix demandé, {fee}.", "That is more than the price charged, {fee}.")
UNEXPLAINED = Label(
    "Aucune erreur connue ne donne cette réponse : reprenez pas à pas.", "No known mistake gives this answer: take it again step by step."
)
WORKING = Label("Voici tout le calcul.", "Here is the whole working.")
AGAIN = Label("Encore un essai, et tout le calcul s’affichera.", "One more try, and the whole working will show.")
MOST = 100

_wrong_tries: Counter[tuple[str, str]] = Counter()


class Feedback(NamedTuple):
    """What a learner is told: the verdict ("empty", "unreadable", "right" or "wrong"), the sentences, and how much of the task to show."""

    task: Task
    verdict: str
    sentences: tuple[Label, ...]
    working: bool

    def told(self, language: Language | None = None) -> list[str]:
        """The sentences, in one language."""
        language = language or words.current_language()
        return [words.typeset(getattr(sentence, language), language) for sentence in self.sentences]

    def __repr__(self) -> str:
        from convention_sim.teaching import text  # noqa: PLC0415 - views come after results; loaded when asked for

        return text.feedback(self)

    def _repr_html_(self) -> str:
        from convention_sim.teaching import html  # noqa: PLC0415 - the same

        return html.feedback(self)


def check(name: str, answer: object = ..., *, seed: object = None) -> Feedback:
    """What to tell a learner who gives this answer to an exercise.

    With no answer, the exercise itself. The first wrong answer gets the mistake that explains it, the second one the way to go, the third
    one the whole working; an answer that cannot be read is not counted.

    >>> check("03-1", "abc", seed=1).verdict
    'unreadable'
    """
    task = exercise(name, seed)
    try:
        given = _read(task, answer)
    except UnreadableAnswer as refused:
        return Feedback(task, "empty" if refused.empty else "unreadable", (refused.message,), working=False)
    if given == task.solution.value:
        return Feedback(task, "right", (_right(task),), working=True)
    key = (task.exercise.id, task.seed)
    _wrong_tries[key] += 1
    return wrong(task, given, _wrong_tries[key])


def _read(task: Task, answer: object) -> Value:
    """The answer as the solution holds it; a letter that stands for nothing here is no answer."""
    solution = task.solution
    given = read_answer(solution.kind, answer)
    if solution.kind == "letter" and given not in {solution.value, *solution.wrong}:
        raise unreadable(solution.kind, answer)
    return given


def forget() -> None:
    """Count the tries from nothing again."""
    _wrong_tries.clear()


def wrong(task: Task, given: Value, tries: int) -> Feedback:
    """What to tell after that many wrong answers, the last of which is `given`."""
    first = explained(task, given)
    if tries == 1:
        return Feedback(task, "wrong", (WRONG, first), working=False)
    if tries == 2:
        hint = Label(*(task.second_hint(language) for language in words.LANGUAGES))
        return Feedback(task, "wrong", (WRONG, first, hint, AGAIN), working=False)
    return Feedback(task, "wrong", (WRONG, first, WORKING), working=True)


def explained(task: Task, given: Value) -> Label:
    """The mistake that gives this answer, as far as it is known."""
    solution = task.solution
    if given in solution.wrong:
        return solution.wrong[given]
    if solution.kind == "euros" and isinstance(given, int):
        if given == MOST * int(solution.value):
            return IN_CENTS
        if not _is_an_amount(task):
            return UNEXPLAINED
        found = _diagnosed(task, given)
        if found:
            return found
        if given > task.drawn.visits[0]["honoraires"]:
            fee = task.drawn.visits[0]["honoraires"]
            return Label(*(getattr(ABOVE, language).format(fee=words.euros(fee, language)) for language in words.LANGUAGES))
    return UNEXPLAINED


def _is_an_amount(task: Task) -> bool:
    """Whether the answer is an amount of the one visit told, and not a difference or a sum."""
    visits, quantity = task.drawn.visits, task.drawn.quantity
    return len(visits) == 1 and task.solution.after is None and task.solution.value == visits[0][quantity]


def _diagnosed(task: Task, given: int) -> Label | None:
    """What `diagnose` makes of a figure that no single misconception gives."""
    return mistakes.diagnosed(task.drawn.visits[0].case, task.drawn.quantity, given)


def shown(task: Task, language: Language) -> str:
    """The right answer in words; codes in the order of the claim: the key letter, then its supplements."""
    if task.solution.kind == "codes":
        return " + ".join(item.code for item in task.drawn.visits[0].items)
    return value_in_words(task, task.solution.value, language)


def value_in_words(task: Task, value: Value, language: Language) -> str:
    """An answer to a task in words.

    >>> value_in_words(exercise("03-1", seed=1), 1680, "en")
    '€16.80'
    """
    if isinstance(value, str):
        return f"({value})" if task.solution.kind == "letter" else value
    match task.solution.kind:
        case "euros":
            return words.euros(value, language)
        case "percent":
            return words.percent(value * 100, language)
        case "tenths":
            return words.percent(value * 10, language)
        case "yes-no":
            return {"fr": ("non", "oui"), "en": ("no", "yes")}[language][value]
        case _:
            return f"{value} {'jours' if language == 'fr' else 'days'}"


def _right(task: Task) -> Label:
    return Label(*(getattr(RIGHT, language).format(value=shown(task, language)) for language in words.LANGUAGES))
