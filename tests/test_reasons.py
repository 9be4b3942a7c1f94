"""Every sentence of a décompte is said in the visit that it is about, and not in an ordinary one."""

import json
from typing import Any

import pytest

from convention_sim import settle
from convention_sim.settlement.reasons import CAVEATS, NOT_APPLIED, VIOLATIONS, WARNINGS, WHY, notes
from convention_sim.views.protocol import response

from .cases import settled

DAY = "2025-03-01"
OUT = "hors-parcours"

# One visit for each sentence; an ordinary visit to a GP is the other side of most of them.
SAID: dict[str, dict[str, Any]] = {
    "fee-is-tariff": {},
    "default-tariff": {"sector": "3", "fee": "60"},
    "lower-base": {"sector": "2", "fee": "60"},
    "lower-base-before-2018": {"day": "2018-03-31", "sector": "2", "fee": "60"},
    "base-with-option": {"sector": "2", "option": "optam", "fee": "60"},
    "base-sector-1": {},
    "base-protected": {"sector": "2", "statuses": ["css"]},
    "one-base": {"specialty": "specialiste", "sector": "2", "act": "avis-ponctuel", "fee": "90"},
    "full-base-no-extra-fee": {"sector": "2"},
    "base-capped": {"fee": "20"},
    "extra-fee": {"sector": "2", "fee": "60"},
    "rate-ald": {"statuses": ["ald"]},
    "rate-maternity": {"statuses": ["maternite"]},
    "rate-ame": {"statuses": ["ame"]},
    "rate-work": {"statuses": ["at-mp"]},
    "rate-invalidity": {"statuses": ["invalidite"]},
    "rate-detention": {"statuses": ["detention"]},
    "rate-child": {"specialty": "pediatre", "act": "examen-enfant"},
    "rate-ordinary": {},
    "outside-pathway": {"pathway": OUT},
    "local-scheme": {"region": "alsace-moselle"},
    "contribution-capped": {"retenu_annee": 4900},
    "contribution": {},
    "public-cover": {"statuses": ["css"]},
    "contract-outside-pathway": {"pathway": OUT, "contract": 200},
    "contract-capped": {"sector": "2", "fee": "100", "contract": 400},
    "contract-real-cost": {"sector": "2", "option": "optam", "fee": "60", "contract": {"real_cost": True, "responsible": False}},
    "contract-percent": {"contract": 100},
    "da": {"specialty": "specialiste", "pathway": OUT},
    "no-contribution-minor": {"birth_date": "2007-02-01"},  # 18 on the day, 17 on 1 January
    "age-18": {"age": 18},
    "no-contribution-status": {"statuses": ["maternite"]},
    "no-contribution-yet": {"day": "2004-12-31"},
    "no-contribution-ceiling": {"retenu_annee": 5000},
    "no-contribution-small": {"fee": "2"},
    "no-penalty-sector-3": {"sector": "3", "fee": "60", "pathway": OUT},
    "no-penalty-under-16": {"age": 15, "pathway": OUT},
    "no-penalty-ald": {"statuses": ["ald"], "pathway": OUT},
    "no-penalty-ame": {"statuses": ["ame"], "pathway": OUT},
    "no-penalty-work": {"statuses": ["at-mp"], "pathway": OUT},
    "no-penalty-yet": {"day": "2005-12-31", "pathway": OUT},
    "no-penalty-exception": {"pathway": "urgence"},
    "no-lower-base": {"sector": "2"},
    "no-coordination": {"specialty": "specialiste", "fee": "26.50"},
    "no-da-gp": {"pathway": OUT},
    "no-da-protected": {"specialty": "specialiste", "pathway": OUT, "statuses": ["css"]},
    "contract-not-used": {"statuses": ["css"], "contract": 100},
    "contract-no-penalty": {"pathway": OUT, "contract": 100},
    "contract-no-contribution": {"contract": 100},
    "extra-fee-on-detained": {"statuses": ["detention"], "fee": "40"},
    "extra-fee-on-public-cover": {"statuses": ["css"], "fee": "40"},
    "extra-fee-on-acs": {"day": "2016-03-01", "sector": "2", "statuses": ["acs"], "fee": "40"},
    "extra-fee-in-emergency": {"sector": "2", "pathway": "urgence", "fee": "40"},
    "da-above-ceiling": {"specialty": "specialiste", "pathway": OUT, "fee": "38"},
    "sector-1-above-tariff": {"fee": "40"},
    "written-information": {"sector": "2", "fee": "70"},
    "ame-extra-fee-disputed": {"sector": "2", "statuses": ["ame"], "fee": "60"},
    "tact-and-measure": {"sector": "2", "fee": "60"},
    "contract-below-minimum": {"contract": 90},
    "contract-gap": {"contract": {"percent_optam": 200, "percent_sans_optam": 190}},
    "responsible-extra-fee-outside-pathway": {"sector": "2", "pathway": OUT, "fee": "60", "contract": 200},
    "responsible-cap-base": {"sector": "2", "fee": "100", "contract": 400},
    "fee-between-bases": {"sector": "2", "fee": "25"},
    "local-scheme-outside-pathway": {"region": "alsace-moselle", "pathway": OUT},
    "extra-fee-outside-pathway-on-public-cover": {"specialty": "specialiste", "pathway": OUT, "statuses": ["css"], "fee": "60"},
    "sector-1-with-option": {"option": "optam"},
    "particular-demand-in-emergency": {"sector": "2", "pathway": "urgence", "fee": "60", "particular_demand": True},
    "public-cover-in-sector-3": {"sector": "3", "statuses": ["css"], "fee": "60"},
    "teleconsultation-in-full": {"day": "2021-06-01", "act": "teleconsultation"},
    "mpc-with-de": {"day": "2020-03-02", "specialty": "specialiste", "fee": "50", "particular_demand": True},
}
ORDINARY = {"fee-is-tariff", "base-sector-1", "rate-ordinary", "contribution"}


