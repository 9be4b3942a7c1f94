"""A physician's year as JSON, as text and as HTML; years side by side."""

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, NamedTuple

from convention_sim import vocabulary
from convention_sim.facts import Fact, contributions
from convention_sim.money import plain
from convention_sim.practice.case import PracticeCase
from convention_sim.practice.hospital import HOSPITAL_RULES
from convention_sim.practice.law import law_of
from convention_sim.practice.rewards import PATIENT_RULES, PREMIUM_RULES
from convention_sim.practice.rules import RULES
from convention_sim.practice.worked import Worked, WorkedStep
from convention_sim.practice.year import AMOUNTS, OWED, PracticeStep, PracticeYear
from convention_sim.settlement.reasons import Note
from convention_sim.views import words
from convention_sim.views.comparison import Table
from convention_sim.views.protocol import fact
from convention_sim.views.words import LANGUAGES, Language
from convention_sim.vocabulary import Label

PRACTICE_LABELS = {
    "recettes": Label("Recettes", "Receipts"),
    "charges": Label("Charges du cabinet", "Costs of the practice"),
    "social_base": Label("Assiette sociale", "Social base"),
    "maladie": Label("Maladie-maternité", "Health and maternity"),
    "maladie_additional": Label("Maladie, contribution additionnelle", "Additional health contribution"),
    "allocations_familiales": Label("Allocations familiales", "Family allowances"),
    "retraite_base": Label("Retraite de base", "Basic pension"),
    "retraite_complementaire": Label("Retraite complémentaire", "Complementary pension"),
    "asv": Label("Retraite ASV", "ASV pension"),
    "invalidite_deces": Label("Invalidité-décès", "Invalidity and death"),
    "indemnites_journalieres": Label("Indemnités journalières", "Daily allowances"),
    "csg_crds": Label("CSG et CRDS", "CSG and CRDS"),
    "cfp": Label("Formation (CFP)", "Training (CFP)"),
    "curps": Label("Unions régionales (CURPS)", "Regional unions (CURPS)"),
    "total": Label("Total des cotisations", "Total of the contributions"),
    "funds_share": Label("Payé par les caisses en plus", "Paid by the funds besides"),
    "income": Label("Revenu avant impôt", "Income before tax"),
}
SHOWN = ("recettes", "charges", *OWED, "total", "income", "funds_share")
WHY, SINCE = Label("Comment chaque montant est calculé", "How each amount is worked out"), Label("depuis {}", "since {}")


ALL_RULES = {**RULES, **HOSPITAL_RULES, **PREMIUM_RULES, **PATIENT_RULES}


@cache
def unit_of(name: str) -> str:
    """The unit of a quantity of practice: that of its rule, else that of its fact; what a case says is in euros.

    >>> unit_of("taux_maladie"), unit_of("taux_cfp"), unit_of("tiers_asv_caisses"), unit_of("recettes")
    ('rate', 'rate', 'count', 'euros')
    """
    if name == "taux_de_charges":
        return "rate"
    if name in ALL_RULES:
        return ALL_RULES[name].unit
    subject = contributions().get(name)
    return {"percent": "rate", "count": "count"}.get(subject.unit, "euros") if subject else "euros"


def fill(template: str, found: PracticeYear | Worked, language: Language) -> str:
    """A sentence with the figures of a year, or of a few rules."""
    return words.fill(template, found.figures, language, unit_of=unit_of)


def response(year: PracticeYear) -> dict[str, Any]:
    """The response object of the JSON protocol: amounts, steps, what did not apply, warnings, validity."""
    validity = year.validity
    return {
        "amounts": {name: plain(year.values[name]) for name in AMOUNTS},
        "steps": [_step(step, year) for step in year.steps],
        "not_applied": [_note(note, year) for note in year.not_applied],
        "warnings": [_note(note, year) for note in year.warnings],
        "validity": {
            "year": year.case.year,
            "checked": validity.checked.isoformat(),
            "after_last_check": validity.after_last_check,
            "confidence": validity.confidence,
            "caveats": [_note(note, year) for note in validity.caveats],
        },
    }


def _texts(fr: str, en: str, year: PracticeYear) -> dict[str, str]:
    templates = {"fr": fr, "en": en}
    return {language: fill(templates[language], year, language) for language in LANGUAGES}


def _note(note: Note, year: PracticeYear) -> dict[str, Any]:
    return {"id": note.id, "message": _texts(note.fr, note.en, year), "law": words.french(note.law)}


def _step(step: PracticeStep, year: PracticeYear) -> dict[str, Any]:
    return {
        "id": step.rule.name,
        "unit": step.rule.unit,
        "amount": plain(step.value),
        "text": _texts(step.rule.fr, step.rule.en, year),
        "law": words.french(step.rule.law),
        "facts": [fact(each) for each in step.facts],
    }


def title(case: PracticeCase, language: Language) -> str:
    """The year in one line.

    >>> title(PracticeCase(2026, "2", "optam"), "en")
    '2026, sector 2, controlled-fee option (OPTAM)'
    """
    parts = [str(case.year), getattr(vocabulary.SECTORS[case.sector], language)]
    if case.option:
        parts.append(getattr(vocabulary.OPTIONS[case.option], language))
    if case.locum:
        parts.append("remplaçant" if language == "fr" else "locum")
    return ", ".join(parts)


