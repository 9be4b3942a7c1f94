"""Run tests of the package inside Pyodide. The one argument is a folder: what is tested, the tests, and the libraries that they need.

`tests/test_in_pyodide.py` fills the folder, and reads `result.txt` there: the exit code of pytest, and what it said.
"""

import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

FOLDER = Path(sys.argv[-1])
SAID = io.StringIO()

os.chdir(FOLDER)
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True
import pytest  # noqa: E402 - found in the folder

with redirect_stdout(SAID):
    code = pytest.main((FOLDER / "arguments.txt").read_text("utf-8").splitlines())
(FOLDER / "result.txt").write_text(f"{int(code)}\n{sys.platform} {sys.version}\n{SAID.getvalue()}", "utf-8")
