"""Stands in for Pyodide's event loop, until asyncio is used."""

import asyncio
from typing import Any

from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found] # noqa: F401 - Pyodide's copies of its memory expect it


def _initialize_event_loop() -> None:
    """Later."""


def __getattr__(name: str) -> Any:
    if name == "__path__":  # asked of each imported module, to know whether it is a package
        raise AttributeError(name)
    asyncio.run  # noqa: B018 - what makes both
    return globals()[name]
