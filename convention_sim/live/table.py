"""The answers to common visits, worked out when the site is built, so that the page shows them with nothing to download.

Each answer is what `render` gives, as JSON text. Its figures are taken out, the rest is cut into parts, and a figure or a part that several
answers share is kept once. The day is left open, since the law is the same from one day to the next; the page writes it in.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple

from convention_sim import vocabulary
from convention_sim.facts import load
from convention_sim.live.fields import FIELDS
from convention_sim.live.openings import laws
from convention_sim.live.rendering import render
from convention_sim.views import words
from convention_sim.views.words import Language

# What stands for the day in words and in figures, and around the place of a figure among those of its answer.
DAY, ISO, MARK = "{day}", "{iso}", "¤"
_FIGURE = re.compile(
    r"[0-9][0-9\u202f]*,[0-9]{2}(?=\u00a0€)|(?<=€)[0-9,]+\.[0-9]{2}"  # an amount
    r"|(?<=\")-?[0-9.]+%|(?<=calc\()[0-9.]+%|(?<=dx=.\")-?[0-9.]+|(?<=translate\()-?[0-9.]+"  # a place in a drawing
)
_BETWEEN_PARTS = re.compile(r"(?<=</tr>)|(?<=</li>)|(?<=</title>)|(?<=</caption>)|(?<=\",)|(?<=\"},)|(?=<svg)|(?<=</svg>)")

Fields = dict[str, str]
PRACTICES: tuple[Fields, ...] = ({"sector": "1"}, {"sector": "2"}, {"sector": "2", "option": "optam"}, {"sector": "3"})
MAIN = ("generaliste", "specialiste")
FEES = ("", "35", "40", "45", "50", "55", "60", "70", "80", "90", "100")
FEW_FEES, HIGH_FEE = ("", "50", "60", "80"), "80"
CONTRACTS = ("", "100", "200")


class Span(NamedTuple):
    """Days between which the law does not change, all of them after the last check; the last one has no end."""

    start: date
    end: date | None


def last_check() -> date:
    """The latest day for which some value still in force has evidence."""
    return max(fact.checked for subject in load().values() for fact in subject.facts if fact.end is None)


def spans() -> tuple[Span, ...]:
    """The states of the law from the day after the last check on.

    >>> spans()[-1].end is None
    True
    """
    first = last_check() + timedelta(days=1)
    starts = [first, *(day for day in laws() if day > first)]
    ends = [start - timedelta(days=1) for start in starts[1:]]
    return tuple(Span(start, end) for start, end in zip(starts, [*ends, None], strict=True))


def common() -> Iterator[Fields]:
    """The visits that the table answers, without their day.

    >>> next(common())
    {'specialty': 'generaliste', 'sector': '1'}
    """
    for specialty, practice, contract in product(MAIN, PRACTICES, CONTRACTS):
        for fee in FEES:
            yield _said(specialty, practice, contract, fee=fee)
        for fee in FEW_FEES:
            yield _said(specialty, practice, contract, fee=fee, pathway="hors-parcours")
    for specialty, practice, fee, status in product(MAIN, PRACTICES, FEW_FEES, ("ald", "css")):
        yield _said(specialty, practice, "", fee=fee, statuses=status)
    others = [specialty for specialty in vocabulary.SPECIALTIES if specialty not in MAIN]
    for specialty, practice, contract in product(others, PRACTICES, CONTRACTS):
        yield _said(specialty, practice, contract)
        if practice["sector"] != "1":
            yield _said(specialty, practice, contract, fee=HIGH_FEE)


def _said(specialty: str, practice: Fields, contract: str, **fields: str) -> Fields:
    given = {"specialty": specialty, **practice, "contract": contract, **fields}
    return {name: given[name] for name in FIELDS if given.get(name)}


def key(fields: Fields) -> str:
    """The key of a visit: its address, without its day.

    >>> key({"date": "2026-11-01", "specialty": "generaliste", "sector": "1"})
    'specialty=generaliste&sector=1'
    """
    return "&".join(f"{name}={text}" for name, text in fields.items() if name != "date")


def table(language: Language) -> dict[str, Any]:
    """The stored answers in one language.

    `spans` holds the periods, each with the answers that are not those of the period before, by key: the numbers of their parts, and those
    of their figures. `parts` and `figures` are these, `days` and `months` the words of a date.
    """
    return _Table(language).written()


class _Table:
    """A table being written in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.parts: dict[str, int] = {}
        self.figures: dict[str, int] = {}

    def written(self) -> dict[str, Any]:
        found: list[dict[str, Any]] = []
        before: dict[str, str] = {}
        for span in spans():
            texts = {key(fields): self.text(fields, span.start) for fields in common()}
            cases = {name: self.cut(text) for name, text in texts.items() if before.get(name) != text}
            found.append({"from": span.start.isoformat(), "to": span.end and span.end.isoformat(), "cases": cases})
            before = texts
        days, months = date_words(self.language)
        return {"spans": found, "parts": list(self.parts), "figures": list(self.figures), "days": days, "months": months}

    def text(self, fields: Fields, day: date) -> str:
        """An answer with its day left open."""
        answer = render({"date": day.isoformat(), **fields}, self.language)
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        return text.replace(day.isoformat(), ISO).replace(words.day(day, self.language), DAY)

    def cut(self, text: str) -> tuple[list[int], list[int]]:
        """The numbers of the parts of an answer, and of its figures in the order in which they are met."""
        met: dict[str, int] = {}
        shape = _FIGURE.sub(lambda figure: f"{MARK}{met.setdefault(figure[0], len(met))}{MARK}", text)
        parts = [self.parts.setdefault(part, len(self.parts)) for part in _BETWEEN_PARTS.split(shape)]
        return parts, [self.figures.setdefault(figure, len(self.figures)) for figure in met]


def date_words(language: Language) -> tuple[list[str], list[str]]:
    r"""What a date is written with: the day of the month with what follows it, then the month; the year comes last.

    >>> days, months = date_words("fr")
    >>> days[0] + months[2] + "2026"
    '1er\xa0mars 2026'
    """
    year = 2024
    days = [words.day(date(year, 1, number), language) for number in range(1, 32)]
    months = [words.day(date(year, number, 1), language) for number in range(1, 13)]
    first_month, end = words.MONTHS[language][0], str(year)
    beginnings = [text.removesuffix(f"{first_month} {end}") for text in days]
    return beginnings, [text.removeprefix(beginnings[0]).removesuffix(end) for text in months]
