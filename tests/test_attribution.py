"""What complementary cover pays is shared between the parts of the bill, and the patient owes the rest of each."""

import pytest
from hypothesis import given

from convention_sim.settlement import Decompte
from convention_sim.settlement.attribution import PARTS, attribution

from .cases import euros, settled
from .drawn import answered

CASES = {
    "a contract at 100% pays the co-insurance": (
        settled("2025-03-01", contract=100),
        "ticket_moderateur 9",
        "participation_forfaitaire 2",
    ),
    "a responsible contract at 200% adds an extra fee within the base": (
        settled("2025-03-01", "psychiatre", "2", fee="90", contract=200),
        "ticket_moderateur 12.75 depassement 42.50",
        "depassement 5 participation_forfaitaire 2",
    ),
    "a contract too small for the co-insurance leaves some of it": (
        settled("2025-03-01", contract=80),
        "ticket_moderateur 3",
        "ticket_moderateur 6 participation_forfaitaire 2",
    ),
    "a responsible contract leaves the out-of-pathway increase and the extra fee of a patient who left the pathway": (
        settled("2025-03-01", "specialiste", "1", fee="37", pathway="hors-parcours", contract=200),
        "ticket_moderateur 7.95",
        "majoration_hors_parcours 10.60 depassement 10.50 participation_forfaitaire 2",
    ),
    "a contract that is not responsible pays the increase before the extra fee": (
        settled("2025-03-01", "specialiste", "1", fee="37", pathway="hors-parcours", contract={"percent": 110, "responsible": False}),
        "ticket_moderateur 7.95 majoration_hors_parcours 10.60 depassement 2.65",
        "depassement 7.85 participation_forfaitaire 2",
    ),
    "a contract at actual cost that is not responsible pays everything": (
        settled("2025-03-01", "generaliste", "2", fee="60", contract={"real_cost": True, "responsible": False}),
        "ticket_moderateur 6.90 depassement 37 participation_forfaitaire 2",
        "",
    ),
    "CSS pays the increase even beside a responsible contract, never the extra fee": (
        settled("2025-03-01", "generaliste", "2", fee="50", pathway="hors-parcours", statuses=["css"], contract=200),
        "ticket_moderateur 9 majoration_hors_parcours 12",
        "depassement 20",
    ),
}


def owed(parts: dict[str, int]) -> dict[str, int]:
    return {name: cents for name, cents in parts.items() if cents}


@pytest.mark.parametrize(("result", "amc", "patient"), CASES.values(), ids=CASES)
def test_who_pays_which_part(result: Decompte, amc: str, patient: str) -> None:
    found = attribution(result.values)
    assert (owed(found.amc), owed(found.patient)) == (euros(amc), euros(patient))


def test_a_responsible_contract_would_pass_over_what_it_may_not_pay() -> None:
    bill = euros("ticket_moderateur 7.95 majoration_hors_parcours 10.60 depassement 10.50 participation_forfaitaire 2")
    found = attribution(bill | {"amc": 1295, "regles_responsables": 1, "css": 0, "cmuc": 0})
    assert owed(found.amc) == euros("ticket_moderateur 7.95 depassement 5")


@given(answered())
def test_the_parts_sum_to_what_is_paid_and_what_is_left(result: Decompte) -> None:
    for shown in filter(None, (result, result.in_francs)):
        found = attribution(shown.values)
        assert sum(found.amc.values()) == shown["amc"]
        assert sum(found.patient.values()) == shown["reste_a_charge"]
        for name in PARTS:
            assert found.amc[name] + found.patient[name] == shown[name]
            assert min(found.amc[name], found.patient[name]) >= 0
