"""Who may charge what, when and with which duties, sector by sector: read off visits that the rules settle, never typed.

`sector_rules` settles one visit in every sector of a day, once at the tariff and once with an extra fee; all that it says is what the two
décomptes say. `ceilings` does so for every situation, to see where the lawful maximum changes.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from convention_sim import vocabulary
from convention_sim.case import Case
from convention_sim.errors import ConventionError
from convention_sim.facts.duties import Duty, duties_on
from convention_sim.facts.law import Law, law_on
from convention_sim.settlement import Decompte, settle
from convention_sim.settlement.reasons import Note
from convention_sim.situations import SITUATIONS, merged
from convention_sim.visits import visit

# Above every tariff of a consultation and above the 70 euros that call for written information.
EXTRA_FEE = "80.00"
# Options of surgery, anaesthesia and obstetrics, which a GP cannot take (convention of 2016, title 4; convention of 2024).
SURGICAL_OPTIONS = frozenset({"optam-co", "optam-aco"})
DISPUTED = frozenset({"ame-extra-fee-disputed"})

Limit = Literal["refused", "tariff", "ceiling", "tact-and-measure"]


class Practice(NamedTuple):
    """How a physician practises: a sector, and a tariff option or None.

    >>> Practice("2", "optam").name
    '2-optam'
    """

    sector: str
    option: str | None = None

    @property
    def name(self) -> str:
        """The sector and its option in one word."""
        return f"{self.sector}-{self.option}" if self.option else self.sector


@dataclass(frozen=True, slots=True)
class SectorRule:
    """What a sector may charge in a situation: the visit at the tariff, the same with an extra fee, and why either was refused.

    `at_tariff` is None outside the convention, where there is no tariff; both are None when the situation does not exist on the day.
    """

    practice: Practice
    at_tariff: Decompte | None
    with_extra: Decompte | None
    refusals: tuple[ConventionError, ...]

    @property
    def tariff(self) -> int | None:
        """The tariff in cents, None where there is none."""
        return None if self.at_tariff is None else self.at_tariff["honoraires"]

    @property
    def maximum(self) -> int | None:
        """The highest lawful fee in cents, None where only tact and restraint bind the physician (CSP, art. R. 4127-53)."""
        return None if self.with_extra is None else self.with_extra.maximum

    @property
    def limit(self) -> Limit:
        """What bounds the fee: the tariff, a ceiling above it (DA), tact and restraint alone; or the visit was refused."""
        if self.with_extra is None:
            return "refused"
        if self.maximum is None:
            return "tact-and-measure"
        return "tariff" if self.maximum == self.tariff else "ceiling"

    @property
    def may_exceed(self) -> bool:
        """Whether any fee above the tariff is lawful."""
        return self.limit in ("ceiling", "tact-and-measure")

    @property
    def base_at_tariff(self) -> int | None:
        """The base of the visit at the tariff, in cents."""
        return None if self.at_tariff is None else self.at_tariff["base"]

    @property
    def base_with_extra(self) -> int | None:
        """The base of the visit with an extra fee, in cents."""
        return None if self.with_extra is None else self.with_extra["base"]

    @property
    def rate(self) -> int | None:
        """The share of the base that statutory insurance pays before any pathway increase, local scheme included, in basis points."""
        if self.with_extra is None:
            return None
        return self.with_extra.law.values["taux_alsace_moselle"] if self.with_extra["regime_local"] else self.with_extra["taux"]

    @property
    def points_lost(self) -> int:
        """The points of the base that leaving the pathway costs, in basis points, whatever its ceiling in euros; 0 within it."""
        if self.with_extra is None or not self.with_extra["parcours_non_respecte"]:
            return 0
        return self.with_extra.law.values["points_hors_parcours"]

    @property
    def capped(self) -> bool:
        """Whether the pathway increase had a ceiling in euros, so that the points alone do not give the share that is left."""
        return self.with_extra is not None and bool(self.with_extra.law.values.get("plafond_hors_parcours"))

    @property
    def participation(self) -> int | None:
        """The flat-rate contribution held back, in cents."""
        return None if self.with_extra is None else self.with_extra["participation_forfaitaire"]

    @property
    def information_from(self) -> int | None:
        """The total from which a lawful extra fee calls for written information, in cents; None where none can or before the duty."""
        if self.with_extra is None or not self.may_exceed:
            return None
        threshold = self.with_extra.law.values["seuil_information"]
        within = self.maximum is None or threshold <= self.maximum
        return threshold if threshold and within else None

    @property
    def ground(self) -> Note | None:
        """Why the extra fee is unlawful, None where it is lawful."""
        return None if self.with_extra is None else next(iter(self.with_extra.violations), None)

    @property
    def disputed(self) -> tuple[Note, ...]:
        """The grounds on which some sources call the extra fee unlawful, and no text that we read does."""
        return () if self.with_extra is None else tuple(note for note in self.with_extra.warnings if note.id in DISPUTED)

    @property
    def doubts(self) -> tuple[Note, ...]:
        """Every point on which sources disagree or that no text settles."""
        return () if self.with_extra is None else (*self.disputed, *self.with_extra.validity.caveats)


@dataclass(frozen=True, slots=True, repr=False)
class SectorTable:
    """The rules of every sector on a day, for a specialty and a set of situations; `fee` is the extra fee that was tried, in cents."""

    day: dt.date
    specialty: str
    situations: tuple[str, ...]
    fee: int
    rules: tuple[SectorRule, ...]

    def __getitem__(self, name: str) -> SectorRule:
        """The rules of one sector, by the name of its practice (`2-optam`)."""
        return {rule.practice.name: rule for rule in self.rules}[name]

    def __iter__(self) -> Iterator[SectorRule]:
        return iter(self.rules)

    def only(self, *names: str) -> "SectorTable":
        """The same for some sectors only.

        >>> [rule.practice.name for rule in sector_rules("2026-06-01").only("1", "2-optam")]
        ['1', '2-optam']
        """
        return replace(self, rules=tuple(self[name] for name in names))

    def duties(self, kind: str, sector: str) -> tuple[Duty, ...]:
        """The dated duties of a kind (`tiers-payant`, `acces`, `devoir`…) that bind a sector here."""
        return duties_on(self.day, kind, sector, self.situations)

    def _repr_html_(self) -> str:
        from convention_sim.views import sector_table  # noqa: PLC0415 - views come after results; loaded when asked for

        return sector_table.html(self)

    def __repr__(self) -> str:
        from convention_sim.views import sector_table  # noqa: PLC0415 - the same

        return sector_table.text(self)


@dataclass(frozen=True, slots=True, repr=False)
class Ceilings:
    """The lawful maximum of each table, sector by sector."""

    tables: tuple[SectorTable, ...]

    def _repr_html_(self) -> str:
        from convention_sim.views import sector_table  # noqa: PLC0415 - the same

        return sector_table.ceilings_html(self.tables)

    def __repr__(self) -> str:
        from convention_sim.views import sector_table  # noqa: PLC0415 - the same

        return sector_table.ceilings_text(self.tables)


@dataclass(frozen=True, slots=True, repr=False)
class Choices:
    """Dated sentences of some kinds, in force on a day."""

    day: dt.date
    duties: tuple[Duty, ...]

    def _repr_html_(self) -> str:
        from convention_sim.views import sector_table  # noqa: PLC0415 - the same

        return sector_table.choices_html(self)

    def __repr__(self) -> str:
        from convention_sim.views import sector_table  # noqa: PLC0415 - the same

        return sector_table.choices_text(self)


def choices(date: str | dt.date, kinds: Sequence[str] = ("acces", "acces-option"), sector: str | None = None) -> Choices:
    """Who may choose which sector and which option on a day; other `kinds` of duties, or one sector only, on request.

    >>> [duty.subject.key for duty in choices("2015-06-01").duties]
    ['acces_secteur_1', 'acces_dp', 'acces_secteur_2', 'acces_secteur_3', 'acces_option']
    """
    day = date if isinstance(date, dt.date) else dt.date.fromisoformat(date)
    return Choices(day, tuple(duty for kind in kinds for duty in duties_on(day, kind, sector)))


def practices(law: Law, specialty: str) -> tuple[Practice, ...]:
    """Every way of practising on a day, sector 2 once for each tariff option in force.

    >>> [practice.name for practice in practices(law_on(dt.date(2015, 6, 1)), "generaliste")]
    ['1', '1-dp', '2', '2-cas', '3']
    """
    closed = SURGICAL_OPTIONS if specialty == "generaliste" else frozenset()
    options = [option for option in vocabulary.OPTIONS if option not in closed and law.has(f"option_{option}")]
    return Practice("1"), Practice("1-dp"), Practice("2"), *(Practice("2", option) for option in options), Practice("3")


def sector_rules(
    date: str | dt.date, specialty: str = "specialiste", situation: str | Sequence[str] = (), fee: str = EXTRA_FEE
) -> SectorTable:
    """The rules of every sector on a day, for a specialty and one or more situations (see SITUATIONS); none is an ordinary visit.

    `fee` is the extra fee to try, a decimal string in euros. Raises InvalidRequest for a word that is not known or situations that clash.

    >>> found = sector_rules("2026-06-01", "specialiste")
    >>> found["1"].limit, found["2"].limit, found["2"].base_at_tariff, found["2"].base_with_extra, found["2-optam"].base_with_extra
    ('tariff', 'tact-and-measure', 3150, 2300, 3150)
    >>> sector_rules("2026-06-01", "specialiste", "hors-parcours")["1"].maximum
    3700
    """
    names = (situation,) if isinstance(situation, str) else tuple(situation)
    changes = merged(names)
    # `visit` is asked once, before any sector, so that a wrong word is refused instead of being read as a rule.
    sample = visit(date, specialty, fee=fee, **changes)
    law = law_on(sample.date)
    rules = tuple(_sector_rule(practice, date, specialty, fee, changes) for practice in practices(law, specialty))
    return SectorTable(sample.date, specialty, names, sample.fee or 0, rules)


def ceilings(
    date: str | dt.date, specialty: str = "specialiste", situations: Sequence[str] = tuple(SITUATIONS), fee: str = EXTRA_FEE
) -> Ceilings:
    """The lawful maximum of every sector in each situation of a day.

    >>> [table["2"].limit for table in ceilings("2026-06-01", situations=["parcours", "css", "urgence"]).tables]
    ['tact-and-measure', 'tariff', 'tariff']
    """
    return compare(*(sector_rules(date, specialty, name, fee) for name in situations))


def compare(*tables: SectorTable) -> Ceilings:
    """The lawful maxima of several tables, each named by what sets it apart from the others."""
    return Ceilings(tables)


def _sector_rule(practice: Practice, date: str | dt.date, specialty: str, fee: str, changes: Mapping[str, Any]) -> SectorRule:
    """The two visits of one sector, or the reasons for which they cannot be."""
    settled: list[Decompte | None] = []
    refusals: list[ConventionError] = []
    for asked in (None, fee):
        try:
            settled.append(settle(_case(practice, date, specialty, asked, changes)))
        except ConventionError as refusal:
            settled.append(None)
            refusals.append(refusal)
    return SectorRule(practice, settled[0], settled[1], tuple(refusals))


def _case(practice: Practice, date: str | dt.date, specialty: str, fee: str | None, changes: Mapping[str, Any]) -> Case:
    return visit(date, specialty, practice.sector, option=practice.option, fee=fee, **changes)
