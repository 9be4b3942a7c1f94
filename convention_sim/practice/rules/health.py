"""Health, daily allowances and family allowances, and what the funds take on of them in sector 1."""

from convention_sim.money import BASIS_POINTS, share
from convention_sim.practice.rules.arithmetic import euros_of, rising, step, to_the_euro
from convention_sim.practice.rules.arithmetic import practice_rule as rule

# The steps of the family allowances and of the funds' share, as shares of the PASS: they stand in the names of the facts.
FAMILY, FUNDS = (11_000, 14_000), (14_000, 25_000)
TOP = 3


@rule(
    unit="rate",
    law="CSS, art. D. 621-2",
    fr="Taux maladie pour une assiette de {social_base} : {taux_maladie}",
    en="Health rate for a base of {social_base}: {taux_maladie}",
)
def taux_maladie(
    social_base: int,
    plafond_securite_sociale: int,
    taux_maladie_a_20: int,
    taux_maladie_a_40: int,
    taux_maladie_a_60: int,
    taux_maladie_a_110: int,
    taux_maladie_a_200: int,
    taux_maladie_a_300: int,
) -> int:
    """The rate of the health contribution, which rises with the base from 20 % to 300 % of the PASS.

    >>> taux_maladie(7_400_000, 4_806_000, 0, 150, 400, 650, 770, 850)
    709
    """
    rates = (taux_maladie_a_20, taux_maladie_a_40, taux_maladie_a_60, taux_maladie_a_110, taux_maladie_a_200, taux_maladie_a_300)
    shares = (2_000, 4_000, 6_000, 11_000, 20_000, 30_000)
    return rising(social_base, plafond_securite_sociale, tuple(zip(shares, rates, strict=True)))


@rule(
    law="CSS, art. D. 621-1 et D. 621-2",
    fr="Cotisation maladie, avant toute aide : {maladie_due}",
    en="Health contribution, before any help: {maladie_due}",
)
def maladie_due(social_base: int, taux_maladie: int, plafond_securite_sociale: int, taux_maladie_au_dela: int) -> int:
    """The health contribution before the funds' share: the rate up to 3 PASS, another one on what exceeds them.

    >>> maladie_due(7_400_000, taux_maladie=709, plafond_securite_sociale=4_806_000, taux_maladie_au_dela=650)
    524660
    """
    top = TOP * plafond_securite_sociale
    return share(min(social_base, top), taux_maladie) + share(max(0, social_base - top), taux_maladie_au_dela)


@rule(
    law="Convention de 2016, art. 69",
    fr="Les caisses paient la maladie sur {assiette_participation}, sauf {reste_maladie_secteur_1} : {participation_maladie}",
    en="The funds pay the health contribution on {assiette_participation}, save {reste_maladie_secteur_1}: {participation_maladie}",
)
def participation_maladie(
    secteur_1: int, assiette_participation: int, maladie_due: int, social_base: int, reste_maladie_secteur_1: int
) -> int:
    """What the funds pay of the health contribution in sector 1: all but 0.1 point of the base that they help with.

    >>> participation_maladie(1, 7_400_000, maladie_due=524_660, social_base=7_400_000, reste_maladie_secteur_1=10)
    517300
    """
    helped = maladie_due * BASIS_POINTS - social_base * reste_maladie_secteur_1
    if not secteur_1 or helped <= 0:
        return 0
    return to_the_euro(assiette_participation * helped, social_base * BASIS_POINTS)


@rule(
    law="CSS, art. D. 621-1",
    fr="Maladie-maternité : {maladie_due} – {participation_maladie} = {maladie}",
    en="Health and maternity: {maladie_due} – {participation_maladie} = {maladie}",
)
def maladie(maladie_due: int, participation_maladie: int) -> int:
    """The health contribution that is left to the physician, to the euro.

    >>> maladie(maladie_due=524_660, participation_maladie=517_300)
    7400
    """
    return to_the_euro(max(0, maladie_due - participation_maladie))


@rule(
    law="CSS, art. L. 646-3",
    fr="Contribution additionnelle : {taux_maladie_additionnelle} de ({social_base} – {assiette_participation}) = {maladie_additional}",
    en="Additional contribution: {taux_maladie_additionnelle} of ({social_base} – {assiette_participation}) = {maladie_additional}",
)
def maladie_additional(conventionne: int, social_base: int, assiette_participation: int, taux_maladie_additionnelle: int) -> int:
    """What a contracted physician adds for extra fees and income outside the convention.

    >>> maladie_additional(conventionne=1, social_base=7_400_000, assiette_participation=5_180_000, taux_maladie_additionnelle=325)
    72200
    """
    return euros_of(social_base - assiette_participation, taux_maladie_additionnelle) if conventionne else 0


