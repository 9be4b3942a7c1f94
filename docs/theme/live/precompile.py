"""Compile the modules of `source.zip` into `target.zip`. Runs in Pyodide, because bytecode belongs to one version of Python.

Data that the package reads from TOML by name becomes a module too: parsing it would take a third of the time to the first answer.
The source stays out: it would double what a page loads. The one argument is the folder of both archives. `wanted.txt` beside them,
where there is one, names what to keep; sentences for programmers (docstrings) then stay out too: that is the standard library. Modules
in `deferred/` then take the places of those of their names, which are kept beside them.
"""

import sys
import tomllib
from pathlib import Path
from py_compile import PycInvalidationMode
from py_compile import compile as compile_module
from tempfile import mkdtemp
from zipfile import ZipFile, ZipInfo

FOLDER, UNPACKED = Path(sys.argv[-1]), Path(mkdtemp())
LIST, DEFERRED = FOLDER / "wanted.txt", FOLDER / "deferred"
WANTED = frozenset(line for line in LIST.read_text("utf-8").split("\n") if line[:1] != "#") if LIST.exists() else frozenset()
LISTED = "documented"  # the package lists the files of this folder
EPOCH = (2000, 1, 1, 0, 0, 0)  # the same files give the same archive


def wanted(name: str) -> bool:
    """Whether a file is kept: it, or the package or module at the top, is named."""
    return not name.endswith("/") and (not WANTED or not WANTED.isdisjoint({name, name.partition("/")[0].removesuffix(".py")}))


def parsed(table: Path) -> None:
    """Write a table as the module that the package looks for first."""
    module = table.with_name(f"{table.stem}_toml.py")
    module.write_text(f"import datetime\n\nTABLES = {tomllib.loads(table.read_text('utf-8'))!r}\n", "utf-8")
    table.unlink()


def bytecode(module: Path, target: Path) -> None:
    """Compile a module; nothing will compare it with the date of its source."""
    shown, optimize = str(module.relative_to(UNPACKED)), 2 if WANTED else 0  # the asserts of the package stay
    compile_module(str(module), str(target), shown, doraise=True, optimize=optimize, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)


with ZipFile(FOLDER / "source.zip") as source:
    source.extractall(UNPACKED, [name for name in source.namelist() if wanted(name)])
for stand_in in DEFERRED.rglob("*.py"):
    place = UNPACKED / stand_in.relative_to(DEFERRED)
    if place.exists():
        place.rename(place.with_suffix(".whole.py"))
    place.write_bytes(stand_in.read_bytes())
for table in UNPACKED.rglob("*.toml"):
    if table.parent.name != LISTED and table.with_name("__init__.py").exists():
        parsed(table)
for module in sorted(UNPACKED.rglob("*.py")):
    bytecode(module, module.with_suffix(".pyc"))
    module.unlink()
with ZipFile(FOLDER / "target.zip", "w") as target:
    for path in sorted(each for each in UNPACKED.rglob("*") if each.is_file()):
        target.writestr(ZipInfo(str(path.relative_to(UNPACKED)), EPOCH), path.read_bytes())
