"""The amounts of the notes of facts and of statistics and of history's events, and where each comes from.

An amount of a note is a value of the note's own fact or measure, on any day, or one that is declared here for it: another fact, what
follows from facts, or a figure of a document with the reason why it may stand. An event has no value of its own: each of its amounts is
declared.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from convention_sim import money, settle, visit
from convention_sim.facts import announced, contributions, load
from convention_sim.history import measures, statistics
from convention_sim.views.words import Language, typeset

from .prose import LANGUAGES, ROOT, amounts
from .prose_sources import FULL, Amount, Fact, fact_amount

FOLDER = ROOT / "convention_sim" / "facts"
# Another table: sources name documents.
ELSEWHERE = {"sources"}
TEXTS = {
    "statistics": ("note", "definition"),
    "events": ("title", "what", "signatories", "changed_patient", "changed_physician", "note", ""),
    "claims": ("why",),
}
MEASURES = frozenset(measure.key for measure in measures())
UNITS = {"EUR": "EUR", "FRF": "FRF", "percent": "%", "points": "%", "GEUR": "billion", "MEUR": "million", "millions": "million"}

# Note, then other facts ("key@day") that it repeats.
FACTS: Mapping[str, tuple[str, ...]] = {
    "C2.5": ("C@2006-08-01", "C@2007-07-01", "C@2011-01-01"),
    "C2.specialiste": ("C@2005-01-01", "C@2007-07-01"),
    "MCC": ("CSC.total@2023-11-01",),
    "arbitral-2010": ("C@2011-01-01",),
    "arbitral-2023": ("inscription_ald@2023-05-15",),
    "avenant-8-2002": ("C@2002-02-01",),
    "avenant-8-2012": ("repere_depassement_excessif@2012-12-08",),
    "convention-2024": ("G@2024-12-22", "APC@2024-12-22"),
    "engagement_secteur_1": ("ratio_sans_depassement@2016-10-24",),
    "hors-parcours-2006": ("points_hors_parcours@2006-01-01", "plafond_hors_parcours@2006-01-01", "taux_amo@2006-01-01"),
    "information-2008": ("seuil_information@2009-02-01",),
    "participation-2005": ("participation_unitaire@2005-01-01",),
    "participation-2024": ("participation_unitaire@2005-01-01", "participation_unitaire@2024-05-15"),
    "plafond_annuel_participation": ("participation_unitaire@2005-01-01", "participation_unitaire@2024-05-15"),
    "plafond_hors_parcours": (
        "points_hors_parcours@2006-01-01", "points_hors_parcours@2007-10-01", "points_hors_parcours@2009-01-31", "CNP@2024-12-22",
    ),
    "plafond_participation_100_euros": ("plafond_annuel_participation@2026-10-01",),
    "plafonds-2026": ("plafond_annuel_participation@2025-01-01", "plafond_annuel_participation@2026-10-01"),
    "surcotisation-2025": ("taux_maladie_additionnelle@2025-06-01",),
    "tarif_autorite_generaliste": ("taux_amo@2025-03-01",),
    "tarif_autorite_specialiste": ("taux_amo@2025-03-01",),
    "taux-1993": ("taux_amo@1985-12-21", "taux_amo@1993-08-01"),
    "taux-65-2024": ("taux_65@2024-11-18", "taux_amo@2024-11-18"),
    "taux_65": ("taux_amo@2024-11-18",),
    "taux_amo": ("taux_65@2024-11-18",),
    "teleconsultation_prise_en_charge_totale": ("taux_amo@2021-01-01",),
}  # fmt: skip


def _tariff(day: str, specialty: str, pathway: str | None = None) -> Amount:
    return Amount("EUR", settle(visit(day, specialty, pathway=pathway))["honoraires"])


def _left(on: Fact, rate: str, *less: str) -> Amount:
    """What is left of a rate, of the whole one where nothing is to be taken from it."""
    return Amount("%", on(rate) - sum(map(on, less)) if less else FULL - on(rate))


def _sum(on: Fact, *keys: str) -> Amount:
    return Amount("EUR", sum(map(on, keys)))


def _measured(metric: str, scope: str) -> int:
    """The last published figure of a measure, in hundredths."""
    return int(statistics(metric, scope)[-1].value * 100)


def _of_default_tariff(key: str) -> Callable[[Fact], set[Amount]]:
    return lambda on: {Amount("EUR", money.share(on(f"{key}@2025-03-01"), on("taux_amo@2025-03-01")))}


def _sent(key: str, *days: str) -> Callable[[Fact], set[Amount]]:
    """A specialist's letter with the coordination supplement."""
    return lambda on: {_sum(on, f"{key}@{day}", f"MCS@{day}") for day in days}


