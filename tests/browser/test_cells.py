"""Every code cell of a notebook's page can be edited and run: what it then shows is what the package shows in CPython."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, expect

from convention_sim.live.cells import run
from docs.theme.live import node

from .axe import faults
from .conftest import Reader, ReaderOf
from .test_pages import SIDEWAYS

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted((FOLDER / "fr").glob("*.ipynb"))
EXAMPLES = next(path for path in NOTEBOOKS if path.stem.startswith("03"))
RUN = """async (cells) => {
    const engine = await import(document.querySelector("script[src$='/cells.js']").src.replace("cells.js", "engine.js"));
    return engine.ask("run", { cells, lang: "fr" });
}"""
WAIT = 90_000  # milliseconds: a busy machine is slow to start Python
SETTLED = re.compile(r"\.$")  # what a cell says once nothing is under way

pytestmark = pytest.mark.skipif(not node.wanted(), reason="built without the live pages (CONVENTION_SIM_NO_LIVE)")


def sources(path: Path) -> list[str]:
    """The code cells of a notebook."""
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    return [cell.source for cell in cells if cell.cell_type == "code"]


def words(markup: str) -> str:
    """The text that markup puts on a page, without spaces."""
    soup = BeautifulSoup(markup, "html.parser")
    for style in soup.find_all("style"):
        style.decompose()
    return "".join(soup.get_text().split())


def expected(cells: list[str]) -> str:
    """The words of the last cell's result, in CPython."""
    return words("".join(each["content"] for each in run(cells, "fr")[-1]["outputs"]))


class Notebook:
    """A notebook's page in the hands of a reader."""

    def __init__(self, someone: Reader, path: Path = EXAMPLES) -> None:
        edition = "" if path.parent.name == "fr" else "en/"
        self.visit = someone.open(f"{edition}notebooks/{path.stem}/index.html")
        self.tab = self.visit.tab
        self.sources = sources(path)

    def cell(self, number: int) -> Locator:
        return self.tab.locator(".cs-cell").nth(number)

    def press(self, number: int, name: str) -> None:
        self.cell(number).get_by_role("button", name=name, exact=True).click()

    def write(self, number: int, source: str) -> None:
        """Open a cell and replace its code."""
        self.press(number, "Modifier et relancer")
        self.cell(number).get_by_role("textbox").fill(source)

    def run(self, number: int) -> None:
        """Run up to a cell, and wait."""
        self.press(number, "Relancer")
        self.wait(number)

    def wait(self, number: int) -> None:
        expect(self.cell(number).get_by_role("status")).to_have_text(SETTLED, timeout=WAIT)

    def shown(self, number: int) -> str:
        """The words of a cell's result."""
        output = self.cell(number).locator(".cs-output")
        return "".join((output.text_content() or "").split()) if output.count() else ""


@pytest.fixture(scope="module")
def page(staying: ReaderOf) -> Notebook:
    """The notebook of worked examples, on a phone."""
    return Notebook(staying(360, "light"))


@pytest.fixture
def notebook(page: Notebook) -> Iterator[Notebook]:
    """The same page, as published; no script may fail meanwhile."""
    yield page
    for number in reversed(range(len(page.sources))):
        if page.cell(number).get_by_role("button", name="Rétablir").is_visible():
            page.press(number, "Rétablir")
    expect(page.tab.get_by_text("Calcul en cours…")).to_have_count(0, timeout=WAIT)
    expect(page.tab.locator(".cs-stale, .cs-failure")).to_have_count(0)
    assert page.visit.complaints == []


def test_a_page_holds_the_source_of_each_cell(reader: ReaderOf) -> None:
    someone = reader(360, "light")
    codes = "() => [...document.querySelectorAll('.cs-cell > .highlight')].map((code) => code.textContent.trimEnd())"
    assert NOTEBOOKS
    for path in [*NOTEBOOKS, *sorted((FOLDER / "en").glob("*.ipynb"))]:
        assert Notebook(someone, path).tab.evaluate(codes) == sources(path)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_whole_notebook_shows_what_it_shows_in_cpython(page: Notebook, path: Path) -> None:
    assert page.tab.evaluate(RUN, sources(path)) == {"cells": run(sources(path), "fr")}


