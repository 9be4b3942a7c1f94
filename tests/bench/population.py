"""Time a table of visits beside OpenFisca-core with the same rules, NumPy, and a plain copy of as many columns.

First, the answers: 100,000 visits drawn at random must be what `settle` answers, under the law and under every reform, to the cent. Then,
in alternated rounds: the table is the drawn population (convention_sim.population.synthetic) repeated up to so many rows, its columns
already read in all cases. Wall time, so all processors count. `python -m tests.bench.population [rows] [rounds] [cases] [file]`.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from convention_sim.case import Case
from convention_sim.counterfactuals import Change
from convention_sim.population import Visits, read, reforms, settle_visits, summed, synthetic
from convention_sim.population.straight import OWN
from convention_sim.settlement.decompte import AMOUNTS
from tests.population_rows import answer_to, columns, row_of, visits_of
from tests.test_population import answers

from .vectorised import with_numpy, with_openfisca

ROWS, ROUNDS, CASES, DRAWN, CHUNK = 10_000_000, 7, 100_000, 100_000, 1_000_000
# Bytes a row on the bus: what is read, and what is written, which processors read before they write it (write-allocate).
TRAFFIC = {"this package, columns": 4 + 8 * len(AMOUNTS), "a copy of 12 columns": (4 + 8) * len(AMOUNTS)}
START = """
import time; start = time.process_time()
from convention_sim.population import read_rows, settle_visits
table = read_rows({"date": ["2025-03-01"], "specialty": ["generaliste"], "sector": ["1"]})
settle_visits(table, compiled=True).columns(); print(time.process_time() - start)
"""


def check(count: int) -> None:
    """Stop at the first visit that the table and `settle` answer differently."""
    cases = visits_of(count, seed=7)
    table = read(columns([row_of(case) for case in cases]))
    assert answers(settle_visits(table, compiled=True)) == [answer_to(case) for case in cases]
    for key, reform in reforms().items():
        found = answers(settle_visits(table, reform, compiled=False))
        assert found == [answer_to(case, reform(case)) for case in cases], key
        print(f"  {key}: {count:,} visits are what settle answers", flush=True)


def repeated(rows: int) -> Visits:
    """The drawn population, repeated in a random order."""
    which = np.random.default_rng(1).integers(0, DRAWN, rows)
    numbers = {"fee_cents", "age", "percent"}
    drawn = {name: np.array(column, dtype=float if name in numbers else object) for name, column in synthetic(DRAWN).items()}
    return read({name: column[which] for name, column in drawn.items()})


def all_distinct(rows: int) -> Visits:
    """A table of which no two rows are the same."""
    shared = {"date": "2025-03-01", "specialty": "generaliste", "sector": 2}
    fees = np.arange(3100, rows + 3100, dtype=np.int32)
    return read({name: np.full(rows, value) for name, value in shared.items()} | {"fee_cents": fees})


def inputs_of(table: Visits) -> dict[str, Any]:
    """What the rules ask, for every row: an array, or a number where all rows have the same."""
    cases = [case for case in table.cases if isinstance(case, Case)]
    known = [Change().inputs(case)[2] for case in cases]
    found: dict[str, Any] = {}
    for name in known[0]:
        values = np.array([each[name] for each in known], dtype=np.int32)
        found[name] = int(values[0]) if (values == values[0]).all() else values.take(table.situation.take(table.code))
    return found | {"montant_demande": table.montant_demande.take(table.code)} | dict.fromkeys(OWN[1:], 0)


def timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def subjects(rows: int) -> dict[str, Callable[[], Callable[[], object]]]:
    """What is timed: each gives, untimed, the call to time."""
    table, distinct = repeated(rows), all_distinct(rows)
    inputs = inputs_of(table)
    fisca, code = with_openfisca(inputs, AMOUNTS), np.ascontiguousarray(table.code)
    expected, other = settle_visits(table, compiled=True).columns(), with_numpy(inputs, AMOUNTS)
    theirs = fisca()()
    for name in AMOUNTS:
        assert np.array_equal(expected[name], other[name]), name
        assert np.array_equal(expected[name], theirs[name]), name
    return {
        "this package, columns": lambda: lambda: settle_visits(table, compiled=True).columns(),
        "this package, totals": lambda: lambda: summed(settle_visits(table, compiled=True)),
        "this package, no two rows the same": lambda: lambda: settle_visits(distinct, compiled=True).columns(),
        "OpenFisca calculate": fisca,
        "NumPy": lambda: lambda: with_numpy(inputs, AMOUNTS),
        "a copy of 12 columns": lambda: lambda: [code.copy() for _ in AMOUNTS],
    }


def alternated(rows: int, rounds: int) -> dict[str, list[float]]:
    """Every subject once a round, in nanoseconds a row."""
    made = subjects(rows)
    found: dict[str, list[float]] = {name: [] for name in made}
    for _ in range(rounds):
        for name, ready in made.items():
            found[name].append(timed(ready()) / rows * 1e9)
    return found


def by_chunks(rows: int, table: Visits) -> tuple[float, float]:
    """Milliseconds until each distinct visit is settled, then nanoseconds a row for so many rows, in chunks."""
    longer = replace(table, code=np.resize(table.code, rows))
    began = time.perf_counter()
    settled = settle_visits(longer, compiled=True)
    distinct = time.perf_counter() - began
    return distinct * 1e3, timed(lambda: [None for _ in settled.chunks(CHUNK)]) / rows * 1e9


def first_calls(folder: str) -> dict[str, float]:
    """Seconds of processor time of a new process to its first table, with nothing compiled before, then with what the first one kept."""
    alone = {**os.environ, "XDG_CACHE_HOME": folder, "NUMBA_CACHE_DIR": folder}
    found = {}
    for name in ("first call, compilation included", "first call of the next process"):
        done = subprocess.run([sys.executable, "-c", START], check=True, capture_output=True, text=True, env=alone)
        found[name] = round(float(done.stdout), 2)
    return found


def table_of(rounds: dict[str, list[float]]) -> str:
    """One subject a line: nanoseconds a row, its quartiles, and how it stands to OpenFisca and what it takes of the bus, round by round."""
    lines = [f"{'':38}{'ns a row':>10}{'quartiles':>18}{'x OpenFisca':>13}{'% of the bus':>15}"]
    for name, taken in rounds.items():
        low, median, high = statistics.quantiles(taken, n=4)
        faster = statistics.median(other / mine for other, mine in zip(rounds["OpenFisca calculate"], taken, strict=True))
        lines.append(f"{name:38}{median:>10.2f}{f'{low:.2f} – {high:.2f}':>18}{faster:>13.1f}{_bus(name, rounds):>15}")
    return "\n".join(lines)


def _bus(name: str, rounds: dict[str, list[float]]) -> str:
    """What a subject moves a second, of what the copy moves."""
    copy = "a copy of 12 columns"
    if name not in TRAFFIC:
        return ""
    shares = [TRAFFIC[name] / mine * limit / TRAFFIC[copy] for mine, limit in zip(rounds[name], rounds[copy], strict=True)]
    return f"{100 * statistics.median(shares):.0f}"


def main(arguments: list[str]) -> None:
    """Check, measure, print, write."""
    defaults = (ROWS, ROUNDS, CASES)
    rows, rounds, cases = (*map(int, arguments[:3]), *defaults[len(arguments[:3]) :])
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors"
    print(f"{machine}; {rows:,} rows, {rounds} alternated rounds", flush=True)
    check(cases)
    found = alternated(rows, rounds)
    print(f"\n{table_of(found)}\n", flush=True)
    table = repeated(CHUNK)
    chunks = {}
    for count in (rows // 10, rows, 10 * rows):
        distinct, spread = by_chunks(count, table)
        chunks[f"{count:,} rows in chunks"] = round(spread, 2)
        print(f"{f'{count:,} rows in chunks':38}{spread:>10.2f} ns a row, after {distinct:.0f} ms", flush=True)
    print(f"(the {len(table.situation):,} distinct visits are settled first)")
    with TemporaryDirectory() as folder:
        seconds = first_calls(folder)
    for name, value in seconds.items():
        print(f"{name:38}{value:>10.2f} s")
    if len(arguments) > 3:
        written = {"machine": machine, "rows": rows, "nanoseconds_a_row": found, "chunks": chunks, "seconds": seconds}
        Path(arguments[3]).write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
