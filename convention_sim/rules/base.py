"""The base: what the statutory insurer counts from, and the extra fee above it."""

from convention_sim.engine import rule


@rule(
    unit="flag",
    law="CSS, art. L. 162-5-13 ; avenant 8 de 2012, art. 5",
    fr="Le patient est pris en charge au tarif opposable.",
    en="The patient is covered at the agreed tariff.",
)
def patient_au_tarif(
    css: int,
    cmuc: int,
    acs: int,
    acs_sans_depassement: int,
    ame: int,
    detention: int,
    detention_sans_depassement: int,
    hors_parcours: int,
) -> int:
    """The patient is owed the agreed tariff by every contracted physician, so the majorations reserved to that tariff are open.

    >>> patient_au_tarif(1, 0, acs=0, acs_sans_depassement=0, ame=0, detention=0, detention_sans_depassement=0, hors_parcours=0)
    1
    """
    return css | cmuc | ame | (detention & detention_sans_depassement) | (acs & acs_sans_depassement & (1 - hors_parcours))


@rule(
    unit="flag",
    law="NGAP, art. 2 bis ; extension du 1er avril 2018",
    fr="À ce tarif, le médecin peut coter les majorations réservées.",
    en="At that tariff, the physician may bill the reserved supplements.",
)
def majorations_ouvertes_au_tarif(
    opposable: int, option_tarifaire: int, patient_au_tarif: int, at_mp: int, majorations_au_tarif: int
) -> int:
    """A physician who charges the agreed tariff may bill the reserved majorations.

    So in sector 1, with an option, for a protected patient or a work accident, and for anyone since 1 April 2018.

    >>> majorations_ouvertes_au_tarif(opposable=0, option_tarifaire=0, patient_au_tarif=0, at_mp=0, majorations_au_tarif=1)
    1
    """
    return opposable | option_tarifaire | patient_au_tarif | at_mp | majorations_au_tarif


@rule(law="CSS, art. L. 162-14-1", fr="Tarif de l’acte : {tarif}", en="Tariff of the act: {tarif}")
def tarif(conventionne: int, majorations_ouvertes_au_tarif: int, tarif_plein: int, tarif_reduit: int, tarif_autorite: int) -> int:
    """The tariff of the act with no extra fee: the sum of the codes that this physician may bill.

    Outside the convention, the default tariff.

    >>> tarif(conventionne=1, majorations_ouvertes_au_tarif=1, tarif_plein=2500, tarif_reduit=2300, tarif_autorite=0)
    2500
    """
    if not conventionne:
        return tarif_autorite
    return tarif_plein if majorations_ouvertes_au_tarif else tarif_reduit


@rule(fr="Honoraires : {honoraires}", en="Fee: {honoraires}")
def honoraires(montant_demande: int, tarif: int) -> int:
    """What the physician charges: the fee stated, or the tariff when none is (-1).

    >>> honoraires(montant_demande=-1, tarif=3000), honoraires(montant_demande=6000, tarif=3000)
    (3000, 6000)
    """
    return tarif if montant_demande < 0 else montant_demande


@rule(
    unit="flag",
    law="NGAP, art. 2 bis ; extension du 1er avril 2018",
    fr="Les majorations réservées comptent dans la base.",
    en="The reserved supplements count in the base.",
)
def majorations_ouvertes(
    opposable: int, option_tarifaire: int, patient_au_tarif: int, majorations_ouvertes_au_tarif: int, honoraires: int, tarif_plein: int
) -> int:
    """The reserved majorations count in the base.

    Always in sector 1, with an option or for a protected patient; otherwise only for a fee within the tariff.

    >>> majorations_ouvertes(0, 0, 0, 1, honoraires=3000, tarif_plein=3000)
    1
    >>> majorations_ouvertes(0, 0, 0, 1, honoraires=6000, tarif_plein=3000)
    0
    """
    return opposable | option_tarifaire | patient_au_tarif | (majorations_ouvertes_au_tarif & (honoraires <= tarif_plein))


@rule(
    law="CSS, art. L. 162-14-1 et L. 162-5-10 ; NGAP, art. 2 bis",
    fr="Base de remboursement de l’acte : {base_tarifaire}",
    en="Reimbursement base of the act: {base_tarifaire}",
)
def base_tarifaire(conventionne: int, majorations_ouvertes: int, tarif_plein: int, tarif_reduit: int, tarif_autorite: int) -> int:
    """The codes that count: all of them, or without the reserved majorations; outside the convention, the default tariff.

    >>> base_tarifaire(conventionne=1, majorations_ouvertes=0, tarif_plein=3000, tarif_reduit=2300, tarif_autorite=0)
    2300
    """
    if not conventionne:
        return tarif_autorite
    return tarif_plein if majorations_ouvertes else tarif_reduit


@rule(law="CSS, art. R. 160-22", fr="Base retenue : {base}", en="Base retained: {base}")
def base(base_tarifaire: int, honoraires: int) -> int:
    """The base never exceeds what was charged: a specialist at 25 in 2012, coordination not billed, is refunded on 25.

    >>> base(base_tarifaire=2800, honoraires=2500)
    2500
    """
    return min(base_tarifaire, honoraires)


@rule(
    law="CSS, art. L. 162-14-1 ; code de la santé publique, art. R. 4127-53",
    fr="Dépassement : {honoraires} – {base} = {depassement}",
    en="Extra fee: {honoraires} – {base} = {depassement}",
)
def depassement(honoraires: int, base: int) -> int:
    """What is charged above the base; the statutory insurer never pays it.

    >>> depassement(honoraires=6000, base=2300)
    3700
    """
    return honoraires - base
