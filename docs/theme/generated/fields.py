"""The fields of a form, drawn from their description; the scripts of the page open and close them."""

from collections.abc import Mapping
from html import escape
from typing import Any

Field = Mapping[str, Any]


def group(described: Field, given: Mapping[str, str], *, folded: bool = False) -> str:
    """A group of fields; one that most readers leave as it is waits behind its name."""
    fields = "".join(_field(field, given.get(field["name"]) or _usual(field, given)) for field in described["fields"])
    name = escape(described["label"])
    if folded:
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
    options = "".join(
        f'<option value="{choice["value"]}"{" selected" if choice["value"] == value else ""}>{escape(choice["label"])}</option>'
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


def _usual(field: Field, given: Mapping[str, str]) -> str:
    """What the field says when nothing is chosen in it."""
    for entry in field.get("usual", []):
        if all(given.get(name, "consultation") in accepted for name, accepted in entry.get("where", {}).items()):
            return str(entry["value"])
    return ""
