"""Spark, on two threads of this machine: the totals of one Python to the cent, even when a Python that it runs dies half-way."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from convention_sim.population.streaming import settle_batches, settled_schema

sql = pytest.importorskip("pyspark.sql", reason="Spark is not installed: make test-clusters")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java: apt install default-jre-headless")

KEYS = pytest.mark.parametrize("key", [None, "taux-65"])


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Two threads, which run the Python of this test; a task that fails is tried again, twice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            sql.SparkSession.builder.master("local[2,3]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.files.maxPartitionBytes", "20k")
            .getOrCreate()
        )
        yield session
        session.stop()


def _schema(folder: Path) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - only where Spark is

    return from_arrow_schema(settled_schema(pq.read_schema(folder / "00.parquet")))


def _sums(settled: Any, names: Iterable[str]) -> dict[str, int]:
    from pyspark.sql.functions import sum as total  # noqa: PLC0415 - the same

    return dict(settled.agg(*(total(name).alias(name) for name in names)).first().asDict())


@KEYS
def test_the_totals_are_those_of_one_machine(spark: Any, folder: Path, expected: Any, key: str | None) -> None:
    visits = spark.read.parquet(str(folder))
    assert visits.rdd.getNumPartitions() > 2
    settled = visits.mapInArrow(partial(settle_batches, reform=key), _schema(folder))
    assert _sums(settled, expected[key]) == expected[key]
    refused = {row["numero"] for row in settled.where("refus is not null").select("numero").collect()}
    assert refused >= set(range(0, visits.count(), 97))


def _dies_once(batches: Iterable[pa.RecordBatch], marks: Path) -> Iterator[pa.RecordBatch]:
    """The batches settled; the first Python that has settled one dies, once in all."""
    for batch in settle_batches(batches):
        yield batch
        try:
            (marks / "died").touch(exist_ok=False)
        except FileExistsError:
            continue
        time.sleep(0.3)
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_python_that_dies_half_way_changes_nothing(spark: Any, folder: Path, expected: Any, tmp_path: Path) -> None:
    settled = spark.read.parquet(str(folder)).mapInArrow(partial(_dies_once, marks=tmp_path), _schema(folder))
    assert _sums(settled, expected[None]) == expected[None]
    assert (tmp_path / "died").exists()
