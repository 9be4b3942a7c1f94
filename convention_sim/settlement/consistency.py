"""What a case may not say: statuses, options and pathways that contradict one another or the law of the day."""

from collections.abc import Mapping

from convention_sim.case import Case
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.facts.law import Law, unknown
from convention_sim.facts.loading import load
from convention_sim.nomenclature.billing import unknown_price
from convention_sim.nomenclature.codes import specialty_codes
from convention_sim.vocabulary import DIRECT_ACCESS, DIRECT_ACCESS_16_25, EXCLUSIVE_STATUSES, OPTIONS, PATHWAYS, SPECIALTIES, STATUSES
from convention_sim.wording import day

OPINION_PATHWAYS = ("adresse", "urgence", "hors-residence")


def check(case: Case, law: Law) -> None:
    """Raise the first contradiction of the case, or UnknownFact for a status that our facts do not cover on that day.

    >>> from datetime import date
    >>> from convention_sim.facts import law_on
    >>> day = date(2025, 3, 1)
    >>> check(Case(day, "generaliste", "3", option="optam", fee=6000), law_on(day))
    Traceback (most recent call last):
    ...
    convention_sim.errors.InvalidRequest: A physician outside the agreement has no tariff option.
    """
    _check_physician(case, law)
    for status in sorted(case.statuses):
        _check_status(status, case, law)
    clash = sorted(case.statuses & EXCLUSIVE_STATUSES)
    if len(clash) > 1:
        labels = [STATUSES[status] for status in clash]
        raise InvalidRequest(
            "incompatible-statuses",
            "patient.statuses",
            clash,
            [[status] for status in clash],
            f"Ces situations s’excluent : {', '.join(label.fr for label in labels)}.",
            f"These situations exclude one another: {', '.join(label.en for label in labels)}.",
        )
    _check_pathway(case)
    _check_act(case)


def _check_physician(case: Case, law: Law) -> None:
    if case.sector == "3" and case.option is not None:
        raise InvalidRequest(
            "option-outside-convention",
            "physician.option",
            case.option,
            [None],
            "Un médecin non conventionné n’a pas d’option tarifaire.",
            "A physician outside the agreement has no tariff option.",
        )
    if case.sector == "3" and case.fee is None:
        raise InvalidRequest(
            "fee-needed",
            "fee",
            None,
            ["60.00"],
            "Un médecin non conventionné n’a pas de tarif : indiquez ses honoraires.",
            "A physician outside the agreement has no tariff: give the fee.",
        )
    if case.option is not None and not law.has(f"option_{case.option}"):
        accepted = [None, *(option for option in OPTIONS if law.has(f"option_{option}"))]
        raise _not_in_force("option-not-in-force", "physician.option", case.option, accepted, f"option_{case.option}", case)


def _check_status(status: str, case: Case, law: Law) -> None:
    key = f"statut_{status}"
    if law.has(key):
        return
    fact = law.facts.get(key)
    if (fact is not None and fact.status == "none") or (fact is None and load()[key].absent == "none"):
        accepted = sorted(other for other in STATUSES if law.has(f"statut_{other}"))
        raise _not_in_force("status-not-in-force", "patient.statuses", status, accepted, key, case)
    missing = unknown(key, case.date) if any(row.status == "known" for row in load()[key].facts) else None
    raise missing or _status_unknown(status)


def _status_unknown(status: str) -> ConventionError:
    label = STATUSES[status]
    return InvalidRequest(
        "status-not-covered",
        "patient.statuses",
        status,
        [other for other in STATUSES if other != status],
        f"Nous n’avons trouvé aucune source qui dise ce que l’Assurance Maladie prend en charge pour cette situation : {label.fr}.",
        f"We found no source that says what statutory insurance covers in this situation: {label.en}.",
    )


