"""Tables of visits larger than memory or than one machine, some rows at a time.

    settle_parquet    from Parquet to Parquet, in a stream
    settle_batches    batches in, batches out: what Spark's mapInArrow runs on each of its machines
    settle_frame      a frame in, a frame out: what Dask's map_partitions runs

A refused row has empty amounts and says why in the column `refus`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from convention_sim.population import frames
from convention_sim.population.catalogue import NOTHING, Reform
from convention_sim.population.catalogue import reform as found
from convention_sim.population.requests import COLUMNS
from convention_sim.population.settled import Settled, summed
from convention_sim.population.settling import settle_visits
from convention_sim.population.visits import Fault

CHUNK = 1_000_000
REFUSED = "refus"


@dataclass(slots=True)
class Streamed:
    """What was written: how many rows, the sum of each amount in cents, and the refused rows with their numbers in the file."""

    rows: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)


def settle_parquet(
    source: Path | str, target: Path | str, *, reform: Reform | str | None = None, chunk: int = CHUNK, progress: bool = True
) -> Streamed:
    """Write the rows of a Parquet file with their amounts in cents beside them; empty cells for a row that was refused.

    `reform` is one of the catalogue, or its identifier. Only `chunk` rows are in memory at a time. Columns that no request has are kept as
    they are; one that bears the name of an amount, or almost that of a column of a request, raises ValueError. Whatever goes wrong,
    `target` stays as it was.
    """
    source, target, chosen = Path(source), Path(target), found(reform) if reform else None
    part, told = target.with_name(f"{target.name}.part"), Streamed()
    try:
        with pq.ParquetFile(source) as given, tqdm(total=given.metadata.num_rows, unit=" rows", disable=not progress) as bar:
            _write(given, part, chosen, chunk, told, bar)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return told


def settle_batches(batches: Iterable[pa.RecordBatch], *, reform: Reform | str | None = None) -> Iterator[pa.RecordBatch]:
    """The rows of each batch with their amounts in cents beside them; `reform` is one of the catalogue, or its identifier.

    Errors: those of `settle_parquet`.

    >>> rows = {"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1", "4"], "cabinet": ["a", "b"]}
    >>> done, = settle_batches([pa.RecordBatch.from_pydict(rows)])
    >>> done.select(["cabinet", "reste_apres_amo", "refus"]).to_pydict()
    {'cabinet': ['a', 'b'], 'reste_apres_amo': [1100, None], 'refus': [None, 'unknown-sector: physician.sector']}
    """
    chosen = found(reform) if reform else None
    for batch in batches:
        whole, _ = _beside(pa.Table.from_batches([batch]), chosen)
        yield from whole.combine_chunks().to_batches()


def settle_frame(frame: Any, *, reform: Reform | str | None = None) -> Any:
    """The same for a frame of pandas, whose index is kept.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"date": ["2025-03-01"], "specialty": ["generaliste"], "sector": ["1"]}, index=[7])
    >>> settle_frame(rows)["reste_apres_amo"].to_dict()
    {7: 1100}
    """
    whole, _ = _beside(pa.Table.from_pandas(frame), found(reform) if reform else None)
    return whole.to_pandas()


def settled_schema(given: pa.Schema) -> pa.Schema:
    """The columns that these functions give for a table with those columns."""
    return _beside(given.empty_table(), None)[0].schema


def _beside(rows: pa.Table, reform: Reform | None) -> tuple[pa.Table, Settled]:
    """The rows with their amounts and why they are refused; what settled them."""
    if almost := [name for name in rows.column_names if name not in COLUMNS and name.strip().lower() in COLUMNS]:
        raise ValueError(f"these columns would be left unread; their names are written without spaces or capitals: {', '.join(almost)}")
    visits = frames.read(rows.select([name for name in rows.column_names if name in COLUMNS]))
    settled = settle_visits(visits, reform or (lambda _: NOTHING))
    amounts = frames.write(settled, rows)
    names = [*amounts.column_names, REFUSED]
    if clash := set(rows.column_names) & set(names):
        raise ValueError(f"the table already has columns of these names: {', '.join(sorted(clash))}")
    why: list[str | None] = [None] * len(rows)
    for fault in settled.faults:
        for row in fault.rows:
            why[row] = f"{fault.error.code}: {fault.error.field}"
    whole = pa.table([*rows.columns, *amounts.columns, pa.array(why, pa.string())], names=[*rows.column_names, *names])
    return whole.replace_schema_metadata(rows.schema.metadata), settled


def _write(given: pq.ParquetFile, target: Path, reform: Reform | None, chunk: int, told: Streamed, bar: "tqdm[Any]") -> None:
    writer: pq.ParquetWriter | None = None
    # A file of no row makes a file of no row.
    batches = given.iter_batches(batch_size=chunk) if given.metadata.num_rows else [pa.RecordBatch.from_pylist([], given.schema_arrow)]
    for batch in batches:
        whole, settled = _beside(pa.Table.from_batches([batch]), reform)
        writer = writer or pq.ParquetWriter(target, whole.schema)
        writer.write_table(whole)
        told.faults += [Fault(fault.error, tuple(row + told.rows for row in fault.rows)) for fault in settled.faults]
        told.sums.update(summed(settled))
        told.rows += len(whole)
        bar.update(len(whole))
    if writer is not None:
        writer.close()
