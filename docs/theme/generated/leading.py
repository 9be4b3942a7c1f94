"""The way from a worked example to the simulator, with the example in its form."""

from collections.abc import Sequence
from html import escape

from convention_sim.case import Case
from convention_sim.live.fields import address
from convention_sim.views.words import Language
from docs.theme.generated.simulator import texts

# Where the page stands is known once it is drawn: see `led`.
SOMEWHERE, PAGE = 'href="simulator#', "simulateur/"
MOST = 2  # the simulator sets two cases side by side


def way(cases: Sequence[Case], language: Language) -> str:
    """A link that opens the examples in the simulator; nothing for what its form cannot say.

    >>> from convention_sim import visit
    >>> way([visit("2025-03-01", "generaliste")], "en")[:83]
    '<p class="cs-try"><a href="simulator#date=2025-03-01&amp;specialty=generaliste&amp;'
    """
    if len(cases) > MOST:
        return ""
    try:
        there = "/".join(map(address, cases))
    except ValueError:
        return ""
    said = texts(language)["change" if len(cases) == 1 else "change_both"]
    return f'<p class="cs-try"><a {SOMEWHERE}{escape(there)}">{escape(said)}</a></p>'


def led(html: str, way_to_simulator: str) -> str:
    """A page with its links to the simulator, once their beginning is known.

    >>> led('<a href="simulator#date=2025-03-01">', "../simulateur/")
    '<a href="../simulateur/#date=2025-03-01">'
    """
    return html.replace(SOMEWHERE, f'href="{way_to_simulator}#')
