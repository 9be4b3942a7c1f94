"""From a case to its décompte: read the law of the day, bill the act, run the rules."""

from collections.abc import Callable
from contextlib import suppress

from convention_sim import money
from convention_sim.case import Case
from convention_sim.errors import UnknownFact
from convention_sim.facts.law import Law, law_on, unknown
from convention_sim.facts.loading import load
from convention_sim.nomenclature import Bill, bill
from convention_sim.nomenclature.billing import total
from convention_sim.rules import PLAN
from convention_sim.settlement.consistency import check, check_refund
from convention_sim.settlement.decompte import Decompte
from convention_sim.settlement.explaining import default_tariff

NO_FEE = -1
NO_BILL = Bill((), (), (), 0)
ADULT = 199

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
    tariff, inputs = prepared(case, law, retenu_annee, retenu_jour)
    values = PLAN.run(inputs)
    check_refund(case, values)
    return Decompte(case, law, tariff, values)


def prepared(case: Case, law: Law, retenu_annee: int = 0, retenu_jour: int = 0) -> tuple[Bill, dict[str, int]]:
    """The bill of a case under a law, and everything that the rules ask."""
    tariff = _bill(case, law)
    return tariff, _inputs(case, law, tariff, retenu_annee, retenu_jour)


def _bill(case: Case, law: Law) -> Bill:
    """The bill of the act; outside the convention none counts, but the act must exist all the same."""
    if case.sector != "3":
        return bill(case, law)
    with suppress(UnknownFact):
        bill(case, law)
    return NO_BILL


def settle_in_francs(case: Case) -> Decompte:
    """The same visit settled in centimes of franc, for a day before 2002: the tariffs of the time are exact in francs."""
    law = law_on(case.date)
    tariff = bill(case, law, francs=True)
    euros = _inputs(case, law, bill(case, law), 0, 0)
    inputs = euros | {key: value for key, value in law.francs.items() if key in euros} | _amounts(tariff, _franc_fee(case, law, tariff))
    return Decompte(case, law, tariff, PLAN.run(inputs))


def _franc_fee(case: Case, law: Law, tariff: Bill) -> int | None:
    """The fee in centimes of franc: the tariff itself when the fee in euros is the tariff's conversion, else the converted fee."""
    if case.fee is None:
        return None
    exact = total(tariff.full)
    return exact if case.fee == total(bill(case, law).full) else money.to_francs(case.fee)


def _law_inputs(law: Law) -> dict[str, int]:
    """The facts that rules name, in euros, kept with the law; conditional ones that are unknown count 0 until a case needs them."""
    known = law.memory.get("inputs")
    if known is None:
        facts = load()
        known = dict.fromkeys(CONDITIONAL, 0) | {key: law.values[key] for key in PLAN.inputs if key in facts and key in law.values}
        law.memory["inputs"] = known
    assert isinstance(known, dict)
    return known


def _amounts(tariff: Bill, fee: int | None) -> dict[str, int]:
    return {
        "tarif_plein": total(tariff.full),
        "tarif_reduit": total(tariff.reduced),
        "tarif_coordonne": tariff.coordinated or 0,
        "montant_demande": NO_FEE if fee is None else fee,
    }


def _situation(case: Case) -> dict[str, int]:
    """What the case says, as the rules ask it: ages in years, 1 or 0 for yes or no."""
    statuses = case.statuses
    return {
        "conventionne": case.sector != "3",
        "opposable": case.sector == "1" and case.option is None,
        "option_tarifaire": case.option is not None,
        "generaliste": case.specialty == "generaliste",
        "hors_parcours": case.pathway == "hors-parcours",
        "urgence": case.pathway == "urgence",
        "exigence_particuliere": case.particular_demand,
        "examen_enfant": case.act == "examen-enfant",
        "alsace_moselle": case.region == "alsace-moselle",
        "age": ADULT if case.age is None else case.age,
        "age_1er_janvier": ADULT if case.age_on_january_1 is None else case.age_on_january_1,
        "ald": "ald" in statuses,
        "maternite": "maternite" in statuses,
        "css": "css" in statuses,
        "cmuc": "cmu-c" in statuses,
        "acs": "acs" in statuses,
        "ame": "ame" in statuses,
        "at_mp": "at-mp" in statuses,
        "invalidite": "invalidite" in statuses,
        "detention": "detention" in statuses,
    }


def _inputs(case: Case, law: Law, tariff: Bill, retenu_annee: int, retenu_jour: int) -> dict[str, int]:
    """Everything that the rules ask: the facts of the day, what may be billed, what the case says."""
    for key, relevant in CONDITIONAL.items():
        if key not in law.values and relevant(case):
            raise unknown(key, case.date)
    values = {**_law_inputs(law), **_amounts(tariff, case.fee), **_situation(case), **_contract(case)}
    values["tarif_autorite"] = 0 if values["conventionne"] else _default_tariff(case, law)
    values["retenu_annee"], values["retenu_jour"] = retenu_annee, retenu_jour
    return values


def _default_tariff(case: Case, law: Law) -> int:
    key = default_tariff(case.specialty == "generaliste")
    if key not in law.values:
        raise unknown(key, case.date)
    return law.values[key]


NO_CONTRACT = {"contrat": 0, "contrat_frais_reels": 0, "contrat_souscrit_responsable": 0, "contrat_pourcent": 0}


def _contract(case: Case) -> dict[str, int]:
    """What the rules ask of a contract: the level for physicians with an option also covers sector 1."""
    contract = case.contract
    if contract is None:
        return NO_CONTRACT
    bound = case.option is not None or case.sector == "1"
    percent = contract.percent_optam if bound else contract.percent_sans_optam
    return {
        "contrat": 1,
        "contrat_frais_reels": int(contract.real_cost),
        "contrat_souscrit_responsable": int(contract.responsible),
        "contrat_pourcent": (percent or 0) * 100,
    }
