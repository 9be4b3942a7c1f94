"""Things side by side: several décomptes, or what a document prints beside what the rules give; and an answer folded away.

`side_by_side` gives one column a décompte, `one_a_line` one line a décompte, `beside` documented figures with the computed ones, and
`folded` hides what it is given until the reader asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from html import escape
from itertools import groupby
from typing import Any, Protocol

from convention_sim import vocabulary
from convention_sim.case import Case, Contract
from convention_sim.documented import MAXIMUM_DA, Figure, Row
from convention_sim.facts import law_on
from convention_sim.history import statistics
from convention_sim.protocol import answer
from convention_sim.settlement.decompte import AMOUNTS, Decompte
from convention_sim.views import words
from convention_sim.views.labels import AMOUNT_LABELS
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

# The five documents from which the guide started, as a reader may recognise them.
DOCUMENTS = {
    "S0": Label("Page bilingue pour les patients, 2022", "Bilingual page for patients, 2022"),
    "S1": Label("Page sur le secteur 1, 2025", "Page on sector 1, 2025"),
    "S2": Label("Page sur les médecins conventionnés, 2024", "Page on contracted physicians, 2024"),
    "S3": Label("Page sur le secteur 2, 2025", "Page on sector 2, 2025"),
    "S4": Label("Guide de l’ISNAR-IMG, 2017", "ISNAR-IMG guide, 2017"),
}
BESIDE = {
    "fr": ("Ce que le document imprime", "Ce que les règles donnent", "Pourquoi"),
    "en": ("What the document prints", "What the rules give", "Why"),
}
SHARE_OF_BASE = Label("en part de la base", "as a share of the base")
HIGHEST_FEE = Label("Honoraires licites au plus", "Highest lawful fee")
NOTHING = "–"


class Shown(Protocol):
    """What a notebook can show."""

    def _repr_html_(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text and as HTML.

    `groups` holds a title (possibly empty) and lines of cells. The first cell of a line is its heading; the `figures` next ones are
    amounts, aligned on the right; a last cell that repeats the one above it is shown once.
    """

    head: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    figures: int

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' if cell else "<td></td>" for cell in self.head)
        bodies = "".join(self._group(title, lines) for title, lines in self.groups)
        return f'<table class="cs-table"><thead><tr>{head}</tr></thead>{bodies}</table>'

    def _group(self, title: str, lines: tuple[tuple[str, ...], ...]) -> str:
        heading = f'<tr><th colspan="{len(self.head)}" scope="rowgroup">{escape(title)}</th></tr>' if title else ""
        return f"<tbody>{heading}{''.join(self._lines(lines))}</tbody>"

    def _lines(self, lines: tuple[tuple[str, ...], ...]) -> Iterable[str]:
        for last, alike in groupby(lines, key=lambda line: line[self.figures + 1 :]):
            found = tuple(alike)
            rows = f' rowspan="{len(found)}"' if len(found) > 1 else ""
            for place, (name, *cells) in enumerate(found):
                figures = "".join(f'<td class="cs-figure">{escape(cell)}</td>' for cell in cells[: self.figures])
                text = "".join(f"<td{rows}>{escape(cell)}</td>" for cell in last) if place == 0 else ""
                yield f'<tr><th scope="row">{escape(name)}</th>{figures}{text}</tr>'

    def __repr__(self) -> str:
        lines = [self.head, *(line for _, group in self.groups for line in group)]
        widths = [max(len(line[column]) for line in lines) for column in range(self.figures + 1)]
        shown = [self._text(self.head, widths)]
        for title, group in self.groups:
            shown += [title] * bool(title) + [self._text(line, widths) for line in group]
        return "\n".join(shown)

    def _text(self, line: tuple[str, ...], widths: list[int]) -> str:
        name, *figures = (cell.rjust(width) for cell, width in zip(line, widths, strict=False))
        return "  ".join([name.strip().ljust(widths[0]), *figures, *line[self.figures + 1 :]]).rstrip()


@dataclass(frozen=True, slots=True)
class Folded:
    """Something shown behind a line to click; plain text has nothing to fold, and shows it."""

    summary: str
    shown: Shown

    def _repr_html_(self) -> str:
        return f'<details class="cs-folded"><summary>{escape(self.summary)}</summary>{self.shown._repr_html_()}</details>'

    def __repr__(self) -> str:
        return f"{self.summary}\n{self.shown!r}"


