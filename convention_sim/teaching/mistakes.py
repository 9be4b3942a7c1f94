"""What a wrong figure comes from: the one place where exercises and quizzes ask for misconceptions."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from convention_sim.case import Case
from convention_sim.settlement import settle
from convention_sim.vocabulary import Label


class _Mistake(NamedTuple):
    name: Label
    hint: Label
    figure: Callable[[dict[str, int], str], int]


def _ignored(v: dict[str, int], q: str) -> int:
    return v[q] + v["participation_forfaitaire"] if q == "amo" else v[q]


def _excluded(v: dict[str, int], q: str) -> int:
    return v[q] - v["participation_forfaitaire"] if q in ("reste_a_charge", "reste_apres_amo") else v[q]


_SEAM: Mapping[str, _Mistake] = {
    "participation-ignored": _Mistake(Label("x", "x"), Label("La participation forfaitaire manque.", "The flat-rate contribution is missing."), _ignored),
    "participation-excluded": _Mistake(Label("y", "y"), Label("La participation reste au patient.", "The contribution stays with the patient."), _excluded),
}


def known() -> tuple[str, ...]:
    """The names of the misconceptions."""
    return tuple(_SEAM)


def name(misconception: str) -> Label:
    """What a misconception believes."""
    return _SEAM[misconception].name


def hint(misconception: str) -> Label:
    """What to tell a learner who holds it."""
    return _SEAM[misconception].hint


def figures(case: Case, quantity: str) -> dict[str, int]:
    """The wrong figure that each misconception gives for a quantity, for those that change it."""
    right = settle(case).values
    given = {key: each.figure(right, quantity) for key, each in _SEAM.items()}
    return {key: figure for key, figure in given.items() if figure != right[quantity] and figure >= 0}


def diagnosed(case: Case, quantity: str, stated: int) -> Label | None:
    """What to tell a learner who gives this figure, None when no misconception explains it."""
    return next((hint(key) for key, figure in figures(case, quantity).items() if figure == stated), None)
