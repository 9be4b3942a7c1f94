"""A rule worked out on the visit chosen for it: the visit, the step in figures, what it was computed from."""

from html import escape

from convention_sim.facts import load
from convention_sim.rules import REGISTRY
from convention_sim.rules.sentences import inputs
from convention_sim.settlement import Decompte
from convention_sim.views import words
from convention_sim.views.bar import bar
from convention_sim.views.labels import title
from convention_sim.vocabulary import Label
from docs.theme.generated import names
from docs.theme.generated.cases import EXAMPLES
from docs.theme.generated.families import FAMILIES
from docs.theme.generated.leading import way
from docs.theme.generated.writer import Writer

FEE, LEVEL = Label("{fee} demandés", "{fee} charged"), Label("contrat à {level} de la base", "contract at {level} of the base")
FROM, VALUE = Label("À partir de", "Computed from"), Label("Valeur", "Value")
YES, NO = Label("oui", "yes"), Label("non", "no")
ADULT, YEARS = Label("adulte", "adult"), Label("{age} ans", "{age} years")
NONE = {"montant_demande": Label("aucun", "none"), "honoraires_maximum": Label("sans maximum fixe", "no fixed maximum")}
NOT_CALLED = Label("sans objet", "not applicable")
TAKEN = Label("{amount} de participations déjà retenues dans l’année", "{amount} of contributions already held back in the year")
ADULT_AGE = 199


def block(writer: Writer, name: str) -> str:
    """The example of a rule, as HTML."""
    result = EXAMPLES[name].settled()
    rule = REGISTRY[name]
    formula = words.fill(getattr(rule, writer.language), result.figures, writer.language, pathway=result.case.pathway)
    rows = "".join(_row(writer, need, result) for need in rule.needs)
    total = f'<tr><th scope="row">{writer.html(names.rule_label(name))}</th><td>{value(writer, name, result)}</td></tr>'
    heads = "".join(f'<th scope="col">{writer.html(head)}</th>' for head in (FROM, VALUE))
    visit = f'<p class="cs-visit">{_visit(writer, name, result)}</p><p class="cs-formula">{escape(writer.set(formula), quote=False)}</p>'
    table = f'<table class="cs-step"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody><tfoot>{total}</tfoot></table>'
    shown = f"{visit}{_why(writer, name, result)}{table}{bar(result, writer.language)}"
    # The form knows one visit, not what the year held back before it.
    further = "" if EXAMPLES[name].retenu_annee else way([result.case], writer.language)
    return f'<div class="cs-worked" data-search-exclude>{shown}{further}</div>'


def _visit(writer: Writer, name: str, result: Decompte) -> str:
    """The visit in a line, with what its title leaves out."""
    parts = [title(result.case, writer.language)]
    if result.case.fee is not None:
        parts.append(writer.say(FEE, fee=words.euros(result.case.fee, writer.language)))
    if result["contrat"]:
        parts.append(writer.say(LEVEL, level=words.percent(result["contrat_pourcent"], writer.language)))
    if taken := EXAMPLES[name].retenu_annee:
        parts.append(writer.say(TAKEN, amount=words.euros(taken, writer.language)))
    return escape(writer.set(", ".join(parts)), quote=False)


def _why(writer: Writer, name: str, result: Decompte) -> str:
    """The reason that the décompte itself gives for the step."""
    note = next((step.why for step in result.steps if step.rule.name == name and step.why), None)
    if note is None:
        return ""
    text = words.fill(getattr(note, writer.language), result.figures, writer.language, pathway=result.case.pathway)
    return f"<p>{escape(writer.set(text), quote=False)}</p>"


def _row(writer: Writer, need: str, result: Decompte) -> str:
    items = _items(writer, need, result)
    return f'<tr><th scope="row">{need_link(writer, need)}{items}</th><td>{value(writer, need, result)}</td></tr>'


def need_link(writer: Writer, need: str) -> str:
    """What a rule needs, linked to its page: another rule, a dated fact, or what stands behind a word of the case."""
    if need in REGISTRY:
        return writer.link(names.rule_uri(need), writer.html(names.rule_label(need)))
    if need in load():
        subject = load()[need]
        return writer.link(FAMILIES[subject.file].uri, writer.html(Label(subject.fr, subject.en)), need)
    found = inputs()[need]
    text = writer.html(found.name)
    if found.facts:
        return writer.link(FAMILIES[load()[found.facts[0]].file].uri, text, found.facts[0])
    return writer.link(FAMILIES[found.file].uri, text) if found.file else text


def value(writer: Writer, name: str, result: Decompte) -> str:
    """A quantity of the example in its unit; a fact that does not exist on that day is said not to."""
    if name in load():
        fact = result.law.facts.get(name)
        return words.fact_value(
            name, fact.value if fact else None, fact.status if fact else "none", writer.language, fact.unit if fact else ""
        )
    if name == "tarif_autorite" and result["conventionne"]:
        return writer.html(NOT_CALLED)
    unit = REGISTRY[name].unit if name in REGISTRY else inputs()[name].unit
    return _measure(writer, result[name], unit) if result[name] >= 0 else writer.html(NONE[name])


def _measure(writer: Writer, number: int, unit: str) -> str:
    if unit == "flag":
        return writer.html(YES if number else NO)
    if unit == "rate":
        return words.percent(number, writer.language)
    if unit == "years":
        return writer.html(ADULT) if number == ADULT_AGE else writer.html(YEARS, age=str(number))
    return words.euros(number, writer.language)


def _items(writer: Writer, need: str, result: Decompte) -> str:
    """The codes that make up a sum of the bill."""
    items = {"tarif_plein": result.tariff.full, "tarif_reduit": result.tariff.reduced}.get(need, ())
    if len(items) < 2:
        return ""
    shown = " + ".join(f"{item.code} {words.euros(item.amount, writer.language)}" for item in items)
    return f" <small>{escape(shown)}</small>"
