"""The English notebooks are the French ones: same names, same code, same amounts, other words."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest

from convention_sim.facts.loading import sources
from convention_sim.wording import french
from tests.foreign import is_copied, is_foreign
from tests.prose import say_the_same

FOLDER = Path(__file__).parents[2] / "notebooks"
ENGLISH = sorted((FOLDER / "en").glob("*.ipynb"))
NUMBER = r"\d+(?:[\s\u00a0\u202f]\d{3})*(?:,\d+)?", r"\d+(?:,\d{3})*(?:\.\d+)?"
# “3 à 4 €” is “€3 to €4”: the first number of a French range has no sign of its own.
RANGE = re.compile(r"(?<!secteur.)\b(\d+)(?= (?:à|ou|et) \d+[\u00a0\u202f]€)")
FRENCH_AMOUNT, ENGLISH_AMOUNT = rf"({NUMBER[0]})[\u00a0\u202f](?:M|Md)?€", rf"€({NUMBER[1]})"
# What outputs hold of the code and of the names that it gives: they are the same in both languages.
OF_THE_CODE = re.compile(r"\S*[._]\w+|enfants|css|ald")
# Documents keep their French titles, which plain text cannot mark as French.
_TITLES = sorted((french(source.title) for source in sources().values()), key=len, reverse=True)
TITLES = re.compile("|".join(map(re.escape, _TITLES)))

every_english_notebook = pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
every_notebook = pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.ipynb")), ids=lambda path: f"{path.parent.name}/{path.stem}")


def _cells(path: Path) -> list[Any]:
    cells: list[Any] = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    return cells


def _twin(path: Path) -> Path:
    return FOLDER / "fr" / path.name


def _code(path: Path) -> list[str]:
    return [cell.source for cell in _cells(path) if cell.cell_type == "code"]


def _prose(path: Path) -> str:
    return "\n\n".join(cell.source for cell in _cells(path) if cell.cell_type == "markdown")


def _shown(path: Path) -> list[str]:
    """What each code cell shows as plain text."""
    outputs = [[output.get("text") or output.data["text/plain"] for output in cell.outputs] for cell in _cells(path) if "outputs" in cell]
    return ["\n".join(texts) for texts in outputs]


def _pieces(text: str) -> set[str]:
    """Cells of tables and lines, without the names of parameters."""
    pieces = (piece.strip() for piece in re.split(r"\n| {2,}| \| |; | – ", TITLES.sub("", text)))
    return {piece for piece in pieces if not OF_THE_CODE.fullmatch(piece)}


def _amounts(text: str, pattern: str, decimal: str) -> Counter[str]:
    return Counter(re.sub(rf"[^\d{decimal}]", "", number).replace(decimal, ".") for number in re.findall(pattern, text))


@every_english_notebook
def test_a_notebook_has_its_french_twin(path: Path) -> None:
    assert _twin(path).exists()


@every_english_notebook
def test_the_code_differs_by_the_language_only(path: Path) -> None:
    french = [source.replace('use_language("fr")', 'use_language("en")') for source in _code(_twin(path))]
    assert _code(path) == french
    assert sum('use_language("en")' in source for source in _code(path)) == 1


@every_english_notebook
def test_prose_and_code_alternate_alike(path: Path) -> None:
    assert [cell.cell_type for cell in _cells(path)] == [cell.cell_type for cell in _cells(_twin(path))]


@every_english_notebook
def test_every_cell_shows_the_same_amounts(path: Path) -> None:
    french = [_amounts(RANGE.sub("\\1\u00a0€", TITLES.sub("", text)), FRENCH_AMOUNT, ",") for text in _shown(_twin(path))]
    assert [_amounts(TITLES.sub("", text), ENGLISH_AMOUNT, ".") for text in _shown(path)] == french
    assert sum(map(Counter.total, french)) > 0


@every_english_notebook
def test_every_paragraph_says_the_same_amounts(path: Path) -> None:
    pairs = zip(_cells(_twin(path)), _cells(path), strict=True)
    prose = [(french.source, english.source) for french, english in pairs if french.cell_type == "markdown"]
    assert [english for french, english in prose if not say_the_same(french, english)] == []


@every_english_notebook
def test_the_prose_has_the_same_headings_and_links(path: Path) -> None:
    levels = [re.findall(r"^#+(?= )", _prose(notebook), re.MULTILINE) for notebook in (path, _twin(path))]
    links = [re.findall(r"\]\(([^)]+)\)", _prose(notebook)) for notebook in (path, _twin(path))]
    assert levels[0] == levels[1]
    assert links[0] == links[1]


@every_notebook
def test_no_paragraph_and_no_output_is_left_in_the_other_language(path: Path) -> None:
    prose = re.sub(r"<[^>]+>", " ", _prose(path))
    lines = [line for text in (prose, *_shown(path)) for line in TITLES.sub("", text).splitlines()]
    assert [line for line in lines if is_foreign(line, path.parent.name)] == []


@every_english_notebook
def test_no_cell_of_a_table_is_the_same_in_both_languages(path: Path) -> None:
    found = [_pieces("\n".join(_shown(notebook))) for notebook in (path, _twin(path))]
    assert {piece for piece in found[0] & found[1] if is_copied(piece, piece)} == set()


def test_the_order_of_the_chapters_is_that_of_their_numbers() -> None:
    for folder in ("fr", "en"):
        numbers = [int(path.stem[:2]) for path in sorted((FOLDER / folder).glob("*.ipynb"))]
        assert all(before < after for before, after in pairwise(numbers))
