"""The named misconceptions: each one's sentence, hint and forms, read from misconceptions.toml."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from convention_sim.case import Case
from convention_sim.counterfactuals import mistaken, mistaken_contracts, variants
from convention_sim.counterfactuals.change import Change
from convention_sim.counterfactuals.variants import Variant
from convention_sim.nomenclature.billing import HOME
from convention_sim.resources import read_toml
from convention_sim.vocabulary import Label

type Values = Mapping[str, int]


def _without_option(case: Case) -> bool:
    """A contracted physician whose fee is free and who took no option."""
    return case.sector in ("2", "1-dp") and case.option is None


# What a visit must be for a misconception to make sense in it, from the case and its quantities.
CONDITIONS: dict[str, Callable[[Case, Values], bool]] = {
    "contribution-due": lambda _, values: values["participation_forfaitaire"] > 0,
    "contribution-not-due": lambda _, values: bool(values["dispense_participation"]),
    "full-rate": lambda _, values: bool(values["exonere"]),
    "ordinary-rate": lambda _, values: not values["exonere"],
    "contracted": lambda _, values: bool(values["conventionne"]),
    "outside-convention": lambda _, values: not values["conventionne"],
    "extra-fee": lambda _, values: values["depassement"] > 0,
    "no-option": lambda _, values: bool(values["conventionne"]) and not values["majorations_ouvertes"],
    "no-option-at-the-tariff": lambda case, values: _without_option(case) and bool(values["majorations_ouvertes"]),
    "whole-base": lambda case, values: bool(values["conventionne"]) and not _without_option(case),
    "special-situation": lambda case, _: bool(case.statuses) or case.act != "consultation" or (case.age is not None and case.age < 18),
    "contract": lambda _, values: bool(values["contrat"]) and not values["css"] | values["cmuc"] | values["ame"],
    "percent-contract": lambda _, values: values["contrat_pourcent"] > 0 and not values["css"] | values["cmuc"] | values["ame"],
    "responsible": lambda _, values: bool(values["regles_responsables"]),
    "complementary": lambda _, values: values["amc"] > 0,
    "outside-pathway": lambda _, values: bool(values["parcours_non_respecte"]),
    "within-pathway": lambda _, values: bool(values["conventionne"]) and not values["parcours_non_respecte"],
    "public-cover": lambda _, values: bool(values["css"] | values["cmuc"]),
    "alsace-moselle": lambda _, values: values["regime_local"] > 0,
    "metropolitan": lambda case, _: case.region == "metropole",
    "overseas": lambda case, _: case.region not in HOME,
}

# The rules that a row of the file may name.
MISTAKEN_RULES: dict[str, Callable[..., int]] = {**vars(mistaken), **vars(mistaken_contracts)}


class Misconception(NamedTuple):
    """One way to get it wrong.

    `rank` says how common it is (0 first), `about` the quantities where it comes first, `only` those that it can explain at all
    (empty: all), `when` the conditions of the visit, `goes_with` those that with it make one mistake. `message` has fields to fill;
    `hint` is for a learner and gives no answer away.
    """

    id: str
    name: Label
    message: Label
    hint: Label
    rank: int
    about: frozenset[str]
    only: frozenset[str]
    when: tuple[str, ...]
    goes_with: frozenset[str]
    forms: Callable[[Case], Iterator[Variant]]

    def fits(self, case: Case, values: Values, quantity: str) -> bool:
        """Whether it makes sense for this visit and this quantity."""
        return (not self.only or quantity in self.only) and all(CONDITIONS[name](case, values) for name in self.when)

    def weight(self, quantity: str) -> int:
        """How early it comes among the explanations of a quantity: the smaller, the earlier."""
        return 2 * self.rank - (1 if quantity in self.about else 0)


@cache
def misconceptions() -> dict[str, Misconception]:
    """Every misconception by its identifier, in the order of the file.

    >>> misconceptions()["participation-before-rate"].hint.en
    'In which order do the rate and the contribution come?'
    """
    return {name: _misconception(name, row) for name, row in read_toml("convention_sim.counterfactuals", "misconceptions.toml").items()}


def _misconception(name: str, row: dict[str, Any]) -> Misconception:
    return Misconception(
        name,
        Label(row["name_fr"], row["name_en"]),
        Label(row["fr"], row["en"]),
        Label(row["hint_fr"], row["hint_en"]),
        row["rank"],
        frozenset(row.get("about", ())),
        frozenset(row.get("only", ())),
        tuple(row.get("when", ())),
        frozenset(row.get("goes_with", ())),
        getattr(variants, row["variants"]) if "variants" in row else _always(row.get("changes", ())),
    )


def _always(rows: Sequence[dict[str, Any]]) -> Callable[[Case], Iterator[Variant]]:
    """The forms that are the same for every visit."""
    forms = [Variant(_change(row)) for row in rows]
    return lambda _: iter(forms)


def _change(row: dict[str, Any]) -> Change:
    rules = {rule: MISTAKEN_RULES[function] for rule, function in row.get("rules", {}).items()}
    return Change(rules=rules, case={name: None if value == "none" else value for name, value in row.get("case", {}).items()})
