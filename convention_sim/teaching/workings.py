"""The working of an exercise, line by line: the steps of its visit in figures, or what its solution says."""

from collections.abc import Collection, Iterator
from functools import cache

from convention_sim.counterfactuals.variants import pathway_cap
from convention_sim.engine import REGISTRY, Rule
from convention_sim.settlement import Decompte
from convention_sim.settlement.decompte import Step
from convention_sim.settlement.reasons import STEPS, Note
from convention_sim.teaching.tasks import Task
from convention_sim.views import words
from convention_sim.views.labels import title
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

CODES = Label("Codes : {codes}.", "Codes: {codes}.")
TARIFF = Label("Le tarif : {codes}.", "The tariff: {codes}.")
CAPPED = Label(
    "C’est le plafond du moment : sans lui, ce serait {uncapped}.", "It is the ceiling of the time: without it, it would be {uncapped}."
)
# How the notes begin that say why such a line is missing.
ABSENT = {"participation_forfaitaire": "no-contribution-", "majoration_hors_parcours": "no-penalty-"}
TODAY, REFORMED = Label("Aujourd’hui", "Today"), Label("Avec la réforme", "With the reform")
# What a solution that is not itself a quantity rests on.
RESTS_ON = {"licite": "honoraires_maximum", "niveau": "base", "codes": "base"}
FREE = Label("Aucun maximum fixe : tact et mesure.", "No fixed maximum: tact and restraint.")
FEE_IS_TARIFF = "fee-is-tariff"


def working(task: Task, language: Language | None = None) -> list[str]:
    """The lines of the working.

    >>> from convention_sim.teaching.tasks import exercise
    >>> working(exercise("03-1", seed=1), "en")[-1]
    'Co-insurance (ticket modérateur): €33.50 – €23.45 = €10.05.'
    """
    language = language or words.current_language()
    said = [words.typeset(getattr(line, language), language) for line in task.solution.lines]
    asked = RESTS_ON.get(task.drawn.quantity, task.drawn.quantity)
    found: list[str] = []
    reasons: set[str] = set()
    for head, result in _results(task, language):
        found += _headed(head, steps(result, asked, language, reasons))
        reasons |= {step.why.id for step in result.steps if step.why} | {note.id for note in result.not_applied}
    return [*found, *said]


def _results(task: Task, language: Language) -> list[tuple[str, Decompte]]:
    """The décomptes to work out, each with what tells it from the others: nothing when there is one."""
    visits, after = task.drawn.visits, task.solution.after
    if after is not None:
        return [(getattr(TODAY, language), visits[0]), (getattr(REFORMED, language), after)]
    return [(title(each.case, language) if len(visits) > 1 else "", each) for each in visits]


def _headed(head: str, found: list[str]) -> list[str]:
    return [f"{head}. {found[0]}", *found[1:]] if head else found


def steps(result: Decompte, asked: str, language: Language, told: Collection[str] = ()) -> list[str]:
    """The steps of a visit that a quantity rests on, in figures, each with its reason unless it was told before; then the quantity.

    Where nothing is held back or lost, the line says why.
    """
    needed = _behind(asked)
    shown = {step.rule.name: step for step in result.steps}
    found = list(_codes(result, asked, language))
    for name in (each for each in STEPS if each in needed):
        if name in shown:
            found.append(_step(result, shown[name], language, {FEE_IS_TARIFF, *told}))
        elif name in ABSENT:
            found += [_filled(result, note, language) for note in _why_none(result, name) if note.id not in told]
    if asked in REGISTRY and asked not in shown:
        found.append(_last(result, asked, language))
    return found


def _why_none(result: Decompte, name: str) -> Iterator[Note]:
    return (note for note in result.not_applied if note.id.startswith(ABSENT[name]))


def _codes(result: Decompte, asked: str, language: Language) -> Iterator[str]:
    """The codes that count; for the highest lawful fee, those of the tariff, whatever is charged."""
    label, items = (TARIFF, result.tariff.full) if asked == "honoraires_maximum" else (CODES, result.items)
    if result.items:
        codes = " + ".join(f"{item.code} {words.euros(item.amount, language)}" for item in items)
        yield words.typeset(getattr(label, language).format(codes=codes), language)


@cache
def _behind(asked: str) -> frozenset[str]:
    """A quantity and those that it rests on."""
    if asked not in REGISTRY:
        return frozenset()
    return frozenset({asked}).union(*(_behind(need) for need in REGISTRY[asked].needs))


def _step(result: Decompte, step: Step, language: Language, silent: Collection[str]) -> str:
    said: list[Rule | Note] = [step.rule] if step.why is None or step.why.id in silent else [step.rule, step.why]
    lines = [_filled(result, each, language).rstrip(".") for each in said]
    if step.rule.name == "majoration_hors_parcours":
        lines += _capped(result, step.value, language)
    return ". ".join(lines) + "."


def _filled(result: Decompte, template: Rule | Note, language: Language) -> str:
    return words.fill(getattr(template, language), result.figures, language, pathway=result.case.pathway)


def _capped(result: Decompte, value: int, language: Language) -> list[str]:
    """What the ceiling of the out-of-pathway surcharge took off; or that the sources disagree on it, where it would have."""
    other = next(pathway_cap(result.case)).change.values(result.case)["majoration_hors_parcours"]
    if other > value:
        return [words.typeset(getattr(CAPPED, language).format(uncapped=words.euros(other, language)), language).rstrip(".")]
    disputed = [note for note in result.validity.caveats if note.id == "plafond_hors_parcours" and other < value]
    return [_filled(result, note, language).rstrip(".") for note in disputed]


def _last(result: Decompte, asked: str, language: Language) -> str:
    if asked == "honoraires_maximum" and result[asked] < 0:
        return words.typeset(getattr(FREE, language), language)
    rule = REGISTRY[asked]
    if rule.unit == "flag":
        value = {"fr": ("non", "oui"), "en": ("no", "yes")}[language][result[asked]]
        return words.typeset(
            f"{getattr(rule, language).rstrip('.')} : {value}." if language == "fr" else f"{rule.en.rstrip('.')}: {value}.", language
        )
    return words.fill(getattr(rule, language), result.figures, language).rstrip(".") + "."
