"""The rules as a whole: what they say of themselves, the order in which they run, what they need."""

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from convention_sim.engine import Plan, Rule
from convention_sim.facts import load
from convention_sim.rules import PLAN, REGISTRY


def test_every_rule_is_tested_by_itself() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_rules*.py"))
    assert [name for name in REGISTRY if f'worked("{name}"' not in text] == []


@pytest.mark.parametrize("rule", REGISTRY.values(), ids=list(REGISTRY))
def test_a_rule_says_itself_in_one_sentence_in_both_languages_and_reads_what_its_sentence_shows(rule: Rule) -> None:
    assert rule.sentence.endswith((".", ":"))
    assert rule.fr
    assert rule.en
    for text in (rule.fr, rule.en):
        shown = {field.split("}")[0] for field in text.split("{")[1:]}
        assert shown <= {rule.name, *rule.needs}
    assert rule.unit in ("euros", "rate", "flag")


def test_each_input_of_the_rules_is_a_fact_or_a_word_of_the_visit() -> None:
    said_by_the_visit = {
        *("acs", "age", "age_1er_janvier", "ald", "alsace_moselle", "ame", "at_mp", "cmuc", "contrat", "contrat_frais_reels"),
        *("contrat_pourcent", "contrat_souscrit_responsable", "conventionne", "css", "detention", "examen_enfant"),
        *("exigence_particuliere", "generaliste", "hors_parcours", "invalidite", "maternite", "montant_demande", "opposable"),
        *("option_tarifaire", "retenu_annee", "retenu_jour", "urgence"),
        *("tarif_autorite", "tarif_coordonne", "tarif_plein", "tarif_reduit"),  # what may be billed
    }
    assert {name for name in PLAN.inputs if name not in load()} == said_by_the_visit


def rules_of(*functions: Callable[..., int]) -> dict[str, Rule]:
    """Functions as rules, without registering them."""
    named = {function.__name__: function for function in functions}
    return {name: Rule(name, each, tuple(inspect.signature(each).parameters), "euros", "", "", "") for name, each in named.items()}


def test_rules_run_after_those_that_they_need_whatever_the_order_in_which_they_are_written() -> None:
    def third(second: int, first: int) -> int:
        return second + first

    def second(first: int) -> int:
        return first * 10

    def first(given: int) -> int:
        return given + 1

    for order in ((third, second, first), (first, second, third), (second, third, first)):
        plan = Plan(rules_of(*order))
        assert plan.inputs == ("given",)
        assert plan.run({"given": 1}) == {"given": 1, "first": 2, "second": 20, "third": 22}


def test_rules_that_need_one_another_are_refused() -> None:
    def hen(egg: int) -> int:
        return egg

    def egg(hen: int) -> int:
        return hen

    with pytest.raises(ValueError, match="need one another"):
        Plan(rules_of(hen, egg))


def test_a_missing_input_is_an_error_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"^'\w+'$"):
        PLAN.run({})
