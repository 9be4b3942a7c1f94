"""Dask, on two processes of this machine: the totals of one machine to the cent, even when one of the processes dies half-way."""

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from convention_sim.population.streaming import settle_frame

dask = pytest.importorskip("dask.dataframe", reason="Dask is not installed: make test-clusters")
distributed = pytest.importorskip("distributed")

KEYS = pytest.mark.parametrize("key", [None, "taux-65"])


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=tmp_path) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def _settled(folder: Path, settle: Any) -> Any:
    visits = dask.read_parquet(folder, dtype_backend="pyarrow")
    return visits.map_partitions(settle, meta=settle(visits.head(1)).iloc[:0])


def _sums(found: Any, names: Any) -> dict[str, int]:
    return {name: int(found[name].sum()) for name in names}


@pytest.mark.usefixtures("client")
@KEYS
def test_the_totals_are_those_of_one_machine(folder: Path, expected: Any, key: str | None) -> None:
    settled = _settled(folder, partial(settle_frame, reform=key)).compute()
    assert _sums(settled, expected[key]) == expected[key]
    assert sorted(settled["numero"]) == list(range(len(settled)))
    assert set(settled["numero"][settled["refus"].notna()]) >= set(range(0, len(settled), 97))


def _slowly(frame: Any, beginning: Path) -> Any:
    (beginning / str(os.getpid())).touch()
    time.sleep(0.5)
    return settle_frame(frame)


def test_a_process_that_dies_half_way_changes_nothing(client: Any, folder: Path, expected: Any, tmp_path: Path) -> None:
    started = tmp_path / "started"
    started.mkdir()
    before = {worker.pid for worker in client.cluster.workers.values()}
    visits = dask.read_parquet(folder, dtype_backend="pyarrow")
    meta = settle_frame(visits.head(1)).iloc[:0]
    running = client.compute(visits.map_partitions(partial(_slowly, beginning=started), meta=meta))
    while not (begun := {int(path.name) for path in started.iterdir()} & before):
        time.sleep(0.05)
    time.sleep(0.7)  # it is at its second file
    assert not running.done()
    killed = begun.pop()
    os.kill(killed, signal.SIGKILL)
    settled = running.result(timeout=120)
    assert _sums(settled, expected[None]) == expected[None]
    assert {worker.pid for worker in client.cluster.workers.values()} != before
