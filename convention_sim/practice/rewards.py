"""What the funds pay besides fees: the OPTAM premium, and the payment for each patient of a regular doctor (FPMT, then FMT)."""

from functools import partial

from convention_sim.engine import Rule, rule
from convention_sim.money import BASIS_POINTS, rounded
from convention_sim.practice.law import law_of
from convention_sim.practice.worked import Worked

PREMIUM_RULES: dict[str, Rule] = {}
PATIENT_RULES: dict[str, Rule] = {}
_premium = partial(rule, registry=PREMIUM_RULES)
_patients = partial(rule, registry=PATIENT_RULES)
POINT = 100
# The groups of patients, in the words of the facts: a patient is counted once, CSS holders once more.
GROUPS = ("moins_de_7", "7_a_74", "75_a_79", "80_et_plus", "ald", "ald_80_et_plus", "non_vu", "css", "indicateur")


@_premium(
    unit="rate",
    law="Convention de 2016, titre 4",
    fr="Part de la prime versée : {respect_optam}",
    en="Share of the premium paid: {respect_optam}",
)
def respect_optam(
    ecart: int, respect_optam_tenu: int, respect_optam_1: int, respect_optam_2: int, respect_optam_3: int, respect_optam_4: int
) -> int:
    """The share of the premium that is paid, by how many points the commitment is missed; nothing from 5 points.

    >>> respect_optam(0, 10_000, 9000, 7000, 5000, 3000), respect_optam(250, 10_000, 9000, 7000, 5000, 3000)
    (10000, 7000)
    """
    shares = (respect_optam_tenu, respect_optam_1, respect_optam_2, respect_optam_3, respect_optam_4)
    missed = ecart // POINT
    return shares[missed] if missed < len(shares) else 0


@_premium(
    law="Convention de 2016, titre 4",
    fr="Prime de l’OPTAM : {taux_de_charges} de {honoraires_au_tarif}, versée à {respect_optam} : {prime_optam}",
    en="OPTAM premium: {taux_de_charges} of {honoraires_au_tarif}, paid at {respect_optam}: {prime_optam}",
)
def prime_optam(honoraires_au_tarif: int, taux_de_charges: int, respect_optam: int) -> int:
    """The yearly premium: fees billed at the tariff, times the charge rate of the specialty, times the share that is paid.

    >>> prime_optam(honoraires_au_tarif=6_000_000, taux_de_charges=700, respect_optam=9000)
    378000
    """
    return rounded(honoraires_au_tarif * taux_de_charges * respect_optam, BASIS_POINTS * BASIS_POINTS)


def optam_premium(year: int, fees_at_tariff: int, charge_rate: int, gap: int = 0) -> Worked:
    """The OPTAM premium of a year: fees at the tariff in cents; the charge rate of the specialty and the gap in basis points.

    No source that we read gives the charge rates in force: the caller says the one that the fund notifies.

    >>> optam_premium(2026, 6_000_000, 700)["prime_optam"]
    420000
    """
    given = {"honoraires_au_tarif": fees_at_tariff, "taux_de_charges": charge_rate, "ecart": gap}
    return Worked(PREMIUM_RULES, law_of(year), given)


@_patients(
    law="Conventions de 2016 et de 2024",
    fr="Forfait du médecin traitant : {forfait_medecin_traitant}",
    en="Regular doctor’s payment: {forfait_medecin_traitant}",
)
def forfait_medecin_traitant(
    nombre_moins_de_7: int,
    forfait_moins_de_7: int,
    nombre_7_a_74: int,
    forfait_7_a_74: int,
    nombre_75_a_79: int,
    forfait_75_a_79: int,
    nombre_80_et_plus: int,
    forfait_80_et_plus: int,
    nombre_ald: int,
    forfait_ald: int,
    nombre_ald_80_et_plus: int,
    forfait_ald_80_et_plus: int,
    nombre_non_vu: int,
    forfait_non_vu: int,
    nombre_css: int,
    forfait_css: int,
    nombre_indicateur: int,
    forfait_indicateur: int,
) -> int:
    """The sum over the patients of a regular doctor: FPMT from 2018, FMT since 2026; sector 1 and OPTAM.

    >>> forfait_medecin_traitant(50, 1500, 600, 500, 60, 1500, 60, 5500, 120, 5500, 0, 10_000, 0, 500, 0, 1000, 0, 500)
    1455000
    """
    return (
        nombre_moins_de_7 * forfait_moins_de_7
        + nombre_7_a_74 * forfait_7_a_74
        + nombre_75_a_79 * forfait_75_a_79
        + nombre_80_et_plus * forfait_80_et_plus
        + nombre_ald * forfait_ald
        + nombre_ald_80_et_plus * forfait_ald_80_et_plus
        + nombre_non_vu * forfait_non_vu
        + nombre_css * forfait_css
        + nombre_indicateur * forfait_indicateur
    )


def regular_doctor_payment(year: int, **patients: int) -> Worked:
    """The payment for the patients of a regular doctor, counted by group (GROUPS); those not named are none.

    Surcharges for age, zone or first settlement are left out. Raises UnknownFact for a group whose amount is not known in that year.

    >>> groups = {"moins_de_7": 50, "7_a_74": 600, "75_a_79": 60, "80_et_plus": 60, "ald": 120}
    >>> [regular_doctor_payment(year, **groups)["forfait_medecin_traitant"] for year in (2025, 2026)]
    [1188000, 1455000]
    """
    law = law_of(year)
    if extra := set(patients) - set(GROUPS):
        raise TypeError(f"unknown groups: {sorted(extra)}; known: {GROUPS}")
    counts = {f"nombre_{group}": patients.get(group, 0) for group in GROUPS}
    unused = {f"forfait_{group}": 0 for group in GROUPS if not counts[f"nombre_{group}"]}
    return Worked(PATIENT_RULES, law, counts | unused)