def _overseas(on: Fact, day: str) -> int:
    return money.share(on(f"C@{day}"), on(f"coefficient.antilles-guyane@{day}"))


# Note, then what follows from facts.
COMPUTED: Mapping[str, Callable[[Fact], set[Amount]]] = {
    "CNP": _sent("CNP", "2026-01-01"),
    "CS.geriatre": _sent("CS.geriatre", "2026-01-01"),
    "CS.gynecologue": _sent("CS.gynecologue", "2024-12-22", "2026-01-01"),
    "CS.medecin-mpr": _sent("CS.medecin-mpr", "2024-12-22", "2026-01-01"),
    # A euro is 6.55957 francs.
    "CSC": lambda on: {Amount("FRF", money.rounded(on("CSC@2002-01-01") * 655_957, 10_000_000) * 100)},
    "MCG": lambda on: {
        Amount("EUR", _tariff(day, "generaliste").value + on(f"MCG@{day}")) for day in ("2024-12-21", "2024-12-22")
    },
    "MGM.gynecologue": lambda _: {_tariff("2023-11-01", "gynecologue")},
    "MMG.drom": lambda on: {
        Amount("EUR", on("MMG.drom@2023-11-01") - on("MMG@2017-05-01")),
        Amount("EUR", _overseas(on, "2023-11-01") + on("MMG.drom@2023-11-01")),
    },
    "arbitral-2023": lambda _: {
        *(_tariff("2023-11-01", who) for who in ("generaliste", "specialiste")),
        Amount("EUR", _tariff("2023-11-01", "generaliste").value - _tariff("2023-10-31", "generaliste").value),
    },
    # The minimum is 450 hours of the minimum wage, in whole euros.
    "assiette_minimale_retraite": lambda on: {
        Amount("EUR", money.rounded(on(f"assiette_minimale_retraite@{year}-01-01"), 450)) for year in range(2023, 2027)
    },
    # 4 % without cover: 96 % are covered. The same page also writes 5 %, the figure of another year.
    "share_without_amc": lambda _: {Amount("%", FULL - int(row.value * 100)) for row in statistics("share_without_amc", "population")},
    "avenant-5-2018": lambda on: {_left(on, "taux_csg_crds_deductible@2018-01-01", "taux_csg_crds_deductible@2016-01-01")},
    "avenant-9-2021": lambda on: {_sum(on, "VL@2022-04-01", "MD@2022-04-01")},
    "borne_haute_ticket_moderateur": lambda on: {_left(on, "borne_haute_ticket_moderateur@2004-12-31")},
    "coefficient.antilles-guyane": lambda on: {Amount("EUR", _overseas(on, "2017-07-01") + on("MMG@2017-07-01"))},
    "convention-2016": lambda _: {_tariff("2017-05-01", "generaliste"), _tariff("2017-07-01", "specialiste")},
    "decret-1967": lambda on: {_left(on, "taux_amo@1985-12-21")},
    "hors-parcours-2006": lambda on: {_left(on, "taux_amo@2006-01-01", "points_hors_parcours@2006-01-01")},
    "hors-parcours-2009": lambda on: {_left(on, "taux_amo@2009-01-31", "points_hors_parcours@2009-01-31")},
    "inscription_ald": lambda on: {
        Amount("EUR", money.share(on("inscription_ald@2023-05-15"), on("coefficient.antilles-guyane@2023-05-15"))),
    },
    "mean_depassement": lambda _: {
        *(_tariff("2022-06-01", who) for who in ("specialiste", "psychiatre")),
        Amount("EUR", _tariff("2022-06-01", "specialiste").value + _measured("mean_depassement", "gynecologues")),
    },
    "plafond_hors_parcours": lambda on: {
        _sum(on, "CS@2006-01-01", "MCS@2006-01-01"),
        _tariff("2023-11-01", "specialiste", "hors-parcours"),
        _left(on, "taux_amo@2024-12-22", "points_hors_parcours@2024-12-22"),
        Amount("EUR", settle(visit("2024-12-22", "psychiatre", pathway="hors-parcours"))["amo"]),
    },
    "tarif_autorite_generaliste": _of_default_tariff("tarif_autorite_generaliste"),
    "tarif_autorite_specialiste": _of_default_tariff("tarif_autorite_specialiste"),
    "taux-1993": lambda on: {_left(on, "taux_amo@1985-12-21"), _left(on, "taux_amo@1993-08-01")},
    "taux_depassement_drees": lambda _: {Amount("%", money.rounded(5000 * 1000, FULL + 5000) * 10)},
    "taux_csg_crds_deductible": lambda on: {_left(on, "taux_csg_crds_deductible@2018-01-01", "taux_csg_crds_deductible@2016-01-01")},
}  # fmt: skip

