"""For each rule, a visit in which it matters: drop the rule and the patient's bill, or what the physician may do, is another one."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from convention_sim import settle, visit
from convention_sim.settlement import Decompte


class Example(NamedTuple):
    """The arguments of `visit`, and what was already held back of the flat-rate contribution this year, in cents."""

    visit: Mapping[str, Any]
    retenu_annee: int = 0

    def settled(self) -> Decompte:
        """The visit worked out."""
        return settle(visit(**self.visit), retenu_annee=self.retenu_annee)

    def code(self) -> str:
        """What to type for the same result."""
        arguments = [repr(value) if name in ("date", "specialty", "sector") else f"{name}={value!r}" for name, value in self.visit.items()]
        taken = f", retenu_annee={self.retenu_annee}" if self.retenu_annee else ""
        return f"settle(visit({', '.join(arguments)}){taken})".replace("'", '"')


def _gp(date: str = "2026-01-15", sector: str = "1", **more: Any) -> dict[str, Any]:
    return {"date": date, "specialty": "generaliste", "sector": sector, **more}


def _specialist(specialty: str, date: str = "2026-01-15", sector: str = "1", **more: Any) -> dict[str, Any]:
    return {"date": date, "specialty": specialty, "sector": sector, **more}


ORDINARY = Example(_gp(contract=100))
FREE_FEE = Example(_gp(sector="2", fee="60", contract=200))
OUTSIDE = Example(_gp(pathway="hors-parcours", contract=100))
OUTSIDE_SPECIALIST = Example(_specialist("dermatologue", fee="37", pathway="hors-parcours"))

EXAMPLES: Mapping[str, Example] = {
    "patient_au_tarif": Example(_gp(sector="2", statuses=["css"])),
    "majorations_ouvertes_au_tarif": Example(_specialist("psychiatre", "2022-06-01", sector="2")),
    "tarif": Example(_specialist("psychiatre", "2022-06-01", sector="2")),
    "honoraires": FREE_FEE,
    "majorations_ouvertes": Example(_gp(sector="2")),
    "base_tarifaire": FREE_FEE,
    "base": Example(_specialist("specialiste", "2012-06-01", fee="25")),
    "depassement": FREE_FEE,
    "couverture_contrat": FREE_FEE,
    "regles_responsables": OUTSIDE,
    "depassement_remboursable": Example(_gp(sector="2", fee="60", contract=300)),
    "part_contrat": FREE_FEE,
    "parcours_non_respecte": OUTSIDE,
    "majoration_hors_parcours": OUTSIDE,
    "exonere": Example(_gp(statuses=["ald"])),
    "taux": Example(_gp(statuses=["ald"])),
    "part_dans_le_parcours": ORDINARY,
    "amo_brut": OUTSIDE,
    "regime_local": Example(_gp(region="alsace-moselle")),
    "ticket_moderateur": ORDINARY,
    "dispense_participation": Example(_gp(age=10)),
    "participation_disponible": Example(_gp("2025-12-15"), retenu_annee=4900),
    "participation_forfaitaire": ORDINARY,
    "part_complementaire_publique": Example(_gp(statuses=["css"])),
    "amc": ORDINARY,
    "amo": ORDINARY,
    "reste_apres_amo": FREE_FEE,
    "reste_a_charge": FREE_FEE,
    "da_ouvert": OUTSIDE_SPECIALIST,
    "plafond_da": OUTSIDE_SPECIALIST,
    "honoraires_maximum": OUTSIDE_SPECIALIST,
    "depassement_illicite": Example(_gp(fee="40")),
    "information_ecrite": Example(_specialist("chirurgien", sector="2", fee="80")),
}
