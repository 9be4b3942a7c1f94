"""Add the pinned cases that are missing, drop those of rows that are gone, rewrite every answer: `python -m tests.pinned`.

A search for a case may take a second; a first day that is already listed as silent is not searched again.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from convention_sim.vocabulary import ACTS, SPECIALTIES

from . import FILE, VALUE, Mutation, Pinned, Words, every_mutation, notices, read, result

# A fee below the tariff is a base of any size: some of them show one basis point of a rate.
BASES = [f"{cents / 100:.2f}" for cents in range(1200, 3000, 7)]
OUT = {"pathway": "hors-parcours"}
GP = {"specialty": "generaliste"}
SPECIALIST = {"specialty": "specialiste"}
SECTOR_2 = {"sector": "2", "fee": "60"}
OPINIONS = [{"specialty": specialty, "act": "avis-ponctuel", "sector": "2", "fee": "300"} for specialty in ("specialiste", "psychiatre")]
CANDIDATES: dict[str, list[Words]] = {
    "taux_amo": [GP, *({"specialty": "psychiatre", "fee": fee} for fee in BASES)],
    "points_hors_parcours": [GP | OUT, *(GP | OUT | {"fee": fee} for fee in BASES)],
    "plafond_hors_parcours": [{"specialty": "psychiatre"} | OUT, GP | OUT],
    "taux_alsace_moselle": [GP | {"region": "alsace-moselle"}, *(GP | {"region": "alsace-moselle", "fee": fee} for fee in BASES)],
    "participation_unitaire": [GP],
    "plafond_annuel_participation": [GP | {"retenu_annee": taken} for taken in (4900, 5000, 6900)],
    "plafond_journalier_participation": [GP | {"retenu_jour": taken} for taken in (0, 50, 100, 350, 400, 700, 800)],
    "coefficient_da": [{"specialty": specialty} | OUT for specialty in SPECIALTIES if specialty != "pediatre"],
    "seuil_information": [GP | {"sector": "2", "fee": fee} for fee in ("70.00", "69.99")],
    "majorations_au_tarif": [SPECIALIST | {"sector": "2"}],
    "acs_sans_depassement": [SPECIALIST | SECTOR_2 | {"statuses": ["acs"]}],
    "acs_sans_participation": [GP | {"statuses": ["acs"]}],
    "detention_sans_depassement": [GP | SECTOR_2 | {"statuses": ["detention"]}],
    "majoration_coordination_enfant": [SPECIALIST | OUT | {"age": 10}],
    "urgence_au_tarif": [GP | SECTOR_2 | {"pathway": "urgence"}],
    "contrat_responsable": [GP | {"contract": {"real_cost": True}}],
    "responsable_ticket_moderateur": [GP | {"contract": 90}],
    "plafond_responsable_sans_option": [each | {"contract": 500} for each in (SPECIALIST | SECTOR_2 | {"fee": "100"}, *OPINIONS)],
    "ecart_responsable_options": [GP | {"contract": {"percent_optam": 200, "percent_sans_optam": level}} for level in (190, 180)],
    "teleconsultation_prise_en_charge_totale": [GP | {"act": "teleconsultation"}],
    "tarif_autorite_generaliste": [GP | {"sector": "3", "fee": "60"}],
    "tarif_autorite_specialiste": [SPECIALIST | {"sector": "3", "fee": "60"}],
}
OVERSEAS = {"coefficient.antilles-guyane": "guadeloupe", "coefficient.reunion": "reunion", "drom": "guadeloupe", "mayotte": "mayotte"}


def candidates(key: str) -> Iterable[Words]:
    """Visits that may read a fact, the plainest first."""
    if key in CANDIDATES:
        return CANDIDATES[key]
    if key.startswith("option_"):
        return [SPECIALIST | SECTOR_2 | {"option": key.removeprefix("option_")}]
    if key.startswith("statut_"):
        return [GP | {"statuses": [key.removeprefix("statut_")]}]
    return _tariffs(key)


def _tariffs(key: str) -> Iterator[Words]:
    """Every kind of visit, those of the specialty that the key names first."""
    region = OVERSEAS.get(key) or OVERSEAS.get(key.rsplit(".", maxsplit=1)[-1])
    specialties = sorted(SPECIALTIES, key=lambda specialty: specialty not in key)
    prices: list[Words] = [{}, {"sector": "2", "fee": "150"}, {"sector": "2"}]
    pathways = (None, "medecin-traitant", "adresse", "acces-direct")
    for price, act, specialty, age, pathway in product(prices, ACTS, specialties, (None, 1, 4, 10, 20, 85), pathways):
        words = {"specialty": specialty, "act": None if act == "consultation" else act, "age": age, "pathway": pathway, "region": region}
        yield {name: value for name, value in words.items() if value is not None} | price


def search(mutation: Mutation) -> Words | None:
    """The first visit that notices a mutation, None when none does."""
    for day in mutation.days:
        for words in candidates(mutation.key):
            asked: Words = {"date": day.isoformat()} | words
            if notices(asked, mutation):
                return asked
    return None


def main() -> None:
    """Write the file."""
    wanted, (kept, known_silent) = every_mutation(), read()
    chosen: dict[str, Pinned] = {}
    for case in kept:
        still = [name for name in case.rows if name in wanted and notices(case.words, wanted[name])]
        if still:
            chosen[json.dumps(case.words)] = Pinned(still, case.words, result(case.words))
    noticed = {name for case in chosen.values() for name in case.rows}
    silent = [name for name in known_silent if name in wanted]
    for name, mutation in wanted.items():
        if name in noticed or name in silent:
            continue
        words = search(mutation)
        if words is None:
            silent.append(name)
        else:
            chosen.setdefault(json.dumps(words), Pinned([], words, result(words))).rows.append(name)
    write(sorted(chosen.values(), key=lambda case: date.fromisoformat(case.words["date"])), silent)


def write(cases: list[Pinned], silent: list[str]) -> None:
    """One case a line."""
    lines = ",\n".join(json.dumps(case._asdict(), ensure_ascii=False) for case in cases)
    FILE.write_text(f'{{"cases": [\n{lines}\n], "silent": {json.dumps(silent, ensure_ascii=False, indent=0)}}}\n', encoding="utf-8")
    values = [name for name in silent if name.endswith(VALUE)]
    print(f"{len(cases)} cases, {len(silent)} silent first days, {len(values)} values that no visit notices: {values}")


if __name__ == "__main__":
    main()
