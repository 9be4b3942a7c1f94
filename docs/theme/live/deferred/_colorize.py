"""Stands in for the colours of tracebacks in a terminal."""

from typing import Any

from deferred import attribute  # type: ignore[import-not-found]  # beside the standard library


def __getattr__(name: str) -> Any:
    return attribute(__name__, name)
