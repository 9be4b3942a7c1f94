"""Visits in France and in other countries, side by side: who pays what of each bill."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from convention_sim import money, settle
from convention_sim.protocol.reading import read_request
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

FILE = Path(__file__).parents[1] / "abroad.toml"
HEADS = Label("Prix|Remboursé|Reste", "Price|Refunded|Left")
COUNTED = Label("Compté sur {counted} ; {share} du prix est remboursé.", "Counted on {counted}; {share} of the price is refunded.")
NOTHING = Label("Rien n’est remboursé.", "Nothing is refunded.")
FRANCE = Label("France, généraliste, {how}, mars 2025", "France, general practitioner, {how}, March 2025")
# The same visit to each kind of French physician: at the tariff, at the price of the guide's home page, then at a higher one.
FRENCH: Mapping[str, tuple[Label, dict[str, Any]]] = {
    "france-1": (Label("secteur 1", "sector 1"), {"sector": "1", "fee": None}),
    "france-optam": (Label("secteur 2 avec OPTAM", "sector 2 with OPTAM"), {"sector": "2", "option": "optam", "fee": "60.00"}),
    "france-2": (Label("secteur 2 sans option", "sector 2 without option"), {"sector": "2", "fee": "60.00"}),
    "france-3": (Label("non conventionné", "not contracted"), {"sector": "3", "fee": "60.00"}),
}


class Bill(NamedTuple):
    """What is charged for a visit, what the statutory insurer counts from and what it pays, in hundredths of the money of the country."""

    name: Label
    charged: int
    counted: int
    paid: int
    symbol: str = "€"

    @property
    def left(self) -> int:
        """What is left once the statutory insurer has paid, before any other insurance."""
        return self.charged - self.paid

    @property
    def extra(self) -> int:
        """What is charged above the amount counted."""
        return self.charged - self.counted


@cache
def bills() -> Mapping[str, Bill]:
    """Every visit by its name: the French ones settled by the package, the others worked out from the amounts of their sources.

    >>> bills()["medicare-limit"].left, bills()["austria"].paid
    (3325, 2064)
    """
    return dict(_french()) | {name: _abroad(row) for name, row in rows().items()}


@cache
def rows() -> Mapping[str, Mapping[str, Any]]:
    """What the sources print, by the name of the visit."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _abroad(row: Mapping[str, Any]) -> Bill:
    tariff = money.parse(row["tariff"])
    counted = tariff - money.share(tariff, row.get("less", 0))
    charged = money.parse(row["charged"]) if "charged" in row else money.share(counted, row["limit"])
    paid = money.parse(row["paid"]) if "paid" in row else money.share(counted, row["rate"])
    return Bill(Label(row["fr"], row["en"]), charged, counted, paid, row["symbol"])


def _french() -> Iterator[tuple[str, Bill]]:
    for name, (how, given) in FRENCH.items():
        physician = {"specialty": "generaliste", **{key: value for key, value in given.items() if key != "fee"}}
        found = settle(read_request({"date": "2025-03-01", "physician": physician, "fee": given["fee"]}))
        named = Label(FRANCE.fr.format(how=how.fr), FRANCE.en.format(how=how.en))
        yield name, Bill(named, found["honoraires"], found["base"], found["amo"])


def table(names: Iterable[str], language: Language) -> str:
    """The visits that are named, as HTML; each name has a line of its own, so that amounts fit a phone."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in _in(HEADS, language).split("|"))
    lines = "".join(_line(bills()[name], language) for name in names)
    return f'<table class="cs-today cs-bills" data-search-exclude><thead><tr>{heads}</tr></thead>{lines}</table>'


def block(source: str, language: Language) -> str:
    """A fenced block that names visits, in JSON."""
    return table(json.loads(source), language)


def _line(bill: Bill, language: Language) -> str:
    charged, counted, paid, left = (
        words.euros(amount, language, bill.symbol) for amount in (bill.charged, bill.counted, bill.paid, bill.left)
    )
    share = words.percent(money.rounded(bill.paid * 100, bill.charged) * 100, language)
    note = _in(COUNTED, language).format(counted=counted, share=share) if bill.counted else _in(NOTHING, language)
    name = f"{escape(_in(bill.name, language), quote=False)}<small>{note}</small>"
    amounts = "".join(f"<td>{amount}</td>" for amount in (charged, paid, left))
    return f'<tbody><tr><th colspan="3" scope="rowgroup">{name}</th></tr><tr>{amounts}</tr></tbody>'


def _in(label: Label, language: Language) -> str:
    return words.typeset(getattr(label, language), language)