def folded(shown: Shown, language: Language | None = None) -> Folded:
    """Hide an answer until the reader asks for it, or the figures of a table, which are then counted.

    >>> from convention_sim.documented import documented
    >>> folded(beside(documented("seeds")[:1]), language="en").summary
    'See the 2 figures'
    """
    french = (language or words.current_language()) == "fr"
    if isinstance(shown, Table):
        count = sum(len(lines) for _, lines in shown.groups)
        return Folded(f"Voir les {count} chiffres" if french else f"See the {count} figures", shown)
    return Folded("Voir la réponse" if french else "See the answer", shown)


def side_by_side(*decomptes: Decompte, amounts: Sequence[str] = (), language: Language | None = None) -> Table:
    """One column a décompte, headed by what sets it apart from the others; by default every amount that is not zero everywhere.

    >>> from convention_sim import settle, visit
    >>> visits = [visit("2025-07-01", "generaliste", sector="2", option=option, fee="60") for option in ("optam", None)]
    >>> side_by_side(*map(settle, visits), amounts=("base", "amo"), language="en")
                               sector 2, controlled-fee option (OPTAM)  sector 2, no option
    Reimbursement base                                          €30.00               €23.00
    Paid by statutory insurance                                 €19.00               €14.10
    """
    language = language or words.current_language()
    names = amounts or [name for name in AMOUNTS if any(each.values[name] for each in decomptes)]
    lines = tuple((_label(name, language), *(words.euros(each.values[name], language) for each in decomptes)) for name in names)
    return Table(("", *_apart([each.case for each in decomptes], language)), (("", lines),), len(decomptes))


def one_a_line(*decomptes: Decompte, amounts: Sequence[str], language: Language | None = None) -> Table:
    """One line a décompte, headed by what sets it apart from the others, and one column an amount.

    >>> from convention_sim import settle, visit
    >>> visits = [visit(day, "generaliste") for day in ("2024-05-14", "2024-05-15")]
    >>> one_a_line(*map(settle, visits), amounts=("honoraires", "amo"), language="en")
                    Fee  Paid by statutory insurance
    14 May 2024  €26.50                       €17.55
    15 May 2024  €26.50                       €16.55
    """
    language = language or words.current_language()
    names = _apart([each.case for each in decomptes], language)
    figures = [tuple(words.euros(each.values[name], language) for name in amounts) for each in decomptes]
    lines = tuple((name, *cells) for name, cells in zip(names, figures, strict=True))
    return Table(("", *(_label(name, language) for name in amounts)), (("", lines),), len(amounts))


def beside(rows: Iterable[Row], language: Language | None = None) -> Table:
    """Each documented figure beside the one that `answer` or the dated fact gives today, and why they differ or how to read it.

    >>> from convention_sim.documented import documented
    >>> beside([row for row in documented("seeds") if row.id == "S2-22"], language="en")
    What the document prints             What the rules give  Why
    Page on contracted physicians, 2024. Specialist in sector 1 charging €31.50, September 2024
    Paid by statutory insurance: €21.05               €20.05  70% of €31.50 is €22.05; less the contribution of €2, €20.05. The
    document takes off €1 here and €2 for the GP.
    """
    language = language or words.current_language()
    return Table(BESIDE[language], tuple((_situation(row, language), _figures(row, language)) for row in rows), 1)


def _situation(row: Row, language: Language) -> str:
    """The document and what it describes, in one line."""
    document = DOCUMENTS.get(row.source, Label(row.source, row.source))
    return words.typeset(f"{getattr(document, language)}. {getattr(row, f'title_{language}')}", language)


def _figures(row: Row, language: Language) -> tuple[tuple[str, ...], ...]:
    """The lines of one documented row; the row's own note closes the last one."""
    note = getattr(row, f"note_{language}")
    if not row.figures:
        return ((NOTHING, NOTHING, words.typeset(getattr(row, f"reason_{language}"), language)),)
    response = _response(row)
    lines = []
    for figure in row.figures:
        why = getattr(figure, f"reason_{language}") or getattr(figure, f"reading_{language}")
        why = " ".join(filter(None, (why, note if figure is row.figures[-1] else "")))
        lines.append((_printed(figure, row, language), _computed(figure, row, response, language), words.typeset(why, language)))
    return tuple(lines)


def _response(row: Row) -> dict[str, Any]:
    """What the rules answer to the row's request; for a fact or a statistic, its value in the same shape; nothing for another kind."""
    if row.kind == "other":
        return {}
    if row.kind == "fact":
        return {"amounts": {"value": _dated(row)[0]}}
    response = answer(dict(row.request))
    steps = {step["id"]: step["amount"] for step in response["steps"]}
    return {**response, "amounts": response["amounts"] | {MAXIMUM_DA: steps.get("plafond_da", "0")}}


