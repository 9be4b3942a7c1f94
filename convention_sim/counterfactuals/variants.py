"""Misconceptions that take several forms in a case: the tariff of each earlier date, each code forgotten, each other act.

A function a misconception, from a case to its forms, the likeliest first; each form says in `words` what its sentence needs to name.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from convention_sim.case import Case
from convention_sim.counterfactuals import mistaken
from convention_sim.counterfactuals.change import Change, Replacement
from convention_sim.errors import ConventionError
from convention_sim.facts.law import law_on, timeline
from convention_sim.facts.loading import announced, load
from convention_sim.nomenclature import Bill, Item, bill
from convention_sim.nomenclature.billing import total
from convention_sim.nomenclature.codes import specialty_codes
from convention_sim.vocabulary import ACTS, SPECIALTIES, Label
from convention_sim.wording import day

PRICES = ("tariffs", "majorations", "opinions_and_visits", "overseas", "extra_fees")
# How many tariffs back a page or a memory may be: the general practitioner's has changed five times since 2007.
TARIFFS_BACK = 5
# A page that is so many years late is that much rarer: the oldest that we read were five years late.
YEARS_OF_DUST = 4
# One age in each of the ranges that tariffs know; an adult is seldom taken for a child.
AGES = {
    1: Label("moins de 2 ans", "under 2"),
    4: Label("de 2 à 5 ans", "2 to 5"),
    10: Label("de 6 à 15 ans", "6 to 15"),
    20: Label("de 16 à 24 ans", "16 to 24"),
    None: Label("adulte", "adult"),
}
ADULT, GROWN_UP = 18, 4
# From this age on, a paediatrician bills by the common tariff of specialists, which has a name of its own.
OWN_TARIFFS = 16
OPTAM = Label(" Ce serait sa base avec l’OPTAM.", " It would be the base with OPTAM.")


class Variant(NamedTuple):
    """One form of a misconception in a case.

    The change, the words and amounts (in cents) that its sentence names it by, and how much less likely than others it is.
    """

    change: Change
    words: Mapping[str, Label | int] = {}
    rarity: int = 0


def _dated(when: date) -> Label:
    return Label(day(when, "fr"), day(when, "en"))


@lru_cache(maxsize=256)
def _prices_of(when: date) -> Mapping[str, Replacement]:
    return {key: when for key, subject in load().items() if subject.file in PRICES}


def _bill(case: Case, when: date) -> Bill | None:
    """The bill of the case on another day, None where it is not known or the act does not exist."""
    with suppress(ConventionError):
        return bill(case, law_on(when))
    return None


def _sums(found: Bill) -> tuple[int, ...]:
    return (total(found.full), total(found.plain), total(found.reduced), found.coordinated or 0)


def stale_tariff(case: Case) -> Iterator[Variant]:
    """The tariffs of the past, latest first."""
    starts = tuple(reversed([start for start in timeline()[0] if date.min < start <= case.date]))
    yield from _other_tariffs(case, tuple((start, start - timedelta(days=1)) for start in starts), "before")


def early_tariff(case: Case) -> Iterator[Variant]:
    """The tariffs to come, soonest first."""
    yield from _other_tariffs(case, tuple((start, start) for start in timeline()[0] if start > case.date), "since")


def _other_tariffs(case: Case, days: tuple[tuple[date, date], ...], word: str) -> Iterator[Variant]:
    """The tariffs of other days that differ from that of the day and from one another; `word` names the day of the change."""
    ours = _bill(case, case.date)
    if ours is None:
        return
    now = _sums(ours)
    seen = {now}
    for change, when in days:
        found = _bill(case, when)
        if found is None or (then := _sums(found)) in seen:
            continue
        seen.add(then)
        # A physician without option counts from his lower base, where it moved too.
        told = 2 if case.option is None and case.sector in ("2", "1-dp") and then[2] != now[2] else 0
        words: dict[str, Label | int] = {word: _dated(change), "then": then[told], "now": now[told]}
        yield Variant(Change(facts=_prices_of(when)), words, abs(case.date.year - change.year) // YEARS_OF_DUST)
        if len(seen) > TARIFFS_BACK:
            return


def stale_participation(case: Case) -> Iterator[Variant]:
    """The flat-rate contribution at the amounts that it has had on other dates."""
    today = law_on(case.date).values["participation_unitaire"]
    for fact in load()["participation_unitaire"].facts:
        if fact.known_value() != today:
            yield Variant(Change(facts={"participation_unitaire": fact}))


def stale_penalty(case: Case) -> Iterator[Variant]:
    """The points lost outside the pathway at the values that they have had on other dates."""
    today = law_on(case.date).values.get("points_hors_parcours")
    for fact in reversed(load()["points_hors_parcours"].facts):
        if fact.status == "known" and fact.value != today:
            yield Variant(Change(facts={"points_hors_parcours": fact}))


def rate_never_decided(case: Case) -> Iterator[Variant]:
    """The rates announced before the day and never decided."""
    for key, rarity in (("taux_65", 0), ("taux_60", 3)):
        fact = announced()[key].facts[0]
        if fact.start <= case.date:
            yield Variant(Change(facts={"taux_amo": fact}), {}, rarity)


def wrong_rate(case: Case) -> Iterator[Variant]:
    """Rates in round figures other than the day's."""
    today = law_on(case.date).values.get("taux_amo")
    for rate in (6000, 6500, 8000, 7500, 5000, 9000):
        if rate != today:
            yield Variant(Change(facts={"taux_amo": rate}))


