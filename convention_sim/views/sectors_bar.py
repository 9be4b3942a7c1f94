"""The same visit in each sector, bar under bar: who pays what when only the physician's sector changes."""

from datetime import date
from typing import Any

from convention_sim.facts import law_on
from convention_sim.sectors import Practice
from convention_sim.settlement import settle
from convention_sim.views import words
from convention_sim.views.bar import Bar
from convention_sim.views.sector_words import practice
from convention_sim.views.words import Language
from convention_sim.visits import visit


def by_sector(day: str, specialty: str, *, fee: str, language: Language | None = None, **terms: Any) -> Bar:
    """A visit at its tariff in sector 1, at `fee` (euros) in sector 2 with the option of the day and without, and in sector 3.

    `terms` are those of `visit` (contract, pathway, age…).

    >>> by_sector("2025-07-01", "generaliste", fee="60", contract=100, language="en").results[2]["reste_a_charge"]
    3900
    """
    language = language or words.current_language()
    option = "optam" if law_on(date.fromisoformat(day)).has("option_optam") else "cas"
    practices = [Practice("1"), Practice("2", option), Practice("2"), Practice("3")]
    results = [
        settle(visit(day, specialty, each.sector, option=each.option, fee=None if each.sector == "1" else fee, **terms))
        for each in practices
    ]
    return Bar(*results, labels=[words.typeset(_capital(practice(each, language)), language) for each in practices], language=language)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
