"""The décompte: the result of a visit and everything that can be asked of it."""

from collections import ChainMap
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from typing import Any, NamedTuple

from convention_sim.case import Case
from convention_sim.engine import Rule
from convention_sim.facts.law import Law
from convention_sim.facts.loading import CONFIDENCES, EURO_DAY, Fact, load
from convention_sim.nomenclature.billing import Bill, Item, total
from convention_sim.rules import REGISTRY
from convention_sim.settlement import reasons
from convention_sim.settlement.reasons import Note

# The amounts of the JSON protocol, in its order.
AMOUNTS = (
    "honoraires",
    "base",
    "depassement",
    "amo_brut",
    "participation_forfaitaire",
    "regime_local",
    "amo",
    "ticket_moderateur",
    "majoration_hors_parcours",
    "amc",
    "reste_apres_amo",
    "reste_a_charge",
)


# The statuses that the rule `exonere` reads: 100 % of the base.
EXEMPTING = frozenset({"ald", "maternite", "ame", "at-mp", "invalidite", "detention"})


@cache
def _read(name: str, silent: tuple[str, ...]) -> tuple[str, ...]:
    """The facts that a rule reads: those that it names, then those of the rules behind it that are neither steps, conditions nor silent."""
    needs = [need for need in REGISTRY[name].needs if need not in silent]
    found = dict.fromkeys(need for need in needs if need in load())
    for need in needs:
        if need in REGISTRY and need not in reasons.STEPS and REGISTRY[need].unit != "flag":
            found |= dict.fromkeys(_read(need, silent))
    return tuple(found)


@cache
def _cited(law: Law, name: str, silent: tuple[str, ...]) -> tuple[Fact, ...]:
    """Those facts under one law: what is known, and what is worth a note."""
    found = [law.facts[key] for key in _read(name, silent) if key in law.facts]
    return tuple(fact for fact in found if fact.status == "known" or fact.note_fr)


class Step(NamedTuple):
    """One amount of the décompte: the rule, its result, why it is so in this case, and the dated facts that it read."""

    rule: Rule
    value: int
    why: Note | None
    facts: tuple[Fact, ...]


class Validity(NamedTuple):
    """How far the answer can be trusted: the last day for which every fact used has evidence, the weakest confidence, the caveats."""

    checked: date
    after_last_check: bool
    confidence: str
    caveats: tuple[Note, ...]


