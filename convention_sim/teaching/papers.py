"""What a class is given, written from the exercises alone: blank notebooks, sheets to print, answer keys.

Everything is drawn from a seed, so a teacher may give each pupil a paper of their own; the key of the same seeds has the answers.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from convention_sim.teaching.asking import RIGHT, WRONG
from convention_sim.teaching.bank import LEVELS
from convention_sim.teaching.checking import shown
from convention_sim.teaching.course import Chapter, chapters
from convention_sim.teaching.html import LEVEL, lines, paragraphs
from convention_sim.teaching.questions import questions
from convention_sim.teaching.tasks import Task, exercises
from convention_sim.teaching.workings import working
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

TITLE = Label("Exercices : {title}", "Exercises: {title}")
VARIANT = Label("Variante {seed}", "Variant {seed}")
HOW = Label(
    "Écrivez chaque réponse à la place des trois points, puis exécutez la cellule. Un nombre s’écrit avec un point, comme `7.5` ; un "
    'mot, une lettre ou des codes, entre guillemets droits, comme `"oui"`. Une réponse fausse reçoit une question, puis un indice, '
    "puis tout le calcul.",
    "Write each answer in place of the three dots, then run the cell. A number is written with a point, such as `7.5`; a word, a letter "
    'or codes, between straight quotes, such as `"yes"`. A wrong answer gets a question, then a hint, then the whole working.',
)
QUIZ = Label("Quiz", "Quiz")
KEY = Label("Corrigé", "Answer key")
SHEET = Label("Énoncés", "Statements")
ANSWER = Label("Réponse :", "Answer:")
COLUMNS = Label("variante;exercice;réponse", "variant;exercise;answer")
LICENCE = Label(
    "Le décompte pas à pas, contributeurs de convention_sim, CC BY 4.0.",
    "The French medical bill, step by step, convention_sim contributors, CC BY 4.0.",
)
IMPORTS = "from convention_sim import use_language\nfrom convention_sim.teaching import check, quiz, use_seed"
STYLE = (
    "@page{size:A4;margin:18mm 16mm}body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:11pt/1.45 Georgia,serif;color:#20262c}"
    "h1{font-size:1.5em}h2{margin-top:1.6em;border-top:1px solid #bbb;padding-top:.6em;font-size:1.2em}h3{font-size:1em;margin-bottom:.2em}"
    "h2,h3{break-after:avoid}section{break-inside:avoid}"
    ".cs-line{margin:1.2em 0;border-bottom:1px solid #888;width:16rem}.cs-note{color:#5b646c;font-size:.85em}"
    "ol,ul{margin:.3em 0;padding-inline-start:1.5em}"
)


def blank_notebook(chapter: Chapter, seed: str, language: Language) -> str:
    """The exercises of a chapter as a notebook to fill in (format 4.5), the quiz after them.

    >>> from convention_sim.teaching.course import chapter_named
    >>> json.loads(blank_notebook(chapter_named("03"), "1", "fr"))["nbformat"]
    4
    """
    sources = list(_cells(chapter, seed, language))
    cells = [_cell(place, kind, source) for place, (kind, source) in enumerate(sources)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _cell(place: int, kind: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"id": f"cell-{place}", "cell_type": kind, "metadata": {}, "source": source}
    return cell | {"outputs": [], "execution_count": None} if kind == "code" else cell


def _cells(chapter: Chapter, seed: str, language: Language) -> Iterator[tuple[str, str]]:
    title = _said(TITLE, language, title=getattr(chapter.title, language))
    yield "markdown", f"# {title}\n\n{_said(VARIANT, language, seed=seed)}. {_said(HOW, language)}"
    yield "code", f'{IMPORTS}\n\nuse_language("{language}")\nuse_seed({json.dumps(seed)})'
    for task in exercises(chapter.id, seed).tasks:
        yield "markdown", "\n\n".join([f"## {_heading(task, language)}", *task.statement(language)])
        yield "code", f'answer = ...\ncheck("{task.exercise.id}", answer)'
    yield "markdown", f"## {_said(QUIZ, language)}"
    yield "code", f'quiz("{chapter.id}")'


def _said(label: Label, language: Language, **values: str) -> str:
    return words.typeset(getattr(label, language).format(**values), language)


def _heading(task: Task, language: Language) -> str:
    exercise = task.exercise
    level = _said(LEVEL, language, level=str(exercise.level), name=getattr(LEVELS[exercise.level], language))
    return f"{exercise.id}. {_said(exercise.title, language)} ({level})"


def sheet(seed: str, language: Language) -> str:
    """The statements of every chapter, to print on A4, with room for the answers."""
    body = "".join(_chapter(chapter, seed, language, _blank) for chapter in chapters())
    return _document(f"{_said(SHEET, language)}, {_said(VARIANT, language, seed=seed).lower()}", body, language)


def key(seed: str, language: Language) -> str:
    """The answers and their working for a seed, then those of the quizzes, to print on A4."""
    body = "".join(_chapter(chapter, seed, language, _solved) + _quiz(chapter, language) for chapter in chapters())
    return _document(f"{_said(KEY, language)}, {_said(VARIANT, language, seed=seed).lower()}", body, language)


def table(seeds: Iterable[str], language: Language) -> str:
    """The answers of every exercise for several seeds, one a line (CSV parted by semicolons, as French spreadsheets read it)."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow(getattr(COLUMNS, language).split(";"))
    for seed in seeds:
        for chapter in chapters():
            writer.writerows((seed, task.exercise.id, shown(task, language)) for task in exercises(chapter.id, seed).tasks)
    return written.getvalue()


def _chapter(chapter: Chapter, seed: str, language: Language, write: Any) -> str:
    tasks = exercises(chapter.id, seed).tasks
    written = "".join(
        f"<section><h3>{escape(_heading(task, language), quote=False)}</h3>"
        f"{paragraphs(task.statement(language))}{write(task, language)}</section>"
        for task in tasks
    )
    return f"<h2>{int(chapter.id)}. {escape(_said(chapter.title, language), quote=False)}</h2>{written}"


def _blank(_: Task, language: Language) -> str:
    return f'<p class="cs-line">{_said(ANSWER, language)}</p>'


def _solved(task: Task, language: Language) -> str:
    answer = f"{_said(ANSWER, language)} {shown(task, language)}"
    return f"<p><strong>{escape(answer, quote=False)}</strong></p>{lines(working(task, language))}"


def _quiz(chapter: Chapter, language: Language) -> str:
    asked = "".join(
        f"<section><p>{number}. {escape(getattr(question.text, language), quote=False)}</p><ul>"
        + "".join(
            f"<li><strong>{getattr(RIGHT if option.right else WRONG, language)}</strong>{words.NBSP if language == 'fr' else ''}: "
            f"{escape(getattr(option.text, language), quote=False)}. {escape(getattr(option.why, language), quote=False)}</li>"
            for option in question.options
        )
        + "</ul></section>"
        for number, question in enumerate(questions(chapter.id), 1)
    )
    return f"<h3>{_said(QUIZ, language)}</h3>{asked}"


def _document(title: str, body: str, language: Language) -> str:
    """A page that stands alone, for paper."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style></head>'
        f'<body><h1>{escape(title)}</h1>{body}<p class="cs-note">{_said(LICENCE, language)}</p></body></html>\n'
    )
