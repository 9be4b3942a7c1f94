"""Which codes a claim bears."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from convention_sim.errors import ConventionError
from convention_sim.nomenclature.billing import Item
from convention_sim.settlement import Decompte, settle
from convention_sim.teaching.answers import codes
from convention_sim.teaching.solutions.amounts import NO_COORDINATION, NOT_RESERVED, RESERVED
from convention_sim.teaching.solutions.model import Drawn, Solution, without
from convention_sim.vocabulary import Label

OTHER_DAY = Label("Ces codes sont ceux d’une autre date.", "These are the codes of another date.")
# One day in each period between two changes of the codes (not of their prices).
CODE_DAYS = ("2016-06-01", "2018-06-01", "2024-06-01", "2025-06-01")


def billed(drawn: Drawn) -> Solution:
    """The codes that count for the refund."""
    (result, *_) = drawn.visits
    bill = result.tariff
    value = _written(result.items)
    others = ((_written(items), OTHER_DAY) for items in _other_days(result))
    wrong = [
        (_written(bill.plain), NO_COORDINATION if value == _written(bill.full) else RESERVED),
        (_written(bill.full), RESERVED),
        (_written(bill.reduced), NOT_RESERVED),
        *others,
    ]
    return Solution("codes", value, without(value, wrong), {})


def _other_days(result: Decompte) -> Iterable[tuple[Item, ...]]:
    for day in CODE_DAYS:
        with suppress(ConventionError):
            yield settle(result.case.but(date=date.fromisoformat(day))).items


def _written(items: Iterable[Item]) -> str:
    return codes([item.code for item in items])
