"""Each amount of a note, of an event or of a claim is a fact, follows from facts, or is declared with its reason."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .prose import LANGUAGES, ROOT
from .prose_notes import COMPUTED, FACTS, QUOTED, Note, declared, held, notes
from .prose_sources import Amount
from .test_prose import neighbours

# The ceiling of the increase outside the pathway as it is, and another.
CEILING, OTHER_CEILING = '{ from = 2023-11-01, value = "10.60"', '{ from = 2023-11-01, value = "10.50"'


def _said(key: str) -> set[Amount]:
    return {amount for note in notes() if note.key == key for language in LANGUAGES for amount in note.said(language)}


def _with_amounts() -> list[Note]:
    return [note for note in notes() if note.said("fr")]


@pytest.mark.parametrize("note", _with_amounts(), ids=lambda note: note.place)
def test_every_amount_is_a_fact_follows_from_facts_or_is_declared(note: Note) -> None:
    assert note.wrong == set()


@pytest.mark.parametrize("note", _with_amounts(), ids=lambda note: note.place)
def test_both_languages_say_the_same_amounts(note: Note) -> None:
    assert note.said("en") == note.said("fr")


def test_notes_events_and_claims_are_all_read() -> None:
    assert len(notes()) > 350
    assert len(_with_amounts()) > 80
    files = {note.place.partition(":")[0] for note in _with_amounts()}
    assert files >= {"events", "claims", "rates", "tariffs", "contributions", "pensions", "statistics"}
    assert "events: arbitral-2023/steps/1/step" in {note.place for note in _with_amounts()}


def test_a_note_in_one_language_only_has_no_amount_apart() -> None:
    assert [note.place for note in notes() if note.said("en") and not note.said("fr")] == []


@pytest.mark.parametrize("key", sorted({*FACTS, *COMPUTED, *QUOTED}))
def test_what_is_declared_for_a_note_is_said_there(key: str) -> None:
    assert declared(key) - _said(key) == set()


@pytest.mark.parametrize("key", sorted(QUOTED))
def test_a_figure_of_a_document_is_not_one_that_the_facts_give(key: str) -> None:
    assert set(QUOTED[key]) & (held(key) - set(QUOTED[key])) == set()


def test_an_amount_wrong_by_one_unit_is_nearly_always_seen() -> None:
    pairs = [near in held(note.key) for note in _with_amounts() for amount in note.said("fr") for near in neighbours(amount)]
    assert sum(pairs) / len(pairs) < 1 / 7


def test_a_changed_fact_names_the_notes_that_it_makes_wrong(tmp_path: Path) -> None:
    for folder in ("convention_sim", "docs", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "browser"))
    rates = tmp_path / "convention_sim" / "facts" / "rates.toml"
    before = rates.read_text(encoding="utf-8")
    assert before.count(CEILING) == 1
    rates.write_text(before.replace(CEILING, OTHER_CEILING), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "tests.prose_notes"], cwd=tmp_path, text=True, capture_output=True, check=True)
    assert done.stdout.splitlines() == ["rates: plafond_hors_parcours/values/5/note: 10.6 EUR"]
