"""Duties and rights that no amount expresses, dated like every fact: who may choose a sector, third-party payment, what must be said.

The rows of duties.toml are read as subjects of the facts, so they are refused for the same faults; the sentence of each period is the
row's own `fr` and `en`.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from convention_sim.errors import BrokenFacts
from convention_sim.facts.loading import Fact, Subject, sources, subject
from convention_sim.resources import read_toml

KINDS = ("tiers-payant", "acces", "acces-option", "engagement", "caisses", "contrepartie", "devoir", "affichage", "formation")


class Duty(NamedTuple):
    """A duty or a right: what it answers (`kind`), the sectors it binds, the situations that call for it (none: always), its periods."""

    kind: str
    sectors: tuple[str, ...]
    situations: frozenset[str]
    subject: Subject

    def on(self, day: date) -> Fact | None:
        """The period in force on a day; None before the first one and where it does not exist.

        >>> next(duty for duty in duties() if duty.subject.key == "acces_dp").on(date(2026, 6, 1)).start
        datetime.date(1980, 5, 29)
        """
        found = [fact for fact in self.subject.facts if fact.start <= day and (fact.end is None or day <= fact.end)]
        return found[0] if found and found[0].status == "known" else None


@cache
def duties() -> tuple[Duty, ...]:
    """Every duty, in the order of the file.

    >>> [duty.kind for duty in duties()][:2]
    ['tiers-payant', 'tiers-payant']
    """
    tables = read_toml("convention_sim.facts", "duties.toml")
    return tuple(_duty(key, table, frozenset(sources())) for key, table in tables.items())


def _duty(key: str, table: dict[str, Any], known_sources: frozenset[str]) -> Duty:
    if table["kind"] not in KINDS:
        raise BrokenFacts(f"duties: {key}: unknown kind {table['kind']!r}")
    own = {"kind", "sectors", "situations"}
    periods = subject(key, {name: value for name, value in table.items() if name not in own}, known_sources, "duties")
    return Duty(table["kind"], tuple(table["sectors"]), frozenset(table.get("situations", ())), periods)


def duties_on(day: date, kind: str, sector: str | None = None, situations: Iterable[str] = ()) -> tuple[Duty, ...]:
    """The duties in force on a day, of a kind, for a sector (None: any) and the situations of the visit.

    >>> day = date(2026, 6, 1)
    >>> [duty.on(day).en for duty in duties_on(day, "tiers-payant", "2", ["css"])]
    ['whole and compulsory, nothing to pay up front within the tariff']
    >>> duties_on(day, "tiers-payant", "2")
    ()
    """
    present = frozenset(situations)
    called = (duty for duty in duties() if duty.kind == kind and (sector is None or sector in duty.sectors))
    return tuple(duty for duty in called if (not duty.situations or duty.situations & present) and duty.on(day) is not None)
