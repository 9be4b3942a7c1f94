"""What a reform changes in a visit, and in many like it."""

from typing import TYPE_CHECKING

from convention_sim.population.catalogue import reform
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.teaching import mistakes
from convention_sim.teaching.solutions.model import Drawn, Solution, Undrawable, euros, text, without
from convention_sim.views import words
from convention_sim.vocabulary import Label

if TYPE_CHECKING:
    from convention_sim.teaching.answers import Value

WHOLE = Label("C’est ce que paie ce payeur en tout : on demande l’écart.", "That is all that this payer pays: the difference is asked.")
ONE = Label("C’est l’écart d’une seule visite.", "That is the difference of one visit.")
OTHER = Label("C’est l’écart d’un autre montant du décompte.", "That is the difference of another amount of the bill.")
MOVED = Label(
    "La réforme change ce que paie ce payeur : refaites le décompte avec elle.",
    "The reform changes what this payer pays: work out the visit again with it.",
)
ROUNDED = Label(
    "Chaque versement s’arrondit au centime : faites les deux décomptes, puis soustrayez.",
    "Each payment is rounded to the cent: work out both visits, then subtract.",
)
LINE = Label(
    "Aujourd’hui : {before}. Avec la réforme : {after}. Écart : {one}.", "Today: {before}. With the reform: {after}. Difference: {one}."
)
PRICE = Label(
    "Le prix descend à ce que la réforme permet : {base} de base + {extra} de dépassement = {fee}.",
    "The price comes down to what the reform allows: base {base} + extra fee {extra} = {fee}.",
)
TIMES = Label("{one} × {count} = {value}.", "{one} × {count} = {value}.")


def change(drawn: Drawn) -> Solution:
    """How much more, or less, a quantity is under a reform; for `count` visits when they are counted."""
    (result,), name, count = drawn.visits, drawn.quantity, int(drawn.fields.get("count", 1))
    chosen = reform(str(drawn.fields["reform"]))
    changed = chosen(result.case)
    settled = changed.settle(result.case)
    before, after = result[name], settled[name]
    sign = 1 if drawn.fields["way"] == "more" else -1
    one = sign * (after - before)
    if one <= 0:
        raise Undrawable
    known = [(0, MOVED), (one + 1, ROUNDED), (one - 1, ROUNDED)]
    known += [(sign * figure, hint) for figure, hint in mistakes.moved(result.case, name, changed)]
    others = [(abs(settled[each] - result[each]), OTHER) for each in AMOUNTS]
    counted = Label(*(words.grouped(str(count), mark) for mark in (words.NARROW, ",")))
    told = {"reform": chosen.sentence, "one": euros(one), "count": counted}
    lines = [text(LINE, before=euros(before), after=euros(after), one=euros(one))]
    if settled["honoraires"] != result["honoraires"]:
        amounts = {"base": euros(settled["base"]), "extra": euros(settled["depassement"]), "fee": euros(settled["honoraires"])}
        lines.insert(0, text(PRICE, **amounts))
    wrong: list[tuple[Value, Label]] = [(after, WHOLE), (before, WHOLE)]
    if count > 1:
        lines.append(text(TIMES, value=euros(one * count), **told))
        wrong = [(one, ONE), (after * count, WHOLE), (before * count, WHOLE), *wrong]
    wrong += [(count * figure, hint) for figure, hint in (*known, *others) if figure >= 0]
    return Solution("euros", one * count, without(one * count, wrong), told, tuple(lines), settled)
