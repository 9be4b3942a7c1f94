"""Parquet to Parquet: whatever the chunk, the same amounts as the table in one piece, and every refused row with its number."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from convention_sim import InvalidRequest
from convention_sim.population import read, reform, settle_visits, summed
from convention_sim.population.streaming import settle_parquet

from .population_rows import columns, row_of, visits_of


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


def test_a_reform_is_streamed_too(table: pa.Table, tmp_path: Path) -> None:
    pq.write_table(table, tmp_path / "in.parquet")
    told = settle_parquet(tmp_path / "in.parquet", tmp_path / "out.parquet", reform=reform("taux-65"), chunk=300, progress=False)
    assert told.sums == summed(settle_visits(read(table.drop_columns(["cabinet"])), reform("taux-65")))


def test_a_file_at_fault_leaves_nothing_behind(table: pa.Table, tmp_path: Path) -> None:
    pq.write_table(table.drop_columns(["sector"]), tmp_path / "in.parquet")
    with pytest.raises(InvalidRequest, match="sector"):
        settle_parquet(tmp_path / "in.parquet", tmp_path / "out.parquet", progress=False)
    pq.write_table(table.append_column("amo", pa.array([0] * 700)), tmp_path / "in.parquet")
    with pytest.raises(ValueError, match="amo"):
        settle_parquet(tmp_path / "in.parquet", tmp_path / "out.parquet", progress=False)
    assert not (tmp_path / "out.parquet").exists()
