"""A stored notebook was run whole and in order, and every output can be shown and compared.

nbval alone would not see it: it passes on a cell that was never run.
"""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*/*.ipynb"))
SHOWN = {"text/html", "image/svg+xml", "text/plain"}  # what docs/theme/notebook.html can show

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def _code_cells(path: Path) -> list[Any]:
    cells = _read(path).cells
    return [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]


def _outputs(path: Path) -> list[Any]:
    return [output for cell in _code_cells(path) for output in cell.outputs]


def _texts(output: Any) -> list[str]:
    return [output.text] if output.output_type == "stream" else [str(value) for value in output.get("data", {}).values()]


def test_there_are_notebooks_to_check() -> None:
    assert NOTEBOOKS


@every_notebook
def test_a_notebook_is_valid(path: Path) -> None:
    nbformat.validate(_read(path))


@every_notebook
def test_every_cell_was_run_once_from_top_to_bottom(path: Path) -> None:
    counts = [cell.execution_count for cell in _code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))


@every_notebook
def test_no_cell_ended_in_an_error_or_a_complaint(path: Path) -> None:
    outputs = _outputs(path)
    assert [output.output_type for output in outputs if output.output_type == "error"] == []
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


@every_notebook
def test_every_output_can_be_shown_on_the_page(path: Path) -> None:
    bundles = [set(output.data) for output in _outputs(path) if "data" in output]
    assert [bundle for bundle in bundles if not bundle & SHOWN or bundle - SHOWN] == []


@every_notebook
def test_no_output_holds_the_address_of_an_object(path: Path) -> None:
    texts = [text for output in _outputs(path) for text in _texts(output)]
    assert [text for text in texts if re.search(r"\bat 0x[0-9a-f]+", text)] == []


@every_notebook
def test_no_cell_hides_its_result(path: Path) -> None:
    hidden = [cell.source for cell in _code_cells(path) if cell.source.rstrip().endswith(";")]
    assert hidden == []


@every_notebook
def test_headings_are_unique_and_start_with_one_title(path: Path) -> None:
    cells = _read(path).cells
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    headings = re.findall(r"^(#+) +(.+)$", prose, re.MULTILINE)
    assert [level for level, _ in headings].count("#") == 1
    assert [before for before, after in pairwise(sorted(title for _, title in headings)) if before == after] == []


@every_notebook
def test_the_kernel_is_the_plain_python_one(path: Path) -> None:
    assert _read(path).metadata.kernelspec.name == "python3"
