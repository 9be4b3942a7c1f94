"""An amount worked out by a few rules, outside the year of practice: its figures, its sentences, its facts."""

from collections import ChainMap
from collections.abc import Mapping
from typing import NamedTuple

from convention_sim.engine import Plan, Rule
from convention_sim.facts import Fact, Law, contributions
from convention_sim.practice.law import known_from, unknown_in


class WorkedStep(NamedTuple):
    """A rule, its result and the dated facts that it read."""

    rule: Rule
    value: int
    facts: tuple[Fact, ...]


class Worked:
    """Every quantity of a small plan, and the steps that a reader is shown; `values` are cents, basis points or 1/0.

    What `inputs` give stands over the facts of the law; a fact that is not known raises UnknownFact.
    """

    def __init__(self, rules: Mapping[str, Rule], law: Law, inputs: Mapping[str, int]) -> None:
        plan = Plan(rules)
        for key in plan.inputs:
            if key in contributions() and key not in inputs and key not in law.values:
                raise unknown_in(key, law.start.year, known_from(key))
        known = {key: law.values[key] for key in plan.inputs if key in law.values}
        self.law, self.plan = law, plan
        self.values: dict[str, int] = plan.run({**known, **inputs})

    @property
    def figures(self) -> Mapping[str, int]:
        """Every figure that a sentence may show."""
        return ChainMap(self.values, self.law.values)

    @property
    def steps(self) -> tuple[WorkedStep, ...]:
        """The amounts and rates, in the order in which they are worked out."""
        return tuple(WorkedStep(rule, self.values[rule.name], self._facts_of(rule)) for rule in self.plan.order if rule.unit != "flag")

    def _facts_of(self, rule: Rule) -> tuple[Fact, ...]:
        found = [self.law.facts[key] for key in rule.needs if key in contributions() and key in self.law.facts]
        return tuple(fact for fact in found if fact.status == "known")

    def __getitem__(self, name: str) -> int:
        return self.values[name]

    def __repr__(self) -> str:
        from convention_sim.views.practice import worked_text  # noqa: PLC0415 - views come after; loaded when asked for

        return worked_text(self)

    def _repr_html_(self) -> str:
        from convention_sim.views.practice import worked_html  # noqa: PLC0415 - the same

        return worked_html(self)
