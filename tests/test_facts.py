"""Facts are data that can be trusted: sourced, in order, without a silent hole, refused when they contradict themselves."""

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest

from convention_sim.errors import BrokenFacts, UnknownFact
from convention_sim.facts import Fact, Subject, law_on, load, sources
from convention_sim.facts import loading as loader
from convention_sim.facts.loading import CONFIDENCES, EURO_DAY, FILES
from convention_sim.money import to_euros

SUBJECTS = list(load().values())
ROWS = [fact for subject in SUBJECTS for fact in subject.facts]
KNOWN = [fact for fact in ROWS if fact.status == "known"]
UNITS = {"EUR", "FRF", "percent", "points", "flag", "count"}
KINDS = {"official", "union", "press", "insurer", "data", "guide", "derived"}
LAST_EVIDENCE = date(2026, 10, 31)
TABLE_KEYS = {"fr", "en", "unit", "before", "values"}
ROW_KEYS = {"from", "value", "unit", "source", "confidence", "checked", "fr", "en", "note_fr", "note_en"}


def rows(status: str | None = None) -> pytest.MarkDecorator:
    """One test a row, of one status or of all."""
    chosen = [fact for fact in ROWS if status in (None, fact.status)]
    return pytest.mark.parametrize("fact", chosen, ids=[f"{fact.key} {fact.start}" for fact in chosen])


def subjects() -> pytest.MarkDecorator:
    """One test a key."""
    return pytest.mark.parametrize("subject", SUBJECTS, ids=[subject.key for subject in SUBJECTS])


def raw() -> list[tuple[str, str, dict[str, Any]]]:
    """Every table of the facts files as written: file, key, table."""
    texts = {name: files("convention_sim.facts").joinpath(f"{name}.toml").read_text(encoding="utf-8") for name in FILES}
    return [(name, key, table) for name, text in texts.items() for key, table in tomllib.loads(text).items()]


# --- the rows


@rows()
def test_a_row_has_a_value_or_says_why_not(fact: Fact) -> None:
    assert fact.unit in UNITS
    if fact.status == "known":
        assert fact.value is not None
        assert fact.value >= 0
    else:
        assert fact.value is None
    if fact.unit == "flag" and fact.status == "known":
        assert fact.value in (0, 1)


@rows()
def test_a_row_cites_documents_that_are_described(fact: Fact) -> None:
    assert fact.sources
    assert set(fact.sources) <= sources().keys()
    assert fact.confidence in CONFIDENCES
    assert (fact.confidence == "unknown") == (fact.status == "unknown")


@rows()
def test_what_a_row_says_in_french_it_says_in_english(fact: Fact) -> None:
    assert fact.fr
    assert fact.en
    assert bool(fact.note_fr) == bool(fact.note_en)


@rows("known")
def test_evidence_is_not_older_than_the_value_nor_newer_than_the_reading(fact: Fact) -> None:
    if fact.start > LAST_EVIDENCE:  # decided, not yet in force
        assert fact.checked <= LAST_EVIDENCE
    else:
        assert fact.start <= fact.checked <= max(LAST_EVIDENCE, fact.end or fact.start)


@subjects()
def test_the_periods_of_a_key_follow_one_another_without_a_silent_hole(subject: Subject) -> None:
    for earlier, later in zip(subject.facts, subject.facts[1:], strict=False):
        assert earlier.end == later.start - timedelta(days=1)
        assert earlier.start < later.start
    assert subject.facts[-1].end is None
    assert any(fact.status == "known" for fact in subject.facts)


@subjects()
def test_two_periods_in_a_row_differ(subject: Subject) -> None:
    for earlier, later in zip(subject.facts, subject.facts[1:], strict=False):
        same = (earlier.status, earlier.value, earlier.unit) == (later.status, later.value, later.unit)
        assert not same or (earlier.note_fr, earlier.confidence) != (later.note_fr, later.confidence), later.start


