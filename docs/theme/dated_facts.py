"""The facts behind a page: each with its value, its first day, the last day for which there is evidence, and its sources."""

from datetime import date
from html import escape
from typing import Any

from convention_sim.facts import Fact, Subject, contributions, load, sources
from convention_sim.facts.duties import duties
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

SUMMARY = Label("Voir les {count} règles de cette page", "See the {count} rules of this page")
SINCE = Label("depuis le {start}, vérifié jusqu’au {checked}", "since {start}, checked up to {checked}")


def block(asked: dict[str, Any]) -> str:
    """The facts whose keys are asked, in force on a day, in the language of the page."""
    language = words.current_language()
    known = load() | contributions() | {duty.subject.key: duty.subject for duty in duties()}
    items = "".join(f"<li>{_item(known[key], date.fromisoformat(asked['date']), language)}</li>" for key in asked["keys"])
    summary = words.typeset(getattr(SUMMARY, language).format(count=len(asked["keys"])), language)
    return f'<details class="cs-cited"><summary>{escape(summary)}</summary><ul>{items}</ul></details>'


def _on(subject: Subject, day: date) -> Fact:
    """The fact in force on a day; ValueError where there is none, which stops the build."""
    for fact in subject.facts:
        if fact.start <= day and (fact.end is None or day <= fact.end):
            return fact
    raise ValueError(f"{subject.key}: nothing in force on {day}")


def _item(subject: Subject, day: date, language: Language) -> str:
    fact, label = _on(subject, day), words.typeset(getattr(subject, language), language)
    value = "" if fact.unit == "flag" else words.fact_value(fact.key, fact.value, fact.status, language, fact.unit)
    days = {name: words.day(day, language) for name, day in (("start", fact.start), ("checked", fact.checked))}
    said = ", ".join(filter(None, (value, getattr(SINCE, language).format(**days))))
    titles = "\u202f; ".join(map(_source, fact.sources))
    cited = titles if language == "fr" else f"<span lang=fr>{titles}</span>"
    return f"{escape(label)}{'\u00a0' if language == 'fr' else ''}: {escape(said)}. {cited}."


def _source(key: str) -> str:
    """A document, with a link to it where there is one; its title is French."""
    source = sources()[key]
    text = escape(words.french(source.title), quote=False)
    return f'<a href="{escape(source.url)}">{text}</a>' if source.url.startswith("http") else text
