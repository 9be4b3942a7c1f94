"""Create the virtual environment of this project and install the locked packages into it.

Called by the Makefile with any Python 3. The site needs Python 3.12 or newer, which may not be the
``python3`` of the machine, so this looks, in this order: at the Python that runs it, on the PATH, among the
versions of pyenv, and at what uv finds or can install. Pass another one with ``make PYTHON=/path/to/python3.13``.
"""

import argparse
import contextlib
import glob
import os
import shutil
import subprocess
import sys
import tempfile

OLDEST = (3, 12)
HERE = os.path.dirname(os.path.abspath(__file__))
TESTED = ("3.13", "3.12", "3.14")  # in order of preference
HELP = """
Python 3.12 or newer is needed, with the modules venv and ensurepip, and none was found here. Any of these gives one:

  * Debian 13 or Ubuntu 24.04, as root:  apt install python3-venv
  * an older Debian, as root:            apt install python3-venv   (uv, fetched by pip, then installs a newer Python)
  * pyenv:                               pyenv install 3.13
  * uv:                                  uv python install 3.13

Then run the same command again. If it is installed in an unusual place:  make PYTHON=/path/to/python3.13
"""


def answers(python, code):
    """What ``python`` prints when it runs ``code``, or None if it cannot."""
    try:
        done = subprocess.run([python, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode().strip() if done.returncode == 0 else None


def candidates():
    """Paths where a Python may be, the likeliest first; some may be absent, too old or broken shims."""
    yield sys.executable
    for version in TESTED:
        yield shutil.which("python" + version)
    yield shutil.which("python3")
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    for version in TESTED:
        yield from sorted(glob.glob(os.path.join(pyenv, "versions", version + ".*", "bin", "python3")), reverse=True)


def usable():
    """The first candidate that is recent enough and can make a complete virtual environment, or None."""
    ask = "import sys, venv, ensurepip; print(sys.version_info >= {!r})".format(OLDEST)
    for python in filter(None, candidates()):
        if answers(python, ask) == "True":
            return python
    return None


@contextlib.contextmanager
def uv():
    """The path of uv: the one on the PATH, or one installed by pip for the time of the block; None without pip."""
    if shutil.which("uv"):
        yield shutil.which("uv")
        return
    with tempfile.TemporaryDirectory() as folder:
        lock = os.path.join(HERE, "requirements-uv.txt")
        environment = os.path.join(folder, "bin", "python")
        subprocess.call([sys.executable, "-m", "venv", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        pip = [environment, "-m", "pip"]
        target = []
        if answers(environment, "import pip; print(1)") is None:
            pip, target = [sys.executable, "-m", "pip"], ["--target", folder]
        failed = subprocess.call(pip + ["install", "--quiet", "--require-hashes", "-r", lock] + target)
        yield None if failed else os.path.join(folder, "bin", "uv")


def create(folder):
    """Make the virtual environment, or end with what the reader can do."""
    python = usable()
    if python:
        print("Python:", python, flush=True)
        subprocess.check_call([python, "-m", "venv", "--clear", folder])
        return
    print("No Python 3.12 or newer in the usual places; asking uv.", flush=True)
    with uv() as program:
        wanted = ">={}.{},<3.15".format(*OLDEST)
        if program is None or subprocess.call([program, "venv", "--quiet", "--seed", "--python", wanted, folder]):
            sys.exit(HELP)


def install(folder, locks):
    """Install the locked packages, each checked against its hash, then the project itself, in place."""
    python = os.path.join(folder, "bin", "python")
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    for lock in locks:
        print("Installing", os.path.relpath(lock), flush=True)
        subprocess.check_call(pip + ["--require-hashes", "--no-deps", "-r", lock])
    subprocess.check_call(pip + ["--no-deps", "--no-build-isolation", "--editable", os.path.dirname(HERE)])


def main():
    """Create the environment where it is missing or broken, then bring its packages up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="the virtual environment")
    parser.add_argument("locks", nargs="+", help="locks made by .ci/lock")
    options = parser.parse_args()
    if answers(os.path.join(options.folder, "bin", "python"), "import pip; print(1)") is None:
        create(options.folder)
    try:
        install(options.folder, options.locks)
    except subprocess.CalledProcessError as failure:
        sys.exit("\nThe installation stopped: pip ended with {}. Its message is above.".format(failure.returncode))


if __name__ == "__main__":
    main()
