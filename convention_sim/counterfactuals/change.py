"""One mechanism: the same case with some facts, some rules or some of its own words replaced.

A misconception, another year's rules on today's visit and a reform are all a `Change`; it is data, and is applied through the law, the
plan of the rules and the case that every settlement goes through.
"""

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from convention_sim import vocabulary
from convention_sim.case import Case, Contract
from convention_sim.engine import REGISTRY, Function, Plan, Rule
from convention_sim.errors import InvalidRequest
from convention_sim.facts.law import Law, law_on
from convention_sim.facts.loading import Fact, Status, load
from convention_sim.money import BASIS_POINTS
from convention_sim.nomenclature import Bill
from convention_sim.rules import PLAN
from convention_sim.settlement.consistency import check, check_refund
from convention_sim.settlement.decompte import Decompte
from convention_sim.settlement.settling import prepared

type Replacement = int | date | Fact | None
"""A fact's new value: an integer in its own unit, its value of another day, a whole fact (an announced one), None: it does not exist."""

NOTE = ("Valeur remplacée : hypothèse de calcul.", "Replaced value: a hypothesis of the calculation.")


class Effect(NamedTuple):
    """What a change does to one visit: every quantity before and after, and the replaced facts and rules that the visit never reads."""

    before: dict[str, int]
    after: dict[str, int]
    unread: tuple[str, ...]

    @property
    def moved(self) -> dict[str, tuple[int, int]]:
        """The quantities that are not what they were, each as (before, after)."""
        return {name: (old, self.after[name]) for name, old in self.before.items() if name in self.after and self.after[name] != old}


@dataclass(frozen=True, slots=True)
class Change:
    """Facts by key, rules by the quantity that they compute, and fields of the case, each with what stands in its place.

    A rule may replace a rule, or what the case says (`css`), or what the bill says (`tarif_plein`). An unknown fact, rule or field raises
    InvalidRequest, as does a value that its unit or its field does not allow (a whole number of cents or basis points: 65 % is 6 500), and
    what is no function of quantities that exist.

    >>> from convention_sim import visit
    >>> reform = Change(facts={"taux_amo": 6500})
    >>> reform.settle(visit("2025-03-01", "generaliste")).amounts["amo"]
    1750
    >>> Change(case={"date": date(2023, 1, 1)}).settle(visit("2025-03-01", "generaliste")).amounts["amo"]
    1650
    >>> (reform | Change(facts={"participation_unitaire": 400})).values(visit("2025-03-01", "generaliste"))["amo"]
    1550
    """

    facts: Mapping[str, Replacement] = field(default_factory=dict)
    rules: Mapping[str, Function] = field(default_factory=dict)
    case: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse_unknown("facts", self.facts, load())
        _refuse_unknown("rules", self.rules, {*REGISTRY, *PLAN.inputs})
        _refuse_unknown("case", self.case, Case._fields)
        for key, value in self.facts.items():
            _refuse_misfit(key, value)
        for name, function in self.rules.items():
            _refuse_no_rule(name, function)
        for name, value in self.case.items():
            _refuse_odd(name, value)

    def __or__(self, other: "Change") -> "Change":
        """Both changes at once; ValueError when both replace the same thing by something else."""
        for mine, theirs in ((self.facts, other.facts), (self.rules, other.rules), (self.case, other.case)):
            if clash := [key for key in mine.keys() & theirs.keys() if mine[key] != theirs[key]]:
                raise ValueError(f"both replace {', '.join(sorted(clash))}")
        return Change({**self.facts, **other.facts}, {**self.rules, **other.rules}, {**self.case, **other.case})

    def but(self, case: Case) -> Case:
        """The case with its fields replaced."""
        return case._replace(**self.case) if self.case else case

    def law(self, law: Law) -> Law:
        """The law with its facts replaced."""
        return _replaced(law, frozenset(self.facts.items())) if self.facts else law

    @property
    def plan(self) -> Plan:
        """The rules in order, with those of the change."""
        return _plan(frozenset(self.rules.items())) if self.rules else PLAN

    def values(self, case: Case) -> dict[str, int]:
        """Every quantity of the case under the change, in cents. The parts need not sum to the fee: a mistaken rule may lose a euro."""
        _, _, inputs = self.inputs(case)
        return self.run(inputs)

    def run(self, inputs: dict[str, int]) -> dict[str, int]:
        """The rules of the change on what they ask, one after the other: to compile them would cost more than one visit saves."""
        values = dict(inputs)
        for name, function, needs in _calls(frozenset(self.rules.items())):
            values[name] = function(*[values[need] for need in needs])
        return values

    def settle(self, case: Case) -> Decompte:
        """The décompte of the case under the change; ArithmeticError when the replaced rules no longer share out the whole fee.

        Its sentences are those of the rules in force.
        """
        changed = self.but(case)
        law, tariff, inputs = self.inputs(case)
        values = self.plan.run(inputs)
        check_refund(changed, values)
        return Decompte(changed, law, tariff, values)

    def inputs(self, case: Case) -> tuple[Law, Bill, dict[str, int]]:
        """The law, the bill and everything that the rules ask, under the change."""
        changed = self.but(case)
        law = self.law(law_on(changed.date))
        check(changed, law)
        tariff, inputs = prepared(changed, law)
        for name in self.plan.inputs:
            if name not in inputs:
                inputs[name] = law.values[name]
        return law, tariff, inputs

    def effect(self, case: Case) -> Effect:
        """What the change does to a visit, and what of it the visit never reads.

        >>> from convention_sim import visit
        >>> effect = Change(facts={"CS": 5000, "G": 3500}).effect(visit("2025-03-01", "generaliste"))
        >>> effect.unread, effect.moved["base"]
        (('CS',), (3000, 3500))
        """
        before, after = NOTHING.values(case), self.values(case)
        read = _read(NOTHING, case) | _read(self, case)
        return Effect(before, after, tuple(key for key in (*self.facts, *self.rules) if key not in read))


