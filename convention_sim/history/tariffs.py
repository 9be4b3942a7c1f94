"""The tariff of a code or of a visit over time: francs, then euros, with what is unknown said to be unknown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from convention_sim import money
from convention_sim.case import Case
from convention_sim.errors import BrokenFacts, InvalidRequest, UnknownFact
from convention_sim.facts import law_on, timeline
from convention_sim.facts.loading import CONFIDENCES, EURO_DAY, Confidence, load
from convention_sim.history import reading
from convention_sim.history.moments import moment
from convention_sim.nomenclature import bill
from convention_sim.nomenclature.codes import specialty_codes
from convention_sim.vocabulary import PATHWAYS, SPECIALTIES, Label, default_pathway

StepStatus = Literal["known", "observed", "unknown", "none"]
_ROW = frozenset({"date", "value", "unit", "source", "confidence", "note_fr", "note_en"})
_DAY = timedelta(days=1)
NO_NOTE = Label("", "")


@dataclass(frozen=True, slots=True)
class TariffStep:
    """A tariff over a period, both days included (`end` is None while it runs).

    `value` is in cents (unit EUR) or centimes (FRF); None when `status` is "unknown" or "none" (the code does not exist). "observed":
    a source gives the value at some time between the two days, and neither its start nor its end is known. `checked` is the last day
    for which there is evidence.
    """

    start: date
    end: date | None
    value: int | None
    unit: str
    status: StepStatus
    confidence: Confidence
    sources: tuple[str, ...]
    checked: date
    note: Label = NO_NOTE

    @property
    def cents(self) -> int | None:
        """The value in cents of euro, whatever its currency."""
        return money.to_euros(self.value) if self.value is not None and self.unit == "FRF" else self.value


@dataclass(frozen=True, slots=True)
class Tariff:
    """A tariff's steps, oldest first, with its name in both languages."""

    name: Label
    steps: tuple[TariffStep, ...]

    def __iter__(self) -> Iterator[TariffStep]:
        return iter(self.steps)

    def on(self, day: date) -> TariffStep | None:
        """The step of a day, None before the first.

        >>> tariff_steps("C").on(date(1998, 6, 1)).value
        11500
        """
        return next((step for step in self.steps if step.start <= day and (step.end is None or day <= step.end)), None)


def _gap(start: date, end: date) -> list[TariffStep]:
    """The unknown between two steps, if a day is left."""
    return [TariffStep(start, end, None, "", "unknown", "unknown", (), end)] if start <= end else []


@cache
def _observed(key: str) -> tuple[TariffStep, ...]:
    found = []
    for row in reading.read("observations").get(key, {}).get("values", []):
        where = f"observations: {key}: {row.get('date')}"
        reading.only(row, _ROW, where)
        try:
            when, value = moment(row["date"]), money.parse(row["value"])
        except (KeyError, ValueError) as fault:
            raise BrokenFacts(f"{where}: {fault!r}") from fault
        note = reading.both(row, "note", where)
        sure, cited = reading.confidence(row, where), reading.cited(row, "source", where)
        found.append(TariffStep(when.first, when.last, value, row["unit"], "observed", sure, cited, when.last, note))
    return tuple(found)


def _before(key: str, first: date) -> list[TariffStep]:
    """What is known of a code before its first dated value: single observations, and the unknown between them."""
    steps: list[TariffStep] = []
    for seen in _observed(key):
        if steps and steps[-1].end is not None:
            steps += _gap(steps[-1].end + _DAY, seen.start - _DAY)
        steps.append(seen)
    if steps and steps[-1].end is not None:
        if steps[-1].end >= first:
            raise BrokenFacts(f"observations: {key}: not before {first}")
        steps += _gap(steps[-1].end + _DAY, first - _DAY)
    return steps


def _at_the_euro(step: TariffStep) -> list[TariffStep]:
    """A tariff in francs that outlives the franc, in two steps."""
    if step.unit != "FRF" or step.start >= EURO_DAY or (step.end is not None and step.end < EURO_DAY):
        return [step]
    return [replace(step, end=EURO_DAY - _DAY, checked=EURO_DAY - _DAY), replace(step, start=EURO_DAY, value=step.cents, unit="EUR")]


