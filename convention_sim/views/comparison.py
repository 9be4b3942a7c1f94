"""Tables that set things side by side, and an answer folded away.

`side_by_side` gives one column a décompte, `one_a_line` one line a décompte, `crossed` one cell a décompte, and `folded` hides what it is
given until the reader asks.
Documented figures beside computed ones are in `examples`.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple, Protocol, Self

from convention_sim import vocabulary
from convention_sim.case import Case, Contract
from convention_sim.settlement.decompte import Decompte
from convention_sim.views import words
from convention_sim.views.labels import AMOUNT_LABELS, COLUMN_LABELS, aged
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

# Notebooks align every cell on the right; a page brings its own rules and colours, which the tripled classes outweigh. On a phone the
# heading of a line goes above its amounts, and the reason of a documented figure under them.
_AMOUNTS, _BESIDE, _LINES = ".cs-amounts.cs-amounts.cs-amounts", ".cs-beside.cs-beside.cs-beside", ".cs-lines.cs-lines.cs-lines"
STYLE = (
    ".cs-table.cs-table :is(th,td){text-align:start;vertical-align:top;white-space:normal}"
    f"{_AMOUNTS} :is(td,thead th),{_BESIDE} :is(td,thead th):is(:nth-child(2),:nth-child(3))"
    "{text-align:end;font-variant-numeric:tabular-nums lining-nums}"
    ".cs-beside tbody tr{border-bottom:1px solid var(--cs-rule,rgb(128 128 128/.4))}"
    f"{_BESIDE} tbody tr>:not([scope]){{border-bottom:0}}{_BESIDE} tbody th[colspan]:not([scope]){{padding-top:.9em}}"
    f"{_BESIDE} tr>:nth-child(3){{padding-inline-end:.9em}}"
    f"@media (max-width:40em){{:is({_AMOUNTS},{_BESIDE}) :is(th,td):nth-child(n){{padding-inline-end:.4em}}"
    ":is(.cs-beside,.cs-lines) tr{display:flex;flex-wrap:wrap}.cs-lines tr{border-bottom:1px solid var(--cs-rule,rgb(128 128 128/.4))}"
    f"{_BESIDE} tr>*,{_LINES} tr>*{{flex:1 0 5em}}{_LINES} tr>*{{border-bottom:0}}.cs-lines thead th{{font-size:.8em;hyphens:auto}}"
    f"{_BESIDE} tr>:is(:nth-child(2),:nth-child(3)){{flex:0 0 5.4em}}{_BESIDE} tr>:first-child{{flex:1 0 9em}}"
    f"{_BESIDE} tr>:nth-child(4),{_LINES} tbody th{{flex-basis:100%}}"
    ".cs-beside thead :nth-child(4),.cs-lines thead td{display:none}}"
)
# What a comparison shows when it is not told what to show.
COMPARED = ("honoraires", "base", "depassement", "ticket_moderateur", "participation_forfaitaire", "amo", "amc", "reste_a_charge")
_PUBLIC_COVER = frozenset({"css", "cmu-c"})
_ORDINARY = Label("sans statut particulier", "no particular status")
_NO_CONTRACT = Label("sans complémentaire", "no complementary cover")
_LEVEL, _LEVELS = (
    Label("contrat à {one}", "{one} contract"),
    Label("contrat à {one} avec OPTAM, {other} sans", "{one} contract with OPTAM, {other} without"),
)
_REAL_COST, _NOT_RESPONSIBLE = Label("contrat au coût réel", "actual-cost contract"), Label("non responsable", "not responsible")


class Shown(Protocol):
    """What a notebook can show."""

    def _repr_html_(self) -> str: ...


class Table:
    """Amounts as text and as HTML: the first cell of a line is its heading, the others are amounts."""

    def __init__(self, head: Sequence[str], lines: Sequence[Sequence[str]], css: str) -> None:
        self.head, self.lines, self.css = head, lines, css

    def html(self) -> str:
        """The table alone, for a page that has the style."""
        head = "".join(f'<th scope="col">{escape(words.bound(cell))}</th>' for cell in self.head[1:])
        body = "".join(_line(line, ' scope="row"') for line in self.lines)
        return f'<table class="{self.css}"><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>'

    def _repr_html_(self) -> str:
        return f"<style>{STYLE}</style>{self.html()}"

    def __repr__(self) -> str:
        first, *widths = (max(map(len, column)) for column in zip(self.head, *self.lines, strict=True))
        shown = ([name.ljust(first), *map(str.rjust, cells, widths)] for name, *cells in (self.head, *self.lines))
        return "\n".join("  ".join(cells).rstrip() for cells in shown)


class Corrected(str):
    """A computed figure that differs from the printed one."""

    __slots__ = ()


class Linked(str):
    """A text that leads to an address."""

    address: str

    def __new__(cls, text: str, address: str) -> Self:
        """The text and where it leads."""
        found = super().__new__(cls, text)
        found.address = address
        return found


class Examples:
    """Documented figures beside the computed ones, as text and as HTML.

    `groups` holds the name of a document and its lines: a heading alone, or a heading, what is printed, what the rules give, and why.
    `count` is the number of figures.
    """

    def __init__(self, head: Sequence[str], groups: Sequence[tuple[str, Sequence[Sequence[str]]]], count: int) -> None:
        self.head, self.groups, self.count = head, groups, count

    @property
    def lines(self) -> list[Sequence[str]]:
        """The lines of every document, without headings alone."""
        return [line for _, lines in self.groups for line in lines if len(line) > 1]

    def _repr_html_(self) -> str:
        wide = f'colspan="{len(self.head)}"'
        bodies = ""
        for name, lines in self.groups:
            shown = (f"<tr><th {wide}>{_marked(line[0])}</th></tr>" if len(line) == 1 else _line(line) for line in lines)
            bodies += f'<tbody><tr><th {wide} scope="rowgroup">{escape(name)}</th></tr>{"".join(shown)}</tbody>'
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.head)
        return f'<style>{STYLE}</style><table class="cs-table cs-beside"><thead><tr>{head}</tr></thead>{bodies}</table>'

    def __repr__(self) -> str:
        lines = [line for name, lines in self.groups for line in ((name,), *lines)]
        return "\n".join(" | ".join(filter(None, line)) for line in (self.head, *lines))


def _line(cells: Sequence[str], scope: str = "") -> str:
    """A line: its heading, which needs no scope where its column holds nothing but headings, then the cells that say something."""
    shown = "".join(f"<td>{_marked(cell)}</td>" for cell in cells[1:] if cell)
    return f"<tr><th{scope}>{_marked(cells[0])}</th>{shown}</tr>"


def _marked(cell: str) -> str:
    if isinstance(cell, Linked):
        return f'<a href="{escape(cell.address)}">{escape(cell)}</a>'
    shown = escape(words.bound(cell))
    return f"<b>{shown}</b>" if isinstance(cell, Corrected) else shown


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

    >>> folded(Examples(("Document", "What it prints"), [], 2), "en").summary
    'See the 2 figures'
    """
    french = (language or words.current_language()) == "fr"
    if isinstance(shown, Examples):
        return Folded(f"Voir les {shown.count} chiffres" if french else f"See the {shown.count} figures", shown)
    return Folded("Voir la réponse" if french else "See the answer", shown)


