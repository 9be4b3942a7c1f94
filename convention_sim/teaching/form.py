"""An exercise as a form for a page: it can be read and done without any script, and a script can check it without any engine.

What a script needs stands in the form: the kind of answer, the right one, and the known wrong ones with their hints. The words that the
script says are in `says`, written once a page.
"""

from collections.abc import Iterator
from html import escape

from convention_sim.teaching.answers import EXAMPLES, NEGATIVE, TOO_FINE, TOO_LARGE, UNREADABLE, WHOLE, Value
from convention_sim.teaching.asking import CHECK
from convention_sim.teaching.asking import SAYS as QUIZ_SAYS
from convention_sim.teaching.checking import AGAIN, IN_CENTS, RIGHT, UNEXPLAINED, WORKING, WRONG, shown, value_in_words
from convention_sim.teaching.html import ANSWER, lines, paragraphs
from convention_sim.teaching.tasks import Task
from convention_sim.teaching.workings import working
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

LABELS = {
    "euros": Label("Votre réponse, en euros", "Your answer, in euros"),
    "percent": Label("Votre réponse, en pour cent", "Your answer, in per cent"),
    "tenths": Label("Votre réponse, en pour cent", "Your answer, in per cent"),
    "days": Label("Votre réponse, en jours", "Your answer, in days"),
    "yes-no": Label("Votre réponse, oui ou non", "Your answer, yes or no"),
    "codes": Label("Votre réponse, codes joints par +", "Your answer, codes joined by +"),
    "letter": Label("Votre réponse, une lettre", "Your answer, a letter"),
}
FIRST = Label("Un premier indice", "A first hint")
IF = Label("Si vous trouvez", "If you find")
SECOND, SOLUTION = Label("Un second indice", "A second hint"), Label("La réponse, pas à pas", "The answer, step by step")
EMPTY_FIELD = Label("Écrivez d’abord votre réponse.", "Write your answer first.")
NUMBERS = frozenset({"euros", "percent", "tenths", "days"})
# Enough for the mistakes that people make; the rarer ones are for the engine. Only the commonest are shown to those who have no script.
MOST_HINTS, MOST_SHOWN = 12, 4

SAYS = {
    "blank": EMPTY_FIELD,
    "unreadable": UNREADABLE,
    "negative": NEGATIVE,
    "large": TOO_LARGE,
    "fine": TOO_FINE,
    "whole": WHOLE,
    "cents": IN_CENTS,
    "found": RIGHT,
    "not-yet": WRONG,
    "unexplained": UNEXPLAINED,
    "again": AGAIN,
    "working": WORKING,
} | QUIZ_SAYS


def says(language: Language) -> str:
    """The words of the script, for one page."""
    told = " ".join(f'data-{name}="{_attribute(label, language)}"' for name, label in SAYS.items())
    examples = " ".join(f'data-example-{kind}="{_attribute(label, language)}"' for kind, label in EXAMPLES.items())
    return f'<template id="cs-says" {told} {examples}></template>'


def _attribute(label: Label, language: Language) -> str:
    return escape(words.typeset(getattr(label, language), language))


def form(task: Task, language: Language) -> str:
    """The exercise: its statement, a field, then hints and answer folded away."""
    name = f"reponse-{task.exercise.id}"
    kind, right = task.solution.kind, task.solution.value
    mode = ' inputmode="decimal"' if kind in NUMBERS else ""
    field = f'<input id="{name}" autocomplete="off"{mode} disabled>'
    ask = f'<label for="{name}">{_said(LABELS[kind], language)}</label>'
    button = f'<button type="submit" disabled>{_said(CHECK, language)}</button>'
    return (
        f'<form class="cs-exercise" data-kind="{kind}" data-right="{escape(str(right))}" data-shown="{escape(shown(task, language))}">'
        f"{paragraphs(task.statement(language))}"
        f'<p class="cs-answer" hidden>{ask} {field} {button}</p><div class="cs-verdict" role="status"></div>'
        f"{_first(task, language)}"
        f'<details class="cs-second"><summary>{_said(SECOND, language)}</summary>{paragraphs([task.second_hint(language)])}</details>'
        f'<details class="cs-solution"><summary>{_said(SOLUTION, language)}</summary>{_solution(task, language)}</details></form>'
    )


def _said(label: Label, language: Language) -> str:
    return escape(words.typeset(getattr(label, language), language), quote=False)


def _first(task: Task, language: Language) -> str:
    """What the known wrong answers show."""
    found = "".join(_hints(task, language))
    intro = _said(IF, language)
    return (
        f'<details class="cs-first"><summary>{_said(FIRST, language)}</summary><p>{intro}…</p><ul>{found}</ul></details>' if found else ""
    )


def _hints(task: Task, language: Language) -> Iterator[str]:
    """The hints, each once, with the answers that call for it."""
    grouped: dict[Label, list[Value]] = {}
    for value, hint in task.solution.wrong.items():
        grouped.setdefault(hint, []).append(value)
    colon = f"{words.NBSP}:" if language == "fr" else ":"
    for place, (hint, values) in enumerate(list(grouped.items())[:MOST_HINTS]):
        keys, first = "|".join(map(str, values)), value_in_words(task, values[0], language)
        hidden = "" if place < MOST_SHOWN else " hidden"
        yield f'<li data-given="{escape(keys)}"{hidden}><b>{escape(first)}</b>{colon} <span>{_said(hint, language)}</span></li>'


def _solution(task: Task, language: Language) -> str:
    answer = words.typeset(getattr(ANSWER, language).format(value=shown(task, language)), language)
    return f"<p><b>{escape(answer, quote=False)}</b></p>{lines(working(task, language))}"
