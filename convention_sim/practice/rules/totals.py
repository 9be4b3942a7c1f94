"""CSG-CRDS, training, regional unions; then the total, what the funds pay in all, and the income."""

from convention_sim.money import share
from convention_sim.practice.rules.arithmetic import euros_of, to_the_euro
from convention_sim.practice.rules.arithmetic import practice_rule as rule


@rule(
    fr="Cotisations obligatoires, aides déduites : {cotisations}",
    en="Compulsory contributions, less the funds’ share: {cotisations}",
)
def cotisations(
    maladie: int,
    indemnites_journalieres: int,
    allocations_familiales: int,
    retraite_base: int,
    retraite_complementaire: int,
    asv: int,
    invalidite_deces: int,
) -> int:
    """The compulsory contributions that open a right, which the CSG's base counted until 2024.

    >>> cotisations(7400, 22_200, 57_300, 446_300, 754_800, 290_400, 73_000)
    1651400
    """
    return maladie + indemnites_journalieres + allocations_familiales + retraite_base + retraite_complementaire + asv + invalidite_deces


@rule(
    law="Code général des impôts, art. 154 quinquies",
    fr="CSG et CRDS non déductibles : {taux_csg_crds_non_deductible} de {assiette_csg} = {csg_crds_non_deductible}",
    en="CSG and CRDS not deducted: {taux_csg_crds_non_deductible} of {assiette_csg} = {csg_crds_non_deductible}",
)
def csg_crds_non_deductible(assiette_csg: int, taux_csg_crds_non_deductible: int) -> int:
    """The part of the CSG and CRDS that stays in the taxable income.

    >>> csg_crds_non_deductible(assiette_csg=7_400_000, taux_csg_crds_non_deductible=290)
    214600
    """
    return euros_of(assiette_csg, taux_csg_crds_non_deductible)


@rule(
    law="CSS, art. L. 136-3",
    fr="CSG et CRDS : {taux_csg_crds_deductible} de {assiette_csg}, plus {csg_crds_non_deductible} = {csg_crds}",
    en="CSG and CRDS: {taux_csg_crds_deductible} of {assiette_csg}, plus {csg_crds_non_deductible} = {csg_crds}",
)
def csg_crds(assiette_csg: int, taux_csg_crds_deductible: int, csg_crds_non_deductible: int) -> int:
    """The CSG and CRDS, whose two parts are each rounded to the euro.

    >>> csg_crds(assiette_csg=7_400_000, taux_csg_crds_deductible=680, csg_crds_non_deductible=214_600)
    717800
    """
    return euros_of(assiette_csg, taux_csg_crds_deductible) + csg_crds_non_deductible


@rule(
    law="Code du travail, art. L. 6331-48",
    fr="Formation professionnelle (CFP) : {taux_cfp} du PASS = {cfp}",
    en="Vocational training (CFP): {taux_cfp} of the PASS = {cfp}",
)
def cfp(plafond_securite_sociale: int, taux_cfp: int) -> int:
    """The contribution to vocational training: the same for everybody, whatever the income.

    >>> cfp(plafond_securite_sociale=4_806_000, taux_cfp=25)
    12000
    """
    return euros_of(plafond_securite_sociale, taux_cfp)


@rule(
    fr="Sous-total, avant la CURPS : {total_hors_curps}",
    en="Subtotal, before the CURPS: {total_hors_curps}",
)
def total_hors_curps(cotisations: int, maladie_additional: int, csg_crds: int, cfp: int) -> int:
    """Everything that the physician owes but the contribution to the regional unions.

    >>> total_hors_curps(cotisations=1_651_400, maladie_additional=0, csg_crds=717_800, cfp=12_000)
    2381200
    """
    return cotisations + maladie_additional + csg_crds + cfp


@rule(
    fr="Unions régionales (CURPS) : {taux_curps} de {social_base}, au plus {plafond_curps} du PASS : {curps}",
    en="Regional unions (CURPS): {taux_curps} of {social_base}, at most {plafond_curps} of the PASS: {curps}",
)
def curps(
    conventionne: int,
    remplacant: int,
    resultat: int,
    total_hors_curps: int,
    csg_crds_non_deductible: int,
    social_base: int,
    plafond_securite_sociale: int,
    taux_curps: int,
    plafond_curps: int,
) -> int:
    """The contribution to the regional unions: not for locums, nor outside the convention, nor when the income is not positive.

    >>> curps(1, 0, 10_000_000, 2_381_200, 214_600, 7_400_000, plafond_securite_sociale=4_806_000, taux_curps=50, plafond_curps=50)
    24000
    """
    if not conventionne or remplacant or resultat - total_hors_curps + csg_crds_non_deductible <= 0:
        return 0
    return to_the_euro(min(share(social_base, taux_curps), share(plafond_securite_sociale, plafond_curps)))


@rule(
    fr="Total dû par le médecin : {total_hors_curps} + {curps} = {total}",
    en="Total owed by the physician: {total_hors_curps} + {curps} = {total}",
)
def total(total_hors_curps: int, curps: int) -> int:
    """All that the physician owes, net of what the funds pay.

    >>> total(total_hors_curps=2_381_200, curps=24_000)
    2405200
    """
    return total_hors_curps + curps


@rule(
    law="Convention de 2016, art. 69",
    fr="Payé par les caisses : {participation_maladie} + {participation_allocations_familiales} + {participation_retraite_base} + "
    "{participation_asv} = {funds_share}",
    en="Paid by the funds: {participation_maladie} + {participation_allocations_familiales} + {participation_retraite_base} + "
    "{participation_asv} = {funds_share}",
)
def funds_share(
    participation_maladie: int, participation_allocations_familiales: int, participation_retraite_base: int, participation_asv: int
) -> int:
    """What the funds pay of the physician's contributions in all, to the euro: sector 1 only.

    >>> funds_share(517_300, 172_100, participation_retraite_base=111_740, participation_asv=580_733)
    1381900
    """
    return to_the_euro(participation_maladie + participation_allocations_familiales + participation_retraite_base + participation_asv)


@rule(fr="Revenu : {resultat} – {total} = {income}", en="Income: {resultat} – {total} = {income}")
def income(resultat: int, total: int) -> int:
    """What is left to the physician before income tax; below zero when the lowest contributions exceed the profit.

    >>> income(resultat=10_000_000, total=2_405_200)
    7594800
    """
    return resultat - total
