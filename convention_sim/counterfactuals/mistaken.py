"""Rules as people get them wrong: plain functions, like the rules that they stand in for. Contracts: mistaken_contracts.py.

Their parameters are named after the quantities that they need; amounts in cents, rates in basis points.
"""

from convention_sim.money import BASIS_POINTS, rounded, share
from convention_sim.rules import statutory


def nothing() -> int:
    """Left out: no contribution, no penalty, no cover, no refund."""
    return 0


def always() -> int:
    """A condition that is taken to hold for everybody."""
    return 1


# --- the flat-rate contribution


def amo_contribution_first(amo_brut: int, regime_local: int, base: int, participation_forfaitaire: int) -> int:
    """The contribution comes off the base, and the rate applies to what is left.

    >>> amo_contribution_first(amo_brut=2100, regime_local=0, base=3000, participation_forfaitaire=200)
    1960
    """
    return rounded(max(0, base - participation_forfaitaire) * (amo_brut + regime_local), base) if base else 0


def amo_contribution_twice(amo_brut: int, regime_local: int, participation_forfaitaire: int) -> int:
    """The contribution comes off twice.

    >>> amo_contribution_twice(amo_brut=2100, regime_local=0, participation_forfaitaire=200)
    1700
    """
    return max(0, amo_brut + regime_local - 2 * participation_forfaitaire)


def amo_gross(amo_brut: int, regime_local: int) -> int:
    """The refund with nothing taken off."""
    return amo_brut + regime_local


def ticket_less_contribution(base: int, part_dans_le_parcours: int, regime_local: int, participation_forfaitaire: int) -> int:
    """The contribution is taken to be a part of the co-insurance, which shrinks by it.

    >>> ticket_less_contribution(base=2500, part_dans_le_parcours=1750, regime_local=0, participation_forfaitaire=100)
    650
    """
    return max(0, statutory.ticket_moderateur(base, part_dans_le_parcours, regime_local) - participation_forfaitaire)


def ticket_with_contribution(base: int, part_dans_le_parcours: int, regime_local: int, participation_forfaitaire: int) -> int:
    """The contribution is called co-insurance, which grows by it.

    >>> ticket_with_contribution(base=3000, part_dans_le_parcours=2100, regime_local=0, participation_forfaitaire=200)
    1100
    """
    return statutory.ticket_moderateur(base, part_dans_le_parcours, regime_local) + participation_forfaitaire


def ticket_taken_for_refund(ticket_moderateur: int) -> int:
    """What is left of the base taken for what is refunded."""
    return ticket_moderateur


def refund_taken_for_ticket(part_dans_le_parcours: int) -> int:
    """What is refunded of the base taken for what is left of it."""
    return part_dans_le_parcours


# --- what is left


def left_without_contribution(honoraires: int, amo: int, participation_forfaitaire: int) -> int:
    """What is left, the contribution put aside.

    >>> left_without_contribution(honoraires=3000, amo=1900, participation_forfaitaire=200)
    900
    """
    return honoraires - amo - participation_forfaitaire


def left_without_extra_fee(honoraires: int, amo: int, depassement: int) -> int:
    """What is left, the extra fee put aside.

    >>> left_without_extra_fee(honoraires=6000, amo=1900, depassement=3000)
    1100
    """
    return honoraires - amo - depassement


def left_after_all(honoraires: int, amo: int, amc: int) -> int:
    """What is left once complementary cover has paid."""
    return honoraires - amo - amc


def left_before_complementary(reste_apres_amo: int) -> int:
    """What is left before complementary cover pays."""
    return reste_apres_amo


def extra_fee_alone(depassement: int) -> int:
    """The extra fee taken for all that is left."""
    return depassement


def ticket_alone(ticket_moderateur: int, majoration_hors_parcours: int) -> int:
    """What the rate leaves of the base taken for all that is left."""
    return ticket_moderateur + majoration_hors_parcours


def amo_and_amc(amo_brut: int, regime_local: int, participation_forfaitaire: int, amc: int) -> int:
    """Both payers' sums under the name of the first.

    >>> amo_and_amc(amo_brut=2100, regime_local=0, participation_forfaitaire=200, amc=900)
    2800
    """
    return amo_brut + regime_local - participation_forfaitaire + amc


# --- the base, the rate, the extra fee


def base_is_fee(honoraires: int) -> int:
    """The rate applies to the fee."""
    return honoraires


def coordinated_tariff(tarif_coordonne: int) -> int:
    """The tariff with coordination, whoever sent the patient."""
    return tarif_coordonne


