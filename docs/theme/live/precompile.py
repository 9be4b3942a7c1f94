"""Compile the modules of `source.zip` into `target.zip`. Runs in Pyodide, because bytecode belongs to one version of Python.

The one argument is the folder of both. `wanted.txt` beside them, where there is one, names what to keep; sentences for programmers
(docstrings) and source then stay out: that is the standard library. Without it everything stays: that is the package.
"""

import sys
from importlib import _bootstrap_external  # type: ignore[attr-defined]
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

FOLDER = Path(sys.argv[-1])
LIST = FOLDER / "wanted.txt"
WANTED = frozenset(line for line in LIST.read_text("utf-8").split("\n") if line[:1] != "#") if LIST.exists() else frozenset()
EPOCH = (2000, 1, 1, 0, 0, 0)  # the same files give the same archive


def bytecode(name: str, source: bytes, optimize: int) -> bytes:
    """A module as the import system reads it, without a check of its source's date."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    made: bytes = _bootstrap_external._code_to_hash_pyc(code, bytes(8), checked=False)
    return made


def wanted(name: str) -> bool:
    """Whether a file is kept: it, or the package or module at the top, is named."""
    return not name.endswith("/") and (not WANTED or not WANTED.isdisjoint({name, name.partition("/")[0].removesuffix(".py")}))


def compiled(name: str, content: bytes) -> dict[str, bytes]:
    """What stands in the new archive for a file of the old one."""
    if not name.endswith(".py"):
        return {name: content}
    if WANTED:
        return {f"{name}c": bytecode(name, content, optimize=2)}
    folder, _, module = name.rpartition("/")
    beside = f"{folder}/__pycache__/{module.removesuffix('.py')}.{sys.implementation.cache_tag}.pyc"
    return {name: content, beside: bytecode(name, content, optimize=0)}


with ZipFile(FOLDER / "source.zip") as source, ZipFile(FOLDER / "target.zip", "w", ZIP_STORED) as target:
    for old in filter(wanted, sorted(source.namelist())):
        for new, content in compiled(old, source.read(old)).items():
            target.writestr(ZipInfo(new, EPOCH), content)
