"""What a wrong figure comes from: the one place where exercises and quizzes ask for misconceptions."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from convention_sim.case import Case
from convention_sim.counterfactuals import Misconception, diagnose, misconceptions
from convention_sim.errors import ConventionError
from convention_sim.settlement import settle
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.vocabulary import Label


def name(misconception: str) -> Label:
    """What a misconception is called."""
    return misconceptions()[misconception].name


def hint(misconception: str) -> Label:
    """The question to ask of a learner who holds it; it gives no answer away."""
    return misconceptions()[misconception].hint


@lru_cache(maxsize=512)
def figures(case: Case, quantity: str) -> dict[str, tuple[int, ...]]:
    """The wrong figures that each misconception gives for a quantity, the commonest first; those that change nothing are left out.

    >>> from convention_sim import visit
    >>> figures(visit("2025-03-01", "generaliste"), "amo")["participation-ignored"]
    (2100,)
    """
    right = settle(case).values
    ordered = sorted(misconceptions().values(), key=lambda each: each.weight(quantity))
    fitting = [each for each in ordered if each.fits(case, right, quantity)]
    found = {each.id: tuple(dict.fromkeys(_given(each, case, quantity))) for each in fitting}
    kept = {key: tuple(figure for figure in given if figure >= 0 and figure != right[quantity]) for key, given in found.items()}
    return {key: given for key, given in kept.items() if given}


def _given(misconception: Misconception, case: Case, quantity: str) -> Iterator[int]:
    for form in misconception.forms(case):
        with suppress(ConventionError):
            yield form.change.values(case)[quantity]


def figure(case: Case, quantity: str, misconception: str) -> int | None:
    """The wrong figure that a misconception gives first; None when it changes nothing here."""
    return next(iter(figures(case, quantity).get(misconception, ())), None)


def diagnosed(case: Case, quantity: str, stated: int) -> Label | None:
    """The question to ask of a learner who gives this figure; None when no misconception, nor two together, explain it."""
    if quantity not in AMOUNTS:
        return None
    causes = diagnose(case, quantity, stated).causes
    return Label(causes[0].hint["fr"], causes[0].hint["en"]) if causes else None


def told(case: Case, quantity: str, stated: int, misconception: str) -> Label:
    """The sentence that says what a misconception did, with the figures of the visit."""
    for cause in diagnose(case, quantity, stated).causes:
        if cause.ids == [misconception]:
            return Label(cause.message["fr"], cause.message["en"])
    return hint(misconception)
