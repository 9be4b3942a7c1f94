"""One page being written: its language, its links to the other pages, its typography."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from posixpath import relpath

from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")


def address(uri: str) -> str:
    """Where MkDocs publishes a page.

    >>> address("tarifs/index.md"), address("tarifs/contrats.md")
    ('tarifs/', 'tarifs/contrats/')
    """
    return uri.removesuffix("index.md") if uri.endswith("index.md") else uri.removesuffix(".md") + "/"


class Writer:
    """Writes one page; `uri` is its place among the pages, with the extension of its source.

    >>> page = Writer("fr", "regles/amo.md")
    >>> page.link("tarifs/taux.md", "taux", anchor="taux_amo")
    '<a href="../../tarifs/taux/#taux_amo">taux</a>'
    """

    def __init__(self, language: Language, uri: str) -> None:
        self.language: Language = language
        self.uri = uri

    def set(self, text: str) -> str:
        """A text with the typography of the page, for Markdown."""
        return words.typeset(_STRAIGHT.sub("’", text), self.language)

    def say(self, label: Label, **values: str) -> str:
        """A bilingual text, for Markdown; `values` fill its fields and are typeset already."""
        text = self.set(label.fr if self.language == "fr" else label.en)
        return text.format(**values) if values else text

    def html(self, label: Label, **values: str) -> str:
        """The same for HTML; `values` are HTML."""
        text = escape(self.set(label.fr if self.language == "fr" else label.en), quote=False)
        return text.format(**values) if values else text

    def day(self, when: date) -> str:
        """A date in words, the day never parted from its month."""
        return words.day(when, self.language).replace(" ", words.NBSP, 1) if self.language == "en" else words.day(when, self.language)

    def to(self, uri: str, anchor: str = "") -> str:
        """The relative address of another page, or of a place on it."""
        if uri == self.uri:
            return f"#{anchor}"
        path = relpath("/" + address(uri), "/" + address(self.uri))
        return f"{path}/#{anchor}" if anchor else f"{path}/"

    def link(self, uri: str, text: str, anchor: str = "") -> str:
        """A link whose text is HTML."""
        return f'<a href="{escape(self.to(uri, anchor))}">{text}</a>'

    def listed(self, items: Iterable[str]) -> str:
        """Items parted by the semicolons of the language."""
        return (f"{words.NARROW}; " if self.language == "fr" else "; ").join(items)

    @property
    def colon(self) -> str:
        """A colon and the spaces around it."""
        return f"{words.NBSP}: " if self.language == "fr" else ": "

    @property
    def in_french(self) -> str:
        """The attribute of an element whose words stay French."""
        return "" if self.language == "fr" else ' lang="fr"'


def page(title: str, description: str, blocks: Iterable[str], *, searched: bool = True, twin: bool = True) -> str:
    """The Markdown source of a page: what its head says, its one main heading, its blocks.

    `twin`: the same page stands at the same address in the other language.
    """
    head = [f'title: "{title}"', f'description: "{description}"'] + (["twin: true"] if twin else [])
    head += [] if searched else ["search:", "  exclude: true"]
    body = [f"# {title}", *(block for block in blocks if block)]
    return "---\n" + "\n".join(head) + "\n---\n\n" + "\n\n".join(body) + "\n"


def lead(text: str) -> str:
    """The answer before the explanation."""
    return f"{text}\n{{ .cs-lead }}"
