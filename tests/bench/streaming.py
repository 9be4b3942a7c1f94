"""How much memory a stream from Parquet to Parquet takes: `python -m tests.bench.streaming [chunks…]`.

Each file is the drawn population repeated, settled by a process of its own in chunks of a million rows. Were memory to grow with the file,
the last line would tell; a file whose rows all stand in one group, as some programs write them, must do as well.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from convention_sim.population import synthetic
from convention_sim.population.streaming import CHUNK

DRAWN, SIZES = 100_000, (1, 4, 16)
SETTLE = """
import resource, sys, time
from convention_sim.population.streaming import settle_parquet
began = time.perf_counter()
rows = settle_parquet(sys.argv[1], sys.argv[2], progress=False).rows
taken = time.perf_counter() - began
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, round(taken / rows * 1e9))
"""


def written(folder: Path, chunks: int, group: int) -> Path:
    """A file of so many chunks, so many rows a group."""
    population = pa.table({name: pa.array(column) for name, column in synthetic(DRAWN).items()})
    path = folder / f"{chunks}-{group}.parquet"
    pq.write_table(pa.concat_tables([population] * (chunks * CHUNK // DRAWN)), path, row_group_size=group)
    return path


def settled(source: Path) -> tuple[int, int]:
    """The largest memory of the process that settles a file, in MB, and nanoseconds a row."""
    target = source.with_suffix(".settled.parquet")
    done = subprocess.run([sys.executable, "-c", SETTLE, str(source), str(target)], check=True, capture_output=True, text=True)
    target.unlink()
    memory, taken = done.stdout.split()
    return int(memory), int(taken)


def main(arguments: list[str]) -> None:
    """Measure and print, smallest file first."""
    sizes = tuple(map(int, arguments)) or SIZES
    print(f"{'rows':>12}{'rows a group':>15}{'MB at most':>12}{'ns a row':>10}")
    with TemporaryDirectory() as folder:
        for chunks, group in [*((size, CHUNK) for size in sizes), (sizes[-1], sizes[-1] * CHUNK)]:
            source = written(Path(folder), chunks, group)
            memory, taken = settled(source)
            print(f"{chunks * CHUNK:>12,}{group:>15,}{memory:>12,}{taken:>10,}", flush=True)
            source.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
