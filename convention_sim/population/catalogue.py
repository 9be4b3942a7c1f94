"""Reforms as data: what would have stood in the place of the law, dated and sourced, and the visits that it concerns (reforms.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from convention_sim.case import Case
from convention_sim.counterfactuals import Change
from convention_sim.errors import BrokenFacts, InvalidRequest
from convention_sim.facts.loading import announced
from convention_sim.history import reading
from convention_sim.population.replaced_rules import REPLACED
from convention_sim.resources import read_toml
from convention_sim.vocabulary import Label

KINDS = ("announced", "past", "hypothesis")
NOTHING = Change()
TRIED = "tried"
_FIELDS = frozenset(
    {"kind", "day", "source", "name_fr", "name_en", "fr", "en", "note_fr", "note_en", "facts", "rules", "case", "only", "words"}
)


@dataclass(frozen=True, slots=True)
class Reform:
    """A change and the visits that it concerns.

    `kind` is announced (and never enacted), past (the law of another day) or hypothesis; `day` is that of the announcement or of the law.
    `only` gives, for each field of a case, the words concerned; `words` those that did not exist then, with what stood for them.

    >>> from convention_sim import visit
    >>> reform = reforms()["optam-pour-tous"]
    >>> [reform(visit("2025-03-01", "generaliste", sector, fee="60")).case for sector in ("1", "2")]
    [{}, {'option': 'optam'}]
    """

    id: str
    name: Label
    sentence: Label
    note: Label
    kind: str
    day: date | None
    sources: tuple[str, ...]
    change: Change
    only: Mapping[str, tuple[str | None, ...]]
    words: Mapping[str, Mapping[str, str | None]]

    def concerns(self, case: Case) -> bool:
        """Whether the reform is about this visit."""
        return all(getattr(case, field) in accepted for field, accepted in self.only.items())

    def __call__(self, case: Case) -> Change:
        """What the reform changes in a visit: nothing where it is not concerned."""
        if not self.concerns(case):
            return NOTHING
        said = {field: _said_then(getattr(case, field), words) for field, words in self.words.items()}
        moved = {field: value for field, value in said.items() if value != getattr(case, field)}
        return Change(self.change.facts, self.change.rules, {**self.change.case, **moved}) if moved else self.change


def _said_then(given: Any, words: Mapping[str, str | None]) -> Any:
    """A word, or each of several, as it was said then; a word that meant nothing is left out."""
    if isinstance(given, frozenset):
        return frozenset(word for each in given if (word := words.get(each, each)) is not None)
    return words.get(given, given)


@cache
def reforms() -> Mapping[str, Reform]:
    """Every reform by its identifier.

    >>> reforms()["taux-65"].sentence.en
    'Statutory insurance refunds 65% of the base instead of 70%.'
    """
    return {key: _reform(key, row) for key, row in read_toml("convention_sim.population", "reforms.toml").items()}


def reform(key: str | Reform) -> Reform:
    """A reform by its identifier, or InvalidRequest; a reform is itself."""
    if isinstance(key, Reform):
        return key
    if str(key) not in reforms():
        fr, en = f"Réforme inconnue : {key}.", f"Unknown reform: {key}."
        raise InvalidRequest("unknown-reform", "reform", str(key), list(reforms()), fr, en)
    return reforms()[key]


def tried(change: Change) -> Reform:
    """A change of one’s own as a reform that concerns every visit.

    >>> tried(Change(facts={"participation_unitaire": 300})).name.en
    'A reform of one’s own'
    """
    name = Label("Réforme à l’essai", "A reform of one’s own")
    sentence = Label("Ce que le lecteur remplace, le reste inchangé.", "What the reader replaces, everything else unchanged.")
    return Reform(TRIED, name, sentence, Label("", ""), "hypothesis", None, (), change, {}, {})


def _reform(key: str, row: Mapping[str, Any]) -> Reform:
    where = f"reforms: {key}"
    reading.only(row, _FIELDS, where)
    if row["kind"] not in KINDS or ("day" in row) != (row["kind"] != "hypothesis"):
        raise BrokenFacts(f"{where}: an announcement and a past law have a day, a hypothesis has none")
    facts = {name: announced()[value].facts[0] if isinstance(value, str) else value for name, value in row.get("facts", {}).items()}
    return Reform(
        id=key,
        name=reading.both(row, "name", where, needed=True),
        sentence=Label(row["fr"], row["en"]),
        note=reading.both(row, "note", where),
        kind=row["kind"],
        day=row.get("day"),
        sources=reading.cited(row, "source", where) if row["source"] else (),
        change=Change(facts, {name: REPLACED[value] for name, value in row.get("rules", {}).items()}, _empty_ones(row.get("case", {}))),
        only={field: tuple(map(_word, words)) for field, words in row.get("only", {}).items()},
        words={field: _empty_ones(words) for field, words in row.get("words", {}).items()},
    )


def _word(given: Any) -> Any:
    return None if given == "none" else given


def _empty_ones(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _word(value) for name, value in given.items()}
