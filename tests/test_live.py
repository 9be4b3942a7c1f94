"""What the simulator's page is made of: fields in, a décompte out; the form, the stored answers, the call to copy."""

import json
import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention_sim import ConventionError, settle, visit
from convention_sim.case import Case
from convention_sim.live import ask
from convention_sim.live.call import as_python
from convention_sim.live.fields import FIELDS, address, fields_of, read_fields
from convention_sim.live.form import form
from convention_sim.live.openings import openings
from convention_sim.live.rendering import compare, render
from convention_sim.live.table import DAY, ISO, common, date_words, key, spans, table
from convention_sim.views import words
from convention_sim.views.words import LANGUAGES, Language

from .strategies import visits

GP = {"date": "2026-11-22", "specialty": "generaliste", "sector": "1"}
stored = cache(table)
described = cache(form)
both = pytest.mark.parametrize("language", LANGUAGES)


def field(name: str, language: Language = "fr") -> dict[str, Any]:
    found: dict[str, Any] = next(each for group in described(language)["groups"] for each in group["fields"] if each["name"] == name)
    return found


def opened(entry: dict[str, Any], values: dict[str, str]) -> bool:
    """Whether one entry of a choice holds, as the page reads it."""
    after = values["date"] >= entry.get("from", "") and values["date"] <= entry.get("to", "9999")
    return after and all(values.get(name) in accepted for name, accepted in entry.get("where", {}).items())


def is_open(name: str, word: str, **values: str) -> bool:
    choice = next(each for each in field(name)["choices"] if each["value"] == word)
    return "open" not in choice or any(opened(entry, values) for entry in choice["open"])


# Fields to a case and back.


@given(visits())
def test_a_case_written_as_fields_reads_back_the_same(case: Case) -> None:
    assert read_fields(fields_of(case)) == case


def test_an_age_that_changes_within_the_year_has_no_address() -> None:
    with pytest.raises(ValueError, match="one age"):
        address(visit("2025-06-01", "generaliste", birth_date="2007-03-01"))


@given(visits())
def test_the_python_call_gives_the_same_amounts(case: Case) -> None:
    *imports, call = as_python(case).splitlines()
    names: dict[str, Any] = {}
    code = "\n".join([*imports, f"found = {call}"])
    try:
        expected = settle(case).values
    except ConventionError as refusal:
        with pytest.raises(type(refusal)):
            exec(code, names)  # noqa: S102 - what the reader would paste
    else:
        exec(code, names)  # noqa: S102 - the same
        assert names["found"].values == expected


def test_an_address_names_its_fields_in_one_order_and_nothing_that_goes_without_saying() -> None:
    case = visit("2025-03-01", "generaliste", sector="2", fee="60.00", act="consultation", contract=200, statuses=["css", "ald"])
    assert address(case) == "date=2025-03-01&specialty=generaliste&sector=2&fee=60&contract=200&statuses=ald,css"


@pytest.mark.parametrize(("typed", "cents"), [("60", 6000), ("26,5", 2650), (" 26.50 €", 2650), ("1\u00a0", 100), ("0", 0)])
def test_a_fee_is_read_the_way_people_type_it(typed: str, cents: int) -> None:
    assert read_fields({**GP, "fee": typed}).fee == cents


REFUSED = {
    "fee": ["abc", "-5", "1e9", "NaN", "60.005", "9" * 10, "9" * 100_000, "<b>60</b>", "٦٠"],
    "age": ["-1", "131", "1.5", "x", "9" * 100_000],
    "percent": ["", "x", "10001", "-1"],
    "date": ["", "2025-02-30", "01/03/2025", "x" * 100_000, "0000-00-00"],
    "specialty": ["", "medecin", "<script>alert(1)</script>", "generaliste,psychiatre"],
    "sector": ["9", "1-DP"],
    "option": ["OPTAM"],
    "act": ["x" * 100_000],
    "pathway": ["../.."],
    "statuses": ["ald,,x", "ALD"],
    "region": ["paris"],
    "contract": ["120", "{}"],
    "particular_demand": ["no", "true"],
    "not_responsible": ["1"],
    "toString": ["x"],
    "__proto__": ["x"],
}


