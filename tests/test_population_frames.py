"""Tables in and out: each library gets back its own kind of table, with the same cents, and a bad table is refused as a whole."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import convention_sim
from convention_sim import InvalidRequest, visit
from convention_sim.population import MISSING, Visits, frames, read, read_rows, settle, settle_visits

COLUMNS: dict[str, list[Any]] = {
    "date": ["2025-03-01", "2025-03-02", "2012-06-01", "2025-03-01"],
    "specialty": ["generaliste", "generaliste", "psychiatre", "nobody"],
    "sector": ["1", "2", "2", "1"],
    "fee": [None, 60.0, 90.5, None],
    "age": [None, 40, 17, None],
    "statuses": ["", "ald", None, None],
}
CASES = (
    visit("2025-03-01", "generaliste"),
    visit("2025-03-02", "generaliste", "2", fee="60", age=40, statuses=["ald"]),
    visit("2012-06-01", "psychiatre", "2", fee="90.50", age=17),
)
LEFT = [*(convention_sim.settle(case)["reste_apres_amo"] for case in CASES), None]

FRAMES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pd.DataFrame,
    "pandas on Arrow": lambda columns: pd.DataFrame(columns).convert_dtypes(dtype_backend="pyarrow"),
    "polars": pl.DataFrame,
    "arrow": pa.table,
}
ANY_FRAME = pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)


def cells(frame: Any, name: str) -> list[Any]:
    """A column as Python's own values, None for an empty cell."""
    column = frame[name].to_pylist() if isinstance(frame, pa.Table) else frame[name].to_list()
    return [None if pd.isna(value) else int(value) for value in column]


@ANY_FRAME
def test_a_frame_comes_back_as_a_frame_of_the_same_library(frame: Callable[..., Any]) -> None:
    given = frame(COLUMNS)
    found = settle(given)
    assert type(found) is type(given)
    assert cells(found, "reste_apres_amo") == LEFT


def test_arrays_come_back_as_arrays_of_int32() -> None:
    found = settle({name: np.array(values, dtype=object) for name, values in COLUMNS.items()})
    assert all(column.dtype == np.int32 for column in found.values())
    assert found["reste_apres_amo"].tolist() == [*LEFT[:3], MISSING]


@pytest.mark.parametrize(
    "column",
    [
        [date(2025, 3, 1)] * 2,
        [datetime(2025, 3, 1)] * 2,  # noqa: DTZ001 - a day of France, as frames hold it
        np.array(["2025-03-01"] * 2, dtype="datetime64[D]"),
        np.array(["2025-03-01"] * 2, dtype="datetime64[ns]"),
        pd.Series(pd.to_datetime(["2025-03-01"] * 2)),
        pl.Series([date(2025, 3, 1)] * 2),
        pa.array([date(2025, 3, 1)] * 2),
        pd.Series(["2025-03-01"] * 2, dtype="category"),
    ],
    ids=lambda column: f"{type(column).__module__}.{type(column).__name__}",  # the same in every process
)
def test_a_day_is_read_in_every_form_that_frames_give_it(column: Any) -> None:
    settled = settle_visits(read({"date": column, "specialty": ["generaliste"] * 2, "sector": ["1"] * 2}))
    assert (list(settled.column("amo")), settled.faults) == ([1900, 1900], ())


AHEAD, BEHIND = timezone(timedelta(hours=2)), timezone(timedelta(hours=-2))


@pytest.mark.parametrize(
    "column",
    [
        [date(2024, 12, 22), datetime(2024, 12, 22, 23, 30)],  # noqa: DTZ001 - the hour must be seen
        [datetime(2024, 12, 22, tzinfo=UTC), datetime(2024, 12, 21, 22, tzinfo=BEHIND)],
        [datetime(2024, 12, 22, tzinfo=UTC), datetime(2024, 12, 22, 2, tzinfo=AHEAD)],
    ],
)
@pytest.mark.parametrize("frame", [dict, pd.DataFrame])
def test_a_moment_is_no_day_whatever_stands_above_it(frame: Callable[..., Any], column: list[Any]) -> None:
    """Arrow writes a column as its first cell: the hour would be lost, or the day moved to another time zone."""
    table = frame({"date": column, "specialty": ["generaliste"] * 2, "sector": ["1"] * 2})
    assert [(fault.error.code, fault.rows) for fault in settle_visits(read(table)).faults] == [("invalid-date", (1,))]


@pytest.mark.parametrize("reader", [read, read_rows])
def test_a_sector_that_a_frame_made_a_float_is_read(reader: Callable[..., Visits]) -> None:
    settled = settle_visits(reader({"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": [1.0, 1.5]}))
    assert (settled.column("amo")[0], [(fault.error.field, fault.rows) for fault in settled.faults]) == (1900, [("physician.sector", (1,))])


@pytest.mark.parametrize("reader", [read, read_rows])
def test_a_contract_that_says_only_a_wrong_word_is_refused(reader: Callable[..., Visits]) -> None:
    rows = {"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1"] * 2, "responsible": [True, None]}
    assert settle_visits(reader(rows)).faults == ()
    faults = settle_visits(reader(rows | {"responsible": ["yes", None]})).faults
    assert [(fault.error.field, fault.rows) for fault in faults] == [("contract.responsible", (0,))]


