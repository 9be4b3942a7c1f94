"""What a wrong figure comes from: the one place where exercises and quizzes ask for misconceptions."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import lru_cache
from operator import itemgetter

from convention_sim.case import Case
from convention_sim.counterfactuals import Change, diagnose, misconceptions
from convention_sim.errors import ConventionError
from convention_sim.settlement import settle
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.vocabulary import Label

ANOTHER = "another-amount"
# A figure with the misconception that gives it, and how early it comes: the smaller, the likelier.
type Ranked = tuple[int, str, int]


def name(misconception: str) -> Label:
    """What a misconception is called."""
    return misconceptions()[misconception].name


def hint(misconception: str) -> Label:
    """The question to ask of a learner who holds it; it gives no answer away."""
    return misconceptions()[misconception].hint


@lru_cache(maxsize=512)
def _ranked(case: Case, quantity: str) -> tuple[Ranked, ...]:
    """The wrong figures that the misconceptions give, the likeliest first; those that change nothing are left out."""
    right = settle(case).values
    found = [
        (weight, each, figure)
        for weight, each, change in _forms(case, quantity)
        for figure in _given(change, case, quantity)
        if figure >= 0 and figure != right[quantity]
    ]
    return tuple(sorted(found, key=itemgetter(0)))


def _forms(case: Case, quantity: str) -> Iterator[tuple[int, str, Change]]:
    """Every form of every misconception that makes sense here, weighed as `diagnose` does."""
    right = settle(case).values
    for each in misconceptions().values():
        if each.fits(case, right, quantity):
            for place, form in enumerate(each.forms(case)):
                yield each.weight(quantity) + place + form.rarity, each.id, form.change


def _given(change: Change, case: Case, quantity: str) -> Iterator[int]:
    with suppress(ConventionError):
        yield change.values(case)[quantity]


def figures(case: Case, quantity: str) -> dict[str, tuple[int, ...]]:
    """The wrong figures that each misconception gives for a quantity, the likeliest first; those that change nothing are left out.

    >>> from convention_sim import visit
    >>> figures(visit("2025-03-01", "generaliste"), "amo")["participation-ignored"]
    (2100,)
    """
    found: dict[str, list[int]] = {}
    for _, each, stated in _ranked(case, quantity):
        found.setdefault(each, []).append(stated)
    return {each: tuple(dict.fromkeys(given)) for each, given in found.items()}


def hints(case: Case, quantity: str, first: Collection[str] = ()) -> list[tuple[int, Label]]:
    """The wrong figures, each with its question, the likeliest first; before them those of the misconceptions in `first`.

    An amount of the décompte given for another is one of them.

    >>> from convention_sim import visit
    >>> dict(hints(visit("2025-03-01", "generaliste"), "ticket_moderateur"))[1900].en
    'This amount is on the bill, but is it the one asked for?'
    """
    values, rarity = settle(case).values, 2 * misconceptions()[ANOTHER].rank
    others = [(rarity, ANOTHER, values[name]) for name in AMOUNTS if values[name] not in (0, values[quantity])]
    found = sorted([*_ranked(case, quantity), *others], key=lambda each: (each[1] not in first, each[0]))
    return [(stated, hint(each)) for _, each, stated in found]


def moved(case: Case, quantity: str, change: Change) -> list[tuple[int, Label]]:
    """By how much a change moves a quantity for one who holds a misconception before and after it, each with its question.

    What the change replaces is the exercise, not a mistake: a misconception of the same fact, rule or field is left out.

    >>> from convention_sim import visit
    >>> reform = Change(facts={"taux_amo": 6500})
    >>> moved(visit("2025-03-01", "generaliste"), "amo", reform)[2]
    (-140, Label(fr='Dans quel ordre viennent le taux et la participation ?', en='In which order do the rate and the contribution come?'))
    """
    right = change.values(case)[quantity] - settle(case)[quantity]
    found = [
        (weight, each, after - before)
        for weight, each, form in _forms(case, quantity)
        if not _overlap(form, change)
        for before in _given(form, case, quantity)
        for after in _given(form | change, case, quantity)
        if after - before != right
    ]
    return [(difference, hint(each)) for _, each, difference in sorted(found, key=itemgetter(0))]


def _overlap(one: Change, other: Change) -> bool:
    return any(mine.keys() & theirs.keys() for mine, theirs in ((one.facts, other.facts), (one.rules, other.rules), (one.case, other.case)))


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
