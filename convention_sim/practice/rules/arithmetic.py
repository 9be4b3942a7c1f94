"""What contribution rules share: rounding to the euro, scales that rise with income, steps."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from convention_sim.engine import Rule, rule
from convention_sim.money import BASIS_POINTS, rounded

EURO = 100
RULES: dict[str, Rule] = {}
practice_rule = partial(rule, registry=RULES)


def to_the_euro(numerator: int, denominator: int = 1) -> int:
    """A quotient of cents, rounded to the nearest whole euro, 50 cents upwards: still in cents.

    Contributions and their bases are rounded so: CSS, art. L. 130-1 until 2014, then L. 133-10.

    >>> to_the_euro(7360), to_the_euro(12015), to_the_euro(50), to_the_euro(49)
    (7400, 12000, 100, 0)
    """
    return EURO * rounded(numerator, denominator * EURO)


def euros_of(amount: int, rate: int) -> int:
    """`rate` basis points of `amount`, to the nearest euro.

    >>> euros_of(7_400_000, 680)
    503200
    """
    return to_the_euro(amount * rate, BASIS_POINTS)


def rising(amount: int, ceiling: int, points: Sequence[tuple[int, int]]) -> int:
    """A rate that rises in a straight line between points (share of the ceiling in basis points, rate), to the basis point.

    Before the first point and after the last one it stays as it is there.

    >>> rising(7_400_000, 4_806_000, [(11_000, 650), (20_000, 770)])
    709
    """
    for (start, low), (end, high) in pairwise(points):
        if amount * BASIS_POINTS < end * ceiling:
            way = max(0, amount * BASIS_POINTS - start * ceiling)
            return rounded(low * (end - start) * ceiling + (high - low) * way, (end - start) * ceiling)
    return points[-1][1]


def step(amount: int, ceiling: int, limits: tuple[int, int], values: tuple[int, int, int]) -> int:
    """The value of the step in which an amount falls; an amount equal to a limit is in the step above it.

    >>> step(6_728_399, 4_806_000, (14_000, 25_000), (215, 151, 112)), step(6_728_400, 4_806_000, (14_000, 25_000), (215, 151, 112))
    (215, 151)
    """
    return values[sum(amount * BASIS_POINTS >= limit * ceiling for limit in limits)]
