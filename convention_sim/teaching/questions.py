"""Quizzes: a few questions a chapter, each option explained; every figure in them is a fact or a result.

One file a chapter in quizzes/; options are shown in an order that says nothing of which is right. Texts hold fields in braces, filled
from the visits of the question, the facts and the events:

    {a.amo}                         an amount of the visit a        {a.amo@wrong-rate}      the same under a misconception
    {a.day}, {a.codes}, {a.age}     its day, its codes, an age      {b.base - a.base}       a difference
    {a.told}, {a.who}               its words, or all but the price
    {fact.taux_amo@2025-01-01}      a fact on a day                 {since.taux_amo@…}      the day since which it holds
    {event.convention-2024.signed}  a date of an event              {ends.statut_cmu-c@…}   the last day on which it holds
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from convention_sim.errors import BrokenFacts
from convention_sim.facts import law_on
from convention_sim.history import event
from convention_sim.resources import read_toml
from convention_sim.settlement import Decompte, settle
from convention_sim.teaching import mistakes, statements
from convention_sim.teaching.course import chapter_named
from convention_sim.teaching.draws import Draw
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.visits import visit
from convention_sim.vocabulary import Label

if TYPE_CHECKING:
    from convention_sim.facts.loading import Fact

_FIELD = re.compile(r"\{([^{}]+)\}")
_QUESTION = frozenset({"fr", "en", "multiple", "visits", "options"})
_OPTION = frozenset({"fr", "en", "why_fr", "why_en", "right"})


class Option(NamedTuple):
    """One answer offered: what it says, whether it is right, and why."""

    text: Label
    right: bool
    why: Label


class Question(NamedTuple):
    """One question; `multiple` when several options may be right."""

    id: str
    text: Label
    multiple: bool
    options: tuple[Option, ...]


def questions(chapter: str | int) -> tuple[Question, ...]:
    """The quiz of a chapter, its figures filled in; InvalidRequest when there is no such chapter.

    >>> [option.right for option in questions("03")[0].options].count(True)
    1
    """
    return _read(chapter_named(chapter).id)


@cache
def _read(chapter: str) -> tuple[Question, ...]:
    tables = read_toml("convention_sim.teaching", f"quizzes/{chapter}.toml")
    return tuple(read_question(f"{chapter}-{key}", row) for key, row in tables.items())


def read_question(key: str, row: Mapping[str, Any]) -> Question:
    """One table as a Question; BrokenFacts when a field is unknown, or when its right options do not fit its kind.

    >>> read_question("03-9", {"fr": "…", "en": "…", "options": []})
    Traceback (most recent call last):
    convention_sim.errors.BrokenFacts: 03-9: one option is right, or several of a multiple choice
    """
    unread = set(row) - _QUESTION | {name for option in row["options"] for name in set(option) - _OPTION}
    if unread:
        raise BrokenFacts(f"{key}: unknown field {sorted(unread)}")
    visits = {name: _settled(told) for name, told in row.get("visits", {}).items()}
    options = tuple(Draw(key, "options").shuffled([_option(option, visits, key) for option in row["options"]]))
    multiple = row.get("multiple", False)
    right = sum(option.right for option in options)
    if right == 0 or (right > 1 and not multiple) or right == len(options):
        raise BrokenFacts(f"{key}: one option is right, or several of a multiple choice")
    return Question(key, _filled(row, "", visits, key), multiple, options)


def _settled(told: Mapping[str, Any]) -> Decompte:
    return settle(visit(**told))


def _option(row: Mapping[str, Any], visits: Mapping[str, Decompte], key: str) -> Option:
    return Option(_filled(row, "", visits, key), row.get("right", False), _filled(row, "why_", visits, key))


def _filled(row: Mapping[str, Any], prefix: str, visits: Mapping[str, Decompte], key: str) -> Label:
    """Both languages of a text with its fields filled."""

    def fill(language: Language) -> str:
        text = _FIELD.sub(lambda field: _said(field[1], visits, language, key), row[f"{prefix}{language}"])
        return words.typeset(text, language)

    return Label(fill("fr"), fill("en"))


def _said(field: str, visits: Mapping[str, Decompte], language: Language, key: str) -> str:
    """What a field stands for, in words."""
    subject, _, rest = field.partition(".")
    if subject in visits:
        return _of_visit(visits, field, language)
    if subject in ("fact", "since", "ends"):
        return _of_fact(subject, rest, language)
    if subject == "event":
        name, _, moment = rest.partition(".")
        found = getattr(event(name), moment)
        return words.day(found.first, language)
    raise BrokenFacts(f"{key}: nothing is called {field!r}")


def _of_visit(visits: Mapping[str, Decompte], field: str, language: Language) -> str:
    first, _, second = field.partition(" - ")
    name, _, what = first.partition(".")
    result = visits[name]
    if what == "day":
        return words.day(result.case.date, language)
    if what == "codes":
        return " + ".join(item.code for item in result.items)
    if what in ("told", "who"):
        return statements.told(result.case, language, priced=what == "told", pays=False)
    if what == "age":
        return str(result.case.age)
    figure = _figure(result, what)
    if second:
        other, _, whose = second.partition(".")
        figure -= _figure(visits[other], whose)
    return words.figure(what.partition("@")[0], figure, language)


def _figure(result: Decompte, what: str) -> int:
    quantity, _, misconception = what.partition("@")
    if not misconception:
        return result.figures[quantity]
    wrong = mistakes.figure(result.case, quantity, misconception)
    if wrong is None:
        raise BrokenFacts(f"{misconception} changes nothing in {quantity}")
    return wrong


def _of_fact(subject: str, rest: str, language: Language) -> str:
    name, _, day = rest.partition("@")
    fact: Fact = law_on(date.fromisoformat(day)).fact(name)
    if subject == "since":
        return words.day(fact.start, language)
    if subject == "ends":
        assert fact.end is not None
        return words.day(fact.end, language)
    return words.fact_value(name, fact.value, fact.status, language, fact.unit)
