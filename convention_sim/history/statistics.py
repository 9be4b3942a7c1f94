"""Measures by year: shares of sectors, extra-billing under its two definitions, counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from convention_sim.errors import BrokenFacts, InvalidRequest
from convention_sim.facts.loading import Confidence
from convention_sim.history import reading
from convention_sim.history.moments import Moment, moment
from convention_sim.vocabulary import Label

UNITS = ("percent", "EUR", "MEUR", "GEUR", "physicians", "patients", "millions", "per_year")
_ROW = frozenset({"date", "scope", "variant", "value", "source", "confidence", "note_fr", "note_en"})
_TABLE = frozenset({"fr", "en", "unit", "definition_fr", "definition_en", "values"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: its name, its unit and its definition, which decides what may be compared with what."""

    key: str
    name: Label
    unit: str
    definition: Label


@dataclass(frozen=True, slots=True)
class Statistic:
    """One published figure: `value` as printed, in the unit of its measure.

    `scope` says who is counted; `variant` names a perimeter of its own that must not be joined to another ("" for the main one).
    """

    measure: Measure
    date: Moment
    scope: str
    variant: str
    value: Decimal
    sources: tuple[str, ...]
    confidence: Confidence
    note: Label

    @property
    def metric(self) -> str:
        """The key of the measure."""
        return self.measure.key

    @property
    def unit(self) -> str:
        """The unit of the measure."""
        return self.measure.unit

    @property
    def year(self) -> int:
        """The year of the figure."""
        return self.date.year

    def __repr__(self) -> str:
        return f"Statistic({self.metric}, {self.scope}, {self.date}: {self.value})"


def read_statistic(measure: Measure, row: Mapping[str, Any], scopes: Mapping[str, Label], variants: Mapping[str, Label]) -> Statistic:
    """One row of statistics.toml as a Statistic, or BrokenFacts.

    >>> measure = Measure("share", Label("…", "…"), "percent", Label("…", "…"))
    >>> row = {"date": "2024", "scope": "tous", "value": "56", "source": "cp2026", "confidence": "high"}
    >>> read_statistic(measure, row, {"tous": Label("tous", "all")}, {})
    Statistic(share, tous, 2024: 56)
    """
    where = f"statistics: {measure.key}: {row.get('date')} {row.get('scope')}"
    reading.only(row, _ROW, where)
    variant = row.get("variant", "")
    if row.get("scope") not in scopes or (variant and variant not in variants):
        raise BrokenFacts(f"{where}: unknown scope or variant {variant!r}")
    try:
        when, value = moment(row["date"]), Decimal(row["value"])
    except (KeyError, ValueError, InvalidOperation) as fault:
        raise BrokenFacts(f"{where}: {row.get('value')!r}: {fault!r}") from fault
    if not value.is_finite() or value < 0:
        raise BrokenFacts(f"{where}: {value}")
    note = reading.both(row, "note", where)
    cited, sure = reading.cited(row, "source", where), reading.confidence(row, where)
    return Statistic(measure, when, row["scope"], variant, value, cited, sure, note)


@cache
def labels(name: str) -> Mapping[str, Label]:
    """The names of the scopes, or of the variants.

    >>> labels("scopes")["generalistes"].en
    'GPs'
    """
    return {key: Label(row["fr"], row["en"]) for key, row in reading.read("statistics")[name].items()}


@cache
def _all() -> Mapping[str, tuple[Measure, tuple[Statistic, ...]]]:
    tables = reading.read("statistics")
    scopes, variants = labels("scopes"), labels("variants")
    found = {}
    for key, table in tables.items():
        if key in ("scopes", "variants"):
            continue
        reading.only(table, _TABLE, key)
        if table["unit"] not in UNITS:
            raise BrokenFacts(f"statistics: {key}: unknown unit {table['unit']!r}")
        definition = reading.both(table, "definition", key, needed=True)
        measure = Measure(key, Label(table["fr"], table["en"]), table["unit"], definition)
        rows = tuple(read_statistic(measure, row, scopes, variants) for row in table["values"])
        if len({(row.date, row.scope, row.variant, row.value) for row in rows}) != len(rows):
            raise BrokenFacts(f"statistics: {key}: a figure stands twice")
        found[key] = (measure, rows)
    return found


def measures() -> tuple[Measure, ...]:
    """Every measure of the file."""
    return tuple(measure for measure, _ in _all().values())


def statistics(metric: str, *scopes: str) -> tuple[Statistic, ...]:
    """The figures of a measure, for every scope or for some, each scope's perimeters in order of date.

    >>> [(row.year, str(row.value)) for row in statistics("share_sector2_at_settlement", "nouveaux-specialistes")]
    [(2017, '64'), (2024, '74')]
    """
    if metric not in _all():
        raise InvalidRequest(
            "unknown-metric", "metric", metric, list(_all()),
            f"Aucune statistique ne s’appelle « {metric} ».", f"No statistic is called “{metric}”.",
        )  # fmt: skip
    _, rows = _all()[metric]
    known = dict.fromkeys(row.scope for row in rows)
    for scope in scopes:
        if scope not in known:
            raise InvalidRequest(
                "unknown-scope", "scope", scope, list(known),
                f"« {scope} » n’est pas compté par « {metric} ».", f"“{scope}” is not counted by “{metric}”.",
            )  # fmt: skip
    return tuple(row for row in rows if not scopes or row.scope in scopes)
