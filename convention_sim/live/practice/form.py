"""The form of the comparison as data, in the shape of the simulator's."""

from typing import Any

from convention_sim.live import entries
from convention_sim.live.fields import LEVELS
from convention_sim.live.practice.fields import GROUPS, MOST_ACTS, PATHWAYS, REQUIRED, SHARES, example, specialties, years
from convention_sim.live.texts import has, number, say
from convention_sim.protocol.reading import OLDEST
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import PATHWAYS as PATHWAY_LABELS
from convention_sim.vocabulary import SPECIALTIES

Field = dict[str, Any]
AMOUNTS = ("charges", "flat_payments")


def form(language: Language) -> dict[str, Any]:
    """The description of the form in one language, and the figures to begin with.

    >>> found = form("en")
    >>> [group["label"] for group in found["groups"]]
    ['The work', 'In sector 2, no option', 'With OPTAM', 'Outside the agreement']
    >>> found["groups"][0]["fields"][0]["choices"][0]
    {'value': '2026', 'label': '2026'}
    """
    groups = [
        {"name": name, "label": say("groups", name, language), "fields": [_field(field, language) for field in names]}
        for name, names in GROUPS.items()
    ]
    return {"groups": groups, "example": first(language)}


def first(language: Language) -> dict[str, str]:
    """The figures to begin with, as the language writes them.

    >>> first("fr")["mean_2"]
    '47,9'
    """
    return {name: text.replace(".", ",") if language == "fr" else text for name, text in example().items()}


def _field(name: str, language: Language) -> Field:
    choices = _choices(name, language)
    found: Field = {"name": name, "label": say("fields", name, language), "kind": "select" if choices else "amount"}
    if has("hints", name):
        found["hint"] = say("hints", name, language)
    if name in REQUIRED:
        found["missing"] = say("errors", "missing", language, label=found["label"])
    return {**found, **({"choices": choices} if choices else _typed(name, language))}


def _choices(name: str, language: Language) -> list[Field]:
    if name == "year":
        return [{"value": str(year), "label": str(year)} for year in years()]
    if name == "specialty":
        return [{"value": value, "label": words.typeset(getattr(SPECIALTIES[value], language), language)} for value in specialties()]
    if name == "patients_contract":
        levels = {str(level): say("choices", "level", language, level=words.percent(100 * level, language)) for level in LEVELS}
        return [{"value": value, "label": text} for value, text in {"": say("choices", "no_contract", language), **levels}.items()]
    if name == "patients_pathway":
        others = {value: words.typeset(getattr(PATHWAY_LABELS[value], language), language) for value in PATHWAYS}
        return [{"value": value, "label": text} for value, text in {"": say("choices", "within_pathway", language), **others}.items()]
    return []


def _typed(name: str, language: Language) -> Field:
    """What may be typed in a field, and what is said of anything else."""
    if name == "acts":
        highest = getattr(number(MOST_ACTS), language)
        return {"kind": "whole", "pattern": entries.WHOLE, "highest": MOST_ACTS, "error": say("errors", "acts", language, highest=highest)}
    if name == "patients_age":
        highest = getattr(number(OLDEST), language)
        return {"kind": "whole", "pattern": entries.WHOLE, "highest": OLDEST, "error": say("errors", "age", language, highest=highest)}
    if name in AMOUNTS:
        return {"pattern": entries.AMOUNT, "error": say("errors", "fee", language)}
    return {"pattern": entries.RATE, "error": say("errors", entries.rate_error(name, in_shares=name in SHARES), language)}
