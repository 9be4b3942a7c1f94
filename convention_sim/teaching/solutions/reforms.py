"""What a reform changes in a visit, and in many like it."""

from typing import TYPE_CHECKING

from convention_sim.population.catalogue import reform
from convention_sim.teaching.solutions.model import Drawn, Solution, Undrawable, euros, misconceived, text, without
from convention_sim.views import words
from convention_sim.vocabulary import Label

if TYPE_CHECKING:
    from convention_sim.teaching.answers import Value

WHOLE = Label("C’est ce que paie ce payeur en tout : on demande l’écart.", "That is all that this payer pays: the difference is asked.")
ONE = Label("C’est l’écart d’une seule visite.", "That is the difference of one visit.")
LINE = Label(
    "Aujourd’hui : {before}. Avec la réforme : {after}. Écart : {one}.", "Today: {before}. With the reform: {after}. Difference: {one}."
)
TIMES = Label("{one} × {count} = {value}.", "{one} × {count} = {value}.")


def change(drawn: Drawn) -> Solution:
    """How much more, or less, a quantity is under a reform; for `count` visits when they are counted."""
    (result,), name, count = drawn.visits, drawn.quantity, int(drawn.fields.get("count", 1))
    chosen = reform(str(drawn.fields["reform"]))
    before, after = result[name], chosen(result.case).settle(result.case)[name]
    one = after - before if drawn.fields["way"] == "more" else before - after
    known = misconceived(result, name)
    if one <= 0 or one * count in [figure for figure, _ in known]:
        raise Undrawable
    counted = Label(*(words.grouped(str(count), mark) for mark in (words.NARROW, ",")))
    told = {"reform": chosen.sentence, "one": euros(one), "count": counted}
    lines = [text(LINE, before=euros(before), after=euros(after), one=euros(one))]
    wrong: list[tuple[Value, Label]] = [(after, WHOLE), (before, WHOLE)]
    if count > 1:
        lines.append(text(TIMES, value=euros(one * count), **told))
        wrong = [(one, ONE), (after * count, WHOLE), (before * count, WHOLE), *wrong]
    return Solution("euros", one * count, without(one * count, [*wrong, *known]), told, tuple(lines))
