"""A diagnosis in words: the sentences of its misconceptions, with their figures."""

import re
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

_FIELD = re.compile(r"\{(mistaken\.)?(\w+)\}")


def response(diagnosis: "Diagnosis") -> dict[str, Any]:
    """The answer of the JSON protocol to a request of diagnosis."""
    causes = [{"ids": cause.ids, "message": cause.message} for cause in diagnosis.causes]
    return {"verdict": diagnosis.verdict, "computed": plain(diagnosis.computed), "causes": causes}


def message(cause: "Cause") -> dict[str, str]:
    """What was done and what is right, in both languages; two misconceptions make two sentences or more."""
    return {language: " ".join(_sentence(each, cause, language) for each in cause.blames) for language in LANGUAGES}


def hint(cause: "Cause") -> dict[str, str]:
    """The learner's hint of the first misconception: one question at a time."""
    found = cause.blames[0].misconception.hint
    return {language: words.typeset(getattr(found, language), language) for language in LANGUAGES}


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
