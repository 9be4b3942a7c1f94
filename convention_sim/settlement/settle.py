"""From a case to its décompte: read the law of the day, bill the act, run the rules."""

from collections.abc import Callable

from convention_sim import money
from convention_sim.case import Case, Contract
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
    if case.fee is None:
        return None
    exact = total(tariff.full)
    return exact if case.fee == total(bill(case, law).full) else money.to_francs(case.fee)


# What a case says when it says nothing: rules take these as they are.
DEFAULTS = {
    "conventionne": 1, "opposable": 0, "option_tarifaire": 0, "generaliste": 0, "tarif_autorite": 0, "hors_parcours": 0, "urgence": 0,
    "exigence_particuliere": 0, "examen_enfant": 0, "alsace_moselle": 0, "age": ADULT, "age_1er_janvier": ADULT, "contrat": 0,
    "contrat_frais_reels": 0, "contrat_souscrit_responsable": 0, "contrat_pourcent": 0, "ald": 0, "maternite": 0, "css": 0, "cmuc": 0,
    "acs": 0, "ame": 0, "at_mp": 0, "invalidite": 0, "detention": 0,
}  # fmt: skip


def _law_inputs(law: Law) -> dict[str, int]:
    """The facts that rules name, in euros, and the defaults of a case, kept with the law.

    Conditional facts that are unknown count 0 until a case needs them.
    """
    known = law.memory.get("inputs")
    if known is None:
        facts = load()
        known = DEFAULTS | dict.fromkeys(CONDITIONAL, 0) | {key: law.values[key] for key in PLAN.inputs if key in facts and key in law.values}
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
    for key, relevant in CONDITIONAL.items():
        if key not in law.values and relevant(case):
            raise unknown(key, case.date)
    values = _law_inputs(law) | _amounts(case, tariff, case.fee)
    values["retenu_annee"], values["retenu_jour"] = retenu_annee, retenu_jour
    generaliste = values["generaliste"] = int(case.specialty == "generaliste")
    if case.sector == "3":
        key = "tarif_autorite_generaliste" if generaliste else "tarif_autorite_specialiste"
        if key not in law.values:
            raise unknown(key, case.date)
        values["conventionne"], values["tarif_autorite"] = 0, law.values[key]
    elif case.option is not None:
        values["option_tarifaire"] = 1
    elif case.sector == "1":
        values["opposable"] = 1
    if case.pathway == "hors-parcours":
        values["hors_parcours"] = 1
    elif case.pathway == "urgence":
        values["urgence"] = 1
    if case.particular_demand:
        values["exigence_particuliere"] = 1
    if case.act == "examen-enfant":
        values["examen_enfant"] = 1
    if case.region == "alsace-moselle":
        values["alsace_moselle"] = 1
    if case.age is not None:
        values["age"] = case.age
    if case.age_on_january_1 is not None:
        values["age_1er_janvier"] = case.age_on_january_1
    for status in case.statuses:
        values[STATUS_FLAGS.get(status, status)] = 1
    if case.contract is not None:
        values.update(_contract(case, case.contract))
    return values


def _contract(case: Case, contract: Contract) -> dict[str, int]:
    """What the rules ask of a contract: the level for physicians with an option also covers sector 1."""
    bound = case.option is not None or case.sector == "1"
    percent = contract.percent_optam if bound else contract.percent_sans_optam
    return {
        "contrat": 1,
        "contrat_frais_reels": int(contract.real_cost),
        "contrat_souscrit_responsable": int(contract.responsible),
        "contrat_pourcent": (percent or 0) * 100,
    }
