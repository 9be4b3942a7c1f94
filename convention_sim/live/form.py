"""The simulator's form as data: fields, choices, labels, what is open when, what is taken for granted; the page draws it, and no more.

Every word comes from the vocabulary, every date from the facts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from convention_sim import vocabulary
from convention_sim.live import entries, fields, openings
from convention_sim.live.rendering import SUMMARY, line_labels
from convention_sim.live.texts import has, number, say
from convention_sim.protocol.reading import HIGHEST_PERCENT, OLDEST
from convention_sim.situations import SITUATIONS
from convention_sim.views import words
from convention_sim.views.comparison import COMPARED
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

Field = dict[str, Any]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "visit": ("date", "specialty", "sector", "option", "act", "pathway"),
    "price": ("fee", "contract", "percent", "percent_optam", "percent_sans_optam", "not_responsible"),
    "patient": ("age", "statuses", "particular_demand", "region"),
}
KINDS = {
    "date": "date",
    "sector": "radio",
    "statuses": "boxes",
    "fee": "amount",
    **dict.fromkeys(("age", "percent", "percent_optam", "percent_sans_optam"), "whole"),
    **dict.fromkeys(("particular_demand", "not_responsible"), "box"),
}
# What is taken for granted when a field says nothing; a pathway depends on the specialty and the act.
USUAL = {"act": "consultation", "region": "metropole"}
LEVEL_FIELDS = ("percent", "percent_optam", "percent_sans_optam")
# A field that is shown only with these choices of another.
SHOWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "percent": {"contract": ("other",)},
    "percent_optam": {"contract": ("levels",)},
    "percent_sans_optam": {"contract": ("levels",)},
    "not_responsible": {"contract": (*map(str, fields.LEVELS), "other", "levels", "real-cost")},
}
# Another case to set beside the first: what changes in it.
PAST_DAY = date(2011, 6, 1)
PRESETS: tuple[tuple[Label | None, Mapping[str, str]], ...] = (
    (vocabulary.SECTORS["1"], {"sector": "1", "option": ""}),
    (Label("secteur 2, sans option", "sector 2, no option"), {"sector": "2", "option": ""}),
    (Label("secteur 2, OPTAM", "sector 2, OPTAM"), {"sector": "2", "option": "optam"}),
    (SITUATIONS["parcours"].label, {"pathway": ""}),
    (vocabulary.PATHWAYS["hors-parcours"], {"pathway": "hors-parcours"}),
    (None, {"date": PAST_DAY.isoformat()}),
)
LEVEL_PRESETS = (100, 200)


def form(language: Language) -> dict[str, Any]:
    """The description of the form in one language.

    >>> found = form("en")
    >>> [group["label"] for group in found["groups"]]
    ['The visit', 'The price and the contract', 'The patient: age, situation, region']
    >>> next(field for field in found["groups"][0]["fields"] if field["name"] == "sector")["choices"][0]
    {'value': '1', 'label': 'sector 1'}
    """
    groups = [
        {"name": name, "label": say("groups", name, language), "fields": [_field(field, language) for field in names]}
        for name, names in GROUPS.items()
    ]
    said = {name: say("compare", name, language) for name in ("caption", "first", "second", "differs", "refused")}
    return {
        "groups": groups,
        "presets": list(_presets(language)),
        "summary": {name: say("summary", name, language) for name in SUMMARY},
        "lines": line_labels(language),
        "compare": {**said, "nothing": words.euros(0, language), "amounts": list(COMPARED)},
    }


def _field(name: str, language: Language) -> Field:
    found: Field = {"name": name, "label": say("fields", name, language), "kind": KINDS.get(name, "select")}
    if has("hints", name):
        found["hint"] = say("hints", name, language)
    choices = list(_choices(name, language))
    if choices:
        found["choices"] = choices
    if name in fields.REQUIRED or name in LEVEL_FIELDS:
        found["missing"] = say("errors", "missing", language, label=say("fields", name, language))
    if name in SHOWN:
        found["shown"] = {field: list(values) for field, values in SHOWN[name].items()}
    if usual := _usual(name):
        found["usual"] = usual
    return {**found, **_typed(name, language)}


def _typed(name: str, language: Language) -> Field:
    """What may be typed in a field, and what is said of anything else."""
    if KINDS.get(name) == "amount":
        return {"pattern": entries.AMOUNT, "error": say("errors", "fee", language)}
    if KINDS.get(name) == "whole":
        kind, highest = ("age", OLDEST) if name == "age" else ("percent", HIGHEST_PERCENT)
        return {
            "pattern": entries.WHOLE,
            "highest": highest,
            "error": say("errors", kind, language, highest=getattr(number(highest), language)),
        }
    return {}


def _choices(name: str, language: Language) -> Iterator[Field]:
    """The choices of a field in the order of the vocabulary, each with the days and words for which it is open, unless it always is."""
    if name == "option":
        yield {"value": "", "label": say("choices", "no_option", language)}
    if name == "contract":
        yield from _contracts(language)
    for value, label in fields.WORDS.get(name, {}).items():
        entries = [_opening(each) for each in openings.openings(name, value)]
        choice: Field = {"value": value, "label": words.typeset(getattr(label, language), language)}
        yield choice if entries == [{}] else {**choice, "open": entries}


def _contracts(language: Language) -> Iterator[Field]:
    yield {"value": "", "label": say("choices", "no_contract", language)}
    for level in fields.LEVELS:
        yield {"value": str(level), "label": say("choices", "level", language, level=words.percent(100 * level, language))}
    for value, text in (("other", "other"), ("levels", "levels"), ("real-cost", "real_cost")):
        yield {"value": value, "label": say("choices", text, language)}


def _opening(found: openings.Opening) -> Field:
    entry: Field = {}
    if found.start:
        entry["from"] = found.start.isoformat()
    if found.end:
        entry["to"] = found.end.isoformat()
    if found.where:
        entry["where"] = {field: list(values) for field, values in found.where.items()}
    return entry


def _usual(name: str) -> list[Field]:
    """What a field says when nothing is chosen, the first entry that fits."""
    if name != "pathway":
        return [{"value": USUAL[name]}] if name in USUAL else []
    found: dict[str, dict[str, list[str]]] = {}
    for specialty in vocabulary.SPECIALTIES:
        for act in vocabulary.ACTS:
            found.setdefault(vocabulary.default_pathway(specialty, act), {}).setdefault(specialty, []).append(act)
    return [
        {"value": value, "where": {"specialty": list(group), "act": list(acts)}}
        for value, by_specialty in found.items()
        for acts, group in _same_acts(by_specialty)
    ]


def _same_acts(by_specialty: Mapping[str, Iterable[str]]) -> Iterable[tuple[tuple[str, ...], list[str]]]:
    """The specialties that share the same acts."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for specialty, acts in by_specialty.items():
        groups.setdefault(tuple(acts), []).append(specialty)
    return groups.items()


def _presets(language: Language) -> Iterator[Field]:
    for label, changes in PRESETS:
        text = words.day(PAST_DAY, language) if label is None else words.typeset(getattr(label, language), language)
        yield {"label": text, "changes": dict(changes)}
    yield {"label": say("choices", "no_contract", language), "changes": {"contract": ""}}
    for level in LEVEL_PRESETS:
        text = words.percent(100 * level, language)
        yield {"label": f"contrat à {text}" if language == "fr" else f"{text} contract", "changes": {"contract": str(level)}}