def tariff_steps(key: str) -> Tariff:
    """A code's tariff over time: every dated value, unknown periods included, and what is known at one point only before them.

    >>> [(step.start.isoformat(), step.status, step.value, step.unit) for step in tariff_steps("C")][:3]
    [('1960-05-01', 'observed', 1000, 'FRF'), ('1960-06-01', 'unknown', None, ''), ('1970-01-01', 'observed', 1600, 'FRF')]
    """
    subject = load().get(key)
    if subject is None:
        raise InvalidRequest(
            "unknown-tariff", "key", key, [name for name, known in load().items() if known.unit == "EUR"],
            f"Aucun tarif ne s’appelle « {key} ».", f"No tariff is called “{key}”.",
        )  # fmt: skip
    steps = _before(key, subject.facts[0].start)
    for fact in subject.facts:
        unit = fact.unit if fact.status == "known" else ""
        note = Label(fact.note_fr, fact.note_en)
        step = TariffStep(fact.start, fact.end, fact.value, unit, fact.status, fact.confidence, fact.sources, fact.checked, note)
        steps += _at_the_euro(step)
    return Tariff(Label(subject.fr, subject.en), tuple(steps))


def _visit(specialty: str, pathway: str, start: date, end: date | None) -> TariffStep:
    """The agreed tariff of a consultation between two changes of the law."""
    law, francs = law_on(start), start < EURO_DAY
    try:
        items = bill(Case(start, specialty, "1", pathway=pathway), law, francs=francs).full
    except UnknownFact:
        return TariffStep(start, end, None, "", "unknown", "unknown", (), end or start)
    facts = [law.fact(item.key) for item in items]
    cited = dict.fromkeys(source for fact in facts for source in fact.sources)
    sure = min((fact.confidence for fact in facts), key=CONFIDENCES.index)
    checked = end or min(fact.checked for fact in facts)
    return TariffStep(start, end, sum(item.amount for item in items), "FRF" if francs else "EUR", "known", sure, tuple(cited), checked)


def _joined(steps: list[TariffStep]) -> list[TariffStep]:
    """Neighbours with the same value made one."""
    found: list[TariffStep] = []
    for step in steps:
        if found and (found[-1].value, found[-1].unit, found[-1].status) == (step.value, step.unit, step.status):
            cited = tuple(dict.fromkeys((*found[-1].sources, *step.sources)))
            sure = min(found[-1].confidence, step.confidence, key=CONFIDENCES.index)
            found[-1] = replace(found[-1], end=step.end, sources=cited, confidence=sure, checked=step.checked)
        else:
            found.append(step)
    return found


@cache
def visit_steps(specialty: str, pathway: str = "") -> Tariff:
    """What a consultation of a specialty costs at the agreed tariff, over time, majorations included.

    `pathway` is a word of the protocol; by default "medecin-traitant" for a GP and "adresse" (sent by him) for others.

    >>> [(step.start.isoformat(), step.cents) for step in visit_steps("generaliste")][-3:]
    [('2017-05-01', 2500), ('2023-11-01', 2650), ('2024-12-22', 3000)]
    """
    pathway = pathway or default_pathway(specialty, "consultation")
    if specialty not in SPECIALTIES or pathway not in PATHWAYS:
        field, given, accepted = ("specialty", specialty, SPECIALTIES) if specialty not in SPECIALTIES else ("pathway", pathway, PATHWAYS)
        raise InvalidRequest(f"unknown-{field}", field, given, list(accepted), f"« {given} » est inconnu.", f"“{given}” is unknown.")
    days, _ = timeline()
    ends = [day - _DAY for day in days[1:]]
    steps = [_visit(specialty, pathway, start, end) for start, end in zip(days, [*ends, None], strict=True)]
    first = next(position for position, step in enumerate(steps) if step.status == "known")
    letter = specialty_codes(specialty, None).letter[-1]
    dated = _joined(steps[first:])
    fr = f"Consultation au tarif opposable, {SPECIALTIES[specialty].fr}, {PATHWAYS[pathway].fr}"
    en = f"Consultation at the agreed tariff, {SPECIALTIES[specialty].en}, {PATHWAYS[pathway].en}"
    return Tariff(Label(fr, en), (*_before(letter, dated[0].start), *dated))