def _dated(row: Row) -> tuple[Fraction, str]:
    """The value and the unit of the dated fact, or of the statistic, that a row is about."""
    about = row.fact
    if "statistic" in about:
        rows = statistics(about["statistic"], about["scope"])
        (figure,) = (each for each in rows if str(each.date) == about["date"] and each.variant == about.get("variant", ""))
        return Fraction(figure.value), figure.unit
    fact = law_on(date.fromisoformat(about["date"])).fact(about["key"])
    return Fraction(fact.known_value(), 1 if fact.unit == "count" else 100), fact.unit


def _printed(figure: Figure, row: Row, language: Language) -> str:
    """The quantity that the document names, and the figure that it prints."""
    amount = _text(Fraction(figure.stated), figure, row, language)
    if figure.rounded_to:
        amount = f"{'environ' if language == 'fr' else 'about'} {amount.replace(',00', '').replace('.00', '')}"
    if row.kind == "fact":
        return amount
    named = [_label(figure.claims or figure.quantity, language)]
    if figure.verdict == "match":
        named += [f"+ {_label(key, language)}" for key in figure.plus] + [f"– {_label(key, language)}" for key in figure.minus]
    share = f", {getattr(SHARE_OF_BASE, language)}" if figure.over == "base" else ""
    colon = " :" if language == "fr" else ":"
    return words.typeset(f"{' '.join(named)}{share}{colon} {amount}", language)


def _computed(figure: Figure, row: Row, response: dict[str, Any], language: Language) -> str:
    """What the rules give for the quantity that the document names, not rounded as the document rounds."""
    if figure.verdict == "not-computable":
        return NOTHING
    exact = replace(figure, rounded_to="")
    return _text(exact.read(response) if figure.verdict == "match" else exact.claimed(response), figure, row, language)


def _text(value: Fraction, figure: Figure, row: Row, language: Language) -> str:
    """A figure in its unit: euros, percent, or a plain number."""
    unit = _dated(row)[1] if row.kind == "fact" else "percent" if figure.over else "EUR"
    if unit == "percent":
        return words.percent(int(value * 100), language)
    return words.euros(int(value * 100), language) if unit == "EUR" else str(value)


def _label(name: str, language: Language) -> str:
    """An amount or a billed code by its name."""
    code = name.removeprefix("items.")
    label: str = getattr(AMOUNT_LABELS.get(name, HIGHEST_FEE if name == MAXIMUM_DA else Label(code, code)), language)
    return label


def _apart(cases: Sequence[Case], language: Language) -> list[str]:
    """What sets each case apart from the others, in words; its fee only when nothing else does."""
    said = [_said(case, language) for case in cases]
    differing = [key for key in said[0] if len({each[key] for each in said}) > 1]
    if len(differing) > 1 and "fee" in differing:
        differing.remove("fee")
    return [", ".join(filter(None, (each[key] for key in differing))) for each in said]


def _said(case: Case, language: Language) -> dict[str, str]:
    """The words of a case, one a subject."""

    def of(labels: dict[str, Label], key: str) -> str:
        found: str = getattr(labels[key], language)
        return found

    none = "sans option" if language == "fr" else "no option"
    option = of(vocabulary.OPTIONS, case.option) if case.option else none
    at_tariff = "au tarif" if language == "fr" else "at the tariff"
    return {
        "specialty": of(vocabulary.SPECIALTIES, case.specialty),
        "sector": of(vocabulary.SECTORS, case.sector) + (f", {option}" if case.sector == "2" else ""),
        "act": of(vocabulary.ACTS, case.act),
        "pathway": of(vocabulary.PATHWAYS, case.pathway),
        "statuses": ", ".join(of(vocabulary.STATUSES, status) for status in sorted(case.statuses)),
        "region": of(vocabulary.REGIONS, case.region),
        "date": words.day(case.date, language),
        "contract": _contract(case.contract, case, language),
        "fee": words.euros(case.fee, language) if case.fee is not None else at_tariff,
    }


def _contract(contract: Contract | None, case: Case, language: Language) -> str:
    """A contract in words, at the level that it gives this physician."""
    french = language == "fr"
    if contract is None:
        return "sans complémentaire" if french else "no complementary cover"
    if contract.real_cost:
        return "contrat au coût réel" if french else "actual-cost contract"
    bound = case.option is not None or case.sector == "1"
    level = words.percent(100 * ((contract.percent_optam if bound else contract.percent_sans_optam) or 0), language)
    return f"contrat à {level}" if french else f"{level} contract"
