"""A décompte as the response of the JSON protocol."""

from typing import TYPE_CHECKING, Any

from convention_sim.facts.loading import Fact, sources
from convention_sim.money import plain
from convention_sim.settlement.decompte import AMOUNTS, Decompte, Step
from convention_sim.settlement.reasons import Note
from convention_sim.views import words
from convention_sim.views.words import LANGUAGES

if TYPE_CHECKING:
    from convention_sim.engine import Rule


def response(decompte: Decompte) -> dict[str, Any]:
    """The response object: amounts as decimal strings in euros, items, steps, what did not apply, violations, warnings, validity.

    For a day before 2002, `amounts_francs` and `items_francs` give the same in francs.
    """
    validity = decompte.validity
    found: dict[str, Any] = {
        "amounts": amounts(decompte),
        "items": items(decompte),
        "steps": [_step(step, decompte) for step in decompte.steps],
        "not_applied": [_note(note, decompte) for note in decompte.not_applied],
        "violations": [_violation(note, decompte) for note in decompte.violations],
        "warnings": [_note(note, decompte) for note in decompte.warnings],
        "validity": {
            "date": decompte.case.date.isoformat(),
            "checked": validity.checked.isoformat(),
            "after_last_check": validity.after_last_check,
            "confidence": validity.confidence,
            "caveats": [_note(note, decompte) for note in validity.caveats],
        },
    }
    if decompte.in_francs is not None:
        found["amounts_francs"], found["items_francs"] = amounts(decompte.in_francs), items(decompte.in_francs)
    return found


def amounts(decompte: Decompte) -> dict[str, str]:
    """The amounts as decimal strings."""
    return {name: plain(decompte.values[name]) for name in AMOUNTS}


def items(decompte: Decompte) -> list[dict[str, str]]:
    """The billed codes with their amounts."""
    return [{"code": item.code, "amount": plain(item.amount)} for item in decompte.items]


def _texts(fr: str, en: str, decompte: Decompte) -> dict[str, str]:
    templates = {"fr": fr, "en": en}
    return {language: words.fill(templates[language], decompte.figures, language, pathway=decompte.case.pathway) for language in LANGUAGES}


def _note(note: Note, decompte: Decompte) -> dict[str, Any]:
    return {"id": note.id, "message": _texts(note.fr, note.en, decompte), "law": words.french(note.law)}


def _violation(note: Note, decompte: Decompte) -> dict[str, Any]:
    maximum = decompte.maximum
    return {"code": note.id, **_note(note, decompte), "maximum": None if maximum is None else plain(maximum)}


def _step(step: Step, decompte: Decompte) -> dict[str, Any]:
    rule: Rule = step.rule
    return {
        "id": rule.name,
        "amount": plain(step.value),
        "text": _texts(rule.fr, rule.en, decompte),
        "why": _texts(step.why.fr, step.why.en, decompte) if step.why else None,
        "law": words.french(rule.law),
        "facts": [fact(each) for each in step.facts],
    }


def fact(each: Fact) -> dict[str, Any]:
    """A fact with its value in words, since when, until when, and who says so."""
    cited = [sources()[key] for key in each.sources]
    return {
        "key": each.key,
        "label": {"fr": words.french(each.fr), "en": each.en},
        "value": {language: words.fact_value(each.key, each.value, each.status, language, each.unit) for language in LANGUAGES},
        "since": each.start.isoformat(),
        "until": each.end.isoformat() if each.end else None,
        "checked": each.checked.isoformat(),
        "confidence": each.confidence,
        "sources": [{"id": source.id, "title": source.title, "url": source.url} for source in cited],
        "note": {"fr": words.french(each.note_fr), "en": each.note_en} if each.note_fr else None,
    }
