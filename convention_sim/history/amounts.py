"""One amount of the same visit, day after day: what changed for the patient without a word of the visit changing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from convention_sim.case import Case
from convention_sim.errors import ConventionError
from convention_sim.facts import timeline
from convention_sim.settlement import settle
from convention_sim.vocabulary import Label


@dataclass(frozen=True, slots=True)
class AmountStep:
    """An amount from a day on, in cents; None while the visit is refused (a price that is not known). `checked`: as far as it is proven."""

    start: date
    cents: int | None
    checked: date


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amount of a visit over time, under a name."""

    name: Label
    steps: tuple[AmountStep, ...]


def amounts(name: Label, quantity: str, since: date, seen: Callable[[date], Case]) -> Amounts:
    """A quantity of a visit from a day on, at each change of the law; neighbours with the same amount are one step.

    `seen` gives the visit of a day.

    >>> from convention_sim import visit
    >>> found = amounts(Label("", ""), "reste_apres_amo", date(2024, 1, 1), lambda day: visit(day, "generaliste"))
    >>> [(step.start.isoformat(), step.cents) for step in found.steps]
    [('2024-01-01', 895), ('2024-05-15', 995), ('2024-12-22', 1100)]
    """
    steps: list[AmountStep] = []
    for day in (since, *(change for change in timeline()[0] if change > since)):
        try:
            found = settle(seen(day))
            step = AmountStep(day, found[quantity], found.validity.checked)
        except ConventionError:
            step = AmountStep(day, None, day)
        if steps and steps[-1].cents == step.cents:
            steps[-1] = AmountStep(steps[-1].start, step.cents, max(steps[-1].checked, step.checked))
        else:
            steps.append(step)
    return Amounts(name, tuple(steps))
