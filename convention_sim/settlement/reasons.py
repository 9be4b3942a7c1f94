"""Why each step is what it is in this case, what did not apply, what was unlawful, and what to beware of.

Texts are templates: `{amo}` stands for an amount of the décompte. Conditions read the décompte; nothing here computes an amount.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from convention_sim.settlement.decompte import Decompte


class Note(NamedTuple):
    """A reason, a warning or a caveat, in both languages, with the text of law that founds it where there is one."""

    id: str
    fr: str
    en: str
    law: str = ""


Condition = Callable[["Decompte"], object]
Choice = tuple[Condition, Note]

STEPS = (
    "honoraires", "base_tarifaire", "base", "depassement", "part_dans_le_parcours", "majoration_hors_parcours", "regime_local",
    "participation_forfaitaire", "amo", "ticket_moderateur", "reste_apres_amo", "part_complementaire_publique", "part_contrat",
    "reste_a_charge", "plafond_da",
)  # fmt: skip
# Steps that say something only when the amount is not zero.
_ONLY_IF_ANY = frozenset(
    {"depassement", "majoration_hors_parcours", "regime_local", "participation_forfaitaire", "part_contrat", "part_complementaire_publique"}
)


def is_shown(name: str, values: dict[str, int]) -> bool:
    """Whether a step says something in this case."""
    if name == "base":
        return values["base"] != values["base_tarifaire"]
    if name == "plafond_da":
        return bool(values["da_ouvert"])
    if name == "part_contrat" and values["css"] | values["cmuc"] | values["ame"]:
        return False
    return name not in _ONLY_IF_ANY or values[name] > 0


def _any(_: "Decompte") -> bool:
    return True


def _flag(name: str) -> Condition:
    return lambda decompte: decompte.values[name]


def _status(name: str) -> Condition:
    return lambda decompte: name in decompte.case.statuses


WHY: dict[str, tuple[Choice, ...]] = {
    "honoraires": (
        (lambda d: d.case.fee is None, Note("fee-is-tariff", "Aucun montant n’est indiqué : le médecin demande le tarif.", "No fee is given: the physician charges the tariff.")),
    ),
    "base_tarifaire": (
        (lambda d: not d.values["conventionne"], Note("default-tariff", "Le médecin n’est pas conventionné : la base est le tarif d’autorité.", "The physician is not contracted: the base is the default tariff (tarif d’autorité).")),
        (lambda d: not d.values["majorations_ouvertes"] and d.values["majorations_au_tarif"] and d.values["tarif_reduit"] < d.values["tarif_plein"], Note("lower-base", "Sans option tarifaire, un acte avec dépassement perd les majorations réservées : la base est plus basse.", "Without a tariff option, an act with an extra fee loses the reserved majorations: the base is lower.")),
        (lambda d: not d.values["majorations_ouvertes"] and d.values["tarif_reduit"] < d.values["tarif_plein"], Note("lower-base-before-2018", "Sans option tarifaire, les majorations réservées ne comptaient pas dans la base.", "Without a tariff option, the reserved majorations did not count in the base.")),
        (_flag("option_tarifaire"), Note("base-with-option", "Le médecin a une option tarifaire : la base est celle du secteur 1.", "The physician has a tariff option: the base is that of sector 1.")),
        (_flag("opposable"), Note("base-sector-1", "En secteur 1, toutes les majorations dues comptent dans la base.", "In sector 1, every majoration due counts in the base.")),
        (_flag("patient_au_tarif"), Note("base-protected", "Le patient est soigné au tarif opposable : la base est celle du secteur 1.", "The patient is treated at the agreed tariff: the base is that of sector 1.")),
        (lambda d: d.values["tarif_reduit"] == d.values["tarif_plein"], Note("one-base", "Pour cet acte, la base est la même dans tous les secteurs conventionnés.", "For this act, the base is the same in every contracted sector.")),
        (_any, Note("full-base-no-extra-fee", "Sans dépassement, la base est celle du secteur 1, même sans option tarifaire.", "With no extra fee, the base is that of sector 1, even without a tariff option.")),
    ),
    "base": ((_any, Note("base-capped", "La base ne dépasse jamais ce qui est payé.", "The base never exceeds what is paid.")),),
    "depassement": ((_any, Note("extra-fee", "Le dépassement part de la base ; l’Assurance Maladie ne le rembourse jamais.", "The extra fee is counted from the base; statutory insurance never refunds it.")),),
    "part_dans_le_parcours": (
        (_status("ald"), Note("rate-ald", "Soins du protocole d’ALD : 100 % de la base.", "Care within the long-term illness protocol: 100% of the base.")),
        (_status("maternite"), Note("rate-maternity", "Assurance maternité : 100 % de la base.", "Maternity cover: 100% of the base.")),
        (_status("ame"), Note("rate-ame", "Aide médicale de l’État : 100 % de la base.", "State medical aid: 100% of the base.")),
        (_status("at-mp"), Note("rate-work", "Accident du travail ou maladie professionnelle : 100 % de la base.", "Work accident or occupational disease: 100% of the base.")),
        (_status("invalidite"), Note("rate-invalidity", "Pension d’invalidité : le ticket modérateur est supprimé.", "Invalidity pension: the co-insurance is waived.")),
        (_status("detention"), Note("rate-detention", "Personne détenue : l’État paie ce que l’Assurance Maladie laisse.", "Detained person: the State pays what statutory insurance leaves.")),
        (_flag("examen_enfant"), Note("rate-child", "Examen obligatoire de l’enfant : 100 % de la base.", "Compulsory child examination: 100% of the base.")),
        (_any, Note("rate-ordinary", "C’est le taux des consultations dans le parcours de soins.", "This is the rate of consultations within the care pathway.")),
    ),
    "majoration_hors_parcours": ((_any, Note("outside-pathway", "Le patient a consulté hors du parcours de soins.", "The patient was seen outside the care pathway.")),),
    "regime_local": ((_any, Note("local-scheme", "Le régime local complète le taux ordinaire.", "The local scheme adds to the ordinary rate.")),),
    "participation_forfaitaire": (
        (lambda d: d.values["participation_forfaitaire"] < d.values["participation_unitaire"], Note("contribution-capped", "Le plafond du jour ou de l’année réduit la participation.", "The daily or yearly ceiling reduces the contribution.")),
        (_any, Note("contribution", "Retenue sur chaque consultation d’un adulte ; aucun contrat responsable ne la rembourse.", "Taken on each adult’s consultation; no responsible contract refunds it.")),
    ),
    "part_complementaire_publique": ((_any, Note("public-cover", "La complémentaire publique paie ce que l’Assurance Maladie laisse de la base.", "The public complementary cover pays what statutory insurance leaves of the base.")),),
    "part_contrat": (
        (lambda d: d.values["regles_responsables"] and d.values["depassement_remboursable"] < d.values["depassement"] and d.values["hors_parcours"], Note("contract-outside-pathway", "Hors parcours, un contrat responsable ne paie que le ticket modérateur ordinaire.", "Outside the pathway, a responsible contract pays only the ordinary co-insurance.")),
        (lambda d: d.values["regles_responsables"] and d.values["part_contrat"] < d.values["couverture_contrat"] - d.values["amo_brut"] - d.values["regime_local"], Note("contract-capped", "Un contrat responsable ne rembourse qu’une part limitée du dépassement d’un médecin sans option.", "A responsible contract refunds only a limited part of the extra fee of a physician without option.")),
        (_flag("contrat_frais_reels"), Note("contract-real-cost", "Le contrat rembourse au coût réel.", "The contract refunds the actual cost.")),
        (_any, Note("contract-percent", "Le contrat complète la part de l’Assurance Maladie, comptée avant la participation, jusqu’à {couverture_contrat}.", "The contract completes the statutory share, counted before the flat-rate contribution, up to {couverture_contrat}.")),
    ),
    "plafond_da": ((_any, Note("da", "Spécialiste de secteur 1 consulté hors parcours : il peut dépasser jusqu’à ce plafond.", "Sector 1 specialist seen outside the pathway: an extra fee is allowed up to this ceiling.")),),
}  # fmt: skip

_NOT_APPLIED: tuple[Choice, ...] = (
    (lambda d: d.values["dispense_participation"] and d.values["age_1er_janvier"] < 18 and d.values["participation_unitaire"], Note("no-contribution-minor", "Pas de participation forfaitaire : le patient n’avait pas 18 ans le 1er janvier.", "No flat-rate contribution: the patient was not yet 18 on 1 January.", "CSS, art. R. 160-20")),
    (lambda d: d.values["dispense_participation"] and d.values["age_1er_janvier"] >= 18 and d.values["participation_unitaire"], Note("no-contribution-status", "Pas de participation forfaitaire : la situation du patient en dispense.", "No flat-rate contribution: the patient’s situation exempts from it.", "CSS, art. L. 160-13")),
    (lambda d: not d.values["participation_unitaire"], Note("no-contribution-yet", "Pas de participation forfaitaire : elle date du 1er janvier 2005.", "No flat-rate contribution: it dates from 1 January 2005.", "Décret 2004-1453")),
    (lambda d: not d.values["dispense_participation"] and d.values["participation_unitaire"] and not d.values["participation_disponible"], Note("no-contribution-ceiling", "Pas de participation forfaitaire : le plafond du jour ou de l’année est atteint.", "No flat-rate contribution: the daily or yearly ceiling is reached.", "CSS, art. D. 322-4")),
    (lambda d: not d.values["dispense_participation"] and d.values["participation_disponible"] and not d.values["participation_forfaitaire"], Note("no-contribution-small", "Pas de participation forfaitaire : le remboursement est trop petit.", "No flat-rate contribution: the refund is too small.")),
    (lambda d: d.values["hors_parcours"] and not d.values["conventionne"], Note("no-penalty-sector-3", "Pas de majoration hors parcours : le médecin n’est pas conventionné.", "No out-of-pathway increase: the physician is not contracted.")),
    (lambda d: d.values["hors_parcours"] and d.values["age"] < 16, Note("no-penalty-under-16", "Pas de majoration hors parcours : le patient a moins de 16 ans.", "No out-of-pathway increase: the patient is under 16.", "CSS, art. L. 162-5-3")),
    (lambda d: d.values["hors_parcours"] and d.values["ald"], Note("no-penalty-ald", "Pas de majoration hors parcours : l’acte est prévu par le protocole d’ALD.", "No out-of-pathway increase: the act is in the long-term illness protocol.", "CSS, art. D. 162-1-6, 3°")),
    (lambda d: d.values["hors_parcours"] and d.values["ame"], Note("no-penalty-ame", "Pas de majoration hors parcours : l’AME est hors du dispositif du médecin traitant.", "No out-of-pathway increase: State medical aid is outside the regular-doctor scheme.")),
    (lambda d: d.values["hors_parcours"] and d.values["at_mp"], Note("no-penalty-work", "Pas de majoration hors parcours : les soins d’accident du travail n’en relèvent pas.", "No out-of-pathway increase: work-accident care is not under it.")),
    (lambda d: d.values["hors_parcours"] and not d.values["points_hors_parcours"], Note("no-penalty-yet", "Pas de majoration hors parcours : elle date du 1er janvier 2006.", "No out-of-pathway increase: it dates from 1 January 2006.")),
    (lambda d: d.case.pathway in ("acces-direct", "urgence", "hors-residence") and d.values["conventionne"], Note("no-penalty-exception", "Pas de majoration hors parcours : {pathway}, la visite compte comme dans le parcours.", "No out-of-pathway increase: {pathway}, the visit counts as within the pathway.", "CSS, art. L. 162-5-3 et D. 162-1-6")),
    (lambda d: not d.values["option_tarifaire"] and not d.values["opposable"] and d.values["conventionne"] and d.values["majorations_ouvertes"] and not d.values["patient_au_tarif"] and d.values["tarif_reduit"] < d.values["tarif_plein"], Note("no-lower-base", "Pas de base réduite : depuis le 1er avril 2018, elle ne frappe que les actes avec dépassement.", "No lower base: since 1 April 2018 it strikes only acts with an extra fee.", "NGAP, art. 2 bis")),
    (lambda d: d.items and d.items == d.tariff.plain and d.tariff.plain != d.tariff.full, Note("no-coordination", "La majoration de coordination n’est pas facturée : les honoraires sont le tarif sans elle.", "The coordination majoration is not billed: the fee is the tariff without it.")),
    (lambda d: d.values["hors_parcours"] and d.values["opposable"] and d.values["generaliste"], Note("no-da-gp", "Pas de dépassement autorisé (DA) : il est réservé aux spécialistes.", "No authorised extra fee (DA): it is for specialists only.", "Convention 2016, art. 37.1")),
    (lambda d: d.values["hors_parcours"] and d.values["opposable"] and not d.values["generaliste"] and d.values["css"] | d.values["cmuc"], Note("no-da-protected", "Pas de dépassement autorisé (DA) : la convention l’exclut pour ce patient.", "No authorised extra fee (DA): the convention excludes it for this patient.", "Convention 2016, art. 37.1")),
    (lambda d: d.case.contract and d.values["css"] | d.values["cmuc"] | d.values["ame"], Note("contract-not-used", "Le contrat indiqué ne joue pas : le patient a une prise en charge publique.", "The contract given is not used: the patient has a public cover.")),
    (lambda d: d.values["regles_responsables"] and d.values["majoration_hors_parcours"], Note("contract-no-penalty", "Le contrat responsable ne rembourse pas la majoration hors parcours.", "The responsible contract does not refund the out-of-pathway increase.", "CSS, art. L. 871-1")),
    (lambda d: d.values["regles_responsables"] and d.values["participation_forfaitaire"], Note("contract-no-contribution", "Le contrat responsable ne rembourse pas la participation forfaitaire.", "The responsible contract does not refund the flat-rate contribution.", "CSS, art. L. 871-1")),
)  # fmt: skip

_VIOLATIONS: tuple[Choice, ...] = (
    (lambda d: d.values["detention"] & d.values["detention_sans_depassement"], Note("extra-fee-on-detained", "Aucun dépassement n’est permis envers une personne détenue : {honoraires_maximum} au plus.", "No extra fee is allowed on a detained person: {honoraires_maximum} at most.", "CSS, art. L. 162-5-13, I bis")),
    (lambda d: d.values["css"] | d.values["cmuc"], Note("extra-fee-on-public-cover", "Aucun dépassement n’est permis envers un bénéficiaire de la CSS ou de la CMU-C, sauf exigence particulière : {honoraires_maximum} au plus.", "No extra fee is allowed on a CSS or CMU-C beneficiary, save a particular demand: {honoraires_maximum} at most.", "CSS, art. L. 162-5-13, I")),
    (lambda d: not d.values["opposable"] and d.values["acs"], Note("extra-fee-on-acs", "Dans le parcours, aucun dépassement n’était permis envers un titulaire de l’ACS, sauf exigence particulière : {honoraires_maximum} au plus.", "Within the pathway, no extra fee was allowed on an ACS holder, save a particular demand: {honoraires_maximum} at most.", "Avenant 8 de 2012, art. 5")),
    (lambda d: not d.values["opposable"] and d.values["urgence"], Note("extra-fee-in-emergency", "En urgence médicale, le tarif opposable est dû : {honoraires_maximum} au plus.", "In a medical emergency the agreed tariff is due: {honoraires_maximum} at most.", "Convention 2016, art. 38.3")),
    (_flag("da_ouvert"), Note("da-above-ceiling", "Le dépassement autorisé (DA) a un plafond : {honoraires_maximum} au plus.", "The authorised extra fee (DA) has a ceiling: {honoraires_maximum} at most.", "Convention 2016, art. 37.1")),
    (_any, Note("sector-1-above-tariff", "Un médecin de secteur 1 ne peut dépasser le tarif sans exigence particulière du patient (DE) : {honoraires_maximum} au plus.", "A sector 1 physician may not exceed the tariff without a particular demand of the patient (DE): {honoraires_maximum} at most.", "CSS, art. L. 162-14-1")),
)  # fmt: skip

_WARNINGS: tuple[Choice, ...] = (
    (_flag("information_ecrite"), Note("written-information", "Honoraires de {seuil_information} ou plus avec dépassement : le médecin doit une information écrite avant l’acte.", "Fee of {seuil_information} or more with an extra fee: the physician owes written information before the act.", "Code de la santé publique, art. L. 1111-3-2 ; arrêté du 2 octobre 2008")),
    (lambda d: d.values["ame"] and d.values["depassement"] and not d.values["opposable"] and d.values["conventionne"], Note("ame-extra-fee-disputed", "Dépassement envers un bénéficiaire de l’AME : des guides le disent interdit, aucun texte lu ne l’interdit ; refuser de soigner l’est.", "Extra fee on a State medical aid holder: some guides say it is forbidden, no text that we read forbids it; refusing care is forbidden.", "Code de la santé publique, art. L. 1110-3")),
    (lambda d: d.values["depassement"] and d.values["honoraires_maximum"] < 0 and d.values["conventionne"], Note("tact-and-measure", "Le dépassement est libre mais fixé avec tact et mesure.", "The extra fee is free but must be set with tact and measure.", "Code de la santé publique, art. R. 4127-53")),
    (lambda d: d.values["regles_responsables"] and d.law.values["responsable_ticket_moderateur"] and not d.values["contrat_frais_reels"] and d.values["contrat_pourcent"] < 10_000, Note("contract-below-minimum", "Depuis le 1er avril 2015, un contrat responsable doit couvrir tout le ticket modérateur, soit 100 % de la base.", "Since 1 April 2015 a responsible contract must cover the whole co-insurance, that is 100% of the base.", "CSS, art. R. 871-2")),
    (lambda d: d.case.contract and not d.case.contract.real_cost and d.values["regles_responsables"] and d.law.values["ecart_responsable_options"] and d.case.contract.percent_optam != d.case.contract.percent_sans_optam and (d.case.contract.percent_optam or 0) * 100 - (d.case.contract.percent_sans_optam or 0) * 100 < d.law.values["ecart_responsable_options"], Note("contract-gap", "Un contrat responsable doit couvrir un médecin sans option au moins {ecart_responsable_options} de base de moins qu’un médecin avec option.", "A responsible contract must cover a physician without option by at least {ecart_responsable_options} of the base less than one with an option.", "CSS, art. R. 871-2")),
)  # fmt: skip

_CAVEATS: tuple[Choice, ...] = (
    (lambda d: d.values["regles_responsables"] and d.values["hors_parcours"] and d.values["depassement"] and not d.values["opposable"] and d.values["conventionne"], Note("responsible-extra-fee-outside-pathway", "Ce qu’un contrat responsable peut payer du dépassement d’un médecin de secteur 2 hors parcours n’a pas été lu : nous comptons zéro.", "What a responsible contract may pay of a sector 2 extra fee outside the pathway was not read: we count zero.", "CSS, art. L. 871-1")),
    (lambda d: d.values["regles_responsables"] and d.values["depassement_remboursable"] < d.values["depassement"] and not d.values["hors_parcours"], Note("responsible-cap-base", "Une circulaire de 2015 compte ce plafond sur le tarif opposable, nous sur la base de l’acte.", "A circular of 2015 counts this cap on the agreed tariff, we on the base of the act.")),
    (lambda d: not d.values["opposable"] and not d.values["option_tarifaire"] and d.values["conventionne"] and d.values["tarif_reduit"] < d.values["honoraires"] < d.values["tarif_plein"], Note("fee-between-bases", "Des honoraires entre les deux bases sont comptés comme sans dépassement : aucun texte lu ne tranche.", "A fee between the two bases is counted as without an extra fee: no text that we read settles it.")),
    (lambda d: d.values["alsace_moselle"] and d.values["majoration_hors_parcours"], Note("local-scheme-outside-pathway", "La part du régime local hors parcours est déduite de la lettre du texte, non d’un exemple publié.", "The local scheme’s part outside the pathway follows the letter of the text, not a published example.")),
)  # fmt: skip


def _matching(choices: tuple[Choice, ...], decompte: "Decompte") -> tuple[Note, ...]:
    return tuple(note for condition, note in choices if condition(decompte))


def why(name: str, decompte: "Decompte") -> Note | None:
    """The first reason of a step whose condition holds."""
    return next((note for condition, note in WHY.get(name, ()) if condition(decompte)), None)


def not_applied(decompte: "Decompte") -> tuple[Note, ...]:
    """What did not apply, and why."""
    return _matching(_NOT_APPLIED, decompte)


def violations(decompte: "Decompte") -> tuple[Note, ...]:
    """The first ground on which the fee is unlawful, if it is."""
    return _matching(_VIOLATIONS, decompte)[:1] if decompte.values["depassement_illicite"] else ()


def warnings(decompte: "Decompte") -> tuple[Note, ...]:
    """Duties and doubts."""
    return _matching(_WARNINGS, decompte)


def caveats(decompte: "Decompte") -> tuple[Note, ...]:
    """Choices that no text settles."""
    return _matching(_CAVEATS, decompte)
