"""Reforms as data: each is what `settle` gives under its change, and a comparison adds up to the cent."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from convention_sim import InvalidRequest, settle, visit
from convention_sim.case import Case
from convention_sim.counterfactuals import Change
from convention_sim.errors import BrokenFacts
from convention_sim.facts import law_on
from convention_sim.facts.loading import announced, sources
from convention_sim.population import catalogue, read, read_rows, settle_visits
from convention_sim.population.catalogue import reform, reforms
from convention_sim.population.comparing import Comparison, compare
from convention_sim.population.visits import Visits
from convention_sim.views.charts import borne, left
from convention_sim.views.population import remarks, year

from .population_rows import A_VISIT, Row, answer_to, columns, row_of, visits_of
from .test_population import answers

# `make bench` does the same on 100,000 visits.
COUNT = 1_500
ALL = pytest.mark.parametrize("key", list(reforms()))


@cache
def drawn() -> tuple[list[Case], Visits]:
    cases = [case._replace(date=date(2025, 3, 1)) if place % 2 else case for place, case in enumerate(visits_of(COUNT, seed=2_026))]
    return cases, read(columns([row_of(case) for case in cases]))


@cache
def compared(key: str) -> Comparison:
    return compare(drawn()[1], reform(key), by=("sector",))


@ALL
def test_a_reform_is_what_settle_gives_under_its_change(key: str) -> None:
    cases, table = drawn()
    found = answers(settle_visits(table, reform(key), compiled=False))
    assert found == [answer_to(case, reform(key)(case)) for case in cases]


@ALL
def test_a_compiled_reform_gives_the_same_cents(key: str) -> None:
    _, table = drawn()
    assert answers(settle_visits(table, reform(key), compiled=True)) == answers(settle_visits(table, reform(key), compiled=False))


@ALL
def test_a_reform_moves_some_visits_and_leaves_others(key: str) -> None:
    found = compared(key)
    assert 0 < found.moved < found.whole.visits
    assert found.concerned >= found.moved
    assert not found.unread


@ALL
def test_what_each_pays_more_sums_to_what_fees_rise_by(key: str) -> None:
    found = compared(key)
    for balance in (*found.rows, found.whole):
        assert sum(balance.cost(payer) for payer in ("amo", "amc", "reste_a_charge")) == balance.cost("honoraires")
    assert sum(balance.visits for balance in found.rows) == found.whole.visits
    assert sum(balance.cost("amo") for balance in found.rows) == found.whole.cost("amo")


@ALL
def test_winners_losers_and_distributions_are_those_of_the_rows(key: str) -> None:
    cases, _ = drawn()
    pairs = [(answer_to(case).amounts, answer_to(case, reform(key)(case)).amounts) for case in cases]
    both = [(old[-1], new[-1]) for old, new in pairs if old is not None and new is not None]
    found = compared(key)
    assert found.left_before.visits == dict(sorted(Counter(old for old, _ in both).items()))
    assert found.left_after.visits == dict(sorted(Counter(new for _, new in both).items()))
    assert found.winners == sum(new < old for old, new in both)
    assert found.losers == sum(new > old for old, new in both)
    assert sum(len(fault.rows) for fault in found.refused) == sum(old is not None and new is None for old, new in pairs)


def one(key: str, **fields: Any) -> tuple[int, int, int]:
    """What is left to the patient of a general practitioner's visit under a reform, the base and the fee."""
    case = visit("2025-03-01", "generaliste", **fields)
    found = reform(key)(case).settle(case)
    return found["reste_apres_amo"], found["base"], found["honoraires"]


def test_each_ready_made_reform_on_one_visit() -> None:
    """30 euros: 21 at 70 %, 19.50 at 65 %, 18 at 60 %; the contribution of 2 is held back."""
    assert [one(key)[0] for key in ("taux-65", "taux-60")] == [1250, 1400]
    assert [one(key)[0] for key in ("participation-1", "participation-2", "participation-4")] == [1000, 1100, 1300]
    assert one("optam-pour-tous", sector="2", fee="60")[1:] == (3000, 6000)
    assert one("base-entiere", sector="2", fee="60")[1:] == (3000, 6000)
    assert one("plafond-50", sector="2", fee="60")[1:] == (2300, 3450)
    assert one("plafond-100", sector="2", fee="60")[1:] == (2300, 4600)
    assert one("plafond-50", sector="2", option="optam", fee="60")[1:] == (3000, 4500)
    assert one("plafond-50", sector="2", fee="30")[1:] == (3000, 3000)
    assert [one(key)[1] for key in ("regles-2011", "regles-2017")] == [2300, 2500]


