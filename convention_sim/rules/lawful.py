"""The highest lawful fee, and the duty to inform. -1 stands for "no fixed maximum": tact and restraint only."""

from convention_sim.engine import rule
from convention_sim.money import BASIS_POINTS, rounded


@rule(
    unit="flag",
    law="Convention 2016, art. 37.1 ; convention 2024, art. 11-2",
    fr="Le dépassement autorisé (DA) est ouvert.",
    en="The authorised extra fee (DA) is open.",
)
def da_ouvert(
    opposable: int,
    generaliste: int,
    hors_parcours: int,
    age: int,
    css: int,
    cmuc: int,
    ame: int,
    exigence_particuliere: int,
    coefficient_da: int,
) -> int:
    """A sector 1 specialist seen outside the pathway may add the DA.

    Not a GP, nor for CSS, CMU-C or AME patients, nor under 16, nor with the DE.

    >>> da_ouvert(opposable=1, generaliste=0, hors_parcours=1, age=40, css=0, cmuc=0, ame=0, exigence_particuliere=0, coefficient_da=11_750)
    1
    """
    open_to_patient = hors_parcours & (age >= 16) & (1 - (css | cmuc | ame))
    return opposable & (1 - generaliste) & open_to_patient & (1 - exigence_particuliere) & (coefficient_da > 0)


@rule(
    law="Convention 2016, art. 37.1 ; convention 2024, art. 11-2",
    fr="Plafond du DA : {coefficient_da} de {tarif_coordonne}, arrondi à l’euro, soit {plafond_da}",
    en="DA ceiling: {coefficient_da} of {tarif_coordonne}, rounded to the euro, that is {plafond_da}",
)
def plafond_da(tarif_coordonne: int, coefficient_da: int) -> int:
    """117.5 % of the coordinated tariff, to the nearest euro: 31.50 gives 37, 30 gives 35 (as published; the text quoted says rounded up).

    >>> plafond_da(3150, 11_750), plafond_da(3000, 11_750), plafond_da(2800, 11_750)
    (3700, 3500, 3300)
    """
    return rounded(tarif_coordonne * coefficient_da, 100 * BASIS_POINTS) * 100


@rule(
    law="CSS, art. L. 162-5-13 et L. 162-14-1 ; convention 2016, art. 37 et 38",
    fr="Honoraires licites : {honoraires_maximum} au plus",
    en="Lawful fee: {honoraires_maximum} at most",
)
def honoraires_maximum(
    conventionne: int,
    opposable: int,
    exigence_particuliere: int,
    detention: int,
    detention_sans_depassement: int,
    patient_au_tarif: int,
    ame: int,
    urgence: int,
    urgence_au_tarif: int,
    da_ouvert: int,
    plafond_da: int,
    tarif_plein: int,
) -> int:
    """The highest lawful fee: the tariff in sector 1 (the DA ceiling outside the pathway), for protected patients and in emergencies.

    A particular demand (DE) lifts it, save for a detained person. AME does not count here: no text was found that forbids a
    free-fee physician to charge its holders more.

    >>> honoraires_maximum(1, 1, 0, 0, 0, 0, 0, 0, 0, da_ouvert=0, plafond_da=3700, tarif_plein=3000)
    3000
    """
    if not conventionne:
        return -1
    if detention & detention_sans_depassement:
        return tarif_plein
    if exigence_particuliere:
        return -1
    if opposable:
        return plafond_da if da_ouvert else tarif_plein
    protected = (patient_au_tarif & (1 - ame)) | (urgence & urgence_au_tarif)
    return tarif_plein if protected else -1


@rule(
    law="CSS, art. L. 162-5-13 et L. 162-14-1",
    fr="Honoraires au-delà du maximum licite : {depassement_illicite}",
    en="Fee above the lawful maximum: {depassement_illicite}",
)
def depassement_illicite(honoraires: int, honoraires_maximum: int) -> int:
    """What is charged above the lawful maximum: computed as charged, and reported.

    >>> depassement_illicite(honoraires=4000, honoraires_maximum=3000)
    1000
    """
    return max(0, honoraires - honoraires_maximum) if honoraires_maximum >= 0 else 0


@rule(
    unit="flag",
    law="Code de la santé publique, art. L. 1111-3-2 ; arrêté du 2 octobre 2008",
    fr="Une information écrite est due avant l’acte.",
    en="Written information is due before the act.",
)
def information_ecrite(depassement: int, honoraires: int, seuil_information: int) -> int:
    """Written information is due before the act when the bill holds an extra fee and totals 70 euros or more.

    >>> information_ecrite(depassement=2000, honoraires=7000, seuil_information=7000)
    1
    """
    return (depassement > 0) & (honoraires >= seuil_information) & (seuil_information > 0)
