"""What every history file needs: reading it, and refusing a row whose sources, confidence or two languages are not in order."""

from collections.abc import Mapping
from typing import Any

from convention_sim.errors import BrokenFacts
from convention_sim.facts.loading import CONFIDENCES, Confidence, sources
from convention_sim.resources import read_toml
from convention_sim.vocabulary import Label


def read(name: str) -> dict[str, Any]:
    """A file of convention_sim/facts as TOML gives it."""
    return read_toml("convention_sim.facts", f"{name}.toml")


def cited(row: Mapping[str, Any], field: str, where: str) -> tuple[str, ...]:
    """The sources of a row, all of them known."""
    given = row.get(field, [])
    found = (given,) if isinstance(given, str) else tuple(given)
    missing = set(found) - set(sources())
    if missing or not found:
        raise BrokenFacts(f"{where}: unknown source {sorted(missing)}")
    return found


def confidence(row: Mapping[str, Any], where: str) -> Confidence:
    """How sure the row is."""
    found: Confidence = row.get("confidence", "")
    if found not in CONFIDENCES:
        raise BrokenFacts(f"{where}: unknown confidence {found!r}")
    return found


def both(row: Mapping[str, Any], field: str, where: str, *, needed: bool = False) -> Label:
    """A text in French and in English: both or, when it is not needed, neither."""
    fr, en = row.get(f"{field}_fr", ""), row.get(f"{field}_en", "")
    if bool(fr) != bool(en) or (needed and not fr):
        raise BrokenFacts(f"{where}: {field} must be in French and in English")
    return Label(fr, en)


def only(row: Mapping[str, Any], fields: frozenset[str], where: str) -> None:
    """Refuse a field that nobody reads: a misspelt name would be lost in silence."""
    if unread := set(row) - fields:
        raise BrokenFacts(f"{where}: unknown field {sorted(unread)}")
