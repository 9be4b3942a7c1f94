"""Which rule needs which, as a drawing: the rules from first to last, an arc from each to those that need it."""

from html import escape

from convention_sim.engine import Rule
from convention_sim.rules import PLAN, REGISTRY
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.vocabulary import Label
from docs.theme.generated import names
from docs.theme.generated.writer import Writer

WIDTH, ROW, LEFT = 328, 23, 84  # pixels: a phone's column, a line, the room of the arcs
TITLE = Label("Quelle règle a besoin de quelle autre", "Which rule needs which")
ABOUT = Label(
    "Les {count} règles dans l’ordre du calcul. Un arc descend de chaque règle vers celles qui se servent d’elle. La liste qui "
    "suit dit la même chose en mots.",
    "The {count} rules in the order of computation. An arc goes down from each rule to those that use it. The list below says the "
    "same in words.",
)


def needed(rule: Rule) -> list[str]:
    """The rules that a rule needs.

    >>> needed(REGISTRY["depassement"])
    ['honoraires', 'base']
    """
    return [need for need in rule.needs if need in REGISTRY]


def dependents(name: str) -> list[str]:
    """The rules that need a rule, in the order of computation.

    >>> dependents("amo")
    ['reste_apres_amo']
    """
    return [rule.name for rule in PLAN.order if name in rule.needs]


def svg(writer: Writer) -> str:
    """The drawing, each rule a link to its page; pointing at a rule brings out the arcs that reach it."""
    places = {rule.name: 14 + ROW * number for number, rule in enumerate(PLAN.order)}
    body = "".join(_rule(writer, rule, places) for rule in PLAN.order)
    height = ROW * len(PLAN.order) + 6
    about = writer.html(ABOUT, count=str(len(PLAN.order)))
    return (
        f'<svg class="cs-dependencies" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="group" aria-labelledby="dependencies-title dependencies-about"><title id="dependencies-title">{writer.html(TITLE)}</title>'
        f'<desc id="dependencies-about">{about}</desc>{body}</svg>'
    )


def _rule(writer: Writer, rule: Rule, places: dict[str, int]) -> str:
    y = places[rule.name]
    arcs = "".join(f'<path d="{_arc(places[need], y)}"/>' for need in needed(rule))
    mark = f'<circle cx="{LEFT}" cy="{y}" r="{3.5 if rule.unit == "euros" else 2.5}"/>'
    kind = ' class="cs-amount"' if rule.name in AMOUNTS else ""
    text = f'<text x="{LEFT + 12}" y="{y + 4}"{kind}>{writer.html(names.rule_label(rule.name))}</text>'
    return f'<a href="{escape(writer.to(names.rule_uri(rule.name)))}">{arcs}{mark}{text}</a>'


def _arc(start: int, end: int) -> str:
    """An arc whose reach grows with the distance between its ends."""
    reach = min(LEFT - 6, 10 + (end - start) * 0.17)
    return f"M{LEFT} {start}C{LEFT - reach * 1.3:.0f} {start} {LEFT - reach * 1.3:.0f} {end} {LEFT} {end}"
