"""What a class is given: notebooks that are blank, sheets without answers, and keys that hold them all."""

import csv
import io
import json
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from convention_sim.teaching.__main__ import main
from convention_sim.teaching.bank import exercises
from convention_sim.teaching.checking import shown, value_in_words
from convention_sim.teaching.course import chapter_named, chapters
from convention_sim.teaching.papers import blank_notebook, key, sheet, table
from convention_sim.teaching.questions import questions
from convention_sim.teaching.tasks import exercise
from convention_sim.views import words
from convention_sim.views.words import LANGUAGES, Language

SEED = "groupe-a"
every_chapter = pytest.mark.parametrize("chapter", [chapter.id for chapter in chapters()])


@every_chapter
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_notebook_is_valid_and_asks_every_exercise_of_its_chapter(chapter: str, language: Language) -> None:
    written = blank_notebook(chapter_named(chapter), SEED, language)
    nbformat.validate(nbformat.reads(written, as_version=4))  # type: ignore[no-untyped-call]
    sources = [cell["source"] for cell in json.loads(written)["cells"]]
    for each in exercises(chapter):
        assert f'answer = ...\ncheck("{each.id}", answer)' in sources
        assert any(exercise(each.id, SEED).statement(language)[-1] in source for source in sources)
    assert sources[-1] == f'quiz("{chapter}")'


def test_a_blank_notebook_holds_no_answer() -> None:
    for chapter in chapters():
        for cell in json.loads(blank_notebook(chapter, SEED, "fr"))["cells"]:
            assert "Réponse" not in cell["source"]
            assert cell.get("outputs", []) == []


def _run(cells: list[str]) -> list[str]:
    """What each code cell shows, as text, in a real kernel."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])  # type: ignore[no-untyped-call]
    NotebookClient(notebook, kernel_name="python3").execute()
    return ["".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs) for cell in notebook.cells]


def test_in_a_kernel_the_blank_fails_and_the_answers_pass() -> None:
    cells = [cell["source"] for cell in json.loads(blank_notebook(chapter_named("03"), SEED, "fr"))["cells"] if cell["cell_type"] == "code"]
    blank = _run(cells)
    asked = [each.id for each in exercises("03")]
    assert all("trois points" in said for said in blank[1:-1])
    filled = [cells[0], *(f'answer = "{shown(exercise(name, SEED), "fr")}"\ncheck("{name}", answer)' for name in asked), cells[-1]]
    answered = _run(filled)
    assert all(said.startswith("Juste") for said in answered[1:-1])
    assert answered[-1].startswith("Quiz")


def _answers(chapter: str) -> list[tuple[str, str]]:
    """What learners type for the exercises of a chapter, as cells, each with words of what it must be told."""
    found = []
    for each in exercises(chapter):
        task = exercise(each.id, SEED)
        ask = f'forget()\ncheck("{each.id}", '
        found += [(f"{ask}...)", "trois points"), (f'{ask}"{shown(task, "fr")}")', "Juste"), (f'{ask}"~~")', "ne se lit pas")]
        found += [(f"{ask}None)", "None"), (f'{ask}"")', "trois points")]
        for wrong, hint in list(task.solution.wrong.items())[:6]:
            found.append((f'{ask}"{value_in_words(task, wrong, "fr")}")', words.typeset(hint.fr, "fr")))
    return found


@every_chapter
def test_in_a_kernel_every_exercise_tells_its_answer_its_common_mistakes_nonsense_and_nothing_apart(chapter: str) -> None:
    setup = f'from convention_sim.teaching import check, use_seed\nfrom convention_sim.teaching.checking import forget\nuse_seed("{SEED}")'
    asked = _answers(chapter)
    told = _run([setup, *(cell for cell, _ in asked)])[1:]
    assert [(cell, said) for (cell, expected), said in zip(asked, told, strict=True) if expected not in said] == []
    assert len(asked) >= 6 * len(exercises(chapter))


def test_in_a_kernel_a_wrong_answer_gets_a_question_then_the_way_then_the_working() -> None:
    task = exercise("03-4", SEED)
    wrong = next(iter(task.solution.wrong)) / 100  # type: ignore[operator]
    setup = f'from convention_sim.teaching import check, use_seed\nuse_seed("{SEED}")'
    tries = [f'check("03-4", {given})' for given in (wrong, '"abc"', "None", "-1", "1e9", wrong, wrong, f'"{shown(task, "fr")}"')]
    _, first, nonsense, nothing, negative, huge, second, third, right = _run([setup, *tries])
    assert next(iter(task.solution.wrong.values())).fr.replace(" ?", "\u202f?") in first
    assert ["ne se lit pas" in nonsense, "None" in nothing, "négatif" in negative, "trop" in huge] == [True] * 4
    assert task.second_hint("fr") in second
    assert shown(task, "fr") in third
    assert right.startswith("Juste")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_every_statement_and_the_key_every_answer(language: Language) -> None:
    asked, solved = sheet(SEED, language), key(SEED, language)
    for each in exercises():
        task = exercise(each.id, SEED)
        heading = f"{each.id}. "
        assert heading in asked
        assert heading in solved
        assert f" {shown(task, language)}</strong>" in solved
    assert "cs-working" not in asked
    assert solved.count("<ul>") == sum(len(questions(chapter.id)) for chapter in chapters())


def test_the_table_has_one_line_for_each_exercise_and_each_seed() -> None:
    rows = list(csv.DictReader(io.StringIO(table(["a", "b"], "fr")), delimiter=";"))
    assert len(rows) == 2 * len(exercises())
    answers = {row["variante"]: [each["réponse"] for each in rows if each["variante"] == row["variante"]] for row in rows}
    assert answers["a"] != answers["b"]


def test_one_command_writes_the_papers_and_apart_from_them_the_key(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--seed", "a", "--seed", "b"]) == 0
    given, kept = (zipfile.ZipFile(tmp_path / f"{name}.zip") for name in ("exercices", "corrige"))
    assert {name.partition("/")[0] for name in given.namelist()} == {"a", "b"}
    assert kept.namelist() == ["reponses.csv", "corrige-a.html", "corrige-b.html"]
    assert not [name for name in given.namelist() if "corrige" in name or "reponses" in name]
    first = (tmp_path / "corrige.zip").read_bytes()
    main([str(tmp_path), "--seed", "a", "--seed", "b"])
    assert (tmp_path / "corrige.zip").read_bytes() == first


@pytest.mark.parametrize("bad", ["../a", "a/b", "", "x" * 41])
def test_a_seed_that_cannot_name_a_file_is_refused(tmp_path: Path, bad: str) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--seed", bad])
