"""Settle a table of visits: the facts are looked up once for each situation, the rules run once for each distinct visit."""

from array import array
from collections.abc import Callable, Mapping, Sequence

from convention_sim.case import Case
from convention_sim.counterfactuals import Change
from convention_sim.engine import Plan
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.population.settled import Settled, int32, listed, worth_compiling
from convention_sim.population.straight import MISSING, OWN, Loop, dependent, loop, plain, stride_of
from convention_sim.population.visits import Fault, Faults, Numbers, Situation, Visits
from convention_sim.settlement.consistency import check_refund
from convention_sim.settlement.decompte import AMOUNTS

NO_CHANGE = Change()


def settle_visits(
    visits: Visits,
    change: Change | Callable[[Case], Change] = NO_CHANGE,
    *,
    quantities: Sequence[str] = AMOUNTS,
    compiled: bool | None = None,
) -> Settled:
    """Settle every visit of a table, under a change of facts or rules if one is given, or under the change that each case calls for.

    `quantities` names what is wanted, any rule of the package; `compiled` says whether numba runs the rules (None: where it is installed,
    there are enough rows, and every rule is the package's own). Both ways give the same cents. ArithmeticError when replaced rules no
    longer share out the whole fee.

    >>> from convention_sim.population import read_rows
    >>> day = {"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1", "2"], "fee": [None, "60"]}
    >>> list(settle_visits(read_rows(day), compiled=False).column("reste_apres_amo"))
    [1100, 4590]
    """
    if isinstance(change, Change):
        refuse_fee(change)
    choose: Callable[[Case], Change] = (lambda _: change) if isinstance(change, Change) else change
    names = tuple(quantities)
    brought, refused = _brought(visits.cases, choose, names)
    compiles = worth_compiling(compiled, len(visits.situation))
    table, stride = _empty(len(visits.situation), names, compiles)
    for plan, values in brought.items():
        _run(loop(plan, names), visits, values, table, compiles and (compiled or _of_the_package(plan)))
    faults = (*visits.faults, *_faults(visits, refused, choose))
    return Settled(visits, names, table, stride, faults, compiled)


def refuse_fee(change: Change) -> None:
    """Refuse a change of the fee: each visit of a table brings its own, which a situation does not hold."""
    if "fee" in change.case:
        fr = "Chaque visite d’une table a ses honoraires : remplacez la règle « honoraires » par une fonction."
        en = "Each visit of a table has its own fee: replace the rule “honoraires” by a function."
        raise InvalidRequest("own-figure", "fee", change.case["fee"], ["honoraires"], fr, en)


def _brought(
    cases: Sequence[Case | ConventionError], choose: Callable[[Case], Change], names: tuple[str, ...]
) -> tuple[dict[Plan, dict[int, dict[str, int]]], set[int]]:
    """For each plan of rules, the situations that follow it with their quantities; and the situations that are refused."""
    found: dict[Plan, dict[int, dict[str, int]]] = {}
    refused = set()
    for number, case in enumerate(cases):
        try:
            plan, values = _values(case, choose)
        except ConventionError:
            refused.add(number)
            continue
        if plan not in found:
            _check(plan, names)
        found.setdefault(plan, {})[number] = values
    return found, refused


def _values(case: Case | ConventionError, choose: Callable[[Case], Change]) -> tuple[Plan, dict[str, int]]:
    """Every quantity of a situation; those that do not depend on a visit's own figures hold for all of its visits."""
    if isinstance(case, ConventionError):
        raise case
    change = choose(case)
    _, _, inputs = change.inputs(case)
    values = change.plan.run(inputs)
    check_refund(change.but(case), values)
    return change.plan, values


def _of_the_package(plan: Plan) -> bool:
    """Whether each rule is the package's own. A reader's rule may say what numba does not know, or need more than its 64 bits."""
    return all(rule.function.__module__.startswith("convention_sim.") for rule in plan.order)


def _check(plan: Plan, quantities: tuple[str, ...]) -> None:
    known = [rule.name for rule in plan.order]
    for name in quantities:
        if name not in known:
            fr, en = f"Quantité inconnue : {name}.", f"Unknown quantity: {name}."
            raise InvalidRequest("unknown-quantity", "quantities", name, known, fr, en)
    if any(rule.name == "parcours_non_respecte" for rule in dependent(plan, OWN)):
        raise ValueError("whether the pathway was left cannot depend on the fee: visits of one situation are refused together")


def _empty(distinct: int, names: tuple[str, ...], compiles: bool) -> tuple[Numbers, int]:
    """A table where nothing is settled yet; its last line stays for the refused rows."""
    stride = stride_of(names)
    if not compiles:
        return array("i", [MISSING]) * ((distinct + 1) * stride), stride
    import numpy as np  # noqa: PLC0415 - comes with numba

    return np.full((distinct + 1) * stride, MISSING, dtype=np.int32), stride


def _run(ready: Loop, visits: Visits, values: Mapping[int, Mapping[str, int]], table: Numbers, compiles: bool) -> None:
    """Fill the table for the situations that follow one plan."""
    known = array("i", [value[name] for value in values.values() for name in ready.known])
    places = array("i", [-1]) * len(visits.situations)
    for place, number in enumerate(values):
        places[number] = place
    own = [getattr(visits, name) for name in OWN]
    if compiles:
        from convention_sim.population.compiled import run_loop  # noqa: PLC0415 - numba is optional

        situation = int32(places).take(int32(visits.situation))
        stopped = run_loop(ready, len(situation), *map(int32, (situation, known, *own)), table)
    else:
        situation = [places[each] for each in listed(visits.situation)]
        stopped = plain(ready)(0, len(situation), situation, known, *map(listed, own), table)
    if stopped >= 0:
        told = visits.situations[visits.situation[stopped]].values
        raise ArithmeticError(f"the parts do not sum to the fee, or are beyond int32: {told}")


def _faults(visits: Visits, refused: set[int], choose: Callable[[Case], Change]) -> tuple[Fault, ...]:
    """The refused situations with their rows; where days were read together, each row is refused with its own day."""
    rows: dict[tuple[int, object], list[int]] = {}
    for row, number in visits.rows_of(refused):
        rows.setdefault((number, None if visits.dates is None else visits.dates[row]), []).append(row)
    faults = Faults()
    for (number, day), found in rows.items():
        faults.add(_refusal(visits.situations[number], day, choose), *found)
    return faults.found()


def _refusal(situation: Situation, day: object, choose: Callable[[Case], Change]) -> ConventionError:
    own = situation if day is None else Situation({**situation.values, "date": day}, situation.fee_stated)
    try:
        _values(own.case(), choose)
    except ConventionError as error:
        return error
    raise AssertionError(f"one day of a law is refused and another is not: {own.values}")
