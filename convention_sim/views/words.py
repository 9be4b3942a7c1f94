"""Numbers, dates and sentences in French and in English: the only place where a figure becomes text."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from convention_sim import money, vocabulary
from convention_sim.engine import REGISTRY
from convention_sim.facts.loading import load
from convention_sim.wording import MONTHS, NARROW, NBSP, Language, day, french

__all__ = [
    "LANGUAGES",
    "MONTHS",
    "NARROW",
    "NBSP",
    "Language",
    "bound",
    "current_language",
    "day",
    "euros",
    "fact_value",
    "figure",
    "fill",
    "french",
    "grouped",
    "percent",
    "typeset",
    "use_language",
]

LANGUAGES: tuple[Language, ...] = ("fr", "en")
_CODE = re.compile(r"(\d[\d.,]*) EUR\b")
_PERCENT = re.compile(r"(?<=\d) %")
_BOUND = re.compile(
    r"(?i:\b(?:secteurs?|sectors?) (?=[123]\b)|\bhors (?=convention)|\b(?:articles?|art\.|avenants?|amendments?|n°|no\.|p\.) (?=\d))"
    r"|\b(?:[Aa]rticles?|[Aa]rt\.) (?=[LRD]\.)|\b[LRD]\. (?=\d)"
)
_FIELD = re.compile(r"\{(\w+)\}")
_ZERO_TERM = re.compile(r" [+–] (?:0,00\u00a0[€F]|€0\.00|F0\.00)(?=.* = )")
# Not from the middle of an amount: "30,00 € = 0,00 €" is no identity; nor the last term of a sum: "60,00 € – 30,00 € = 30,00 €" is none.
_IDENTITY = re.compile(r"(?<![0-9,.\u202f])(?<![–+×/] )([€0-9][^=:]*) = \1$")

_current: list[Language] = ["fr"]


def use_language(language: Language) -> None:
    """Choose the language in which results show themselves in a notebook.

    >>> use_language("fr")
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r}: fr, en")
    _current[0] = language


def current_language() -> Language:
    """The language chosen by `use_language`, French at first."""
    return _current[0]


def grouped(digits: str, separator: str) -> str:
    """Thousands set apart from the right.

    >>> grouped("48060", ",")
    '48,060'
    """
    return f"{int(digits):,}".replace(",", separator)


@lru_cache(maxsize=16_384)
def euros(cents: int, language: Language, symbol: str = "€") -> str:
    r"""An amount with two decimals.

    >>> euros(2650, "fr"), euros(4806000, "en")
    ('26,50\xa0€', '€48,060.00')
    """
    sign = "–" if cents < 0 else ""
    whole, decimals = divmod(abs(cents), 100)
    if language == "fr":
        return f"{sign}{grouped(str(whole), NARROW)},{decimals:02d}{NBSP}{symbol}"
    return f"{sign}{symbol}{grouped(str(whole), ',')}.{decimals:02d}"


def percent(basis_points: int, language: Language) -> str:
    r"""A rate, without useless decimals.

    >>> percent(7000, "fr"), percent(11750, "en")
    ('70\xa0%', '117.5%')
    """
    text = money.plain(basis_points).rstrip("0").rstrip(".")
    return text.replace(".", ",") + f"{NBSP}%" if language == "fr" else f"{text}%"


def typeset(text: str, language: Language) -> str:
    """A sentence with the typography of its language; English notes write EUR, readers see the sign.

    >>> typeset("2.5 times 21 EUR.", "en")
    '2.5 times €21.'
    >>> typeset("48 %, in % of the tariff", "en")
    '48%, in % of the tariff'
    """
    return french(text) if language == "fr" else _CODE.sub(r"€\1", _PERCENT.sub("%", text))


def figure(name: str, value: int, language: Language, symbol: str = "€", unit: str | None = None) -> str:
    """A quantity by its name, or in the unit that is given: an amount, a rate, points of a rate, a count."""
    unit = unit or _unit(name)
    if unit == "count":
        return str(value)
    if unit == "points":
        return f"{money.plain(value).removesuffix('.00')} points"
    return percent(value, language) if unit == "rate" else euros(value, language, symbol)


def bound(text: str) -> str:
    r"""A text in which what has a number keeps it on its line: a sector, an article, an avenant, a page.

    >>> bound("secteur 1, OPTAM"), bound("Article L. 162-5, avenant 9, n° 12")
    ('secteur\xa01, OPTAM', 'Article\xa0L.\xa0162-5, avenant\xa09, n°\xa012')
    """
    return _BOUND.sub(lambda found: found[0][:-1] + NBSP, text)


@cache
def _unit(name: str) -> str:
    """The unit of a quantity: that of its rule, else that of its fact; what a case says of a contract is a rate."""
    if name in REGISTRY:
        return REGISTRY[name].unit
    if name == "contrat_pourcent":
        return "rate"
    subject = load().get(name)
    return {"percent": "rate", "points": "points"}.get(subject.unit, "euros") if subject else "euros"


@cache
def _prepared(template: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """A template typeset once and cut at its fields (odd places are names), and whether it is a sum whose zero terms may go."""
    text = typeset(template, language)
    return tuple(_FIELD.split(text)), " = " in text and (" + " in text or " – " in text)


def fill(
    template: str,
    values: Mapping[str, int],
    language: Language,
    symbol: str = "€",
    pathway: str = "",
    unit_of: Callable[[str], str] | None = None,
) -> str:
    """A template with its figures, zero terms of a sum left out, typeset; `unit_of` gives the units of quantities that no visit has.

    >>> fill("{amo_brut} + {regime_local} – {participation_forfaitaire} = {amo}",
    ...     {"amo_brut": 2100, "regime_local": 0, "participation_forfaitaire": 200, "amo": 1900}, "en")
    '€21.00 – €2.00 = €19.00'
    >>> fill("{honoraires} – {base} = {depassement}", {"honoraires": 6000, "base": 3000, "depassement": 3000}, "en")
    '€60.00 – €30.00 = €30.00'
    """
    parts, is_sum = _prepared(template, language)
    if len(parts) == 1:
        return parts[0]
    shown = list(parts)
    for place in range(1, len(parts), 2):
        name = parts[place]
        shown[place] = (
            getattr(vocabulary.PATHWAYS[pathway], language)
            if name == "pathway"
            else figure(name, values[name], language, symbol, unit_of(name) if unit_of else None)
        )
    text = "".join(shown)
    return _IDENTITY.sub(r"\1", _ZERO_TERM.sub("", text)) if is_sum else text


def fact_value(key: str, value: int | None, status: str, language: Language, unit: str | None = None) -> str:
    """A fact's value in its unit; "inconnu" and "n’existe pas" are said."""
    if status == "unknown" or value is None:
        unknown = status == "unknown"
        if language == "fr":
            return "inconnu" if unknown else "n’existe pas"
        return "unknown" if unknown else "does not exist"
    unit = unit or load()[key].unit
    if unit == "flag":
        return ("oui" if value else "non") if language == "fr" else ("yes" if value else "no")
    if unit == "percent":
        return percent(value, language)
    if unit == "points":
        return f"{money.plain(value).removesuffix('.00')} points"
    return str(value) if unit == "count" else euros(value, language, "F" if unit == "FRF" else "€")
