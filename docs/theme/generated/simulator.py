"""The simulator's page: the form drawn from its description, and a visit already worked out in it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from convention_sim.live.form import form
from convention_sim.live.rendering import SUMMARY, compare, render
from convention_sim.live.table import spans
from convention_sim.views import words
from convention_sim.views.words import Language
from docs.theme.generated import fields

WORDS = Path(__file__).parents[1] / "simulator.toml"
# What the page shows before anything is chosen; the day is the first one after the last check, as in the stored answers.
EXAMPLE = {"specialty": "generaliste", "sector": "2", "option": "optam", "fee": "50", "contract": "200"}
OTHER = {**EXAMPLE, "option": ""}
FOLDED = ("patient",)
# Where the engine says how far it is.
ENGINE = '<div class="cs-engine" hidden><p></p><progress max="1"></progress><button type="button" data-do="start" hidden></button></div>'


@cache
def texts(language: Language) -> dict[str, str]:
    """The words of the page in one language.

    >>> texts("en")["print"]
    'Print'
    """
    found = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {name: words.typeset(entry[language], language) for name, entry in found.items()}


def example(fields: Mapping[str, str]) -> dict[str, str]:
    """A case on the first day of the stored answers.

    >>> example({"specialty": "generaliste"})
    {'date': '2026-11-01', 'specialty': 'generaliste'}
    """
    return {"date": spans()[0].start.isoformat(), **{name: text for name, text in fields.items() if text}}


def data(language: Language) -> dict[str, Any]:
    """What the scripts of the page are told: the form, the words, the case to begin with."""
    return {**form(language), "texts": texts(language), "example": EXAMPLE}


def block(language: Language) -> str:
    """The form and the answer to the example, as HTML; the scripts of the page bring them to life.

    >>> block("en").count("<form")
    1
    """
    shown = render(example(EXAMPLE), language)
    told = f"{_form(language)}{_summary(language, shown['lines'])}{_answer(language, shown['html'])}"
    return f'<div class="cs-simulator" data-search-exclude>{told}</div>'


def _form(language: Language) -> str:
    given = example(EXAMPLE)
    described = form(language)
    groups = "".join(fields.group(each, given, folded=each["name"] in FOLDED) for each in described["groups"])
    pair = described["compare"]
    tabs = "".join(
        f'<label><input type="radio" name="case" value="{value}"{" checked" if value == 1 else ""}/> {escape(pair[name])}</label>'
        for value, name in enumerate(("first", "second"))
    )
    said = texts(language)
    switch = (
        f'<fieldset class="cs-cases" hidden><legend>{said["editing"]}</legend><div class="cs-choices">{tabs}</div>'
        f'<button type="button" data-do="stop-comparing">{said["stop_comparing"]}</button></fieldset>'
    )
    return f'<form class="cs-form" aria-label="{said["form"]}" autocomplete="off" novalidate>{switch}{groups}</form>'


def _answer(language: Language, sheet: str) -> str:
    said = texts(language)
    after = f'{_without_script(language)}<p class="cs-printed-address"></p>'
    return (
        f'<section class="cs-reply" aria-label="{said["answer"]}">{_tools(language)}<p class="cs-message" role="alert"></p>{ENGINE}'
        f'<div class="cs-pairing"></div><div class="cs-sheet">{sheet}</div>{after}</section>'
    )


def _summary(language: Language, lines: Mapping[str, str]) -> str:
    """Who pays what in three figures, which stay in view and are announced when they change."""
    labels = form(language)["summary"]
    items = "".join(f'<div data-sum="{name}"><dt>{escape(labels[name])}</dt><dd>{lines[name]}</dd></div>' for name in SUMMARY)
    return f'<div class="cs-summary" role="status" aria-live="polite" aria-atomic="true"><p class="cs-which"></p><dl>{items}</dl></div>'


def _tools(language: Language) -> str:
    said = texts(language)
    buttons = "".join(f'<button type="button" data-do="{name}">{said[name]}</button>' for name in ("link", "python", "print"))
    presets = "".join(
        f'<li><button type="button" data-preset="{number}">{escape(preset["label"])}</button></li>'
        for number, preset in enumerate([*form(language)["presets"], {"label": said["own"]}])
    )
    compared = f'<details class="cs-presets"><summary>{said["compare"]}</summary><ul>{presets}</ul></details>'
    return f'<div class="cs-tools">{compared}{buttons}<p class="cs-done" role="status"></p></div>'


def _without_script(language: Language) -> str:
    said = texts(language)
    pair = compare(example(EXAMPLE), example(OTHER), language)["html"]
    return f"<noscript><p>{said['without_script']}</p><p>{said['example_pair']}</p>{pair}</noscript>"
