"""What an explanation may depend on: which quantities are zero, how a few compare, the words of the case and the law of its day.

No amount is among them. Two visits with the same traits get the same sentences and cite the same facts, so an explanation is worked out
once for all of them; a condition that is given traits cannot read anything else.
"""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import NamedTuple

from convention_sim.case import Case, Contract
from convention_sim.facts.law import Law
from convention_sim.nomenclature.billing import Item

Values = Mapping[str, int]


def _promised(values: Values) -> int:
    """What the contract promises on top of statutory insurance, before the rules of responsible contracts."""
    return values["couverture_contrat"] - values["amo_brut"] - values["regime_local"]


# The quantities of which some sentence asks whether they are zero.
QUANTITIES = (
    "acs",
    "ald",
    "alsace_moselle",
    "ame",
    "at_mp",
    "cmuc",
    "contrat",
    "contrat_frais_reels",
    "conventionne",
    "css",
    "da_ouvert",
    "depassement",
    "depassement_illicite",
    "detention",
    "detention_sans_depassement",
    "dispense_participation",
    "examen_enfant",
    "exigence_particuliere",
    "exonere",
    "generaliste",
    "hors_parcours",
    "information_ecrite",
    "majoration_hors_parcours",
    "majorations_au_tarif",
    "majorations_ouvertes",
    "opposable",
    "option_tarifaire",
    "parcours_non_respecte",
    "part_complementaire_publique",
    "part_contrat",
    "participation_disponible",
    "participation_forfaitaire",
    "participation_unitaire",
    "patient_au_tarif",
    "points_hors_parcours",
    "regime_local",
    "regles_responsables",
    "retenu_annee",
    "retenu_jour",
    "urgence",
    "urgence_au_tarif",
)
# What some sentences turn on besides zero or not: one name, one comparison.
COMPARISONS: dict[str, Callable[[Values], bool]] = {
    "two_bases": lambda values: values["tarif_reduit"] < values["tarif_plein"],
    "fee_between_bases": lambda values: values["tarif_reduit"] < values["honoraires"] < values["tarif_plein"],
    "base_capped": lambda values: values["base"] != values["base_tarifaire"],
    "under_16": lambda values: values["age"] < 16,
    "under_18_on_january_1": lambda values: values["age_1er_janvier"] < 18,
    "exactly_18": lambda values: values["age"] == values["age_1er_janvier"] == 18,
    "contribution_reduced": lambda values: values["participation_forfaitaire"] < values["participation_unitaire"],
    "cut_by_responsible_rules": lambda values: bool(values["regles_responsables"]) and values["part_contrat"] < _promised(values),
    "contract_below_base": lambda values: values["contrat_pourcent"] < 10_000,
    "no_maximum": lambda values: values["honoraires_maximum"] < 0,
}
_read = itemgetter(*QUANTITIES)
_PLACES = {name: place for place, name in enumerate((*QUANTITIES, *COMPARISONS))}


class Traits(NamedTuple):
    """The traits of a settled visit; `marks` says of each quantity whether it is not zero, then of each comparison whether it holds."""

    law: Law
    sector: str
    option: str | None
    act: str
    pathway: str
    statuses: frozenset[str]
    particular_demand: bool
    contract: Contract | None
    fee_stated: bool
    coordination_unbilled: bool
    items: tuple[Item, ...]
    marks: tuple[bool, ...]

    def marked(self, name: str) -> bool:
        """Whether the quantity of that name is not zero, or the comparison of that name holds.

        >>> from convention_sim import settle, visit
        >>> found = settle(visit("2025-03-01", "generaliste", "2", fee="60")).traits
        >>> found.marked("depassement"), found.marked("two_bases"), found.marked("css")
        (True, True, False)
        """
        return self.marks[_PLACES[name]]


def traits_of(case: Case, law: Law, values: Values, items: tuple[Item, ...], coordination_unbilled: bool) -> Traits:
    """The traits of a visit from its quantities and the codes that were billed."""
    return Traits(
        law,
        case.sector,
        case.option,
        case.act,
        case.pathway,
        case.statuses,
        case.particular_demand,
        case.contract,
        case.fee is not None,
        coordination_unbilled,
        items,
        (*map(bool, _read(values)), *[holds(values) for holds in COMPARISONS.values()]),
    )
