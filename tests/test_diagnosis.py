"""A stated figure and the misconception behind it: published errors, drawn visits, honest verdicts."""

import re
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convention_sim import Case, Decompte, settle, use_language, visit
from convention_sim.counterfactuals import Diagnosis, diagnose, misconceptions
from convention_sim.documented import Figure, Row, documented
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.money import parse
from convention_sim.protocol import read_request
from convention_sim.rules import PLAN
from convention_sim.settlement.decompte import AMOUNTS

from .drawn import answered
from .strategies import visits

# The misconceptions that a cause of the documented figures, read in the row's own note, may be.
SAME_CAUSE = {
    "participation-ignored": {"participation-ignored", "participation-already-taken", "participation-waived-for-illness"},
    "participation-repaid": {"participation-repaid", "participation-excluded"},
    "sector-2-base": {"sector-1-base", "both-payers"},
    "option-not-said": {"sector-1-base", "extra-fee-from-sector-1"},
    "act-not-said": {"another-act"},
}
# What no rule explains: the page's tariff is nowhere, two slips at once, amounts "from 3 to 4 euros".
UNEXPLAINED = {"ex020", "ex039", "S4-23a", "S4-23b", "F1069-2024-12-22-40"}
# Slips that take the figure of another line or another rate.
SLIPS = {"slip": {"digits-swapped", "rounded", "wrong-rate", "stale-tariff", "no-option-base", "coordination-forgotten", "another-act"}}

SLIP_NAMES = {"rounded", "digits-swapped", "another-amount"}

FIGURES = [(row, each) for row in documented() if row.kind == "settle" for each in row.figures if not each.over]
MATCHES = [(row, each) for row, each in FIGURES if each.verdict == "match" and each.quantity in AMOUNTS and not (each.plus or each.minus)]
ERRORS = [(row, each) for row, each in FIGURES if each.verdict in ("wrong", "ambiguous") and (each.claims or each.quantity) in AMOUNTS]


def named(rows: list[tuple[Row, Figure]]) -> list[object]:
    return [pytest.param(row, each, id=f"{row.id}:{each.quantity}") for row, each in rows]


def test_every_right_published_figure_is_called_correct() -> None:
    assert len(MATCHES) > 600
    for row, each in MATCHES:
        found = diagnose(read_request(dict(row.request)), each.quantity, parse(each.stated), step=100 if each.rounded_to else 1)
        assert found.verdict == "correct", (row.id, each.quantity, found)


# One number says nothing of these: what is left without the contribution may be forgotten, refunded or put aside.
ONE_OF_SEVERAL = {(name, "reste_a_charge") for name in ("ex011", "ex012", "ex027")} | {("ex101", "reste_apres_amo")}


def stated_beside(row: Row, each: Figure) -> dict[str, int]:
    """The other figures of the page, under the names that it gives them."""
    others = [(figure.claims or figure.quantity, figure) for figure in row.figures if figure is not each and not figure.over]
    return {name: parse(figure.stated) for name, figure in others if name in AMOUNTS and name != (each.claims or each.quantity)}


def diagnosed(row: Row, each: Figure, beside: dict[str, int] | None = None) -> Diagnosis:
    return diagnose(read_request(dict(row.request)), each.claims or each.quantity, parse(each.stated), beside=beside)


@pytest.mark.parametrize(("row", "each"), named(ERRORS))
def test_a_wrong_published_figure_has_the_cause_of_its_note_first(row: Row, each: Figure) -> None:
    found = diagnosed(row, each)
    assert found.computed == parse(each.computed)
    assert (found.verdict == "unexplained") == (row.id in UNEXPLAINED and found.causes == ())
    if found.causes and each.cause:
        wanted = SLIPS.get(each.cause) or SAME_CAUSE.get(each.cause, {each.cause})
        causes = found.causes if (row.id, each.quantity) in ONE_OF_SEVERAL else found.causes[:1]
        assert any(wanted & set(cause.ids) for cause in causes), (each.cause, found)


@pytest.mark.parametrize(("row", "each"), named([pair for pair in ERRORS if (pair[0].id, pair[1].quantity) in ONE_OF_SEVERAL]))
def test_the_other_figures_of_a_page_settle_which_cause_it_is(row: Row, each: Figure) -> None:
    assert each.cause in diagnosed(row, each, stated_beside(row, each)).causes[0].ids


# --- drawn visits


@given(answered(), st.sampled_from(AMOUNTS))
def test_the_true_figure_is_always_correct(found: Decompte, quantity: str) -> None:
    exact = found.values[quantity]
    assert tuple(diagnose(found.case, quantity, exact)) == ("correct", exact, (), quantity, exact)


