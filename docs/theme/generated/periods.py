"""The history of one subject: each period with its value, newest first, what is unknown said, and who says so."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from convention_sim import money
from convention_sim.facts import Fact, Subject, load, sources
from convention_sim.facts.loading import Confidence
from convention_sim.history import TariffStep, tariff_steps
from convention_sim.views import words
from convention_sim.views.words import MONTHS
from convention_sim.vocabulary import Label
from docs.theme.generated.families import ANNOUNCED, last_check
from docs.theme.generated.shelves import shelf
from docs.theme.generated.writer import Writer

SINCE, COMING = Label("depuis le {day}", "since {day}"), Label("à partir du {day}", "from {day}")
BETWEEN, BEFORE = Label("du {start} au {end}", "{start} to {end}"), Label("avant le {day}", "before {day}")
HEADS = {
    "value": (Label("Période", "Period"), Label("Valeur", "Value"), Label("Sources", "Sources")),
    "flag": (Label("Période", "Period"), Label("En vigueur", "In force"), Label("Sources", "Sources")),
    ANNOUNCED: (Label("Annoncé le", "Announced on"), Label("Valeur", "Value"), Label("Sources", "Sources")),
}
SURE: dict[Confidence, Label] = {
    "medium": Label("Confiance moyenne.", "Medium confidence."),
    "low": Label("Confiance faible.", "Low confidence."),
}
SEEN = Label("Valeur lue à ce moment seulement.", "Value read at that time only.")
NOW = Label("<strong>{value}</strong> depuis le {day}.", "<strong>{value}</strong> since {day}.")
NOW_FLAG = Label("<strong>En vigueur</strong> depuis le {day}.", "<strong>In force</strong> since {day}.")
OVER = Label(
    "<strong>N’existe plus</strong> depuis le {day} ; {value} auparavant.", "<strong>No longer exists</strong> since {day}; {value} before."
)
OVER_FLAG = Label("<strong>N’existe plus</strong> depuis le {day}.", "<strong>No longer exists</strong> since {day}.")
LOST = Label(
    "<strong>Inconnu</strong> depuis le {day} ; dernière valeur connue{colon}{value}.",
    "<strong>Unknown</strong> since {day}; last known value{colon}{value}.",
)
SAID = Label(
    "Annoncé le {day} ; la règle n’a jamais pris cette forme.",
    "Announced on {day}; the rule never took that form.",
)
CHECKED = Label("Vérifié jusqu’au {day}.", "Checked up to {day}.")


class Period(NamedTuple):
    """A line of a history, as HTML: when, the value, what is to be known, its sources; and whether it holds today."""

    when: str
    value: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    holds: bool = False


def amount(writer: Writer, fact: Fact) -> str:
    """A fact's value; one in francs also in euros."""
    text = words.fact_value(fact.key, fact.value, fact.status, writer.language, fact.unit)
    if fact.status != "known" or fact.unit != "FRF":
        return text
    return f"{text} <small>({words.euros(money.to_euros(fact.known_value()), writer.language)})</small>"


def when(writer: Writer, start: date, end: date | None) -> str:
    """A period in words."""
    if end is None:
        return writer.html(COMING if start > last_check() else SINCE, day=writer.day(start))
    if start == end:
        return writer.day(start)
    return writer.html(BETWEEN, start=writer.day(start), end=writer.day(end))


def _moment(writer: Writer, start: date, end: date) -> str:
    """A month or a year, no more precise than the source."""
    if (end - start).days > 31:
        return str(start.year)
    return f"{MONTHS[writer.language][start.month - 1]} {start.year}"


def _notes(writer: Writer, fact: Fact, subject: Subject) -> tuple[str, ...]:
    own = Label(fact.fr, fact.en) if fact.fr != subject.fr and fact.status == "known" else None
    sentence = f"{writer.html(own)}." if own else ""
    note = writer.html(Label(fact.note_fr, fact.note_en))
    sure = writer.html(SURE[fact.confidence]) if fact.confidence in SURE else ""
    return tuple(part for part in (sentence[:1].upper() + sentence[1:], sure, note) if part)


