"""Moments, tariffs and statistics in words, for charts and tables."""

from convention_sim.facts.loading import Confidence, sources
from convention_sim.history import Moment, Statistic, TariffStep
from convention_sim.views import words
from convention_sim.views.words import NARROW, Language
from convention_sim.vocabulary import Label
from convention_sim.wording import MONTHS

CONFIDENCES: dict[Confidence, Label] = {
    "high": Label("élevée", "high"),
    "medium": Label("moyenne", "medium"),
    "low": Label("faible", "low"),
    "unknown": Label("aucune", "none"),
}
# What stands before and after a figure.
_UNITS = {
    "percent": (Label("", ""), Label("\u00a0%", "%")),
    "EUR": (Label("", "€"), Label("\u00a0€", "")),
    "MEUR": (Label("", "€"), Label("\u00a0millions d’euros", " million")),
    "GEUR": (Label("", "€"), Label("\u00a0milliards d’euros", " billion")),
    "physicians": (Label("", ""), Label("\u00a0médecins", " physicians")),
    "patients": (Label("", ""), Label("\u00a0patients", " patients")),
    "millions": (Label("", ""), Label("\u00a0millions", " million")),
    "per_year": (Label("", ""), Label("\u00a0par an", " a year")),
}


_SURE = {"fr": "Confiance\u00a0:", "en": "Confidence:"}
_SEEN = {"fr": "relevé isolé", "en": "single record"}


def said(label: Label, language: Language) -> str:
    """A bilingual text in one language."""
    return words.typeset(label.fr if language == "fr" else label.en, language)


def moment(when: Moment, language: Language) -> str:
    r"""A date in words, no more precise than it is.

    >>> from convention_sim.history.moments import moment as read
    >>> [moment(read(text), "fr") for text in ("1975", "1975-12", "1971-10-28")]
    ['1975', 'décembre 1975', '28\xa0octobre 1971']
    """
    if when.precision == "day":
        return words.day(when.first, language)
    return f"{MONTHS[language][when.first.month - 1]} {when.year}" if when.precision == "month" else str(when.year)


def short(value: int, unit: str, language: Language) -> str:
    r"""An amount as charts write it, without decimals when they are zero.

    >>> short(2650, "EUR", "fr"), short(3000, "EUR", "en"), short(11500, "FRF", "fr")
    ('26,50\xa0€', '€30', '115\xa0F')
    """
    text = words.euros(value, language, "F" if unit == "FRF" else "€")
    return text if value % 100 else text.replace(",00", "", 1) if language == "fr" else text.removesuffix(".00")


def tariff(step: TariffStep, language: Language) -> str:
    """A step's value in words, unknown and missing ones included."""
    if step.value is None:
        return words.fact_value("", None, step.status, language)
    amount = words.euros(step.value, language, "F" if step.unit == "FRF" else "€")
    return f"{amount} ({_SEEN[language]})" if step.status == "observed" else amount


def figure(row: Statistic, language: Language) -> str:
    r"""A statistic with its unit.

    >>> from convention_sim.history import statistics
    >>> [figure(statistics(metric)[0], "fr") for metric in ("optam_cas_members", "mean_depassement_hip")]
    ['15\u202f000\xa0médecins', '630\xa0€']
    >>> figure(statistics("depassements_total")[-1], "en")
    '€2.75 billion'
    >>> figure(statistics("announced_savings")[0], "fr")
    '1,1\xa0milliard d’euros'
    """
    before, after = _UNITS[row.unit]
    text = f"{getattr(before, language)}{digits(row, language)}{getattr(after, language)}"
    return text.replace("milliards", "milliard") if row.value < 2 else text  # French counts in the plural from two


def digits(row: Statistic, language: Language) -> str:
    """A statistic without its unit."""
    whole, _, decimals = str(row.value).partition(".")
    text = words.grouped(whole, NARROW if language == "fr" else ",")
    return text + (("," if language == "fr" else ".") + decimals if decimals else "")


def tick(value: int, unit: str, language: Language) -> str:
    """A whole value on an axis; only percentages and euros carry their unit."""
    before, after = _UNITS[unit] if unit in ("percent", "EUR") else (Label("", ""), Label("", ""))
    return f"{getattr(before, language)}{words.grouped(str(value), NARROW if language == 'fr' else ',')}{getattr(after, language)}"


def unit(row: Statistic, language: Language) -> str:
    """The unit of an axis whose values do not carry it.

    >>> from convention_sim.history import statistics
    >>> [unit(statistics(metric)[0], "en") for metric in ("depassements_total", "headcount", "share_sector2")]
    ['€ billion', 'physicians', '']
    """
    if row.unit in ("percent", "EUR"):
        return ""
    before, after = _UNITS[row.unit]
    name: str = getattr(after, language).strip()
    return f"{before.en} {name}" if language == "en" and before.en else name


def sourced(keys: tuple[str, ...]) -> str:
    """The titles of sources."""
    known = sources()
    return f"{words.NARROW}; ".join(known[key].title for key in keys)


def numbered(cited: list[tuple[str, ...]]) -> tuple[list[str], tuple[str, ...]]:
    """The sources of some rows as numbers, and the titles that the numbers stand for.

    >>> numbered([("F1069",), ("c2024", "F1069")])[0]
    ['1', '1, 2']
    """
    order = {key: place for place, key in enumerate(dict.fromkeys(key for keys in cited for key in keys), 1)}
    known = sources()
    places = [", ".join(str(place) for place in sorted(order[key] for key in keys)) for keys in cited]
    return places, tuple(known[key].title for key in order)


def remark(sure: Confidence, note: Label, language: Language) -> str:
    """What is to be known of a figure, and that it is not sure when it is not."""
    weak = f"{_SURE[language]} {said(CONFIDENCES[sure], language)}." if sure == "low" else ""
    return " ".join(filter(None, (said(note, language) if note.fr else "", weak)))
