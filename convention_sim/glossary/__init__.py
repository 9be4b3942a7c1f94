"""The words of the field: what each means, in French and in English, and what it is confused with.

    >>> term("optam").name("en")
    'controlled-fee option'
    >>> term("meg").definition("en")
    'A €5 supplement for a GP seeing a child under six.'

The texts live in glossary.toml beside this module. They make the glossary page, and the tooltips of every page. Amounts
are illustrations: `Term.facts` names the facts that they repeat, and those facts decide.
"""

import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from convention_sim.errors import BrokenFacts
from convention_sim.resources import read_toml
from convention_sim.wording import Language

FIELDS = ("definition_fr", "definition_en", "trap_fr", "trap_en", "short", "law", "period")
LISTS = ("links", "facts", "also_en", "words_fr", "words_en")
KEYS = frozenset({"group", "fr", "en", "law_seen", *FIELDS, *LISTS})
LONGEST_DEFINITION = 40

_DAY = r"\d{4}(?:-\d{2}){0,2}"
_PERIOD = re.compile(rf"(?:{_DAY}|\.\.)/(?:{_DAY}|\.\.)")


class Term(NamedTuple):
    """One term of the glossary.

    `short` is its abbreviation or code, if it has one. `trap` is what not to confuse it with. `law` names the text that founds it;
    `law_seen` says whether that text was read, whole or in part. `period` is "from/to", each as precise as it is known, ".." for open or
    not found. `links` are the ids of related terms. `facts` are pairs of a fact's key and a day: the values that the texts repeat.
    `also_en` are other English words for it. `words_fr` and `words_en` are the forms under which a page may name it.
    """

    id: str
    group: str
    fr: str
    en: str
    short: str
    definition_fr: str
    definition_en: str
    trap_fr: str
    trap_en: str
    law: str
    law_seen: bool
    period: str
    links: tuple[str, ...]
    facts: tuple[tuple[str, date], ...]
    also_en: tuple[str, ...]
    words_fr: tuple[str, ...]
    words_en: tuple[str, ...]

    def name(self, language: Language) -> str:
        """The term, in full."""
        return self.fr if language == "fr" else self.en

    def definition(self, language: Language) -> str:
        """What it means, in 40 words at most."""
        return self.definition_fr if language == "fr" else self.definition_en

    def trap(self, language: Language) -> str:
        """What not to confuse it with; empty when nothing is."""
        return self.trap_fr if language == "fr" else self.trap_en

    def words(self, language: Language) -> tuple[str, ...]:
        """The forms under which a page may name it."""
        return self.words_fr if language == "fr" else self.words_en


class Group(NamedTuple):
    """A heading of the glossary page."""

    id: str
    fr: str
    en: str


def _fact(text: str) -> tuple[str, date]:
    """A fact's key and a day.

    >>> _fact("MPC.psychiatre@2022-04-01")
    ('MPC.psychiatre', datetime.date(2022, 4, 1))
    """
    key, _, day = text.partition("@")
    return key, date.fromisoformat(day)


def _term(key: str, row: dict[str, Any]) -> Term:
    """One table of glossary.toml as a Term; BrokenFacts when it is not well written."""
    if unread := row.keys() - KEYS:
        raise BrokenFacts(f"glossary: {key}: unknown field {sorted(unread)}")
    try:
        fields: dict[str, Any] = {field: row.get(field, "") for field in FIELDS} | {field: tuple(row.get(field, ())) for field in LISTS}
        fields["facts"] = tuple(_fact(text) for text in fields["facts"])
        found = Term(id=key, group=row["group"], fr=row["fr"], en=row["en"], law_seen=row.get("law_seen", False), **fields)
    except (KeyError, TypeError, ValueError) as fault:
        raise BrokenFacts(f"glossary: {key}: {fault!r}") from fault
    if wrong := _fault(found):
        raise BrokenFacts(f"glossary: {key}: {wrong}")
    return found


def _fault(term: Term) -> str:
    """What is wrong with a term taken alone; empty when nothing is."""
    if not (term.fr and term.en and term.definition_fr and term.definition_en):
        return "a name or a definition is missing in one language"
    if bool(term.trap_fr) != bool(term.trap_en):
        return "the trap is in one language only"
    if any(len(text.split()) > LONGEST_DEFINITION for text in (term.definition_fr, term.definition_en)):
        return f"a definition has more than {LONGEST_DEFINITION} words"
    if term.period and not _PERIOD.fullmatch(term.period):
        return f"{term.period!r} is not a period"
    return "it says that no text was read" if term.law_seen and not term.law else ""


def checked(tables: dict[str, Any]) -> tuple[tuple[Group, ...], tuple[Term, ...]]:
    """The groups and the terms of a parsed glossary, or BrokenFacts: an unknown group, a link that leads nowhere, one word for two terms.

    >>> checked({"groups": {}, "terms": {"a": {"group": "b", "fr": "a", "en": "a", "definition_fr": "…", "definition_en": "…"}}})
    Traceback (most recent call last):
    convention_sim.errors.BrokenFacts: glossary: a: unknown group 'b'
    """
    found_groups = tuple(Group(key, row["fr"], row["en"]) for key, row in tables["groups"].items())
    found = tuple(_term(key, row) for key, row in tables["terms"].items())
    ids, known = {term.id for term in found}, {group.id for group in found_groups}
    owner: dict[tuple[str, str], str] = {}
    for term in found:
        if term.group not in known:
            raise BrokenFacts(f"glossary: {term.id}: unknown group {term.group!r}")
        if astray := set(term.links) - (ids - {term.id}):
            raise BrokenFacts(f"glossary: {term.id}: links lead nowhere: {sorted(astray)}")
        for word in [("fr", word) for word in term.words_fr] + [("en", word) for word in term.words_en]:
            if owner.setdefault(word, term.id) != term.id:
                raise BrokenFacts(f"glossary: {word[1]!r} names both {owner[word]} and {term.id}")
    return found_groups, found


@cache
def _glossary() -> tuple[tuple[Group, ...], tuple[Term, ...]]:
    return checked(read_toml("convention_sim.glossary", "glossary.toml"))


def groups() -> tuple[Group, ...]:
    """The headings, in the order of the page.

    >>> groups()[0].en
    'The agreement'
    """
    return _glossary()[0]


def terms() -> tuple[Term, ...]:
    """Every term, in the order of the file; read once, when first asked for.

    >>> len(terms())
    150
    """
    return _glossary()[1]


@cache
def _by_id() -> dict[str, Term]:
    return {term.id: term for term in terms()}


def term(key: str) -> Term:
    """The term of that id; KeyError when there is none.

    >>> term("secteur_2").links[:2]
    ('optam', 'titres_secteur_2')
    """
    return _by_id()[key]
