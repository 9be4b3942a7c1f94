"""Reading the facts files, and refusing them when they contradict themselves."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, NamedTuple

from convention_sim import money
from convention_sim.errors import BrokenFacts
from convention_sim.resources import read_toml

Status = Literal["known", "unknown", "none"]
Confidence = Literal["high", "medium", "low", "unknown"]

FILES = (
    "tariffs",
    "majorations",
    "opinions_and_visits",
    "supplements",
    "overseas",
    "rates",
    "participation",
    "extra_fees",
    "statuses",
    "contracts",
)
# The physician's own year: read by `convention_sim.practice`, never by a visit.
PRACTICE_FILES = ("social_base", "contributions", "pensions", "rewards", "hospital_practice")
CONFIDENCES = ("unknown", "low", "medium", "high")
EURO_DAY = date(2002, 1, 1)


class Source(NamedTuple):
    """A document that states facts: `kind` is official, union, press, insurer, data, guide or derived; `url` may be empty."""

    id: str
    title: str
    kind: str
    url: str


class Fact(NamedTuple):
    """One value of one key over one period.

    `value` is in cents (EUR), centimes (FRF), basis points (percent, points), a count, or 1/0 for a rule that exists or not; it is
    None when `status` is "unknown" (nobody here knows) or "none" (it does not exist on that day). `end` is inclusive, None while open.
    `checked` is the last day for which there is evidence.
    """

    key: str
    value: int | None
    unit: str
    start: date
    end: date | None
    status: Status
    sources: tuple[str, ...]
    confidence: Confidence
    checked: date
    fr: str
    en: str
    note_fr: str
    note_en: str

    def known_value(self) -> int:
        """The value of a known fact, 0 for one that does not exist on its date; a fact that is unknown raises ValueError."""
        if self.status == "unknown":
            raise ValueError(self.key)
        return self.value or 0


class Subject(NamedTuple):
    """Every period of one key, oldest first; `absent` says what is true before the first one: "none" or "unknown"."""

    key: str
    unit: str
    fr: str
    en: str
    file: str
    absent: Status
    facts: tuple[Fact, ...]


def _value(text: str, unit: str) -> int:
    """The integer that a row's text stands for in its unit."""
    if unit in ("EUR", "FRF", "percent", "points"):
        return money.parse(text)
    if (unit == "flag" and text in ("0", "1")) or (unit == "count" and text.isascii() and text.isdecimal()):
        return int(text)
    raise ValueError(f"{text!r} is not a value in {unit!r}")


WITHOUT_VALUE: dict[str, Status] = {"unknown": "unknown", "none": "none"}
ROW_KEYS = frozenset({"from", "value", "unit", "source", "confidence", "checked", "fr", "en", "note_fr", "note_en"})
TABLE_KEYS = frozenset({"fr", "en", "unit", "before", "values"})


def _fact(key: str, table: dict[str, Any], row: dict[str, Any], end: date | None) -> Fact:
    """One row of a facts file as a Fact; ValueError or KeyError for a row that is not well written."""
    if unexpected := row.keys() - ROW_KEYS:
        raise ValueError(f"unknown: {sorted(unexpected)}")
    raw, unit, start = row["value"], row.get("unit", table["unit"]), row["from"]
    checked = row.get("checked", end or start)
    if not isinstance(raw, str) or type(start) is not date or type(checked) is not date:
        raise ValueError("a value is a text, a day is a date without quotes")
    status: Status = WITHOUT_VALUE.get(raw, "known")
    cited = row["source"]
    return Fact(
        key=key,
        value=_value(raw, unit) if status == "known" else None,
        unit=unit,
        start=start,
        end=end,
        status=status,
        sources=(cited,) if isinstance(cited, str) else tuple(cited),
        confidence="unknown" if status == "unknown" else row.get("confidence", "high"),
        checked=checked,
        fr=row.get("fr", table["fr"]),
        en=row.get("en", table["en"]),
        note_fr=row.get("note_fr", ""),
        note_en=row.get("note_en", ""),
    )


def subject(key: str, table: dict[str, Any], known_sources: frozenset[str], file: str = "") -> Subject:
    """A key's rows as a Subject, or BrokenFacts.

    Each row runs until the day before the next one, so periods cannot overlap nor leave a hole unsaid: a hole is a row
    whose value is "unknown".

    >>> rows = [{"from": date(2005, 1, 1), "value": "1.00", "source": "d2004"}]
    >>> subject("participation", {"unit": "EUR", "fr": "…", "en": "…", "values": rows}, frozenset({"d2004"})).facts[0].value
    100
    """
    rows = table.get("values", [])
    absent = table.get("before", "unknown")
    if not rows or table.keys() - TABLE_KEYS or absent not in ("none", "unknown"):
        raise BrokenFacts(f"{file}: {key}: no value, an unknown key, or a `before` other than none and unknown")
    facts: list[Fact] = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        try:
            end = following["from"] - timedelta(days=1) if following else None
            fact = _fact(key, table, row, end)
        except (KeyError, TypeError, ValueError) as fault:
            raise BrokenFacts(f"{file}: {key}: {row}: {fault!r}") from fault
        if end is not None and end < fact.start:
            raise BrokenFacts(
                f"{file}: {key}: the row from {following['from'] if following else ''} does not follow the one from {fact.start}"
            )
        missing = set(fact.sources) - known_sources
        if missing or not fact.sources:
            raise BrokenFacts(f"{file}: {key}: {fact.start}: unknown source {sorted(missing)}")
        if fact.confidence not in CONFIDENCES:
            raise BrokenFacts(f"{file}: {key}: {fact.start}: unknown confidence {fact.confidence!r}")
        facts.append(fact)
    return Subject(key, table["unit"], table["fr"], table["en"], file, absent, tuple(facts))


def _read(name: str) -> dict[str, Any]:
    return read_toml("convention_sim.facts", f"{name}.toml")


@cache
def sources() -> dict[str, Source]:
    """Every source by its identifier.

    >>> sources()["F1069"].kind
    'official'
    """
    return {key: Source(key, row["title"], row["kind"], row.get("url", "")) for key, row in _read("sources").items()}


def _subjects(name: str) -> dict[str, Subject]:
    known = frozenset(sources())
    return {key: subject(key, table, known, name) for key, table in _read(name).items()}


@cache
def load() -> dict[str, Subject]:
    """Every subject by its key, read once; BrokenFacts if any file contradicts itself.

    >>> [fact.value for fact in load()["participation_unitaire"].facts][:2]
    [100, 200]
    """
    return _merged(FILES)


def _merged(names: Iterable[str]) -> dict[str, Subject]:
    subjects: dict[str, Subject] = {}
    for name in names:
        for key, found in _subjects(name).items():
            if key in subjects:
                raise BrokenFacts(f"{name}: {key} is already in {subjects[key].file}")
            subjects[key] = found
    return subjects


@cache
def contributions() -> dict[str, Subject]:
    """What a physician owes and what the funds take on, by its key; apart from `load()`, because no visit reads it.

    >>> contributions()["plafond_securite_sociale"].facts[-2].value
    4806000
    """
    return _merged(PRACTICE_FILES)


@cache
def announced() -> dict[str, Subject]:
    """What was announced and never became law, by its key; the law of a day never reads it.

    >>> announced()["taux_65"].facts[0].value
    6500
    """
    return _subjects("announced")
