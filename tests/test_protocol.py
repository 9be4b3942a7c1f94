"""The JSON protocol: the published example, the defaults, the schema of requests and answers."""

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from convention_sim import answer
from convention_sim.protocol import schema
from convention_sim.vocabulary import ACTS, OPTIONS, PATHWAYS, REGIONS, SECTORS, SPECIALTIES, STATUSES

from .json_cases import EXAMPLE, EXAMPLE_AMOUNTS, MINIMAL, REQUEST, RESPONSE, asked


def test_the_published_example_gives_the_published_answer() -> None:
    found = answer(EXAMPLE)
    assert found["amounts"] == EXAMPLE_AMOUNTS
    assert list(found["amounts"]) == list(EXAMPLE_AMOUNTS)
    assert found["items"] == [{"code": "G", "amount": "30.00"}]
    assert found["violations"] == []
    assert list(found) == ["amounts", "items", "steps", "not_applied", "violations", "warnings", "validity"]


def test_a_request_is_left_as_it_was() -> None:
    request = copy.deepcopy(EXAMPLE)
    answer(request)
    assert request == EXAMPLE


def test_an_answer_belongs_to_whoever_asked() -> None:
    """Writing in one answer changes no later one, however deep."""
    before = json.dumps(answer(EXAMPLE))
    found = answer(EXAMPLE)
    for step in found["steps"]:
        for fact in step["facts"]:
            fact["label"]["fr"] = fact["sources"][0]["title"] = "changed"
            fact["sources"].clear()
    assert json.dumps(answer(EXAMPLE)) == before


def test_defaults_are_those_that_the_contract_gives() -> None:
    whole = {
        **MINIMAL,
        "physician": {"specialty": "generaliste", "sector": "1", "option": None},
        "act": "consultation",
        "fee": None,
        "pathway": "medecin-traitant",
        "particular_demand": False,
        "patient": {"statuses": [], "region": "metropole"},
        "contract": None,
    }
    assert answer(MINIMAL) == answer(whole)
    specialist = asked("physician.specialty", "specialiste")
    assert answer(specialist) == answer(specialist | {"pathway": "adresse"})
    opinion = asked("act", "avis-ponctuel")
    assert answer(opinion) == answer(opinion | {"pathway": "adresse"})


@pytest.mark.parametrize(
    "path",
    [
        *("physician.option", "act", "fee", "pathway", "particular_demand", "contract"),
        *("patient", "patient.birth_date", "patient.age", "patient.statuses", "patient.region"),
    ],
)
def test_null_is_the_same_as_absent(path: str) -> None:
    request = asked(path, None)
    REQUEST.validate(request)
    assert answer(request) == answer(MINIMAL)


def test_before_2002_the_amounts_come_in_francs_too() -> None:
    found = answer(MINIMAL | {"date": "1999-06-01"})
    RESPONSE.validate(found)
    assert found["amounts"]["base"] == "17.53"
    assert found["amounts_francs"]["base"] == "115.00"
    assert found["amounts_francs"]["amo"] == "80.50"
    assert found["items_francs"] == [{"code": "C", "amount": "115.00"}]
    assert "amounts_francs" not in answer(MINIMAL | {"date": "2002-01-01"})


def test_an_unlawful_fee_carries_its_code_and_the_lawful_maximum() -> None:
    (violation,) = answer(MINIMAL | {"fee": "40.00"})["violations"]
    assert (violation["code"], violation["maximum"]) == ("sector-1-above-tariff", "30.00")


def test_a_date_after_the_last_check_is_labelled() -> None:
    validity = answer(MINIMAL | {"date": "2099-01-01"})["validity"]
    assert validity["after_last_check"] is True
    assert validity["checked"] < "2099-01-01"
    assert answer(EXAMPLE)["validity"]["after_last_check"] is False


def test_a_fact_comes_with_its_value_its_period_and_its_sources() -> None:
    def contribution(day: str) -> dict[str, Any]:
        (step,) = [step for step in answer(MINIMAL | {"date": day})["steps"] if step["id"] == "participation_forfaitaire"]
        (fact,) = [fact for fact in step["facts"] if fact["key"] == "participation_unitaire"]
        return dict(fact)

    before, since = contribution("2012-06-01"), contribution("2025-06-01")
    assert (before["since"], before["until"], before["value"]["en"]) == ("2005-01-01", "2024-05-14", "€1.00")
    assert (since["since"], since["until"], since["value"]["en"]) == ("2024-05-15", None, "€2.00")
    assert all(source["id"] and source["title"] for source in before["sources"] + since["sources"])


# --- the schema


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_schema_knows_the_words_that_the_program_knows() -> None:
    fields = schema()["$defs"]["request"]["properties"]
    physician = fields["physician"]["properties"]
    patient = fields["patient"]["anyOf"][0]["properties"]
    assert physician["specialty"]["enum"] == list(SPECIALTIES)
    assert physician["sector"]["enum"] == list(SECTORS)
    assert physician["option"]["enum"] == [*OPTIONS, None]
    assert fields["act"]["enum"] == [*ACTS, None]
    assert fields["pathway"]["enum"] == [*PATHWAYS, None]
    assert patient["region"]["enum"] == [*REGIONS, None]
    assert patient["statuses"]["items"]["enum"] == list(STATUSES)


@pytest.mark.parametrize(
    "request_",
    [
        EXAMPLE,
        MINIMAL,
        MINIMAL | {"date": "1991-06-01"},
        MINIMAL | {"physician": {"specialty": "psychiatre", "sector": "2"}, "fee": "90", "pathway": "hors-parcours"},
        MINIMAL | {"physician": {"specialty": "generaliste", "sector": "3"}, "fee": "60", "contract": {"real_cost": True}},
        MINIMAL | {"contract": {"percent_optam": 300, "percent_sans_optam": 290}, "patient": {"region": "alsace-moselle"}},
        MINIMAL | {"contract": {"percent": 100, "percent_optam": None}, "patient": {"birth_date": "2010-05-06"}},
    ],
)
def test_what_is_answered_fits_the_schema_and_so_does_the_answer(request_: dict[str, Any]) -> None:
    REQUEST.validate(request_)
    RESPONSE.validate(answer(request_))
