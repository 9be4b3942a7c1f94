"""What documents say of the history, beside what the entries say: their mistakes, stated and put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from convention_sim.errors import BrokenFacts
from convention_sim.history import reading
from convention_sim.history.events import LIFE, Event, event
from convention_sim.history.moments import Moment, moment
from convention_sim.vocabulary import Label

_FIELDS = frozenset({"event", "field", "stated", "source", "stated_fr", "stated_en", "why_fr", "why_en", "against"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about an event: in words, and as a date when it is one (`field` is then the event's date that it gets wrong).

    `against` names the documents that settle it.
    """

    id: str
    source: str
    event: Event
    field: str
    stated: Moment | None
    words: Label
    why: Label
    against: tuple[str, ...]

    @property
    def right(self) -> Moment | None:
        """The date that the entry gives instead; None for a statement that is not a date."""
        found: Moment | None = getattr(self.event, self.field) if self.field else None
        return found


def read_claim(key: str, row: Mapping[str, Any]) -> Claim:
    """One table of claims.toml as a Claim; BrokenFacts when it is not about a known event, or when the entry says the same."""
    reading.only(row, _FIELDS, key)
    (source,) = reading.cited(row, "source", key)
    words, why = reading.both(row, "stated", key, needed=True), reading.both(row, "why", key, needed=True)
    field = row.get("field", "")
    if field not in ("", *LIFE) or bool(field) != ("stated" in row):
        raise BrokenFacts(f"{key}: a stated date and the event's date that it is about go together")
    stated = moment(row["stated"]) if field else None
    found = Claim(key, source, event(row["event"]), field, stated, words, why, reading.cited(row, "against", key))
    if field and (found.right is None or found.right == stated):
        raise BrokenFacts(f"{key}: {field} of {row['event']} is {found.right}")
    return found


@cache
def claims() -> tuple[Claim, ...]:
    """The mistakes about history in the documents from which this guide started.

    >>> [(claim.id, str(claim.stated), str(claim.right)) for claim in claims()][0]
    ('S4-06', '1971-02-03', '1971-07-03')
    """
    return tuple(read_claim(key, row) for key, row in reading.read("claims").items())
