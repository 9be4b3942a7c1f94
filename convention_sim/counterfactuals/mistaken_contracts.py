"""What contracts pay, as people get it wrong: plain functions, like those of mistaken.py."""

from convention_sim.money import share
from convention_sim.rules import complementary

# --- what it pays of the rest of the bill


def amc_with_contribution(
    css: int, cmuc: int, ame: int, part_complementaire_publique: int, part_contrat: int, contrat: int, participation_forfaitaire: int
) -> int:
    """The contract refunds the contribution too.

    >>> amc_with_contribution(0, 0, 0, 0, part_contrat=900, contrat=1, participation_forfaitaire=200)
    1100
    """
    return complementary.amc(css, cmuc, ame, part_complementaire_publique, part_contrat) + contrat * participation_forfaitaire


def amc_less_contribution(
    css: int, cmuc: int, ame: int, part_complementaire_publique: int, part_contrat: int, participation_forfaitaire: int
) -> int:
    """The contribution comes off what the contract pays, once more.

    >>> amc_less_contribution(0, 0, 0, 0, part_contrat=900, participation_forfaitaire=200)
    700
    """
    return max(0, complementary.amc(css, cmuc, ame, part_complementaire_publique, part_contrat) - participation_forfaitaire)


def amc_with_penalty(
    css: int, cmuc: int, ame: int, part_complementaire_publique: int, part_contrat: int, contrat: int, majoration_hors_parcours: int
) -> int:
    """The contract refunds what leaving the pathway costs.

    >>> amc_with_penalty(0, 0, 0, 0, part_contrat=900, contrat=1, majoration_hors_parcours=1200)
    2100
    """
    return complementary.amc(css, cmuc, ame, part_complementaire_publique, part_contrat) + contrat * majoration_hors_parcours


def amc_and_amo(amo: int, css: int, cmuc: int, ame: int, part_complementaire_publique: int, part_contrat: int) -> int:
    """Both payers' sums under the name of the second."""
    return amo + complementary.amc(css, cmuc, ame, part_complementaire_publique, part_contrat)


# --- its percentage, its ceiling


def percent_on_top(contrat: int, contrat_frais_reels: int, contrat_pourcent: int, base: int, honoraires: int, amo_brut: int) -> int:
    """The contract's percentage comes on top of the statutory share, within the fee.

    >>> percent_on_top(1, 0, contrat_pourcent=10_000, base=3000, honoraires=6000, amo_brut=2100)
    5100
    """
    if not contrat:
        return 0
    return honoraires if contrat_frais_reels else min(honoraires, amo_brut + share(base, contrat_pourcent))


def amc_percent_of_base(css: int, cmuc: int, ame: int, part_complementaire_publique: int, contrat_pourcent: int, base: int) -> int:
    """The contract pays its percentage of the base, whatever has been paid already.

    >>> amc_percent_of_base(0, 0, 0, 0, contrat_pourcent=10_000, base=3000)
    3000
    """
    return complementary.amc(css, cmuc, ame, part_complementaire_publique, share(base, contrat_pourcent))


def percent_of_ticket(contrat: int, contrat_frais_reels: int, contrat_pourcent: int, base: int, honoraires: int, amo_brut: int) -> int:
    """The contract's percentage is that of the co-insurance.

    >>> percent_of_ticket(1, 0, contrat_pourcent=20_000, base=3000, honoraires=6000, amo_brut=2100)
    3900
    """
    if not contrat:
        return 0
    return honoraires if contrat_frais_reels else min(honoraires, amo_brut + share(base - amo_brut, contrat_pourcent))


def percent_of_refund(contrat: int, contrat_frais_reels: int, contrat_pourcent: int, amo_brut: int, honoraires: int) -> int:
    """The contract's percentage is that of the statutory refund.

    >>> percent_of_refund(1, 0, contrat_pourcent=20_000, amo_brut=2100, honoraires=6000)
    4200
    """
    if not contrat:
        return 0
    return honoraires if contrat_frais_reels else min(honoraires, share(amo_brut, contrat_pourcent))


def percent_of_fee(contrat: int, contrat_frais_reels: int, contrat_pourcent: int, honoraires: int) -> int:
    """The contract's percentage is that of the fee.

    >>> percent_of_fee(1, 0, contrat_pourcent=10_000, honoraires=6000)
    6000
    """
    if not contrat:
        return 0
    return honoraires if contrat_frais_reels else min(honoraires, share(honoraires, contrat_pourcent))


def percent_of_full_tariff(contrat: int, contrat_frais_reels: int, contrat_pourcent: int, tarif_plein: int, honoraires: int) -> int:
    """The contract's percentage is that of the sector 1 tariff.

    >>> percent_of_full_tariff(1, 0, contrat_pourcent=20_000, tarif_plein=3000, honoraires=9000)
    6000
    """
    if not contrat:
        return 0
    return honoraires if contrat_frais_reels else min(honoraires, share(tarif_plein, contrat_pourcent))


def base_alone(contrat: int, contrat_frais_reels: int, contrat_pourcent: int, base: int, honoraires: int) -> int:
    """The contract stops at the base: it pays nothing of the extra fee."""
    return min(base, complementary.couverture_contrat(contrat, contrat_frais_reels, contrat_pourcent, base, honoraires))


def cap_on_full_tariff(
    regles_responsables: int,
    depassement: int,
    parcours_non_respecte: int,
    option_tarifaire: int,
    tarif_plein: int,
    plafond_responsable_sans_option: int,
) -> int:
    """The ceiling of responsible contracts counted on the sector 1 tariff, as a circular of 2015 says.

    >>> cap_on_full_tariff(1, 7000, 0, 0, tarif_plein=3000, plafond_responsable_sans_option=10_000)
    3000
    """
    return complementary.depassement_remboursable(
        regles_responsables, depassement, parcours_non_respecte, option_tarifaire, tarif_plein, plafond_responsable_sans_option
    )
