"""Tables of other libraries in and out: pandas, Polars and Arrow through narwhals, NumPy arrays as they are.

Each column is first turned into codes and distinct values by Arrow, so that Python only ever sees distinct values.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa

from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.facts.law import law_on
from convention_sim.population.requests import FEE_COLUMNS, HIGHEST, PLACES, RETAINED_COLUMNS, cents, check_columns, request
from convention_sim.population.settled import Settled
from convention_sim.population.straight import MISSING
from convention_sim.population.visits import Faults, Situation, Visits, read_rows
from convention_sim.protocol.reading import read_request

# Codes of several columns are put together in one integer while they fit; beyond, they are made dense again.
_ROOM = 2**62
# Up to so many possible combinations, those that occur are marked in a table; beyond, they are sorted.
_MARKED = 2**25


def read(table: Any, keep: tuple[str, ...] = ()) -> Visits:
    """The visits of a frame (pandas, Polars, Arrow) or of a mapping of NumPy arrays and lists; see `read_rows` for the columns.

    >>> read({"date": np.array(["2025-03-01"] * 2), "specialty": ["generaliste"] * 2, "sector": [1, 2], "fee_cents": [3000, 6000]})
    Visits(2 rows, 2 distinct, 2 situations)
    """
    columns = _columns(table)
    check_columns(columns, keep)
    try:
        arrays = {name: _arrow(column) for name, column in columns.items()}
    except _NOT_ONE_TYPE:
        return read_rows({name: _listed(column) for name, column in columns.items()}, keep)
    return _read(arrays, keep)


# Cells of several types, lists, or numbers beyond 64 bits: each is read for itself, so that one bad cell refuses its row alone.
_NOT_ONE_TYPE = (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError)


def _columns(table: Any) -> dict[str, Any]:
    if isinstance(table, Mapping):
        return dict(table)
    try:
        frame = nw.from_native(table, eager_only=True)
        return {name: _taken(frame.get_column(name)) for name in frame.columns}
    except (nw.exceptions.DuplicateError, pa.ArrowInvalid, KeyError) as error:
        raise _same_names(table) from error


def _taken(column: Any) -> Any:
    try:
        return column.to_list() if column.dtype == nw.Object else column.to_arrow()
    except _NOT_ONE_TYPE:
        return column.to_list()


def _same_names(table: Any) -> InvalidRequest:
    names = [str(name) for name in getattr(table, "column_names", None) or table.columns]
    twice = next((name for name in names if names.count(name) > 1), "")
    fr, en = f"Colonne donnée deux fois : {twice}.", f"A column is given twice: {twice}."
    return InvalidRequest("duplicate-column", twice, names, sorted(set(names)), fr, en)


def _listed(column: Any) -> list[Any]:
    return column.to_pylist() if isinstance(column, pa.Array | pa.ChunkedArray) else list(column)


def _arrow(column: Any) -> Any:
    _refuse_mixed_days(column)
    found = column if isinstance(column, pa.Array | pa.ChunkedArray) else pa.array(column, from_pandas=True)
    found = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    if pa.types.is_dictionary(found.type):  # categories: their codes may repeat a value, or stand for none
        found = found.dictionary_decode()
    if pa.types.is_nested(found.type):
        raise pa.ArrowNotImplementedError("lists have no dictionary")
    return found


def _refuse_mixed_days(column: Any) -> None:
    """Arrow would write days and moments of several kinds as the first of them, and move some to another day."""
    if isinstance(column, list | tuple):
        kinds = {kind for kind in set(map(type, column)) if issubclass(kind, date)}
        if len(kinds) > 1 or any(getattr(moment, "tzinfo", None) for moment in column if type(moment) in kinds - {date}):
            raise pa.ArrowInvalid("days of several kinds")


def _read(arrays: Mapping[str, Any], keep: tuple[str, ...]) -> Visits:
    faults, rows = Faults(), len(next(iter(arrays.values())))
    good = np.ones(rows, dtype=bool)
    own = {name: _figures(name, arrays[name], good, faults) for name in (*FEE_COLUMNS, *RETAINED_COLUMNS) if name in arrays}
    fee = next((own[name] for name in FEE_COLUMNS if name in own), np.full(rows, -1, dtype=np.int32))
    encoded = {name: _encoded(arrays[name]) for name in arrays if name in PLACES or name in keep}
    merged = False
    if "birth_date" not in arrays and "date" not in keep:
        encoded["date"], merged = _one_a_law(*encoded["date"])
    stated = (fee >= 0).astype(np.int64)
    code, first = _together([(stated, 2), *((codes, len(values)) for codes, values in encoded.values())])
    situations = tuple(
        Situation({name: values[codes[row]] for name, (codes, values) in encoded.items()}, bool(stated[row])) for row in first.tolist()
    )
    figures = [fee, *(own[name] for name in RETAINED_COLUMNS if name in own)]
    visit, shown = _together([(code, len(situations)), *(_dense(numbers) for numbers in figures)])
    none = np.zeros(len(shown), dtype=np.int32)
    retained = {name: own[name][shown] if name in own else none for name in RETAINED_COLUMNS}
    return Visits(
        situations,
        situation=code[shown].astype(np.int32),
        montant_demande=fee[shown],
        **retained,
        code=np.where(good, visit, len(shown)).astype(np.int32),
        faults=faults.found(),
        dates=_Cells(arrays["date"]) if merged else None,
    )


class _Cells(Sequence[object]):
    """The cells of an Arrow column, one at a time."""

    def __init__(self, column: Any) -> None:
        self._column = column

    def __len__(self) -> int:
        return len(self._column)

    def __getitem__(self, row: Any) -> Any:
        return self._column[row].as_py()


def _encoded(column: Any) -> tuple[Any, list[object]]:
    """A code for each row, and the distinct values, an empty cell among them."""
    found = column.dictionary_encode(null_encoding="encode")
    return found.indices.to_numpy(zero_copy_only=False).astype(np.int64), found.dictionary.to_pylist()


def _one_a_law(codes: Any, days: list[object]) -> tuple[tuple[Any, list[object]], bool]:
    """Days under one law read as the first of them; True when any were. What is no day is left alone."""
    places: dict[object, int] = {}
    kept: list[object] = []
    moved = np.empty(len(days), dtype=np.int64)
    for number, day in enumerate(days):
        key = _law_of(day)
        if key not in places:
            places[key] = len(kept)
            kept.append(day)
        moved[number] = places[key]
    return (moved[codes], kept), len(kept) < len(days)


def _law_of(day: object) -> object:
    """What stands for all the days of one law: its first day, and whether its facts are still vouched for is asked of each décompte."""
    try:
        case = read_request(request({"date": day, "specialty": "generaliste", "sector": "1"}, fee_stated=False))
    except ConventionError:
        return ("no day", str(day))
    return law_on(case.date).start


def _figures(name: str, column: Any, good: Any, faults: Faults) -> Any:
    """The cents of each row; a cell that is no amount refuses its row, which is marked in `good`."""
    if name != "fee" and pa.types.is_integer(column.type):
        return _whole(name, column, good, faults)
    codes, values = _encoded(column)
    read = np.empty(len(values), dtype=np.int32)
    for number, value in enumerate(values):
        try:
            read[number] = cents(name, value)
        except ConventionError as error:
            read[number] = 0
            _refuse(error, (codes == number) & good, good, faults)
    return read[codes]


def _whole(name: str, column: Any, good: Any, faults: Faults) -> Any:
    """The same for a column of integers, whose cells need not be read one by one."""
    empty = column.is_null().to_numpy(zero_copy_only=False)
    numbers = column.fill_null(0).to_numpy(zero_copy_only=False)
    wrong = (numbers < 0) | (numbers > HIGHEST)
    for value in np.unique(numbers[wrong]).tolist():
        try:
            cents(name, value)
        except ConventionError as error:
            _refuse(error, (numbers == value) & good, good, faults)
    return np.where(empty, cents(name, None), np.where(wrong, 0, numbers).astype(np.int32)).astype(np.int32)


def _refuse(error: ConventionError, here: Any, good: Any, faults: Faults) -> None:
    good[here] = False
    faults.add(error, *np.flatnonzero(here).tolist())


def _dense(numbers: Any) -> tuple[Any, int]:
    """Codes from 0 for integers that are -1 or more."""
    codes, first = _densely(numbers.astype(np.int64) + 1, int(numbers.max(initial=-1)) + 2)
    return codes, len(first)


def _together(parts: list[tuple[Any, int]]) -> tuple[Any, Any]:
    """One dense code for the codes of several columns, and a row for each."""
    code, room = parts[0][0].astype(np.int64), max(1, parts[0][1])
    for codes, size in parts[1:]:
        if room * max(1, size) > _ROOM:
            code, first = _densely(code, room)
            room = max(1, len(first))
        code, room = code * size + codes, room * max(1, size)
    return _densely(code, room)


def _densely(code: Any, room: int) -> tuple[Any, Any]:
    """Codes below `room` numbered again without a gap, and a row for each."""
    if room > _MARKED:
        _, first, found = np.unique(code, return_index=True, return_inverse=True)
        return found, first
    marked = np.full(room, -1, dtype=np.int64)
    marked[code] = np.arange(len(code))
    seen = np.flatnonzero(marked >= 0)
    dense = np.empty(room, dtype=np.int64)
    dense[seen] = np.arange(len(seen))
    return dense[code], marked[seen]


def write(settled: Settled, like: Any) -> Any:
    """The amounts in cents as a frame of the same library as `like`, NumPy arrays for a mapping; a refused row has empty cells.

    In NumPy arrays, which have none, these are the smallest int32 (`MISSING`).

    >>> from convention_sim.population import settle_visits
    >>> table = pa.table({"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": [1, 2], "fee_cents": [3000, 6000]})
    >>> write(settle_visits(read(table)), table)["reste_apres_amo"].to_pylist()
    [1100, 4590]
    """
    found = {name: np.asarray(column, dtype=np.int32) for name, column in settled.columns().items()}
    if isinstance(like, Mapping):
        return found
    refused = bool(settled.faults)
    table = pa.table({name: pa.array(values, mask=values == MISSING if refused else None) for name, values in found.items()})
    given = nw.from_native(like, eager_only=True)
    amounts = nw.from_arrow(table, backend=nw.get_native_namespace(given)).to_native()
    if (index := nw.maybe_get_index(given)) is not None:
        amounts.index = index  # pandas puts columns beside each other by their index
    return amounts
