"""The published figures that the rules do not confirm, by cause and by page.

`verdicts` counts what was read, `causes` counts the pages by cause, `published_errors` shows errors beside the computed figures, and
`on_their_page` shows whole examples. A page with several versions counts once for each.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from convention_sim.documented import Figure, Row, documented
from convention_sim.protocol.reading import read_request
from convention_sim.views import words
from convention_sim.views.comparison import Examples, Table
from convention_sim.views.examples import DOCUMENTS, beside
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
CAUSE_LABELS = {
    "participation-ignored": Label("Participation oubliée dans le versement", "Contribution left out of the refund"),
    "participation-excluded": Label("Participation oubliée dans le reste", "Contribution left out of what is left to pay"),
    "participation-repaid": Label("Participation remboursée par la complémentaire", "Contribution repaid by the complementary insurer"),
    "participation-in-ticket": Label("Participation comptée dans le ticket modérateur", "Contribution counted inside the co-insurance"),
    "stale-participation": Label("Participation d’une autre date", "Contribution of another date"),
    "stale-tariff": Label("Tarif ou base d’une autre date", "Tariff or base of another date"),
    "sector-2-base": Label("Base du secteur 1 donnée au secteur 2", "Sector 1 base given to sector 2"),
    "extra-fee-from-sector-1": Label("Dépassement compté depuis le tarif du secteur 1", "Extra fee counted from the sector 1 tariff"),
    "rate-never-decided": Label("Taux annoncé, jamais décidé", "Rate announced, never decided"),
    "local-scheme-share": Label("Part du régime local d’Alsace-Moselle", "Share of the Alsace-Moselle scheme"),
    "default-tariff-as-refund": Label("Tarif d’autorité mal compris", "Default tariff misunderstood"),
    "common-tariff": Label("Tarif commun au lieu de celui de la spécialité", "Common tariff instead of the specialty’s own"),
    "option-not-said": Label("Option tarifaire non dite", "Option not said"),
    "act-not-said": Label("Acte non dit", "Act not said"),
    "more-than-needed": Label("Niveau de contrat plus haut que nécessaire", "Contract level above the need"),
    "slip": Label("Étourderie", "Slip"),
    "": Label("Autre ligne d’une fiche", "Another line of a sheet"),
}
ANY_CAUSE = Label("Toutes causes", "Any cause")
CAUSE_HEAD = (
    Label("Pages", "Pages"),
    Label("dont officielles", "of which official"),
    Label("Chiffres faux", "Wrong figures"),
    Label("Autre lecture", "Another reading"),
)
SHEET = Label("fiche {}", "sheet {}")
NO_DATE = Label("sans date", "undated")

type Found = tuple[Row, Figure]


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
    return Table(("", *(_of(label, language) for label in COLLECTIONS.values())), lines, "cs-table cs-amounts")


def causes(language: Language | None = None) -> Table:
    """How many pages make each kind of error, most widespread first; a page may make several.

    >>> [line[0] for line in causes("en").lines][:2]
    ['Any cause', 'Contribution left out of the refund']
    """
    language = language or words.current_language()
    groups = [[(row, each) for row, each in _errors() if each.cause == cause] for cause in CAUSE_LABELS]
    counted = [(_of(label, language), *_counts(found)) for label, found in zip(CAUSE_LABELS.values(), groups, strict=True)]
    counted.sort(key=lambda line: -line[1])
    total = (_of(ANY_CAUSE, language), *_counts(_errors()))
    head = ("", *(_of(label, language) for label in CAUSE_HEAD))
    return Table(head, [_line(name, counts) for name, *counts in (total, *counted)], "cs-table cs-amounts cs-lines")


def published_errors(*names: str, collections: Sequence[str] = tuple(COLLECTIONS), language: Language | None = None) -> Examples:
    """The errors cause by cause, each beside what the rules give: the first of each page, and each reason once.

    All causes unless some are named; `collections` keeps some of `web`, `seeds` and `official`.

    >>> published_errors("local-scheme-share", language="en").lines[0][1:3]
    ('30%', '20%')
    """
    language = language or words.current_language()
    found = _errors(collections)
    told: set[str] = set()
    shown: list[Row] = []
    for cause in names or CAUSE_LABELS:
        firsts: dict[str, Found] = {}
        for row, each in found:
            if each.cause == cause:
                firsts.setdefault(page_name(row, language), (row, each))
        shown += [_shown(row, name, _unless_told(each, told), language) for name, (row, each) in firsts.items()]
    return beside(*shown, language=language)


def on_their_page(*examples: str, language: Language | None = None) -> Examples:
    """Documented examples by their names, whole, under the name of their page; each reason once.

    >>> on_their_page("ex049", language="en").groups[0][0]
    'social.linked.fr, 5 September 2025'
    """
    language = language or words.current_language()
    known = {row.id: row for row in documented()}
    told: set[str] = set()
    rows = [
        replace(row, source=page_name(row, language), figures=tuple(_unless_told(each, told) for each in row.figures))
        for row in (known[name] for name in examples)
    ]
    return beside(*rows, language=language)


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


def _shown(row: Row, page: str, figure: Figure, language: Language) -> Row:
    """A row with this figure only, its page in its title and its cause in the place of its page; official rows have no title of their own.

    The row's note stays where it says the other reading.
    """
    title_fr, title_en = row.title_fr, row.title_en
    if row.file == "official":
        case = read_request(dict(row.request))
        title_fr, title_en = title(case, "fr"), title(case, "en")
    shown = replace(row, source=_of(CAUSE_LABELS[figure.cause], language), figures=(figure,))
    shown = replace(shown, title_fr=f"{page}. {title_fr}", title_en=f"{page}. {title_en}")
    return shown if figure.verdict == "ambiguous" else replace(shown, note_fr="", note_en="")


def _unless_told(figure: Figure, told: set[str]) -> Figure:
    """The figure, without its reason if one that differs by its amounts only was told."""
    pattern = re.sub(r"[\d.,]+", "", figure.reason_en)
    if pattern in told:
        return replace(figure, reason_fr="", reason_en="")
    told.add(pattern)
    return figure


def _errors(collections: Iterable[str] = COLLECTIONS) -> list[Found]:
    """Every figure that is wrong, or right under another reading only."""
    rows = [row for name in collections for row in documented(name)]
    return [(row, each) for row in rows for each in row.figures if each.verdict in ERRORS]


def _page(row: Row) -> tuple[str, str]:
    return row.source, row.published


def _counts(found: Iterable[Found]) -> tuple[int, int, int, int]:
    """Pages, official pages, wrong figures, figures right under another reading."""
    listed = list(found)
    pages = {_page(row) for row, _ in listed}
    official = {_page(row) for row, _ in listed if row.file == "official"}
    wrong = sum(each.verdict == "wrong" for _, each in listed)
    return len(pages), len(official), wrong, len(listed) - wrong


def _line(name: str, counts: Iterable[int]) -> tuple[str, ...]:
    return (name, *map(str, counts))


def _of(label: Label, language: Language) -> str:
    text: str = getattr(label, language)
    return text
