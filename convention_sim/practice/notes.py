"""Which steps are shown, what did not apply and why, what is left out. The sentences are in notes.toml."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from convention_sim.resources import read_toml
from convention_sim.settlement.reasons import Note

if TYPE_CHECKING:
    from convention_sim.practice.year import PracticeYear

Condition = Callable[["PracticeYear"], object]
Choices = tuple[tuple[Condition, str], ...]

STEPS = (
    "resultat",
    "abattement",
    "social_base",
    "assiette_conventionnee",
    "assiette_participation",
    "taux_maladie",
    "maladie_due",
    "participation_maladie",
    "maladie",
    "maladie_additional",
    "taux_allocations_familiales",
    "allocations_familiales_dues",
    "part_allocations_familiales",
    "participation_allocations_familiales",
    "allocations_familiales",
    "retraite_base_due",
    "participation_retraite_base",
    "retraite_base",
    "retraite_complementaire",
    "asv_proportionnelle",
    "participation_asv",
    "asv",
    "invalidite_deces",
    "indemnites_journalieres",
    "assiette_csg",
    "csg_crds_non_deductible",
    "csg_crds",
    "cfp",
    "curps",
    "total_hors_curps",
    "total",
    "funds_share",
    "income",
)
_UNDER_CONVENTION = frozenset(
    {"assiette_conventionnee", "assiette_participation", "maladie_additional", "asv_proportionnelle", "asv", "curps"}
)
_IN_SECTOR_1 = frozenset(
    {
        "participation_maladie",
        "part_allocations_familiales",
        "participation_allocations_familiales",
        "participation_retraite_base",
        "participation_asv",
        "funds_share",
    }
)


def is_shown(name: str, values: dict[str, int]) -> bool:
    """Whether a step says something in this case."""
    if name in _IN_SECTOR_1:
        return bool(values["secteur_1"])
    if name == "abattement":
        return bool(values["assiette_reformee"])
    return bool(values["conventionne"]) or name not in _UNDER_CONVENTION


def _income_not_positive(year: "PracticeYear") -> bool:
    values = year.values
    return values["resultat"] - values["total_hors_curps"] + values["csg_crds_non_deductible"] <= 0


NOT_APPLIED: Choices = (
    (lambda y: y.case.sector == "2", "no-funds-share"),
    (lambda y: y.case.sector == "3", "no-funds-share-outside"),
    (lambda y: y.case.sector == "3", "no-asv"),
    (lambda y: y.case.sector == "3", "no-curps-outside"),
    (lambda y: y.case.sector != "3" and y.case.locum, "no-curps-locum"),
    (lambda y: y.case.sector != "3" and not y.case.locum and _income_not_positive(y), "no-curps-income"),
    (lambda y: y.case.sector != "3" and y.values["assiette_participation"] == y.values["social_base"], "no-additional"),
)

WARNINGS: Choices = (
    (lambda y: y.case.option == "optam", "optam-premium"),
    (lambda y: y.case.option in ("optam-co", "optam-aco"), "optam-no-premium"),
    (lambda y: y.values["income"] < 0, "negative-income"),
)

CAVEATS: Choices = (
    (lambda _: True, "settled-year"),
    (lambda y: not y.values["assiette_reformee"], "income-is-its-own-base"),
    (lambda y: y.case.sector == "1" and y.case.option is not None, "sector-1-with-option"),
)


@cache
def notes() -> dict[str, Note]:
    """Every sentence by its identifier.

    >>> notes()["no-asv"].en
    'No ASV outside the agreement: neither the contribution nor the pension.'
    """
    texts = read_toml("convention_sim.practice", "notes.toml")
    return {key: Note(key, row["fr"], row["en"], row.get("law", "")) for key, row in texts.items()}


def said(choices: Choices, year: "PracticeYear") -> tuple[Note, ...]:
    """The sentences whose condition holds."""
    return tuple(notes()[key] for condition, key in choices if condition(year))
