"""From a case to the codes that may be billed and what they add up to."""

from datetime import date
from typing import NamedTuple

from convention_sim import money
from convention_sim.case import Case
from convention_sim.errors import ConventionError, InvalidRequest, UnknownFact
from convention_sim.facts.law import Law, known_spans, unknown
from convention_sim.facts.loading import load
from convention_sim.nomenclature.codes import ACTS, GP_VISIT, Act, Majoration, Specialty, family, specialty_codes
from convention_sim.vocabulary import ACTS as ACT_LABELS
from convention_sim.vocabulary import REGIONS as REGION_LABELS
from convention_sim.vocabulary import SPECIALTIES as SPECIALTY_LABELS
from convention_sim.wording import day

HOME = ("metropole", "alsace-moselle")
# Overseas, letter keys are multiplied and majorations are not (order of 13 November 1998; fee table of 2019).
# Mayotte's coefficient is not known.
LETTER_KEYS = frozenset({"C", "CS", "CNPSY", "CSC", "V"})
COEFFICIENTS = {
    "guadeloupe": "coefficient.antilles-guyane",
    "martinique": "coefficient.antilles-guyane",
    "guyane": "coefficient.antilles-guyane",
    "reunion": "coefficient.reunion",
}


class Item(NamedTuple):
    """A billed code: what is written on the claim, the fact that prices it, and its amount in cents (centimes before 2002)."""

    code: str
    key: str
    amount: int


class Bill(NamedTuple):
    """What an act may be billed on a day, three ways.

    `full`: the agreed tariff, coordination included when this visit allows it; `plain`: the same without coordination; `reduced`: the
    act of a physician without option that carries an extra fee (the same as `plain` for the others). `coordinated` is the agreed tariff
    of the act with coordination, whether or not this visit allows it: the ceiling of the authorised extra fee is counted from it (None
    where the price of coordination is not known).
    """

    full: tuple[Item, ...]
    plain: tuple[Item, ...]
    reduced: tuple[Item, ...]
    coordinated: int | None


def total(items: tuple[Item, ...]) -> int:
    """The sum of the items' amounts."""
    return sum([item.amount for item in items])


def written(key: str) -> str:
    """The code that a claim shows for a fact's key.

    >>> written("CS.gynecologue"), written("C2.5")
    ('CS', 'C2.5')
    """
    return key if key == "C2.5" else key.split(".", maxsplit=1)[0]


def unknown_price(key: str, region: str) -> UnknownFact:
    """The error for a code whose price in a region is not known on the day; it says when it is."""
    label, subjects = REGION_LABELS[region], load()
    known = [subjects[f"{key}.{suffix}"] for suffix in (region, "drom") if f"{key}.{suffix}" in subjects]
    if region in COEFFICIENTS and key in LETTER_KEYS:
        known.append(subjects[COEFFICIENTS[region]])
    return UnknownFact(
        "unknown-fact",
        "patient.region",
        region,
        sorted(span for subject in known for span in known_spans(subject)),
        f"Le tarif de « {subjects[key].fr} » n’est pas connu à cette date pour cette région : {label.fr}.",
        f"The tariff of “{subjects[key].en}” is not known on that date for this region: {label.en}.",
    )


