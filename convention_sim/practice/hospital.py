"""The private practice of hospital physicians: the fee that they owe to the hospital, and on what it bears."""

from datetime import date
from functools import partial

from convention_sim.engine import Rule, rule
from convention_sim.money import share
from convention_sim.practice.law import law_in_force
from convention_sim.practice.reading import amount
from convention_sim.practice.worked import Worked

HOSPITAL_RULES: dict[str, Rule] = {}
_rule = partial(rule, registry=HOSPITAL_RULES)
LAW = "Code de la santé publique, art. L. 6154-3 et D. 6154-10-1 à D. 6154-10-3"


@_rule(
    law=LAW,
    fr="Consultations, ce qui est compté : {assiette_consultations}",
    en="Consultations, what counts: {assiette_consultations}",
)
def assiette_consultations(redevance_sur_honoraires_percus: int, consultations: int, depassements_consultations: int) -> int:
    """The base of the fee on consultations: the fees received since May 2008, their tariff before.

    >>> assiette_consultations(0, consultations=4_000_000, depassements_consultations=1_500_000)
    2500000
    """
    return consultations - (0 if redevance_sur_honoraires_percus else depassements_consultations)


@_rule(
    law=LAW,
    fr="Actes, ce qui est compté : {assiette_actes}",
    en="Procedures, what counts: {assiette_actes}",
)
def assiette_actes(redevance_sur_honoraires_percus: int, actes: int, depassements_actes: int) -> int:
    """The base of the fee on procedures: the fees received since May 2008, their tariff before.

    >>> assiette_actes(1, actes=4_000_000, depassements_actes=1_500_000)
    4000000
    """
    return actes - (0 if redevance_sur_honoraires_percus else depassements_actes)


@_rule(
    law=LAW,
    fr="Imagerie, ce qui est compté : {assiette_imagerie}",
    en="Imaging, what counts: {assiette_imagerie}",
)
def assiette_imagerie(redevance_sur_honoraires_percus: int, imagerie: int, depassements_imagerie: int) -> int:
    """The base of the fee on imaging, radiotherapy, nuclear medicine and biology.

    >>> assiette_imagerie(1, imagerie=1_000_000, depassements_imagerie=0)
    1000000
    """
    return imagerie - (0 if redevance_sur_honoraires_percus else depassements_imagerie)


@_rule(unit="rate", law=LAW, fr="Taux des consultations : {taux_consultations}", en="Rate of consultations: {taux_consultations}")
def taux_consultations(universitaire: int, redevance_consultations_chu: int, redevance_consultations_ch: int) -> int:
    """The rate of consultations, in a university hospital or another one.

    >>> taux_consultations(universitaire=1, redevance_consultations_chu=1600, redevance_consultations_ch=1500)
    1600
    """
    return redevance_consultations_chu if universitaire else redevance_consultations_ch


@_rule(unit="rate", law=LAW, fr="Taux des actes : {taux_actes}", en="Rate of procedures: {taux_actes}")
def taux_actes(universitaire: int, redevance_actes_chu: int, redevance_actes_ch: int) -> int:
    """The rate of other procedures, in a university hospital or another one.

    >>> taux_actes(universitaire=0, redevance_actes_chu=2500, redevance_actes_ch=1600)
    1600
    """
    return redevance_actes_chu if universitaire else redevance_actes_ch


@_rule(
    law=LAW,
    fr="Redevance : {taux_consultations} de {assiette_consultations}, {taux_actes} de {assiette_actes}, {redevance_imagerie} de "
    "{assiette_imagerie} : {redevance}",
    en="Hospital fee: {taux_consultations} of {assiette_consultations}, {taux_actes} of {assiette_actes}, {redevance_imagerie} of "
    "{assiette_imagerie}: {redevance}",
)
def redevance(
    assiette_consultations: int,
    taux_consultations: int,
    assiette_actes: int,
    taux_actes: int,
    assiette_imagerie: int,
    redevance_imagerie: int,
) -> int:
    """What the physician owes to the hospital.

    >>> redevance(4_000_000, 1600, 2_000_000, 2500, 0, 6000)
    1140000
    """
    return (
        share(assiette_consultations, taux_consultations) + share(assiette_actes, taux_actes) + share(assiette_imagerie, redevance_imagerie)
    )


@_rule(
    fr="Reste au praticien, avant cotisations : {honoraires_percus} – {redevance} = {reste_au_praticien}",
    en="Left to the physician, before contributions: {honoraires_percus} – {redevance} = {reste_au_praticien}",
)
def reste_au_praticien(honoraires_percus: int, redevance: int) -> int:
    """What the hospital fee leaves of the fees received.

    >>> reste_au_praticien(honoraires_percus=6_000_000, redevance=1_140_000)
    4860000
    """
    return honoraires_percus - redevance


def hospital_fee(
    day: str | date,
    *,
    university: bool,
    consultations: tuple[str, str] = ("0", "0"),
    procedures: tuple[str, str] = ("0", "0"),
    imaging: tuple[str, str] = ("0", "0"),
) -> Worked:
    """The hospital fee on a year's private practice, under the rules of a day.

    Each pair is the fees received and the extra fees among them, decimal strings in euros. Raises UnknownFact before March 2006.

    >>> hospital_fee("2017-01-31", university=True, consultations=("40000", "15000"), procedures=("20000", "0"))["redevance"]
    1140000
    >>> hospital_fee("2008-05-18", university=True, consultations=("40000", "15000"), procedures=("20000", "0"))["redevance"]
    1425000
    """
    when = day if isinstance(day, date) else date.fromisoformat(day)
    pairs = {"consultations": consultations, "actes": procedures, "imagerie": imaging}
    inputs = {name: amount(received, name) for name, (received, _) in pairs.items()}
    extra = {f"depassements_{name}": amount(extra, name) for name, (_, extra) in pairs.items()}
    total = {"honoraires_percus": sum(inputs.values()), "universitaire": int(university)}
    return Worked(HOSPITAL_RULES, law_in_force(when), inputs | extra | total)
