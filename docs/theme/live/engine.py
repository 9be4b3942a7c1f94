"""What the worker of a page loads: Pyodide, a light standard library, the package."""

import gzip
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from flit_core.wheel import make_wheel_in  # type: ignore[import-untyped]

from docs.theme.live import exports
from docs.theme.live.node import HERE, KEPT, MODULES, manifest, run_in_pyodide

ROOT = HERE.parents[2]
PYODIDE = MODULES / "pyodide"
# Compressed, and not called so: some servers take .gz for a compression of the transfer.
STDLIB, WHEEL = "python_stdlib.bin", "package.bin"
WASM, LOADING, CODE = "pyodide.asm.wasm", "pyodide.mjs", "pyodide.asm.mjs"
SCRIPTS = (LOADING, CODE)
PRECOMPILE, WANTED, DEFERRED = HERE / "precompile.py", HERE / "stdlib.txt", HERE / "deferred"


def kept(name: str, inputs: Iterable[bytes], make: Callable[[Path], None]) -> Path:
    """A folder made from these inputs, now or before; its name changes with them."""
    digest = hashlib.sha256(b"\0".join(hashlib.sha256(each).digest() for each in inputs)).hexdigest()[:10]
    folder = KEPT / f"{name}-{digest}"
    if not folder.exists():
        KEPT.mkdir(exist_ok=True)
        with TemporaryDirectory(dir=KEPT) as made:
            make(Path(made, name))
            Path(made, name).rename(folder)
    return folder


def version() -> str:
    """Which Pyodide this is."""
    return str(manifest("pyodide")["version"])


@cache
def pyodide() -> Path:
    """Pyodide's files, with what pages use; the standard library holds the wanted modules only, compiled."""
    scripts = [PRECOMPILE, WANTED, Path(__file__), Path(exports.__file__), *sorted(DEFERRED.rglob("*.py"))]
    inputs = [version().encode(), *(script.read_bytes() for script in scripts)]
    return kept(f"pyodide-{version()}", inputs, _pyodide)


def _pyodide(folder: Path) -> None:
    folder.mkdir()
    loading, script = ((PYODIDE / name).read_text("utf-8") for name in SCRIPTS)
    code, script = exports.without_unused((PYODIDE / WASM).read_bytes(), script, loading)
    (folder / WASM).write_bytes(code)
    (folder / LOADING).write_text(loading, "utf-8")
    (folder / CODE).write_text(script, "utf-8")
    (folder / STDLIB).write_bytes(compressed(packed(precompiled((PYODIDE / "python_stdlib.zip").read_bytes(), library=True))))


def lock() -> dict[str, Any]:
    """Which Python and which machine code this is, without the list of packages that pages do not load."""
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    return {"info": info, "packages": {}}


def package() -> bytes:
    """The package as a wheel, compiled too."""
    with TemporaryDirectory() as made:
        archive = make_wheel_in(ROOT / "pyproject.toml", Path(made)).file.read_bytes()
    with ZipFile(BytesIO(archive)) as files:
        contents = [name.encode() + files.read(name) for name in sorted(files.namelist())]
    inputs = [PRECOMPILE.read_bytes(), Path(__file__).read_bytes(), version().encode(), *contents]
    folder = kept("package", inputs, lambda folder: _package(folder, archive))
    return (folder / WHEEL).read_bytes()


def _package(folder: Path, archive: bytes) -> None:
    folder.mkdir()
    (folder / WHEEL).write_bytes(compressed(packed(precompiled(archive))))


def precompiled(archive: bytes, *, library: bool = False) -> bytes:
    """The archive with its modules compiled; of the standard library, those alone that are wanted, some of them loaded later."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "source.zip").write_bytes(archive)
        if library:
            shutil.copy(WANTED, folder / "wanted.txt")
            shutil.copytree(DEFERRED, folder / "deferred", ignore=shutil.ignore_patterns("__pycache__"))
        run_in_pyodide(PRECOMPILE, folder)
        return (folder / "target.zip").read_bytes()


def packed(archive: bytes) -> bytes:
    """The files of an archive one after the other, after a line that gives the size of each: a page unpacks that without Python."""
    with ZipFile(BytesIO(archive)) as files:
        contents = {name: files.read(name) for name in files.namelist() if ".dist-info/" not in name}
    return json.dumps({name: len(content) for name, content in contents.items()}).encode() + b"\n" + b"".join(contents.values())


def compressed(content: bytes) -> bytes:
    """The same content gives the same bytes."""
    return gzip.compress(content, 9, mtime=0)