def side_by_side(*decomptes: Decompte, amounts: Sequence[str] = (), language: Language | None = None) -> Table:
    """One column a décompte, headed by what sets it apart from the others; by default those of COMPARED that are not zero everywhere.

    >>> from convention_sim import settle, visit
    >>> visits = [visit("2025-07-01", "generaliste", sector="2", option=option, fee="60") for option in ("optam", None)]
    >>> side_by_side(*map(settle, visits), amounts=("base", "amo"), language="en")
                               sector 2, controlled-fee option (OPTAM)  sector 2, no option
    Reimbursement base                                          €30.00               €23.00
    Paid by statutory insurance                                 €19.00               €14.10
    """
    language = language or words.current_language()
    names = amounts or [name for name in COMPARED if any(each.values[name] for each in decomptes)]
    lines = [(amount_label(name, language), *(words.euros(each.values[name], language) for each in decomptes)) for name in names]
    css = "cs-table cs-amounts cs-lines" if len(decomptes) > 2 else "cs-table cs-amounts"  # a phone has room for two columns
    return Table(("", *_apart([each.case for each in decomptes], language)), lines, css)


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
    figures = [[_figure(each, name, language) for name in amounts] for each in decomptes]
    lines = [(name, *cells) for name, cells in zip(names, figures, strict=True)]
    return Table(heads("", *amounts, language=language), lines, "cs-table cs-amounts cs-lines")


def crossed(rows: Sequence[Sequence[Decompte]], amount: str, *, names: Sequence[str] = (), language: Language | None = None) -> Table:
    """One amount, or the codes billed, of décomptes set in lines and columns, each headed by what sets it apart unless `names` names lines.

    >>> from convention_sim import settle, visit
    >>> days = ("2024-12-21", "2024-12-22")
    >>> crossed([[settle(visit(day, who)) for day in days] for who in ("generaliste", "specialiste")], "base", language="en")
                               21 December 2024  22 December 2024
    general practitioner (GP)            €26.50            €30.00
    specialist                           €31.50            €31.50
    """
    language = language or words.current_language()
    first = [each.case for each in rows[0]]
    same = len({case.contract for case in first}) == 1
    columns = _apart([case.but(contract=None) if same else case for case in first], language)
    named = names or _apart([row[0].case for row in rows], language)
    lines = [(name, *(_figure(each, amount, language) for each in row)) for name, row in zip(named, rows, strict=True)]
    return Table(("", *columns), lines, "cs-table cs-amounts cs-lines")


