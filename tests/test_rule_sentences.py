"""The rules in words: none is missing, and none holds a figure that the facts could contradict."""

import re

from convention_sim.facts import load
from convention_sim.rules import PLAN, REGISTRY
from convention_sim.rules.sentences import inputs, law_texts, sentences
from convention_sim.views.labels import AMOUNT_LABELS


def test_every_rule_has_its_sentence_in_both_languages() -> None:
    assert set(sentences()) == set(REGISTRY)
    assert [rule for rule, found in sentences().items() if not all(text.endswith(".") for text in found.text)] == []


def test_every_rule_has_exactly_one_name() -> None:
    assert {rule for rule, found in sentences().items() if found.name is None} == set(REGISTRY) & set(AMOUNT_LABELS)


def test_no_sentence_of_a_rule_holds_an_amount_or_a_year() -> None:
    typed = re.compile(r"\d[\d,.]*\s*(?:€|EUR|F\b)|\b(?:19|20)\d\d\b")
    assert [rule for rule, found in sentences().items() if any(typed.search(text) for text in found.text)] == []


def test_everything_that_a_rule_reads_has_a_name() -> None:
    assert set(inputs()) == set(PLAN.inputs) - set(load())
    assert {key for found in inputs().values() for key in found.facts} <= set(load())


def test_every_text_of_law_is_cited_and_says_how_far_it_was_read() -> None:
    assert {key for found in sentences().values() for key in found.laws} == set(law_texts())
    assert {text.read for text in law_texts().values()} == {"text", "excerpt", "secondary"}
    assert all(text.url.startswith("https://") and text.says.fr and text.says.en for text in law_texts().values())
