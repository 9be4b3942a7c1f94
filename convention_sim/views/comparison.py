"""Tables that set things side by side, and an answer folded away.

`side_by_side` gives one column a décompte, `one_a_line` one line a décompte, and `folded` hides what it is given until the reader asks.
Documented figures beside computed ones are in `examples`.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple, Protocol

from convention_sim import vocabulary
from convention_sim.case import Case
from convention_sim.settlement.decompte import AMOUNTS, Decompte
from convention_sim.views import words
from convention_sim.views.labels import AMOUNT_LABELS
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

# Notebooks align every cell on the right; a page brings its own rules and colours. On a phone the reason goes under its figures.
STYLE = (
    ".cs-table.cs-table :is(th,td){text-align:start;vertical-align:top;white-space:normal}"
    ".cs-table.cs-table .cs-figure{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums lining-nums}"
    ".cs-table.cs-table thead .cs-figure{white-space:normal;vertical-align:bottom}"
    "@media (max-width:40em){.cs-table.cs-table.cs-table :is(th,td){padding-inline-end:.5em}"
    ".cs-beside tr{display:grid;grid-template-columns:minmax(0,1fr) 5.2em 5.2em;border-bottom:1px solid var(--cs-rule,rgb(128 128 128/.4))}"
    ".cs-beside.cs-beside.cs-beside tr>*{border-bottom:0}.cs-beside :is([colspan],td:last-child){grid-column:1/-1}"
    ".cs-beside :is(td:empty,thead th:last-child){display:none}}"
)


class Shown(Protocol):
    """What a notebook can show."""

    def _repr_html_(self) -> str: ...


class Corrected(str):
    """A computed figure that differs from the printed one."""

    __slots__ = ()


class Table:
    """A table as text and as HTML.

    `groups` holds a title (possibly empty) and lines of cells. A line of one cell spans the table. In the others the first cell is the
    heading, the `figures` next ones are amounts aligned on the right, and a last one may say why.
    """

    css = "cs-table"

    def __init__(self, head: Sequence[str], groups: Sequence[tuple[str, Sequence[Sequence[str]]]], figures: int) -> None:
        self.head, self.groups, self.figures = head, groups, figures

    @property
    def lines(self) -> list[Sequence[str]]:
        """The lines of cells of every group, without titles and spanning lines."""
        return [line for _, lines in self.groups for line in lines if len(line) > 1]

    def _repr_html_(self) -> str:
        head = "".join(
            f'<th scope="col"{self._css(place)}>{escape(cell)}</th>' if cell else "<td></td>" for place, cell in enumerate(self.head)
        )
        bodies = "".join(f"<tbody>{''.join(self._rows(title, lines))}</tbody>" for title, lines in self.groups)
        return f'<style>{STYLE}</style><table class="{self.css}"><thead><tr>{head}</tr></thead>{bodies}</table>'

    def _rows(self, title: str, lines: Sequence[Sequence[str]]) -> Iterator[str]:
        if title:
            yield f'<tr><th colspan="{len(self.head)}" scope="rowgroup">{escape(title)}</th></tr>'
        for name, *cells in lines:
            if not cells:
                yield f'<tr><td colspan="{len(self.head)}">{escape(name)}</td></tr>'
                continue
            shown = "".join(f"<td{self._css(place)}>{_html(cell)}</td>" for place, cell in enumerate(cells, 1))
            yield f'<tr><th scope="row">{escape(name)}</th>{shown}</tr>'

    def _css(self, place: int) -> str:
        return ' class="cs-figure"' if 0 < place <= self.figures else ""

    def __repr__(self) -> str:
        widths = [max(len(line[column]) for line in (self.head, *self.lines)) for column in range(self.figures + 1)]
        shown = [self._text(self.head, widths)]
        for title, group in self.groups:
            shown += [title] * bool(title) + [self._text(line, widths) for line in group]
        return "\n".join(shown)

    def _text(self, line: Sequence[str], widths: list[int]) -> str:
        if len(line) == 1:
            return line[0]
        figures = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=False))
        return "  ".join([line[0].ljust(widths[0]), *figures, *line[self.figures + 1 :]]).rstrip()


class Examples(Table):
    """Documented examples beside what the rules give."""

    css = "cs-table cs-beside"


def _html(cell: str) -> str:
    return f"<strong>{escape(cell)}</strong>" if isinstance(cell, Corrected) else escape(cell)


class Folded(NamedTuple):
    """Something shown behind a line to click; plain text has nothing to fold, and shows it."""

    summary: str
    shown: Shown

    def _repr_html_(self) -> str:
        return f'<details class="cs-folded"><summary>{escape(self.summary)}</summary>{self.shown._repr_html_()}</details>'

    def __repr__(self) -> str:
        return f"{self.summary}\n{self.shown!r}"


def folded(shown: Shown, language: Language | None = None) -> Folded:
    """Hide an answer until the reader asks for it, or documented figures, which are then counted.

    >>> folded(Examples(("", "", ""), [("", [("Fee", "€30.00", "€30.00"), ("Base", "€30.00", "€23.00")])], 2), "en").summary
    'See the 2 figures'
    """
    french = (language or words.current_language()) == "fr"
    if isinstance(shown, Examples):
        count = len(shown.lines)
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
    lines = [(amount_label(name, language), *(words.euros(each.values[name], language) for each in decomptes)) for name in names]
    return Table(("", *_apart([each.case for each in decomptes], language)), [("", lines)], len(decomptes))


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
    figures = [[words.euros(each.values[name], language) for name in amounts] for each in decomptes]
    lines = [(name, *cells) for name, cells in zip(names, figures, strict=True)]
    return Table(("", *(amount_label(name, language) for name in amounts)), [("", lines)], len(amounts))


def amount_label(name: str, language: Language) -> str:
    """An amount by its name."""
    label: str = getattr(AMOUNT_LABELS[name], language)
    return label


def _apart(cases: Sequence[Case], language: Language) -> list[str]:
    """What sets each case apart from the others, in words; its fee only when nothing else does."""
    features = [_features(case, language) for case in cases]
    differing = [key for key in features[0] if len({each[key] for each in features}) > 1]
    usual = all(case.pathway == ("medecin-traitant" if case.specialty == "generaliste" else "adresse") for case in cases)
    if usual and "pathway" in differing:
        differing.remove("pathway")
    if len(differing) > 1 and "fee" in differing:
        differing.remove("fee")
    return [", ".join(filter(None, (each[key] for key in differing))) for each in features]


def _features(case: Case, language: Language) -> dict[str, str]:
    """A case in words, subject by subject."""

    def of(labels: dict[str, Label], key: str) -> str:
        found: str = getattr(labels[key], language)
        return found

    french = language == "fr"
    option = of(vocabulary.OPTIONS, case.option) if case.option else ("sans option" if french else "no option")
    return {
        "specialty": of(vocabulary.SPECIALTIES, case.specialty),
        "sector": of(vocabulary.SECTORS, case.sector) + (f", {option}" if case.sector == "2" else ""),
        "act": of(vocabulary.ACTS, case.act),
        "pathway": of(vocabulary.PATHWAYS, case.pathway),
        "statuses": ", ".join(of(vocabulary.STATUSES, status) for status in sorted(case.statuses)),
        "region": of(vocabulary.REGIONS, case.region),
        "date": words.day(case.date, language),
        "contract": _contract(case, language),
        "fee": ("au tarif" if french else "at the tariff") if case.fee is None else words.euros(case.fee, language),
    }


def _contract(case: Case, language: Language) -> str:
    """The contract in words, at the level that it gives this physician."""
    french = language == "fr"
    if case.contract is None:
        return "sans complémentaire" if french else "no complementary cover"
    if case.contract.real_cost:
        return "contrat au coût réel" if french else "actual-cost contract"
    bound = case.option is not None or case.sector == "1"
    level = words.percent(100 * ((case.contract.percent_optam if bound else case.contract.percent_sans_optam) or 0), language)
    return f"contrat à {level}" if french else f"{level} contract"
