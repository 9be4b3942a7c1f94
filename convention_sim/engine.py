"""The engine: it orders the rules by the names of their parameters and runs them.

A rule is a function named after the quantity that it computes, whose parameters are named after the quantities that it needs: other
rules, facts, or what the case says. Nothing else is declared, so the trace, the drawing of dependencies, a changed rule and a run over
columns all come from the same functions.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

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


def rule(*, fr: str, en: str, law: str = "", unit: Unit = "euros") -> Callable[[Function], Function]:
    """Register a function as the rule of the quantity that it is named after; the function itself is left as it is."""

    def register(function: Function) -> Function:
        code = function.__code__
        REGISTRY[code.co_name] = Rule(code.co_name, function, code.co_varnames[: code.co_argcount], unit, law, fr, en)
        return function

    return register


class Plan:
    """Rules in an order in which each one's needs are computed before it.

    >>> def double(x: int) -> int: return 2 * x
    >>> def quadruple(double: int) -> int: return 2 * double
    >>> rules = {f.__name__: Rule(f.__name__, f, (need,), "euros", "", "", "") for f, need in ((quadruple, "double"), (double, "x"))}
    >>> Plan(rules).run({"x": 3})
    {'x': 3, 'double': 6, 'quadruple': 12}
    """

    __slots__ = ("_calls", "inputs", "order")

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.order = tuple(_ordered(rules))
        self.inputs = tuple(sorted({need for rule in self.order for need in rule.needs} - rules.keys()))
        self._calls = [(rule.name, rule.function, _reader(rule.needs)) for rule in self.order]

    def run(self, inputs: Mapping[str, int]) -> dict[str, int]:
        """Every quantity by its name, inputs included; KeyError names an input that is missing."""
        values = dict(inputs)
        for name, function, read in self._calls:
            values[name] = function(*read(values))
        return values

    def __repr__(self) -> str:
        return f"Plan({len(self.order)} rules, {len(self.inputs)} inputs)"


def _reader(names: tuple[str, ...]) -> Callable[[Mapping[str, int]], Sequence[int]]:
    """What reads those names from the values, always as a sequence (itemgetter alone gives a bare value for one name)."""
    if len(names) == 1:
        return lambda values: (values[names[0]],)
    return itemgetter(*names)


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