def test_francs_end_with_the_year_2001() -> None:
    """A value in francs may still be running on 1 January 2002: it is then converted; none begins later."""
    late = [fact.key for fact in ROWS if fact.unit == "FRF" and fact.start >= EURO_DAY]
    assert late == []


def test_no_word_of_a_facts_file_is_ignored() -> None:
    for file, key, table in raw():
        assert table.keys() <= TABLE_KEYS, (file, key)
        assert table.get("before", "unknown") in ("none", "unknown"), (file, key)
        for row in table["values"]:
            assert row.keys() <= ROW_KEYS, (file, key, row)
            assert type(row["from"]) is date, (file, key, row)
            assert type(row.get("checked", row["from"])) is date, (file, key, row)


def test_a_value_still_in_force_says_until_when_it_was_checked() -> None:
    silent = [
        (file, key)
        for file, key, table in raw()
        if (last := table["values"][-1])["value"] not in ("unknown", "none") and "checked" not in last and last["from"] <= LAST_EVIDENCE
    ]
    assert silent == []


def test_a_document_has_a_title_a_kind_and_an_address_or_none() -> None:
    for source in sources().values():
        assert source.title, source.id
        assert source.kind in KINDS, source.id
        assert source.url == "" or source.url.startswith(("http://", "https://")), source.id


def test_a_weak_value_says_what_is_weak() -> None:
    """Every value of low confidence carries a note that a reader is shown."""
    assert [(fact.key, fact.start) for fact in KNOWN if fact.confidence == "low" and not fact.note_fr] == []


# --- the loader refuses


def table(*rows: dict[str, Any], **words: Any) -> dict[str, Any]:
    return {"unit": "EUR", "fr": "Tarif", "en": "Tariff", "values": list(rows)} | words


def row(start: object = date(2020, 1, 1), **words: Any) -> dict[str, Any]:
    return {"from": start, "value": "25.00", "source": "JO"} | words


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in row().items() if name != key}


def loaded(given: dict[str, Any]) -> Subject:
    return loader.subject("X", given, frozenset({"JO"}), "fixture")


def test_a_sound_table_is_taken() -> None:
    found = loaded(table(row(), row(date(2021, 1, 1), value="none"), row(date(2022, 1, 1), value="unknown")))
    assert [fact.status for fact in found.facts] == ["known", "none", "unknown"]
    assert [fact.end for fact in found.facts] == [date(2020, 12, 31), date(2021, 12, 31), None]
    assert found.facts[0].value == 2500


