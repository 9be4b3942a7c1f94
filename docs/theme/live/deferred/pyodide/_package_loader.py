"""Stands in for what adds packages to a running Pyodide: the pages' Python comes whole."""

from site import getsitepackages
from typing import Any

from deferred import attribute  # type: ignore[import-not-found]  # beside the standard library
from pyodide_js import loadedPackages  # type: ignore[import-not-found] # noqa: F401 - Pyodide's copies of its memory expect it


class Folder:
    """A path that Pyodide asks for as a text."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES, DSO_DIR = Folder(getsitepackages()[0]), Folder("/usr/lib")


def init_loaded_packages() -> None:
    """None was added yet."""


def __getattr__(name: str) -> Any:
    return attribute(__name__, name)
