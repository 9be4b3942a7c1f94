"""The décompte: the result of a visit and everything that can be asked of it."""

from collections import ChainMap
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from convention_sim.case import Case
from convention_sim.engine import Rule
from convention_sim.facts.law import Law
from convention_sim.facts.loading import EURO_DAY, Fact
from convention_sim.nomenclature.billing import Bill, Item, total
from convention_sim.settlement.explaining import Explanation, explanation
from convention_sim.settlement.reasons import Note
from convention_sim.settlement.traits import Traits, traits_of

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
    def traits(self) -> Traits:
        """What the explanation depends on, amounts left out."""
        unbilled = self.items == self.tariff.plain != self.tariff.full
        return traits_of(self.case, self.law, self.values, self.items, unbilled and bool(self.items))

    @cached_property
    def _explanation(self) -> Explanation:
        return explanation(self.traits)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The amounts that make up the answer, in the order in which they are worked out."""
        values = self.values
        return tuple([Step(rule, values[rule.name], why, facts) for rule, why, facts in self._explanation.grounds])

    @property
    def not_applied(self) -> tuple[Note, ...]:
        """What a reader might expect and does not find, each with its reason."""
        return self._explanation.not_applied

    @property
    def violations(self) -> tuple[Note, ...]:
        """What is unlawful in the fee; computed as charged all the same. `maximum` gives the lawful maximum."""
        return self._explanation.violations

    @property
    def maximum(self) -> int | None:
        """The highest lawful fee in cents, None where only tact and restraint bind it."""
        highest = self.values["honoraires_maximum"]
        return None if highest < 0 else highest

    @property
    def warnings(self) -> tuple[Note, ...]:
        """Duties and doubts that are not violations: written information, tact and restraint, disputed bans, odd contracts."""
        return self._explanation.warnings

    @cached_property
    def validity(self) -> Validity:
        """How far the answer can be trusted on its date."""
        found = self._explanation
        return Validity(found.checked, self.case.date > found.checked, found.confidence, found.caveats)

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