def test_a_visit_that_is_not_concerned_is_settled_as_it_is() -> None:
    for key in ("optam-pour-tous", "plafond-50", "plafond-100", "base-entiere"):
        assert one(key, sector="1", fee="40")[1:] == (3000, 4000)


def test_words_that_did_not_exist_are_said_as_they_were() -> None:
    case = visit("2025-03-01", "generaliste", statuses=["css"])
    assert reform("regles-2011")(case).but(case).statuses == {"cmu-c"}
    assert reform("regles-2011")(case).settle(case)["reste_a_charge"] == 0
    doctor = visit("2025-03-01", "generaliste", "2", option="optam", fee="60")
    assert reform("regles-2011")(doctor).but(doctor).option is None
    assert reform("regles-2017")(doctor).but(doctor).option == "optam"


def test_a_reform_that_changes_nothing_is_reported() -> None:
    found = compare(read_rows(columns([A_VISIT])), reform("participation-2"))
    assert found.changes_nothing
    assert (found.concerned, found.moved, found.whole.cost("amo")) == (1, 0, 0)
    assert "aucun montant ne bouge" in repr(found)
    nobody = compare(read_rows(columns([A_VISIT | {"sector": "1"}])), reform("optam-pour-tous"))
    assert (nobody.concerned, nobody.changes_nothing) == (0, True)


def test_a_replaced_fact_that_no_visit_reads_is_named() -> None:
    cardiology = replace(reform("taux-65"), change=Change({"CSC": 9000}))
    found = compare(read_rows(columns([A_VISIT])), cardiology)
    assert found.unread == ("CSC",)
    assert "CSC" in repr(found)


def test_every_reform_is_dated_sourced_and_said_in_two_languages() -> None:
    for key, each in reforms().items():
        assert set(each.sources) <= set(sources()), key
        assert all((*each.name, *each.sentence)), key
        assert (each.day is None) == (each.kind == "hypothesis"), key
        assert each.sources or each.kind != "announced", key
        if each.kind == "hypothesis":
            assert all(each.note), key


def test_an_announced_fact_is_the_one_of_the_facts_file_and_never_the_law() -> None:
    for key, name in (("taux-65", "taux_65"), ("taux-60", "taux_60")):
        assert reform(key).change.facts["taux_amo"] == announced()[name].facts[0]
        assert reform(key).day == announced()[name].facts[0].start
        assert law_on(date(2026, 11, 1)).values["taux_amo"] != announced()[name].facts[0].value


@pytest.mark.parametrize(
    "changed",
    [{"nam_fr": "…"}, {"kind": "decided"}, {"day": date(2025, 1, 1), "kind": "hypothesis"}, {"source": "nobody"}, {"name_en": ""}],
    ids=str,
)
def test_a_reform_that_is_badly_written_is_refused(changed: dict[str, Any]) -> None:
    row: dict[str, Any] = {"kind": "hypothesis", "source": [], "name_fr": "a", "name_en": "a", "fr": "a", "en": "a"}
    assert catalogue._reform("x", row).id == "x"  # noqa: SLF001 - the reading of one row
    with pytest.raises(BrokenFacts):
        catalogue._reform("x", row | changed)  # noqa: SLF001 - the same


def test_an_unknown_reform_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="taux-66"):
        reform("taux-66")


def test_a_reform_goes_by_its_identifier() -> None:
    _, table = drawn()
    assert compare(table, "taux-65").whole == compared("taux-65").whole
    with pytest.raises(InvalidRequest, match="taux-99"):
        compare(table, "taux-99")


def test_the_state_before_is_that_of_the_same_table() -> None:
    _, table = drawn()
    assert compare(table, "taux-65", before=settle_visits(table)).whole == compared("taux-65").whole
    with pytest.raises(InvalidRequest) as refused:
        compare(table, "taux-65", before=settle_visits(read(columns([A_VISIT]))))
    assert refused.value.code == "other-visits"