@both
@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in REFUSED.items() for text in texts], ids=lambda text: text[:20])
def test_what_cannot_be_read_is_refused_in_the_language_of_the_reader(name: str, text: str, language: Language) -> None:
    contract = {"contract": "other"} if name == "percent" else {"contract": "100"} if name == "not_responsible" else {}
    error = render({**GP, **contract, name: text}, language)["error"]
    assert error["field"] == (name if name in FIELDS else "")
    assert 10 < len(error["message"]) < 200
    other: Language = "en" if language == "fr" else "fr"
    assert error["message"] != render({**GP, **contract, name: text}, other)["error"]["message"]


@both
@pytest.mark.parametrize("given_fields", [None, [], "x", 7, {"date": 1}, {"date": None}, {1: "x"}, {"date": ["2025-03-01"]}])
def test_what_is_no_form_at_all_is_refused_too(given_fields: object, language: Language) -> None:
    assert render(given_fields, language)["error"]["message"]


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=12) | st.sampled_from(["1", "2", "100", "yes", "css", "2025-03-01"])))
def test_no_text_in_any_field_raises_or_writes_markup(fields: dict[str, str]) -> None:
    found = render({**GP, **fields}, "fr")
    assert ("error" in found) != ("html" in found)
    assert "<script" not in found.get("html", "")


# What is shown.


@given(visits())
def test_the_page_shows_the_amounts_of_the_package(case: Case) -> None:
    found = render(fields_of(case), "en")
    if "error" in found:
        with pytest.raises(ConventionError) as refusal:
            settle(case)
        assert found["error"]["message"] == words.typeset(refusal.value.message["en"], "en")
        return
    result = settle(case)
    for name in ("honoraires", "base", "amo", "amc", "reste_a_charge"):
        assert found["lines"][name] == words.euros(result[name], "en")


def test_an_unlawful_fee_is_said_before_anything_else_with_the_lawful_maximum() -> None:
    html = render({**GP, "fee": "50"}, "fr")["html"]
    assert re.match(r'<div class="cs-result" lang="fr"><p class="cs-unlawful"><strong>Illicite', html)
    assert "30,00\u00a0€ au plus" in html


def test_a_warning_is_shown_without_a_click_and_what_did_not_apply_behind_one() -> None:
    html = render({**GP, "sector": "2", "fee": "80", "contract": "100"}, "fr")["html"]
    before, _, behind = html.partition("<details")
    assert "tact et mesure" in before
    assert "tact et mesure" not in behind
    assert "Ce qui n’a pas joué" in behind
    assert "Sources" in behind


def test_a_comparison_marks_the_lines_that_differ_and_no_other() -> None:
    found = compare({**GP, "contract": "100"}, {**GP, "contract": "100", "sector": "2", "fee": "60"}, "fr")
    marked = {line["name"]: line["texts"] for line in found["lines"] if line["differs"]}
    assert marked.keys() == {"sector", "honoraires", "base", "depassement", "ticket_moderateur", "amo", "amc", "reste_a_charge"}
    assert marked["depassement"] == ["0,00\u00a0€", "37,00\u00a0€"]
    assert found["html"].count('<tr class="cs-differing">') == len(marked)
    assert all(line["texts"][0] == line["texts"][1] for line in found["lines"] if not line["differs"])


def test_a_comparison_with_a_refused_case_leaves_its_column_empty() -> None:
    found = compare(GP, {**GP, "sector": "3"}, "fr")
    assert "error" in found["cases"][1]
    assert {line["texts"][1] for line in found["lines"]} == {""}