def contribution_never_decided(case: Case) -> Iterator[Variant]:
    """The flat-rate contribution announced and never decided."""
    fact = announced()["participation_4_euros"].facts[0]
    if fact.start <= case.date:
        yield Variant(Change(facts={"participation_unitaire": fact}))


def sector_1_base(case: Case) -> Iterator[Variant]:
    """The base of sector 1 for a physician who has a lower one: with coordination, without it, the GP's, any specialist's."""
    for others, whose, proviso in _tariffs_at_hand(case):
        yield Variant(Change(rules={"majorations_ouvertes": mistaken.always}, case=others), {"whose": whose, "proviso": proviso})


def extra_fee_from_sector_1(case: Case) -> Iterator[Variant]:
    """The extra fee counted from the sector 1 tariff, in the same forms."""
    for others, _, _ in _tariffs_at_hand(case):
        yield Variant(Change(rules={"depassement": mistaken.extra_fee_from_full_tariff}, case=others))


def _tariffs_at_hand(case: Case) -> Iterator[tuple[dict[str, str], Label, Label]]:
    """What to change in the case so that its full tariff is one that circulates for such a visit, whose it is, when it would be right."""
    yield {}, Label("du secteur 1", "of sector 1"), OPTAM
    if case.pathway in ("adresse", "acces-direct"):
        yield {"pathway": "medecin-traitant"}, Label("du secteur 1, sans coordination", "of sector 1, without coordination"), OPTAM
    if case.specialty != "generaliste":
        gp = Label("d’un généraliste de secteur 1", "of a GP in sector 1")
        yield {"specialty": "generaliste", "pathway": "medecin-traitant"}, gp, Label("", "")
    if case.specialty not in ("generaliste", "specialiste"):
        common = Label("d’un spécialiste ordinaire de secteur 1", "of an ordinary specialist in sector 1")
        yield {"specialty": "specialiste", "pathway": "adresse"}, common, Label("", "")


def gp_tariff(case: Case) -> Iterator[Variant]:
    """The GP's tariff for a specialist."""
    if case.specialty != "generaliste":
        yield Variant(Change(case={"specialty": "generaliste", "pathway": "medecin-traitant"}))