def _refuse_unknown(field: str, given: Iterable[str], known: Collection[str]) -> None:
    for key in given:
        if key not in known:
            fr, en = f"Rien ne porte ce nom : {key}.", f"Nothing bears that name: {key}."
            raise InvalidRequest(f"unknown-{field}-key", field, key, sorted(known), fr, en)


def _refuse_misfit(key: str, value: object) -> None:
    """Refuse a bare value that its unit does not allow. A rate of refund has no more than the whole; some other percentages do."""
    if value is None or isinstance(value, date | Fact):
        return
    unit = load()[key].unit
    highest = 1 if unit == "flag" else BASIS_POINTS if key.startswith("taux_") else sys.maxsize
    if isinstance(value, int) and 0 <= value <= highest:
        return
    points = (6500, "un nombre entier de points de base (6500 pour 65 %)", "a whole number of basis points (6500 for 65%)")
    cents = (3000, "un nombre entier de centimes (3000 pour 30 €)", "a whole number of cents (3000 for €30)")
    asked = {"flag": (1, "0 ou 1", "0 or 1"), "count": (1, "un nombre entier", "a whole number"), "percent": points, "points": points}
    example, fr, en = asked.get(unit, cents)
    raise InvalidRequest("invalid-fact", key, str(value), [example], f"{key} : {fr} est attendu.", f"{key}: {en} is expected.")


def _refuse_no_rule(name: str, function: object) -> None:
    """Refuse what is no function, or needs what nothing gives."""
    code = getattr(function, "__code__", None)
    if code is None:
        fr, en = f"{name} : une fonction est attendue.", f"{name}: a function is expected."
        raise InvalidRequest("invalid-rule", name, repr(function), ["lambda base: 0"], fr, en)
    _refuse_unknown("rules", code.co_varnames[: code.co_argcount], {*REGISTRY, *PLAN.inputs, *load()})


