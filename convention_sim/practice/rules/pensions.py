"""Pensions: the basic one, the CARMF's complementary one, the ASV, invalidity and death, and what the funds take on."""

from convention_sim.money import rounded, share
from convention_sim.practice.rules.arithmetic import euros_of, step, to_the_euro
from convention_sim.practice.rules.arithmetic import practice_rule as rule
from convention_sim.practice.rules.health import FUNDS

CLASSES = (10_000, 30_000)
THIRDS = 3


@rule(
    law="CSS, art. D. 642-3 et D. 642-4",
    fr="Retraite de base due : {taux_retraite_base_1} jusqu’à 1 PASS, plus {taux_retraite_base_2} jusqu’à 5 PASS : {retraite_base_due}",
    en="Basic pension due: {taux_retraite_base_1} up to 1 PASS, plus {taux_retraite_base_2} up to 5 PASS: {retraite_base_due}",
)
def retraite_base_due(
    social_base: int,
    assiette_minimale_retraite: int,
    plafond_securite_sociale: int,
    taux_retraite_base_1: int,
    taux_retraite_base_2: int,
    plafond_retraite_base: int,
) -> int:
    """The basic pension contribution before the funds' share: two parts, each to the euro, on a lowest base at least.

    >>> retraite_base_due(7_400_000, 540_900, 4_806_000, 873, 187, 50_000), retraite_base_due(0, 540_900, 4_806_000, 873, 187, 50_000)
    (558000, 57300)
    """
    base = max(social_base, assiette_minimale_retraite)
    first = euros_of(min(base, plafond_securite_sociale), taux_retraite_base_1)
    return first + euros_of(min(base, share(plafond_securite_sociale, plafond_retraite_base)), taux_retraite_base_2)


@rule(
    law="Avenant 5 à la convention de 2016",
    fr="Les caisses paient une part de la retraite de base : {participation_retraite_base}",
    en="The funds pay part of the basic pension: {participation_retraite_base}",
)
def participation_retraite_base(
    secteur_1: int,
    social_base: int,
    plafond_securite_sociale: int,
    part_retraite_base_1: int,
    part_retraite_base_2: int,
    part_retraite_base_3: int,
) -> int:
    """What the funds pay of the basic pension in sector 1: a share of the whole base that falls at each step.

    >>> participation_retraite_base(1, 7_400_000, 4_806_000, 215, 151, 112)
    111740
    """
    if not secteur_1:
        return 0
    return share(
        social_base, step(social_base, plafond_securite_sociale, FUNDS, (part_retraite_base_1, part_retraite_base_2, part_retraite_base_3))
    )


@rule(
    law="CSS, art. D. 642-3",
    fr="Retraite de base : {retraite_base_due} – {participation_retraite_base} = {retraite_base}",
    en="Basic pension: {retraite_base_due} – {participation_retraite_base} = {retraite_base}",
)
def retraite_base(retraite_base_due: int, participation_retraite_base: int) -> int:
    """The basic pension contribution that is left to the physician, to the euro.

    >>> retraite_base(retraite_base_due=558_000, participation_retraite_base=111_740)
    446300
    """
    return to_the_euro(max(0, retraite_base_due - participation_retraite_base))


@rule(
    fr="Retraite complémentaire : {taux_retraite_complementaire} de l’assiette, jusqu’à {plafond_retraite_complementaire} du PASS : "
    "{retraite_complementaire}",
    en="Complementary pension: {taux_retraite_complementaire} of the base, up to {plafond_retraite_complementaire} of the PASS: "
    "{retraite_complementaire}",
)
def retraite_complementaire(
    social_base: int, plafond_securite_sociale: int, taux_retraite_complementaire: int, plafond_retraite_complementaire: int
) -> int:
    """The CARMF's complementary pension.

    >>> retraite_complementaire(7_400_000, 4_806_000, taux_retraite_complementaire=1020, plafond_retraite_complementaire=35_000)
    754800
    """
    return euros_of(min(social_base, share(plafond_securite_sociale, plafond_retraite_complementaire)), taux_retraite_complementaire)


@rule(
    fr="ASV, part proportionnelle : {taux_asv} de {assiette_conventionnee}, jusqu’à {plafond_asv} du PASS : {asv_proportionnelle}",
    en="ASV, proportional part: {taux_asv} of {assiette_conventionnee}, up to {plafond_asv} of the PASS: {asv_proportionnelle}",
)
def asv_proportionnelle(assiette_conventionnee: int, plafond_securite_sociale: int, taux_asv: int, plafond_asv: int) -> int:
    """The part of the ASV that follows the income under the convention.

    >>> asv_proportionnelle(assiette_conventionnee=7_400_000, plafond_securite_sociale=4_806_000, taux_asv=400, plafond_asv=50_000)
    296000
    """
    return share(min(assiette_conventionnee, share(plafond_securite_sociale, plafond_asv)), taux_asv)


@rule(
    fr="Les caisses paient {tiers_asv_caisses} tiers de l’ASV : {participation_asv}",
    en="The funds pay {tiers_asv_caisses} thirds of the ASV: {participation_asv}",
)
def participation_asv(secteur_1: int, asv_forfait: int, asv_proportionnelle: int, tiers_asv_caisses: int) -> int:
    """What the funds pay of the ASV in sector 1: two thirds of both parts, that of the flat part to the euro.

    >>> participation_asv(secteur_1=1, asv_forfait=575_100, asv_proportionnelle=296_000, tiers_asv_caisses=2)
    580733
    """
    if not secteur_1:
        return 0
    return to_the_euro(tiers_asv_caisses * asv_forfait, THIRDS) + rounded(tiers_asv_caisses * asv_proportionnelle, THIRDS)


@rule(
    fr="ASV : {asv_forfait} + {asv_proportionnelle} – {participation_asv} = {asv}",
    en="ASV: {asv_forfait} + {asv_proportionnelle} – {participation_asv} = {asv}",
)
def asv(conventionne: int, asv_forfait: int, asv_proportionnelle: int, participation_asv: int) -> int:
    """The ASV that is left to the physician, to the euro: a pension that only contracted physicians have.

    >>> asv(conventionne=1, asv_forfait=575_100, asv_proportionnelle=296_000, participation_asv=580_733)
    290400
    """
    return to_the_euro(asv_forfait + asv_proportionnelle - participation_asv) if conventionne else 0


@rule(
    fr="Invalidité-décès, par classe de revenu : {invalidite_deces}",
    en="Invalidity and death, by income class: {invalidite_deces}",
)
def invalidite_deces(
    social_base: int,
    plafond_securite_sociale: int,
    invalidite_classe_a: int,
    invalidite_classe_b: int,
    taux_invalidite_classe_b: int,
    invalidite_classe_c: int,
) -> int:
    """The CARMF's cover of invalidity and death: three classes, below 1 PASS, up to 3 PASS, above.

    >>> invalidite_deces(7_400_000, 4_806_000, 62_600, 43_400, 40, 101_000)
    73000
    """
    middle = invalidite_classe_b + share(social_base, taux_invalidite_classe_b)
    return step(social_base, plafond_securite_sociale, CLASSES, (invalidite_classe_a, middle, invalidite_classe_c))
