"""The rule pages: one a rule, drawn from the rule itself, and the order in which a settlement computes them."""

import inspect
from collections.abc import Iterator
from html import escape

from convention_sim.engine import Rule
from convention_sim.facts import load
from convention_sim.rules import PLAN, REGISTRY
from convention_sim.rules.sentences import inputs, law_texts, sentences
from convention_sim.views import words
from convention_sim.vocabulary import Label
from docs.theme.generated import drawing, names
from docs.theme.generated.cases import EXAMPLES
from docs.theme.generated.example import block
from docs.theme.generated.families import FAMILIES
from docs.theme.generated.periods import amount, when
from docs.theme.generated.writer import Writer, lead, page

TITLE = Label("Les règles, une par une", "The rules, one by one")
ABOUT = Label(
    "Chaque règle du calcul : sa phrase, son texte, un exemple.", "Each rule of the computation: its sentence, its text, an example."
)
OPENING = Label(
    "Un décompte tient en {count} règles. Chacune calcule une seule chose, à partir des précédentes, de valeurs datées et de ce "
    "que dit la visite.",
    "A settlement takes {count} rules. Each computes one thing, from those before it, from dated values and from what the visit says.",
)
ORDER, DRAWN = Label("L’ordre du calcul", "The order of computation"), Label("Qui dépend de qui", "What depends on what")
DRAWN_WHY = Label(
    "De haut en bas, l’ordre du calcul. Un arc va de chaque règle à celles qui s’en servent. Les grands points sont des montants, "
    "les petits des réponses par oui ou non, ou un taux.",
    "From top to bottom, the order of computation. An arc goes from each rule to those that use it. Large dots are amounts, small "
    "ones yes-or-no answers, or a rate.",
)
EXAMPLE, LAW = Label("Un exemple calculé", "A worked example"), Label("Le texte", "The text of law")
NEXT, HISTORY = (
    Label("Ce qui s’en sert", "What uses it"),
    Label("Les valeurs qu’elle lit, et leur histoire", "The values that it reads, and their history"),
)
CODE, CODE_WHY = (
    Label("La définition exacte", "The exact definition"),
    Label(
        "Voici la règle telle que le programme l’exécute, en centimes et en points de base ({hundred} points font {percent}).",
        "This is the rule as the program runs it, in cents and in basis points ({hundred} points are {percent}).",
    ),
)
TRY = Label("Le même exemple, dans un carnet{colon}", "The same example, in a notebook{colon}")
NO_LAW = Label(
    "Aucun texte n’est cité : ce calcul découle du sens des mots.",
    "No text is cited: this computation follows from the meaning of the words.",
)
LAST = Label("Rien : c’est une fin du calcul.", "Nothing: the computation ends here.")
DIRECT, FURTHER = Label("Directement", "Directly"), Label("Plus loin dans le calcul", "Further on")
READ = {
    "text": Label("Texte lu.", "Text read."),
    "excerpt": Label("Texte lu en partie.", "Text read in part."),
    "secondary": Label("Texte non lu : connu par un document qui en parle.", "Text not read: known from a document that speaks of it."),
}
CODES = Label("Les codes facturables, un par un", "The codes that may be billed, one by one")
NEEDS = Label("À partir de", "From")
PLACE = Label("Règle {number} sur {count}, dans l’ordre du calcul", "Rule {number} of {count}, in the order of computation")


def index(writer: Writer) -> str:
    """The drawing, and every rule in the order of computation."""
    count = str(len(PLAN.order))
    items = "\n".join(_entry(writer, rule) for rule in PLAN.order)
    blocks = [
        lead(writer.say(OPENING, count=count)),
        f"## {writer.say(DRAWN)} {{#dessin data-search-exclude}}",
        writer.say(DRAWN_WHY),
        drawing.svg(writer),
        f"## {writer.say(ORDER)} {{#ordre}}",
        f'<ol class="cs-order" data-search-exclude>\n{items}\n</ol>',
    ]
    return page(writer.say(TITLE), writer.say(ABOUT), blocks)


def _entry(writer: Writer, rule: Rule) -> str:
    link = writer.link(names.rule_uri(rule.name), writer.html(names.rule_label(rule.name)))
    needs = [names.rule(writer, need) for need in drawing.needed(rule)]
    said = f"<small>{writer.html(NEEDS)}{writer.colon}{writer.listed(needs)}.</small>" if needs else ""
    return f"<li><strong>{link}</strong><p>{writer.html(sentences()[rule.name].text)}</p>{said}</li>"


