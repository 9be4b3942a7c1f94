"""French words in the English pages say that they are French: a screen reader then pronounces them so.

In prose they are the italics, so the few italics that are something else name their language after them: `*Wahlarzt*{ lang=de }`. The texts
of the package hold no italics, and a few names. MkDocs calls `on_…`.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig

AFTER_ATTRIBUTES = 5  # attr_list, which reads a language written by hand, has priority 8
# What the texts of the package keep in French. Titles of pages, options of lists and drawings hold no element; italics are marked already.
NAMES = re.compile(
    r"\b(?:ticket modérateur|tarif d’autorité|médecin (?:traitant|référent)|décomptes?|départements?|honoraires de notoriété"
    r"|Ordre des médecins|Fédération française des médecins généralistes|Confédération des syndicats médicaux français)\b"
    r"|(?<=According to: )[^<]+(?=\.)"  # the titles of the sources of a reform
)
MARKED = re.compile(
    r"""<(em|option|pre|script|style|svg|textarea|title)\b.*?</\1>|<(\w+)[^>]*\blang=["']?fr\b[^>]*>.*?</\2>|(?<=>)[^<]+""", re.DOTALL
)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Mark the italics of the English edition."""
    if config.theme["language"] == "en":
        config.markdown_extensions.append(FrenchItalics())
    return config


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Mark the names of the English edition."""
    return named(output) if config.theme["language"] == "en" else output


def named(html: str) -> str:
    """The same HTML with the French names of its running text marked.

    >>> named("<td>Co-insurance (ticket modérateur)</td>")
    '<td>Co-insurance (<span lang="fr">ticket modérateur</span>)</td>'
    >>> named("<title>Co-insurance (ticket modérateur)</title><p lang=fr>Le ticket modérateur</p>")
    '<title>Co-insurance (ticket modérateur)</title><p lang=fr>Le ticket modérateur</p>'
    """
    return MARKED.sub(lambda found: found[0] if found[0][0] == "<" else NAMES.sub(r'<span lang="fr">\g<0></span>', found[0]), html)


class FrenchItalics(Extension):  # type: ignore[misc]
    """The extension of Markdown that does so, for pages and for papers alike.

    >>> from markdown import markdown
    >>> markdown("the *convention*", extensions=[FrenchItalics()])
    '<p>the <em lang="fr">convention</em></p>'
    >>> markdown("a *Wahlarzt*{ lang=de }", extensions=["attr_list", FrenchItalics()])
    '<p>a <em lang="de">Wahlarzt</em></p>'
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name that Markdown calls
        """Look at the italics once everything else is read."""
        md.treeprocessors.register(_Marking(md), "french-italics", AFTER_ATTRIBUTES)


class _Marking(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for italics in root.iter("em"):
            if "lang" not in italics.attrib:
                italics.set("lang", "fr")