# Note, then figures of documents: why each may stand. The sources of the row are those documents.
QUOTED: Mapping[str, dict[Amount, str]] = {
    "CS.pediatre_0_2": {Amount("EUR", 3200): "record of 31 March 2021, with no known end"},
    "CSC.total": {Amount("EUR", 5400): "a note quoted by an insurer, told against the total"},
    "MD": {Amount("FRF", 3500): "the same allowance in three cities, which no row holds"},
    "MGM.gynecologue": {Amount("EUR", 3000): "total of a table of March 2022"},
    "MMG.drom": {Amount("EUR", 3150): "total printed by a local radio, told against ours"},
    "MP.moins_16": {Amount("EUR", 670): "the surcharge that MP replaced, which no row holds"},
    "S3-01": {Amount("%", 9400): "share of physicians who joined in 1972, as in the event of that year"},
    "adhesion-1972": {Amount("%", 9400): "share of physicians who joined"},
    "assiette_minimale_retraite": {Amount("%", 1150): "share of the ceiling before the rule in hours"},
    "avenant-9-2021": {Amount("%", 2000): "limit of the activity at a distance"},
    "convention-2005": {Amount("EUR", 4000): "yearly payment for a patient with a long illness"},
    "convention-2016": {Amount("EUR", 5_000_000): "aid to set up where physicians lack"},
    "decret-1967": {Amount("%", 3000): "what the first wording, not read, may have said"},
    "part_allocations_familiales_2": {Amount("%", 14_000): "thresholds of a table of January 2018, told against each other"},
    "part_retraite_base_1": {Amount("%", 195): "formula of 2018, which no row holds", Amount("%", 28): "formula of 2018"},
    "redevance_actes_chu": {Amount("%", 2800): "accounting sheet of 2013, told against the guide"},
    "respect_optam_4": {Amount("%", 500): "end of the row's own band, in its name"},
    "reste_maladie_secteur_1": {Amount("%", 11): "the rate of before 2016", Amount("%", 981): "the rate of before 2016"},
    "taux_csg_crds_deductible": {Amount("%", 800): "the whole rate before 2018, deductible or not"},
    "taux_maladie_a_20": {Amount("%", 981): "the rate of before 2016"},
    "consultations": {Amount("million", 21_300): "twice the half-year, rounded, as printed"},
    "depassements_paid_by_amc": {
        Amount("billion", 160): "upper end of the range, as printed",
        Amount("million", 90_000): "what households pay, as printed",
    },
    "depassements_total": {
        Amount("%", 2700): "growth since 2019, net of inflation, as printed",
        Amount("billion", 150): "gap to the year after, as printed",
        Amount("billion", 160): "gap to the year after, as printed",
    },
    "hcaam-2025": {Amount("billion", 450): "statistic of 2024", Amount("billion", 430): "specialists' part of it"},
    "imagerie-2025": {Amount("million", 30_000): "savings announced"},
    "share_css": {Amount("million", 744): "people counted"},
    "hospital_private_practice": {Amount("EUR", 6_407_900): "median of 2013", Amount("million", 3230): "fees of 2013"},
    "mean_depassement_hip": {
        Amount("EUR", 100_000): "what one patient in ten pays",
        Amount("%", 8000): "the whole episode",
        Amount("EUR", 70_000): "the whole episode",
    },
    "non_contracted": {Amount("%", 130): "share of all physicians, as printed", Amount("%", 6500): "share of GPs among them"},
    "optam_cas_members": {
        Amount("%", 4500): "share of those who may join, November 2017",
        Amount("%", 5140): "the same, September 2019",
        Amount("%", 5270): "the same, spring of 2025",
        Amount("%", 3000): "shares of two groups among the members of 2013",
        Amount("%", 2000): "shares of two groups among the members of 2013",
    },
    "optam_renewed": {Amount("%", 7500): "a month before"},
    "share_sector1": {
        Amount("%", 300): "GPs in sector 2 with OPTAM",
        Amount("%", 200): "GPs in sector 2 without",
        Amount("%", 1600): "cardiologists in sector 2 with OPTAM",
        Amount("%", 1000): "cardiologists in sector 2 without",
    },
    "taux_depassement_cnam": {Amount("%", 18_400): "the dearest tenth of surgeons"},
    "taux_depassement_drees": {Amount("%", 2600): "GPs in sector 2", Amount("%", 5000): "the rate of the example"},
}  # fmt: skip


