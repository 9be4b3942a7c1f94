"""Published mistakes: the right figure in place of the one printed, and where the printed one comes from."""

from convention_sim.teaching import mistakes
from convention_sim.teaching.solutions.model import Drawn, Solution, Undrawable, euros, misconceived, text, without
from convention_sim.vocabulary import Label


def page(drawn: Drawn) -> Solution:
    """The right figure of a page that prints a wrong one."""
    (result, *_), name = drawn.visits, str(drawn.fields["quantity"])
    printed = mistakes.figures(result.case, name).get(str(drawn.fields["misconception"]))
    if printed is None:
        raise Undrawable
    right = result[name]
    return Solution("euros", right, without(right, misconceived(result, name)), {"printed": euros(printed)})


def cause(drawn: Drawn) -> Solution:
    """Which misconception gives the figure that a page prints: a letter."""
    (result, *_), name = drawn.visits, str(drawn.fields["quantity"])
    figures, right = mistakes.figures(result.case, name), str(drawn.fields["misconception"])
    others = [key for key, figure in figures.items() if figures.get(right) not in (None, figure)]
    if right not in figures or len(others) < 3:
        raise Undrawable
    offered = drawn.draw.shuffled([right, *drawn.draw.shuffled(others)[:3]])
    letters = dict(zip("abcd", offered, strict=True))
    would = Label("{hint} Cela donnerait {figure}.", "{hint} That would give {figure}.")
    wrong = {letter: text(would, hint=mistakes.hint(key), figure=euros(figures[key])) for letter, key in letters.items() if key != right}
    told = {f"option_{letter}": mistakes.name(key) for letter, key in letters.items()}
    value = next(letter for letter, key in letters.items() if key == right)
    return Solution("letter", value, dict(wrong), {"printed": euros(figures[right]), **told}, (mistakes.hint(right),))