def side_by_side(*years: PracticeYear, amounts: Sequence[str] = SHOWN, language: Language | None = None) -> Table:
    """One column a year of practice, one line an amount; lines that are nothing everywhere are left out.

    >>> from convention_sim.practice import year_of_practice
    >>> side_by_side(*(year_of_practice(2026, sector, "100000") for sector in "12"), amounts=("asv", "total"), language="en")
                                2026, sector 1  2026, sector 2
    ASV pension                      €2,904.00       €8,711.00
    Total of the contributions      €24,052.00      €37,870.00
    """
    language = language or words.current_language()
    names = [name for name in amounts if any(year.values[name] for year in years)]
    lines = [(getattr(PRACTICE_LABELS[name], language), *(words.euros(year.values[name], language) for year in years)) for name in names]
    return Table(("", *(title(year.case, language) for year in years)), lines, "cs-table cs-amounts")


def facts_by_year(keys: Sequence[str], *years: int, language: Language | None = None) -> Table:
    """One line a fact, one column a year: what a rate, a ceiling or an amount was worth.

    >>> facts_by_year(["asv_forfait", "taux_cfp"], 2017, 2026, language="en")
                                                                    2017       2026
    ASV: flat part                                             €4,929.00  €5,751.00
    Contribution to vocational training (CFP), as a share of the PASS      0.25%      0.25%
    """
    language = language or words.current_language()
    lines = []
    for key in keys:
        subject, found = contributions()[key], [law_of(year).facts.get(key) for year in years]
        cells = [
            words.fact_value(key, fact.value, fact.status, language, fact.unit)
            if fact
            else words.fact_value(key, None, subject.absent, language, subject.unit)
            for fact in found
        ]
        lines.append((words.typeset(getattr(subject, language), language), *cells))
    return Table(("", *map(str, years)), lines, "cs-table cs-amounts")


def text(year: PracticeYear, language: Language | None = None) -> str:
    """The amounts of a year, one a line."""
    return repr(side_by_side(year, language=language))


class Explained(NamedTuple):
    """Some steps of a year, as a notebook shows them."""

    year: PracticeYear
    steps: tuple[PracticeStep, ...]

    def _repr_html_(self) -> str:
        return _listed(_steps(self.year, self.steps, words.current_language()))

    def __repr__(self) -> str:
        language = words.current_language()
        return "\n".join(fill(getattr(step.rule, language), self.year, language) for step in self.steps)


def html(year: PracticeYear, language: Language | None = None) -> str:
    """The amounts of a year as a table, then every step with its facts, folded."""
    language = language or words.current_language()
    steps = _steps(year, year.steps, language)
    notes = "".join(
        f"<li>{escape(fill(getattr(note, language), year, language))}</li>"
        for note in (*year.not_applied, *year.warnings, *year.validity.caveats)
    )
    table = side_by_side(year, language=language)._repr_html_()
    why = getattr(WHY, language)
    return f'<div class="cs-result">{table}<details class="cs-why"><summary>{why}</summary><ol>{steps}</ol><ul>{notes}</ul></details></div>'


def worked_text(found: Worked, language: Language | None = None) -> str:
    """Each step in figures, one a line."""
    language = language or words.current_language()
    return "\n".join(fill(getattr(step.rule, language), found, language) for step in found.steps)


def worked_html(found: Worked, language: Language | None = None) -> str:
    """Each step in figures with its facts, as a list."""
    language = language or words.current_language()
    return _listed(_steps(found, found.steps, language))


def _listed(steps: str) -> str:
    return f'<div class="cs-result"><div class="cs-why"><ol>{steps}</ol></div></div>'


def _steps(found: PracticeYear | Worked, steps: Sequence[PracticeStep | WorkedStep], language: Language) -> str:
    """Each step with the facts that no step before it told."""
    told: set[str] = set()
    lines = []
    for step in steps:
        fresh = [fact for fact in step.facts if fact.key not in told]
        told.update(fact.key for fact in fresh)
        lines.append(f"<li>{_told(step, fresh, found, language)}</li>")
    return "".join(lines)


def _told(step: PracticeStep | WorkedStep, fresh: Sequence[Fact], year: PracticeYear | Worked, language: Language) -> str:
    facts = "".join(
        f"<li>{escape(words.typeset(getattr(each, language), language))}{words.NBSP if language == 'fr' else ''}: "
        f"{escape(words.fact_value(each.key, each.value, each.status, language, each.unit))}, "
        f"{getattr(SINCE, language).format(each.start.year)}</li>"
        for each in fresh
    )
    in_french = "" if language == "fr" else ' lang="fr"'
    law = f" <small{in_french}>({escape(words.french(step.rule.law))})</small>" if step.rule.law else ""
    return f"{escape(fill(getattr(step.rule, language), year, language))}{law}{f'<ul>{facts}</ul>' if facts else ''}"
