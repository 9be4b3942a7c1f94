"""The names of the amounts, and the title of a visit."""

from convention_sim import vocabulary
from convention_sim.case import Case
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

AMOUNT_LABELS = {
    "honoraires": Label("Honoraires", "Fee"),
    "base": Label("Base de remboursement", "Reimbursement base"),
    "depassement": Label("Dépassement", "Extra fee"),
    "amo_brut": Label("Part de l’Assurance Maladie", "Statutory share"),
    "participation_forfaitaire": Label("Participation forfaitaire", "Flat-rate contribution"),
    "regime_local": Label("Régime local d’Alsace-Moselle", "Local scheme of Alsace-Moselle"),
    "amo": Label("Versé par l’Assurance Maladie", "Paid by statutory insurance"),
    "ticket_moderateur": Label("Ticket modérateur", "Co-insurance (ticket modérateur)"),
    "majoration_hors_parcours": Label("Majoration hors parcours", "Out-of-pathway surcharge"),
    "amc": Label("Versé par la complémentaire", "Paid by complementary cover"),
    "reste_apres_amo": Label("Reste après l’Assurance Maladie", "Left after statutory insurance"),
    "reste_a_charge": Label("Reste à charge du patient", "Left to the patient"),
}
# What tables show beside the amounts of a décompte.
COLUMN_LABELS = {
    "codes": Label("Codes", "Codes"),
    "couverture_contrat": Label("Total promis", "Total promised"),
    "tarif_plein": Label("Tarif opposable", "Agreed tariff"),
    "sum": Label("Le calcul", "The sum"),
    "since": Label("Depuis le", "Since"),
    "value": Label("Valeur", "Value"),
    "tariffs": Label("Tarif, et jour de départ", "Tariff, and first day"),
    "at_tariff": Label("Au tarif", "At the tariff"),
    "printed": Label("Imprimé, en euros", "Printed, in euros"),
    "computed": Label("Notre somme", "Our sum"),
}
# What a décompte shows first; the others appear when they are not zero.
SHOWN = ("honoraires", "base", "amo", "amc", "reste_a_charge")


def title(case: Case, language: Language) -> str:
    """The visit in one line.

    >>> from convention_sim import visit
    >>> title(visit("2025-03-01", "generaliste", sector="2", option="optam", fee="40"), "en")
    'Consultation, general practitioner (GP), sector 2, controlled-fee option (OPTAM), 1 March 2025'
    """
    parts = [
        getattr(vocabulary.ACTS[case.act], language),
        getattr(vocabulary.SPECIALTIES[case.specialty], language),
        getattr(vocabulary.SECTORS[case.sector], language),
    ]
    if case.option:
        parts.append(getattr(vocabulary.OPTIONS[case.option], language))
    if case.pathway != vocabulary.default_pathway(case.specialty, case.act):
        parts.append(getattr(vocabulary.PATHWAYS[case.pathway], language))
    parts += [getattr(vocabulary.STATUSES[status], language) for status in vocabulary.STATUSES if status in case.statuses]
    if case.region != "metropole":
        parts.append(getattr(vocabulary.REGIONS[case.region], language))
    if minor := young(case, language):
        parts.append(minor)
    parts.append(words.day(case.date, language))
    line = ", ".join(parts)
    return line[0].upper() + line[1:]


def young(case: Case, language: Language) -> str:
    """The age of a minor, or of a patient who was one on 1 January; that of an adult goes without saying.

    >>> from convention_sim import visit
    >>> young(visit("2025-03-01", "generaliste", age=4), "fr"), young(visit("2025-03-01", "generaliste", age=40), "en")
    ('4 ans', '')
    """
    return "" if case.age_on_january_1 is None or case.age_on_january_1 >= 18 else aged(case, language)


def aged(case: Case, language: Language) -> str:
    """The age where it is known; also on 1 January, which decides of the contribution, where the patient was a minor on that day only.

    >>> from convention_sim import visit
    >>> aged(visit("2026-09-01", "generaliste", birth_date="2008-03-01"), "en")
    'aged 18 (17 on 1 January)'
    """
    if case.age is None:
        return ""
    since = case.age_on_january_1 if case.age_on_january_1 != case.age == 18 else None
    if language == "fr":
        return f"{case.age} an{'s' if case.age > 1 else ''}" + (f" ({since} au 1er janvier)" if since else "")
    return f"aged {case.age}" + (f" ({since} on 1 January)" if since else "")
