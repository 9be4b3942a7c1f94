"""Tooltips: the first time that a page names a term of the glossary, the word leads to its definition and shows it. MkDocs calls `on_…`.

A mention is a link and nothing else, so that pages stay light and work everywhere. The definitions are in one stylesheet, fetched when a
reader first points at a word; CSS shows the right one. The text of a page is found with a parser, and only the words are replaced: the
rest of the HTML stays as it was, byte for byte.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any, NamedTuple

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from convention_sim.glossary import Term, terms
from convention_sim.views.words import bound
from convention_sim.wording import Language

GLOSSARIES: dict[Language, str] = {"fr": "glossaire/", "en": "glossary/"}
# A link in these would be in the way, would be lost or would be wrong; what the package computes and draws stays as it is.
CONTROLS = frozenset({"a", "abbr", "button", "label", "nav", "select", "summary", "textarea"})
TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
CODE = frozenset({"code", "kbd", "math", "pre", "samp", "script", "style", "svg"})
BARRED = CONTROLS | TITLES | CODE | {"table"}
BARRED_CLASSES = frozenset({"cs-output", "cs-worked", "cs-question", "cs-simulator"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
STYLE, SCRIPT, TEXTS = "assets/glossary.css", "assets/glossary.js", "assets/terms.css"


class Run(NamedTuple):
    """A run of text that may carry tooltips: where it starts and what it says."""

    start: int
    text: str


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the look of the tooltips, and the script that fetches their texts."""
    config.extra_css.append(STYLE)
    script = ExtraScriptValue(SCRIPT)
    script.defer = True
    config.extra_javascript.append(script)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the texts of the tooltips in the language of the pages."""
    files.append(File.generated(config, TEXTS, content=texts(config.theme["language"])))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Mark the terms of every page but the glossary itself."""
    language: Language = config.theme["language"]
    glossary = GLOSSARIES[language]
    return html if page.url == glossary else marked(html, language, get_relative_url(glossary, page.url))


def marked(html: str, language: Language, glossary: str) -> str:
    """The same HTML with the first mention of each term linked.

    >>> marked("<h2>OPTAM</h2><p>L’OPTAM, puis l’OPTAM.</p>", "fr", "../g/").count("cs-term")
    1
    >>> marked("<p><code>OPTAM</code></p>", "fr", "../g/")
    '<p><code>OPTAM</code></p>'
    """
    links: dict[tuple[int, int], str] = {}
    seen: set[str] = set()
    for run in runs(html):
        for term, start, end in mentions(run.text, language):
            if term.id not in seen:
                seen.add(term.id)
                place = (run.start + start, run.start + end)
                links[place] = f"<a class=cs-term href={glossary}#{term.id}>{html[slice(*place)]}</a>"  # HTML needs no quotes here
    return "".join(spliced(html, links))


def texts(language: Language) -> str:
    """The stylesheet that gives each term its tooltip.

    >>> next(line for line in texts("en").splitlines() if "#meg" in line)
    '.cs-term[href$="#meg"]{--cs-tip:"A €5 supplement for a GP seeing a child under six."}'
    """
    rules = (f'.cs-term[href$="#{term.id}"]{{--cs-tip:"{bound(term.definition(language))}"}}\n' for term in terms() if term.words(language))
    return "".join(rules)


def spliced(text: str, pieces: dict[tuple[int, int], str]) -> Iterator[str]:
    """The text with each place replaced.

    >>> "".join(spliced("abcd", {(1, 3): "-"}))
    'a-d'
    """
    end = 0
    for (start, stop), piece in sorted(pieces.items()):
        yield text[end:start]
        yield piece
        end = stop
    yield text[end:]


def mentions(text: str, language: Language) -> Iterator[tuple[Term, int, int]]:
    """Every term that a text names, with its place.

    >>> [term.id for term, *_ in mentions("Hors parcours, les dépassements d’honoraires ; CSS L. 162-5 ; CSS, art. L. 162-5", "fr")]
    ['hors_parcours', 'depassement']
    """
    pattern, owners = vocabulary(language)
    for found in pattern.finditer(text):
        yield owners[(found.lastindex or 1) - 1], found.start(), found.end()


@cache
def vocabulary(language: Language) -> tuple[re.Pattern[str], tuple[Term, ...]]:
    """One pattern for every form of every term, the longest first, and the term of each of its groups."""
    forms = sorted(((word, term) for term in terms() for word in term.words(language)), key=lambda form: -len(form[0]))
    any_form = "|".join(f"({form(word)})" for word, _ in forms)
    # "CSS L. 162-5" or "CSS, art. L. 162-5" is the code of that name, not the cover.
    return re.compile(rf"(?<![\w-])(?:{any_form})(?![\w-])(?!,?\s+(?:art\.|[LRD]\.))"), tuple(term for _, term in forms)


def form(word: str) -> str:
    """The pattern of a form: any space, either apostrophe, plural; capitals count in abbreviations only (DE is not "de").

    >>> re.fullmatch(form("ticket modérateur"), "Tickets modérateurs") is not None, re.fullmatch(form("DE"), "de") is not None
    (True, False)
    """
    parts = [re.escape(part) + ("s?" if part.isalpha() and part[-1].islower() and part[-1] not in "sx" else "") for part in word.split()]
    pattern = r"\s+".join(parts).replace("’", "[’']")
    return pattern if sum(letter.isupper() for letter in word) > 1 or word.isupper() else f"(?i:{pattern})"


def runs(html: str) -> Iterable[Run]:
    """The runs of text of a page that may carry tooltips."""
    reader = _Reader(html)
    reader.close()
    return reader.runs


class _Reader(HTMLParser):
    """Follows the open elements and notes the text outside those that are barred."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.runs: list[Run] = []
        self.open: list[tuple[str, bool]] = []  # each open element, and whether it bars what it holds
        self.lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            classes = (dict(attrs).get("class") or "").split()
            self.open.append((tag, tag in BARRED or not BARRED_CLASSES.isdisjoint(classes)))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not any(barred for _, barred in self.open):
            line, column = self.getpos()
            self.runs.append(Run(self.lines[line - 1] + column, data))
