"""The working of an exercise, line by line: the steps of its visit in figures, or what its solution says."""

from collections.abc import Collection, Iterator
from functools import cache

from convention_sim.engine import REGISTRY
from convention_sim.settlement import Decompte
from convention_sim.settlement.decompte import Step
from convention_sim.teaching.tasks import Task
from convention_sim.views import words
from convention_sim.views.labels import title
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

CODES = Label("Codes : {codes}.", "Codes: {codes}.")
CAPPED = Label("C’est le plafond du moment.", "It is the ceiling of the time.")
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
        reasons |= {step.why.id for step in result.steps if step.why}
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
    """The steps of a visit that a quantity rests on, in figures, each with its reason unless it was told before; then the quantity."""
    needed = _behind(asked)
    found = list(_codes(result, language))
    found += [_step(result, step, language, {FEE_IS_TARIFF, *told}) for step in result.steps if step.rule.name in needed]
    if asked in REGISTRY and asked not in {step.rule.name for step in result.steps}:
        found.append(_last(result, asked, language))
    return found


def _codes(result: Decompte, language: Language) -> Iterator[str]:
    if result.items:
        codes = " + ".join(f"{item.code} {words.euros(item.amount, language)}" for item in result.items)
        yield words.typeset(getattr(CODES, language).format(codes=codes), language)


@cache
def _behind(asked: str) -> frozenset[str]:
    """A quantity and those that it rests on."""
    if asked not in REGISTRY:
        return frozenset()
    return frozenset({asked}).union(*(_behind(need) for need in REGISTRY[asked].needs))


def _step(result: Decompte, step: Step, language: Language, silent: Collection[str]) -> str:
    said = [step.rule] if step.why is None or step.why.id in silent else [step.rule, step.why]
    lines = [words.fill(getattr(each, language), result.figures, language, pathway=result.case.pathway).rstrip(".") for each in said]
    if step.rule.name == "majoration_hors_parcours" and step.value == result.law.values.get("plafond_hors_parcours"):
        lines.append(getattr(CAPPED, language).rstrip("."))
    return ". ".join(lines) + "."


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
