"""Time a settlement, an explained one, a full JSON answer, a refusal, a year of care, the import and a cold start.

Processor time, in alternated rounds: what else the machine does hardly counts, and a slow moment strikes every subject. Each is shown by
its median and quartiles, in microseconds a call, and as a multiple of the same arithmetic written bare: the twelve amounts of one visit,
with every figure at hand and no reason given. `python -m tests.bench [rounds] [file]` also writes the numbers as JSON.
"""

import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import NamedTuple

from convention_sim import answer, settle, visit, year_of_care
from convention_sim.facts import law_on

ROUNDS, CALLS, STARTS = 15, 200, 9
REQUEST = {
    "date": "2025-03-01",
    "physician": {"specialty": "generaliste", "sector": "2", "option": "optam"},
    "fee": "60.00",
    "patient": {"age": 40},
    "contract": {"percent": 200},
}
BUDGETS = {"explained settlement": 50.0, "import": 60_000.0}


class Timing(NamedTuple):
    """Microseconds a call: the median over the rounds, and the quartiles."""

    median: float
    low: float
    high: float


def bare(fee: int = 6000, base: int = 3000, rate: int = 7000, contribution: int = 200, percent: int = 20_000) -> tuple[int, ...]:
    """The amounts of the request's visit, in plain integers: what any program has to compute."""
    retained = min(fee, base)
    share = (2 * retained * rate + 10_000) // 20_000
    amo = share - contribution if contribution <= share else share
    amc = min(fee, retained * percent // 10_000) - share
    return fee, retained, fee - retained, share, contribution, 0, amo, retained - share, 0, amc, fee - amo, fee - amo - amc


CASE = visit("2025-03-01", "generaliste", "2", option="optam", fee="60", age=40, contract=200)
OUTSIDE = visit("2022-04-08", "psychiatre", "2", fee="90", pathway="hors-parcours", contract=200)
YEAR = [visit(f"2025-{month:02d}-15", "generaliste", age=40) for month in range(1, 13)]


def explained() -> int:
    """A settlement with everything that it can say, sentences not yet written."""
    found = settle(CASE)
    return len(found.steps) + len(found.not_applied) + len(found.violations) + len(found.warnings) + len(found.validity.caveats)


SUBJECTS: dict[str, Callable[[], object]] = {
    "bare arithmetic": bare,
    "settlement": lambda: settle(CASE),
    "settlement, outside the pathway": lambda: settle(OUTSIDE),
    "explained settlement": explained,
    "reading a visit": lambda: visit("2025-03-01", "generaliste", "2", option="optam", fee="60", age=40, contract=200),
    "full JSON answer": lambda: json.dumps(answer(REQUEST)),
    "refusal": lambda: answer(REQUEST | {"fee": "-1"}),
    "year of twelve visits": lambda: year_of_care(YEAR),
    "law of a day": lambda: law_on(CASE.date),
}


def timed(call: Callable[[], object], calls: int = CALLS) -> float:
    """Microseconds a call, over one round."""
    start = time.process_time_ns()
    for _ in range(calls):
        call()
    return (time.process_time_ns() - start) / calls / 1000


def summary(rounds: list[float]) -> Timing:
    """The median and the quartiles."""
    low, median, high = statistics.quantiles(rounds, n=4)
    return Timing(median, low, high)


def alternated(rounds: int) -> dict[str, Timing]:
    """Every subject once a round, after one round that is thrown away."""
    found: dict[str, list[float]] = {name: [] for name in SUBJECTS}
    for place in range(rounds + 1):
        for name, call in SUBJECTS.items():
            taken = timed(call)
            if place:
                found[name].append(taken)
    return {name: summary(taken) for name, taken in found.items()}


def started(code: str) -> float:
    """Microseconds of processor time that a new interpreter takes to run a line of code."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e6


def starts(times: int) -> dict[str, Timing]:
    """New processes, alternated: the interpreter alone; then, net of it, with the import and with a first answer."""
    lines = {
        "interpreter": "pass",
        "import": "import convention_sim",
        "first answer": f"from convention_sim import answer; answer({REQUEST!r})",
    }
    found: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(times):
        for name, code in lines.items():
            found[name].append(started(code))
    alone = statistics.median(found["interpreter"])
    net = {name: [max(0.0, taken - alone) for taken in rounds] for name, rounds in found.items() if name != "interpreter"}
    return {"interpreter alone": summary(found["interpreter"])} | {name: summary(rounds) for name, rounds in net.items()}


def table(results: dict[str, Timing]) -> str:
    """One subject a line, in microseconds."""
    unit = results["bare arithmetic"].median
    lines = [f"{'':34}{'median µs':>12}{'quartiles µs':>24}{'x bare':>10}{'budget µs':>12}"]
    for name, found in results.items():
        quartiles = f"{found.low:,.2f} – {found.high:,.2f}"
        budget = f"{BUDGETS[name]:,.0f}" if name in BUDGETS else ""
        lines.append(f"{name:34}{found.median:>12,.2f}{quartiles:>24}{found.median / unit:>10,.0f}{budget:>12}")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Measure, print, write."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    results = alternated(rounds) | starts(min(rounds, STARTS))
    machine = f"Python {platform.python_version()}, {platform.machine()}"
    print(f"{machine}; {rounds} alternated rounds of {CALLS} calls\n\n{table(results)}")
    if len(arguments) > 1:
        microseconds = {name: {part: round(value, 2) for part, value in found._asdict().items()} for name, found in results.items()}
        written = {"machine": machine, "rounds": rounds, "calls": CALLS, "microseconds": microseconds}
        Path(arguments[1]).write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
