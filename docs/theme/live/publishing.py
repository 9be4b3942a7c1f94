"""Everything under live/ in the site. Each folder has an address that changes with what it holds: a browser may keep it for ever."""

import hashlib
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from docs.theme.live import engine, node

SOURCES = engine.ROOT / "docs" / "theme" / "assets" / "live"
# The scripts that go with the package, and the one that is built; the others are at the address of their page's edition.
PLAIN, EDITOR = ("cell.js", "cells.js", "engine.js", "output.js", "started.js", "words.js", "worker.js"), "editor.js"
OWN = (*PLAIN, EDITOR)
Files = dict[str, bytes]


@cache
def modules() -> tuple[str, Files]:
    """The scripts of the engine and the package, by name, and the name of their folder."""
    files = {name: (SOURCES / name).read_bytes() for name in PLAIN} | {EDITOR: editor(), engine.WHEEL: engine.package()}
    files["build.js"] = _described(files).encode()
    digest = hashlib.sha256(b"".join(name.encode() + b"\0" + hashlib.sha256(content).digest() for name, content in files.items()))
    return digest.hexdigest()[:10], files


def editor() -> bytes:
    """The editor in one file."""
    source = SOURCES / EDITOR
    folder = engine.kept("editor", [source.read_bytes(), node.LOCK.read_bytes()], lambda folder: node.bundle(source, folder / EDITOR))
    return (folder / EDITOR).read_bytes()


def address() -> str:
    """Where the engine is, from the root of the site."""
    return f"live/{modules()[0]}/"


def publish(site: Path) -> None:
    """Write live/ into the site."""
    name, files = modules()
    folder = site / "live" / name
    folder.mkdir(parents=True)
    for file, content in files.items():
        (folder / file).write_bytes(content)
    shutil.copytree(engine.pyodide(), site / "live" / engine.pyodide().name)


def _described(files: Files) -> str:
    """What the scripts must know of the files, as a module."""
    folder = engine.pyodide()
    scripts = [_weighed("", (folder / name).read_bytes()) for name in engine.SCRIPTS]
    constants: dict[str, Any] = {
        "wasm": _weighed(f"../{folder.name}/{engine.WASM}", (folder / engine.WASM).read_bytes()),
        "stdlib": _weighed(f"../{folder.name}/{engine.STDLIB}", (folder / engine.STDLIB).read_bytes()),
        "wheel": _weighed(engine.WHEEL, files[engine.WHEEL]),
        "scripts": {"url": "", **{part: sum(each[part] for each in scripts) for part in ("bytes", "transfer")}},
        "lock": engine.lock(),
    }
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in constants.items())


def _weighed(url: str, content: bytes) -> dict[str, Any]:
    """A file of the engine: its bytes, and those of its transfer by a server that compresses what is not compressed yet."""
    return {"url": url, "bytes": len(content), "transfer": min(len(content), len(engine.compressed(content)))}
