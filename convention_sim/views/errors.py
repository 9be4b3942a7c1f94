"""The published figures that the rules do not confirm, diagnosed: counted and grouped by the misconception that gives them.

`verdicts` counts what was read, `kinds` counts the pages by misconception, `published_errors` shows errors beside the computed figures,
and `on_their_page` shows whole examples. A page with several versions counts once for each.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from convention_sim.counterfactuals import Cause, diagnose, misconceptions
from convention_sim.documented import MAXIMUM_DA, Figure, Row, documented
from convention_sim.money import parse, share
from convention_sim.protocol.reading import read_request
from convention_sim.settlement import settle
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.views import words
from convention_sim.views.comparison import Examples, Table
from convention_sim.views.diagnosis import sentences
from convention_sim.views.examples import DOCUMENTS, Link, beside, nowhere
from convention_sim.views.labels import title
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

ERRORS = ("wrong", "ambiguous")
COLLECTIONS = {
    "web": Label("Pages du web", "Web pages"),
    "seeds": Label("Cinq documents", "Five documents"),
    "official": Label("Sources officielles", "Official sources"),
}
PAGES_READ = Label("Pages lues, par version", "Pages read, by version")
FIGURES = Label("Chiffres vérifiés", "Figures checked")
VERDICT_LABELS = {
    "match": Label("Justes", "Right"),
    "wrong": Label("Faux", "Wrong"),
    "ambiguous": Label("Justes dans une autre lecture", "Right under another reading"),
    "not-computable": Label("Impossibles à refaire", "Cannot be computed"),
}
UNEXPLAINED = "unexplained"
UNEXPLAINED_LABEL = Label("Aucune erreur connue ne donne ce chiffre", "No known mistake gives this figure")
ANY_KIND = Label("Toutes erreurs", "Any mistake")
RARE_KINDS = Label("Erreurs trouvées sur une seule page", "Mistakes found on a single page")
KIND_HEAD = (
    Label("Pages", "Pages"),
    Label("dont officielles", "of which official"),
    Label("Chiffres", "Figures"),
)
SHEET = Label("fiche {}", "sheet {}")
NO_DATE = Label("sans date", "undated")


class Found(NamedTuple):
    """A published figure that the rules do not confirm, and the likeliest cause of it, if any gives it."""

    row: Row
    figure: Figure
    cause: Cause | None

    @property
    def kinds(self) -> list[str]:
        """The misconceptions of the cause: one, or two together."""
        return self.cause.ids if self.cause else [UNEXPLAINED]


def verdicts(language: Language | None = None) -> Table:
    """How many pages were read and what became of their figures, one column a collection.

    >>> verdicts("en").lines[1][0], [line[0] for line in verdicts("en").lines][2:4]
    ('Figures checked', ['Right', 'Wrong'])
    """
    language = language or words.current_language()
    columns = [documented(name) for name in COLLECTIONS]
    figures = [[each for row in rows for each in row.figures] for rows in columns]
    lines = [
        _line(_of(PAGES_READ, language), (len({_page(row) for row in rows}) for rows in columns)),
        _line(_of(FIGURES, language), map(len, figures)),
    ]
    for verdict, label in VERDICT_LABELS.items():
        lines.append(_line(_of(label, language), (sum(each.verdict == verdict for each in found) for found in figures)))
    return Table(("", *(_of(label, language) for label in COLLECTIONS.values())), lines, "cs-table cs-amounts cs-lines")


def kinds(language: Language | None = None) -> Table:
    """How many pages make each mistake, most widespread first; a page may make several, and a figure two at once.

    The mistakes found on a single page share the last line.

    >>> [line[0] for line in kinds("en").lines][:2]
    ['Any mistake', 'Sector 1 base for a physician without option']
    """
    language = language or words.current_language()
    found = [each for name in COLLECTIONS for each in errors_of(name)]
    counts = {kind: _counts([each for each in found if kind in each.kinds]) for each in found for kind in each.kinds}
    spread = {kind: (kind_name(kind, language), *counted) for kind, counted in counts.items() if counted[0] > 1}
    counted = sorted(spread.values(), key=lambda line: (-line[1], -line[3]))
    rare = [each for each in found if set(each.kinds) - spread.keys()]
    head = ("", *(_of(label, language) for label in KIND_HEAD))
    lines = ((_of(ANY_KIND, language), *_counts(found)), *counted, (_of(RARE_KINDS, language), *_counts(rare)))
    return Table(head, [_line(name, counts) for name, *counts in lines], "cs-table cs-amounts cs-lines")


def published_errors(*names: str, collections: Sequence[str] = tuple(COLLECTIONS), language: Language | None = None) -> Examples:
    """The errors misconception by misconception, each beside what the rules give: the first of each page, and each reason once.

    All misconceptions unless some are named ("unexplained" is the rest); `collections` keeps some of `web`, `seeds` and `official`.

    A name that no misconception bears raises ValueError.

    >>> published_errors("local-scheme-share", language="en").lines[0][1:3]
    ('30%', '20%')
    """
    known = (*misconceptions(), UNEXPLAINED)
    if strangers := set(names) - set(known):
        raise ValueError(f"no misconception is called {', '.join(sorted(strangers))}")
    language = language or words.current_language()
    found = [each for name in collections for each in errors_of(name)]
    told: set[str] = set()
    shown: list[Row] = []
    for kind in names or known:
        firsts: dict[str, Found] = {}
        for each in found:
            if kind in each.kinds:
                firsts.setdefault(page_name(each.row, language), each)
        shown += [_shown(each, name, kind, told, language) for name, each in firsts.items()]
    return beside(*shown, language=language)


def on_their_page(*examples: str, language: Language | None = None, link: Link = nowhere) -> Examples:
    """Documented examples by their names, whole, under the name of their page, with the diagnosis of each error; each reason once.

    `link` says where the name of an example leads.

    >>> on_their_page("ex049", language="en").groups[0][0]
    'social.linked.fr, 5 September 2025'
    """
    language = language or words.current_language()
    known = {row.id: row for row in documented()}
    told: set[str] = set()
    rows = []
    for row in (known[name] for name in examples):
        figures = tuple(_explained(each, _cause(row.id, place), told) for place, each in enumerate(row.figures))
        rows.append(replace(row, source=page_name(row, language), figures=figures))
    return beside(*rows, language=language, link=link)


def kind_name(kind: str, language: Language) -> str:
    """A misconception by its short name.

    >>> kind_name("stale-tariff", "en")
    'Old tariff'
    """
    return words.typeset(_of(UNEXPLAINED_LABEL if kind == UNEXPLAINED else misconceptions()[kind].name, language), language)


@cache
def errors_of(collection: str) -> tuple[Found, ...]:
    """Every figure of a collection that is wrong, or right under another reading only, with its diagnosis.

    >>> [(each.row.id, each.kinds) for each in errors_of("web")][0]
    ('ex007', ['sector-1-base'])
    """
    figures = [(row, place, each) for row in documented(collection) for place, each in enumerate(row.figures)]
    return tuple(Found(row, each, _cause(row.id, place)) for row, place, each in figures if each.verdict in ERRORS)


@cache
def _cause(example: str, place: int) -> Cause | None:
    """The likeliest cause of a published error, in the light of the other figures of its example."""
    row = next(each for each in documented() if each.id == example)
    figure = row.figures[place]
    if row.kind != "settle" or figure.verdict not in ERRORS:
        return None
    case = read_request(dict(row.request))
    base = settle(case).values
    others = [each for each in row.figures if each is not figure and _quantity(each) in AMOUNTS and _quantity(each) != _quantity(figure)]
    stated = {_quantity(each): _cents(each, base) for each in others}
    causes = diagnose(case, _quantity(figure), _cents(figure, base), beside=stated).causes
    return causes[0] if causes else None


def _quantity(figure: Figure) -> str:
    """The amount of the décompte that the page names."""
    return "plafond_da" if figure.quantity == MAXIMUM_DA else figure.claims or figure.quantity


def _cents(figure: Figure, values: dict[str, int]) -> int:
    """The stated amount; a percentage is one of the amount that it is a share of."""
    stated = parse(figure.stated)
    return share(values[figure.over], stated) if figure.over else stated


def _explained(figure: Figure, cause: Cause | None, told: set[str]) -> Figure:
    """The figure with the sentences of its diagnosis, or its own reason when nothing explains it, without what was told before."""
    if cause is None:
        said = [(figure.reason_fr, figure.reason_en)]
    else:
        said = list(zip(sentences(cause, "fr"), sentences(cause, "en"), strict=True))
    fresh = [(fr, en) for fr, en in said if _pattern(en) not in told]
    told.update(_pattern(en) for _, en in said)
    fr, en = zip(*fresh, strict=True) if fresh else ((), ())
    return replace(figure, reason_fr=" ".join(fr), reason_en=" ".join(en))


def _pattern(sentence: str) -> str:
    """A sentence without its amounts: two that differ by them only tell the same."""
    return re.sub(r"[\d.,]+", "", sentence)


def page_name(row: Row, language: Language) -> str:
    """A page by its site, the official sheet that it holds if it does, and its date.

    >>> page_name(documented("official")[0], "en")
    'service-public.gouv.fr, sheet F1069, 22 December 2024'
    """
    if row.source in DOCUMENTS:
        return _of(DOCUMENTS[row.source], language)
    sheet = re.search(r"\bF\d+\b", row.source)
    named = [urlsplit(row.source).netloc.removeprefix("www."), *([_of(SHEET, language).format(sheet[0])] if sheet else [])]
    return ", ".join([*named, _published(row.published, language)])


def _published(published: str, language: Language) -> str:
    """A date as precise as the page gives it."""
    if not published:
        return _of(NO_DATE, language)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        return words.day(date.fromisoformat(published), language)
    if month := re.fullmatch(r"(\d{4})-(\d\d)", published):
        return f"{words.MONTHS[language][int(month[2]) - 1]} {month[1]}"
    return published


def _shown(found: Found, page: str, kind: str, told: set[str], language: Language) -> Row:
    """A row with this figure only, its page in its title and the mistake in the place of its page; official rows get a title.

    The row's note stays where it says the other reading.
    """
    row, figure = found.row, _explained(found.figure, found.cause, told)
    title_fr, title_en = row.title_fr, row.title_en
    if row.file == "official":
        case = read_request(dict(row.request))
        title_fr, title_en = title(case, "fr"), title(case, "en")
    shown = replace(row, source=kind_name(kind, language), figures=(figure,))
    shown = replace(shown, title_fr=f"{page}. {title_fr}", title_en=f"{page}. {title_en}")
    return shown if figure.verdict == "ambiguous" else replace(shown, note_fr="", note_en="")


def _page(row: Row) -> tuple[str, str]:
    return row.source, row.published


def _counts(found: Sequence[Found]) -> tuple[int, int, int]:
    """Pages, official pages, figures."""
    pages = {_page(each.row) for each in found}
    official = {_page(each.row) for each in found if each.row.file == "official"}
    return len(pages), len(official), len(found)


def _line(name: str, counts: Iterable[int]) -> tuple[str, ...]:
    return (name, *map(str, counts))


def _of(label: Label, language: Language) -> str:
    text: str = getattr(label, language)
    return text