class Decompte:
    """The settlement of one visit.

    `amounts` holds the quantities of the protocol in cents; every other property explains them and is worked out when asked for.
    The parts always sum to the fee: AMO + AMC + what is left, and base shares + extra fee.
    """

    def __init__(self, case: Case, law: Law, tariff: Bill, values: dict[str, int]) -> None:
        self.case: Case = case
        self.law: Law = law
        self.tariff: Bill = tariff
        self.values: dict[str, int] = values
        self._check()

    def _check(self) -> None:
        """Every euro of the fee is paid by somebody, and stands for something."""
        found = self.values
        payers = found["amo"] + found["amc"] + found["reste_a_charge"]
        parts = ("amo_brut", "regime_local", "ticket_moderateur", "majoration_hors_parcours", "depassement")
        if not payers == found["honoraires"] == sum(found[name] for name in parts):
            raise ArithmeticError(f"the parts do not sum to the fee: {found}")

    @cached_property
    def amounts(self) -> dict[str, int]:
        """The amounts of the protocol, in cents (centimes for a décompte in francs)."""
        return {name: self.values[name] for name in AMOUNTS}

    @cached_property
    def figures(self) -> Mapping[str, int]:
        """Every figure that a sentence may show: the quantities of the case, then the facts of the day."""
        return ChainMap(self.values, self.law.values)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The codes that make up the base, before the fee caps it; empty outside the convention.

        A fee that is exactly the tariff without coordination shows that coordination was not billed.
        """
        if not self.values["conventionne"]:
            return ()
        if not self.values["majorations_ouvertes"]:
            return self.tariff.reduced
        return self.tariff.plain if self.values["honoraires"] == total(self.tariff.plain) else self.tariff.full

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The amounts that make up the answer, in the order in which they are worked out."""
        values = self.values
        shown = [name for name in reasons.STEPS if reasons.is_shown(name, values)]
        return tuple([Step(REGISTRY[name], values[name], reasons.why(name, self), self.facts_of(name)) for name in shown])

    def facts_of(self, name: str) -> tuple[Fact, ...]:
        """The dated facts behind a step: those that its rule reads, directly or through rules that are not steps themselves."""
        if name == "honoraires" and self.case.fee is not None:
            return ()
        if name in ("honoraires", "base_tarifaire", "tarif"):
            return self._priced()
        if name == "part_dans_le_parcours" and self.values["exonere"]:
            return tuple(self.law.facts[f"statut_{status}"] for status in sorted(self.case.statuses & EXEMPTING))
        return _cited(self.law, name, self._silent)

    @cached_property
    def _silent(self) -> tuple[str, ...]:
        return reasons.silent(self.values)

    def _priced(self) -> tuple[Fact, ...]:
        """The facts that price the base: the billed codes, or the default tariff outside the convention."""
        if self.values["conventionne"]:
            return tuple(self.law.fact(item.key) for item in self.items)
        kind = "generaliste" if self.values["generaliste"] else "specialiste"
        return (self.law.fact(f"tarif_autorite_{kind}"),)

    @cached_property
    def not_applied(self) -> tuple[Note, ...]:
        """What a reader might expect and does not find, each with its reason."""
        return reasons.said(reasons.NOT_APPLIED, self)

    @cached_property
    def violations(self) -> tuple[Note, ...]:
        """What is unlawful in the fee; computed as charged all the same. `maximum` gives the lawful maximum."""
        return reasons.violations(self)

    @property
    def maximum(self) -> int | None:
        """The highest lawful fee in cents, None where only tact and measure bind it."""
        highest = self.values["honoraires_maximum"]
        return None if highest < 0 else highest

    @cached_property
    def warnings(self) -> tuple[Note, ...]:
        """Duties and doubts that are not violations: written information, tact and measure, disputed bans, odd contracts."""
        return reasons.said(reasons.WARNINGS, self)

    @cached_property
    def validity(self) -> Validity:
        """How far the answer can be trusted on its date."""
        used = {fact.key: fact for step in self.steps for fact in step.facts}.values()
        checked = min([fact.checked for fact in used])
        confidences = {fact.confidence for fact in used}
        confidence = next(level for level in CONFIDENCES if level in confidences)
        doubtful = [fact for fact in used if fact.note_fr and fact.confidence != "high"]
        caveats = (*(Note(fact.key, fact.note_fr, fact.note_en) for fact in doubtful), *reasons.said(reasons.CAVEATS, self))
        return Validity(checked, self.case.date > checked, confidence, caveats)

    @cached_property
    def in_francs(self) -> "Decompte | None":
        """The same visit in centimes of franc, for a day before 2002."""
        if self.case.date >= EURO_DAY:
            return None
        from convention_sim.settlement.settling import settle_in_francs  # noqa: PLC0415 - settle itself makes a Decompte

        return settle_in_francs(self.case)

    def as_dict(self) -> dict[str, Any]:
        """The response of the JSON protocol."""
        from convention_sim.views.protocol import response  # noqa: PLC0415 - views come after settlement; loaded when asked for

        return response(self)

    def __getitem__(self, name: str) -> int:
        """Any quantity by its name, in cents, basis points or 1/0."""
        return self.values[name]

    def _repr_html_(self) -> str:
        from convention_sim.views import html  # noqa: PLC0415 - the same

        return html.decompte(self)

    def __repr__(self) -> str:
        from convention_sim.views import text  # noqa: PLC0415 - the same

        return text.decompte(self)
