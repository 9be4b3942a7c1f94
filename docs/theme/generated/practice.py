"""The page where a reader compares sectors with figures of their own: the form drawn from its description, and what it says at first."""

from html import escape
from typing import Any

from convention_sim.live.practice.fields import example
from convention_sim.live.practice.form import form
from convention_sim.live.practice.rendering import render
from convention_sim.views.words import Language
from docs.theme.generated import fields
from docs.theme.generated.simulator import ENGINE, texts


def data(language: Language) -> dict[str, Any]:
    """What the script of the page is told: the form, the words, the figures to begin with and their call in Python."""
    return {**form(language), "texts": texts(language), "python": render(example(), language)["python"]}


def block(language: Language) -> str:
    """The form and the answer to the first figures, as HTML; the script of the page brings them to life.

    >>> block("en").count("<fieldset")
    4
    """
    said, shown = texts(language), render(example(), language)
    described = form(language)
    groups = "".join(fields.group(group, described["example"]) for group in described["groups"])
    incomes = "".join(f"<div><dt>{escape(each['name'])}</dt><dd>{each['income']}</dd></div>" for each in shown["incomes"])
    buttons = "".join(f'<button type="button" data-do="{name}">{said[name]}</button>' for name in ("link", "python", "print"))
    return (
        '<div class="cs-simulator cs-practice" data-search-exclude>'
        f'<form class="cs-form" aria-label="{said["figures"]}" autocomplete="off" novalidate>{groups}</form>'
        f'<div class="cs-summary" role="status" aria-live="polite" aria-atomic="true"><p class="cs-which">{said["income"]}</p>'
        f"<dl>{incomes}</dl></div>"
        f'<section class="cs-reply" aria-label="{said["choices"]}">'
        f'<div class="cs-tools">{buttons}<p class="cs-done" role="status"></p></div>'
        f'<p class="cs-message" role="alert"></p>{ENGINE}<div class="cs-sheet">{shown["html"]}</div>'
        f'<noscript><p>{said["without_script"]}</p></noscript><p class="cs-printed-address"></p></section></div>'
    )