def extra_fee_from_full_tariff(honoraires: int, tarif_plein: int) -> int:
    """The extra fee counted from the sector 1 tariff.

    >>> extra_fee_from_full_tariff(honoraires=6000, tarif_plein=2500)
    3500
    """
    return max(0, honoraires - tarif_plein)


def whole_base(base: int) -> int:
    """The base taken for the refund."""
    return base


def lawful_fee(montant_demande: int, tarif: int, honoraires_maximum: int) -> int:
    """The fee brought down to its lawful maximum.

    >>> lawful_fee(montant_demande=4000, tarif=3000, honoraires_maximum=3000)
    3000
    """
    fee = tarif if montant_demande < 0 else montant_demande
    return fee if honoraires_maximum < 0 else min(fee, honoraires_maximum)


# --- the pathway


def points_as_rate(base: int, points_hors_parcours: int, parcours_non_respecte: int, part_dans_le_parcours: int) -> int:
    """The points lost taken for the rate: 40 % of the base.

    >>> points_as_rate(base=3000, points_hors_parcours=4000, parcours_non_respecte=1, part_dans_le_parcours=2100)
    1200
    """
    return share(base, points_hors_parcours) if parcours_non_respecte else part_dans_le_parcours


def points_of_the_refund(part_dans_le_parcours: int, points_hors_parcours: int, parcours_non_respecte: int) -> int:
    """The points taken as a share of the refund: it loses 40 % of itself.

    >>> points_of_the_refund(part_dans_le_parcours=2100, points_hors_parcours=4000, parcours_non_respecte=1)
    1260
    """
    return part_dans_le_parcours - (share(part_dans_le_parcours, points_hors_parcours) if parcours_non_respecte else 0)


def ticket_with_penalty(base: int, part_dans_le_parcours: int, regime_local: int, majoration_hors_parcours: int) -> int:
    """The co-insurance with what leaving the pathway costs inside.

    >>> ticket_with_penalty(base=2300, part_dans_le_parcours=1610, regime_local=0, majoration_hors_parcours=920)
    1610
    """
    return statutory.ticket_moderateur(base, part_dans_le_parcours, regime_local) + majoration_hors_parcours


def all_but_refund(base: int, amo: int) -> int:
    """All that the refund leaves of the base, under the name of co-insurance.

    >>> all_but_refund(base=2500, amo=650)
    1850
    """
    return base - amo


def penalty_with_ticket(base: int, taux: int, points_hors_parcours: int, part_dans_le_parcours: int, plafond_hors_parcours: int) -> int:
    """All that is no longer refunded outside the pathway, under the name of what leaving it costs.

    >>> penalty_with_ticket(base=3000, taux=7000, points_hors_parcours=4000, part_dans_le_parcours=2100, plafond_hors_parcours=0)
    2100
    """
    lost = statutory.majoration_hors_parcours(1, base, taux, part_dans_le_parcours, points_hors_parcours, plafond_hors_parcours)
    return base - part_dans_le_parcours + lost


def remaining_rate_as_penalty(base: int, taux: int, points_hors_parcours: int) -> int:
    """The share still refunded outside the pathway, under the name of what leaving it costs.

    >>> remaining_rate_as_penalty(base=3000, taux=7000, points_hors_parcours=4000)
    900
    """
    return share(base, max(0, taux - points_hors_parcours))


# --- protected patients, Alsace-Moselle


def whole_local_scheme(alsace_moselle: int, exonere: int, base: int, taux_amo: int) -> int:
    """The local scheme taken to pay all that the ordinary rate leaves.

    >>> whole_local_scheme(alsace_moselle=1, exonere=0, base=2650, taux_amo=7000)
    795
    """
    return share(base, BASIS_POINTS - taux_amo) if alsace_moselle and not exonere else 0


def gross_with_local_scheme(part_dans_le_parcours: int, majoration_hors_parcours: int, regime_local: int) -> int:
    """The statutory share with the local scheme's inside."""
    return part_dans_le_parcours - majoration_hors_parcours + regime_local


def gross_less_contribution(
    part_dans_le_parcours: int, majoration_hors_parcours: int, participation_disponible: int, dispense_participation: int
) -> int:
    """The statutory share with the contribution already off.

    >>> gross_less_contribution(2100, majoration_hors_parcours=0, participation_disponible=200, dispense_participation=0)
    1900
    """
    taken = 0 if dispense_participation else participation_disponible
    return max(0, part_dans_le_parcours - majoration_hors_parcours - taken)
