"""The bases: the profit, what contributions bear on, and the part of it that the funds help with."""

from convention_sim.money import rounded, share
from convention_sim.practice.rules.arithmetic import practice_rule as rule
from convention_sim.practice.rules.arithmetic import to_the_euro


@rule(fr="Résultat : {recettes} – {charges} = {resultat}", en="Profit: {recettes} – {charges} = {resultat}")
def resultat(recettes: int, charges: int) -> int:
    """What is left of the receipts after the charges of the practice, before any contribution.

    >>> resultat(recettes=10_000_000, charges=2_500_000)
    7500000
    """
    return recettes - charges


@rule(
    law="CSS, art. L. 136-3 et D. 136-5",
    fr="Abattement : {taux_abattement} de {resultat}, entre {plancher_abattement} et {plafond_abattement} du PASS : {abattement}",
    en="Allowance: {taux_abattement} of {resultat}, between {plancher_abattement} and {plafond_abattement} of the PASS: {abattement}",
)
def abattement(
    resultat: int, taux_abattement: int, plancher_abattement: int, plafond_abattement: int, plafond_securite_sociale: int
) -> int:
    """What is taken off the profit in place of the contributions themselves, since 2025; nothing before.

    >>> abattement(10_000_000, taux_abattement=2600, plancher_abattement=176, plafond_abattement=13000, plafond_securite_sociale=4_806_000)
    2600000
    """
    lowest, highest = (share(plafond_securite_sociale, bound) for bound in (plancher_abattement, plafond_abattement))
    return to_the_euro(min(highest, max(lowest, share(resultat, taux_abattement))))


@rule(
    law="CSS, art. L. 131-6",
    fr="Assiette sociale : {social_base}",
    en="Social base: {social_base}",
)
def social_base(assiette_reformee: int, resultat: int, abattement: int, revenu_professionnel: int) -> int:
    """What contributions bear on: since 2025 the profit less the allowance; before, the income once contributions are paid.

    >>> social_base(assiette_reformee=1, resultat=10_000_000, abattement=2_600_000, revenu_professionnel=0)
    7400000
    """
    if assiette_reformee:
        return to_the_euro(max(0, resultat - abattement))
    return max(0, revenu_professionnel)


@rule(
    law="CSS, art. L. 136-3",
    fr="Assiette de la CSG et de la CRDS : {assiette_csg}",
    en="Base of the CSG and CRDS: {assiette_csg}",
)
def assiette_csg(assiette_reformee: int, social_base: int, revenu_professionnel: int, cotisations: int) -> int:
    """The base of the CSG and CRDS: since 2025 the social base; before, the income plus the compulsory contributions.

    >>> assiette_csg(assiette_reformee=0, social_base=7_696_561, revenu_professionnel=7_696_561, cotisations=1_634_100)
    9330661
    """
    return social_base if assiette_reformee else max(0, revenu_professionnel + cotisations)


@rule(
    fr="Part conventionnée de l’assiette : {social_base} × {recettes_conventionnees} / {recettes} = {assiette_conventionnee}",
    en="Part of the base under the agreement: {social_base} × {recettes_conventionnees} / {recettes} = {assiette_conventionnee}",
)
def assiette_conventionnee(social_base: int, recettes_conventionnees: int, recettes: int) -> int:
    """The part of the base that comes from refundable care and the funds' payments, in proportion to receipts.

    >>> assiette_conventionnee(social_base=7_400_000, recettes_conventionnees=8_000_000, recettes=10_000_000)
    5920000
    """
    return rounded(social_base * recettes_conventionnees, recettes) if recettes else 0


@rule(
    law="Convention de 2016, art. 69",
    fr="Assiette aidée, sans les {depassements} de dépassements : {assiette_participation}",
    en="Base that is helped, without the {depassements} of extra fees: {assiette_participation}",
)
def assiette_participation(social_base: int, recettes_conventionnees: int, depassements: int, recettes: int) -> int:
    """The part of the base that comes from fees at the tariff: under the convention, extra fees left out.

    >>> assiette_participation(7_400_000, recettes_conventionnees=10_000_000, depassements=3_000_000, recettes=10_000_000)
    5180000
    """
    return rounded(social_base * (recettes_conventionnees - depassements), recettes) if recettes else 0