def rule_page(writer: Writer, name: str) -> str:
    """Everything about a rule."""
    rule = REGISTRY[name]
    title, sentence = writer.say(names.rule_label(name)), writer.say(sentences()[name].text)
    blocks = [
        names.trail(writer, names.RULES, TITLE),
        lead(sentence),
        f"## {writer.say(EXAMPLE)} {{#exemple}}",
        block(writer, name),
        f"## {writer.say(LAW)} {{#texte}}",
        *_laws(writer, rule),
        f"## {writer.say(NEXT)} {{#usages data-search-exclude}}",
        *_uses(writer, name),
        *_history(writer, rule),
        f"## {writer.say(CODE)} {{#definition data-search-exclude}}",
        f'<p class="cs-place">{_place(writer, rule)}</p>',
        writer.say(CODE_WHY, hundred="100", percent=words.percent(100, writer.language)),
        f"```python\n{_source(rule)}\n```",
        writer.say(TRY, colon=writer.colon.rstrip()),
        f'```python\nfrom convention_sim import settle, visit\n\nresult = {EXAMPLES[name].code()}\nresult["{name}"]\n```',
    ]
    return page(title, sentence.replace('"', ""), blocks)


def _place(writer: Writer, rule: Rule) -> str:
    number = PLAN.order.index(rule) + 1
    return f"<code>{rule.name}</code> · {writer.html(PLACE, number=str(number), count=str(len(PLAN.order)))}"


def _source(rule: Rule) -> str:
    """The function without the decorator that registers it."""
    source = inspect.getsource(rule.function)
    return source[source.index("def ") :].rstrip()


def _laws(writer: Writer, rule: Rule) -> Iterator[str]:
    if not sentences()[rule.name].laws:
        yield writer.say(NO_LAW)
        return
    items = "".join(_law(writer, key) for key in sentences()[rule.name].laws)
    yield f'<ul class="cs-laws">{items}</ul>'


def _law(writer: Writer, key: str) -> str:
    text = law_texts()[key]
    dates = f" ({when(writer, text.start, text.end)})" if text.start else ""
    link = f'<a href="{escape(text.url)}">{writer.html(text.title)}</a>'
    return f"<li>{link}{dates}. {writer.html(text.says)} <small>{writer.html(READ[text.read])}</small></li>"


def _uses(writer: Writer, name: str) -> Iterator[str]:
    direct = drawing.dependents(name)
    if not direct:
        yield writer.say(LAST)
        return
    further = _reached(direct)
    for label, found in ((DIRECT, direct), (FURTHER, further)):
        if found:
            links = writer.listed(names.rule(writer, each) for each in found)
            yield f"<p data-search-exclude>{writer.html(label)}{writer.colon}{links}.</p>"


def _reached(direct: list[str]) -> list[str]:
    """The rules that depend on some rules through others, in the order of computation."""
    reached = set(direct)
    for rule in PLAN.order:
        if reached & set(rule.needs):
            reached.add(rule.name)
    return [rule.name for rule in PLAN.order if rule.name in reached and rule.name not in direct]


def facts_read(rule: Rule) -> list[str]:
    """The facts that a rule reads, directly or behind a word of the case.

    >>> facts_read(REGISTRY["plafond_da"])
    ['coefficient_da']
    """
    found: list[str] = []
    for need in rule.needs:
        found += [need] if need in load() else inputs()[need].facts if need in inputs() else ()
    return list(dict.fromkeys(found))


def _history(writer: Writer, rule: Rule) -> list[str]:
    facts, files = facts_read(rule), {inputs()[need].file: None for need in rule.needs if need in inputs() and inputs()[need].file}
    if not facts and not files:
        return []
    blocks = [f"## {writer.say(HISTORY)} {{#valeurs}}"]
    if files:
        pages = writer.listed(writer.link(FAMILIES[file].uri, writer.html(FAMILIES[file].name)) for file in files)
        blocks.append(f"<p>{writer.html(CODES)}{writer.colon}{pages}.</p>")
    if facts:
        blocks.append(f'<dl class="cs-told" data-search-exclude>{"".join(_told(writer, key) for key in facts)}</dl>')
    return blocks


def _told(writer: Writer, key: str) -> str:
    """A fact's values, newest first, under a link to its page."""
    subject = load()[key]
    name = writer.link(FAMILIES[subject.file].uri, writer.html(Label(subject.fr, subject.en)), key)
    values = "".join(f"<dd>{amount(writer, fact)}, {when(writer, fact.start, fact.end)}</dd>" for fact in reversed(subject.facts))
    return f"<dt>{name}</dt>{values}"
