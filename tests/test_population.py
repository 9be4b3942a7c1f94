"""Tables of visits: the same cents as one visit at a time, no row lost, on both ways of running the rules."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from convention_sim import InvalidRequest, settle, visit
from convention_sim.case import Case
from convention_sim.counterfactuals import Change
from convention_sim.population import MISSING, Settled, Visits, read, read_rows, settle_visits, summed
from convention_sim.settlement.decompte import AMOUNTS

from .population_rows import A_VISIT, DAYS, Answer, Row, answer_to, columns, row_of, visits_of

BOTH_WAYS = pytest.mark.parametrize("compiled", [False, True], ids=["python", "numba"])
BOTH_READERS = pytest.mark.parametrize("reader", [read, read_rows], ids=["arrow", "python"])
# `make bench` does the same on 100,000 visits, under every reform.
COUNT = 4_000

CHANGES = {
    "a rate": Change(facts={"taux_amo": 6500}),
    "facts of another day": Change(case={"option": None}, facts={"participation_unitaire": 400}),
    "a capped fee": Change(rules={"honoraires": lambda montant_demande, tarif: min(max(montant_demande, tarif), 2 * tarif)}),
}


@cache
def drawn() -> tuple[list[Case], Visits]:
    cases = visits_of(COUNT, seed=20_261_122)
    return cases, read(columns([row_of(case) for case in cases]))


def answers(settled: Settled) -> list[Answer]:
    """The answer to each row, as the table gives it."""
    refusals = {row: fault.error.code for fault in settled.faults for row in fault.rows}
    rows = zip(*(column.tolist() for column in settled.columns().values()), strict=True)
    return [Answer(None, refusals[row]) if row in refusals else Answer(amounts, None) for row, amounts in enumerate(rows)]


@BOTH_WAYS
def test_every_row_is_what_settle_answers(compiled: bool) -> None:
    cases, table = drawn()
    found = answers(settle_visits(table, compiled=compiled))
    assert found == [answer_to(case) for case in cases]
    assert len(Counter(each.refusal for each in found)) > 5  # several refusals, and
    assert sum(each.amounts is not None for each in found) > COUNT / 3


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_row_is_what_a_change_settles(change: Change) -> None:
    cases, table = drawn()
    assert answers(settle_visits(table, change, compiled=False)) == [answer_to(case, change) for case in cases]


def test_a_changed_rule_is_compiled_too() -> None:
    _, table = drawn()
    change = CHANGES["a capped fee"]
    assert answers(settle_visits(table, change, compiled=True)) == answers(settle_visits(table, change, compiled=False))


def test_a_rule_of_one_s_own_is_run_as_python_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Integers of 64 bits would overflow without a word, and numba does not know the whole language."""
    monkeypatch.setattr("convention_sim.population.settled.WORTH", 1)
    table = read(columns([A_VISIT | {"fee": "60.00"}]))
    large = Change(rules={"honoraires": lambda montant_demande: int(str(montant_demande * 10**20)) // 10**20})
    assert settle_visits(table, large).column("honoraires").tolist() == [6000]


@BOTH_WAYS
def test_a_rule_that_divides_by_nothing_stops_both_ways(compiled: bool) -> None:
    table = read(columns([A_VISIT | {"fee": "60.00"}]))
    with pytest.raises(ZeroDivisionError):
        settle_visits(table, Change(rules={"honoraires": lambda montant_demande: 1 // (montant_demande - 6000)}), compiled=compiled)


def test_rules_that_differ_only_in_what_they_hold_are_compiled_apart() -> None:
    def capped(highest: int) -> Change:
        return Change(rules={"honoraires": lambda montant_demande: min(montant_demande, highest)})

    table = read(columns([A_VISIT] * 3))
    for highest in (5000, 4000):
        settled = settle_visits(table, capped(highest), quantities=("honoraires",), compiled=True)
        assert settled.column("honoraires").tolist() == [highest] * 3


@BOTH_READERS
@BOTH_WAYS
def test_contributions_already_taken_count(reader: Callable[..., Visits], compiled: bool) -> None:
    taken = [(0, 0), (4900, 0), (5000, 0), (0, 700), (0, 800)]
    rows = [A_VISIT | {"retenu_annee": year, "retenu_jour": day} for year, day in taken]
    case = visit("2025-03-01", "generaliste", "2", fee="60.00")
    expected = [settle(case, retenu_annee=year, retenu_jour=day)["amo"] for year, day in taken]
    settled = settle_visits(reader(columns(rows)), compiled=compiled)
    assert list(settled.column("amo")) == expected
    assert len(set(expected)) > 2


BAD: dict[str, tuple[Row, str, str]] = {
    "negative fee": ({"fee": "-1"}, "invalid-fee", "fee"),
    "fraction of a cent": ({"fee": "30.001"}, "invalid-fee", "fee"),
    "fee that no int32 holds": ({"fee": "21474836.48"}, "amount-too-high", "fee"),
    "unknown specialty": ({"specialty": "generalist"}, "unknown-specialty", "physician.specialty"),
    "day that does not exist": ({"date": "2025-02-30"}, "invalid-date", "date"),
    "no day": ({"date": None}, "missing-field", "date"),
    "option outside the convention": ({"sector": "3", "option": "optam"}, "option-outside-convention", "physician.option"),
    "age of nobody": ({"age": 150}, "invalid-age", "patient.age"),
}


@BOTH_READERS
@pytest.mark.parametrize(("wrong", "code", "field"), BAD.values(), ids=BAD)
def test_a_bad_row_is_refused_with_its_number_and_its_field(reader: Callable[..., Visits], wrong: Row, code: str, field: str) -> None:
    blank: Row = {"option": None, "age": None}
    rows = [A_VISIT | blank, A_VISIT | blank | wrong, A_VISIT | blank, A_VISIT | blank | wrong]
    settled = settle_visits(reader(columns(rows)))
    assert [(fault.error.code, fault.error.field, fault.rows) for fault in settled.faults] == [(code, field, (1, 3))]
    for column in settled.columns().values():
        assert [value == MISSING for value in column] == [False, True, False, True]
    assert [group.visits for group in settled.totals()] == [2]


def test_the_highest_fee_that_int32_holds_is_settled() -> None:
    for compiled in (False, True):
        settled = settle_visits(read(columns([A_VISIT | {"fee": "21474836.47"}])), compiled=compiled)
        assert settled.column("honoraires").tolist() == [2**31 - 1]


@BOTH_WAYS
def test_an_amount_beyond_int32_is_never_cut(compiled: bool) -> None:
    doubled = Change(rules={"honoraires": lambda montant_demande: 2 * montant_demande})
    with pytest.raises(ArithmeticError):
        settle_visits(read(columns([A_VISIT | {"fee": "20000000.00"}])), doubled, compiled=compiled)


@BOTH_WAYS
def test_rules_that_lose_a_euro_are_refused(compiled: bool) -> None:
    lost = Change(rules={"amc": lambda ticket_moderateur: ticket_moderateur - 100, "reste_a_charge": lambda depassement: depassement})
    with pytest.raises(ArithmeticError):
        settle_visits(read(columns([A_VISIT])), lost, compiled=compiled)


def test_a_pathway_that_hangs_on_the_fee_is_refused() -> None:
    odd = Change(rules={"parcours_non_respecte": lambda honoraires: honoraires > 5000})
    with pytest.raises(ValueError, match="cannot depend on the fee"):
        settle_visits(read(columns([A_VISIT])), odd)


def test_days_under_one_law_are_refused_each_with_its_own() -> None:
    rows = [A_VISIT | {"date": day, "option": "cas"} for day in (*DAYS, DAYS[0])]  # the CAS ended in 2017
    faults = settle_visits(read(columns(rows))).faults
    assert [fault.rows for fault in faults] == [(0, 28), *((row,) for row in range(1, 28))]
    assert [fault.error.message["en"].endswith(f"not on {number} March 2025.") for number, fault in enumerate(faults, 1)] == [True] * 28


@BOTH_WAYS
@pytest.mark.parametrize("by", [(), ("sector",), ("specialty", "region")])
def test_totals_are_the_sums_of_the_columns(by: tuple[str, ...], compiled: bool) -> None:
    cases, table = drawn()
    settled = settle_visits(table, compiled=compiled)
    expected: dict[tuple[object, ...], Counter[str]] = {}
    for case, found in zip(cases, answers(settled), strict=True):
        if found.amounts is not None:
            counter = expected.setdefault(tuple(getattr(case, name) for name in by), Counter())
            counter.update(dict(zip(AMOUNTS, found.amounts, strict=True)) | {"visits": 1})
    assert {group.key: group.sums | {"visits": group.visits} for group in settled.totals(by)} == expected


@BOTH_WAYS
def test_distinct_visits_are_those_that_were_settled_with_their_rows(compiled: bool) -> None:
    settled = settle_visits(drawn()[1], compiled=compiled)
    refused = sum(len(fault.rows) for fault in settled.faults)
    found = list(settled.distinct())
    assert sum(rows for _, rows, _ in found) == COUNT - refused
    assert {name: sum(rows * amounts[name] for _, rows, amounts in found) for name in settled.quantities} == summed(settled)


@BOTH_READERS
def test_rows_are_grouped_by_what_a_cell_means(reader: Callable[..., Visits]) -> None:
    statuses = ["ald css", "css ald", "", None]
    settled = settle_visits(reader(columns([A_VISIT | {"fee": None, "statuses": each} for each in statuses])))
    assert [(group.key, group.visits) for group in settled.totals(["statuses"])] == [(("ald css",), 2), (("",), 2)]


def test_rows_can_be_grouped_by_a_column_of_the_reader() -> None:
    table = read(columns([A_VISIT | {"cabinet": name} for name in "aba"]), keep=("cabinet",))
    assert {group.key: group.visits for group in settle_visits(table).totals(["cabinet"])} == {("a",): 2, ("b",): 1}


@BOTH_READERS
def test_groups_are_the_same_however_empty_a_cell_and_whatever_it_holds(reader: Callable[..., Visits]) -> None:
    table = columns([A_VISIT] * 4) | {"cabinet": [float("nan"), float("nan"), None, ["a"]]}
    assert [(group.key, group.visits) for group in settle_visits(reader(table, ("cabinet",))).totals(["cabinet"])] == [
        ((None,), 3),
        (("['a']",), 1),
    ]
    odd = columns([A_VISIT] * 2) | {"statuses": [{"ald"}, "ald"]}  # no set of words is read: its row alone is refused
    assert [(group.key, group.visits) for group in settle_visits(reader(odd)).totals(["statuses"])] == [(("ald",), 1)]


def test_rows_are_grouped_by_day_only_if_days_were_kept() -> None:
    rows = columns([A_VISIT | {"date": day} for day in DAYS])
    assert len(settle_visits(read(rows, keep=("date",))).totals(["date"])) == len(DAYS)
    with pytest.raises(InvalidRequest, match="keep"):
        settle_visits(read(rows)).totals(["date"])
    with pytest.raises(InvalidRequest, match="told apart"):
        settle_visits(read(rows)).totals(["cabinet"])


@BOTH_WAYS
@BOTH_READERS
def test_a_table_of_no_row_of_one_and_of_one_visit_many_times(reader: Callable[..., Visits], compiled: bool) -> None:
    expected = settle(visit("2025-03-01", "generaliste", "2", fee="60.00")).amounts
    for count in (0, 1, 1000):
        settled = settle_visits(reader({name: [value] * count for name, value in A_VISIT.items()}), compiled=compiled)
        assert {name: list(column) for name, column in settled.columns().items()} == {name: [expected[name]] * count for name in AMOUNTS}
        assert summed(settled) == {name: count * expected[name] for name in AMOUNTS}
        assert len(settled.totals()) == min(count, 1)


def test_a_table_where_every_row_differs() -> None:
    """Enough rows for two threads; the plain way is the reference."""
    count = 250_000
    fees = np.arange(count, dtype=np.int32)[::-1] + 2000
    table = read(
        {"date": np.full(count, "2025-03-01"), "specialty": np.full(count, "generaliste"), "sector": np.full(count, 2), "fee_cents": fees}
    )
    assert len(table.situation) == count
    settled, reference = settle_visits(table, compiled=True), settle_visits(table, compiled=False)
    for name, column in settled.columns().items():
        assert np.array_equal(column, reference.column(name))
    assert settled.totals() == reference.totals()
    assert summed(settled)["honoraires"] == int(fees.sum(dtype=np.int64))


def test_any_quantity_of_the_rules_can_be_asked_for() -> None:
    table = read(columns([A_VISIT]))
    settled = settle_visits(table, quantities=("taux", "honoraires_maximum", "reste_a_charge"))
    case = settle(visit("2025-03-01", "generaliste", "2", fee="60.00"))
    assert {name: column.tolist() for name, column in settled.columns().items()} == {
        name: [case[name]] for name in ("taux", "honoraires_maximum", "reste_a_charge")
    }
    with pytest.raises(InvalidRequest, match="tarrif"):
        settle_visits(table, quantities=("tarrif",))
