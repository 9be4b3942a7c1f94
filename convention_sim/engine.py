"""The engine: it orders the rules by the names of their parameters and runs them.

A rule is a function named after the quantity that it computes, whose parameters are named after the quantities that it needs: other
rules, facts, or what the case says. Nothing else is declared, so the trace, the drawing of dependencies, a changed rule and a run over
columns all come from the same functions.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple, cast

Unit = Literal["euros", "rate", "flag"]
Function = Callable[..., int]


class Rule(NamedTuple):
    """A rule: its function, what it needs, the unit of its result and the sentence that shows it in figures.

    `law` cites the text. `fr` and `en` are templates whose fields are the names of the rule's own quantities.
    """

    name: str
    function: Function
    needs: tuple[str, ...]
    unit: Unit
    law: str
    fr: str
    en: str

    @property
    def sentence(self) -> str:
        """The rule in one sentence: the first line of its docstring."""
        return (self.function.__doc__ or "").strip().splitlines()[0]


REGISTRY: dict[str, Rule] = {}


def rule(*, fr: str, en: str, law: str = "", unit: Unit = "euros", registry: dict[str, Rule] = REGISTRY) -> Callable[[Function], Function]:
    """Register a function as the rule of the quantity that it is named after; the function itself is left as it is.

    `registry` keeps apart the rules of another subject than a visit: they share neither names nor plan.
    """

    def register(function: Function) -> Function:
        code = function.__code__
        registry[code.co_name] = Rule(code.co_name, function, code.co_varnames[: code.co_argcount], unit, law, fr, en)
        return function

    return register


class Plan:
    """Rules in an order in which each one's needs are computed before it, written out as one straight function.

    >>> def double(x: int) -> int: return 2 * x
    >>> def quadruple(double: int) -> int: return 2 * double
    >>> rules = {f.__name__: Rule(f.__name__, f, (need,), "euros", "", "", "") for f, need in ((quadruple, "double"), (double, "x"))}
    >>> Plan(rules).run({"x": 3})
    {'x': 3, 'double': 6, 'quadruple': 12}
    >>> print(Plan(rules).source)
    def run(inputs):
        x = inputs['x']
        double = rule_double(x)
        quadruple = rule_quadruple(double)
        return inputs | {'double': double, 'quadruple': quadruple}
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.order = tuple(_ordered(rules))
        self.inputs = tuple(sorted({need for rule in self.order for need in rule.needs} - rules.keys()))

    @cached_property
    def source(self) -> str:
        """The rules as one Python function of the inputs; `rule_x` is the function of the rule x."""
        read = [f"{name} = inputs[{name!r}]" for name in self.inputs]
        called = [f"{rule.name} = rule_{rule.name}({', '.join(rule.needs)})" for rule in self.order]
        found = ", ".join(f"{rule.name!r}: {rule.name}" for rule in self.order)
        return "\n    ".join(["def run(inputs):", *read, *called, f"return inputs | {{{found}}}"])

    @cached_property
    def run(self) -> Callable[[dict[str, int]], dict[str, int]]:
        """Every quantity by its name, inputs included; KeyError names an input that is missing."""
        names: dict[str, Any] = {f"rule_{rule.name}": rule.function for rule in self.order}
        # Names of our own functions and parameters only; a loop over the rules takes half as long again.
        exec(compile(self.source, "<rules in order>", "exec"), names)  # noqa: S102
        return cast("Callable[[dict[str, int]], dict[str, int]]", names["run"])

    def __repr__(self) -> str:
        return f"Plan({len(self.order)} rules, {len(self.inputs)} inputs)"


def _ordered(rules: Mapping[str, Rule]) -> list[Rule]:
    """The rules, each after those it needs; a circle is an error."""
    ordered: dict[str, Rule] = {}
    under_way: list[str] = []

    def place(name: str) -> None:
        if name in ordered:
            return
        if name in under_way:
            raise ValueError(f"these rules need one another: {' → '.join([*under_way, name])}")
        under_way.append(name)
        for need in rules[name].needs:
            if need in rules:
                place(need)
        under_way.pop()
        ordered[name] = rules[name]

    for name in rules:
        place(name)
    return list(ordered.values())
