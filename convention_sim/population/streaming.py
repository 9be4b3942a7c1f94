"""Files of visits larger than memory: from Parquet to Parquet, some rows at a time."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from convention_sim.errors import ConventionError
from convention_sim.population import frames
from convention_sim.population.catalogue import NOTHING, Reform
from convention_sim.population.requests import COLUMNS
from convention_sim.population.settled import summed
from convention_sim.population.settling import settle_visits
from convention_sim.population.visits import Fault

CHUNK = 1_000_000


@dataclass(slots=True)
class Streamed:
    """What was written: how many rows, the sum of each amount in cents, and the refused rows with their numbers in the file."""

    rows: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def settle_parquet(source: Path, target: Path, *, reform: Reform | None = None, chunk: int = CHUNK, progress: bool = True) -> Streamed:
    """Write the rows of a Parquet file with their amounts in cents beside them; empty cells for a row that was refused.

    Only `chunk` rows are in memory at a time. Columns that no request has are kept as they are; one that bears the name of an amount
    raises ValueError. A file that is cut short by an error is taken away.
    """
    with pq.ParquetFile(source) as given:
        names = given.schema_arrow.names
        told = Streamed()
        try:
            with tqdm(total=given.metadata.num_rows, unit=" rows", disable=not progress) as bar:
                _write(given, target, [name for name in names if name in COLUMNS], reform, chunk, told, bar)
        except (ConventionError, ValueError, OSError):
            target.unlink(missing_ok=True)
            raise
    return told


def _write(
    given: pq.ParquetFile, target: Path, read: list[str], reform: Reform | None, chunk: int, told: Streamed, bar: "tqdm[Any]"
) -> None:
    writer: pq.ParquetWriter | None = None
    # A file of no row makes a file of no row.
    batches = given.iter_batches(batch_size=chunk) if given.metadata.num_rows else [pa.RecordBatch.from_pylist([], given.schema_arrow)]
    for batch in batches:
        rows = pa.Table.from_batches([batch])
        settled = settle_visits(frames.read(rows.select(read)), reform or (lambda _: NOTHING))
        amounts = frames.write(settled, rows)
        if clash := set(rows.column_names) & set(amounts.column_names):
            raise ValueError(f"the file already has columns of amounts: {', '.join(sorted(clash))}")
        whole = pa.table([*rows.columns, *amounts.columns], names=[*rows.column_names, *amounts.column_names])
        writer = writer or pq.ParquetWriter(target, whole.schema)
        writer.write_table(whole)
        told.faults += [Fault(fault.error, tuple(row + told.rows for row in fault.rows)) for fault in settled.faults]
        told.sums.update(summed(settled))
        told.rows += len(rows)
        bar.update(len(rows))
    if writer is not None:
        writer.close()