@given(answered(), st.sampled_from(AMOUNTS), st.sampled_from((10, 100)))
def test_a_true_figure_written_without_its_last_digits_is_correct_and_says_so(found: Decompte, quantity: str, step: int) -> None:
    exact = found.values[quantity]
    assume(exact % step)
    for stated in (exact // step * step, exact // step * step + step):
        if 2 * abs(stated - exact) <= step:
            diagnosis = diagnose(found.case, quantity, stated, step=step)
            assert (diagnosis.verdict, diagnosis.causes[0].ids) == ("correct", ["rounded"])


@settings(deadline=None, max_examples=40)
@given(answered(), st.sampled_from(AMOUNTS), st.data())
def test_each_misconception_is_found_back_by_itself_or_by_an_equal(found: Decompte, quantity: str, data: st.DataObject) -> None:
    """Whatever a misconception gives is explained, by causes that give exactly that."""
    mistaken = data.draw(st.sampled_from([each for each in misconceptions().values() if each.fits(found.case, found.values, quantity)]))
    for variant in mistaken.forms(found.case):
        try:
            stated = variant.change.values(found.case)[quantity]
        except ConventionError:
            continue
        diagnosis = diagnose(found.case, quantity, stated)
        if stated == found.values[quantity]:
            assert diagnosis.verdict == "correct"
            continue
        assert diagnosis.verdict == "explained"
        assert {cause.values[quantity] for cause in diagnosis.causes if not SLIP_NAMES & set(cause.ids)} <= {stated}


@settings(deadline=None, max_examples=40)
@given(visits(), st.sampled_from(AMOUNTS), st.integers(0, 12_000))
def test_any_figure_gets_a_verdict_or_the_refusal_of_its_visit(case: Case, quantity: str, stated: int) -> None:
    try:
        computed = settle(case).values[quantity]
    except ConventionError:
        with pytest.raises(ConventionError):
            diagnose(case, quantity, stated)
        return
    found = diagnose(case, quantity, stated)
    assert found.computed == computed
    assert (found.verdict == "correct") == (stated == computed)
    for cause in found.causes:
        assert all(cause.message[language] and "{" not in cause.message[language] for language in ("fr", "en"))
        assert all(cause.hint.values())


# --- what the diagnosis says


@pytest.mark.parametrize(
    ("quantity", "stated", "ids"),
    [
        ("amo", 2100, ["participation-ignored"]),
        ("amo", 1960, ["participation-before-rate"]),
        ("amo", 2000, ["stale-participation"]),
        ("amo", 1655, ["stale-tariff"]),
        ("amo", 1755, ["stale-participation", "stale-tariff"]),
        ("amo", 1750, ["rate-never-decided"]),
        ("amo", 3000, ["base-as-refund"]),
        ("ticket_moderateur", 1100, ["participation-added-to-ticket"]),
        ("reste_apres_amo", 900, ["participation-excluded"]),
    ],
)
def test_common_mistakes_on_an_ordinary_visit_have_their_names(quantity: str, stated: int, ids: list[str]) -> None:
    assert diagnose(visit("2025-03-01", "generaliste"), quantity, stated).causes[0].ids == ids


@pytest.mark.parametrize(
    ("quantity", "stated", "ids"),
    [
        ("base", 3150, ["sector-1-base"]),
        ("amo", 2005, ["sector-1-base"]),
        ("amo", 4000, ["rate-on-fee"]),
        ("depassement", 2850, ["extra-fee-from-sector-1"]),
        ("amc", 3450, ["percent-on-top"]),
        ("amc", 2040, ["participation-repaid"]),
        ("reste_a_charge", 4590, ["before-complementary"]),
        ("reste_apres_amo", 2750, ["after-complementary"]),
        ("reste_a_charge", 3700, ["only-extra-fee-left"]),
    ],
)
def test_common_mistakes_on_a_free_fee_have_their_names(quantity: str, stated: int, ids: list[str]) -> None:
    case = visit("2025-03-01", "specialiste", "2", fee="60", contract=150)
    assert diagnose(case, quantity, stated).causes[0].ids == ids


@pytest.mark.parametrize(("stated", "shown"), [(1900, "exact amount"), (2100, "Contribution forgotten."), (1234, "No known mistake")])
def test_a_diagnosis_shows_itself_as_text_and_as_html(stated: int, shown: str) -> None:
    use_language("en")
    try:
        found = diagnose(visit("2025-03-01", "generaliste"), "amo", stated)
        assert shown in repr(found)
        assert shown in found._repr_html_()
    finally:
        use_language("fr")


def test_an_unknown_quantity_is_refused() -> None:
    with pytest.raises(InvalidRequest) as caught:
        diagnose(visit("2025-03-01", "generaliste"), "refund", 1900)
    assert (caught.value.code, caught.value.field) == ("unknown-quantity", "quantity")


# --- the catalogue

PLACES = (
    visit("2025-03-01", "generaliste", contract=100),
    visit("2025-03-01", "generaliste", "2", fee="60", contract=150),
    visit("2025-03-01", "specialiste", "2", fee="90", contract=300),
    visit("2025-03-01", "dermatologue", "2", fee="90", contract={"percent_optam": 200, "percent_sans_optam": 150}),
    visit("2025-03-01", "generaliste", "2", fee="30", pathway="medecin-traitant"),
    visit("2025-03-01", "specialiste", fee="40", pathway="hors-parcours", contract=100),
    visit("2023-06-15", "psychiatre", pathway="hors-parcours", fee="60"),
    visit("2025-03-01", "generaliste", "3", fee="60"),
    visit("2025-03-01", "generaliste", statuses=["ald"]),
    visit("2025-03-01", "generaliste", statuses=["css"]),
    visit("2025-03-01", "generaliste", statuses=["css"], sector="2", fee="60"),
    visit("2025-03-01", "generaliste", age=4),
    visit("2025-03-01", "generaliste", region="alsace-moselle"),
    visit("2024-03-01", "generaliste", region="reunion"),
    visit("2025-08-15", "psychiatre"),
)


def given_by(name: str) -> tuple[Case, str, int]:
    """A visit, a quantity and the figure that a misconception makes of it."""
    each = misconceptions()[name]
    for case in PLACES:
        values = settle(case).values
        for quantity in (*sorted(each.about), *AMOUNTS):
            for variant in each.forms(case) if each.fits(case, values, quantity) else ():
                with suppress(ConventionError):
                    stated = variant.change.values(case)[quantity]
                    if stated != values[quantity]:
                        return case, quantity, stated
    raise AssertionError(name)


@pytest.mark.parametrize("name", sorted(set(misconceptions()) - SLIP_NAMES))
def test_every_misconception_of_the_catalogue_changes_some_visit_and_is_named_for_it(name: str) -> None:
    case, quantity, stated = given_by(name)
    found = diagnose(case, quantity, stated)
    assert found.verdict == "explained"
    assert all(cause.values[quantity] == stated or SLIP_NAMES & set(cause.ids) for cause in found.causes)


def test_the_slips_are_told_apart_from_the_mistakes() -> None:
    case = visit("2024-01-15", "specialiste")
    assert [diagnose(case, "amo", stated).causes[0].ids for stated in (2150, 2110, 2106)] == [["digits-swapped"], ["rounded"], ["rounded"]]
    assert diagnose(case, "ticket_moderateur", 3150).causes[0].ids == ["another-amount"]


def test_the_two_shares_of_the_base_taken_for_each_other_have_their_names() -> None:
    case = visit("2024-06-18", "gynecologue")
    assert diagnose(case, "ticket_moderateur", 2345).causes[0].ids == ["refund-as-ticket"]
    assert diagnose(case, "amo", 1005).causes[0].ids == ["ticket-as-refund"]


def test_a_hint_asks_and_gives_no_figure_away() -> None:
    for each in misconceptions().values():
        for hint in each.hint:
            assert "{" not in hint, each.id
            assert "€" not in hint, each.id
            assert set(re.findall(r"\d+", hint)) <= {"1", "2", "3", "100"}, each.id


def test_a_sentence_names_only_what_its_visit_knows() -> None:
    """Every field of every sentence is a quantity or a fact, or a word that each form of the misconception gives."""
    known = {rule.name for rule in PLAN.order} | set(PLAN.inputs)
    for each in misconceptions().values():
        for sentence in each.message:
            fields = set(re.findall(r"\{(?:mistaken\.)?(\w+)\}", sentence))
            for case in PLACES:
                for variant in each.forms(case):
                    assert fields - known - set(variant.words) <= {"exact", "other"}, each.id


def test_the_mistaken_rules_ask_nothing_that_a_settlement_does_not_know() -> None:
    known = {rule.name for rule in PLAN.order} | set(PLAN.inputs)
    for each in misconceptions().values():
        for variant in (form for case in PLACES for form in each.forms(case)):
            assert set(variant.change.plan.inputs) <= known, each.id
