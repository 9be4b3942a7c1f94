"""The flat-rate contribution (participation forfaitaire): who owes it, and its ceilings."""

from convention_sim.engine import rule


@rule(
    unit="flag",
    law="CSS, art. L. 160-13, II, et R. 160-20",
    fr="Le patient est dispensé de la participation forfaitaire.",
    en="The patient is exempt from the flat-rate contribution.",
)
def dispense_participation(
    age_1er_janvier: int, maternite: int, css: int, cmuc: int, ame: int, detention: int, acs: int, acs_sans_participation: int
) -> int:
    """No flat-rate contribution: under 18 on 1 January of the year, maternity, CSS, CMU-C, AME, detention, and ACS since 1 July 2015.

    Patients with an ALD, an invalidity pension or a work accident do owe it.

    >>> dispense_participation(age_1er_janvier=17, maternite=0, css=0, cmuc=0, ame=0, detention=0, acs=0, acs_sans_participation=0)
    1
    """
    return (age_1er_janvier < 18) | maternite | css | cmuc | ame | detention | (acs & acs_sans_participation)


@rule(
    law="CSS, art. D. 322-4 et suivants",
    fr="Participation que les plafonds du jour et de l’année laissent prendre : {participation_disponible}",
    en="Contribution that the day's and the year's ceilings leave: {participation_disponible}",
)
def participation_disponible(
    participation_unitaire: int,
    plafond_annuel_participation: int,
    retenu_annee: int,
    plafond_journalier_participation: int,
    retenu_jour: int,
) -> int:
    """The unit amount, within what the yearly ceiling and the daily one (same professional) leave.

    >>> participation_disponible(200, 5000, retenu_annee=4900, plafond_journalier_participation=800, retenu_jour=0)
    100
    """
    return max(0, min(participation_unitaire, plafond_annuel_participation - retenu_annee, plafond_journalier_participation - retenu_jour))


@rule(
    law="CSS, art. L. 160-13, II (avant 2016 : art. L. 322-2, II) ; montant : décret 2004-1453, puis décision de l’UNCAM du 21 mars 2024",
    fr="Participation forfaitaire : {participation_forfaitaire}",
    en="Flat-rate contribution: {participation_forfaitaire}",
)
def participation_forfaitaire(dispense_participation: int, participation_disponible: int, amo_brut: int, regime_local: int) -> int:
    """What is held back from the statutory share; nothing when that share is smaller, so that it never goes below zero.

    >>> participation_forfaitaire(dispense_participation=0, participation_disponible=200, amo_brut=2100, regime_local=0)
    200
    >>> participation_forfaitaire(dispense_participation=0, participation_disponible=200, amo_brut=43, regime_local=0)
    0
    """
    if dispense_participation or participation_disponible > amo_brut + regime_local:
        return 0
    return participation_disponible
