"""The amounts of a table of visits: column by column, or summed without making a column."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from typing import Any, NamedTuple

from convention_sim.errors import InvalidRequest
from convention_sim.population import kernels
from convention_sim.population.straight import MISSING
from convention_sim.population.visits import Fault, Numbers, Visits

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
        return next(self.chunks(len(self.visits)))

    def chunks(self, rows: int) -> Iterator[dict[str, Numbers]]:
        """The columns of so many rows at a time. With numba, each takes the room of the one before: use it before asking for the next."""
        whole = len(self.visits)
        if not self._compiles(rows):
            for first in range(0, whole, rows):
                part = replace(self, visits=replace(self.visits, code=self.visits.code[first : first + rows]))
                yield {name: part.column(name) for name in self.quantities}
            return
        from convention_sim.population import compiled  # noqa: PLC0415 - numba is optional

        code, table = int32(self.visits.code), int32(self.table)
        room = compiled.columns(min(rows, whole), len(self.quantities))
        for first in range(0, whole, rows) if whole else (0,):
            last = min(first + rows, whole)
            compiled.spread(code[first:last], table, self.stride, room[:, : last - first])
            yield dict(zip(self.quantities, room[:, : last - first], strict=True))

    @cached_property
    def counts(self) -> Numbers:
        """How many rows each distinct visit stands for, then how many were refused."""
        distinct = len(self.visits.situation)
        if self._compiles(len(self.visits)):
            from convention_sim.population import compiled  # noqa: PLC0415 - the same

            return compiled.counted(int32(self.visits.code), distinct)
        counts = [0] * (distinct + 1)
        kernels.count(0, len(self.visits), self.visits.code, counts)
        return counts

    def distinct(self) -> Iterator[tuple[Mapping[str, object], int, dict[str, int]]]:
        """Each distinct visit that was settled: the values of its row, its own figures left out, how many rows it has, its quantities."""
        for visit, situation in enumerate(listed(self.visits.situation)):
            start = visit * self.stride
            amounts = listed(self.table[start : start + len(self.quantities)])
            if amounts[0] != MISSING and self.counts[visit]:
                values = self.visits.situations[situation].values
                yield values, int(self.counts[visit]), dict(zip(self.quantities, amounts, strict=True))

    def totals(self, by: str | Sequence[str] = ()) -> list[Group]:
        """The sums of each group of rows, refused rows left out; no column is made.

        `by` names a column of the table, or several, its own figures excepted. InvalidRequest for one that was not read.
        """
        by = (by,) if isinstance(by, str) else by
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

            table = int32(self.table)
            group = np.where(table[: distinct * self.stride : self.stride] == MISSING, -1, int32(of_situation).take(situation))
            found = np.zeros(groups * (width + 1), dtype=np.int64)
            compiled.add_up(np.asarray(self.counts), group, table, self.stride, width, found)
            sums: list[int] = found.tolist()
        else:
            table = self.table.tolist()
            refused = table[: distinct * self.stride : self.stride]
            groups_of = [-1 if refused[visit] == MISSING else of_situation[each] for visit, each in enumerate(listed(situation))]
            sums = [0] * (groups * (width + 1))
            kernels.add_up(listed(self.counts), groups_of, table, self.stride, width, sums)
        return [sums[start : start + width + 1] for start in range(0, len(sums), width + 1)]

    def _compiles(self, loops: int) -> bool:
        return worth_compiling(self.compiled, loops)

    def __repr__(self) -> str:
        return f"Settled({self.visits!r}, {sum(len(fault.rows) for fault in self.faults):,} rows refused)"


def worth_compiling(asked: bool | None, loops: int) -> bool:
    """Whether numba runs a loop of so many turns: as was asked, or where it is installed and the loop is long enough."""
    return loops >= WORTH and find_spec("numba") is not None if asked is None else asked


def int32(numbers: Numbers) -> Any:
    """The same numbers as a NumPy array."""
    import numpy as np  # noqa: PLC0415 - comes with numba

    return np.ascontiguousarray(numbers, dtype=np.int32)


def listed(numbers: Numbers) -> Numbers:
    """Python's own integers: those of NumPy are slower one at a time, and would overflow without a word."""
    return numbers if isinstance(numbers, list | array) else numbers.tolist()


def summed(settled: Settled) -> Mapping[str, int]:
    """The sum of each quantity over the whole table, in cents; 0 where no row was settled."""
    found = settled.totals()
    return found[0].sums if found else dict.fromkeys(settled.quantities, 0)
