"""The rules by sector, situation by situation: up to what a physician may charge, what the base is, what statutory insurance pays of it."""

from typing import Any, NamedTuple

import pytest

from .cases import settled

# How a physician practises. CAS belongs to 2014, when nothing else but the coordination majoration differs in these rules.
PRACTICES: dict[str, dict[str, Any]] = {
    "sector 1": {"sector": "1"},
    "sector 1, permanent right": {"sector": "1-dp"},
    "sector 2": {"sector": "2"},
    "CAS": {"sector": "2", "option": "cas", "day": "2014-06-02"},
    "OPTAM": {"sector": "2", "option": "optam"},
    "sector 3": {"sector": "3"},
}


class Situation(NamedTuple):
    """A visit, then for each practice, in order, the most that may be charged, the base of an extra fee of 150, and the rate in percent.

    Maximum: `tariff`, `da` (117.5 % of the coordinated tariff), `free`. Base: `full`, `lower` (no reserved majoration), `default`.
    """

    words: dict[str, Any]
    maximum: str
    base: str
    rate: str


SITUATIONS = {
    "within the pathway": Situation(
        {"pathway": "adresse"}, "tariff free free free free free", "full lower lower full full default", "70 70 70 70 70 70"
    ),
    "outside the pathway": Situation(
        {"pathway": "hors-parcours"}, "da free free free free free", "full lower lower full full default", "30 30 30 30 30 70"
    ),
    "direct access": Situation(
        {"specialty": "gynecologue", "pathway": "acces-direct"},
        "tariff free free free free free",
        "full lower lower full full default",
        "70 70 70 70 70 70",
    ),
    "emergency": Situation(
        {"pathway": "urgence"}, "tariff tariff tariff free tariff free", "full lower lower full full default", "70 70 70 70 70 70"
    ),
    "away from home": Situation(
        {"pathway": "hors-residence"}, "tariff free free free free free", "full lower lower full full default", "70 70 70 70 70 70"
    ),
    "particular demand": Situation(
        {"particular_demand": True}, "free free free free free free", "full lower lower full full default", "70 70 70 70 70 70"
    ),
    "particular demand outside the pathway": Situation(
        {"particular_demand": True, "pathway": "hors-parcours"},
        "free free free free free free",
        "full lower lower full full default",
        "30 30 30 30 30 70",
    ),
    "ALD": Situation(
        {"statuses": ["ald"]}, "tariff free free free free free", "full lower lower full full default", "100 100 100 100 100 100"
    ),
    "ALD outside the pathway": Situation(
        {"statuses": ["ald"], "pathway": "hors-parcours"},
        "da free free free free free",
        "full lower lower full full default",
        "100 100 100 100 100 100",
    ),
    "maternity": Situation(
        {"statuses": ["maternite"]}, "tariff free free free free free", "full lower lower full full default", "100 100 100 100 100 100"
    ),
    "AME": Situation(
        {"statuses": ["ame"]}, "tariff free free free free free", "full full full full full default", "100 100 100 100 100 100"
    ),
    "work accident": Situation(
        {"statuses": ["at-mp"]}, "tariff free free free free free", "full lower lower full full default", "100 100 100 100 100 100"
    ),
    "child of 10 outside the pathway": Situation(
        {"age": 10, "pathway": "hors-parcours"},
        "tariff free free free free free",
        "full lower lower full full default",
        "70 70 70 70 70 70",
    ),
    "Alsace-Moselle": Situation(
        {"region": "alsace-moselle"}, "tariff free free free free free", "full lower lower full full default", "90 90 90 90 90 90"
    ),
    "Alsace-Moselle outside the pathway": Situation(
        {"region": "alsace-moselle", "pathway": "hors-parcours"},
        "da free free free free free",
        "full lower lower full full default",
        "50 50 50 50 50 90",
    ),
}
# Public covers exist for a time: each is seen on its own day, for the practices of that day.
COVERS = {
    ("css", "2025-03-01"): ("sector 1", "sector 1, permanent right", "sector 2", "OPTAM", "sector 3"),
    ("cmu-c", "2014-06-02"): ("sector 1", "sector 1, permanent right", "sector 2", "CAS", "sector 3"),
    ("acs", "2014-06-02"): ("sector 1", "sector 1, permanent right", "sector 2", "CAS", "sector 3"),
}
CELLS = [
    pytest.param(PRACTICES[practice] | each.words, maximum, base, int(rate), id=f"{situation}: {practice}")
    for situation, each in SITUATIONS.items()
    for practice, maximum, base, rate in zip(PRACTICES, each.maximum.split(), each.base.split(), each.rate.split(), strict=True)
]


def visit_of(words: dict[str, Any], **more: Any) -> Any:
    """A specialist's visit, on 1 March 2025 unless the words say otherwise."""
    return settled(**({"day": "2025-03-01", "specialty": "specialiste"} | words | more))


@pytest.mark.parametrize(("words", "maximum", "base", "rate"), CELLS)
def test_a_cell_of_the_rules_by_sector(words: dict[str, Any], maximum: str, base: str, rate: int) -> None:
    found = visit_of(words, fee="150.00")
    limits = {"free": None, "tariff": found["tarif_plein"], "da": found["plafond_da"]}
    assert found.maximum == limits[maximum]
    assert bool(found.violations) == (maximum != "free")
    bases = {"full": found["tarif_plein"], "lower": found["tarif_reduit"], "default": 122}
    assert found["base"] == bases[base]
    assert (base == "lower") == (0 < found["base"] < found["tarif_plein"])
    paid = found["amo_brut"] + found["regime_local"]
    assert abs(paid * 100 - found["base"] * rate) < 100


@pytest.mark.parametrize(
    ("cover", "day", "practice"), [(cover, day, practice) for (cover, day), practices in COVERS.items() for practice in practices]
)
def test_a_public_cover_imposes_the_agreed_tariff_on_every_contracted_physician(cover: str, day: str, practice: str) -> None:
    found = visit_of({**PRACTICES[practice], "statuses": [cover], "day": day}, fee="150.00")
    if practice == "sector 3":
        assert found.maximum is None
        assert found["base"] == 122
        return
    assert found.maximum == found["base"] == found["tarif_plein"]
    assert found["amo_brut"] * 10 == found["base"] * 7
    assert visit_of({**PRACTICES[practice], "statuses": [cover], "day": day}, fee="150.00", particular_demand=True).maximum is None
    left = found["reste_a_charge"] - found["depassement"]
    assert left == (found["ticket_moderateur"] + found["participation_forfaitaire"] if cover == "acs" else 0)


@pytest.mark.parametrize("practice", ["sector 1", "sector 1, permanent right", "sector 2", "OPTAM"])
def test_at_the_tariff_every_contracted_physician_has_the_full_base(practice: str) -> None:
    found = visit_of(PRACTICES[practice])
    assert found["honoraires"] == found["base"] == found["tarif_plein"] == 3150


def test_a_gp_of_sector_1_has_no_authorised_extra_fee_outside_the_pathway() -> None:
    assert settled("2025-03-01", "generaliste", pathway="hors-parcours").maximum == 3000


@pytest.mark.parametrize(
    ("practice", "base"), [("sector 1", 3000), ("OPTAM", 3000), ("sector 2", 2300), ("sector 1, permanent right", 2300)]
)
def test_a_teleconsultation_with_an_extra_fee(practice: str, base: int) -> None:
    assert visit_of(PRACTICES[practice], act="teleconsultation", fee="60")["base"] == base
