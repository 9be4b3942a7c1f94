"""From a case to its décompte: read the law of the day, bill the act, run the rules."""

from collections.abc import Callable

from convention_sim.case import Case
from convention_sim.facts.law import Law, law_on, unknown
from convention_sim.facts.loading import load
from convention_sim.nomenclature import Bill, bill
from convention_sim.nomenclature.bill import total
from convention_sim.rules import PLAN
from convention_sim.settlement.consistency import check
from convention_sim.settlement.decompte import Decompte

NO_FEE = -1
ADULT = 199
STATUS_FLAGS = {"cmu-c": "cmuc", "at-mp": "at_mp"}
STATUSES = ("ald", "maternite", "css", "cmu-c", "acs", "ame", "at-mp", "invalidite", "detention")

# Facts that some rules name but that matter only to some cases: for the others a hole in our knowledge must not refuse the answer.
CONDITIONAL: dict[str, Callable[[Case], bool]] = {
    "points_hors_parcours": lambda case: case.pathway == "hors-parcours",
    "plafond_hors_parcours": lambda case: case.pathway == "hors-parcours",
    "taux_alsace_moselle": lambda case: case.region == "alsace-moselle",
}


def settle(case: Case, *, retenu_annee: int = 0, retenu_jour: int = 0) -> Decompte:
    """Settle one visit.

    `retenu_annee` and `retenu_jour` are the flat-rate contributions already taken this calendar year, and this day by the same
    professional, in cents. Raises InvalidRequest when the case contradicts the law of its day, UnknownFact when a fact is missing.

    >>> from convention_sim import visit
    >>> settle(visit("2025-03-01", "generaliste")).amounts["amo"]
    1900
    """
    law = law_on(case.date)
    check(case, law)
    tariff = bill(case, law)
    inputs = _inputs(case, law, tariff, retenu_annee, retenu_jour)
    return Decompte(case, law, tariff, PLAN.run(inputs), retenu_annee, retenu_jour)


def settle_in_francs(case: Case) -> Decompte:
    """The same visit settled in centimes of franc, for a day before 2002: the tariffs of the time are exact in francs."""
    law = law_on(case.date)
    tariff = bill(case, law, francs=True)
    euros = _inputs(case, law, bill(case, law), 0, 0)
    inputs = euros | {key: value for key, value in law.francs.items() if key in euros} | _amounts(case, tariff, _franc_fee(case, law, tariff))
    return Decompte(case, law, tariff, PLAN.run(inputs), 0, 0)


def _franc_fee(case: Case, law: Law, tariff: Bill) -> int | None:
    """The fee in centimes of franc: the tariff itself when the fee in euros is the tariff's conversion, else the converted fee."""
    from convention_sim import money

    if case.fee is None:
        return None
    exact = total(tariff.full)
    return exact if case.fee == total(bill(case, law).full) else money.to_francs(case.fee)


def _law_inputs(law: Law) -> dict[str, int]:
    """The facts that rules name, in euros, kept with the law; conditional ones that are unknown count 0 until a case needs them."""
    known = law.memory.get("inputs")
    if known is None:
        facts = load()
        known = {key: law.values[key] for key in PLAN.inputs if key in facts and key in law.values}
        known |= {key: 0 for key in CONDITIONAL if key not in known}
        law.memory["inputs"] = known
    assert isinstance(known, dict)
    return known


def _amounts(case: Case, tariff: Bill, fee: int | None) -> dict[str, int]:
    return {
        "tarif_plein": total(tariff.full),
        "tarif_reduit": total(tariff.reduced),
        "tarif_coordonne": tariff.coordinated,
        "montant_demande": NO_FEE if fee is None else fee,
    }


def _inputs(case: Case, law: Law, tariff: Bill, retenu_annee: int, retenu_jour: int) -> dict[str, int]:
    """Everything that the rules ask: facts of the day, then what the case says."""
    values = dict(_law_inputs(law))
    for key, relevant in CONDITIONAL.items():
        if key not in law.values and relevant(case):
            raise unknown(key, case.date)
    generaliste = case.specialty == "generaliste"
    outside = case.sector == "3"
    if outside:
        key = "tarif_autorite_generaliste" if generaliste else "tarif_autorite_specialiste"
        if key not in law.values:
            raise unknown(key, case.date)
        values["tarif_autorite"] = law.values[key]
    else:
        values["tarif_autorite"] = 0
    values.update(_amounts(case, tariff, case.fee))
    values["conventionne"] = int(not outside)
    values["opposable"] = int(case.sector == "1" and case.option is None)
    values["option_tarifaire"] = int(case.option is not None)
    values["generaliste"] = int(generaliste)
    values["hors_parcours"] = int(case.pathway == "hors-parcours")
    values["urgence"] = int(case.pathway == "urgence")
    values["exigence_particuliere"] = int(case.particular_demand)
    values["examen_enfant"] = int(case.act == "examen-enfant")
    values["alsace_moselle"] = int(case.region == "alsace-moselle")
    values["age"] = ADULT if case.age is None else case.age
    values["age_1er_janvier"] = ADULT if case.age_on_january_1 is None else case.age_on_january_1
    values["retenu_annee"], values["retenu_jour"] = retenu_annee, retenu_jour
    for status in STATUSES:
        values[STATUS_FLAGS.get(status, status)] = int(status in case.statuses)
    contract = case.contract
    values["contrat"] = int(contract is not None)
    values["contrat_frais_reels"] = int(contract is not None and contract.real_cost)
    values["contrat_souscrit_responsable"] = int(contract is not None and contract.responsible)
    percent = None if contract is None else contract.percent_optam if _bound_by_tariff(case) else contract.percent_sans_optam
    values["contrat_pourcent"] = (percent or 0) * 100
    return values


def _bound_by_tariff(case: Case) -> bool:
    """Whether a contract's level "OPTAM" covers this physician: sector 1 or an option."""
    return case.option is not None or case.sector == "1"
