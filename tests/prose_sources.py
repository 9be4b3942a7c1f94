"""Amounts of the hand-written pages that their own results do not show: the fact, the sum of facts or the document behind each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from convention_sim import money, settle, visit
from convention_sim.facts import announced, contributions, load
from convention_sim.history import statistics
from convention_sim.population import parameters

FULL = 10_000
Fact = Callable[[str], int]


class Amount(NamedTuple):
    """Hundredths of a euro, of a franc or of a percent."""

    unit: str
    value: int


# Page, then facts ("key@day") that its sentences repeat.
FACTS: Mapping[str, tuple[str, ...]] = {
    "01-histoire-des-conventions": ("taux_amo@2025-01-15", "taux_65@2024-11-18"),
    "02-regles-par-secteur": (
        "repere_depassement_excessif@2012-12-08", "tarif_autorite_generaliste@2026-06-01", "part_temps_liberal@2022-04-20",
        "redevance_consultations_ch@2017-01-31",
    ),
    "04-parcours-de-soins": ("taux_amo@2026-06-01", "taux_65@2024-11-18", "ratio_sans_depassement@2016-10-24"),
    "06-complementaires": ("points_hors_parcours@2025-07-01",),
    "09-choisir-son-secteur": (
        "taux_maladie_additionnelle@2026-06-01", "taux_prime_dermatologue@2017-06-01", "redevance_consultations_chu@2017-01-31",
        "redevance_actes_chu@2017-01-31",
    ),
    "comparaison": ("taux_amo@2025-03-01", "seuil_information@2025-03-01", "G@2025-03-01", "C@2025-03-01"),
    "internes": (
        "seuil_information@2026-11-16", "part_temps_liberal@2022-04-20", "redevance_consultations_chu@2017-01-31",
        "redevance_consultations_ch@2017-01-31", "redevance_actes_chu@2017-01-31", "redevance_actes_ch@2017-01-31",
        "redevance_imagerie@2017-01-31",
    ),
    "methode": ("G@2025-03-01", "redevance_actes_chu@2017-01-31"),
    "patients": ("seuil_information@2025-03-01", "participation_unitaire@2024-05-14", "plafond_annuel_participation@2026-10-01"),
    "vos-chiffres": ("taux_maladie_additionnelle@2026-06-01",),
}  # fmt: skip


def _gp(day: str, quantity: str) -> int:
    return settle(visit(day, "generaliste"))[quantity]


def _rates_outside(on: Fact) -> list[int]:
    """What was left of the rate outside the pathway in 2006 and 2007."""
    return [on("taux_amo@2006-06-01") - on(f"points_hors_parcours@{day}") for day in ("2006-06-01", "2007-12-01")]


# Page, then what follows from facts.
COMPUTED: Mapping[str, Callable[[Fact], set[Amount]]] = {
    "01-histoire-des-conventions": lambda on: {
        Amount("%", FULL - on("taux_amo@1985-12-21")),
        *(Amount("EUR", _gp("2025-01-15", name) - _gp("1998-06-01", name)) for name in ("honoraires", "amo")),
        # A fee of 60 for a tariff of 30, by the three definitions of a rate of extra fees; 50 % by the first is 33.3 % by the second.
        *(Amount("%", value) for value in (FULL, FULL // 2, 2 * FULL, money.rounded(5000 * 100, 150) // 10 * 10)),
        # 35 % of all fees is 54 % of fees at the tariff, rounded to a whole percent.
        Amount("%", money.rounded(35 * 100, 65) * 100),
    },
    "02-regles-par-secteur": lambda on: {Amount("%", on("coefficient_da@2026-06-01") - FULL)},
    "04-parcours-de-soins": lambda on: {
        Amount("%", on("coefficient_da@2026-06-01") - FULL),
        *(Amount("%", rate) for rate in _rates_outside(on)),
    },
    "08-erreurs-du-web": lambda on: {Amount("EUR", money.share(on("APC@2025-09-05"), on("taux_amo@2025-09-05")))},
    "10-laboratoire-de-politiques": lambda on: {
        Amount("EUR", money.share(on("G@2025-03-01"), on("taux_amo@2025-03-01") - on("taux_65@2024-11-18"))),
        *(Amount("billion", int(row.value * 100)) for row in statistics("announced_savings", "taux-60")),
        Amount("million", int(parameters()["visites_annuelles"].value * 100)),
    },
    "methode": lambda _: {Amount("EUR", _gp("2025-03-01", name)) for name in ("amo", "amo_brut")},
    "comparaison": lambda _: {
        Amount("%", FULL - 500),
        *_published("share_sector2", "specialistes", 2024),
        *_published("share_sector2", "generalistes", 2021),
    },
}

# Page, then figures of documents: why each may stand, and where it was read.
QUOTED: Mapping[str, dict[Amount, str]] = {
    "02-regles-par-secteur": {Amount("EUR", 5200): "the extra fee of the example, in the cell"},
    "03-remboursements-exemples": {Amount("%", 18_000): "a level of contract above the 179.3 % that is shown"},
    "06-complementaires": {Amount("%", 1000): "the gap between the two levels of the contract in the cell"},
    "09-choisir-son-secteur": {
        **{Amount("EUR", euros * 100): "a year of the example, in the cell" for euros in (5000, 15_000, 20_000, 40_000)},
    },
    "10-laboratoire-de-politiques": {Amount("%", 1000): "the change that the exercise proposes"},
    "comparaison": {
        **{Amount("EUR", euros * 100): "example of a Belgian association, linked in the sentence" for euros in (4, 20)},
        Amount("billion", 100): "spending on IGeL in Germany, page of the link in the sentence",
        Amount("EUR", 29_200): "same account of 2024 as the link in the sentence",
        Amount("%", 1280): "same account of 2024 as the link in the sentence",
        Amount("%", 7940): "same account of 2024 as the link in the sentence",
        Amount("%", 9600): "people with complementary cover in 2019, page of the link in the paragraph",
        Amount("%", FULL): "full refund in Luxembourg before 18, page of the link in the section",
        Amount("%", 770): "psychiatrists who had opted out in 2023, page of the link in the sentence",
        Amount("%", 8500): "visits with nothing more to pay before 2020, page of the link in the sentence",
    },
    "enseigner": {Amount("EUR", 6000): "the price of the example"},
    "index": {Amount("%", FULL): "the contract of the example, in the block"},
    "methode": {
        Amount("%", 14_000): "thresholds of a table of January 2018, told against each other",
        Amount("%", 25_000): "thresholds of Urssaf's model, told against each other",
        Amount("%", 2800): "the accounting sheet of 2013: note of redevance_actes_chu",
    },
    "patients": {Amount("%", 2 * FULL): "the contract of the example, in the block"},
    "simulateur": {Amount("EUR", 5000): "the price of the form's first case"},
    "vos-chiffres": {
        Amount("%", 8000): "the extra fee of an example of ours",
        Amount("%", 4000): "its mean when half of the acts bear it",
    },
}


def fact_amount(reference: str) -> Amount:
    """The value of a fact on a day, from "key@day"."""
    key, _, day = reference.partition("@")
    found = (load() | announced() | contributions())[key]
    fact = next(fact for fact in reversed(found.facts) if fact.start <= date.fromisoformat(day))
    return Amount("EUR" if fact.unit == "EUR" else "%", fact.known_value())


def _published(key: str, scope: str, year: int) -> set[Amount]:
    """Shares of a year that the guide's statistics hold."""
    return {Amount("%", int(row.value * 100)) for row in statistics(key, scope) if row.year == year}


def declared(page: str) -> set[Amount]:
    """What a page may say beyond its own results."""
    found = {fact_amount(reference) for reference in FACTS.get(page, ())} | set(QUOTED.get(page, {}))
    if page in COMPUTED:
        found |= COMPUTED[page](lambda reference: fact_amount(reference).value)
    return found | (_published("share_activity_at_tariff", "secteur-2", 2020) if page == "09-choisir-son-secteur" else set())
