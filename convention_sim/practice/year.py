"""The result: a year of practice, every amount with its reason."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from convention_sim.engine import Rule
from convention_sim.facts import Fact, Law, contributions
from convention_sim.facts.loading import CONFIDENCES
from convention_sim.practice import notes
from convention_sim.practice.case import PracticeCase
from convention_sim.practice.rules import RULES
from convention_sim.settlement.reasons import Note

if TYPE_CHECKING:
    from convention_sim.views.practice import Explained

# The amounts of the JSON protocol, in its order; those between the base and the total are what the physician owes.
AMOUNTS = (
    "social_base",
    "maladie",
    "maladie_additional",
    "allocations_familiales",
    "retraite_base",
    "retraite_complementaire",
    "asv",
    "invalidite_deces",
    "indemnites_journalieres",
    "csg_crds",
    "cfp",
    "curps",
    "total",
    "funds_share",
    "income",
)
OWED = AMOUNTS[1:-3]


class PracticeStep(NamedTuple):
    """One amount of the year: the rule, its result and the dated facts that it read."""

    rule: Rule
    value: int
    facts: tuple[Fact, ...]


class PracticeValidity(NamedTuple):
    """How far the answer can be trusted: the last day for which every fact used has evidence, the weakest confidence, the caveats."""

    checked: date
    after_last_check: bool
    confidence: str
    caveats: tuple[Note, ...]


def _behind(names: Sequence[str]) -> set[str]:
    """Those rules and the rules that they need."""
    found: set[str] = set()
    left = list(names)
    while left:
        name = left.pop()
        if name in RULES and name not in found:
            found.add(name)
            left += RULES[name].needs
    return found


class PracticeYear:
    """A year of practice: `amounts` holds the quantities of the protocol in cents, every other property explains them.

    What is owed always sums to the total, and the total and the income to the profit.
    """

    def __init__(self, case: PracticeCase, law: Law, values: dict[str, int]) -> None:
        self.case: PracticeCase = case
        self.law: Law = law
        self.values: dict[str, int] = values
        if sum(values[name] for name in OWED) != values["total"] or values["total"] + values["income"] != values["resultat"]:
            raise ArithmeticError(f"the parts do not sum to the total: {values}")

    @cached_property
    def amounts(self) -> dict[str, int]:
        """The amounts of the protocol, in cents."""
        return {name: self.values[name] for name in AMOUNTS}

    @cached_property
    def figures(self) -> Mapping[str, int]:
        """Every figure that a sentence may show: the quantities of the year, then its facts."""
        return ChainMap(self.values, self.law.values)

    @cached_property
    def steps(self) -> tuple[PracticeStep, ...]:
        """The amounts that make up the answer, in the order in which they are worked out."""
        shown = [RULES[name] for name in notes.STEPS if notes.is_shown(name, self.values)]
        return tuple(PracticeStep(rule, self.values[rule.name], self._facts_of(rule)) for rule in shown)

    def _facts_of(self, rule: Rule) -> tuple[Fact, ...]:
        found = [self.law.facts[key] for key in rule.needs if key in contributions() and key in self.law.facts]
        return tuple(fact for fact in found if fact.status == "known")

    @cached_property
    def not_applied(self) -> tuple[Note, ...]:
        """What a reader might expect and does not find, each with its reason."""
        return notes.said(notes.NOT_APPLIED, self)

    @cached_property
    def warnings(self) -> tuple[Note, ...]:
        """What the year leaves out for want of a published figure."""
        return notes.said(notes.WARNINGS, self)

    @cached_property
    def validity(self) -> PracticeValidity:
        """How far the answer can be trusted."""
        used = {fact.key: fact for step in self.steps for fact in step.facts}.values()
        checked = min(fact.checked for fact in used)
        confidence = next(level for level in CONFIDENCES if level in {fact.confidence for fact in used})
        doubtful = [Note(fact.key, fact.note_fr, fact.note_en) for fact in used if fact.note_fr and fact.confidence != "high"]
        caveats = (*doubtful, *notes.said(notes.CAVEATS, self))
        return PracticeValidity(checked, checked.year < self.case.year, confidence, caveats)

    def explain(self, *names: str) -> "Explained":
        """The steps that lead to those amounts, or every step, with the dated facts behind them."""
        from convention_sim.views.practice import Explained  # noqa: PLC0415 - views come after; loaded when asked for

        wanted = _behind(names) if names else {step.rule.name for step in self.steps}
        return Explained(self, tuple(step for step in self.steps if step.rule.name in wanted))

    def as_dict(self) -> dict[str, Any]:
        """The response of the JSON protocol."""
        from convention_sim.views.practice import response  # noqa: PLC0415 - views come after; loaded when asked for

        return response(self)

    def __getitem__(self, name: str) -> int:
        """Any quantity by its name, in cents, basis points or 1/0."""
        return self.values[name]

    def __repr__(self) -> str:
        from convention_sim.views.practice import text  # noqa: PLC0415 - the same

        return text(self)

    def _repr_html_(self) -> str:
        from convention_sim.views.practice import html  # noqa: PLC0415 - the same

        return html(self)
