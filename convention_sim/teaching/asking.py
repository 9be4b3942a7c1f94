"""A quiz to show: a form on the page of the site and in a notebook, plain text elsewhere."""

from html import escape
from typing import NamedTuple

from convention_sim.teaching.course import Chapter, chapter_named
from convention_sim.teaching.questions import Option, Question, questions
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

TITLE = Label("Quiz : {title}", "Quiz: {title}")
ONE, SEVERAL = Label("une réponse", "one answer"), Label("une ou plusieurs réponses", "one or more answers")
SEE = Label("La réponse, et pourquoi", "The answer, and why")
RIGHT, WRONG = Label("Juste", "Right"), Label("Faux", "Wrong")
CHECK = Label("Vérifier", "Check")
# What the script of the page says; it holds no words of its own.
SAYS = {
    "right": Label("C’est juste.", "That is right."),
    "wrong": Label("Pas encore.", "Not yet."),
    "none": Label("Choisissez d’abord une réponse.", "Choose an answer first."),
    "missing": Label("Il en manque.", "Some are missing."),
}
STYLE = (
    ".cs-question{margin:0 0 1.6em;max-width:44em}.cs-question fieldset{margin:0;padding:0;border:0}"
    ".cs-question legend{padding:0;font-weight:600}.cs-question legend small{font-weight:400;opacity:.8}"
    ".cs-option{display:grid;grid-template-columns:auto 1fr;gap:.6em;align-items:baseline;padding:.35em 0}"
    ".cs-question li[data-right]>strong{color:var(--cs-amc,#2c8a57)}"
)


class Quiz(NamedTuple):
    """The questions of a chapter."""

    chapter: Chapter
    questions: tuple[Question, ...]

    def __repr__(self) -> str:
        return text(self)

    def _repr_html_(self) -> str:
        return f"<style>{STYLE}</style>" + "".join(
            form(each, words.current_language(), str(number)) for number, each in enumerate(self.questions, 1)
        )


def quiz(chapter: str | int) -> Quiz:
    """The quiz of a chapter; InvalidRequest when there is no such chapter.

    >>> len(quiz("03").questions)
    5
    """
    return Quiz(chapter_named(chapter), questions(chapter))


def form(question: Question, language: Language, number: str = "") -> str:
    """One question as a form that can be used without a script: the answer and its reasons are folded under it."""
    name = f"q{question.id}"
    kind = getattr(SEVERAL if question.multiple else ONE, language)
    legend = f"{number}. {_plain(question.text, language)} <small>({kind})</small>"
    options = "".join(_option(each, question, name, place, language) for place, each in enumerate(question.options))
    reasons = "".join(_reason(each, language) for each in question.options)
    return (
        f'<form class="cs-question" lang="{language}"><fieldset id="{name}"><legend>{legend}</legend>{options}</fieldset>'
        f'<button type="submit" hidden disabled>{getattr(CHECK, language)}</button><div class="cs-verdict" role="status"></div>'
        f"<details><summary>{getattr(SEE, language)}</summary><ul>{reasons}</ul></details></form>"
    )


def _option(option: Option, question: Question, name: str, place: int, language: Language) -> str:
    kind = "checkbox" if question.multiple else "radio"
    key = f"{name}-{place}"
    box = f'<input type="{kind}" name="{name}" value="{place}" id="{key}">'
    return f'<div class="cs-option">{box}<label for="{key}">{_plain(option.text, language)}</label></div>'


def _reason(option: Option, language: Language) -> str:
    verdict = getattr(RIGHT if option.right else WRONG, language)
    right = " data-right" if option.right else ""
    colon = f"{words.NBSP}:" if language == "fr" else ":"
    return f"<li{right}><strong>{verdict}</strong>{colon} <em>{_plain(option.text, language)}</em>. {_plain(option.why, language)}</li>"


def _plain(label: Label, language: Language) -> str:
    return escape(getattr(label, language), quote=False)


def text(found: Quiz, language: Language | None = None) -> str:
    """The questions and their options, without the answers."""
    language = language or words.current_language()
    lines = [words.typeset(getattr(TITLE, language).format(title=getattr(found.chapter.title, language)), language)]
    for number, question in enumerate(found.questions, 1):
        lines += ["", f"{number}. {getattr(question.text, language)}"]
        lines += [f"   {letter}) {getattr(option.text, language)}" for letter, option in zip("abcdef", question.options, strict=False)]
    return "\n".join(lines)