def _not_in_force(code: str, field: str, given: str, accepted: list[str | None] | list[str], key: str, case: Case) -> InvalidRequest:
    """A rule named on a day when it does not exist; the message gives the days when it does."""
    subject = load()[key]
    first = next(fact for fact in subject.facts if fact.status == "known")
    last = [fact for fact in subject.facts if fact.status == "known"][-1]
    until_fr = f" au {day(last.end, 'fr')}" if last.end else ""
    until_en = f" to {day(last.end, 'en')}" if last.end else ""
    return InvalidRequest(
        code,
        field,
        given,
        accepted,
        f"{subject.fr} : en vigueur {'du' if last.end else 'depuis le'} {day(first.start, 'fr')}{until_fr}, pas le {day(case.date, 'fr')}.",
        f"{subject.en}: in force from {day(first.start, 'en')}{until_en}, not on {day(case.date, 'en')}.",
    )


def _check_pathway(case: Case) -> None:
    if case.pathway != "acces-direct":
        return
    if case.specialty not in DIRECT_ACCESS:
        raise InvalidRequest(
            "direct-access-not-open",
            "pathway",
            case.pathway,
            [pathway for pathway in PATHWAYS if pathway != "acces-direct"],
            f"L’accès direct n’est pas ouvert pour ce médecin : {SPECIALTIES[case.specialty].fr}.",
            f"Direct access is not open to this physician: {SPECIALTIES[case.specialty].en}.",
        )
    if case.specialty in DIRECT_ACCESS_16_25 and (case.age is None or not 16 <= case.age <= 25):
        raise InvalidRequest(
            "direct-access-16-25",
            "patient.age",
            case.age,
            ["16", "25"],
            f"L’accès direct au {SPECIALTIES[case.specialty].fr} est réservé aux patients de 16 à 25 ans : indiquez l’âge.",
            f"Direct access to a {SPECIALTIES[case.specialty].en} is for patients aged 16 to 25: give the age.",
        )


def check_refund(case: Case, values: Mapping[str, int]) -> None:
    """Refuse what only the rules show: a teleconsultation that is not refunded, an authorised extra fee whose ceiling is not known.

    A teleconsultation by a patient who is penalised for leaving the pathway is not refunded at all. The ceiling is counted from the
    coordinated tariff, whose price overseas is not known since 22 December 2024.
    """
    if case.act == "teleconsultation" and values["parcours_non_respecte"]:
        raise InvalidRequest(
            "teleconsultation-outside-pathway",
            "pathway",
            case.pathway,
            sorted(PATHWAYS.keys() - {"hors-parcours"} - (set() if case.specialty in DIRECT_ACCESS else {"acces-direct"})),
            "Hors du parcours de soins, une téléconsultation n’est pas remboursée du tout.",
            "Outside the care pathway, a teleconsultation is not refunded at all.",
        )
    if values["da_ouvert"] and not values["tarif_coordonne"]:
        raise unknown_price(specialty_codes(case.specialty, case.age).coordination, case.region)


def _check_act(case: Case) -> None:
    if case.specialty == "pediatre" and case.age is None and case.act != "examen-enfant":
        raise InvalidRequest(
            "age-needed",
            "patient.age",
            None,
            ["0", "17"],
            "Le tarif du pédiatre dépend de l’âge de l’enfant : indiquez-le.",
            "A paediatrician's tariff depends on the child's age: give it.",
        )
    if case.act == "examen-enfant" and (case.age or 0) > 2:
        raise InvalidRequest(
            "child-examination",
            "act",
            case.act,
            ["consultation"],
            "Cet examen concerne un enfant de 2 ans au plus.",
            "This examination is for a child of 2 at most.",
        )
    if case.act == "consultation-longue" and (case.age is None or case.age < 80):
        raise InvalidRequest(
            "age-needed",
            "patient.age",
            case.age,
            ["80"],
            "La consultation longue concerne les patients de 80 ans et plus : indiquez l’âge.",
            "The long consultation is for patients aged 80 or over: give the age.",
        )
    if case.act == "avis-ponctuel" and case.pathway not in OPINION_PATHWAYS:
        raise InvalidRequest(
            "opinion-needs-referral",
            "pathway",
            case.pathway,
            list(OPINION_PATHWAYS),
            "L’avis ponctuel se fait à la demande du médecin traitant.",
            "A one-off opinion is asked for by the regular doctor.",
        )
