"""A table of visits, read once: the situations in it, the distinct visits, and which row is which.

A distinct visit is a situation with its own figures. Real tables repeat themselves, so the rules run once for each distinct visit; nothing
is lost when every row is different.
"""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from convention_sim.case import Case
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.population.requests import FEE_COLUMNS, PLACES, RETAINED_COLUMNS, cents, check_columns, group_of, request
from convention_sim.protocol.reading import read_request

# A sequence of int32: an array of the standard library, or a NumPy array of the same type.
type Numbers = Any


class Fault(NamedTuple):
    """Rows that were refused for the same reason: the error names the field, what was given and what is accepted."""

    error: ConventionError
    rows: tuple[int, ...]


class Situation(NamedTuple):
    """The values that rows share, the visit's own figures left out."""

    values: Mapping[str, object]
    fee_stated: bool

    def case(self) -> Case | ConventionError:
        """The case that these values say, or why it is refused."""
        try:
            return read_request(request(self.values, self.fee_stated))
        except ConventionError as error:
            return error

    def column(self, name: str) -> object:
        """The value of a column, as rows are grouped by it; InvalidRequest for one that rows do not share."""
        if name not in self.values:
            known = list(self.values)
            fr, en = f"Colonne qui ne distingue pas les visites : {name}.", f"A column that visits are not told apart by: {name}."
            raise InvalidRequest("unknown-column", name, name, known, fr, en)
        return group_of(name, self.values[name])


@dataclass(frozen=True, eq=False)
class Visits:
    """`situation` and the three figures have one entry a distinct visit; `code` says which one each row is, their number for none.

    Amounts are in cents; a fee of -1 is the tariff. `faults` are the rows whose own figures were refused. `dates` are those of the rows
    where days under the same law were read as one situation.
    """

    situations: tuple[Situation, ...]
    situation: Numbers
    montant_demande: Numbers
    retenu_annee: Numbers
    retenu_jour: Numbers
    code: Numbers
    faults: tuple[Fault, ...] = ()
    dates: Sequence[object] | None = None

    def __len__(self) -> int:
        return len(self.code)

    def __repr__(self) -> str:
        return f"Visits({len(self):,} rows, {len(self.situation):,} distinct, {len(self.situations):,} situations)"

    @cached_property
    def cases(self) -> tuple[Case | ConventionError, ...]:
        """The case of each situation, or why it is refused; its fee stands for any that is stated."""
        return tuple(situation.case() for situation in self.situations)

    def rows_of(self, situations: Collection[int]) -> Iterator[tuple[int, int]]:
        """The rows of some situations, each with its situation."""
        if not situations:
            return
        here = {visit: int(each) for visit, each in enumerate(self.situation) if each in situations}
        if isinstance(self.code, array):
            yield from ((row, here[visit]) for row, visit in enumerate(self.code) if visit in here)
            return
        import numpy as np  # noqa: PLC0415 - the rows are NumPy's already

        marked = np.zeros(len(self.situation) + 1, dtype=bool)
        marked[list(here)] = True
        yield from ((row, here[visit]) for row in np.flatnonzero(marked[self.code]).tolist() if (visit := int(self.code[row])) in here)


class Faults:
    """Refused rows, put together by reason."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], tuple[ConventionError, list[int]]] = {}

    def add(self, error: ConventionError, *rows: int) -> None:
        """More rows refused for this error."""
        self._found.setdefault((error.code, error.field, repr(error.given), error.message["en"]), (error, []))[1].extend(rows)

    def found(self) -> tuple[Fault, ...]:
        """Every reason with its rows, in order."""
        return tuple(Fault(error, tuple(sorted(rows))) for error, rows in self._found.values())


def read_rows(columns: Mapping[str, Sequence[object]], keep: tuple[str, ...] = ()) -> Visits:
    """The visits of columns of plain Python values; `keep` names further columns to group by.

    InvalidRequest for a table that lacks a column or has one that is not read; a bad cell refuses its row alone.

    >>> read_rows({"date": ["2025-03-01"] * 3, "specialty": ["generaliste"] * 3, "sector": ["1", "1", "2"], "fee": [None, None, "60"]})
    Visits(3 rows, 2 distinct, 2 situations)
    """
    check_columns(columns, keep)
    shared = [name for name in columns if name in PLACES or name in keep]
    own = [name for name in (*FEE_COLUMNS, *RETAINED_COLUMNS) if name in columns]
    situations: dict[tuple[object, ...], tuple[int, Situation]] = {}
    distinct: dict[tuple[int, ...], int] = {}
    faults, code = Faults(), array("i")
    for row, (values, figures) in enumerate(zip(_rows(columns, shared), _rows(columns, own), strict=True)):
        try:
            read = {name: cents(name, figure) for name, figure in zip(own, figures, strict=True)}
        except ConventionError as error:
            faults.add(error, row)
            code.append(-1)
            continue
        fee = next((read[name] for name in FEE_COLUMNS if name in read), -1)
        found = Situation(dict(zip(shared, values, strict=True)), fee >= 0)
        # repr tells True from 1, which Python holds to be equal and the protocol does not.
        situation, _ = situations.setdefault((fee >= 0, *map(repr, values)), (len(situations), found))
        visit = (situation, fee, *(read.get(name, 0) for name in RETAINED_COLUMNS))
        code.append(distinct.setdefault(visit, len(distinct)))
    situation_of, fees, year, day = [array("i", numbers) for numbers in zip(*distinct, strict=True)] or [array("i") for _ in range(4)]
    code = array("i", [len(distinct) if visit < 0 else visit for visit in code])
    return Visits(tuple(found for _, found in situations.values()), situation_of, fees, year, day, code, faults.found())


def _rows(columns: Mapping[str, Sequence[object]], names: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """The rows of some of the columns; as many empty ones when there is none."""
    if names:
        return zip(*(columns[name] for name in names), strict=True)
    return (() for _ in next(iter(columns.values())))
