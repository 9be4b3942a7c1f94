"""No fact can be wrong by one unit, nor start a day early or late, without a pinned case going wrong."""

import json
from datetime import date
from pathlib import Path

import pytest

import convention_sim
from convention_sim.facts import load
from convention_sim.rules import PLAN

from .pinned import PAGES_ONLY, VALUE, Mutation, Pinned, every_mutation, notices, off_by_one, pages_only, read, result

CASES, SILENT = read()
LISTED = [name for case in CASES for name in case.rows]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.words['date']} {case.rows[0]}" for case in CASES])
def test_a_pinned_visit_gives_what_was_read_against_the_documents(case: Pinned) -> None:
    assert result(case.words) == case.result


def test_every_row_that_a_visit_may_read_has_a_case_for_its_value_and_for_its_first_day() -> None:
    """After a change of the facts, `python -m tests.pinned` adds what is missing."""
    assert set(LISTED) | set(SILENT) == set(every_mutation())
    assert len(LISTED) == len(set(LISTED))
    assert not set(LISTED) & set(SILENT)


def test_every_value_has_a_case() -> None:
    """Only first days may be silent, and few of them."""
    assert [name for name in SILENT if name.endswith(VALUE)] == []
    assert len(SILENT) < len(LISTED) / 10


@pytest.mark.parametrize("case", CASES, ids=[f"{case.words['date']} {case.rows[0]}" for case in CASES])
def test_a_pinned_visit_goes_wrong_when_the_rows_that_it_watches_are(case: Pinned) -> None:
    for name in case.rows:
        assert notices(case.words, every_mutation()[name]), name


def test_the_facts_that_only_pages_show_are_read_by_no_rule_and_no_bill() -> None:
    package = Path(convention_sim.__file__).parent
    rooms = [path.read_text(encoding="utf-8") for room in ("nomenclature", "rules", "settlement") for path in (package / room).glob("*.py")]
    keys = [key for key, subject in load().items() if pages_only(subject.facts[0])]
    assert set(keys) >= PAGES_ONLY
    for key in keys:
        assert key not in PLAN.inputs
        assert not any(f'"{key}"' in text for text in rooms), key


def test_a_fact_that_only_pages_show_changes_no_visit() -> None:
    for subject in load().values():
        for fact in subject.facts:
            if not pages_only(fact) or fact.status != "known":
                continue
            during = [case for case in CASES if fact.start <= date.fromisoformat(case.words["date"]) <= (fact.end or date.max)]
            mutation = Mutation(fact.key, fact.key, [], off_by_one(fact))
            assert not any(notices(case.words, mutation) for case in during[::25]), fact


def test_a_pinned_visit_is_written_on_one_line() -> None:
    text = (Path(__file__).parent / "pinned" / "cases.json").read_text(encoding="utf-8")
    assert sum(line.startswith('{"rows"') for line in text.splitlines()) == len(CASES) == len({json.dumps(case.words) for case in CASES})
