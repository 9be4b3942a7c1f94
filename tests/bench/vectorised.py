"""The rules over whole arrays, for comparison: as NumPy expressions, and as the formulas of an OpenFisca country.

Both are made from the text of the rules, so that all compute the same: `if` becomes `where`, `min` becomes `minimum`.
"""

import ast
import inspect
from collections.abc import Callable, Mapping
from textwrap import dedent
from typing import Any

import numpy as np

from convention_sim.engine import Function, Plan
from convention_sim.money import rounded, share
from convention_sim.rules import PLAN

NAMES = {"where": np.where, "minimum": np.minimum, "maximum": np.maximum, "share": share, "rounded": rounded, "BASIS_POINTS": 10_000}
PERIOD = "2025-03"


class _Arrays(ast.NodeTransformer):
    """Expressions over numbers as expressions over arrays."""

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        return _call("where", node.test, node.body, node.orelse)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        name = {"min": "minimum", "max": "maximum"}.get(getattr(node.func, "id", ""))
        if name is None:
            return node
        first, *others = node.args
        for other in others:
            first = _call(name, first, other)
        return first

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        return ast.Compare(node.operand, [ast.Eq()], [ast.Constant(0)]) if isinstance(node.op, ast.Not) else node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        self.generic_visit(node)
        first, *others = (ast.Compare(value, [ast.NotEq()], [ast.Constant(0)]) for value in node.values)
        found: ast.expr = first
        for other in others:
            found = ast.BinOp(found, ast.BitOr() if isinstance(node.op, ast.Or) else ast.BitAnd(), other)
        return found


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def over_arrays(function: Function) -> Function:
    """A rule that takes and gives arrays."""
    tree = ast.parse(dedent(inspect.getsource(function)))
    (defined,) = tree.body
    assert isinstance(defined, ast.FunctionDef)
    body = [each for each in defined.body if not isinstance(each, ast.Expr)]
    first = [each for each in body if isinstance(each, ast.Assign)]
    value = _value([each for each in body if each not in first])
    defined.decorator_list, defined.body = [], [*first, ast.Return(value)]
    names: dict[str, Any] = dict(NAMES)
    exec(compile(ast.fix_missing_locations(_Arrays().visit(tree)), "<rule over arrays>", "exec"), names)  # noqa: S102 - our own rules
    found: Function = names[defined.name]
    return found


def _value(body: list[ast.stmt]) -> ast.expr:
    """The value that the statements return, as one expression."""
    statement, *others = body
    if isinstance(statement, ast.Return):
        assert statement.value is not None
        return statement.value
    assert isinstance(statement, ast.If)
    return ast.IfExp(statement.test, _value(statement.body), _value(statement.orelse or others))


def needed(plan: Plan, outputs: tuple[str, ...]) -> list[str]:
    """The rules that the outputs need, in the plan's order."""
    wanted = set(outputs)
    for rule in reversed(plan.order):
        if rule.name in wanted:
            wanted.update(rule.needs)
    return [rule.name for rule in plan.order if rule.name in wanted]


RULES: dict[str, tuple[Function, tuple[str, ...]]] = {rule.name: (over_arrays(rule.function), rule.needs) for rule in PLAN.order}


def with_numpy(inputs: Mapping[str, Any], outputs: tuple[str, ...]) -> dict[str, Any]:
    """The outputs by NumPy alone, one rule after the other."""
    values = dict(inputs)
    for name in needed(PLAN, outputs):
        function, needs = RULES[name]
        values[name] = function(*(values[need] for need in needs))
    return {name: values[name] for name in outputs}


def with_openfisca(inputs: Mapping[str, Any], outputs: tuple[str, ...]) -> Callable[[], Callable[[], dict[str, Any]]]:
    """A function that sets the inputs of a new simulation, and gives the one that calculates the outputs."""
    from openfisca_core.entities import Entity  # noqa: PLC0415 - in the group `bench` alone
    from openfisca_core.periods import DateUnit  # noqa: PLC0415 - the same
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415 - the same
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415 - the same
    from openfisca_core.variables import Variable  # noqa: PLC0415 - the same

    entity = Entity("visit", "visits", "A visit", "A visit")
    system = TaxBenefitSystem([entity])
    arrays = {name: value for name, value in inputs.items() if isinstance(value, np.ndarray)}
    common = {"value_type": int, "entity": entity, "definition_period": DateUnit.MONTH, "label": "."}
    for name in arrays:
        system.add_variable(type(name, (Variable,), common))
    for name in needed(PLAN, outputs):
        system.add_variable(type(name, (Variable,), common | {"formula": _formula(name, inputs)}))
    rows = len(next(iter(arrays.values())))

    def ready() -> Callable[[], dict[str, Any]]:
        simulation = SimulationBuilder().build_default_simulation(system, count=rows)
        for name, value in arrays.items():
            simulation.set_input(name, PERIOD, value)
        return lambda: {name: simulation.calculate(name, PERIOD) for name in outputs}

    return ready


def _formula(name: str, inputs: Mapping[str, Any]) -> Callable[..., Any]:
    """The rule as a formula: what is the same for every visit is a number, as a parameter of a date is."""
    function, needs = RULES[name]
    fixed = {need: inputs[need] for need in needs if need in inputs and not isinstance(inputs[need], np.ndarray)}

    def formula(visits: Any, period: Any) -> Any:
        return function(*(fixed[need] if need in fixed else visits(need, period) for need in needs))

    return formula