def codes(decompte: Decompte, language: Language) -> str:
    r"""The codes billed and their amounts, as a sum.

    >>> from convention_sim import settle, visit
    >>> codes(settle(visit("2025-07-01", "specialiste")), "en")
    'CS\xa0€26.50 + MCS\xa0€5.00'
    """
    return " + ".join(f"{item.code}{words.NBSP}{words.euros(item.amount, language)}" for item in decompte.items)


def heads(*names: str, language: Language | None = None) -> tuple[str, ...]:
    """The heads of columns by their names, an empty one for the column of headings.

    >>> heads("", "codes", "base", language="en")
    ('', 'Codes', 'Reimbursement base')
    """
    return tuple(amount_label(name, language or words.current_language()) if name else "" for name in names)


def amount_label(name: str, language: Language) -> str:
    """An amount by its name, or what else a table shows."""
    return _of(AMOUNT_LABELS.get(name) or COLUMN_LABELS[name], language)


def _of(label: Label, language: Language) -> str:
    said: str = getattr(label, language)
    return said


def _figure(decompte: Decompte, name: str, language: Language) -> str:
    return codes(decompte, language) if name == "codes" else words.euros(decompte.values[name], language)


def _apart(cases: Sequence[Case], language: Language) -> list[str]:
    """What sets each case apart from the others, in words; its fee only when nothing else does."""
    said = [features(case, language) for case in cases]
    differing = [key for key in said[0] if len({each[key] for each in said}) > 1]
    usual = all(case.pathway == vocabulary.default_pathway(case.specialty, case.act) for case in cases)
    if usual and "pathway" in differing:
        differing.remove("pathway")
    if len(differing) > 1 and "fee" in differing:
        differing.remove("fee")
    for case, each in zip(cases, said, strict=True):
        if case.contract is None and case.statuses & _PUBLIC_COVER:
            each["contract"] = ""  # the public cover, said among the statuses, stands in its place
    ordinary = _of(_ORDINARY, language) if differing else ""
    return [", ".join(filter(None, (each[key] for key in differing))) or ordinary for each in said]


def features(case: Case, language: Language) -> dict[str, str]:
    """A case in words, subject by subject."""
    french = language == "fr"
    option = _of(vocabulary.OPTIONS[case.option], language) if case.option else ("sans option" if french else "no option")
    return {
        "specialty": _of(vocabulary.SPECIALTIES[case.specialty], language),
        "sector": _of(vocabulary.SECTORS[case.sector], language) + (f", {option}" if case.sector == "2" else ""),
        "act": _of(vocabulary.ACTS[case.act], language),
        "pathway": _of(vocabulary.PATHWAYS[case.pathway], language),
        "statuses": ", ".join(_of(vocabulary.STATUSES[status], language) for status in sorted(case.statuses)),
        "age": aged(case, language),
        "region": _of(vocabulary.REGIONS[case.region], language),
        "date": words.day(case.date, language),
        "contract": _contract(case, language),
        "fee": ("au tarif" if french else "at the tariff") if case.fee is None else words.euros(case.fee, language),
    }


def contract_in_words(contract: Contract, language: Language) -> str:
    r"""A contract, with both its levels where it has two.

    >>> contract_in_words(Contract(200, 180), "en"), contract_in_words(Contract(real_cost=True, responsible=False), "en")
    ('200% contract with OPTAM, 180% without', 'actual-cost contract, not responsible')
    """
    one, other = (words.percent(100 * (level or 0), language) for level in (contract.percent_optam, contract.percent_sans_optam))
    label = _REAL_COST if contract.real_cost else _LEVEL if one == other else _LEVELS
    said = _of(label, language).format(one=one, other=other)
    return said if contract.responsible else f"{said}, {_of(_NOT_RESPONSIBLE, language)}"


def _contract(case: Case, language: Language) -> str:
    """The contract in words, at the level that it gives this physician."""
    if case.contract is None:
        return _of(_NO_CONTRACT, language)
    bound = case.option is not None or case.sector == "1"
    level = case.contract.percent_optam if bound else case.contract.percent_sans_optam
    return contract_in_words(case.contract._replace(percent_optam=level, percent_sans_optam=level), language)
