"""Figures that others published, as data: what they state, what they mean, and what the rules give.

A published amount is worth a test only with its reading: net or gross of the participation forfaitaire, before or
after the complementary insurer, with which option. Each `Row` is one worked example; each `Figure` says which quantity
of the JSON contract it is, and a verdict:

- `match`: our figure is the stated one, to the cent;
- `ambiguous`: the stated figure is right under another reading than the page's words say;
- `wrong`: no reading that the page allows gives it;
- `not-computable`: the page leaves out something that the figure needs.

`wrong` and `ambiguous` carry our figure (`computed`) and the reason. Where the way to the stated figure is known, the
row holds it too, so that the reason is itself checked: another quantity (`claims` is then the one that the page names),
quantities added or taken off (`plus`, `minus`), or another request (`instead`, whose keys replace those of the row).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from convention_sim.resources import read_toml
from convention_sim.settlement.decompte import AMOUNTS

VERDICTS = ("match", "wrong", "ambiguous", "not-computable")
KINDS = ("settle", "fact", "other")
MAXIMUM_DA = "maximum_da"
# Official sheets bear a version; their notes are in English only.
RENAMED = {"version": "published", "note": "note_en"}
CAUSES = {
    "participation-ignored": "the participation forfaitaire is not taken off what the insurer pays",
    "participation-excluded": "the participation forfaitaire is left out of what the patient pays",
    "participation-repaid": "the complementary insurer is said to pay the participation forfaitaire",
    "participation-in-ticket": "the participation forfaitaire is counted inside the ticket modérateur",
    "stale-participation": "a participation forfaitaire of another date",
    "stale-tariff": "a tariff or a base of another date",
    "sector-2-base": "the base of sector 1 where a lower one applies",
    "extra-fee-from-sector-1": "the dépassement counted from the tariff of sector 1 instead of the base",
    "rate-never-decided": "a rate that was announced and never decided",
    "default-tariff-as-refund": "the tarif d’autorité given as the amount paid, or confused with another rule",
    "local-scheme-share": "the share of the local scheme of Alsace-Moselle",
    "common-tariff": "the common tariff of specialists where the specialty has its own",
    "option-not-said": "right with another tariff option, which the page does not name",
    "act-not-said": "right for another act, which the page does not name",
    "more-than-needed": "a round figure above the exact need",
    "slip": "a slip of the pen or of the calculator",
}


class RowError(ValueError):
    """A documented row that cannot be read or checked."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number.

    `stated` is in euros, or in percent of the amount named by `over`; `quantity` is an amount of the JSON contract,
    `items.CODE` for one line of the bill, `maximum_da` for the highest lawful fee of a sector 1 specialist outside the
    pathway, or `value` in a row about a fact. `rounded_to` is the step to which the source itself rounds ("1" for whole
    euros).
    """

    quantity: str
    stated: str
    verdict: str
    computed: str = ""
    claims: str = ""
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    over: str = ""
    rounded_to: str = ""
    instead: Mapping[str, Any] = field(default_factory=dict)
    cause: str = ""
    reading_fr: str = ""
    reading_en: str = ""
    reason_fr: str = ""
    reason_en: str = ""

    @property
    def explained(self) -> bool:
        """Whether the row says how the stated figure comes about."""
        return bool(self.claims or self.plus or self.minus or self.instead)

    def read(self, response: Mapping[str, Any]) -> Fraction:
        """The figure as the row reads it, in euros or in percent, from a response of the JSON contract.

        >>> left = Figure("reste_apres_amo", "43.90", "ambiguous", minus=("participation_forfaitaire",))
        >>> response = {"amounts": {"reste_apres_amo": "45.90", "participation_forfaitaire": "2.00"}}
        >>> left.read(response) == Fraction("43.90")
        True
        """
        total = _amount(response, self.quantity)
        total += sum(_amount(response, key) for key in self.plus) - sum(_amount(response, key) for key in self.minus)
        return self._scaled(total, response, self.stated)

    def claimed(self, response: Mapping[str, Any]) -> Fraction:
        """What the rules give for the quantity that the page names."""
        return self._scaled(_amount(response, self.claims or self.quantity), response, self.computed or self.stated)

    def _scaled(self, amount: Fraction, response: Mapping[str, Any], printed: str) -> Fraction:
        """The amount itself, or its percentage of `over` with as many decimals as the printed figure; half up."""
        if self.over:
            decimals = len(printed.partition(".")[2])
            amount = _half_up(100 * amount / _amount(response, self.over), Fraction(1, 10**decimals))
        return _half_up(amount, Fraction(self.rounded_to)) if self.rounded_to else amount


@dataclass(frozen=True, slots=True)
class Row:
    """One published example.

    `request` is a request of the JSON contract, empty for a row about a fact; `published` is the date that the page
    bears; `copy` is the stored copy that was read, when it is not the page itself.
    `kind` is `settle` (a bill to compute), `fact` (`fact` holds the key and the date of a dated fact, or the
    name, the date, the scope and the variant of a statistic) or `other` (`reason` says why nothing can be computed).
    """

    id: str
    file: str
    source: str
    published: str
    kind: str
    title_fr: str
    title_en: str
    request: Mapping[str, Any]
    fact: Mapping[str, str]
    figures: tuple[Figure, ...]
    copy: str = ""
    note_fr: str = ""
    note_en: str = ""
    reason_fr: str = ""
    reason_en: str = ""

    def request_for(self, figure: Figure) -> dict[str, Any]:
        """The request that gives the stated figure: the row's own, with the figure's `instead` put over it."""
        return {**self.request, **figure.instead}


def _half_up(number: Fraction, step: Fraction) -> Fraction:
    """A non-negative number to the nearest step, halves up."""
    return step * ((2 * number + step) // (2 * step))


def _amount(response: Mapping[str, Any], key: str) -> Fraction:
    """An amount of a response, in euros; `items.CODE` is what that code adds to the bill."""
    if key.startswith("items."):
        return sum((Fraction(item["amount"]) for item in response["items"] if item["code"] == key[6:]), Fraction())
    return Fraction(response["amounts"][key])


def _known(key: str, kind: str) -> bool:
    return key in AMOUNTS or key.startswith("items.") or key == ("value" if kind == "fact" else MAXIMUM_DA)


def _fault(figure: Figure, kind: str) -> str:
    """Why a figure cannot be used, or an empty string."""
    keys = (figure.quantity, figure.claims, figure.over, *figure.plus, *figure.minus)
    unknown = [key for key in keys if key and not _known(key, kind)]
    disputed = figure.verdict in ("wrong", "ambiguous")
    reasoned = bool(figure.reason_fr and figure.reason_en)
    checks = (
        (figure.verdict in VERDICTS, f"unknown verdict {figure.verdict!r}, expected one of {', '.join(VERDICTS)}"),
        (not unknown, f"unknown quantity {unknown}, expected one of {', '.join(AMOUNTS)}"),
        (figure.cause in ("", *CAUSES), f"unknown cause {figure.cause!r}, expected one of {', '.join(CAUSES)}"),
        (figure.computed or not disputed, "a wrong or ambiguous figure needs what the rules give (computed)"),
        (disputed or not figure.computed, "only a wrong or ambiguous figure has a computed one"),
        (figure.explained or figure.verdict != "ambiguous", "an ambiguous figure needs the reading that explains it"),
        (reasoned or figure.verdict not in VERDICTS[1:], "the reason must be given in both languages"),
    )
    return "; ".join(message for holds, message in checks if not holds)


def _names(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def figure(table: Mapping[str, Any], where: str = "", kind: str = "settle") -> Figure:
    """A figure from its TOML table, or RowError saying where and why; `a+b` is short for a quantity and its `plus`.

    >>> figure({"quantity": "amo", "stated": "17.55", "verdict": "wrong", "computed": "16.55"}, "web: ex018")
    Traceback (most recent call last):
    convention_sim.documented.RowError: web: ex018: the reason must be given in both languages
    """
    quantity, *plus = table["quantity"].split("+")
    lists = {"plus": (*plus, *_names(table.get("plus", []))), "minus": _names(table.get("minus", []))}
    try:
        found = Figure(**{**table, "quantity": quantity, **lists})
    except TypeError as fault:
        raise RowError(f"{where}: {fault}") from fault
    if message := _fault(found, kind):
        raise RowError(f"{where}: {message}")
    return found


def _row(table: Mapping[str, Any], file: str) -> Row:
    name = table.get("id", "a row without id")
    where = f"{file}: {name}"
    kind = table.get("kind", "settle")
    if kind not in KINDS:
        raise RowError(f"{where}: unknown kind {kind!r}, expected one of {', '.join(KINDS)}")
    figures = tuple(figure(entry, where, kind) for entry in table.get("figure", []))
    defaults = {"kind": kind, "published": "", "title_fr": name, "title_en": name}
    plain = {RENAMED.get(key, key): value for key, value in table.items() if key not in ("figure", "request", "fact")}
    request, fact = table.get("request", {}), table.get("fact", {})
    try:
        return Row(**{**defaults, **plain}, file=file, request=request, fact=fact, figures=figures)
    except TypeError as fault:
        raise RowError(f"{where}: {fault}") from fault


@cache
def documented(name: str | None = None) -> tuple[Row, ...]:
    """Every documented row, or those of one file (`seeds`, `web`, `official`), in the order of the file.

    >>> row = documented("web")[4]
    >>> row.id, row.figures[1].quantity, row.figures[1].stated, row.figures[1].verdict
    ('ex018', 'amo', '17.55', 'match')
    """
    folder = files(__package__)
    found = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    if name is None:
        return tuple(row for each in found for row in documented(each))
    if name not in found:
        raise RowError(f"no documented file {name!r}, expected one of {', '.join(found)}")
    tables = read_toml(__package__, f"{name}.toml")["row"]
    return tuple(_row(table, name) for table in tables)
