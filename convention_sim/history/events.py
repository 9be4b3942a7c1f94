"""Laws, conventions, amendments, annulments and reports, oldest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from convention_sim.errors import BrokenFacts, InvalidRequest
from convention_sim.facts.loading import Confidence
from convention_sim.history import reading
from convention_sim.history.moments import Moment, moment
from convention_sim.vocabulary import Label

KINDS = {
    "charter": Label("charte", "charter"),
    "union": Label("syndicat", "union"),
    "law": Label("loi", "law"),
    "ordinance": Label("ordonnance", "ordinance"),
    "decree": Label("décret", "decree"),
    "order": Label("arrêté", "order"),
    "convention": Label("convention", "agreement"),
    "avenant": Label("avenant", "amendment"),
    "regulation": Label("règlement minimal", "minimal regulation"),
    "arbitral": Label("règlement arbitral", "arbitration settlement"),
    "annulment": Label("annulation", "annulment"),
    "tariff": Label("tarif", "tariff"),
    "report": Label("rapport", "report"),
    "other": Label("autre", "other"),
}
LIFE = ("signed", "approved", "published", "in_force")
_TEXTS = ("title", "what", "signatories", "changed_patient", "changed_physician", "note")
_BILINGUAL = [f"{name}_{tongue}" for name in _TEXTS for tongue in ("fr", "en")]
_FIELDS = frozenset(("date", "kind", "annulled", "steps", "confidence", "sources", *LIFE, *_BILINGUAL))


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a text that came into force on a day of its own."""

    date: Moment
    part: Label


@dataclass(frozen=True, slots=True)
class Event:
    """One event: when, what, by whom, what it changed for patients and for physicians, how sure it is and who says so.

    `signed`, `approved`, `published` (in the Journal officiel), `in_force` and `annulled` are None when they do not apply or were not
    found. Texts are empty where the sources say nothing; `note` holds what they disagree on or what was not found.
    """

    id: str
    date: Moment
    kind: str
    title: Label
    what: Label
    signed: Moment | None
    approved: Moment | None
    published: Moment | None
    in_force: Moment | None
    annulled: Moment | None
    steps: tuple[Step, ...]
    signatories: Label
    changed_patient: Label
    changed_physician: Label
    confidence: Confidence
    sources: tuple[str, ...]
    note: Label

    def __repr__(self) -> str:
        return f"Event({self.date}, {self.title.en!r})"


def read_event(key: str, row: Mapping[str, Any]) -> Event:
    """One table of events.toml as an Event, or BrokenFacts.

    >>> row = {"date": "1928", "kind": "union", "title_fr": "…", "title_en": "…", "what_fr": "…", "what_en": "…"}
    >>> read_event("csmf", {**row, "confidence": "medium", "sources": ["fmfhist"]}).date.precision
    'year'
    """
    reading.only(row, _FIELDS, key)
    texts = {name: reading.both(row, name, key, needed=name in ("title", "what")) for name in _TEXTS}
    try:
        moments = {name: moment(row[name]) if name in row else None for name in (*LIFE, "annulled")}
        steps = tuple(Step(moment(step["date"]), Label(step["fr"], step["en"])) for step in row.get("steps", []))
        when = moment(row["date"])
    except (KeyError, ValueError) as fault:
        raise BrokenFacts(f"{key}: {fault!r}") from fault
    life = [found for name in LIFE if (found := moments[name])]
    if any(later.last < earlier.first for earlier, later in pairwise(life)):
        raise BrokenFacts(f"{key}: {', '.join(LIFE)} must follow each other")
    if row.get("kind") not in KINDS:
        raise BrokenFacts(f"{key}: unknown kind {row.get('kind')!r}")
    return Event(
        id=key,
        date=when,
        kind=row["kind"],
        title=texts["title"],
        what=texts["what"],
        signed=moments["signed"],
        approved=moments["approved"],
        published=moments["published"],
        in_force=moments["in_force"],
        annulled=moments["annulled"],
        steps=steps,
        signatories=texts["signatories"],
        changed_patient=texts["changed_patient"],
        changed_physician=texts["changed_physician"],
        confidence=reading.confidence(row, key),
        sources=reading.cited(row, "sources", key),
        note=texts["note"],
    )


@cache
def _all() -> Mapping[str, Event]:
    found = [read_event(key, row) for key, row in reading.read("events").items()]
    for earlier, later in pairwise(found):
        if later.date.last < earlier.date.last:
            raise BrokenFacts(f"events: {later.id} stands after {earlier.id}, which is later")
    return {entry.id: entry for entry in found}


def events(*kinds: str) -> tuple[Event, ...]:
    """Every event, oldest first, or those of some kinds (the keys of `KINDS`).

    >>> [entry.date.year for entry in events("annulment")]
    [1975, 1992, 1998, 1998]
    """
    for kind in kinds:
        if kind not in KINDS:
            raise InvalidRequest(
                "unknown-kind", "kind", kind, list(KINDS),
                f"« {kind} » n’est pas une sorte d’événement.", f"“{kind}” is not a kind of event.",
            )  # fmt: skip
    return tuple(entry for entry in _all().values() if not kinds or entry.kind in kinds)


def event(key: str) -> Event:
    """The event of that identifier.

    >>> event("convention-2024").signed
    Moment(text='2024-06-04', first=datetime.date(2024, 6, 4), last=datetime.date(2024, 6, 4))
    """
    found = _all().get(key)
    if found is None:
        raise InvalidRequest(
            "unknown-event", "event", key, list(_all()), f"Aucun événement ne s’appelle « {key} ».", f"No event is called “{key}”."
        )
    return found
