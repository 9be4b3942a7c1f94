"""The glossary says nothing that the facts do not: its amounts, rates and dates are theirs, in both languages."""

import re
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from convention_sim import money
from convention_sim.errors import BrokenFacts
from convention_sim.facts import Subject, announced, load
from convention_sim.glossary import LONGEST_DEFINITION, Term, checked, groups, term, terms
from convention_sim.history import events, statistics
from convention_sim.wording import MONTHS, Language

LANGUAGES: tuple[Language, Language] = ("fr", "en")
FULL = 10_000
Amount = tuple[str, int]  # ("EUR", cents) or ("%", basis points)
Known = Callable[[str], int]

MARKED = {
    "fr": {"EUR": r"(\d[\d\u202f]*(?:,\d+)?)\u00a0€", "%": r"(\d+(?:,\d+)?)\u00a0%"},
    "en": {"EUR": r"€(\d[\d,]*(?:\.\d+)?)", "%": r"(\d+(?:\.\d+)?)%"},
}

# What follows from the facts: computed here again, from the facts as they are today.
COMPUTED: Mapping[str, Callable[[Known], set[Amount]]] = {
    "depassement": lambda on: {("EUR", 6000 - on("C@2025-06-01"))},
    "da": lambda on: {("%", on("coefficient_da@2025-06-01") - FULL)},
    "tarif_autorite": lambda on: {
        ("EUR", money.share(on(f"tarif_autorite_{who}@2025-06-01"), on("taux_amo@2025-06-01"))) for who in ("generaliste", "specialiste")
    },
    "code_cnpsy": lambda on: {("EUR", sum(on(f"{key}@2022-04-01") for key in ("CNPSY", "MPC.psychiatre", "MCS.psychiatre")))},
    "mcs": lambda on: {("%", on("taux_amo@2025-06-01") - on("points_hors_parcours@2025-06-01"))},
    "mcg": lambda on: {("EUR", on("G@2024-12-22") + on("MCG@2017-07-01"))},
    "mmg": lambda on: {("EUR", on(f"{letter}@2017-05-01") + on(f"{added}@2017-05-01")) for letter, added in (("C", "MMG"), ("CS", "MPC"))},
    "teleconsultation": lambda on: {("EUR", on("C@2023-11-01") + on("MMG@2023-11-01"))},
    "taux_remboursement": lambda on: {("%", on("taux_amo@2025-06-01") - on("points_hors_parcours@2025-06-01"))},
    "ticket_moderateur": lambda on: {("%", FULL - on("taux_amo@2025-06-01"))},
    "contrat_responsable": lambda on: {("%", FULL + on("plafond_responsable_sans_option@2025-06-01"))},
    "regime_local": lambda on: {("%", FULL - on("taux_alsace_moselle@2025-06-01"))},
    "taux_depassement_cnam": lambda _: {("%", 5000), ("%", money.rounded(5000 * 100, 150) // 10 * 10)},
    "mep": lambda _: {("%", int(found.value * 100)) for found in statistics("share_sector2") if found.year in (2012, 2013)},
}

# Neither a fact nor computed from facts, and why it may stand.
HELD: Mapping[str, dict[Amount, str]] = {
    "syndicat_representatif": {("%", 1000): "threshold of the elections, from the press of 2015"},
    "activite_liberale_hopital": {("%", 2000): "public health code L. 6154-2, read as at 2002"},
    "depassement": {("EUR", 6000): "the fee of the example"},
    "tarif_autorite": {("EUR", 300): "quoted as wrong", ("EUR", 400): "quoted as wrong"},
    "mcg": {("EUR", 3150): "what an official sheet prints wrongly"},
    "examen_enfant": {("%", FULL): "full cover"},
    "taux_remboursement": {("%", FULL): "full cover"},
    "pourcentage_brss": {("%", FULL): "how contracts are worded", ("%", 2 * FULL): "how contracts are worded"},
    "ame": {("%", FULL): "full cover"},
    "ald": {("%", FULL): "full cover"},
    "maternite": {("%", FULL): "full cover"},
    "at_mp": {("%", FULL): "full cover"},
    "invalidite": {("%", FULL): "full cover"},
    "mg_france": {("%", 3660): "elections of 2021"},
    "avenir_spe_le_bloc": {("%", 3930): "elections of 2021"},
    "pass": {("EUR", 4_806_000): "order on the ceiling of 2026, not a fact of fees"},
    "curps": {("%", 50): "contribution of physicians, not a fact of fees"},
    "rmt": {("EUR", 4000): "convention of 2005"},
}

# Days of the texts that are neither those of a fact nor of an event, and why they may stand.
OTHER_DAYS = {
    date(2008, 5, 15): "decree no 2008-464",
    date(2003, 10, 7): "decree no 2003-959",
}


def subjects() -> dict[str, Subject]:
    return load() | announced()


def value(reference: str) -> int:
    """The value of a fact on a day, from "key@day"."""
    key, _, day = reference.partition("@")
    when = date.fromisoformat(day)
    return next(fact for fact in reversed(subjects()[key].facts) if fact.start <= when).known_value()


def texts(found: Term, language: Language) -> tuple[str, str]:
    return found.definition(language), found.trap(language)


def amounts(text: str, language: Language) -> set[Amount]:
    """Every amount in euros and every percentage of a text."""
    plain = str.maketrans({"\u202f": None, ",": "."} if language == "fr" else {",": None})
    return {
        (unit, int(Decimal(number.translate(plain)) * 100)) for unit, mark in MARKED[language].items() for number in re.findall(mark, text)
    }


def units(reference: str) -> str:
    return "EUR" if subjects()[reference.partition("@")[0]].unit == "EUR" else "%"


def references(found: Term) -> list[str]:
    return [f"{key}@{day.isoformat()}" for key, day in found.facts]


def computed(found: Term) -> set[Amount]:
    return COMPUTED[found.id](value) if found.id in COMPUTED else set()


def allowed(found: Term) -> set[Amount]:
    from_facts = {(units(reference), value(reference)) for reference in references(found)}
    return from_facts | computed(found) | set(HELD.get(found.id, {}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", terms(), ids=lambda found: found.id)
def test_every_amount_and_rate_of_a_text_is_a_fact_or_follows_from_facts(found: Term, language: Language) -> None:
    stated = amounts(" ".join(texts(found, language)), language)
    assert stated - allowed(found) == set()


def computed_with(found: Term) -> set[str]:
    """The facts that the computed amounts of a term come from."""
    used: set[str] = set()

    def noted(reference: str) -> int:
        used.add(reference)
        return value(reference)

    if found.id in COMPUTED:
        COMPUTED[found.id](noted)
    return used


def states(text: str, number: int, language: Language) -> bool:
    """Whether a text holds a number of hundredths, whatever its unit.

    >>> states("depuis 26,50\u00a0€", 2650, "fr"), states("40 points", 4000, "en"), states("140", 4000, "en")
    (True, True, False)
    """
    point = "," if language == "fr" else "."
    numbers = re.findall(rf"\d+(?:{re.escape(point)}\d+)?", text)
    return any(Decimal(found.replace(",", ".")) * 100 == number for found in numbers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [found for found in terms() if found.facts], ids=lambda found: found.id)
def test_every_fact_that_a_term_names_is_repeated_or_computed_with(found: Term, language: Language) -> None:
    text = " ".join(texts(found, language))
    left = set(references(found)) - computed_with(found)
    assert [reference for reference in left if not states(text, value(reference), language)] == []


def test_computed_and_held_amounts_belong_to_a_term_that_still_states_them() -> None:
    stated = {found.id: amounts(" ".join(texts(found, "fr")), "fr") for found in terms()}
    stale = {(key, amount) for key, held in HELD.items() for amount in held if amount not in stated[key]}
    stale |= {(key, amount) for key, rule in COMPUTED.items() if key != "mep" for amount in rule(value) if amount not in stated[key]}
    assert stale == set()


@pytest.mark.parametrize("found", terms(), ids=lambda found: found.id)
def test_both_languages_state_the_same_amounts(found: Term) -> None:
    for fr, en in zip(texts(found, "fr"), texts(found, "en"), strict=True):
        assert amounts(fr, "fr") == amounts(en, "en")


def days(text: str, language: Language) -> set[date]:
    """Every full date of a text."""
    found = re.findall(rf"(\d{{1,2}})(?:er)?\s({'|'.join(MONTHS[language])})\s(\d{{4}})", text)
    return {date(int(year), MONTHS[language].index(month) + 1, int(day)) for day, month, year in found}


def days_of_facts() -> set[date]:
    return {fact.start for subject in subjects().values() for fact in subject.facts}


def days_of_events() -> set[date]:
    lives = [(event.date, event.signed, event.approved, event.published, event.in_force, event.annulled) for event in events()]
    steps = [step.date for event in events() for step in event.steps]
    return {moment.first for moment in [*steps, *(moment for life in lives for moment in life)] if moment and moment.precision == "day"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_text_is_that_of_a_fact_or_of_an_event(language: Language) -> None:
    known = days_of_facts() | days_of_events() | set(OTHER_DAYS)
    strange = {(found.id, day) for found in terms() for text in texts(found, language) for day in days(text, language) - known}
    assert strange == set()


def edges(found: Term) -> Iterable[date]:
    """The full days that bound a term, the end as the day after."""
    start, end = (found.period or "../..").split("/")
    if len(start) == len("2024-12-22"):
        yield date.fromisoformat(start)
    if len(end) == len("2024-12-22"):
        yield date.fromisoformat(end) + timedelta(days=1)


PERIODS_OF_TEXTS = {
    date(1966, 3, 9): "order of 9 March 1966 on default tariffs",
    date(2003, 10, 7): "decree no 2003-959",
    date(2016, 1, 1): "law no 2015-1702, universal health protection",
}


def test_every_period_begins_and_ends_with_a_fact_or_an_event() -> None:
    known = days_of_facts() | days_of_events() | set(PERIODS_OF_TEXTS)
    assert {(found.id, day) for found in terms() for day in edges(found) if day not in known} == set()


@pytest.mark.parametrize("found", terms(), ids=lambda found: found.id)
def test_both_languages_state_the_same_days(found: Term) -> None:
    assert days(" ".join(texts(found, "fr")), "fr") == days(" ".join(texts(found, "en")), "en")


def test_every_group_has_terms_and_every_term_can_be_reached() -> None:
    assert {group.id for group in groups()} == {found.group for found in terms()}
    linked = {key for found in terms() for key in found.links}
    alone = {found.id for found in terms() if not found.links and found.id not in linked}
    assert alone == set()


def test_the_ban_on_extra_fees_for_ame_is_told_as_disputed() -> None:
    assert "discuté" in term("ame").trap_fr
    assert "disputed" in term("ame").trap_en


BANNED = re.compile(r"overrun|conventioned|illegal", re.IGNORECASE)


def test_english_texts_avoid_the_calques_of_translations() -> None:
    words = {found.id: " ".join((found.en, *found.also_en, *texts(found, "en"))) for found in terms()}
    assert [key for key, text in words.items() if BANNED.search(text)] == []


def test_words_of_tooltips_do_not_hold_single_letters() -> None:
    assert [word for found in terms() for language in LANGUAGES for word in found.words(language) if len(word) < 2] == []


GOOD: dict[str, Any] = {
    "groups": {"g": {"fr": "Groupe", "en": "Group"}},
    "terms": {
        "a": {"group": "g", "fr": "a", "en": "a", "definition_fr": "Un.", "definition_en": "One.", "links": ["b"], "words_fr": ["mot"]},
        "b": {"group": "g", "fr": "b", "en": "b", "definition_fr": "Deux.", "definition_en": "Two."},
    },
}
FAULTS = {
    "a field that nobody reads": {"defintion": "…"},
    "no definition in English": {"definition_en": ""},
    "a definition too long": {"definition_fr": "mot " * (LONGEST_DEFINITION + 1)},
    "a trap in one language": {"trap_fr": "Piège."},
    "a period that is none": {"period": "2017"},
    "an unknown group": {"group": "h"},
    "a link that leads nowhere": {"links": ["c"]},
    "a link to itself": {"links": ["b"]},
    "a word that names another term": {"words_fr": ["mot"]},
    "a text said to be read and not named": {"law_seen": True},
    "a fact without a day": {"facts": ["C"]},
}


def test_a_sound_glossary_is_taken() -> None:
    assert len(checked(deepcopy(GOOD))[1]) == 2


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_faulty_term_is_refused(fault: dict[str, Any]) -> None:
    tables = deepcopy(GOOD)
    tables["terms"]["b"] |= fault
    with pytest.raises(BrokenFacts, match=r"glossary: b|names both"):
        checked(tables)


def test_a_term_without_a_name_is_refused() -> None:
    tables = deepcopy(GOOD)
    del tables["terms"]["b"]["en"]
    with pytest.raises(BrokenFacts, match="glossary: b"):
        checked(tables)
