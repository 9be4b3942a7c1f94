"""Stands in for modules that Pyodide imports as it starts and that no answer needs: a third of the time that Python takes to start.

Each stand-in becomes the module itself when something of it is first asked for. What the module holds is beside it, compiled, under the
same name with the ending `.whole.pyc` (`precompile.py` puts it there).
"""

import sys
from importlib.machinery import SourcelessFileLoader
from typing import Any


def attribute(module: str, name: str) -> Any:
    """Something that a stand-in does not have."""
    if name == "__path__":  # asked of each imported module, to know whether it is a package
        raise AttributeError(name)
    become(module)
    return getattr(sys.modules[module], name)


def become(module: str) -> None:
    """Make the module of a stand-in, in its place."""
    place = vars(sys.modules[module])
    del place["__getattr__"]
    code = SourcelessFileLoader(module, place["__spec__"].origin.removesuffix(".pyc") + ".whole.pyc").get_code(module)
    assert code
    exec(code, place)  # noqa: S102 - what an import does
