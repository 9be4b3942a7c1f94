"""Cells run as a page runs them show what Jupyter stored, and tell errors to a reader."""

from pathlib import Path
from typing import Any

import nbformat
import pytest

from convention_sim.live.cells import LONGEST, run

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*/*.ipynb"))


def cells_of(path: Path) -> list[Any]:
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    return [cell for cell in cells if cell.cell_type == "code"]


def kept(output: Any) -> dict[str, str]:
    """A stored output as a page shows it."""
    if output.output_type == "stream":
        return {"kind": "text", "content": output.text}
    if "text/html" in output.data:
        return {"kind": "html", "content": output.data["text/html"]}
    return {"kind": "text", "content": output.data["text/plain"]}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_notebook_shows_what_jupyter_stored(path: Path) -> None:
    cells = cells_of(path)
    found = run([cell.source for cell in cells], "en" if path.parent.name == "en" else "fr")
    assert found == [{"outputs": [kept(output) for output in cell.outputs]} for cell in cells]


def test_cells_share_a_namespace_that_the_next_run_does_not_see() -> None:
    assert run(["a = 1", "a"], "fr")[1] == {"outputs": [{"kind": "text", "content": "1"}]}
    assert "NameError" in run(["a"], "fr")[0]["error"]["message"]


def test_prints_come_before_the_result_and_in_one_piece() -> None:
    outputs = run(["print('a')\nprint('b')\n3"], "fr")[0]["outputs"]
    assert [(each["kind"], each["content"]) for each in outputs] == [("text", "a\nb\n"), ("text", "3")]


def test_a_drawing_is_shown_as_one() -> None:
    drawing = "class Line:\n    def _repr_svg_(self): return '<svg></svg>'\nLine()"
    assert run([drawing], "fr")[0]["outputs"] == [{"kind": "svg", "content": "<svg></svg>"}]


def test_the_run_stops_at_the_first_error_and_keeps_what_was_shown() -> None:
    found = run(["print(1)\n1 / 0", "2"], "en")
    assert len(found) == 1
    assert found[0]["outputs"] == [{"kind": "text", "content": "1\n"}]
    assert found[0]["error"]["message"] == "Python stopped at line 2 of cell 1: ZeroDivisionError: division by zero"


def test_a_refusal_is_told_in_the_words_of_the_package() -> None:
    source = 'from convention_sim import visit\nvisit("2025-03-01", "generaliste", sector="9")'
    french, english = (run([source], language)[0]["error"] for language in ("fr", "en"))
    assert french["message"] == "Valeur inconnue pour physician.sector. Accepté\u00a0: 1, 1-dp, 2, 3."
    assert english["message"] == "Unknown value for physician.sector. Accepted: 1, 1-dp, 2, 3."
    assert "convention_sim.errors.InvalidRequest" in french["traceback"]


def test_python_s_account_begins_in_the_cell_and_shows_its_line() -> None:
    account = run(["def half(a):\n    return a / 0\n\nhalf(3)"], "fr")[0]["error"]["traceback"]
    assert account.splitlines()[1:3] == ['  File "<cell 1>", line 4, in <module>', "    half(3)"]
    assert "cells.py" not in account


@pytest.mark.parametrize("source", ["def", "(", "\x00", "'", "return 3", "é = ", "\n  a\n b"])
def test_what_is_not_python_is_told_with_its_line(source: str) -> None:
    error = run([source], "fr")[0]["error"]
    assert error["message"].startswith(("Python ne comprend pas la ligne", "Python s’est arrêté à la ligne"))


@pytest.mark.parametrize("source", ["raise SystemExit(3)", "raise KeyboardInterrupt", "exit()", "def f(): f()\nf()", "input()"])
def test_no_cell_ends_python(source: str) -> None:
    assert "cellule 1" in run([source], "fr")[0]["error"]["message"]


@pytest.mark.parametrize("source", ["while True: print('a' * 999)", f"'a' * {LONGEST}", f"print('a' * {LONGEST + 1})"])
def test_a_cell_that_shows_too_much_is_stopped(source: str) -> None:
    found = run([source], "fr")[0]
    assert "200\u202f000" in found["error"]["message"]
    assert sum(len(each["content"]) for each in found["outputs"]) <= LONGEST


def test_an_object_that_fails_to_show_itself_is_an_error_like_any_other() -> None:
    broken = "class Broken:\n    def _repr_html_(self): raise ValueError('no')\nBroken()"
    assert "ValueError: no" in run([broken], "fr")[0]["error"]["message"]
