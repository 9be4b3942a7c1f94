"""What complementary cover (AMC) pays, public or private, and what is left to the patient."""

from convention_sim.engine import rule
from convention_sim.money import share


@rule(
    fr="Le contrat couvre jusqu’à {couverture_contrat}, part de l’Assurance Maladie comprise",
    en="The contract covers up to {couverture_contrat}, statutory share included",
)
def couverture_contrat(contrat: int, contrat_frais_reels: int, contrat_pourcent: int, base: int, honoraires: int) -> int:
    """The total that the contract brings the refund to: a percentage of the base, never more than the fee; the fee itself at actual cost.

    >>> couverture_contrat(contrat=1, contrat_frais_reels=0, contrat_pourcent=20_000, base=2300, honoraires=5000)
    4600
    """
    if not contrat:
        return 0
    return honoraires if contrat_frais_reels else min(honoraires, share(base, contrat_pourcent))


@rule(
    unit="flag",
    law="CSS, art. L. 871-1",
    fr="Le contrat suit les règles des contrats responsables.",
    en="The contract follows the rules of responsible contracts.",
)
def regles_responsables(contrat: int, contrat_souscrit_responsable: int, contrat_responsable: int) -> int:
    """The rules of responsible contracts bind this contract on this day.

    >>> regles_responsables(contrat=1, contrat_souscrit_responsable=1, contrat_responsable=1)
    1
    """
    return contrat & contrat_souscrit_responsable & contrat_responsable


@rule(
    law="CSS, art. L. 871-1 et R. 871-2 ; décret 2014-1374",
    fr="Dépassement qu’un contrat responsable peut rembourser : {depassement_remboursable}",
    en="Extra fee that a responsible contract may refund: {depassement_remboursable}",
)
def depassement_remboursable(
    regles_responsables: int,
    depassement: int,
    parcours_non_respecte: int,
    option_tarifaire: int,
    base: int,
    plafond_responsable_sans_option: int,
) -> int:
    """The extra fee that a contract may pay: all of it, unless the contract is responsible.

    Then nothing outside the pathway, and a share of the base for a physician without option.

    >>> depassement_remboursable(1, 3700, parcours_non_respecte=0, option_tarifaire=0, base=2300, plafond_responsable_sans_option=10_000)
    2300
    """
    if not regles_responsables:
        return depassement
    if parcours_non_respecte:
        return 0
    if option_tarifaire or not plafond_responsable_sans_option:
        return depassement
    return min(depassement, share(base, plafond_responsable_sans_option))


@rule(
    law="CSS, art. L. 871-1 et R. 871-2",
    fr="Le contrat verse {part_contrat}",
    en="The contract pays {part_contrat}",
)
def part_contrat(
    couverture_contrat: int,
    amo_brut: int,
    regime_local: int,
    regles_responsables: int,
    ticket_moderateur: int,
    depassement_remboursable: int,
    contrat_frais_reels: int,
    participation_forfaitaire: int,
) -> int:
    """The contract completes the statutory share, counted before the flat-rate contribution.

    A responsible one pays neither that contribution nor the out-of-pathway increase.

    >>> part_contrat(4600, amo_brut=1610, regime_local=0, regles_responsables=1, ticket_moderateur=690, depassement_remboursable=2300,
    ...     contrat_frais_reels=0, participation_forfaitaire=200)
    2990
    """
    if not couverture_contrat:
        return 0
    due = max(0, couverture_contrat - amo_brut - regime_local)
    if regles_responsables:
        return min(due, ticket_moderateur + depassement_remboursable)
    return due + participation_forfaitaire if contrat_frais_reels else due


@rule(
    law="CSS, art. L. 861-3",
    fr="La complémentaire publique verse {part_complementaire_publique}",
    en="The public complementary cover pays {part_complementaire_publique}",
)
def part_complementaire_publique(css: int, cmuc: int, ticket_moderateur: int, majoration_hors_parcours: int) -> int:
    """CSS and CMU-C pay the co-insurance and the out-of-pathway increase; never an extra fee, which is forbidden on their holders.

    >>> part_complementaire_publique(css=1, cmuc=0, ticket_moderateur=900, majoration_hors_parcours=0)
    900
    """
    return ticket_moderateur + majoration_hors_parcours if css | cmuc else 0


@rule(
    fr="La complémentaire verse {amc}",
    en="Complementary cover pays {amc}",
)
def amc(css: int, cmuc: int, ame: int, part_complementaire_publique: int, part_contrat: int) -> int:
    """Any complementary payer: the public cover for its holders, otherwise the contract; AME leaves nothing for one.

    >>> amc(css=0, cmuc=0, ame=0, part_complementaire_publique=0, part_contrat=900)
    900
    """
    if css | cmuc:
        return part_complementaire_publique
    return 0 if ame else part_contrat


@rule(
    fr="Reste à charge : {reste_apres_amo} – {amc} = {reste_a_charge}",
    en="Left to pay: {reste_apres_amo} – {amc} = {reste_a_charge}",
)
def reste_a_charge(reste_apres_amo: int, amc: int) -> int:
    """What the patient pays in the end, flat-rate contribution included.

    >>> reste_a_charge(reste_apres_amo=1100, amc=900)
    200
    """
    return reste_apres_amo - amc