def test_an_unchanged_cell_shows_the_stored_result_again(notebook: Notebook) -> None:
    last = len(notebook.sources) - 1
    before = [notebook.shown(number) for number in range(last + 1)]
    notebook.press(last, "Modifier et relancer")
    notebook.run(last)
    assert [notebook.shown(number) for number in range(last + 1)] == before
    assert notebook.tab.locator(".cs-stale").count() == 0


CHANGED = 'settle(visit("2026-06-01", "generaliste", sector="2", fee="61.50"))'


def test_a_changed_cell_shows_its_result_and_the_later_ones_say_that_they_are_older(notebook: Notebook) -> None:
    notebook.write(1, CHANGED)
    notebook.run(1)
    assert notebook.shown(1) == expected([notebook.sources[0], CHANGED])
    assert "61,50€" in notebook.shown(1)
    stale = notebook.tab.locator(".cs-stale")
    assert stale.count() == sum(1 for number in range(2, len(notebook.sources)) if notebook.shown(number))
    assert notebook.cell(1).locator(".cs-stale").count() == 0


def test_a_change_reaches_the_later_cells_that_are_worked_out_again(notebook: Notebook) -> None:
    changed = notebook.sources[0] + '\nfee = "77.00"'
    notebook.write(0, changed)
    notebook.write(2, "fee")
    notebook.run(2)
    assert notebook.shown(2) == "'77.00'"
    assert notebook.cell(2).locator(".cs-stale").count() == 0


def test_reset_gives_the_tested_version_back(notebook: Notebook) -> None:
    cells = range(len(notebook.sources))
    before = [notebook.shown(number) for number in cells]
    notebook.write(1, CHANGED)
    notebook.run(1)
    notebook.press(1, "Rétablir")
    assert [notebook.shown(number) for number in cells] == before
    assert notebook.tab.locator(".cs-stale, .cs-editor *").count() == 0
    expect(notebook.cell(1).locator(".highlight")).to_be_visible()


def test_reset_of_one_of_two_changes_works_the_other_out_again(notebook: Notebook) -> None:
    notebook.write(0, notebook.sources[0] + '\nfee = "77.00"')
    notebook.write(2, "fee if 'fee' in globals() else 'none'")
    notebook.run(2)
    notebook.press(0, "Rétablir")
    expect(notebook.cell(2).locator(".cs-output")).to_have_text("'none'", timeout=WAIT)


def test_a_refusal_of_the_package_is_told_in_the_language_of_the_page(notebook: Notebook) -> None:
    wrong = 'visit("2025-03-01", "generaliste", sector="9")'
    notebook.write(1, wrong)
    notebook.run(1)
    alert = notebook.cell(1).get_by_role("alert")
    error = run([notebook.sources[0], wrong], "fr")[-1]["error"]
    expect(alert.locator("p")).to_have_text(error["message"])
    expect(alert.locator("pre")).to_be_hidden()
    alert.get_by_text("Le détail donné par Python").click()
    expect(alert.locator("pre")).to_contain_text("InvalidRequest")


def test_an_error_in_an_earlier_cell_is_shown_there(notebook: Notebook) -> None:
    notebook.write(0, "1 / 0")
    notebook.press(2, "Modifier et relancer")
    notebook.run(2)
    expect(notebook.cell(0).get_by_role("alert")).to_contain_text("ligne 1 de la cellule 1")
    expect(notebook.cell(2).get_by_role("status")).to_contain_text("cellule 1")


def test_an_endless_cell_is_stopped_and_the_page_stays_alive(notebook: Notebook) -> None:
    notebook.write(1, "while True: pass")
    notebook.press(1, "Relancer")
    notebook.cell(1).get_by_role("button", name="Arrêter").click(timeout=WAIT)
    expect(notebook.cell(1).get_by_role("status")).to_have_text("Calcul arrêté.")
    notebook.cell(1).get_by_role("textbox").fill("6 * 7")
    notebook.run(1)
    assert notebook.shown(1) == "42"


HOSTILE = """
class Page:
    def _repr_html_(self):
        return ('<img src=x onerror="document.title=1"><script>document.title=2</script><svg onload="document.title=3"></svg>'
            '<a href="javascript:document.title=4">a</a><iframe srcdoc="<script>parent.document.title=5</script>"></iframe>')
Page()
"""


