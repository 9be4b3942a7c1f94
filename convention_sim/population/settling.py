"""Settle a table of visits: the facts are looked up once for each situation, the rules run once for each distinct visit."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import Any, NamedTuple

from convention_sim.counterfactuals import Change
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.population import kernels
from convention_sim.population.requests import request
from convention_sim.population.straight import MISSING, OWN, Loop, dependent, loop, plain
from convention_sim.population.visits import Fault, Faults, Numbers, Situation, Visits
from convention_sim.protocol.reading import read_request
from convention_sim.settlement.consistency import check_refund
from convention_sim.settlement.decompte import AMOUNTS

NO_CHANGE = Change()
# How many rows, or distinct visits, make it worth while to wait for numba: it takes longer to load than Python to settle a class.
WORTH = 50_000


class Group(NamedTuple):
    """The visits that share the values of some columns: how many there are, and the sum of each quantity, in cents."""

    key: tuple[object, ...]
    visits: int
    sums: dict[str, int]


@dataclass(frozen=True, eq=False)
class Settled:
    """The quantities of a table of visits.

    `table` holds those of each distinct visit side by side, `stride` numbers a visit, then those of the refused rows (MISSING).
    """

    visits: Visits
    quantities: tuple[str, ...]
    table: Numbers
    stride: int
    faults: tuple[Fault, ...]
    compiled: bool | None = None

    def column(self, name: str) -> Numbers:
        """A quantity for every row, in cents (basis points, 1 or 0 for others); MISSING for a row that was refused."""
        values, code = self.table[self.quantities.index(name) :: self.stride], self.visits.code
        if isinstance(code, array):
            return array("i", [values[visit] for visit in code])
        import numpy as np  # noqa: PLC0415 - the rows are NumPy's already

        return np.asarray(values).take(code)

    def columns(self) -> dict[str, Numbers]:
        """Every quantity, column by column."""
        if not self._compiles(len(self.visits)):
            return {name: self.column(name) for name in self.quantities}
        from convention_sim.population import compiled  # noqa: PLC0415 - numba is optional

        found = compiled.spread(_array(self.visits.code), _array(self.table), self.stride, len(self.quantities))
        return dict(zip(self.quantities, found, strict=True))

    @cached_property
    def counts(self) -> Numbers:
        """How many rows each distinct visit stands for, then how many were refused."""
        distinct = len(self.visits.situation)
        if self._compiles(len(self.visits)):
            from convention_sim.population import compiled  # noqa: PLC0415 - the same

            return compiled.counted(_array(self.visits.code), distinct)
        counts = [0] * (distinct + 1)
        kernels.count(0, len(self.visits), self.visits.code, counts)
        return counts

    def totals(self, by: Sequence[str] = ()) -> list[Group]:
        """The sums of each group of rows, refused rows left out; no column is made.

        `by` names columns of the table, its own figures excepted. InvalidRequest for one that was not read.
        """
        if "date" in by and self.visits.dates is not None:
            fr, en = (
                'Pour distinguer les jours, lisez la table avec keep=("date",).',
                'To tell days apart, read the table with keep=("date",).',
            )
            raise InvalidRequest("days-not-kept", "date", "date", [], fr, en)
        keys = [tuple(situation.column(name) for name in by) for situation in self.visits.situations]
        places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
        of_situation = [places[key] for key in keys]
        width = len(self.quantities)
        return [
            Group(key, sums[0], dict(zip(self.quantities, sums[1:], strict=True)))
            for key, sums in zip(places, self._sums(of_situation, len(places), width), strict=True)
            if sums[0]
        ]

    def _sums(self, of_situation: list[int], groups: int, width: int) -> list[list[int]]:
        """For each group, the number of its rows and the sums of its quantities."""
        situation, distinct = self.visits.situation, len(self.visits.situation)
        if self._compiles(distinct):
            import numpy as np  # noqa: PLC0415 - comes with numba

            from convention_sim.population import compiled  # noqa: PLC0415 - the same

            table = _array(self.table)
            group = np.where(table[: distinct * self.stride : self.stride] == MISSING, -1, _array(of_situation).take(situation))
            found = np.zeros(groups * (width + 1), dtype=np.int64)
            compiled.add_up(np.asarray(self.counts), group, table, self.stride, width, found)
            sums: list[int] = found.tolist()
        else:
            table = self.table.tolist()
            refused = table[: distinct * self.stride : self.stride]
            groups_of = [-1 if refused[visit] == MISSING else of_situation[each] for visit, each in enumerate(_listed(situation))]
            sums = [0] * (groups * (width + 1))
            kernels.add_up(_listed(self.counts), groups_of, table, self.stride, width, sums)
        return [sums[start : start + width + 1] for start in range(0, len(sums), width + 1)]

    def _compiles(self, loops: int) -> bool:
        return _compiles(self.compiled, loops)

    def __repr__(self) -> str:
        return f"Settled({self.visits!r}, {sum(len(fault.rows) for fault in self.faults):,} rows refused)"


def settle_visits(
    visits: Visits, change: Change = NO_CHANGE, *, quantities: Sequence[str] = AMOUNTS, compiled: bool | None = None
) -> Settled:
    """Settle every visit of a table, under a change of facts or rules if one is given.

    `quantities` names what is wanted, any rule of the package; `compiled` says whether numba runs the rules (None: where it is installed
    and there are enough rows). Both ways give the same cents. ArithmeticError when replaced rules no longer share out the whole fee.

    >>> from convention_sim.population import read_rows
    >>> day = {"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1", "2"], "fee": [None, "60"]}
    >>> list(settle_visits(read_rows(day), compiled=False).column("reste_apres_amo"))
    [1100, 4590]
    """
    _check(quantities, change)
    ready = loop(change.plan, tuple(quantities))
    known, refused = _known(visits.situations, change, ready.known)
    table = _run(ready, visits, _without(refused, visits), known, _compiles(compiled, len(visits.situation)))
    faults = (*visits.faults, *_faults(visits, refused, change))
    return Settled(visits, tuple(quantities), table, ready.stride, faults, compiled)


def _check(quantities: Sequence[str], change: Change) -> None:
    known = [rule.name for rule in change.plan.order]
    for name in quantities:
        if name not in known:
            fr, en = f"Quantité inconnue : {name}.", f"Unknown quantity: {name}."
            raise InvalidRequest("unknown-quantity", "quantities", name, known, fr, en)
    if any(rule.name == "parcours_non_respecte" for rule in dependent(change.plan, OWN)):
        raise ValueError("whether the pathway was left cannot depend on the fee: visits of one situation are refused together")


def _run(ready: Loop, visits: Visits, situation: Numbers, known: Numbers, compiled: bool) -> Numbers:
    """The quantities of each distinct visit, and a line of MISSING for the refused rows."""
    distinct = len(situation)
    own = [getattr(visits, name) for name in OWN]
    if compiled:
        import numpy as np  # noqa: PLC0415 - comes with numba

        from convention_sim.population.compiled import run_loop  # noqa: PLC0415 - numba is optional

        table: Numbers = np.full((distinct + 1) * ready.stride, MISSING, dtype=np.int32)
        stopped = run_loop(ready, distinct, *map(_array, (situation, known, *own)), table)
    else:
        table = array("i", [MISSING]) * ((distinct + 1) * ready.stride)
        stopped = plain(ready)(0, distinct, _listed(situation), known, *map(_listed, own), table)
    if stopped >= 0:
        raise ArithmeticError(f"the parts do not sum to the fee, or are beyond int32: {visits.situations[situation[stopped]].values}")
    return table


def _compiles(asked: bool | None, loops: int) -> bool:
    return loops >= WORTH and find_spec("numba") is not None if asked is None else asked


def _array(numbers: Numbers) -> Any:
    import numpy as np  # noqa: PLC0415 - comes with numba

    return np.ascontiguousarray(numbers, dtype=np.int32)


def _listed(numbers: Numbers) -> Numbers:
    """Python's own integers: those of NumPy are slower one at a time, and would overflow without a word."""
    return numbers if isinstance(numbers, list | array) else numbers.tolist()