_WORDS: Mapping[str, Collection[str]] = {
    "specialty": vocabulary.SPECIALTIES,
    "sector": vocabulary.SECTORS,
    "option": vocabulary.OPTIONS,
    "act": vocabulary.ACTS,
    "pathway": vocabulary.PATHWAYS,
    "region": vocabulary.REGIONS,
}
_KINDS: Mapping[str, type] = {
    "date": date,
    "fee": int,
    "particular_demand": bool,
    "age": int,
    "age_on_january_1": int,
    "contract": Contract,
}
_MAY_BE_EMPTY = frozenset({"option", "fee", "age", "age_on_january_1", "contract"})


def _refuse_odd(field: str, value: object) -> None:
    """Refuse what that field of a checked case never holds: nothing later would."""
    if value is None and field in _MAY_BE_EMPTY:
        return
    if field == "statuses":
        good = isinstance(value, frozenset) and value <= vocabulary.STATUSES.keys()
        accepted = [f"frozenset({{{word!r}}})" for word in vocabulary.STATUSES]
    elif field in _WORDS:
        good = isinstance(value, str) and value in _WORDS[field]
        accepted = [repr(word) for word in _WORDS[field]]
    else:
        good = type(value) is _KINDS[field] and not (isinstance(value, int) and value < 0)
        accepted = [_KINDS[field].__name__]
    if not good:
        told = ", ".join(accepted)
        fr, en = f"{field} : {value!r} ne convient pas. Accepté : {told}.", f"{field}: {value!r} does not fit. Accepted: {told}."
        raise InvalidRequest("invalid-case-value", field, repr(value), accepted, fr, en)


NOTHING = Change()


def _read(change: Change, case: Case) -> set[str]:
    """The facts, rules and inputs that a visit reads: those of the plan, those that price its bill, those that its statuses rest on."""
    changed = change.but(case)
    _, tariff, _ = change.inputs(case)
    priced = {item.key for items in (tariff.full, tariff.plain, tariff.reduced) for item in items}
    stated = {f"statut_{status}" for status in changed.statuses} | {f"option_{changed.option}"}
    default = {"tarif_autorite_generaliste", "tarif_autorite_specialiste"} if changed.sector == "3" else set()
    return {rule.name for rule in change.plan.order} | set(change.plan.inputs) | priced | stated | default


@lru_cache(maxsize=4096)
def _plan(rules: frozenset[tuple[str, Function]]) -> Plan:
    replaced = {name: _rule(name, function) for name, function in rules}
    return Plan(REGISTRY | replaced)


@lru_cache(maxsize=4096)
def _calls(rules: frozenset[tuple[str, Function]]) -> tuple[tuple[str, Function, tuple[str, ...]], ...]:
    return tuple((rule.name, rule.function, rule.needs) for rule in (_plan(rules) if rules else PLAN).order)


def _rule(name: str, function: Function) -> Rule:
    code = function.__code__
    known = REGISTRY.get(name, Rule(name, function, (), "euros", "", "", ""))
    return known._replace(function=function, needs=code.co_varnames[: code.co_argcount])


@lru_cache(maxsize=512)
def _replaced(law: Law, facts: frozenset[tuple[str, Replacement]]) -> Law:
    subjects = load()
    found: dict[str, Fact | None] = dict.fromkeys(subjects)
    found |= law.facts
    found |= {key: _fact(key, value, law) for key, value in facts}
    return Law(law.start, found, subjects)


def _fact(key: str, value: Replacement, law: Law) -> Fact | None:
    """The fact that stands in the place of another: with a bare integer, one that says that it is a hypothesis."""
    if isinstance(value, Fact):
        return value._replace(key=key)
    if isinstance(value, date):
        return law_on(value).facts.get(key)
    fact = law.facts.get(key) or load()[key].facts[-1]
    fr, en = NOTE
    status: Status = "none" if value is None else "known"
    return fact._replace(value=value, status=status, sources=(), confidence="unknown", note_fr=fr, note_en=en)