def sentences(words: dict[str, Any]) -> set[str]:
    """The identifiers of all that the settlement of a visit says; it also says it in JSON, in both languages, without a gap."""
    asked = {"day": DAY} | words
    taken = {name: asked.pop(name) for name in ("retenu_annee", "retenu_jour") if name in asked}
    case = settled(**asked).case
    found = settle(case, **taken)
    text = json.dumps(response(found), ensure_ascii=False)
    assert "{" not in "".join(text.split('"')[1::2]), text
    reasons = {step.why.id for step in found.steps if step.why}
    noted = (*found.not_applied, *found.violations, *found.warnings, *found.validity.caveats)
    return reasons | {note.id for note in noted}


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_is_said_in_the_visit_that_it_is_about(sentence: str) -> None:
    assert sentence in sentences(SAID[sentence])


def test_an_ordinary_visit_says_nothing_else() -> None:
    assert sentences({}) == ORDINARY


def test_no_sentence_is_without_a_visit_nor_without_a_condition() -> None:
    referred = {key for choices in (*WHY.values(), NOT_APPLIED, VIOLATIONS, WARNINGS, CAVEATS) for _, key in choices}
    assert set(SAID) == set(notes()) == referred


@pytest.mark.parametrize("note", notes().values(), ids=list(notes()))
def test_a_sentence_is_written_in_both_languages(note: Any) -> None:
    assert note.fr.endswith((".", "{couverture_contrat}."))
    assert note.en.endswith((".", "{couverture_contrat}."))
    assert note.fr != note.en
    assert "'" not in note.fr + note.en
    fields = [{field.split("}")[0] for field in text.split("{")[1:]} for text in (note.fr, note.en)]
    assert fields[0] == fields[1]


def test_the_first_ground_of_an_unlawful_fee_is_the_one_reported() -> None:
    """A detained CSS holder in an emergency: one violation, the strictest."""
    found = settled(DAY, sector="2", statuses=["css", "detention"], pathway="urgence", fee="60")
    assert [note.id for note in found.violations] == ["extra-fee-on-detained"]


# --- the facts behind the amounts


def test_a_step_cites_the_dated_facts_that_its_rule_reads() -> None:
    found = settled("2023-11-15", "specialiste", pathway=OUT, contract=100)
    cited = {step.rule.name: [fact.key for fact in step.facts] for step in found.steps}
    assert cited["base_tarifaire"] == ["CS", "MPC"]
    assert cited["part_dans_le_parcours"] == ["taux_amo"]
    assert {"points_hors_parcours", "plafond_hors_parcours"} <= set(cited["majoration_hors_parcours"])
    assert "participation_unitaire" in cited["participation_forfaitaire"]
    assert "coefficient_da" in cited["plafond_da"]


def test_the_rate_of_an_exempt_patient_cites_the_situation_and_not_the_ordinary_rate() -> None:
    found = settled(DAY, statuses=["ald", "maternite"])
    (step,) = [step for step in found.steps if step.rule.name == "part_dans_le_parcours"]
    assert [fact.key for fact in step.facts] == ["statut_ald", "statut_maternite"]


def test_a_sector_3_base_cites_the_default_tariff() -> None:
    for specialty, key in (("generaliste", "tarif_autorite_generaliste"), ("psychiatre", "tarif_autorite_specialiste")):
        found = settled(DAY, specialty, "3", fee="60")
        (step,) = [step for step in found.steps if step.rule.name == "base_tarifaire"]
        assert [fact.key for fact in step.facts] == [key]


# --- how far an answer can be trusted


def test_an_answer_is_as_sure_as_its_weakest_fact_and_as_fresh_as_its_oldest_check() -> None:
    found = settled(DAY)
    used = [fact for step in found.steps for fact in step.facts]
    assert found.validity.checked == min(fact.checked for fact in used)
    assert found.validity.confidence == "high"
    assert settled(DAY, "specialiste", act="teleconsultation").validity.confidence == "medium"
    assert settled("1991-03-01", "specialiste").validity.confidence == "low"


@pytest.mark.parametrize(("day", "after"), [("2012-06-01", False), ("2025-11-03", False), ("2099-12-31", True)])
def test_a_date_after_the_last_check_is_answered_and_labelled(day: str, after: bool) -> None:
    found = settled(day)
    assert found.validity.after_last_check == after
    assert (found.validity.checked.isoformat() < day) == after


def test_a_doubtful_fact_brings_its_note_among_the_caveats() -> None:
    caveats = {note.id for note in settled(DAY, "psychiatre", pathway=OUT).validity.caveats}
    assert "plafond_hors_parcours" in caveats
    assert "plafond_hors_parcours" not in {note.id for note in settled(DAY, "psychiatre").validity.caveats}
