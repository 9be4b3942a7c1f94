"""Each amount that an exercise, its hints, a misconception or a reform says is one of its visit, a fact, or declared with its reason."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from convention_sim import settle, visit
from convention_sim.population.catalogue import reforms
from convention_sim.settlement import Decompte
from convention_sim.teaching.bank import exercises
from convention_sim.teaching.tasks import Task, exercise
from convention_sim.views.words import Language, typeset

from .prose import LANGUAGES, ROOT, amounts
from .prose_sources import FULL, Amount, fact_amount

FOLDERS = ("teaching/bank", "teaching", "counterfactuals")
# What the rate of protected care is called, whatever the amount.
WHOLE = Amount("%", FULL)
# Text, then the amounts that it types: why each may stand.
TYPED: Mapping[str, dict[Amount, str]] = {
    "01/4/hint": {Amount("EUR", 10_000): "a round sum to reason with"},
    "01/5/hint": {Amount("EUR", 10_000): "a round sum to reason with"},
    "09/1/hint": {fact_amount("taux_abattement@2026-01-01"): "the allowance of the year drawn"},
}
REASONED = {amount for typed in TYPED.values() for amount in typed}


class Template(NamedTuple):
    """A text as it is written, by its file, its table and its field."""

    place: str
    texts: dict[str, str]

    @property
    def said(self) -> dict[str, set[Amount]]:
        """The amounts that are typed there, language by language."""
        return {language: amounts(typeset(self.texts[language], language), language) for language in LANGUAGES}


def _templates() -> Iterator[Template]:
    for folder in FOLDERS:
        for path in sorted((ROOT / "convention_sim" / folder).glob("*.toml")):
            yield from _written(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)


def _written(table: Mapping[str, Any], place: str) -> Iterator[Template]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _written(value, f"{place}/{name}")
        elif isinstance(value, str) and (field := re.fullmatch(r"(?:(\w+)_)?fr|(.+)_fr", name)):
            key = field[1] or field[2] or "text"
            yield Template(f"{place}/{key}", {language: table[re.sub(r"fr$", language, name)] for language in LANGUAGES})


TEMPLATES = [template for template in _templates() if any(template.said.values())]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.place)
def test_a_typed_amount_is_declared_and_the_same_in_both_languages(template: Template) -> None:
    assert template.said["fr"] == template.said["en"]
    assert template.said["fr"] - {WHOLE} == set(TYPED.get(template.place, {}))


def test_the_texts_of_exercises_hints_and_misconceptions_are_all_read() -> None:
    places = {template.place.partition("/")[0] for template in _templates()}
    assert places >= {"01", "10", "statements", "misconceptions"}
    assert len(list(_templates())) > 250
    assert {template.place for template in TEMPLATES} >= set(TYPED)


def _of_a_visit(result: Decompte) -> set[Amount]:
    values = [*result.figures.values(), *(item.amount for item in result.items)]
    return {Amount(unit, value) for value in values for unit in ("EUR", "%")}


def _computed(task: Task, language: Language) -> set[Amount]:
    """What the solution gives its texts to say."""
    return {amount for told in task.solution.told.values() for amount in amounts(getattr(told, language), language)}


def _given(task: Task, language: Language) -> set[Amount]:
    """What a statement may say: the price and the contract of its visit, the amounts that it gives, what its solution tells."""
    found = _computed(task, language)
    for result in task.drawn.visits[:1]:
        case, contract = result.case, result.case.contract
        levels = [level for level in (contract.percent_optam, contract.percent_sans_optam) if level] if contract else []
        found |= {Amount("EUR", result[name]) for name in task.exercise.tells} | {Amount("%", 100 * level) for level in levels}
        found |= set() if case.fee is None else {Amount("EUR", case.fee)}
    return found


@pytest.mark.parametrize("name", [each.id for each in exercises()])
def test_a_statement_says_only_what_is_given_and_a_hint_only_what_the_visit_holds(name: str) -> None:
    for task in (exercise(name, seed) for seed in range(1, 6)):
        shown = {amount for result in task.drawn.visits for amount in _of_a_visit(result)} | REASONED | {WHOLE}
        for language in LANGUAGES:
            stated = amounts(" ".join(task.statement(language)), language)
            assert stated - _given(task, language) == set(), task.seed
            hint = amounts(task.second_hint(language), language)
            assert hint - shown - _computed(task, language) == set(), task.seed


@pytest.mark.parametrize("name", reforms())
def test_a_reform_is_told_with_the_rate_the_sum_or_the_cap_that_it_sets_and_with_what_it_replaces(name: str) -> None:
    found = reforms()[name]
    dear = visit("2025-03-01", "specialiste", "2", option="optam", fee="300")
    before, after = settle(dear), found(dear).settle(dear)
    cap = Amount("%", FULL * after["depassement"] // after["base"])
    held = {
        Amount(unit, result[name]) for result in (before, after) for unit, name in (("%", "taux"), ("EUR", "participation_forfaitaire"))
    }
    for language in LANGUAGES:
        told = amounts(f"{getattr(found.name, language)} {getattr(found.sentence, language)}", language)
        assert told - held - {cap} == set()
