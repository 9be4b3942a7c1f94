"""The words of a request and their labels: specialties, sectors, options, acts, pathways, statuses, regions.

Forms, error messages and décomptes all read them here.
"""

from typing import NamedTuple


class Label(NamedTuple):
    """A word of the protocol in French and in English, as a reader meets it."""

    fr: str
    en: str


SPECIALTIES = {
    "generaliste": Label("médecin généraliste", "general practitioner (GP)"),
    "specialiste": Label("médecin spécialiste", "specialist"),
    "psychiatre": Label("psychiatre", "psychiatrist"),
    "neurologue": Label("neurologue", "neurologist"),
    "cardiologue": Label("cardiologue", "cardiologist"),
    "pediatre": Label("pédiatre", "paediatrician"),
    "gynecologue": Label("gynécologue", "gynaecologist"),
    "ophtalmologue": Label("ophtalmologue", "ophthalmologist"),
    "dermatologue": Label("dermatologue", "dermatologist"),
    "endocrinologue": Label("endocrinologue", "endocrinologist"),
    "geriatre": Label("gériatre", "geriatrician"),
    "medecin-mpr": Label("médecin de médecine physique et de réadaptation", "physical medicine physician"),
    "rhumatologue": Label("rhumatologue", "rheumatologist"),
    "stomatologue": Label("stomatologue", "stomatologist"),
    "anesthesiste": Label("anesthésiste", "anaesthetist"),
    "chirurgien": Label("chirurgien", "surgeon"),
}

SECTORS = {
    "1": Label("secteur 1", "sector 1"),
    "1-dp": Label("secteur 1 avec droit permanent à dépassement (DP)", "sector 1 with a permanent right to extra fees (DP)"),
    "2": Label("secteur 2", "sector 2"),
    "3": Label("non conventionné (secteur 3)", "not contracted (sector 3)"),
}

OPTIONS = {
    "cas": Label("contrat d’accès aux soins (CAS)", "access-to-care contract (CAS)"),
    "optam": Label("OPTAM", "controlled-fee option (OPTAM)"),
    "optam-co": Label("OPTAM-CO", "controlled-fee option for surgery and obstetrics (OPTAM-CO)"),
    "optam-aco": Label("OPTAM-ACO", "controlled-fee option for anaesthesia, surgery and obstetrics (OPTAM-ACO)"),
}

ACTS = {
    "consultation": Label("consultation", "consultation"),
    "visite": Label("visite à domicile", "home visit"),
    "visite-longue": Label("visite longue à domicile", "long home visit"),
    "teleconsultation": Label("téléconsultation", "teleconsultation"),
    "avis-ponctuel": Label("avis ponctuel de consultant", "one-off opinion"),
    "complexe": Label("consultation complexe", "complex consultation"),
    "tres-complexe": Label("consultation très complexe", "very complex consultation"),
    "consultation-longue": Label("consultation longue (80 ans et plus)", "long consultation (aged 80 or over)"),
    "examen-enfant": Label("examen obligatoire de l’enfant avec certificat", "compulsory child examination with certificate"),
}

PATHWAYS = {
    "medecin-traitant": Label("chez son médecin traitant", "with the regular doctor"),
    "adresse": Label("adressé par le médecin traitant", "sent by the regular doctor"),
    "acces-direct": Label("en accès direct autorisé", "by authorised direct access"),
    "urgence": Label("en urgence", "in an emergency"),
    "hors-residence": Label("loin de sa résidence habituelle", "away from home"),
    "hors-parcours": Label("hors du parcours de soins", "outside the care pathway"),
}

STATUSES = {
    "ald": Label("affection de longue durée (ALD), soins du protocole", "long-term illness (ALD), care within the protocol"),
    "maternite": Label("assurance maternité", "maternity cover"),
    "css": Label("complémentaire santé solidaire (CSS)", "means-tested complementary cover (CSS)"),
    "cmu-c": Label("couverture maladie universelle complémentaire (CMU-C)", "complementary universal cover (CMU-C)"),
    "acs": Label("aide au paiement d’une complémentaire santé (ACS)", "complementary insurance voucher (ACS)"),
    "ame": Label("aide médicale de l’État (AME)", "State medical assistance (AME)"),
    "at-mp": Label("accident du travail ou maladie professionnelle", "work accident or occupational disease"),
    "invalidite": Label("pension d’invalidité", "invalidity pension"),
    "detention": Label("personne détenue", "detained person"),
}

REGIONS = {
    "metropole": Label("métropole", "metropolitan France"),
    "alsace-moselle": Label("Alsace-Moselle", "Alsace-Moselle"),
    "guadeloupe": Label("Guadeloupe", "Guadeloupe"),
    "martinique": Label("Martinique", "Martinique"),
    "guyane": Label("Guyane", "French Guiana"),
    "reunion": Label("La Réunion", "La Réunion"),
    "mayotte": Label("Mayotte", "Mayotte"),
}

# CSS, art. L. 162-5-3 and D. 162-1-7: direct access; psychiatrists for patients aged 16 to 25 only.
DIRECT_ACCESS = frozenset({"gynecologue", "ophtalmologue", "stomatologue", "psychiatre", "neurologue"})
DIRECT_ACCESS_16_25 = frozenset({"psychiatre", "neurologue"})

# One complementary public cover at a time, and none of them with AME.
EXCLUSIVE_STATUSES = frozenset({"css", "cmu-c", "acs", "ame"})


def default_pathway(specialty: str, act: str) -> str:
    """How a patient is taken to come when nothing is said: to the regular doctor for a GP, sent by him for the others and for an opinion.

    >>> default_pathway("generaliste", "consultation"), default_pathway("generaliste", "avis-ponctuel")
    ('medecin-traitant', 'adresse')
    """
    return "medecin-traitant" if specialty == "generaliste" and act != "avis-ponctuel" else "adresse"
