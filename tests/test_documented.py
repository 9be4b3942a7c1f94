"""Published figures against the rules: clean ones to the cent, wrong ones with our figure and a checked reason."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from convention_sim import answer
from convention_sim.documented import MAXIMUM_DA, Figure, Row, RowError, documented, figure
from convention_sim.facts import law_on
from convention_sim.history import statistics

# Numbers of the worked examples of the web that must be here.
EXAMPLES = (
    7, 11, 12, 13, 18, 19, 20, 24, 26, 27, 28, 33, 34, 36, 37, 38, 39, 40, 41, 42, 43, 46, 48, 49, 50, 51, 57,
    58, 59, 60, 61, 62, 67, 68, 81, 82, 83, 84, 85, 86, 87, 88, 93, 94, 95, 99, 101, 104, 108, 109, 110, 111,
    113, 114, 116, 117, 118, 120, 126, 127, 132, 136, 137, 138, 139, 140, 141, 142, 143, 150, 154, 155, 156,
    157, 178, 179, 180, 184, 185, 186, 187, 188, 189, 190, 191, 192, 198, 199, 200, 201,
)  # fmt: skip

# Statements of the first five documents that hold a number; one may give several rows (S3-23a, S3-23b).
STATEMENTS = (
    "S0-03", "S0-04", "S0-07", "S0-09", "S0-10", "S0-13", "S0-14", "S0-15", "S0-16", "S1-01", "S1-02", "S1-02b",
    "S1-10", "S2-01", "S2-07", "S2-08", "S2-09", "S2-10", "S2-20", "S2-21", "S2-22", "S2-23", "S2-24", "S2-25",
    "S3-03", "S3-04", "S3-05", "S3-06", "S3-09", "S3-20", "S3-21", "S3-22", "S3-23", "S4-12", "S4-13", "S4-15",
    "S4-20", "S4-21", "S4-22", "S4-23", "S4-24", "S4-27", "S4-28", "S4-40", "S4-41", "S4-42", "S4-43", "S4-44",
    "S4-45",
)  # fmt: skip

REASON = {"reason_fr": "…", "reason_en": "…"}
ROWS = documented()
FIGURES = [pytest.param(row, each, id=f"{row.file}:{row.id}:{place}") for row in ROWS for place, each in enumerate(row.figures)]


def fact_value(fact: Mapping[str, str]) -> dict[str, Any]:
    """A dated fact or a statistic in the shape of a response, so that its figure reads it like any amount."""
    if "statistic" in fact:
        rows = statistics(fact["statistic"], fact["scope"])
        (found,) = (row for row in rows if str(row.date) == fact["date"] and row.variant == fact.get("variant", ""))
        return {"amounts": {"value": found.value}}
    known = law_on(date.fromisoformat(fact["date"])).fact(fact["key"])
    scale = 100 if known.unit in ("EUR", "FRF", "percent", "points") else 1
    return {"amounts": {"value": Fraction(known.known_value(), scale)}}


def answered(request: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a request that must be accepted."""
    response = answer(dict(request))
    assert "error" not in response, response
    return response


def responses(row: Row, each: Figure) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answer to the row's request, and to the one that explains the stated figure."""
    if row.kind == "fact":
        return fact_value(row.fact), fact_value(row.fact)
    ours = answered(row.request)
    if each.quantity == MAXIMUM_DA:
        # The highest lawful fee is printed only for a fee above it.
        violation = answered({**row.request, "fee": "999.00"})["violations"][0]
        ours = {"amounts": {MAXIMUM_DA: violation["maximum"]}}
    return ours, answered(row.request_for(each)) if each.instead else ours


@pytest.mark.parametrize(("row", "each"), FIGURES)
def test_every_published_figure_has_the_verdict_that_the_rules_give_it(row: Row, each: Figure) -> None:
    if each.verdict == "not-computable":
        assert each.reason_fr
        assert each.reason_en
        return
    ours, theirs = responses(row, each)
    stated = Fraction(each.stated)
    if each.verdict == "match":
        assert each.read(ours) == stated
        return
    assert each.claimed(ours) == Fraction(each.computed)
    assert Fraction(each.computed) != stated
    if each.explained:
        assert each.read(theirs) == stated


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.file}:{row.id}") for row in ROWS])
def test_every_row_is_checked_or_says_why_it_cannot_be(row: Row) -> None:
    assert row.title_fr
    assert row.title_en
    assert row.source
    if row.kind == "other":
        assert row.reason_fr
        assert row.reason_en
        assert {each.verdict for each in row.figures} <= {"not-computable"}
    else:
        assert row.figures
        assert bool(row.request) == (row.kind == "settle")
        assert bool(row.fact) == (row.kind == "fact")
    for each in row.figures:
        assert bool(each.reading_fr) == bool(each.reading_en)


def test_a_cause_is_given_for_every_wrong_or_ambiguous_figure_of_the_web_and_of_the_first_documents() -> None:
    figures = [(row.id, each) for row in documented("web") + documented("seeds") for each in row.figures]
    assert [name for name, each in figures if bool(each.cause) != (each.verdict in ("wrong", "ambiguous"))] == []


def test_a_match_needs_no_other_request() -> None:
    matches = [(row.id, each) for row in ROWS for each in row.figures if each.verdict == "match"]
    assert [name for name, each in matches if each.instead or each.claims] == []


def test_identifiers_are_unique() -> None:
    names = [row.id for row in ROWS]
    assert sorted(set(names)) == sorted(names)


def test_every_published_example_is_present() -> None:
    assert [row.id for row in documented("web")] == [f"ex{number:03d}" for number in EXAMPLES]
    assert len(EXAMPLES) == 90


def test_every_statement_with_a_number_in_the_first_documents_is_present() -> None:
    names = [row.id for row in documented("seeds")]
    assert {name if name in STATEMENTS else name[:-1] for name in names} == set(STATEMENTS)


def test_the_antilles_and_reunion_share_one_tariff_from_the_first_of_july_2017() -> None:
    for specialty in ("generaliste", "specialiste", "psychiatre"):
        physician = {"specialty": specialty, "sector": "1"}
        bases = {
            answered({"date": "2017-07-01", "physician": physician, "pathway": "hors-parcours", "patient": {"region": region}})
            ["amounts"]["base"]
            for region in ("guadeloupe", "martinique", "guyane", "reunion")
        }  # fmt: skip
        assert len(bases) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "right"}, "unknown verdict 'right'"),
        ({"quantity": "refund"}, "unknown quantity"),
        ({"quantity": "value"}, "unknown quantity"),
        ({"minus": ["refund"]}, "unknown quantity"),
        ({"verdict": "wrong", **REASON}, "needs what the rules give"),
        ({"computed": "16.55"}, "only a wrong or ambiguous figure"),
        ({"verdict": "wrong", "computed": "16.55"}, "reason must be given in both languages"),
        ({"verdict": "ambiguous", "computed": "16.55", **REASON}, "needs the reading that explains it"),
        ({"verdict": "wrong", "computed": "16.55", **REASON, "cause": "bad luck"}, "unknown cause"),
        ({"amount": "1"}, "unexpected keyword argument 'amount'"),
    ],
)
def test_a_figure_that_cannot_be_checked_is_refused_with_its_place(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RowError, match=message) as caught:
        figure({"quantity": "amo", "stated": "17.55", "verdict": "match", **change}, "web: ex018")
    assert "web: ex018" in str(caught.value)


def test_an_unknown_file_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RowError, match="seeds, web"):
        documented("press")
