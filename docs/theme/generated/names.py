"""How the pages name and link a rule, and lead back to their index."""

from convention_sim.rules.sentences import sentences
from convention_sim.views.labels import AMOUNT_LABELS
from convention_sim.vocabulary import Label
from docs.theme.generated.writer import Writer

RULES, SIMULATOR = "regles/index.md", "simulateur.md"
PROPER = "Alsace"  # a name that keeps its capital within a sentence


def rule_label(name: str) -> Label:
    """What a rule's quantity is called.

    >>> rule_label("amo").fr, rule_label("plafond_da").en
    ('Versé par l’Assurance Maladie', 'Authorised extra fee ceiling')
    """
    return sentences()[name].name or AMOUNT_LABELS[name]


def rule_uri(name: str) -> str:
    """Where the page of a rule stands.

    >>> rule_uri("reste_a_charge")
    'regles/reste-a-charge.md'
    """
    return f"regles/{name.replace('_', '-')}.md"


def rule(writer: Writer, name: str) -> str:
    """A link to the page of a rule, in the case of running text."""
    text = writer.html(rule_label(name))
    return writer.link(rule_uri(name), text if text.startswith(PROPER) else text[0].lower() + text[1:])


def trail(writer: Writer, uri: str, name: Label) -> str:
    """The way back to the index of a page."""
    return f'<p class="cs-trail">{writer.link(uri, writer.html(name))}</p>'
