"""Parquet to Parquet: whatever the chunk, the same amounts as the table in one piece, and every refused row with its number."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from convention_sim import InvalidRequest
from convention_sim.counterfactuals import Change
from convention_sim.population import Reform, read, reform, settle_visits, summed
from convention_sim.population.catalogue import tried
from convention_sim.population.streaming import settle_parquet

from .population_rows import A_VISIT, columns, row_of, visits_of


@pytest.fixture(name="table", scope="module")
def _table() -> pa.Table:
    rows = pa.table(columns([row_of(case) for case in visits_of(700, seed=11)]))
    return rows.append_column("cabinet", pa.array(range(700)))


@pytest.mark.parametrize("chunk", [1, 97, 10_000])
def test_chunks_give_what_the_whole_gives(table: pa.Table, chunk: int, tmp_path: Path) -> None:
    rows = table.slice(0, 60 if chunk == 1 else 700)
    pq.write_table(rows, tmp_path / "in.parquet")
    told = settle_parquet(tmp_path / "in.parquet", tmp_path / "out.parquet", chunk=chunk, progress=False)
    whole, written = settle_visits(read(rows.drop_columns(["cabinet"]))), pq.read_table(tmp_path / "out.parquet")
    assert told.rows == len(written) == len(rows)
    assert told.sums == summed(whole)
    assert written.column_names[: len(rows.column_names)] == rows.column_names
    assert written["cabinet"].to_pylist() == rows["cabinet"].to_pylist()
    refused = {row: fault.error.code for fault in whole.faults for row in fault.rows}
    assert {row: fault.error.code for fault in told.faults for row in fault.rows} == refused
    amounts = whole.column("reste_a_charge")
    assert written["reste_a_charge"].to_pylist() == [None if row in refused else int(amounts[row]) for row in range(len(rows))]


def test_a_file_of_no_row_makes_a_file_of_no_row(table: pa.Table, tmp_path: Path) -> None:
    pq.write_table(table.slice(0, 0), tmp_path / "in.parquet")
    assert settle_parquet(tmp_path / "in.parquet", tmp_path / "out.parquet", progress=False).rows == 0
    assert "reste_a_charge" in pq.read_table(tmp_path / "out.parquet").column_names


@pytest.mark.parametrize("given", ["taux-65", reform("taux-65")], ids=["identifier", "reform"])
def test_a_reform_is_streamed_too(table: pa.Table, tmp_path: Path, given: str | Reform) -> None:
    pq.write_table(table, tmp_path / "in.parquet")
    told = settle_parquet(tmp_path / "in.parquet", tmp_path / "out.parquet", reform=given, chunk=300, progress=False)
    assert told.sums == summed(settle_visits(read(table.drop_columns(["cabinet"])), reform("taux-65")))


@pytest.mark.parametrize("there", [False, True], ids=["no target", "a target"])
def test_a_file_at_fault_leaves_everything_as_it_was(table: pa.Table, tmp_path: Path, there: bool) -> None:
    target = tmp_path / "out.parquet"
    if there:
        target.write_bytes(b"of another day")
    faulty = {
        "sector": table.drop_columns(["sector"]),
        "amo": table.append_column("amo", pa.array([0] * 700)),
        "Fee": table.append_column("Fee", pa.array(["60"] * 700)),
    }
    for name, rows in faulty.items():
        pq.write_table(rows, tmp_path / "in.parquet")
        with pytest.raises((InvalidRequest, ValueError), match=name):
            settle_parquet(tmp_path / "in.parquet", target, progress=False)
    assert [path.name for path in tmp_path.iterdir() if path != target] == ["in.parquet"]
    assert target.exists() == there
    assert not there or target.read_bytes() == b"of another day"


def test_rules_that_lose_a_euro_half_way_leave_nothing_behind(tmp_path: Path) -> None:
    loses = Change(rules={"reste_a_charge": lambda reste_apres_amo, depassement: reste_apres_amo - 100 * (depassement > 10_000)})
    pq.write_table(pa.table(columns([A_VISIT, A_VISIT | {"fee": "200"}])), tmp_path / "in.parquet")
    with pytest.raises(ArithmeticError):
        settle_parquet(tmp_path / "in.parquet", tmp_path / "out.parquet", reform=tried(loses), chunk=1, progress=False)
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


def test_a_file_can_take_the_place_of_its_source(table: pa.Table, tmp_path: Path) -> None:
    path = tmp_path / "visits.parquet"
    pq.write_table(table, path)
    told = settle_parquet(path, path, progress=False)
    assert told.rows == len(pq.read_table(path, columns=["reste_a_charge"])) == 700
