"""The sources, a page a kind: title, link, and what each one is cited for."""

from html import escape

from convention_sim.facts import Source, sources
from convention_sim.views import words
from convention_sim.vocabulary import Label
from docs.theme.generated import names
from docs.theme.generated.shelves import SHELVES, SOURCES, Citation, Shelf, citations, shelf
from docs.theme.generated.writer import Writer, lead, page

TITLE = Label("Sources", "Sources")
ABOUT = Label("Les documents qui fondent chaque valeur de ce guide.", "The documents behind each value of this guide.")
OPENING = Label(
    "Ce guide cite {count} documents. Chacun est rangé selon ce qu’il est, avec tout ce qui s’appuie sur lui.",
    "This guide cites {count} documents. Each is shelved by what it is, with everything that rests on it.",
)
DEAD = Label(
    "Une adresse a pu mourir depuis la lecture ; le titre dit ce qui a été lu. Quand deux sources se contredisent, la page de la "
    "valeur le dit et retient la mieux fondée.",
    "An address may have died since it was read; the title says what was read. Where two sources disagree, the page of the value "
    "says so and keeps the better founded one.",
)
IN_FRENCH = Label("", "The documents are in French, and so are their titles.")
SHELF_TITLE = Label("Sources : {name}", "Sources: {name}")
COUNT = Label("{count} documents", "{count} documents")
CITED = Label("Cité pour", "Cited for")


def on_shelf(which: Shelf) -> list[Source]:
    """The sources of a page, by title."""
    return sorted((source for source in sources().values() if shelf(source) is which), key=lambda source: source.title.lower())


def index(writer: Writer) -> str:
    """The kinds of sources, and how many of each."""
    blocks = [lead(writer.say(OPENING, count=str(len(sources())))), writer.say(DEAD), writer.say(IN_FRENCH)]
    for which in SHELVES:
        count = writer.html(COUNT, count=str(len(on_shelf(which))))
        link = writer.link(which.uri, f"{writer.html(which.name)} ({count})")
        blocks += [f"## {writer.say(which.name)}", f"<p>{writer.html(which.opening)}</p>", f"<p>{link}</p>"]
    return page(writer.say(TITLE), writer.say(ABOUT), blocks)


def shelf_page(writer: Writer, which: Shelf) -> str:
    """The documents of a kind."""
    items = "\n".join(_item(writer, source) for source in on_shelf(which))
    title = writer.say(SHELF_TITLE, name=writer.say(which.name)[0].lower() + writer.say(which.name)[1:])
    blocks = [names.trail(writer, SOURCES, TITLE), lead(writer.say(which.opening)), f'<ul class="cs-documents">\n{items}\n</ul>']
    return page(title, title, blocks, searched=False)


def _item(writer: Writer, source: Source) -> str:
    title = f"<cite{writer.in_french}>{_title(source)}</cite>"
    cited = writer.listed(_cited(writer, citation) for citation in citations()[source.id])
    return f'<li id="{escape(source.id)}">{title} <span>{writer.html(CITED)}{writer.colon}{cited}.</span></li>'


def _title(source: Source) -> str:
    """The title, a link where the address can be followed safely, the bare address where it is an old unencrypted one."""
    text = escape(words.french(source.title), quote=False)
    if source.url.startswith("https:"):
        return f'<a href="{escape(source.url)}">{text}</a>'
    return f"{text} <code>{escape(source.url)}</code>" if source.url else text


def _cited(writer: Writer, citation: Citation) -> str:
    text = writer.html(citation.name)
    return writer.link(citation.uri, text, citation.anchor) if citation.uri else text
