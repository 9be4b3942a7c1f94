"""A table in several Parquet files, and what one machine says of it."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from convention_sim.population import read, reform, settle_visits, summed
from tests.population_rows import columns, row_of, visits_of

PARTS, ROWS = 12, 400


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve files of visits drawn at random; some rows are refused."""
    found: Path = tmp_path_factory.mktemp("visits")
    rows = [row_of(case) for case in visits_of(PARTS * ROWS, seed=5)]
    for row in rows[::97]:
        row["sector"] = "4"
    table = pa.table(columns(rows)).append_column("numero", pa.array(range(len(rows))))
    for part in range(PARTS):
        pq.write_table(table.slice(part * ROWS, ROWS), found / f"{part:02}.parquet")
    return found


@pytest.fixture(scope="session")
def expected(folder: Path) -> dict[str | None, Mapping[str, int]]:
    """The sum of each amount, in cents, as the rules stand and under a reform."""
    visits = read(pq.read_table(folder).drop_columns(["numero"]))
    return {key: summed(settle_visits(visits, reform(key)) if key else settle_visits(visits)) for key in (None, "taux-65")}
