"""An exercise and what a learner is told, as HTML for notebooks; the page of the site takes the same classes."""

from collections.abc import Iterable
from html import escape

from convention_sim.teaching.answers import EMPTY as EMPTY_HINT
from convention_sim.teaching.bank import LEVELS
from convention_sim.teaching.checking import Feedback, shown
from convention_sim.teaching.tasks import Task
from convention_sim.teaching.workings import working
from convention_sim.views import words
from convention_sim.views.html import decompte
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

STYLE = (
    ".cs-task,.cs-told{max-width:44em;padding:.2em 0 .2em 1em;border-inline-start:4px solid var(--cs-rule,rgb(128 128 128/.4))}"
    ".cs-task p,.cs-told p{margin:.5em 0}.cs-level{opacity:.8;font-size:.9em}"
    ".cs-told.cs-right{border-color:var(--cs-amc,#2c8a57)}.cs-told.cs-wrong{border-color:var(--cs-dep,#d3573a)}"
    ".cs-working{margin:.5em 0;padding-inline-start:1.6em}.cs-working li{margin:.3em 0}"
)
ANSWER, HOW = Label("Réponse : {value}.", "Answer: {value}."), Label("Voir le calcul", "See the working")
LEVEL = Label("niveau {level} : {name}", "level {level}: {name}")


def paragraphs(texts: Iterable[str]) -> str:
    """Each text as a paragraph."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def heading(task: Task, language: Language) -> str:
    """The number of an exercise, its title and its level."""
    exercise = task.exercise
    name = getattr(LEVELS[exercise.level], language)
    level = words.typeset(getattr(LEVEL, language).format(level=exercise.level, name=name), language)
    title = words.typeset(getattr(exercise.title, language), language)
    return (
        f'<p><strong>{exercise.id}. {escape(title, quote=False)}</strong> <span class="cs-level">({escape(level, quote=False)})</span></p>'
    )


def task(found: Task, language: Language | None = None) -> str:
    """An exercise to do."""
    language = language or words.current_language()
    body = heading(found, language) + paragraphs(found.statement(language))
    return f'<style>{STYLE}</style><div class="cs-task" lang="{language}">{body}</div>'


def feedback(found: Feedback, language: Language | None = None) -> str:
    """What a learner is told: with no answer yet, the exercise itself."""
    language = language or words.current_language()
    if found.verdict == "empty":
        return (
            task(found.task, language)
            + f'<p class="cs-level">{escape(words.typeset(getattr(EMPTY_HINT, language), language), quote=False)}</p>'
        )
    css = f" cs-{found.verdict}" if found.verdict in ("right", "wrong") else ""
    told = paragraphs(found.told(language)) + (_working(found, language) if found.working else "")
    return f'<style>{STYLE}</style><div class="cs-told{css}" lang="{language}">{told}</div>'


def _working(found: Feedback, language: Language) -> str:
    """The working: folded away from who was right, open for who was not; the décompte where one visit holds it all."""
    answer = words.typeset(getattr(ANSWER, language).format(value=shown(found.task, language)), language)
    body = lines(working(found.task, language))
    if len(found.task.drawn.visits) == 1:
        body += decompte(found.task.drawn.visits[0], language)
    if found.verdict == "right":
        return f"<details><summary>{getattr(HOW, language)}</summary>{body}</details>"
    return f"<p><strong>{escape(answer, quote=False)}</strong></p>{body}"


def lines(texts: Iterable[str], start: int = 1) -> str:
    """The lines of a working, numbered from `start`."""
    first = f' start="{start}"' if start > 1 else ""
    return f'<ol class="cs-working"{first}>{"".join(f"<li>{escape(each, quote=False)}</li>" for each in texts)}</ol>'
