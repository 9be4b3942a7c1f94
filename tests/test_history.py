"""The history is complete, sourced, in order, and says what it does not know."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from convention_sim import money
from convention_sim.errors import BrokenFacts, ConventionError, InvalidRequest
from convention_sim.facts import load, sources
from convention_sim.facts.loading import EURO_DAY
from convention_sim.history import claims, event, events, measures, statistics, tariff_steps, visit_steps
from convention_sim.history.claims import read_claim
from convention_sim.history.events import read_event
from convention_sim.history.moments import moment
from convention_sim.history.statistics import Measure, read_statistic
from convention_sim.vocabulary import SPECIALTIES, Label

# Identifier, date, and the dates of its life that are known: signed, approved, published, in force, annulled.
EVENTS = {
    "charte-1927": ("1927", "", "", "", "", ""),
    "csmf-1928": ("1928", "", "", "", "", ""),
    "securite-sociale-1945": ("1945", "", "", "", "", ""),
    "decret-1960": ("1960-05-12", "", "", "", "1960-05-12", ""),
    "decret-1967": ("1967-11-01", "1967-10-19", "", "", "1967-11-01", ""),
    "caisses-1967": ("1967", "", "", "", "", ""),
    "loi-1971": ("1971-07-03", "1971-07-03", "", "", "", ""),
    "convention-1971": ("1971-10-28", "1971-10-28", "1971-10-29", "", "", "1975"),
    "adhesion-1972": ("1972", "", "", "", "", ""),
    "annulation-1975": ("1975-02-19", "", "", "", "", "1975-02-19"),
    "convention-1975": ("1975-12", "", "", "", "", ""),
    "convention-1980": ("1980-05-29", "1980-05-29", "", "", "", ""),
    "convention-1985": ("1985", "", "", "", "", ""),
    "convention-1990": ("1990-03-09", "1990-03-09", "1990-03-27", "", "", "1992-07-10"),
    "annulation-1992": ("1992-07-10", "", "", "", "", "1992-07-10"),
    "loi-1993": ("1993-01-04", "1993-01-04", "", "1993-01-05", "", ""),
    "taux-1993": ("1993-08-01", "", "", "", "1993-08-01", ""),
    "convention-1993": ("1993-10-21", "1993-10-21", "1993-11-25", "", "", ""),
    "ordonnance-1996": ("1996-04-24", "1996-04-24", "", "", "", ""),
    "conventions-1997": ("1997-03-12", "1997-03-12", "1997-03-28", "", "", "1998-07-03"),
    "annulation-1998-specialistes": ("1998-06-26", "", "", "", "", "1998-06-26"),
    "annulation-1998-generalistes": ("1998-07-03", "", "", "", "", "1998-07-03"),
    "rcm-1998-07": ("1998-07-10", "", "", "", "1998-07-10", ""),
    "rcm-1998-11": ("1998-11-13", "", "1998-11-13", "", "", ""),
    "convention-1998": ("1998-12-04", "", "1998-12-04", "", "", ""),
    "cmu-2000": ("2000-01-01", "", "", "", "2000-01-01", ""),
    "avenant-8-2002": ("2002-01-29", "2002-01-29", "2002-01-31", "2002-02-01", "", ""),
    "loi-2004": ("2004-08-13", "2004-08-13", "", "", "", ""),
    "participation-2005": ("2005-01-01", "2004-12-23", "", "2004-12-30", "2005-01-01", ""),
    "convention-2005": ("2005-01-12", "2005-01-12", "2005-02-03", "2005-02-11", "2005-02-12", ""),
    "hors-parcours-2006": ("2006-01-01", "", "", "", "2006-01-01", ""),
    "avenant-20-2007": ("2007-02-07", "2007-02-07", "2007-03-23", "2007-03-28", "", ""),
    "information-2008": ("2008-10-02", "2008-10-02", "", "2008-10-11", "2009-02-01", ""),
    "hors-parcours-2009": ("2009-01-31", "", "", "", "2009-01-31", ""),
    "arbitral-2010": ("2010-05-05", "2010-05-05", "", "", "", ""),
    "convention-2011": ("2011-07-26", "2011-07-26", "2011-09-22", "2011-09-25", "2011-09-26", ""),
    "avenant-8-2012": ("2012-10-25", "2012-10-25", "2012-11-29", "2012-12-07", "", ""),
    "convention-2016": ("2016-08-25", "2016-08-25", "2016-10-20", "2016-10-23", "2016-10-24", ""),
    "avenant-5-2018": ("2018-03-15", "2018-03-15", "", "", "", ""),
    "avenant-6-2018": ("2018-06-14", "2018-06-14", "2018-08-01", "", "2018-09-15", ""),
    "css-2019": ("2019-11-01", "", "", "", "2019-11-01", ""),
    "avenant-9-2021": ("2021-07-30", "2021-07-30", "", "", "", ""),
    "arbitral-2023": ("2023-04-28", "2023-04-24", "2023-04-28", "2023-04-30", "2023-05-01", ""),
    "participation-2024": ("2024-05-15", "2024-03-21", "", "", "2024-05-15", ""),
    "convention-2024": ("2024-06-04", "2024-06-04", "2024-06-20", "2024-06-21", "2024-06-22", ""),
    "taux-65-2024": ("2024-11-18", "", "", "", "", ""),
    "alerte-2025": ("2025-06-18", "", "", "", "", ""),
    "hcaam-2025": ("2025-10-02", "", "", "", "", ""),
    "rapport-2025": ("2025-10-23", "", "", "", "", ""),
    "imagerie-2025": ("2025-11-05", "", "", "", "", ""),
    "surcotisation-2025": ("2025-11-09", "", "", "", "", ""),
    "lfss-2026": ("2025-12-30", "", "", "2025-12-31", "", ""),
    "convention-2024-vague-2": ("2026-01-01", "", "", "", "2026-01-01", ""),
    "greve-2026": ("2026-01-05", "", "", "", "", ""),
    "plafonds-2026": ("2026-10-01", "2026-09-11", "", "", "2026-10-01", ""),
}
# Every figure: measure, then for each group and perimeter its dates and values.
FIGURES = {
    "share_sector2": {
        "specialistes": "1985=30 1990=42 2000=37 2003=36.7 2005=37.8 2011=41 2012=42 2013=43 2016=45 2021=51 2024=56",
        "specialistes/dp": "1985=32 1990=44",
        "specialistes/ufc": "2016=45.8 2021=52.2",
        "generalistes": "1985=16 1989=16 2000=14 2011=6 2012=6 2017=6.5 2021=5",
        "generalistes/mep": "2005=12.6 2013=9.5 2016=8.7",
        "tous": "2012=25 2019=25 2025=31",
        "chirurgiens": "1985=55 2011=86 2021=80",
        "anesthesistes": "1985=12 2000=20 2011=37 2021=60",
        "gyneco-obstetriciens": "2000=50 2021=70",
        "ophtalmologues": "2000=50 2021=65",
    },
    "share_sector1": {
        "generalistes": "2021=95",
        "cardiologues": "2024=71",
    },
    "share_sector2_at_settlement": {
        "nouveaux-specialistes": "2017=64 2024=74",
        "nouveaux-chirurgiens": "2024=87",
        "nouveaux-anesthesistes": "2024=85",
        "nouveaux-gyneco-obstetriciens": "2024=89",
    },
    "optam_cas_members": {
        "secteur-2/secteur-2": "2021=15000",
        "optam": "2017-07-11=11829 2017-11-21=14781 2018-12=16396 2019-09-17=16948 2025=18000",
        "cas": "2013-10=8600 2015=11000",
    },
    "optam_renewed": {
        "optam": "2025-12-23=80",
    },
    "non_contracted": {
        "tous/hcaam": "2024=800",
        "tous/cnam": "2024=927",
        "tous/syndicat": "2024=1347",
        "tous/carmf": "2002=1137 2012=1611",
    },
    "taux_depassement_cnam": {
        "specialistes": "1985=23 2011=55 2012=56.7 2013=56 2016=52.5 2017=50.9 2018=48.8",
        "generalistes": "1985=35 2011=43",
        "generalistes/mep": "2012=46 2018=42.2",
        "chirurgiens": "2024=58",
        "gynecologues": "1985=27",
        "secteur-2": "2003=46.2 2005=50.5 2012=55.4 2016=51.9 2017=50.3 2018=48.4 2020=46.5 2021=47.9 2024=48",
        "optam": "2017=29.2 2018=27.8",
    },
    "taux_depassement_cnam_by_departement": {
        "aveyron": "2021=13",
        "paris": "2021=108",
        "hauts-de-seine-lot": "2021=66",
    },
    "taux_depassement_drees": {
        "specialistes": "2010=17",
        "specialistes/cnam": "2020=15.5 2023=17.7",
        "generalistes": "2017=2.7 2021=2",
        "tous": "2010=12",
        "chirurgiens": "2010=32",
        "secteur-2": "2000=28 2010=35",
        "secteur-2-non-precise": "2024=21",
        "autres-specialites": "2021=19",
    },
    "share_activity_at_tariff": {
        "gynecologues": "2011=7.2",
        "nephrologues": "2011=80.7",
        "secteur-2": "2012=32.9 2016=37.5 2017=38.6 2018=40.9 2020=43.4",
    },
    "share_charging_depassements": {
        "anesthesistes": "2021=58.8",
        "ophtalmologues": "2021=66.7",
        "gynecologues": "2021=71.4",
    },
    "mean_depassement": {
        "anesthesistes": "2022=10.9",
        "ophtalmologues": "2022=13.8",
        "gynecologues": "2022=20.6",
        "psychiatres": "2022=13.7",
    },
    "depassements_total": {
        "tous": "2011=2.4 2012=2.4",
        "tous/hcaam": "2000=1.4 2015=2.9 2019=3.5 2024=4.5",
        "secteur-2": "2016=2.6 2018=2.75",
    },
    "depassements_by_specialty": {
        "chirurgiens": "2024=1000",
        "anesthesistes": "2024=546",
        "ophtalmologues": "2024=749",
        "radiologues": "2024=497",
    },
    "depassements_paid_by_amc": {
        "tous": "2022=40",
    },
    "mean_depassement_hip": {
        "prothese-hanche": "2024=630",
    },
    "consultations": {
        "generalistes-semestre": "2019=108.5 2020=102.4 2021=109.1 2022=106.6",
    },
    "consultations_per_inhabitant": {
        "generalistes": "2022=3.3",
    },
    "patients_per_generaliste": {
        "generalistes": "2021=1643",
    },
    "headcount": {
        "specialistes": "2017=61500",
        "generalistes": "2021=52291",
        "secteur-2": "2018=29462",
        "secteurs-1-et-2": "2024=108000",
        "liberaux-et-mixtes": "2021=113000",
    },
    "hospital_private_practice": {
        "aphp": "2022=54",
    },
    "share_without_amc": {"population": "2014=5 2017=4", "population-15": "2019=3.6"},
    "share_css": {"population": "2023=11"},
    "announced_savings": {"taux-60": "2024-10=1.1", "taux-65": "2024-11=0.9"},
}
# An event row that is sound, for the tests that spoil one field of it.
ROW: dict[str, Any] = {
    "date": "1971-10-28", "kind": "convention", "title_fr": "Titre", "title_en": "Title", "what_fr": "Quoi", "what_en": "What",
    "signed": "1971-10-28", "approved": "1971-10-29", "confidence": "high", "sources": ["ina71"],
}  # fmt: skip


def test_every_event_is_there_with_its_dates() -> None:
    found = {}
    for entry in events():
        life = (entry.date, entry.signed, entry.approved, entry.published, entry.in_force, entry.annulled)
        found[entry.id] = tuple(str(when or "") for when in life)
    assert found == EVENTS


def test_every_figure_is_there() -> None:
    found: dict[str, dict[str, list[str]]] = {}
    for measure in measures():
        for row in statistics(measure.key):
            group = f"{row.scope}/{row.variant}" if row.variant else row.scope
            found.setdefault(measure.key, {}).setdefault(group, []).append(f"{row.date}={row.value}")
    assert {key: {group: " ".join(rows) for group, rows in groups.items()} for key, groups in found.items()} == FIGURES
    assert sum(len(statistics(measure.key)) for measure in measures()) == 144


def test_every_entry_names_documents_that_exist() -> None:
    known = set(sources())
    for entry in events():
        assert set(entry.sources) <= known, entry
    for measure in measures():
        for row in statistics(measure.key):
            assert set(row.sources) <= known, row
    for claim in claims():
        assert {claim.source, *claim.against} <= known, claim


def test_every_source_says_what_the_document_is() -> None:
    kinds = {"official", "union", "press", "insurer", "data", "guide", "derived"}
    for key, source in sources().items():
        assert source.kind in kinds, key
        assert " " in source.title, f"{key}: {source.title} is an address, not a title"
        assert "github" not in source.title.lower(), key
        assert source.url == "" or source.url.startswith(("http://", "https://")), key


def test_events_stand_in_order_of_date() -> None:
    assert all(earlier.date.last <= later.date.last for earlier, later in pairwise(events()))


def test_an_annulled_convention_and_its_annulment_give_the_same_day_as_far_as_each_is_known() -> None:
    for convention, annulment in (
        ("convention-1971", "annulation-1975"),
        ("convention-1990", "annulation-1992"),
        ("conventions-1997", "annulation-1998-generalistes"),
    ):
        annulled = event(convention).annulled
        assert annulled is not None
        assert str(event(annulment).date).startswith(str(annulled))


def test_what_two_texts_with_one_number_are_is_said() -> None:
    """Two amendments bear the number 8; each entry warns of the other."""
    assert "2012" in event("avenant-8-2002").note.fr
    assert "2002" in event("avenant-8-2012").note.fr


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ({"date": "1971-13"}, "month must be in"),
        ({"date": "octobre 1971"}, "octobre"),
        ({"kind": "treaty"}, "kind"),
        ({"sources": ["nobody"]}, "nobody"),
        ({"sources": []}, "source"),
        ({"confidence": "sure"}, "sure"),
        ({"title_en": ""}, "title"),
        ({"note_fr": "une langue seule"}, "note"),
        ({"approved": "1971-10-27"}, "follow"),
        ({"anulled": "1975"}, "anulled"),
        ({"steps": [{"fr": "sans date", "en": "no date"}]}, "date"),
    ],
)
def test_a_broken_event_is_refused(spoilt: dict[str, Any], reason: str) -> None:
    assert read_event("row", ROW).signed == moment("1971-10-28")
    with pytest.raises(BrokenFacts, match=reason):
        read_event("row", {**ROW, **spoilt})


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ({"value": "56,5"}, "56,5"),
        ({"value": "NaN"}, "NaN"),
        ({"value": "-1"}, "-1"),
        ({"date": "24"}, "24"),
        ({"scope": "dentistes"}, "scope"),
        ({"variant": "autre"}, "autre"),
        ({"source": "nobody"}, "nobody"),
        ({"confidence": ""}, "confidence"),
        ({"not": "read"}, "not"),
    ],
)
def test_a_broken_figure_is_refused(spoilt: dict[str, Any], reason: str) -> None:
    measure = Measure("share", Label("part", "share"), "percent", Label("a / b", "a / b"))
    row = {"date": "2024", "scope": "tous", "value": "56.5", "source": "cp2026", "confidence": "high"}
    scopes = {"tous": Label("tous", "all")}
    assert read_statistic(measure, row, scopes, {}).value == Decimal("56.5")
    with pytest.raises(BrokenFacts, match=reason):
        read_statistic(measure, {**row, **spoilt}, scopes, {})


def test_the_two_definitions_of_extra_billing_are_two_measures() -> None:
    """Over fees at the tariff and over total fees: the published pair of 2010 fits share = rate / (1 + rate)."""
    cnam, drees = ({row.measure for row in statistics(key)} for key in ("taux_depassement_cnam", "taux_depassement_drees"))
    assert not cnam & drees
    share = next(row.value for row in statistics("taux_depassement_drees", "secteur-2") if row.year == 2010)
    assert round(100 * share / (100 - share)) == 54


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: events("treaty"), "unknown-kind"),
        (lambda: event("convention-1972"), "unknown-event"),
        (lambda: statistics("share"), "unknown-metric"),
        (lambda: statistics("share_sector2", "dentistes"), "unknown-scope"),
        (lambda: tariff_steps("Z"), "unknown-tariff"),
        (lambda: visit_steps("dentiste"), "unknown-specialty"),
        (lambda: visit_steps("generaliste", "hasard"), "unknown-pathway"),
    ],
)
def test_an_unknown_word_is_refused_with_what_is_accepted(ask: Any, code: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        ask()
    assert refused.value.code == code
    assert refused.value.accepted


@pytest.mark.parametrize("key", ["C", "CS", "G", "CNPSY", "CSC", "MCS"])
def test_the_steps_of_a_code_leave_no_day_out_and_none_twice(key: str) -> None:
    steps = tariff_steps(key).steps
    for earlier, later in pairwise(steps):
        assert earlier.end is not None
        assert later.start == earlier.end + timedelta(days=1)
    assert steps[-1].end is None


@pytest.mark.parametrize("key", ["C", "CS", "CNPSY"])
def test_the_steps_of_a_code_are_those_of_the_law(key: str) -> None:
    """Every dated fact is found again on its first day, in francs until 2001 and in euros since."""
    for fact in load()[key].facts:
        step = tariff_steps(key).on(fact.start)
        assert step is not None
        assert step.status == fact.status
        expected = money.to_euros(fact.value) if fact.value is not None and fact.unit == "FRF" and fact.start >= EURO_DAY else fact.value
        assert step.value == expected


def test_a_tariff_in_francs_becomes_euros_on_the_day_of_the_euro() -> None:
    before, after = tariff_steps("C").on(date(2001, 12, 31)), tariff_steps("C").on(date(2002, 1, 1))
    assert before is not None
    assert after is not None
    assert (before.value, before.unit, after.value, after.unit) == (11500, "FRF", 1753, "EUR")


def test_what_is_known_at_one_point_only_is_not_drawn_out() -> None:
    """10 F in May 1960 and 16 F in 1970: single records, with the unknown before, between and after."""
    tariff = tariff_steps("C")
    seen = [(step.start, step.end, step.value, step.confidence) for step in tariff if step.status == "observed"]
    assert seen == [
        (date(1960, 5, 1), date(1960, 5, 31), 1000, "low"),
        (date(1970, 1, 1), date(1970, 12, 31), 1600, "low"),
    ]
    for unknown in (date(1965, 1, 1), date(1971, 1, 1), date(1980, 5, 29), date(1988, 12, 31)):
        step = tariff.on(unknown)
        assert step is not None
        assert (step.status, step.value) == ("unknown", None)
    assert tariff.on(date(1960, 4, 30)) is None


def test_a_visit_costs_what_its_codes_cost() -> None:
    """C and CS with their majorations: 25 = 23 + 2, 26.50 = 23 + 3.50, 30 = G; 28, 30 and 31.50 on referral."""
    for specialty, day, cents in (
        ("generaliste", date(1998, 6, 1), 1753),
        ("generaliste", date(2011, 1, 1), 2300),
        ("generaliste", date(2017, 5, 1), 2500),
        ("generaliste", date(2024, 12, 21), 2650),
        ("generaliste", date(2024, 12, 22), 3000),
        ("specialiste", date(2006, 3, 31), 2800),
        ("specialiste", date(2017, 7, 1), 3000),
        ("specialiste", date(2025, 1, 1), 3150),
        ("psychiatre", date(2022, 4, 8), 5020),
    ):
        step = visit_steps(specialty).on(day)
        assert step is not None
        assert step.cents == cents, (specialty, day)
        assert step.sources


@pytest.mark.parametrize("specialty", SPECIALTIES)
def test_every_specialty_has_a_tariff_over_time(specialty: str) -> None:
    steps = visit_steps(specialty).steps
    assert any(step.status == "known" for step in steps)
    assert all(later.start == (earlier.end or later.start) + timedelta(days=1) for earlier, later in pairwise(steps))
    assert all(earlier != replace(later, start=earlier.start, end=earlier.end) for earlier, later in pairwise(steps))


def test_a_mistake_is_stated_and_put_right() -> None:
    found = {claim.id: (str(claim.stated), str(claim.right)) for claim in claims() if claim.stated}
    assert found == {
        "S4-06": ("1971-02-03", "1971-07-03"),
        "S4-15": ("2016-08-26", "2016-08-25"),
        "S2-02-signature": ("2024-06-20", "2024-06-04"),
        "S2-02-vigueur": ("2025-01-01", "2024-06-22"),
    }
    assert {claim.id for claim in claims()} - set(found) == {"S3-01", "S4-20"}


def test_a_mistake_that_the_entry_repeats_is_refused() -> None:
    words = {"stated_fr": "…", "stated_en": "…", "why_fr": "…", "why_en": "…", "against": ["c2024"]}
    row = {"source": "seed2", "event": "convention-2024", "field": "signed", "stated": "2024-06-20", **words}
    assert read_claim("row", row).right == moment("2024-06-04")
    spoilt: dict[str, Any]
    for spoilt in ({"stated": "2024-06-04"}, {"field": ""}, {"field": "signature"}, {"against": []}):
        with pytest.raises(BrokenFacts):
            read_claim("row", {**row, **spoilt})
    with pytest.raises(ConventionError):
        read_claim("row", {**row, "event": "convention-2025"})
