"""What the statutory insurer (AMO) pays: the rate, the pathway, the local scheme, and the co-insurance that it leaves."""

from convention_sim.engine import rule
from convention_sim.money import share


@rule(
    unit="flag",
    law="CSS, art. L. 160-14, L. 160-9 et L. 432-3 ; code de l’action sociale et des familles, art. L. 251-2",
    fr="Soins pris en charge à 100 % de la base.",
    en="Care covered at 100% of the base.",
)
def exonere(ald: int, maternite: int, ame: int, at_mp: int, invalidite: int, detention: int, examen_enfant: int) -> int:
    """The co-insurance is waived.

    ALD care of the protocol, maternity, AME, work accident, invalidity, detention, a child's compulsory examination.

    >>> exonere(ald=1, maternite=0, ame=0, at_mp=0, invalidite=0, detention=0, examen_enfant=0)
    1
    """
    return ald | maternite | ame | at_mp | invalidite | detention | examen_enfant


@rule(
    unit="rate",
    law="CSS, art. L. 160-13, I, et R. 160-5 ; décision de l’UNCAM (avant 2016 : art. L. 322-2 et R. 322-1)",
    fr="Taux de remboursement : {taux}",
    en="Refund rate: {taux}",
)
def taux(exonere: int, taux_amo: int) -> int:
    """The rate within the pathway: the ordinary one, or 100 % when the co-insurance is waived.

    >>> taux(exonere=0, taux_amo=7000)
    7000
    """
    return 10_000 if exonere else taux_amo


@rule(
    unit="flag",
    law="CSS, art. L. 162-5-3 et D. 162-1-6",
    fr="La majoration hors parcours s’applique.",
    en="The out-of-pathway surcharge applies.",
)
def parcours_non_respecte(
    hors_parcours: int, conventionne: int, age: int, ald: int, ame: int, at_mp: int, examen_enfant: int, points_hors_parcours: int
) -> int:
    """The patient is penalised for leaving the pathway.

    Aged 16 or more; not for ALD care of the protocol, AME, a work accident or a child's examination.

    >>> parcours_non_respecte(hors_parcours=1, conventionne=1, age=12, ald=0, ame=0, at_mp=0, examen_enfant=0, points_hors_parcours=4000)
    0
    """
    return hors_parcours & conventionne & (age >= 16) & (1 - (ald | ame | at_mp | examen_enfant)) & (points_hors_parcours > 0)


@rule(
    law="CSS, art. L. 160-13, I, et R. 160-5 ; décision de l’UNCAM (avant 2016 : art. L. 322-2 et R. 322-1)",
    fr="{taux} de la base de {base} = {part_dans_le_parcours}",
    en="{taux} of the base of {base} = {part_dans_le_parcours}",
)
def part_dans_le_parcours(base: int, taux: int) -> int:
    """What the rate gives on the base, before any penalty or flat-rate contribution.

    >>> part_dans_le_parcours(base=3000, taux=7000)
    2100
    """
    return share(base, taux)


@rule(
    law="CSS, art. L. 162-5-3 ; décisions de l’UNCAM de 2005, 2007 et 2009",
    fr="Hors parcours, {points_hors_parcours} de la base de {base} ne sont plus remboursés : {majoration_hors_parcours}",
    en="Outside the pathway, {points_hors_parcours} of the base of {base} are no longer refunded: {majoration_hors_parcours}",
)
def majoration_hors_parcours(
    parcours_non_respecte: int, base: int, taux: int, part_dans_le_parcours: int, points_hors_parcours: int, plafond_hors_parcours: int
) -> int:
    """What leaving the pathway costs: some points of the base, up to a ceiling when there is one (0: none).

    >>> majoration_hors_parcours(1, 2650, taux=7000, part_dans_le_parcours=1855, points_hors_parcours=4000, plafond_hors_parcours=0)
    1060
    """
    if not parcours_non_respecte:
        return 0
    lost = part_dans_le_parcours - share(base, taux - points_hors_parcours)
    return min(lost, plafond_hors_parcours) if plafond_hors_parcours else lost


@rule(
    law="CSS, art. L. 160-13, I (avant 2016 : art. L. 322-2)",
    fr="Part de l’Assurance Maladie avant participation : {part_dans_le_parcours} – {majoration_hors_parcours} = {amo_brut}",
    en="Statutory share before the contribution: {part_dans_le_parcours} – {majoration_hors_parcours} = {amo_brut}",
)
def amo_brut(part_dans_le_parcours: int, majoration_hors_parcours: int) -> int:
    """The statutory share before the flat-rate contribution.

    >>> amo_brut(part_dans_le_parcours=1855, majoration_hors_parcours=1060)
    795
    """
    return part_dans_le_parcours - majoration_hors_parcours


@rule(
    law="CSS, art. D. 325-1",
    fr="Régime local d’Alsace-Moselle, jusqu’à {taux_alsace_moselle} de la base de {base} : {regime_local}",
    en="Alsace-Moselle local scheme, up to {taux_alsace_moselle} of the base of {base}: {regime_local}",
)
def regime_local(alsace_moselle: int, exonere: int, base: int, taux_alsace_moselle: int, taux_amo: int) -> int:
    """The local scheme adds to the ordinary rate up to 90 % of the base; it pays nothing of the out-of-pathway increase.

    >>> regime_local(alsace_moselle=1, exonere=0, base=2300, taux_alsace_moselle=9000, taux_amo=7000)
    460
    """
    if not alsace_moselle or exonere:
        return 0
    return share(base, taux_alsace_moselle) - share(base, taux_amo)


@rule(
    law="CSS, art. L. 160-13, I (avant 2016 : art. L. 322-2)",
    fr="Ticket modérateur : {base} – {part_dans_le_parcours} – {regime_local} = {ticket_moderateur}",
    en="Co-insurance (ticket modérateur): {base} – {part_dans_le_parcours} – {regime_local} = {ticket_moderateur}",
)
def ticket_moderateur(base: int, part_dans_le_parcours: int, regime_local: int) -> int:
    """What the statutory rates leave of the base within the pathway; the local scheme's part is already off.

    >>> ticket_moderateur(base=3000, part_dans_le_parcours=2100, regime_local=0)
    900
    """
    return base - part_dans_le_parcours - regime_local


@rule(
    law="CSS, art. L. 160-13 (avant 2016 : art. L. 322-2)",
    fr="L’Assurance Maladie verse : {amo_brut} + {regime_local} – {participation_forfaitaire} = {amo}",
    en="Statutory insurance pays: {amo_brut} + {regime_local} – {participation_forfaitaire} = {amo}",
)
def amo(amo_brut: int, regime_local: int, participation_forfaitaire: int) -> int:
    """What the statutory insurer pays in the end: its share, the local scheme's, less the flat-rate contribution.

    >>> amo(amo_brut=2100, regime_local=0, participation_forfaitaire=200)
    1900
    """
    return amo_brut + regime_local - participation_forfaitaire


@rule(
    fr="Reste après l’Assurance Maladie : {honoraires} – {amo} = {reste_apres_amo}",
    en="Left after statutory insurance: {honoraires} – {amo} = {reste_apres_amo}",
)
def reste_apres_amo(honoraires: int, amo: int) -> int:
    """What is left of the fee after the statutory insurer, flat-rate contribution included.

    >>> reste_apres_amo(honoraires=4000, amo=1900)
    2100
    """
    return honoraires - amo
