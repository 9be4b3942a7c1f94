"""A diagnosis in words: the sentences of its misconceptions, with their figures."""

import re
from html import escape
from typing import TYPE_CHECKING, Any

from convention_sim.money import plain
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.views import words
from convention_sim.views.labels import AMOUNT_LABELS
from convention_sim.views.words import LANGUAGES, Language
from convention_sim.vocabulary import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from convention_sim.counterfactuals.diagnosis import Blame, Cause, Diagnosis

STATED = Label("{} : annoncé {}, {} par les règles", "{}: {} stated, {} by the rules")
NO_CAUSE = {
    "correct": Label("C’est le montant exact.", "This is the exact amount."),
    "unexplained": Label(
        "Aucune erreur connue, seule ou à deux, ne donne ce chiffre.", "No known mistake, alone or with another, gives this figure."
    ),
}
_FIELD = re.compile(r"\{(mistaken\.)?(\w+)\}")


def response(diagnosis: "Diagnosis") -> dict[str, Any]:
    """The answer of the JSON protocol to a request of diagnosis."""
    causes = [{"ids": cause.ids, "message": cause.message} for cause in diagnosis.causes]
    return {"verdict": diagnosis.verdict, "computed": plain(diagnosis.computed), "causes": causes}


def message(cause: "Cause") -> dict[str, str]:
    """What was done and what is right, in both languages; two misconceptions make two sentences or more."""
    return {language: " ".join(sentences(cause, language)) for language in LANGUAGES}


def sentences(cause: "Cause", language: Language) -> list[str]:
    """What each misconception of a cause did and what is right."""
    return [_sentence(each, cause, language) for each in cause.blames]


def hint(cause: "Cause") -> dict[str, str]:
    """The learner's hint of the first misconception: one question at a time."""
    found = cause.blames[0].misconception.hint
    return {language: words.typeset(getattr(found, language), language) for language in LANGUAGES}


def text(diagnosis: "Diagnosis", language: Language | None = None) -> str:
    """A diagnosis as lines: what was stated and what the rules give, then each cause.

    >>> from convention_sim import visit
    >>> from convention_sim.counterfactuals import diagnose
    >>> print(text(diagnose(visit("2025-03-01", "generaliste"), "amo", 1750), "en"))
    Paid by statutory insurance: €17.50 stated, €19.00 by the rules
    - Rate announced, never decided. The rate taken is 65%, announced at the end of 2024 and never decided; it stayed at 70%.
    - Another rate. The rate taken is 65%; for this visit it is 70%.
    """
    head, causes = _said(diagnosis, language or words.current_language())
    return "\n".join([head, *(f"- {name}. {sentence}" if name else f"- {sentence}" for name, sentence in causes)])


def html(diagnosis: "Diagnosis", language: Language | None = None) -> str:
    """The same as HTML: a paragraph and a list, best cause first."""
    head, causes = _said(diagnosis, language or words.current_language())
    items = "".join(f"<li>{f'<b>{escape(name)}.</b> ' if name else ''}{escape(sentence)}</li>" for name, sentence in causes)
    return f'<p class="cs-diagnosis">{escape(head)}</p><ol class="cs-causes">{items}</ol>'


def _said(diagnosis: "Diagnosis", language: Language) -> tuple[str, list[tuple[str, str]]]:
    """What was stated and what the rules give; then each cause as its name and its sentence, or why there is none."""
    amounts = [words.euros(cents, language) for cents in (diagnosis.stated, diagnosis.computed)]
    label = AMOUNT_LABELS.get(diagnosis.quantity)
    head = words.typeset(_of(STATED, language), language).format(_of(label, language) if label else diagnosis.quantity, *amounts)
    causes = [
        (words.typeset(" + ".join(_of(each.misconception.name, language) for each in cause.blames), language), cause.message[language])
        for cause in diagnosis.causes
    ]
    if not causes:
        causes = [("", words.typeset(_of(NO_CAUSE[diagnosis.verdict], language), language))]
    return head, causes


def _of(label: Label, language: Language) -> str:
    found: str = getattr(label, language)
    return found


def _sentence(blame: "Blame", cause: "Cause", language: Language) -> str:
    """The sentence of one misconception, its fields filled with the visit's figures and with those of the mistake."""
    named = {name: _word(word, language) for name, word in blame.variant.words.items()} | _named(cause, language)

    def filled(match: re.Match[str]) -> str:
        name = match[2]
        if name in named:
            return named[name]
        values: Mapping[str, int] = cause.values if match[1] else cause.decompte.figures
        return words.figure(name, values[name], language)

    return _FIELD.sub(filled, words.typeset(getattr(blame.misconception.message, language), language))


def _word(word: Label | int, language: Language) -> str:
    if isinstance(word, int):
        return words.euros(word, language)
    text: str = getattr(word, language)
    return text


def _named(cause: "Cause", language: Language) -> dict[str, str]:
    """What the sentences of slips speak of: the exact amount, and the amount of the bill that was stated."""
    values = cause.decompte.values
    exact = {"exact": words.euros(values[cause.quantity], language)}
    other = next((name for name in AMOUNTS if name != cause.quantity and values[name] == cause.stated), None)
    label: str = getattr(AMOUNT_LABELS[other], language) if other else ""
    return exact | {"other": label[:1].lower() + label[1:]}