def common_tariff(case: Case) -> Iterator[Variant]:
    """The common tariff of specialists for a specialty that has its own, as this patient comes and otherwise."""
    if case.specialty not in ("generaliste", "specialiste"):
        # Only some specialties are seen directly, and the common one is not.
        yield Variant(Change(case={"specialty": "specialiste"} | ({"pathway": "adresse"} if case.pathway == "acces-direct" else {})))
        yield Variant(Change(case={"specialty": "specialiste", "pathway": "medecin-traitant"}))


def another_specialty(case: Case) -> Iterator[Variant]:
    """The tariff of another specialty."""
    for specialty, label in SPECIALTIES.items():
        if specialty not in (case.specialty, "generaliste") and (case.specialty == "generaliste" or specialty != "specialiste"):
            yield Variant(Change(case={"specialty": specialty}), {"specialty": label})


def another_act(case: Case) -> Iterator[Variant]:
    """The tariff of another act."""
    for act, label in ACTS.items():
        if act != case.act:
            yield Variant(Change(case={"act": act}), {"act": label})


def coordination_forgotten(case: Case) -> Iterator[Variant]:
    """The tariff without coordination for a visit that opens it."""
    if case.pathway in ("adresse", "acces-direct"):
        yield Variant(Change(case={"pathway": "medecin-traitant"}))


def majorations_forgotten(case: Case) -> Iterator[Variant]:
    """The letter key alone, then without each majoration in turn; those of a child and of coordination have a name of their own."""
    found = _bill(case, case.date)
    codes = [item for item in found.full[1:] if not _of_age(item, case) and not item.key.startswith(("MC", "MD"))] if found else []
    yield from _without(codes)


def child_majoration_forgotten(case: Case) -> Iterator[Variant]:
    """The bill of a child without what is added for his age."""
    found = _bill(case, case.date)
    yield from _without([item for item in found.full[1:] if _of_age(item, case)] if found else [])


def _of_age(item: Item, case: Case) -> bool:
    """Whether a code is added for the patient's age; a paediatrician's are."""
    aged = {each.code for each in specialty_codes(case.specialty, case.age).majorations if (each.from_age, each.below_age) != (0, 200)}
    return case.specialty == "pediatre" or item.key in aged


def _without(codes: list[Item]) -> Iterator[Variant]:
    groups = [codes, *([item] for item in codes)] if len(codes) > 1 else [codes] if codes else []
    for group in groups:
        names = " + ".join(item.code for item in group)
        yield Variant(Change(facts={item.key: None for item in group}), {"codes": Label(names, names)})


def child_as_adult(case: Case) -> Iterator[Variant]:
    """A child counted as an adult."""
    if case.age is not None and case.age < ADULT and case.specialty != "pediatre" and case.act != "examen-enfant":
        yield Variant(Change(case={"age": None, "age_on_january_1": None}))


def another_age(case: Case) -> Iterator[Variant]:
    """The tariff of another age, likelier for a child; the flat-rate contribution stays that of the patient."""
    if case.act == "examen-enfant":
        return
    rarity = 0 if case.age is not None and case.age < ADULT else GROWN_UP
    for age, label in AGES.items():
        if age != case.age and not (case.specialty == "pediatre" and (age is None or age >= OWN_TARIFFS)):
            yield Variant(Change(case={"age": age}), {"age": label}, rarity)


def other_contract_level(case: Case) -> Iterator[Variant]:
    """The other of the two levels of a contract."""
    contract = case.contract
    if contract and contract.percent_optam != contract.percent_sans_optam:
        swapped = contract._replace(percent_optam=contract.percent_sans_optam, percent_sans_optam=contract.percent_optam)
        yield Variant(Change(case={"contract": swapped}))


def pathway_cap(case: Case) -> Iterator[Variant]:
    """The out-of-pathway increase without its ceiling, then under those of the past, latest first."""
    today = law_on(case.date).values.get("plafond_hors_parcours")
    if today:
        yield Variant(Change(facts={"plafond_hors_parcours": None}))
    for fact in reversed(load()["plafond_hors_parcours"].facts):
        if fact.status == "known" and fact.value != today and fact.start <= case.date:
            yield Variant(Change(facts={"plafond_hors_parcours": fact}))
