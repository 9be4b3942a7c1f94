"""Time one import and one settlement, beside what each should take at most.

Processor time, the best of several runs: what else the machine does at the same moment hardly counts.
"""

import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from convention_sim import answer, settle
from convention_sim.protocol.reading import read_request

REQUESTS = [
    {"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "1"}},
    {"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "2"}, "fee": "60.00", "contract": {"percent": 200}},
    {"date": "2018-06-01", "physician": {"specialty": "dermatologue", "sector": "1"}, "pathway": "hors-parcours", "fee": "36.00"},
    {"date": "2022-04-08", "physician": {"specialty": "psychiatre", "sector": "2", "option": "optam"}, "fee": "90.00"},
]
IMPORT_MS, SETTLE_US = 60, 50
ROUNDS, CALLS = 7, 5000


def used() -> float:
    """Seconds of processor time used so far, by this process and by those that it started."""
    spent = [getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)]
    return sum(part.ru_utime + part.ru_stime for part in spent)


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of several runs, in seconds, the programs that they start included."""
    times = []
    for _ in range(rounds):
        start = used()
        run()
        times.append(used() - start)
    return min(times)


def start_python(code: str) -> Callable[[], object]:
    """A fresh interpreter that runs `code`."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def each(function: Callable[[object], object], values: list[object]) -> float:
    """Microseconds a call, over the values in turn."""
    turns = cycle(values)
    return best(lambda: [function(next(turns)) for _ in range(CALLS)]) / CALLS * 1e6


def report(name: str, value: float, unit: str, limit: int | None = None) -> None:
    """One line: what, how long, and the limit where there is one."""
    print(f"{name:<44}{value:8.1f} {unit}" + (f"   (at most {limit})" if limit else ""))


def main() -> None:
    """Measure and print."""
    milliseconds = (best(start_python("import convention_sim")) - best(start_python(""))) * 1000
    report("import convention_sim", milliseconds, "ms", IMPORT_MS)
    cases = [read_request(request) for request in REQUESTS]
    report("settle: the amounts", each(settle, [*cases]), "µs", SETTLE_US)  # type: ignore[arg-type]
    report("settle, then every step with its reason", each(lambda case: settle(case).steps, [*cases]), "µs", SETTLE_US)  # type: ignore[arg-type]
    report("answer: from a JSON request to its response", each(answer, [*REQUESTS]), "µs")


if __name__ == "__main__":
    main()
