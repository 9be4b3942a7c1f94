"""From a case to its year: the facts of the year, the situation, and before 2025 the income that is its own base."""

from convention_sim.engine import Plan
from convention_sim.facts import Law, contributions
from convention_sim.practice.case import PracticeCase
from convention_sim.practice.checking import check
from convention_sim.practice.law import LOW_INCOMES_ONLY, known_law
from convention_sim.practice.rules import PLAN
from convention_sim.practice.year import PracticeYear


def reckon(case: PracticeCase) -> PracticeYear:
    """Work out a year of practice; InvalidRequest for a case that contradicts itself, UnknownFact for a year without facts.

    >>> reckon(PracticeCase(2026, "1", receipts=10_000_000, conventioned_receipts=10_000_000)).amounts["total"]
    2405200
    """
    check(case)
    law = known_law(case)
    return PracticeYear(case, law, worked_out(inputs(case, law)))


def inputs(case: PracticeCase, law: Law) -> dict[str, int]:
    """Everything that the rules ask, but the income on which contributions bear before 2025."""
    return {
        LOW_INCOMES_ONLY: 0,
        **{key: law.values[key] for key in PLAN.inputs if key in contributions() and key in law.values},
        "recettes": case.receipts,
        "charges": case.charges,
        "recettes_conventionnees": case.conventioned_receipts,
        "depassements": case.overruns,
        "conventionne": case.sector != "3",
        "secteur_1": case.sector == "1",
        "remplacant": case.locum,
    }


def worked_out(values: dict[str, int], plan: Plan = PLAN) -> dict[str, int]:
    """Run the rules, or a plan in which some are changed.

    Before 2025 they run on the highest income, to the cent, that is still left once its own contributions are paid. Contributions rise
    with the income, so a higher one is never left: the interval is halved until one cent remains.
    """
    if values["assiette_reformee"]:
        return plan.run(values | {"revenu_professionnel": 0})
    profit = values["recettes"] - values["charges"]
    low, high = -profit - max(values[key] for key in ("asv_forfait", "plafond_securite_sociale")), profit + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _is_left(middle, plan.run(values | {"revenu_professionnel": middle})) else (low, middle)
    return plan.run(values | {"revenu_professionnel": low})


def _is_left(income: int, found: dict[str, int]) -> bool:
    """Whether that income is within what the year leaves, non-deductible CSG and CRDS included (CSS, art. L. 131-6, until 2024)."""
    return income <= found["income"] + found["csg_crds_non_deductible"]