def _known(situations: Sequence[Situation], change: Change, names: tuple[str, ...]) -> tuple[array[int], set[int]]:
    """The values that the loop takes from each situation, side by side, and the situations that are refused."""
    values, refused = array("i"), set()
    for number, situation in enumerate(situations):
        try:
            found = _values(situation, change)
        except ConventionError:
            refused.add(number)
            found = dict.fromkeys(names, 0)
        values.extend([found[name] for name in names])
    return values, refused


def _values(situation: Situation, change: Change) -> dict[str, int]:
    """Every quantity of a situation; those that do not depend on a visit's own figures hold for all of its visits."""
    case = read_request(request(situation.values, situation.fee_stated))
    _, _, inputs = change.inputs(case)
    values = change.plan.run(inputs)
    check_refund(change.but(case), values)
    return values


def _without(refused: set[int], visits: Visits) -> Numbers:
    """The situation of each distinct visit, -1 for those that are refused."""
    if not refused:
        return visits.situation
    place = array("i", [-1 if number in refused else number for number in range(len(visits.situations))])
    return array("i", [place[each] for each in _listed(visits.situation)])


def _faults(visits: Visits, refused: set[int], change: Change) -> tuple[Fault, ...]:
    """The refused situations with their rows; where days were read together, each row is refused with its own day."""
    rows: dict[tuple[int, object], list[int]] = {}
    for row, number in visits.rows_of(refused):
        rows.setdefault((number, None if visits.dates is None else visits.dates[row]), []).append(row)
    faults = Faults()
    for (number, day), found in rows.items():
        faults.add(_refusal(visits.situations[number], day, change), *found)
    return faults.found()


def _refusal(situation: Situation, day: object, change: Change) -> ConventionError:
    own = situation if day is None else Situation({**situation.values, "date": day}, situation.fee_stated)
    try:
        _values(own, change)
    except ConventionError as error:
        return error
    raise AssertionError(f"one day of a law is refused and another is not: {own.values}")


def summed(settled: Settled) -> Mapping[str, int]:
    """The sum of each quantity over the whole table, in cents; 0 where no row was settled."""
    found = settled.totals()
    return found[0].sums if found else dict.fromkeys(settled.quantities, 0)