def test_one_column_may_be_named_alone() -> None:
    _, table = drawn()
    assert compare(table, "taux-65", by="sector").rows == compared("taux-65").rows
    assert settle_visits(table).totals("sector") == settle_visits(table).totals(["sector"])


def test_what_is_neither_a_table_that_was_read_nor_a_reform_is_refused() -> None:
    _, table = drawn()
    refused: list[tuple[Any, Any]] = [(columns([A_VISIT]), "taux-65"), (settle_visits(table), "taux-65"), (table, {"taux_amo": 6500})]
    for given, wanted in refused:
        with pytest.raises(InvalidRequest):
            compare(given, wanted)


def test_the_fee_of_a_visit_of_a_table_is_its_own() -> None:
    """A situation does not hold it: the change would be left out without a word."""
    table = read(columns([A_VISIT]))
    for run in (compare, settle_visits):
        with pytest.raises(InvalidRequest, match="own fee"):
            run(table, Change(case={"fee": 6000}))


def test_a_change_of_one_s_own_says_what_it_replaces_in_its_unit() -> None:
    """65 basis points are easily written for 65 %."""
    slip = compare(read(columns([A_VISIT])), Change(facts={"taux_amo": 65}))
    assert any("0.65%" in remark for remark in remarks(slip, "en"))
    assert not any("0.65%" in remark for remark in remarks(compared("taux-65"), "en"))


def test_a_mean_loss_is_that_of_those_who_lose() -> None:
    rows = [A_VISIT | {"fee": None, "statuses": status} for status in ("", "ald", "")]
    found = compare(read(columns(rows)), "taux-65")
    assert (found.losers, found.mean_loss, found.mean_gain) == (2, 150, 0)
    assert "(+€1.50 on average)" in " ".join(remarks(found, "en"))


def test_a_year_of_gp_visits_is_as_many_times_the_mean_visit() -> None:
    """213 million consultations (2022, statistics.toml) at 1.50 EUR less each: 319.5 million."""
    rows = [A_VISIT | {"fee": None, "specialty": specialty} for specialty in ("generaliste", "psychiatre")]
    found = compare(read(columns(rows)), "taux-65", by=["specialty"])
    assert [line[1:] for line in year(found, "en").lines[:2]] == [("€4,047m", "€3,728m", "–€320m"), ("€0m", "€0m", "€0m")]
    with pytest.raises(InvalidRequest):
        year(compare(read(columns(rows)), "taux-65"), "en")


def test_a_comparison_names_the_sources_of_its_reform() -> None:
    assert "Mahalsa" in remarks(compared("taux-65"), "fr")[-1]


def test_a_comparison_of_no_row_shows_itself() -> None:
    empty: dict[str, list[Row]] = {name: [] for name in A_VISIT}
    found = compare(read_rows(empty), reform("taux-65"))
    assert (found.whole.visits, found.moved, found.left_before.visits) == (0, 0, {})
    assert found._repr_html_()
    assert borne(found).svg()
    assert left(found).svg()


def test_the_charts_say_what_they_draw() -> None:
    case = visit("2025-03-01", "generaliste")
    assert settle(case)["reste_a_charge"] == 1100
    found = compare(read_rows({"date": ["2025-03-01"], "specialty": ["generaliste"], "sector": ["1"]}), reform("taux-65"))
    assert borne(found, language="en").description == "Statutory insurance: –€1.50; Complementary insurers: €0.00; Households: +€1.50."
    assert "up to €20, before 100%, after 100%" in left(found, language="en").description
    name = found.reform.name.en
    assert borne(found, language="en").title == f"{name}: Households +€1.50 a visit, Statutory insurance –€1.50"
    assert left(found, language="en").title == f"{name}: 100% of visits cost their patient more, 0% less"


def test_the_chart_of_a_reform_that_changes_nothing_says_so() -> None:
    chronic = {"date": ["2025-03-01"], "specialty": ["generaliste"], "sector": ["1"], "statuses": ["ald"]}
    found = compare(read_rows(chronic), reform("taux-65"))
    assert borne(found, language="fr").title.endswith("aucun payeur ne paie plus ni moins")
    assert left(found, language="fr").title.endswith("aucun patient ne paie plus ni moins")
