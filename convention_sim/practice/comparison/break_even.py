"""From which extra fee, or up to which share of acts at the tariff, one choice leaves at least as much as another."""

from collections.abc import Callable, Iterable

from convention_sim.money import BASIS_POINTS
from convention_sim.practice.comparison.activity import Activity, Terms
from convention_sim.practice.comparison.outcome import outcome

COARSE, FINE = 100, 1
HIGHEST_EXTRA = 5 * BASIS_POINTS


def break_even_extra(activity: Activity, terms: Terms, against: Terms, highest: int = HIGHEST_EXTRA) -> int | None:
    """The lowest extra fee, in basis points of the tariff, from which `terms` leave at least the income of `against`; None if never.

    The share of acts at the tariff stays that of `terms`. The last hundredth is looked for within the first whole point that will do.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> break_even_extra(work, Terms("2", at_tariff=4_000), Terms("1"))
    2307
    """
    aim = outcome(activity, against).income

    def reaches(extra: int) -> bool:
        return outcome(activity, terms._replace(extra=extra)).income >= aim

    return _first(reaches, highest)


def break_even_share(activity: Activity, terms: Terms, against: Terms) -> int | None:
    """The highest share of acts at the tariff, in basis points, at which `terms` still leave the income of `against`; None if never.

    The extra fee of the other acts stays that of `terms`.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> break_even_share(work, Terms("2", extra=5_000), Terms("1"))
    7268
    """
    aim = outcome(activity, against).income

    def reaches(exceeding: int) -> bool:
        return outcome(activity, terms._replace(at_tariff=BASIS_POINTS - exceeding)).income >= aim

    found = _first(reaches, BASIS_POINTS)
    return None if found is None else BASIS_POINTS - found


def _first(reaches: Callable[[int], bool], highest: int) -> int | None:
    """The first value that reaches the aim: by whole points, then by hundredths of the point before it."""
    coarse = next((value for value in range(0, highest + 1, COARSE) if reaches(value)), None)
    if not coarse:
        return coarse
    return next(value for value in range(coarse - COARSE + FINE, coarse + 1) if reaches(value))


def span(activity: Activity, terms: Terms, extras: Iterable[int]) -> list[tuple[int, int]]:
    """The mean extra-billing rate and the income, both for each extra fee in basis points.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> [mean for mean, _ in span(work, Terms("2", at_tariff=5_000), [0, 5_000])]
    [0, 2500]
    """
    return [(terms._replace(extra=extra).mean, outcome(activity, terms._replace(extra=extra)).income) for extra in extras]
