"""A year of care: several visits, and the ceilings of the flat-rate contribution over them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from convention_sim.case import Case
from convention_sim.money import plain
from convention_sim.settlement.decompte import AMOUNTS, Decompte
from convention_sim.settlement.settling import settle

if TYPE_CHECKING:
    from datetime import date


class Visit(NamedTuple):
    """A visit of the list and who received it: `professional` tells apart two physicians of one specialty on one day."""

    case: Case
    professional: str


class Year:
    """The visits settled in the order of their dates, each knowing what the earlier ones already took."""

    def __init__(self, decomptes: Sequence[Decompte]) -> None:
        self.decomptes = tuple(decomptes)

    @cached_property
    def amounts(self) -> dict[str, int]:
        """The sum of each amount over the visits, in cents."""
        return {name: sum(decompte.values[name] for decompte in self.decomptes) for name in AMOUNTS}

    def __repr__(self) -> str:
        contributions, left = plain(self.amounts["participation_forfaitaire"]), plain(self.amounts["reste_a_charge"])
        return f"Year({len(self.decomptes)} visits, {contributions} EUR of contributions, {left} EUR left to the patient)"


def year_of_care(visits: Iterable[Case | Visit]) -> Year:
    """Settle a list of visits of one patient, with the daily and yearly ceilings of the flat-rate contribution.

    The yearly ceiling counts a calendar year and is the one in force on each visit's day (70 euros since 1 October 2026, 50 before; whether
    the decree covers the whole of 2026 is not known). The daily one counts the visits of a day to one professional; a bare Case is
    taken as a professional of its own by specialty and sector.

    >>> from convention_sim import visit
    >>> year = year_of_care(visit(f"2025-{month:02d}-{day:02d}", "generaliste") for month in range(1, 13) for day in (3, 10, 17))
    >>> year.amounts["participation_forfaitaire"]
    5000
    """
    ordered = sorted((_visit(each) for each in visits), key=lambda each: each.case.date)
    taken_in_year: defaultdict[int, int] = defaultdict(int)
    taken_in_day: defaultdict[tuple[date, str], int] = defaultdict(int)
    decomptes = []
    for case, professional in ordered:
        day = (case.date, professional)
        decompte = settle(case, retenu_annee=taken_in_year[case.date.year], retenu_jour=taken_in_day[day])
        taken = decompte.values["participation_forfaitaire"]
        taken_in_year[case.date.year] += taken
        taken_in_day[day] += taken
        decomptes.append(decompte)
    return Year(decomptes)


def _visit(each: Case | Visit) -> Visit:
    return Visit(each, f"{each.specialty} {each.sector}") if isinstance(each, Case) else each
