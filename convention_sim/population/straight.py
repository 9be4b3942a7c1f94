"""The rules over columns: the same functions, in the engine's order, written out as one loop over visits.

What does not depend on a visit's own figures (its fee) is worked out once for each situation; the loop computes the rest. The loop is one
text: Python runs it as it stands, and `compiled` has it compiled by numba.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from convention_sim.engine import Function, Plan, Rule

# What a visit says for itself: its fee, and the contributions already taken this year and this day.
OWN = ("montant_demande", "retenu_annee", "retenu_jour")
# The smallest int32: every amount of a visit that was refused.
MISSING = -(2**31)
# The amounts of a visit stand side by side, so many int32 to a visit or a multiple of it: one line of a processor's cache.
LINE = 16
# What the fee is shared out between, and what it is made of.
PAYERS = ("amo", "amc", "reste_a_charge")
PARTS = ("amo_brut", "regime_local", "ticket_moderateur", "majoration_hors_parcours", "depassement")


class Loop(NamedTuple):
    """A loop over visits: its text, the functions that it calls, and the values that each situation brings, side by side in that order."""

    text: str
    functions: tuple[tuple[str, Function], ...]
    known: tuple[str, ...]
    stride: int


def dependent(plan: Plan, names: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that need those names, directly or through other rules, in the plan's order.

    >>> from convention_sim.rules import PLAN
    >>> [rule.name for rule in dependent(PLAN, ["retenu_jour"])][:2]
    ['participation_disponible', 'participation_forfaitaire']
    """
    reached = set(names)
    found = []
    for rule in plan.order:
        if reached.intersection(rule.needs):
            reached.add(rule.name)
            found.append(rule)
    return tuple(found)


def stride_of(outputs: tuple[str, ...]) -> int:
    """How many numbers a visit takes in a table of those quantities: whole lines.

    >>> stride_of(("amo", "amc")), stride_of(("x",) * 17)
    (16, 32)
    """
    return -(-len(outputs) // LINE) * LINE


@lru_cache(maxsize=64)
def loop(plan: Plan, outputs: tuple[str, ...]) -> Loop:
    """The loop that writes those quantities of a plan, for the visits from `first` to `last`, in `table`, `stride` numbers a visit.

    A visit whose situation is -1 is left alone. The loop returns the first visit whose parts do not sum to the fee or of which an amount is
    no int32, -1 when there is none.
    """
    rules = dependent(plan, OWN)
    made = {rule.name for rule in rules} | set(OWN)
    asked = {*outputs, *PAYERS, *PARTS, "honoraires"}
    known = tuple(sorted({*(need for rule in rules for need in rule.needs), *asked} - made))
    stride = stride_of(outputs)
    # An int32 moved up by 2**31 has no bit beyond the 32nd; anything else has, negative numbers included.
    beyond = " | ".join(f"({name} + {-MISSING})" for name in outputs)
    lines = [
        f"def run(first, last, situation, known, {', '.join(f'given_{name}' for name in OWN)}, table):",
        "    for visit in range(first, last):",
        "        if situation[visit] < 0:",
        "            continue",
        f"        row = visit * {stride}",
        f"        place = situation[visit] * {len(known)}",
        *(f"        {name} = known[place + {position}]" for position, name in enumerate(known)),
        *(f"        {name} = given_{name}[visit]" for name in OWN),
        *(f"        {rule.name} = rule_{rule.name}({', '.join(rule.needs)})" for rule in rules),
        f"        if {' + '.join(PAYERS)} != honoraires or {' + '.join(PARTS)} != honoraires or ({beyond}) >> 32:",
        "            return visit",
        *(f"        table[row + {position}] = {name}" for position, name in enumerate(outputs)),
        "    return -1",
    ]
    return Loop("\n".join([*lines, ""]), tuple((f"rule_{rule.name}", rule.function) for rule in rules), known, stride)


@lru_cache(maxsize=64)
def plain(found: Loop) -> Callable[..., int]:
    """The loop as Python runs it."""
    names: dict[str, Any] = dict(found.functions)
    exec(compile(found.text, "<rules over visits>", "exec"), names)  # noqa: S102 - names of our own rules and parameters only
    run: Callable[..., int] = names["run"]
    return run
