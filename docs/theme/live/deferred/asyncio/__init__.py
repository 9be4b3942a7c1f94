"""Stands in for asyncio, and starts Pyodide's event loop when it becomes it."""

import sys
from typing import Any

from deferred import attribute, become  # type: ignore[import-not-found]  # beside the standard library


def __getattr__(name: str) -> Any:
    found = attribute(__name__, name)
    become("pyodide.webloop")
    sys.modules["pyodide.webloop"]._initialize_event_loop()  # noqa: SLF001 - as Pyodide does when it starts
    return found