def periods(writer: Writer, subject: Subject) -> list[Period]:
    """Every period of a subject, newest first; the last line says what is true before the first known day."""
    rows = [
        Period(
            writer.day(fact.start) if subject.file == ANNOUNCED else when(writer, fact.start, fact.end),
            "–" if subject.file == ANNOUNCED and subject.unit == "flag" else amount(writer, fact),
            _notes(writer, fact, subject),
            fact.sources,
            fact is current(subject) and subject.file != ANNOUNCED,
        )
        for fact in reversed(subject.facts)
    ]
    first = subject.facts[0].start
    for step in reversed(_before(subject)):
        known = step.value is not None
        value = words.euros(step.value or 0, writer.language, "F") if known else words.fact_value("", None, "unknown", writer.language)
        notes = (writer.html(SEEN), writer.html(SURE[step.confidence]), writer.html(step.note)) if known else ()
        moment = _moment(writer, step.start, step.end or step.start) if known else when(writer, step.start, step.end)
        rows.append(Period(moment, value, tuple(filter(None, notes)), step.sources))
        first = step.start
    if subject.file != ANNOUNCED:
        rows.append(Period(writer.html(BEFORE, day=writer.day(first)), words.fact_value("", None, subject.absent, writer.language), (), ()))
    return rows


def _before(subject: Subject) -> list[TariffStep]:
    """What is known at one point only, before the first dated value."""
    if load().get(subject.key) is not subject or subject.unit != "EUR":
        return []
    return [step for step in tariff_steps(subject.key) if step.start < subject.facts[0].start]


def table(writer: Writer, subject: Subject) -> str:
    """The history of a subject."""
    kind = ANNOUNCED if subject.file == ANNOUNCED else "flag" if subject.unit == "flag" else "value"
    return sourced(writer, subject.key, HEADS[kind], periods(writer, subject))


def sourced(writer: Writer, key: str, names: Iterable[Label], rows: Sequence[Period]) -> str:
    """A table whose sources are numbered, under the heading of that key, and the list of those sources."""
    cited = list(dict.fromkeys(source for row in rows for source in row.sources))
    heads = "".join(f'<th scope="col">{writer.html(name)}</th>' for name in names)
    body = "".join(_row(row, cited) for row in rows)
    opening = f'<table class="cs-history" data-search-exclude aria-labelledby="{escape(key)}">'
    return f"{opening}<thead><tr>{heads}</tr></thead>{body}</table>\n{source_list(writer, cited)}"


def _row(row: Period, cited: list[str]) -> str:
    marks = ", ".join(map(str, sorted(cited.index(source) + 1 for source in row.sources)))
    told = f'<tr><td colspan="3">{" ".join(row.notes)}</td></tr>' if row.notes else ""
    opening = '<tbody class="cs-holds">' if row.holds else "<tbody>"
    return f'{opening}<tr><th scope="row">{row.when}</th><td>{row.value}</td><td>{marks}</td></tr>{told}</tbody>'


def source_list(writer: Writer, cited: Iterable[str]) -> str:
    """The sources, numbered, each a link to its place among the sources."""
    known = sources()
    items = "".join(
        f"<li{writer.in_french}>{writer.link(shelf(known[key]).uri, escape(words.french(known[key].title), quote=False), key)}</li>"
        for key in cited
    )
    return f'<details class="cs-cited" data-search-exclude><summary>Sources</summary><ol>{items}</ol></details>' if items else ""


def current(subject: Subject) -> Fact | None:
    """The fact of the day of the last check; None where the subject does not exist yet."""
    day = last_check()
    return next((fact for fact in subject.facts if fact.start <= day and (fact.end is None or day <= fact.end)), None)


def standing(writer: Writer, subject: Subject) -> str:
    """Where the subject stands on the day of the last check, in a sentence or two."""
    fact = current(subject)
    if fact is None:
        return ""
    checked = writer.html(CHECKED, day=writer.day(fact.checked)) if fact.end is None and fact.status == "known" else ""
    if subject.file == ANNOUNCED:
        return f"{writer.html(SAID, day=writer.day(fact.start))}"
    last = next((past for past in reversed(subject.facts) if past.status == "known" and past.start < fact.start), fact)
    label = NOW
    if fact.status == "unknown":
        label = LOST
    elif subject.unit == "flag":
        label = NOW_FLAG if fact.known_value() else OVER_FLAG
    elif fact.status == "none":
        label = OVER
    value = amount(writer, fact if fact.status == "known" else last)
    return f"{writer.say(label, value=value, day=writer.day(fact.start), colon=writer.colon)} {checked}".strip()
