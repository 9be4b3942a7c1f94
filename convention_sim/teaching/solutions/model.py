"""What a solution is, and the small words that the solutions share."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from convention_sim.engine import REGISTRY
from convention_sim.settlement import Decompte
from convention_sim.teaching import mistakes
from convention_sim.teaching.answers import Kind, Value
from convention_sim.teaching.draws import Draw
from convention_sim.views import words
from convention_sim.vocabulary import Label


class Drawn(NamedTuple):
    """What the seed drew: the visits settled, the other fields, and what else may be drawn."""

    asks: str
    visits: tuple[Decompte, ...]
    fields: Mapping[str, Any]
    draw: Draw
    against: tuple[str, ...] = ()

    @property
    def quantity(self) -> str:
        """The quantity that the question turns on: the one asked for, or the one that the solution names."""
        return str(self.fields.get("quantity", self.asks))


class Solution(NamedTuple):
    """The answer to a drawn exercise.

    `wrong` holds the known wrong answers and what to say of each; `told` the words that the statement needs; `lines` what the working says
    after the steps of the visits; `after` the first visit as a reform makes it, whose steps the working shows too.
    """

    kind: Kind
    value: Value
    wrong: Mapping[Value, Label]
    told: Mapping[str, Label]
    lines: tuple[Label, ...] = ()
    after: Decompte | None = None


class Undrawable(Exception):
    """What was drawn makes no exercise: another draw is tried."""


def plain(text: str) -> Label:
    """The same words in both languages."""
    return Label(text, text)


def euros(cents: int) -> Label:
    """An amount in both languages."""
    return Label(words.euros(cents, "fr"), words.euros(cents, "en"))


def percent(basis_points: int) -> Label:
    """A percentage in both languages."""
    return Label(words.percent(basis_points, "fr"), words.percent(basis_points, "en"))


def text(template: Label, **values: Label) -> Label:
    """A text in both languages, filled."""
    fr, en = ({name: getattr(value, language) for name, value in values.items()} for language in ("fr", "en"))
    return Label(template.fr.format(**fr), template.en.format(**en))


def without(right: Value, found: Iterable[tuple[Value, Label]]) -> dict[Value, Label]:
    """The wrong answers, each once; a mistake that gives the right answer shows nothing."""
    kept: dict[Value, Label] = {}
    for value, message in found:
        if value != right:
            kept.setdefault(value, message)
    return kept


def misconceived(drawn: Drawn, name: str) -> list[tuple[Value, Label]]:
    """The wrong figures that are known for a quantity of the first visit, each with the question to ask."""
    return list(mistakes.hints(drawn.visits[0].case, name, drawn.against)) if REGISTRY[name].unit == "euros" else []
