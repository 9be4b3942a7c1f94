"""Published mistakes: the right figure in place of the one printed, and where the printed one comes from."""

from typing import TYPE_CHECKING

from convention_sim.teaching import mistakes
from convention_sim.teaching.solutions.model import Drawn, Solution, Undrawable, euros, misconceived, text, without
from convention_sim.vocabulary import Label

if TYPE_CHECKING:
    from convention_sim.teaching.answers import Value

OTHERS = 3


def page(drawn: Drawn) -> Solution:
    """The right figure of a page that prints a wrong one."""
    (result, *_), name = drawn.visits, drawn.quantity
    printed = mistakes.figure(result.case, name, str(drawn.fields["misconception"]))
    if printed is None:
        raise Undrawable
    right = result[name]
    return Solution("euros", right, without(right, misconceived(drawn, name)), {"printed": euros(printed)})


def cause(drawn: Drawn) -> Solution:
    """Which misconception gives the figure that a page prints: a letter."""
    (result, *_), name = drawn.visits, drawn.quantity
    right = str(drawn.fields["misconception"])
    printed = mistakes.figure(result.case, name, right)
    given = {key: figures[0] for key, figures in mistakes.figures(result.case, name).items() if printed not in figures}
    others = [key for key in drawn.fields["among"] if key in given]
    if printed is None or len(others) < OTHERS:
        raise Undrawable
    letters = dict(zip("abcd", drawn.draw.shuffled([right, *drawn.draw.shuffled(others)[:OTHERS]]), strict=True))
    would = Label("Cette erreur donnerait {figure}.", "That mistake would give {figure}.")
    wrong: dict[Value, Label] = {letter: text(would, figure=euros(given[key])) for letter, key in letters.items() if key != right}
    value = next(letter for letter, key in letters.items() if key == right)
    told = {"printed": euros(printed), **{letter: mistakes.name(key) for letter, key in letters.items()}}
    return Solution("letter", value, wrong, told, (mistakes.told(result.case, name, printed, right),))
