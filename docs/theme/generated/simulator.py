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

Field = Mapping[str, Any]
WORDS = Path(__file__).parents[1] / "simulator.toml"
# What the page shows before anything is chosen; the day is the first one after the last check, as in the stored answers.
EXAMPLE = {"specialty": "generaliste", "sector": "2", "option": "optam", "fee": "50", "contract": "200"}
OTHER = {**EXAMPLE, "option": ""}
FOLDED = ("patient",)


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
    groups = "".join(_group(group, given) for group in described["groups"])
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


def _group(group: Field, given: Mapping[str, str]) -> str:
    """A group of fields; one that most readers leave as it is waits behind its name."""
    fields = "".join(_field(field, given.get(field["name"], "")) for field in group["fields"])
    name = escape(group["label"])
    if group["name"] in FOLDED:
        return f'<details class="cs-group"><summary>{name}</summary><div role="group" aria-label="{name}">{fields}</div></details>'
    return f'<fieldset class="cs-group"><legend>{name}</legend>{fields}</fieldset>'


def _field(field: Field, value: str) -> str:
    """A field with its label, its hint and the place of its error; what it does not need is hidden."""
    name, kind = field["name"], field["kind"]
    hint = f'<p class="cs-hint" id="cs-{name}-hint">{escape(field["hint"])}</p>' if "hint" in field else ""
    error = f'<p class="cs-error" id="cs-{name}-error"></p>'
    hidden = " hidden" if "shown" in field else ""
    inside = DRAWN.get(kind, _input)(field, value)
    return f'<div class="cs-field" data-kind="{kind}" data-field="{name}"{hidden}>{inside}{hint}{error}</div>'


def _described(field: Field) -> str:
    hint = f"cs-{field['name']}-hint " if "hint" in field else ""
    return f'aria-describedby="{hint}cs-{field["name"]}-error"'


def _label(field: Field) -> str:
    return f'<label for="cs-{field["name"]}">{escape(field["label"])}</label>'


def _input(field: Field, value: str) -> str:
    name = field["name"]
    kind = {"date": 'type="date"', "amount": 'type="text" inputmode="decimal"', "whole": 'type="text" inputmode="numeric"'}[field["kind"]]
    shown = f' value="{escape(value)}"' if value else ""
    return f'{_label(field)}<input {kind} id="cs-{name}" name="{name}" {_described(field)}{shown}/>'


def _select(field: Field, value: str) -> str:
    chosen = value or _usual(field)
    options = "".join(
        f'<option value="{choice["value"]}"{" selected" if choice["value"] == chosen else ""}>{escape(choice["label"])}</option>'
        for choice in field["choices"]
    )
    return f'{_label(field)}<select id="cs-{field["name"]}" name="{field["name"]}" {_described(field)}>{options}</select>'


def _choices(field: Field, value: str) -> str:
    """Radio buttons, or boxes to tick."""
    kind = "radio" if field["kind"] == "radio" else "checkbox"
    chosen = value.split(",")
    items = "".join(
        f'<label><input type="{kind}" name="{field["name"]}" value="{choice["value"]}"{" checked" if choice["value"] in chosen else ""}/> '
        f"<span>{escape(choice['label'])}</span></label>"
        for choice in field["choices"]
    )
    legend = f"<legend>{escape(field['label'])}</legend>"
    return f'<fieldset {_described(field)}>{legend}<div class="cs-choices">{items}</div></fieldset>'


def _box(field: Field, value: str) -> str:
    checked = " checked" if value else ""
    box = f'<input type="checkbox" id="cs-{field["name"]}" name="{field["name"]}" value="yes" {_described(field)}{checked}/>'
    return f"<label>{box} <span>{escape(field['label'])}</span></label>"


DRAWN = {"select": _select, "radio": _choices, "boxes": _choices, "box": _box}


def _usual(field: Field) -> str:
    """What the field says for the example when nothing is chosen."""
    for entry in field.get("usual", []):
        if all(EXAMPLE.get(name, "consultation") in accepted for name, accepted in entry.get("where", {}).items()):
            return str(entry["value"])
    return ""


def _answer(language: Language, sheet: str) -> str:
    said = texts(language)
    after = f'{_without_script(language)}<p class="cs-printed-address"></p>'
    engine = (
        '<div class="cs-engine" hidden><p></p><progress max="1"></progress><button type="button" data-do="start" hidden></button></div>'
    )
    return (
        f'<section class="cs-reply" aria-label="{said["answer"]}">{_tools(language)}<p class="cs-message" role="alert"></p>{engine}'
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