@rule(
    law="CSS, art. D. 621-3",
    fr="Indemnités journalières : {taux_indemnites_journalieres} de l’assiette, entre {plancher_indemnites_journalieres} et "
    "{plafond_indemnites_journalieres} du PASS : {indemnites_journalieres}",
    en="Daily allowances: {taux_indemnites_journalieres} of the base, between {plancher_indemnites_journalieres} and "
    "{plafond_indemnites_journalieres} of the PASS: {indemnites_journalieres}",
)
def indemnites_journalieres(
    social_base: int,
    plafond_securite_sociale: int,
    taux_indemnites_journalieres: int,
    plancher_indemnites_journalieres: int,
    plafond_indemnites_journalieres: int,
) -> int:
    """The contribution for sick pay: even without income it bears on 40 % of the PASS.

    >>> indemnites_journalieres(7_400_000, 4_806_000, 30, 4000, 30_000), indemnites_journalieres(0, 4_806_000, 30, 4000, 30_000)
    (22200, 5800)
    """
    lowest = to_the_euro(share(plafond_securite_sociale, plancher_indemnites_journalieres))
    highest = share(plafond_securite_sociale, plafond_indemnites_journalieres)
    return euros_of(min(highest, max(lowest, social_base)), taux_indemnites_journalieres)


@rule(
    unit="rate",
    law="CSS, art. D. 613-1",
    fr="Taux des allocations familiales pour une assiette de {social_base} : {taux_allocations_familiales}",
    en="Family allowance rate for a base of {social_base}: {taux_allocations_familiales}",
)
def taux_allocations_familiales(
    social_base: int, plafond_securite_sociale: int, taux_allocations_familiales_bas: int, taux_allocations_familiales_haut: int
) -> int:
    """The rate of the family allowances, which rises from 110 % to 140 % of the PASS.

    >>> taux_allocations_familiales(5_500_000, 4_806_000, 0, 310), taux_allocations_familiales(7_400_000, 4_806_000, 0, 310)
    (46, 310)
    """
    rates = (taux_allocations_familiales_bas, taux_allocations_familiales_haut)
    return rising(social_base, plafond_securite_sociale, tuple(zip(FAMILY, rates, strict=True)))


@rule(
    law="CSS, art. D. 613-1",
    fr="Allocations familiales, avant toute aide : {taux_allocations_familiales} de {social_base} = {allocations_familiales_dues}",
    en="Family allowances, before any help: {taux_allocations_familiales} of {social_base} = {allocations_familiales_dues}",
)
def allocations_familiales_dues(social_base: int, taux_allocations_familiales: int) -> int:
    """The family-allowance contribution before the funds' share.

    >>> allocations_familiales_dues(social_base=7_400_000, taux_allocations_familiales=310)
    229400
    """
    return euros_of(social_base, taux_allocations_familiales)


@rule(
    unit="rate",
    law="Convention de 2016, art. 69",
    fr="Part des allocations familiales que les caisses paient : {part_allocations_familiales}",
    en="Share of the family allowances that the funds pay: {part_allocations_familiales}",
)
def part_allocations_familiales(
    assiette_participation: int,
    plafond_securite_sociale: int,
    part_allocations_familiales_1: int,
    part_allocations_familiales_2: int,
    part_allocations_familiales_3: int,
) -> int:
    """The share of the family allowances that the funds pay in sector 1, by steps of the base that they help with.

    >>> part_allocations_familiales(7_400_000, 4_806_000, 10_000, 7500, 6000)
    7500
    """
    shares = (part_allocations_familiales_1, part_allocations_familiales_2, part_allocations_familiales_3)
    return step(assiette_participation, plafond_securite_sociale, FUNDS, shares)


@rule(
    law="Convention de 2016, art. 69",
    fr="Les caisses en paient {part_allocations_familiales} : {participation_allocations_familiales}",
    en="The funds pay {part_allocations_familiales} of it: {participation_allocations_familiales}",
)
def participation_allocations_familiales(secteur_1: int, allocations_familiales_dues: int, part_allocations_familiales: int) -> int:
    """What the funds pay of the family allowances in sector 1.

    >>> participation_allocations_familiales(1, allocations_familiales_dues=229_400, part_allocations_familiales=7500)
    172100
    """
    return euros_of(allocations_familiales_dues, part_allocations_familiales) if secteur_1 else 0


@rule(
    law="CSS, art. D. 613-1",
    fr="Allocations familiales : {allocations_familiales_dues} – {participation_allocations_familiales} = {allocations_familiales}",
    en="Family allowances: {allocations_familiales_dues} – {participation_allocations_familiales} = {allocations_familiales}",
)
def allocations_familiales(allocations_familiales_dues: int, participation_allocations_familiales: int) -> int:
    """The family-allowance contribution that is left to the physician.

    >>> allocations_familiales(allocations_familiales_dues=229_400, participation_allocations_familiales=172_100)
    57300
    """
    return allocations_familiales_dues - participation_allocations_familiales
