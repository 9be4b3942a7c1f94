"""The explanation of a décompte: steps, sentences and the dated facts behind them, worked out once for visits of the same traits."""

from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from convention_sim.engine import Rule
from convention_sim.facts.law import Law
from convention_sim.facts.loading import CONFIDENCES, Fact, load
from convention_sim.rules import REGISTRY
from convention_sim.settlement import reasons
from convention_sim.settlement.reasons import Note
from convention_sim.settlement.traits import Traits

# The statuses that the rule `exonere` reads: 100 % of the base.
EXEMPTING = frozenset({"ald", "maternite", "ame", "at-mp", "invalidite", "detention"})


class Ground(NamedTuple):
    """What stands behind the amount of one step: the rule, why it is so in this case, and the dated facts that it read."""

    rule: Rule
    why: Note | None
    facts: tuple[Fact, ...]


class Explanation(NamedTuple):
    """Everything that a décompte says besides its amounts; the fields are those of `Decompte` and `Validity`."""

    grounds: tuple[Ground, ...]
    not_applied: tuple[Note, ...]
    violations: tuple[Note, ...]
    warnings: tuple[Note, ...]
    caveats: tuple[Note, ...]
    checked: date
    confidence: str


# Bounded, for those who settle millions of visits: an entry is a few kilobytes, and a class of visits has a few hundred traits at most.
@lru_cache(maxsize=4096)
def explanation(traits: Traits) -> Explanation:
    """Explain the visits of these traits."""
    shown = [name for name in reasons.STEPS if reasons.is_shown(name, traits)]
    grounds = tuple(Ground(REGISTRY[name], reasons.why(name, traits), _facts_of(name, traits)) for name in shown)
    used = {fact.key: fact for ground in grounds for fact in ground.facts}.values()
    doubtful = [fact for fact in used if fact.note_fr and fact.confidence != "high"]
    confidences = {fact.confidence for fact in used}
    return Explanation(
        grounds,
        reasons.said(reasons.NOT_APPLIED, traits),
        reasons.violations(traits),
        reasons.said(reasons.WARNINGS, traits),
        (*(Note(fact.key, fact.note_fr, fact.note_en) for fact in doubtful), *reasons.said(reasons.CAVEATS, traits)),
        min(fact.checked for fact in used),
        next(level for level in CONFIDENCES if level in confidences),
    )


def _facts_of(name: str, traits: Traits) -> tuple[Fact, ...]:
    """The dated facts behind a step: those that its rule reads, directly or through rules that are not steps themselves."""
    if name == "honoraires" and traits.fee_stated:
        return ()
    if name in ("honoraires", "base_tarifaire"):
        return _priced(traits)
    if name == "part_dans_le_parcours" and traits.marked("exonere"):
        return tuple(traits.law.facts[f"statut_{status}"] for status in sorted(traits.statuses & EXEMPTING))
    return _cited(traits.law, name, reasons.silent(traits))


def _priced(traits: Traits) -> tuple[Fact, ...]:
    """The facts that price the base: the billed codes, or the default tariff outside the convention."""
    if traits.marked("conventionne"):
        return tuple(traits.law.fact(item.key) for item in traits.items)
    return (traits.law.fact(default_tariff(traits.marked("generaliste"))),)


def default_tariff(generaliste: bool) -> str:
    """The key of the default tariff (tarif d'autorité), which has two values only."""
    return "tarif_autorite_generaliste" if generaliste else "tarif_autorite_specialiste"


def _cited(law: Law, name: str, silent: tuple[str, ...]) -> tuple[Fact, ...]:
    """The facts that a rule reads under one law: what is known, and what is worth a note."""
    found = [law.facts[key] for key in _read(name, silent) if key in law.facts]
    return tuple(fact for fact in found if fact.status == "known" or fact.note_fr)


@cache
def _read(name: str, silent: tuple[str, ...]) -> tuple[str, ...]:
    """The facts that a rule reads: those that it names, then those of the rules behind it that are neither steps, conditions nor silent."""
    needs = [need for need in REGISTRY[name].needs if need not in silent]
    found = dict.fromkeys(need for need in needs if need in load())
    for need in needs:
        if need in REGISTRY and need not in reasons.STEPS and REGISTRY[need].unit != "flag":
            found |= dict.fromkeys(_read(need, silent))
    return tuple(found)
