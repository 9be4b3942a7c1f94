"""The files of facts as pages: their addresses, their names, and what a reader finds there."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from convention_sim.facts import Subject, announced, contributions, load
from convention_sim.facts.duties import duties
from convention_sim.vocabulary import Label

TARIFFS = "tarifs/index.md"
ANNOUNCED, DUTIES = "announced", "duties"


class Family(NamedTuple):
    """A file of facts: the last part of its page's address, its name, and two sentences that open the page."""

    slug: str
    name: Label
    opening: Label

    @property
    def uri(self) -> str:
        """Where its page stands among the pages."""
        return f"tarifs/{self.slug}.md"


FAMILIES: Mapping[str, Family] = {
    "tariffs": Family(
        "consultations",
        Label("Consultations", "Consultations"),
        Label(
            "Chaque consultation se facture par une lettre clé : C ou G chez le généraliste, CS chez le spécialiste, d’autres "
            "ailleurs. Des majorations s’y ajoutent, et leur somme fait le tarif.",
            "Each consultation is billed by a key letter: C or G for a GP, CS for a specialist, others elsewhere. Supplements are "
            "added, and their sum makes the tariff.",
        ),
    ),
    "majorations": Family(
        "majorations",
        Label("Majorations", "Supplements"),
        Label(
            "Une majoration s’ajoute à la lettre clé selon le médecin, l’âge du patient ou sa place dans le parcours de soins. "
            "Certaines sont réservées à qui demande le tarif : c’est pourquoi deux bases existent.",
            "A supplement is added to the key letter by the physician, the patient’s age or the place in the care pathway. Some "
            "are reserved to those who charge the tariff: this is why two bases exist.",
        ),
    ),
    "opinions_and_visits": Family(
        "avis-visites-teleconsultations",
        Label("Avis, visites et téléconsultations", "Opinions, visits and teleconsultations"),
        Label(
            "Des actes qui ont leur propre tarif : l’avis ponctuel d’un consultant, les consultations complexes ou longues, "
            "l’examen obligatoire de l’enfant, la visite à domicile, la téléconsultation.",
            "Acts with a tariff of their own: a one-off opinion, complex or long consultations, a child’s compulsory examination, "
            "home visits, teleconsultations.",
        ),
    ),
    "supplements": Family(
        "supplements",
        Label("Suppléments et actes particuliers", "Supplements and particular acts"),
        Label(
            "Nuits, dimanches, déplacements, urgences adressées, actes d’une seule spécialité. Le calcul d’une visite ordinaire "
            "ne s’en sert pas ; ils sont là pour être lus.",
            "Nights, Sundays, travel, urgent referrals, acts of one specialty. An ordinary visit does not use them; they are here "
            "to be read.",
        ),
    ),
    "overseas": Family(
        "outre-mer",
        Label("Outre-mer", "Overseas departments"),
        Label(
            "Outre-mer, un coefficient a longtemps multiplié les lettres clés, et jamais les majorations. Depuis la convention de "
            "2024, les tarifs sont imprimés un par un.",
            "Overseas, a coefficient long multiplied the key letters, and never the supplements. Since the 2024 agreement, "
            "tariffs are printed one by one.",
        ),
    ),
    "rates": Family(
        "taux",
        Label("Taux de l’Assurance Maladie", "Statutory rates"),
        Label(
            "L’Assurance Maladie rembourse une part de la base. Cette part baisse hors du parcours de soins et monte en Alsace-Moselle.",
            "Statutory insurance refunds a share of the base. That share is lower outside the care pathway and higher in Alsace-Moselle.",
        ),
    ),
    "participation": Family(
        "participation-et-franchises",
        Label("Participation forfaitaire et franchises", "Flat-rate contribution and deductibles"),
        Label(
            "Une somme fixe est retenue sur chaque consultation d’un adulte : la participation forfaitaire. Les franchises font "
            "de même pour les médicaments, les soins paramédicaux et les transports.",
            "A fixed sum is held back from each adult’s consultation: the flat-rate contribution. Deductibles do the same for "
            "medicines, paramedical care and transport.",
        ),
    ),
    "extra_fees": Family(
        "depassements",
        Label("Dépassements et options tarifaires", "Extra fees and tariff options"),
        Label(
            "Qui peut demander plus que le tarif, jusqu’où et avec quels devoirs ; et le tarif d’autorité, seule base de "
            "remboursement d’un médecin non conventionné.",
            "Who may charge more than the tariff, up to what and with which duties; and the default tariff, the only refund base "
            "of a physician outside the agreement.",
        ),
    ),
    "statuses": Family(
        "situations-protegees",
        Label("Situations protégées", "Statuses of protected patients"),
        Label(
            "Les situations qui changent ce qu’un patient paie, et depuis quand chacune existe. « Oui » veut dire que la règle s’applique.",
            "The situations that change what a patient pays, and since when each exists. “Yes” means that the rule applies.",
        ),
    ),
    "contracts": Family(
        "contrats",
        Label("Contrats complémentaires", "Complementary contracts"),
        Label(
            "Ce qu’un contrat responsable doit rembourser, et ce qu’il ne peut pas rembourser. Les parts se comptent sur la base.",
            "What a responsible contract must refund, and what it may not. Shares are counted on the base.",
        ),
    ),
    "social_base": Family(
        "assiette-des-cotisations",
        Label("Assiette des cotisations du médecin", "What the physician’s contributions bear on"),
        Label(
            "Les cotisations d’un médecin libéral se comptent sur son résultat, moins un abattement depuis 2025. Leurs seuils sont "
            "des parts du plafond annuel de la sécurité sociale.",
            "A self-employed physician’s contributions are counted on the profit, less an allowance since 2025. Their thresholds "
            "are shares of the yearly ceiling of social security.",
        ),
    ),
    "contributions": Family(
        "cotisations",
        Label("Cotisations du médecin", "The physician’s contributions"),
        Label(
            "Ce qu’un médecin libéral doit à l’Urssaf chaque année, et la part que les caisses paient à sa place en secteur 1.",
            "What a self-employed physician owes to the Urssaf each year, and the share that the funds pay in sector 1.",
        ),
    ),
    "pensions": Family(
        "retraites",
        Label("Retraites du médecin", "The physician’s pensions"),
        Label(
            "Ce qu’un médecin libéral doit chaque année à sa caisse de retraite, la CARMF : retraite de base, retraite "
            "complémentaire, ASV, invalidité et décès.",
            "What a self-employed physician owes each year to the physicians’ pension fund, the CARMF: basic pension, complementary "
            "pension, ASV, invalidity and death.",
        ),
    ),
    "rewards": Family(
        "primes-et-forfaits",
        Label("Primes et forfaits du médecin", "The physician’s premiums and flat payments"),
        Label(
            "Ce que les caisses versent à un médecin en plus de ses honoraires : la prime de l’OPTAM, le forfait par patient du "
            "médecin traitant.",
            "What the funds pay a physician on top of fees: the OPTAM premium, the payment for each patient of a regular doctor.",
        ),
    ),
    "hospital_practice": Family(
        "activite-liberale-a-l-hopital",
        Label("Activité libérale à l’hôpital", "Private practice in hospital"),
        Label(
            "Un praticien hospitalier peut avoir une activité libérale dans son hôpital, dans certaines limites. Il lui doit une "
            "redevance.",
            "A hospital physician may have a private practice in the hospital, within limits, and owes it a fee.",
        ),
    ),
    DUTIES: Family(
        "droits-et-devoirs",
        Label("Droits et devoirs", "Rights and duties"),
        Label(
            "Ce qu’aucun montant n’exprime : le tiers payant, le choix d’un secteur, ce qu’une option apporte, ce qui doit être "
            "dit ou affiché.",
            "What no amount expresses: third-party payment, the choice of a sector, what an option brings, what must be said or displayed.",
        ),
    ),
    ANNOUNCED: Family(
        "annonces",
        Label("Annoncé, jamais appliqué tel quel", "Announced, never applied as such"),
        Label(
            "Des chiffres qui circulent et qui n’ont jamais été la règle. Aucun calcul de ce guide ne s’en sert.",
            "Figures that circulate and were never the rule. No computation of this guide uses them.",
        ),
    ),
}


@cache
def subjects(file: str) -> tuple[Subject, ...]:
    """The subjects of a file, in its order.

    >>> [subject.key for subject in subjects("contracts")][:2]
    ['contrat_responsable', 'responsable_ticket_moderateur']
    """
    if file == ANNOUNCED:
        return tuple(announced().values())
    if file == DUTIES:
        return tuple(duty.subject for duty in duties())
    return tuple(subject for subject in (*load().values(), *contributions().values()) if subject.file == file)


@cache
def last_check() -> date:
    """The last day for which any value still in force has evidence: the day on which these pages call a value today's.

    >>> last_check() >= max(fact.checked for fact in load()["C"].facts if fact.end is None)
    True
    """
    return max(fact.checked for file in FAMILIES for subject in subjects(file) for fact in subject.facts if fact.end is None)