class Note(NamedTuple):
    """What a row says in words, by the key of its subject or event."""

    key: str
    place: str
    texts: tuple[tuple[Language, str], ...]

    def said(self, language: Language) -> set[Amount]:
        """Every amount that it writes in a language."""
        return amounts(typeset(dict(self.texts)[language], language), language)

    @property
    def wrong(self) -> set[Amount]:
        """Every amount that it writes and that nothing holds."""
        return {amount for language in LANGUAGES for amount in self.said(language)} - held(self.key)


def _written(value: Any, names: tuple[str, ...], place: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The texts of those names in a row, at any depth: where, the row and the name."""
    for step, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _written(each, names, f"{place}/{step}")
    if isinstance(value, dict):
        yield from ((place, value, name) for name in names if f"{name}_fr".lstrip("_") in value)


def notes() -> list[Note]:
    """Every note of a fact or of a statistic, and every text of an event or of a claim."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        names = TEXTS.get(path.stem, ("note",))
        for key, table in {} if path.stem in ELSEWHERE else tomllib.loads(path.read_text(encoding="utf-8")).items():
            for place, row, name in _written(table, names, key):
                texts = tuple((language, row[f"{name}_{language}".lstrip("_")]) for language in LANGUAGES)
                found.append(Note(key, f"{path.stem}: {place}/{name or 'step'}", texts))
    return found


def _own(key: str) -> set[Amount]:
    """The values of a note's own fact, or of its own measure."""
    if key in MEASURES:
        rows = [row for row in statistics(key) if row.unit in UNITS]
        return {Amount(UNITS[row.unit], int(row.value * 100)) for row in rows}
    subject = (load() | announced() | contributions()).get(key)
    facts = subject.facts if subject else ()
    return {Amount(UNITS[fact.unit], fact.known_value()) for fact in facts if fact.status == "known" and fact.unit in UNITS}


def declared(key: str) -> set[Amount]:
    """What a note may say beyond the values of its own fact."""
    found = {fact_amount(reference) for reference in FACTS.get(key, ())} | set(QUOTED.get(key, {}))
    return found | (COMPUTED[key](lambda reference: fact_amount(reference).value) if key in COMPUTED else set())


def held(key: str) -> set[Amount]:
    """Every amount that a note may say."""
    return _own(key) | declared(key)


def report() -> list[str]:
    """One line an amount of a note that nothing holds."""
    return [f"{note.place}: {value / 100:g} {unit}" for note in notes() for unit, value in sorted(note.wrong)]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
