"""What a reform would change for a table of visits: for each payer, for whom, and how what is left to pay is spread."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from convention_sim.case import Case
from convention_sim.counterfactuals import Change
from convention_sim.errors import InvalidRequest
from convention_sim.money import BASIS_POINTS, rounded
from convention_sim.population.catalogue import Reform, tried
from convention_sim.population.catalogue import reform as found
from convention_sim.population.settled import Settled, listed
from convention_sim.population.settling import refuse_fee, settle_visits
from convention_sim.population.straight import MISSING
from convention_sim.population.visits import Fault, Visits

LEFT = "reste_a_charge"


class Balance(NamedTuple):
    """The sums of a group of visits before and after a reform, in cents."""

    key: tuple[object, ...]
    visits: int
    before: Mapping[str, int]
    after: Mapping[str, int]

    def cost(self, name: str) -> int:
        """How much more a quantity is after the reform: "amo" and "amc" for the payers, "reste_a_charge" for households."""
        return self.after[name] - self.before[name]


class Distribution(NamedTuple):
    """How many visits have each amount of cents, in order."""

    visits: Mapping[int, int]

    @property
    def total(self) -> int:
        """How many visits there are."""
        return sum(self.visits.values())

    def among(self, chosen: Callable[[int], bool]) -> int:
        """How many visits have such an amount.

        >>> Distribution({0: 3, 200: 1}).among(lambda cents: cents > 0)
        1
        """
        return self.only(chosen).total

    def only(self, chosen: Callable[[int], bool]) -> "Distribution":
        """The visits that have such an amount."""
        return Distribution({cents: count for cents, count in self.visits.items() if chosen(cents)})

    def quantile(self, share: int) -> int:
        """The smallest amount that `share` basis points of the visits do not exceed: 5 000 is the median. ValueError without a visit.

        >>> Distribution({0: 3, 200: 1}).quantile(5_000), Distribution({0: 3, 200: 1}).quantile(9_000)
        (0, 200)
        """
        reached, wanted = 0, share * self.total
        for cents, count in self.visits.items():
            reached += count
            if reached * BASIS_POINTS >= wanted:
                return cents
        raise ValueError("no visit")

    @property
    def mean(self) -> int:
        """The mean amount, to the cent; of no visit, 0.

        >>> Distribution({-100: 1, 200: 3}).mean
        125
        """
        whole = sum(cents * count for cents, count in self.visits.items())
        return (-1 if whole < 0 else 1) * rounded(abs(whole), self.total) if self.total else 0


@dataclass(frozen=True, eq=False)
class Comparison:
    """A table of visits before and after a reform. Amounts are in cents; visits refused on either side are counted in neither.

    `concerned` is how many visits the reform is about, `moved` those of which an amount changes, `unread` the replaced facts and rules that
    no visit reads; `refused` are the rows that the reform alone refuses.
    """

    reform: Reform
    by: tuple[str, ...]
    before: Settled
    after: Settled
    concerned: int
    moved: int
    unread: tuple[str, ...]
    refused: tuple[Fault, ...]

    @cached_property
    def rows(self) -> tuple[Balance, ...]:
        """One balance a group, in the order of the table."""
        after = {group.key: group for group in self.after.totals(self.by)}
        return tuple(Balance(group.key, group.visits, group.sums, after[group.key].sums) for group in self.before.totals(self.by))

    @cached_property
    def whole(self) -> Balance:
        """The balance of all visits."""
        before, after = self.before.totals(), self.after.totals()
        nothing = dict.fromkeys(self.before.quantities, 0)
        return Balance((), before[0].visits, before[0].sums, after[0].sums) if before else Balance((), 0, nothing, nothing)

    @cached_property
    def left_before(self) -> Distribution:
        """What is left to pay before the reform."""
        return _spread(_of_distinct(self.before, LEFT), self.before)

    @cached_property
    def left_after(self) -> Distribution:
        """What is left to pay after it."""
        return _spread(_of_distinct(self.after, LEFT), self.after)

    @cached_property
    def difference(self) -> Distribution:
        """How much more is left to pay after the reform, visit by visit."""
        old, new = _of_distinct(self.before, LEFT), _of_distinct(self.after, LEFT)
        return _spread([MISSING if one == MISSING else other - one for one, other in zip(old, new, strict=True)], self.before)

    @property
    def winners(self) -> int:
        """How many visits cost their patient less."""
        return self.difference.among(lambda cents: cents < 0)

    @property
    def losers(self) -> int:
        """How many visits cost their patient more."""
        return self.difference.among(lambda cents: cents > 0)

    @property
    def mean_loss(self) -> int:
        """How much more a visit of those costs its patient, on average."""
        return self.difference.only(lambda cents: cents > 0).mean

    @property
    def mean_gain(self) -> int:
        """The same of the visits that cost less: a negative amount."""
        return self.difference.only(lambda cents: cents < 0).mean

    @property
    def changes_nothing(self) -> bool:
        """Whether not one amount of one visit moves."""
        return self.moved == 0

    def _repr_html_(self) -> str:
        from convention_sim.views import population  # noqa: PLC0415 - views come after; loaded when asked for

        return population.html(self)

    def __repr__(self) -> str:
        from convention_sim.views import population  # noqa: PLC0415 - the same

        return population.text(self)


def compare(visits: Visits, reform: Reform | Change | str, by: str | Sequence[str] = (), *, before: Settled | None = None) -> Comparison:
    """Settle a table twice, under the law of each day and under a reform of the catalogue (or its identifier) or a change of one’s own.

    `by` names the column of the groups, or several; `before` is the same table as already settled, to spare the time of doing it again.

    >>> from convention_sim.population import read_rows
    >>> table = read_rows({"date": ["2025-03-01"] * 3, "specialty": ["generaliste"] * 3, "sector": ["1"] * 3, "statuses": ["", "", "ald"]})
    >>> less = compare(table, "taux-65")
    >>> less.whole.cost("amo"), less.whole.cost("reste_a_charge"), less.losers, less.moved
    (-300, 300, 2, 2)
    """
    if not isinstance(visits, Visits):
        fr, en = "Une table lue par `read` est attendue.", "A table that `read` has read is expected."
        raise InvalidRequest("unread-table", "visits", type(visits).__name__, ["read(table)"], fr, en)
    if isinstance(reform, Change):
        refuse_fee(reform)
    reform = tried(reform) if isinstance(reform, Change) else found(reform)
    if before is not None and before.visits is not visits:
        fr, en = "Ce qui est donné comme état de départ vient d’une autre table.", "What is given as the state before is of another table."
        raise InvalidRequest("other-visits", "before", repr(before.visits), [repr(visits)], fr, en)
    before = before or settle_visits(visits)
    after = settle_visits(visits, reform)
    before, after = _without(before, after), _without(after, before)
    known = {row for fault in before.faults for row in fault.rows}
    new = [Fault(fault.error, tuple(row for row in fault.rows if row not in known)) for fault in after.faults]
    cases = _cases(visits, before)
    concerned = {number: case for number, case in cases.items() if reform.concerns(case)}
    rows = _rows_of(visits.situation, before, concerned.keys())
    return Comparison(
        reform,
        (by,) if isinstance(by, str) else tuple(by),
        before,
        after,
        rows,
        _moved(before, after),
        _unread(reform, concerned.values()),
        tuple(fault for fault in new if fault.rows),
    )


def _without(settled: Settled, other: Settled) -> Settled:
    """The same, without the visits that the other refuses."""
    first = settled.quantities[0]
    pairs = zip(_of_distinct(settled, first), _of_distinct(other, first), strict=True)
    gone = [visit for visit, (mine, theirs) in enumerate(pairs) if mine != MISSING and theirs == MISSING]
    if not gone:
        return settled
    table, stride = copy(settled.table), settled.stride
    for visit in gone:
        for place in range(visit * stride, (visit + 1) * stride):
            table[place] = MISSING
    return replace(settled, table=table)


def _of_distinct(settled: Settled, name: str) -> list[int]:
    """A quantity of each distinct visit."""
    distinct = len(settled.visits.situation)
    found: list[int] = listed(settled.table[settled.quantities.index(name) : distinct * settled.stride : settled.stride])
    return list(found)


def _spread(values: Iterable[int], settled: Settled) -> Distribution:
    """How many rows have each value."""
    found: Counter[int] = Counter()
    for value, count in zip(values, listed(settled.counts), strict=False):
        if value != MISSING and count:
            found[value] += count
    return Distribution(dict(sorted(found.items())))


def _moved(before: Settled, after: Settled) -> int:
    """How many rows have an amount that changes."""
    moved: set[int] = set()
    for name in before.quantities:
        pairs = zip(_of_distinct(before, name), _of_distinct(after, name), strict=True)
        moved.update(visit for visit, (old, new) in enumerate(pairs) if old != new)
    return int(sum(before.counts[visit] for visit in moved))


def _cases(visits: Visits, settled: Settled) -> dict[int, Case]:
    """The case of each situation that is settled."""
    first = _of_distinct(settled, settled.quantities[0])
    kept = {int(number) for number, value in zip(listed(visits.situation), first, strict=True) if value != MISSING}
    return {number: case for number, case in enumerate(visits.cases) if number in kept and isinstance(case, Case)}


def _rows_of(situation: Any, settled: Settled, chosen: Iterable[int]) -> int:
    """How many settled rows are in some situations."""
    kept = set(chosen)
    first = _of_distinct(settled, settled.quantities[0])
    rows = zip(listed(situation), first, listed(settled.counts), strict=False)
    return int(sum(count for number, value, count in rows if number in kept and value != MISSING))


def _unread(reform: Reform, cases: Iterable[Case]) -> tuple[str, ...]:
    """The replaced facts and rules that no case reads; most are read by the first one."""
    left = [*reform.change.facts, *reform.change.rules]
    for case in cases:
        if not left:
            break
        left = [key for key in left if key in reform(case).effect(case).unread]
    return tuple(left)