class _Pricer:
    """Prices codes for one region and one currency of one law."""

    def __init__(self, law: Law, region: str, day: date, francs: bool) -> None:
        self.law, self.region, self.day = law, region, day
        self.values = law.francs if francs else law.values
        self.overseas = region not in HOME

    def in_force(self, key: str) -> bool:
        """Whether the code exists on the day; one that is unknown raises UnknownFact."""
        fact = self.law.facts.get(key)
        if fact is None:
            if load()[key].absent == "unknown":
                raise unknown(key, self.day)
            return False
        if fact.status == "unknown":
            raise unknown(key, self.day)
        return fact.status == "known"

    def adds(self) -> bool:
        """Whether the majorations' prices in the region are known: overseas they are not since 22 December 2024."""
        return not self.overseas or (self.region in COEFFICIENTS and self.law.has(COEFFICIENTS[self.region]))

    def first(self, keys: tuple[str, ...]) -> str | None:
        return next((key for key in keys if self.in_force(key)), None)

    def item(self, key: str) -> Item:
        """The code at its price in the region."""
        if not self.in_force(key):
            raise unknown(key, self.day)
        return self._overseas_item(key) if self.overseas else Item(written(key), key, self.values[key])

    def _overseas_item(self, key: str) -> Item:
        """A price printed for the region, else the letter key at its coefficient, else a majoration as in metropolitan France."""
        local = "CS.gynecologue" if key == "CS.geriatre" else key
        for printed in (f"{local}.{self.region}", f"{local}.drom"):
            if self.law.has(printed):
                return Item(written(key), printed, self.values[printed])
        if self.adds() and key in LETTER_KEYS:
            return Item(written(key), key, self.multiplied(key))
        if self.adds() and (load()[key].file == "majorations" or key == "MD"):
            return Item(written(key), key, self.values[key])
        raise unknown_price(key, self.region)

    def multiplied(self, key: str) -> int:
        """The letter key at the region's coefficient, worked out in the currency of the tariff, then converted."""
        coefficient = self.values[COEFFICIENTS[self.region]]
        if self.law.francs and self.values is self.law.values:
            return money.to_euros(money.share(self.law.francs[key], coefficient))
        return money.share(self.values[key], coefficient)


def coordination_allowed(case: Case, law: Law) -> bool:
    """Whether this visit opens the coordination majoration.

    Sent by the regular doctor, direct access to a specialist, or a child under 16 since 22 December 2024.
    """
    if case.pathway == "adresse":
        return True
    if case.specialty == "generaliste" or case.pathway == "medecin-traitant":
        return False
    child = case.age is not None and case.age < 16 and law.has("majoration_coordination_enfant")
    return case.pathway == "acces-direct" or child


def bill(case: Case, law: Law, *, francs: bool = False) -> Bill:
    """The codes of the case's act on its day, in cents (in centimes of franc with `francs`, before 2002).

    Raises UnknownFact when a price is not known on that day, InvalidRequest when the act does not exist for the specialty or on the day.

    >>> from datetime import date
    >>> from convention_sim.facts import law_on
    >>> day = date(2022, 4, 8)
    >>> found = bill(Case(day, "psychiatre", "2", pathway="adresse"), law_on(day))
    >>> [(item.code, item.amount) for item in found.full], total(found.reduced)
    ([('CNPSY', 4250), ('MPC', 270), ('MCS', 500)], 4250)
    """
    coordinated = coordination_allowed(case, law)
    # A lower base that nobody printed must not refuse an answer that does not need it.
    lower = case.option is None and case.sector in ("2", "1-dp")
    memory = (francs, case.specialty, case.act, case.age, coordinated, case.region, lower)
    known = law.memory.get(memory)
    pricer = _Pricer(law, case.region, case.date, francs)
    if known is None:
        try:
            known = law.memory[memory] = _build(case, pricer, coordinated, lower)
        except InvalidRequest as error:
            error.accepted = [act for act in ACT_LABELS if _is_open(case._replace(act=act), pricer, coordinated, lower)]
            raise
    assert isinstance(known, Bill)
    return known


def exists(case: Case, law: Law) -> bool:
    """Whether the act exists on the day for the specialty and the age, at a price that is known or not.

    >>> from datetime import date
    >>> from convention_sim.facts import law_on
    >>> [exists(Case(day, "generaliste", "1", act="teleconsultation"), law_on(day)) for day in (date(2017, 6, 1), date(2026, 6, 1))]
    [False, True]
    """
    try:
        _build(case, _Pricer(law, case.region, case.date, False), coordination_allowed(case, law), lower=False)
    except InvalidRequest:
        return False
    except UnknownFact:
        return True
    return True