def test_markup_made_by_a_cell_runs_no_script(notebook: Notebook) -> None:
    title = notebook.tab.title()
    notebook.write(1, HOSTILE)
    notebook.run(1)
    link = notebook.cell(1).locator(".cs-output a")
    assert link.get_attribute("href") is None
    link.click()
    assert notebook.cell(1).locator(".cs-output :is(script, iframe, [onerror], [onload])").count() == 0
    assert notebook.tab.title() == title
    notebook.visit.complaints.clear()  # the image is not there


def test_a_text_that_looks_like_markup_is_a_text(notebook: Notebook) -> None:
    notebook.write(1, "print('<b>5</b>')\n'<i>6</i>'")
    notebook.run(1)
    assert notebook.shown(1) == "<b>5</b>'<i>6</i>'"


PASTE = """(editor, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_ten_thousand_lines_and_an_endless_print_do_not_hang_the_page(notebook: Notebook) -> None:
    notebook.write(1, "")
    notebook.cell(1).get_by_role("textbox").evaluate(PASTE, "\n".join(f"a{number} = {number}" for number in range(10_000)) + "\na9999")
    notebook.run(1)
    assert notebook.shown(1) == "9999"
    notebook.cell(1).get_by_role("textbox").fill("while True: print('a' * 1000)")
    notebook.press(1, "Relancer")
    expect(notebook.cell(1).get_by_role("alert")).to_contain_text("plus de 200\u202f000 caractères", timeout=WAIT)


def test_the_keyboard_is_enough(notebook: Notebook) -> None:
    keyboard = notebook.tab.keyboard
    notebook.cell(1).get_by_role("button", name="Modifier et relancer").focus()
    keyboard.press("Enter")
    expect(notebook.cell(1).get_by_role("textbox")).to_be_focused()
    keyboard.press("Control+a")
    keyboard.type("20 + 3")
    keyboard.press("Control+Enter")
    notebook.wait(1)
    assert notebook.shown(1) == "23"
    keyboard.press("Tab")
    expect(notebook.cell(1).get_by_role("button", name="Relancer")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(notebook.cell(1).get_by_role("button", name="Modifier et relancer")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_cell_is_accessible_and_fits_a_phone(reader: ReaderOf, scheme: Any) -> None:
    notebook = Notebook(reader(360, scheme))
    notebook.write(1, "# a comment\nprint('text', 12)\n1 / 0")
    notebook.run(1)
    assert faults(notebook.visit.tab) == []
    assert notebook.tab.evaluate(SIDEWAYS) <= 0


def test_a_cell_of_an_english_page_answers_and_refuses_in_english(reader: ReaderOf) -> None:
    notebook = Notebook(reader(360, "dark"), FOLDER / "en" / EXAMPLES.name)
    last = len(notebook.sources) - 1
    assert notebook.tab.evaluate(RUN.replace('"fr"', '"en"'), notebook.sources) == {"cells": run(notebook.sources, "en")}
    wrong = 'visit("2025-03-01", "generaliste", sector="9")'
    notebook.press(last, "Edit and run again")
    notebook.cell(last).get_by_role("textbox").fill(wrong)
    notebook.press(last, "Run again")
    refused = run([*notebook.sources[:-1], wrong], "en")[-1]["error"]
    expect(notebook.cell(last).get_by_role("alert").locator("p")).to_have_text(refused["message"], timeout=WAIT)
    notebook.press(last, "Reset")
    expect(notebook.cell(last).get_by_role("alert")).to_have_count(0)
    assert notebook.visit.complaints == []


GREEDY = {
    "more memory than there is": "a = [0] * 10**9",
    "a recursion without end": "import sys\nsys.setrecursionlimit(10**9)\ndef again():\n    again()\nagain()",
}


@pytest.mark.parametrize("source", GREEDY.values(), ids=GREEDY.keys())
def test_a_cell_that_asks_too_much_is_told_so_and_the_next_one_is_answered(notebook: Notebook, source: str) -> None:
    notebook.write(1, source)
    notebook.run(1)
    told = notebook.cell(1).get_by_role("status").inner_text() + notebook.shown(1)
    assert "erreur" in told or "navigateur" in told
    notebook.cell(1).get_by_role("textbox").fill("6 * 7")
    notebook.run(1)
    assert notebook.shown(1) == "42"
    notebook.visit.complaints.clear()  # Python broke, and says so to programmers