BROKEN = {
    "two rows in disorder": table(row(date(2021, 1, 1)), row(date(2020, 1, 1))),
    "two rows on the same day": table(row(), row(value="26.00")),
    "no row": table(),
    "a document that is not described": table(row(source="nowhere")),
    "one document of two that is not described": table(row(source=["JO", "nowhere"])),
    "no document": table(row(source=[])),
    "no source key": table(without("source")),
    "no value": table(without("value")),
    "no day": table(without("from")),
    "a word for a value": table(row(value="vingt-cinq")),
    "a negative value": table(row(value="-25.00")),
    "a comma": table(row(value="25,00")),
    "a third decimal": table(row(value="25.001")),
    "an empty value": table(row(value="")),
    "a number instead of a decimal string": table(row(value=25)),
    "a float instead of a decimal string": table(row(value=25.0)),
    "digits of another script": table(row(value="٢٥")),
    "an unknown unit": table(row(), unit="GBP"),
    "an unknown unit in a row": table(row(unit="USD")),
    "an unknown confidence": table(row(confidence="certain")),
    "no French label": {key: value for key, value in table(row()).items() if key != "fr"},
    "a flag that is neither 0 nor 1": table(row(value="2"), unit="flag"),
    "a negative count": table(row(value="-1"), unit="count"),
    "a day between quotes": table(row("2020-01-01")),
    "a day between quotes before another": table(row("2020-01-01"), row(date(2021, 1, 1))),
    "a day between quotes after another": table(row(), row("2021-01-01")),
    "an unknown word before the first day": table(row(), before="nothing"),
    "a word that no loader reads": table(row(confidance="low")),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_loader_refuses(fault: str) -> None:
    with pytest.raises(BrokenFacts):
        loaded(BROKEN[fault])


def test_a_refusal_names_the_file_and_the_key() -> None:
    with pytest.raises(BrokenFacts, match=r"fixture: X"):
        loaded(table(row(source="nowhere")))


def test_a_key_written_in_two_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = {"sources": {"JO": {"title": "Journal officiel", "kind": "official"}}}
    monkeypatch.setattr(loader, "_read", lambda name: twice["sources"] if name == "sources" else {"G": table(row())})
    monkeypatch.setattr(loader, "sources", lambda: {"JO": None})
    with pytest.raises(BrokenFacts, match="G is already in"):
        loader.load.__wrapped__()


# --- the law of a day


@rows()
def test_a_row_is_in_force_from_its_first_day_to_its_last_and_on_no_other(fact: Fact) -> None:
    assert law_on(fact.start).facts[fact.key] is fact
    assert law_on(fact.start - timedelta(days=1)).facts.get(fact.key) is not fact
    if fact.end is None:
        assert law_on(date.max).facts[fact.key] is fact
    else:
        assert law_on(fact.end).facts[fact.key] is fact
        assert law_on(fact.end + timedelta(days=1)).facts[fact.key] is not fact


@rows("known")
def test_a_known_value_is_given_in_euros_and_in_francs_only_before_2002(fact: Fact) -> None:
    law = law_on(fact.start)
    assert law.has(fact.key)
    assert law.fact(fact.key) is fact
    if fact.unit == "FRF":
        assert law.francs[fact.key] == fact.value
        assert law.values[fact.key] == to_euros(fact.known_value())
    else:
        assert law.values[fact.key] == fact.value
    assert bool(law.francs) == (law.start < EURO_DAY)


@rows("unknown")
def test_a_hole_is_an_error_and_never_a_value(fact: Fact) -> None:
    law = law_on(fact.start)
    assert fact.key not in law.values
    assert not law.has(fact.key)
    with pytest.raises(UnknownFact) as refused:
        law.fact(fact.key)
    assert refused.value.code == "unknown-fact"
    with pytest.raises(ValueError, match=fact.key):
        fact.known_value()


@rows("none")
def test_what_does_not_exist_counts_zero_and_is_not_in_force(fact: Fact) -> None:
    law = law_on(fact.start)
    assert law.values[fact.key] == 0
    assert not law.has(fact.key)
    assert fact.known_value() == 0


@subjects()
def test_before_its_first_row_a_key_is_absent_or_unknown_as_its_table_says(subject: Subject) -> None:
    eve = law_on(subject.facts[0].start - timedelta(days=1))
    assert subject.key not in eve.facts
    assert (subject.key in eve.values) == (subject.absent == "none")


def test_a_refusal_for_want_of_a_fact_says_on_which_days_it_is_known() -> None:
    with pytest.raises(UnknownFact) as refused:
        law_on(date(1980, 1, 1)).fact("C")
    assert refused.value.code == "date-before-first-fact"
    assert refused.value.accepted[0] == "1989-01-01/1990-03-27"
    assert refused.value.accepted[-1] == "2011-01-01/"
    with pytest.raises(UnknownFact) as refused:
        law_on(date(1995, 6, 1)).fact("C")
    assert refused.value.code == "unknown-fact"


def test_a_law_says_since_when_and_how_much_it_knows() -> None:
    assert repr(law_on(date(2025, 3, 1))).startswith("Law(since 2025-01-01, ")


def test_the_law_of_a_day_is_built_once() -> None:
    assert law_on(date(2025, 3, 1)) is law_on(date(2025, 12, 31))
    assert law_on(date(2025, 12, 31)) is not law_on(date(2026, 1, 1))
