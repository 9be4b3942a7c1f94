"""The loops compiled by numba, on both halves of a table at once. Only this module imports numba.

numba keeps machine code beside a file that holds the text, so that the next process need not compile.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import FunctionType
from typing import Any

import numba
import numpy as np

from convention_sim.population import kernels
from convention_sim.population.straight import OWN, Loop

# Rows whose amounts are fetched together: a processor waits for several at once, which it cannot while it also writes twelve columns.
BLOCK = 256
# A slice below which a second thread costs more than it saves.
SHARE = 100_000
# Columns start at different places of the processor's cache, or they would drive one another out.
PADDING = 1040

_integers = numba.int32[::1]

add_up = numba.njit(cache=True, nogil=True, error_model="numpy")(kernels.add_up)
_count = numba.njit(cache=True, nogil=True, error_model="numpy")(kernels.count)


def counted(code: Any, distinct: int) -> Any:
    """How many rows each distinct visit stands for; one place more for the refused rows."""
    slices = _slices(len(code))
    counts = np.zeros((len(slices), distinct + 1), dtype=np.int64)
    _together([(_count, first, last, code, counts[number]) for number, (first, last) in enumerate(slices)])
    return counts.sum(axis=0)


def columns(rows: int, width: int) -> Any:
    """Room for so many rows, one column an amount."""
    return np.empty((width, rows + PADDING), dtype=np.int32)[:, :rows]


def spread(code: Any, table: Any, stride: int, into: Any) -> None:
    """Write the amounts of every row, one column an amount."""
    run = _spread(len(into))
    _together([(run, first, last, code, table.reshape(-1, stride), into) for first, last in _slices(len(code))])


@lru_cache(maxsize=8)
def _spread(width: int) -> Callable[..., int]:
    """One loop a width: the columns of a row are written out one by one."""

    def run(first, last, code, table, columns):  # type: ignore[no-untyped-def]
        touched = 0
        for start in range(first, last, BLOCK):
            stop = min(start + BLOCK, last)
            for row in range(start, stop):
                touched += table[code[row], 0]
            for row in range(start, stop):
                visit = code[row]
                for column in range(width):
                    columns[column, row] = table[visit, column]
        return touched

    compiled: Callable[..., int] = numba.njit(cache=True, nogil=True, error_model="numpy")(run)
    return compiled


def run_loop(found: Loop, visits: int, *arguments: Any) -> int:
    """Run a loop over so many visits; the first one that it cannot settle, or -1."""
    run = _compiled(found)
    stopped = [visit for visit in _together([(run, first, last, *arguments) for first, last in _slices(visits)]) if visit >= 0]
    return min(stopped, default=-1)


def _slices(rows: int) -> list[tuple[int, int]]:
    """The rows shared out between the processors."""
    shares = max(1, min(os.process_cpu_count() if sys.version_info >= (3, 13) else os.cpu_count() or 1, rows // SHARE))
    bounds = [rows * number // shares for number in range(shares + 1)]
    return list(pairwise(bounds))


def _together(calls: list[tuple[Any, ...]]) -> list[Any]:
    if len(calls) == 1:
        run, *arguments = calls[0]
        return [run(*arguments)]
    with ThreadPoolExecutor(len(calls)) as pool:
        return [each.result() for each in [pool.submit(*call) for call in calls]]


@lru_cache(maxsize=64)
def _compiled(found: Loop) -> Callable[..., int]:
    names: dict[str, Any] = {"__name__": __name__} | {name: _jitted(function) for name, function in found.functions}
    file = _kept(found)
    exec(compile(found.text, str(file or "<rules over visits>"), "exec"), names)  # noqa: S102 - names of our own rules and parameters only
    arguments = [numba.int64, numba.int64, *[_integers] * (len(OWN) + 3)]
    run: Callable[..., int] = numba.njit(numba.int64(*arguments), cache=file is not None, nogil=True)(names["run"])
    return run


@lru_cache(maxsize=1024)
def _jitted(function: Any) -> Any:
    """A rule compiled, with the plain functions that it calls (`share`, `rounded`) compiled too."""
    called = {name: _jitted(each) for name, each in _called(function).items()}
    copy = FunctionType(function.__code__, function.__globals__ | called, function.__name__, function.__defaults__, function.__closure__)
    return numba.njit(inline="always")(copy)


def _called(function: Any) -> dict[str, FunctionType]:
    """The functions of the package that a function calls."""
    named = {name: function.__globals__.get(name) for name in function.__code__.co_names}
    return {name: each for name, each in named.items() if isinstance(each, FunctionType)}


def _kept(found: Loop) -> Path | None:
    """The file of the loop: its name changes with the text, with any rule in it, and with the interpreter. None where none can be kept."""
    codes = "".join(_fingerprint(function) for _, function in found.functions)
    mark = hashlib.sha256(f"{sys.version}{found.text}{codes}".encode()).hexdigest()[:16]
    file = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "convention_sim" / f"loop_{mark}.py"
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found.text, encoding="utf-8")
    except OSError:
        return None
    return file


def _fingerprint(function: Any) -> str:
    """What a function does, with the constants and the functions that it names."""
    code = function.__code__
    constants = [each for name in code.co_names if isinstance(each := function.__globals__.get(name), int | str | tuple)]
    held = [cell.cell_contents for cell in function.__closure__ or ()]
    own = f"{code.co_code!r}{code.co_consts!r}{code.co_names!r}{function.__defaults__!r}{constants!r}{held!r}"
    return own + "".join(_fingerprint(each) for each in _called(function).values())