def test_the_browser_has_one_door() -> None:
    assert ask("render", {"lang": "en", "fields": GP}) == render(GP, "en")
    assert ask("settle", {"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "1"}})["amounts"]["amo"] == "19.00"
    assert "$defs" in ask("schema", {})
    assert "error" in ask("render", {})


# The form.


@both
def test_the_form_has_every_field_in_the_order_of_an_address_with_a_label(language: Language) -> None:
    fields = [each for group in described(language)["groups"] for each in group["fields"]]
    assert [each["name"] for each in fields] == list(FIELDS)
    assert all(each["label"] for each in fields)


def test_the_form_is_the_same_in_both_languages_but_for_its_words() -> None:
    def bare(found: Any) -> Any:
        if isinstance(found, dict):
            return {name: bare(value) for name, value in found.items() if name not in ("label", "hint", "error", "missing")}
        return [bare(each) for each in found] if isinstance(found, list) else found

    french, english = (bare(described(language)["groups"]) for language in LANGUAGES)
    assert french == english


@given(visits())
def test_a_visit_that_can_be_settled_uses_open_choices_only(case: Case) -> None:
    """But for sector and option, where the form keeps to the practices that the law defines."""
    try:
        settle(case)
    except ConventionError:
        return
    values = {"date": case.date.isoformat(), "specialty": case.specialty, "sector": case.sector, "act": case.act}
    assert is_open("act", case.act, **values)
    assert is_open("pathway", case.pathway, **values)
    assert all(is_open("statuses", status, **values) for status in case.statuses)


DATED_CHOICES = [
    ("option", "cas", "2013-12-01", "2016-12-31"),
    ("option", "optam-co", "2017-01-01", "2024-12-31"),
    ("statuses", "cmu-c", "2000-01-01", "2019-10-31"),
]


@pytest.mark.parametrize(("name", "word", "first", "last"), DATED_CHOICES)
def test_a_choice_opens_and_closes_on_the_days_of_the_law(name: str, word: str, first: str, last: str) -> None:
    surgeon = {"specialty": "chirurgien", "sector": "2"}
    before, after = (date.fromordinal(date.fromisoformat(day).toordinal() + shift).isoformat() for day, shift in ((first, -1), (last, 1)))
    found = [is_open(name, word, date=day, **surgeon) for day in (before, first, last, after)]
    assert found == [False, True, True, False]


def test_a_closed_choice_is_one_that_the_package_refuses() -> None:
    assert not is_open("option", "optam-aco", date="2026-11-22", specialty="generaliste", sector="2")
    assert not is_open("option", "optam", date="2026-11-22", specialty="generaliste", sector="1")
    assert not is_open("act", "teleconsultation", date="2017-06-01", specialty="generaliste", sector="1")
    assert not is_open("pathway", "acces-direct", date="2026-11-22", specialty="dermatologue", sector="1", act="consultation")
    assert [opening.where for opening in openings("region", "mayotte")] == [{}]


@pytest.mark.parametrize("name", ["fee", "age", "percent"])
@given(text=st.text(alphabet="0123456789.,-€e \u00a0\u202fx", max_size=8))
def test_what_the_form_lets_one_type_is_what_the_package_reads(name: str, text: str) -> None:
    described_field = field(name)
    accepted = bool(re.fullmatch(described_field["pattern"], text))
    if accepted and "highest" in described_field:
        accepted = int(re.sub("[^0-9]", "", text)) <= described_field["highest"]
    found = render({**GP, "contract": "other", "percent": "100", name: text or "1"}, "fr")
    refused = found.get("error", {}).get("field") == name
    assert accepted != refused or not text


# The stored answers.


def read_stored(language: Language, name: str, day: date) -> Any:
    """An answer put together again, as the page does."""
    found = stored(language)
    days, months = found["days"], found["months"]
    entry = next(span["cases"][name] for span in reversed(found["spans"]) if span["from"] <= day.isoformat() and name in span["cases"])
    figures = [found["figures"][number] for number in entry[1]]
    text = re.sub("¤([0-9]+)¤", lambda place: figures[int(place[1])], "".join(found["parts"][number] for number in entry[0]))
    text = text.replace(DAY, days[day.day - 1] + months[day.month - 1] + str(day.year)).replace(ISO, day.isoformat())
    return json.loads(text)


@both
def test_every_stored_answer_is_the_one_of_the_package(language: Language) -> None:
    for number, fields in enumerate(common()):
        for span in spans():
            day = date.fromordinal(span.start.toordinal() + number % 45)
            assert read_stored(language, key(fields), day) == render({"date": day.isoformat(), **fields}, language), fields


def test_the_stored_answers_start_after_the_last_check_and_never_end() -> None:
    found = stored("fr")["spans"]
    assert found[0]["from"] == "2026-11-01"
    assert found[-1]["to"] is None
    assert len(found[0]["cases"]) == len(list(common()))


def test_the_key_of_a_common_visit_is_its_address_without_the_day() -> None:
    for fields in common():
        if "fee" in fields or fields["sector"] != "3":
            case = read_fields({**GP, **fields})
            assert address(case) == f"date=2026-11-22&{key(fields)}"


@both
@given(day=st.dates())
def test_the_words_of_a_date_are_those_of_the_package(language: Language, day: date) -> None:
    days, months = date_words(language)
    assert days[day.day - 1] + months[day.month - 1] + str(day.year) == words.day(day, language)