def _is_open(case: Case, pricer: _Pricer, coordinated: bool, lower: bool) -> bool:
    """Whether the act exists that day for the specialty, at a price that is known."""
    try:
        _build(case, pricer, coordinated, lower)
    except ConventionError:
        return False
    return True


def _build(case: Case, pricer: _Pricer, coordinated: bool, lower: bool) -> Bill:
    codes = specialty_codes(case.specialty, case.age)
    if case.act in ACTS:
        return _special_act(case, codes, ACTS[case.act], pricer, lower)
    if case.act == "consultation":
        return _consultation(case, codes, (), pricer, coordinated, lower)
    if case.act == "visite" and case.specialty == "generaliste":
        letter, reduced, travel = GP_VISIT
        # The coordination majoration is refused with VG (convention 2024, art. 75).
        return _consultation(case, codes._replace(letter=letter, reduced=reduced), travel, pricer, False, lower)
    raise _no_such_act(case)


def _consultation(case: Case, codes: Specialty, extra: tuple[str, ...], pricer: _Pricer, coordinated: bool, lower: bool) -> Bill:
    """Letter key plus majorations, in each of the three ways."""
    letter = _require(pricer.first(codes.letter), case)
    due = [majoration for majoration in codes.majorations if _applies(majoration, case.age) and pricer.in_force(majoration.code)]
    travel = tuple(pricer.item(key) for key in extra if _require(pricer.first((key,)), case))
    plain = (pricer.item(letter), *(pricer.item(majoration.code) for majoration in due), *travel)
    open_to_all = tuple(majoration.code for majoration in due if not majoration.reserved)
    cheaper = plain
    if lower:
        reduced = _require(pricer.first(codes.reduced), case)
        cheaper = (pricer.item(reduced), *(pricer.item(code) for code in open_to_all), *travel)
    full = plain
    ceiling: int | None = total(plain)
    if codes.coordination and pricer.in_force(codes.coordination):
        if coordinated or pricer.adds():
            added = pricer.item(codes.coordination)
            ceiling = total(plain) + added.amount
            full = (*plain, added) if coordinated else plain
        else:
            ceiling = None
    return Bill(full, plain, cheaper, ceiling)


def _special_act(case: Case, codes: Specialty, act: Act, pricer: _Pricer, lower: bool) -> Bill:
    """An act with a letter key of its own."""
    letters = family(case.specialty, act.letters)
    if not letters:
        raise _no_such_act(case)
    letter = pricer.item(_require(pricer.first(letters), case))
    travel = tuple(pricer.item(key) for key in act.travel)
    full = (letter, *travel)
    if act.same_base or not lower:
        reduced = full
    elif act.reduced:
        reduced = (pricer.item(_require(pricer.first(family(case.specialty, act.reduced)), case)), *travel)
    else:
        reduced = _consultation(case, codes, act.travel, pricer, coordinated=False, lower=True).reduced
    return Bill(full, full, reduced, total(full))


def _applies(majoration: Majoration, age: int | None) -> bool:
    """Whether the patient's age is in the majoration's range; an adult whose age is not given is past every one."""
    years = 199 if age is None else age
    return majoration.from_age <= years < majoration.below_age


def _require(key: str | None, case: Case) -> str:
    if key is None:
        raise InvalidRequest(
            "act-not-in-force",
            "act",
            case.act,
            [],
            f"L’acte « {ACT_LABELS[case.act].fr} » n’existe pas encore, ou n’existe plus, le {day(case.date, 'fr')}.",
            f"The act “{ACT_LABELS[case.act].en}” does not exist on {day(case.date, 'en')}.",
        )
    return key


def _no_such_act(case: Case) -> InvalidRequest:
    return InvalidRequest(
        "act-not-open",
        "act",
        case.act,
        [],
        f"Nous n’avons pas de tarif pour l’acte « {ACT_LABELS[case.act].fr} » par ce médecin : {SPECIALTY_LABELS[case.specialty].fr}.",
        f"We have no tariff for the act “{ACT_LABELS[case.act].en}” by this physician: {SPECIALTY_LABELS[case.specialty].en}.",
    )
