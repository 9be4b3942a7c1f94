"""The package's own tests pass inside the Pyodide that pages load: the same Python, the same machine code, run by Node."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from docs.theme.live import node

from .built import ROOT

# What pytest and the tests import; all of it is plain Python.
LIBRARIES = ("pytest", "_pytest", "py", "pluggy", "iniconfig", "packaging", "pygments")
# The doctests of the package, but for its tables of millions, which need compiled libraries; and tests of its amounts and of its rules.
DOCTESTS = ("--doctest-modules", "convention_sim", "--ignore=convention_sim/population")
TESTS = ("test_answers", "test_contracts", "test_rules", "test_rules_of_payers", "test_settlement", "test_year")
PLAIN = ("-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-o", "doctest_optionflags=NORMALIZE_WHITESPACE")


def laid_out(folder: Path) -> None:
    """Put together what the run needs."""
    unwanted = shutil.ignore_patterns("__pycache__", "conftest.py", "browser", "site", "bench", "clusters", "notebooks", "printed")
    for name in ("convention_sim", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
    for name in LIBRARIES:
        found = importlib.util.find_spec(name)
        assert found, name
        assert found.origin, name
        source = Path(found.origin)
        if source.name == "__init__.py":
            shutil.copytree(source.parent, folder / name, ignore=unwanted)
        else:
            shutil.copy(source, folder)
    arguments = [*PLAIN, *DOCTESTS, *(f"tests/{name}.py" for name in TESTS)]
    (folder / "arguments.txt").write_text("\n".join(arguments), "utf-8")


def test_the_tests_of_the_package_pass_in_pyodide(tmp_path: Path) -> None:
    if not node.wanted():
        pytest.skip("built without the live pages (CONVENTION_SIM_NO_LIVE)")
    laid_out(tmp_path)
    node.run_in_pyodide(Path(__file__).with_name("in_pyodide.py"), tmp_path)
    code, python, *said = (tmp_path / "result.txt").read_text("utf-8").splitlines()
    assert code == "0", "\n".join(said)
    assert python.startswith("emscripten")
    assert int(said[-1].split()[0]) > 500, said[-1]