@pytest.mark.parametrize("reader", [read, read_rows])
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("fee", ["60.00", "60"]),
        ("fee", [60.0, 60.0]),
        ("fee", [Decimal("60.00"), Decimal(60)]),
        ("fee", [60, 60]),
        ("fee_cents", [6000, 6000]),
        ("fee_cents", [6000.0, 6000.0]),
    ],
)
def test_a_fee_is_read_in_every_form_that_is_exact(reader: Callable[..., Visits], name: str, column: list[Any]) -> None:
    settled = settle_visits(reader({"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": [2, 2], name: column}))
    assert (list(settled.column("honoraires")), settled.faults) == ([6000, 6000], ())


@pytest.mark.parametrize("reader", [read, read_rows])
@pytest.mark.parametrize(
    ("name", "value"), [("fee", 0.1 + 0.2), ("fee", True), ("fee_cents", 60.5), ("fee_cents", -1), ("fee_cents", 2**31)]
)
def test_a_fee_that_would_have_to_be_guessed_is_refused(reader: Callable[..., Visits], name: str, value: object) -> None:
    settled = settle_visits(reader({"date": ["2025-03-01"], "specialty": ["generaliste"], "sector": [2], name: [value]}))
    assert [(fault.error.field, fault.rows) for fault in settled.faults] == [(name, (0,))]


@pytest.mark.parametrize("reader", [read, read_rows])
def test_true_and_one_are_two_values(reader: Callable[..., Visits]) -> None:
    """Python holds them to be equal; the protocol takes a truth value only."""
    demand = [True, 1]
    settled = settle_visits(
        reader({"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1"] * 2, "particular_demand": demand})
    )
    assert [fault.rows for fault in settled.faults] == [(1,)]


@pytest.mark.parametrize("reader", [read, read_rows])
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sector": None}, "missing-column"),
        ({"sectors": ["1", "2"]}, "unknown-column"),
        ({"fee": ["60", "60"], "fee_cents": [6000, 6000]}, "contradictory-fee"),
        ({"sector": ["1"]}, "uneven-columns"),
    ],
)
def test_a_table_at_fault_is_refused_as_a_whole(reader: Callable[..., Visits], changed: dict[str, Any], code: str) -> None:
    columns = {"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1", "2"]} | changed
    with pytest.raises(InvalidRequest) as caught:
        reader({name: column for name, column in columns.items() if column is not None})
    assert caught.value.code == code
    if code == "unknown-column":
        assert "“sector”" in str(caught.value)


def test_days_stay_apart_where_a_birthday_may_lie_between_them() -> None:
    days = ["2025-03-01", "2025-09-01"]
    table = read({"date": days, "specialty": ["generaliste"] * 2, "sector": ["1"] * 2, "birth_date": ["2019-06-01"] * 2})
    each = [convention_sim.settle(visit(day, "generaliste", birth_date="2019-06-01")) for day in days]
    assert each[0]["honoraires"] > each[1]["honoraires"], "the sixth birthday ends a supplement"
    assert settle_visits(table).column("honoraires").tolist() == [found["honoraires"] for found in each]


def test_rows_are_told_apart_by_more_columns_than_one_integer_holds() -> None:
    room = 2**31
    none, four = np.array([0, 0]), np.array([0, 4])
    code, first = frames._together([(four, room), (none, room), (none, room)])  # noqa: SLF001 - a table that wide is too long to draw
    assert (code.tolist(), first.tolist()) == ([0, 1], [0, 1])


TWO: dict[str, Any] = {"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1", "2"]}


def left_of(table: Any) -> list[int]:
    """What is left after the statutory insurer, row by row."""
    return [int(cents) for cents in settle_visits(read(table)).column("reste_apres_amo")]


def test_amounts_keep_the_index_of_their_rows() -> None:
    table = pd.DataFrame({**TWO, "fee": [None, "60"]}, index=[7, 3])
    assert settle(table)["reste_apres_amo"].to_dict() == {7: 1100, 3: 4590}


@ANY_FRAME
def test_lists_in_cells_are_read(frame: Callable[..., Any]) -> None:
    assert left_of(frame({**TWO, "statuses": [["ald"], []]})) == [200, 1100]


@ANY_FRAME
def test_unsigned_cents_are_read(frame: Callable[..., Any]) -> None:
    assert left_of(frame({**TWO, "fee_cents": np.array([3000, 6000], dtype="uint32")})) == [1100, 4590]


@pytest.mark.parametrize(
    ("column", "value"), [("fee_cents", 2**63 + 5), ("fee", 10**40), ("region", {"a": 1})], ids=["64 bits", "beyond 64 bits", "an object"]
)
def test_a_cell_that_no_column_of_numbers_holds_refuses_its_row_alone(column: str, value: object) -> None:
    good = {"fee_cents": 3000, "fee": 30, "region": "metropole"}[column]
    for table in ({**TWO, column: [value, good]}, pd.DataFrame({**TWO, column: [value, good]})):
        (fault,) = settle_visits(read(table)).faults
        assert fault.rows == (0,)


def test_two_columns_of_one_name_are_refused() -> None:
    names = [*TWO, "sector"]
    arrow = pa.Table.from_arrays([pa.array(TWO[name]) for name in names], names)
    for table in (arrow, arrow.rename_columns([*TWO, "other"]).to_pandas().set_axis(names, axis=1)):
        with pytest.raises(InvalidRequest, match="twice: sector"):
            read(table)
