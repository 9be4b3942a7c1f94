"""Documented examples beside what the rules give, figure by figure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from convention_sim.documented import MAXIMUM_DA, Figure, Row, documented
from convention_sim.facts import law_on
from convention_sim.history import statistics
from convention_sim.protocol import answer
from convention_sim.views import words
from convention_sim.views.comparison import Corrected, Examples, Linked
from convention_sim.views.labels import AMOUNT_LABELS
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

# The five documents from which the guide started, as a reader may recognise them.
DOCUMENTS = {
    "S0": Label("Page bilingue pour les patients, 2022", "Bilingual page for patients, 2022"),
    "S1": Label("Page sur le secteur 1, 2025", "Page on sector 1, 2025"),
    "S2": Label("Page sur les médecins conventionnés, 2024", "Page on contracted physicians, 2024"),
    "S3": Label("Page sur le secteur 2, 2025", "Page on sector 2, 2025"),
    "S4": Label("Guide de l’ISNAR-IMG, 2012, mis à jour en 2017", "ISNAR-IMG guide, 2012, updated in 2017"),
}
BESIDE = {
    "fr": ("Document", "Ce qu’il imprime", "Ce que les règles donnent", "Pourquoi"),
    "en": ("Document", "What it prints", "What the rules give", "Why"),
}
SHARE_OF_BASE = Label("en part de la base", "as a share of the base")
HIGHEST_FEE = Label("Honoraires licites au plus", "Highest lawful fee")
NOTHING = "–"


Link = Callable[[Row], str]  # where the name of an example leads; an empty text for nowhere


def nowhere(_: Row) -> str:
    """No link."""
    return ""


def beside(*examples: Row | str, language: Language | None = None, link: Link = nowhere) -> Examples:
    """Documented examples, or their names: each figure beside the one that the rules give today, and why they differ or how to read it.

    `link` says where the name of an example leads.

    >>> beside("S2-22", language="en")
    Document | What it prints | What the rules give | Why
    Page on contracted physicians, 2024
    Specialist in sector 1 charging €31.50, September 2024: paid by statutory insurance | €21.05 | €20.05 | 70% of €31.50 is €22.05; less
    the contribution of €2, €20.05. The document takes off €1 here and €2 for the GP.
    """
    language = language or words.current_language()
    known = {row.id: row for row in documented()}
    rows = [known[example] if isinstance(example, str) else example for example in examples]
    noted: set[str] = set()
    groups = []
    for source, found in groupby(rows, key=lambda row: row.source):
        document = getattr(DOCUMENTS.get(source, Label(source, source)), language)
        groups.append((document, [line for row in found for line in _example(row, language, noted, link)]))
    return Examples(BESIDE[language], groups, sum(len(row.figures) for row in rows))


def _example(row: Row, language: Language, noted: set[str], link: Link) -> list[Sequence[str]]:
    """An example in one line when it has one figure, else its situation and a line for each figure."""
    title, note = _said(row, "title", language), _said(row, "note", language)
    if note in noted:
        note = ""
    noted.add(note)
    lines = list(_lines(row, language, note))
    if len(lines) > 1:
        return [(_leading(title, link(row)),), *lines]
    name, *cells = lines[0]
    colon = f"{words.NBSP}: " if language == "fr" else ": "
    return [(_leading(f"{title}{colon}{_within(name)}" if name else title, link(row)), *cells)]


def _leading(title: str, address: str) -> str:
    return Linked(title, address) if address else title


def _within(name: str) -> str:
    """A name inside a sentence; a code keeps its capitals."""
    return name if name[:2].isupper() or len(name) < 2 else name[0].lower() + name[1:]


def _lines(row: Row, language: Language, note: str) -> Iterator[tuple[str, ...]]:
    """The lines of an example, one a figure; a reason that repeats is said once, and the row's own note closes the last one."""
    if not row.figures:
        yield "", NOTHING, NOTHING, _said(row, "reason", language)
        return
    response = _response(row)
    told: set[str] = set()
    for figure in row.figures:
        why = [_said(figure, "reason", language) or _said(figure, "reading", language)]
        why += [note] * (figure is row.figures[-1])
        fresh = [each for each in dict.fromkeys(why) if each and each not in told]
        told.update(fresh)
        computed = _computed(figure, row, response, language)
        yield (
            _named(figure, row, language),
            _printed(figure, row, language),
            computed if figure.verdict == "match" else Corrected(computed),
            " ".join(fresh),
        )


def _said(of: Row | Figure, field: str, language: Language) -> str:
    """A sentence of the data in a language, with its typography."""
    return words.typeset(getattr(of, f"{field}_{language}"), language)


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


def _named(figure: Figure, row: Row, language: Language) -> str:
    """The quantity that the document names; the situation of a fact names it already."""
    if row.kind == "fact":
        return ""
    named = [_label(figure.claims or figure.quantity, language)]
    if figure.verdict == "match":
        named += [f"+ {_label(key, language)}" for key in figure.plus] + [f"– {_label(key, language)}" for key in figure.minus]
    share = f", {getattr(SHARE_OF_BASE, language)}" if figure.over == "base" else ""
    return " ".join(named) + share


def _printed(figure: Figure, row: Row, language: Language) -> str:
    amount = _text(Fraction(figure.stated), figure, row, language)
    if not figure.rounded_to:
        return amount
    return f"{'environ' if language == 'fr' else 'about'} {amount.replace(',00', '').replace('.00', '')}"


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
