"""Who may charge what, as tables: one short table whose groups are the sectors, so that a phone shows it without scrolling sideways.

`html` and `text` show a SectorTable, sectors that get the same answers together; `ceilings_html` and `ceilings_text` the lawful maximum
of several; `choices_html` and `choices_text` dated sentences. The words are in sector_words.
"""

from collections.abc import Sequence
from html import escape

from convention_sim.sectors import Choices, Practice, SectorTable
from convention_sim.views import words
from convention_sim.views.colours import key, of_sector
from convention_sim.views.sector_words import (
    CASE,
    DISPUTED,
    HIGHEST,
    Row,
    answers,
    apart,
    colon,
    dated,
    doubts,
    maxima,
    practice,
    say,
    title,
    together,
)
from convention_sim.views.words import Language


def html(table: SectorTable, language: Language | None = None) -> str:
    """The rules of every sector as one table of two columns, a group of rows for each set of sectors that get the same answers."""
    language = language or words.current_language()
    bodies = "".join(f"<tbody>{_heading(name, alike)}{''.join(map(_line, rows))}</tbody>" for name, alike, rows in _groups(table, language))
    if uncertain := "".join(_line((say(DISPUTED, language), doubt)) for doubt in doubts(table, language)):
        bodies += f"<tbody>{uncertain}</tbody>"
    return f'<table class="cs-table cs-sectors"><caption>{escape(title(table, language))}</caption>{bodies}</table>'


def text(table: SectorTable, language: Language | None = None) -> str:
    """The same as lines."""
    language = language or words.current_language()
    lines = [title(table, language)]
    for name, _, rows in _groups(table, language):
        lines += ["", name, *(f"  {label}{colon(language)} {answer}" for label, answer in rows)]
    for doubt in doubts(table, language):
        lines += ["", f"{say(DISPUTED, language)}{colon(language)} {doubt}"]
    return "\n".join(lines)


def ceilings_html(tables: Sequence[SectorTable], language: Language | None = None) -> str:
    """The lawful maxima of several tables: those that give the same together, and in each the sectors that share one."""
    language = language or words.current_language()
    head = f'<thead><tr><th scope="col">{say(CASE, language)}</th><th scope="col">{say(HIGHEST, language)}</th></tr></thead>'
    body = "".join(_line((together(names, language), "\n".join(lines))) for names, lines in _alike(tables, language))
    return f'<table class="cs-table cs-ceilings">{head}<tbody>{body}</tbody></table>'


def ceilings_text(tables: Sequence[SectorTable], language: Language | None = None) -> str:
    """The same as lines."""
    language = language or words.current_language()
    return "\n".join(
        line for names, lines in _alike(tables, language) for line in (together(names, language), *(f"  {found}" for found in lines))
    )


def choices_html(found: Choices, language: Language | None = None) -> str:
    """Dated sentences, each with what it answers and since when."""
    language = language or words.current_language()
    rows = "".join(_line(row) for row in dated(found, language))
    return f'<table class="cs-table cs-duties"><tbody>{rows}</tbody></table>'


def choices_text(found: Choices, language: Language | None = None) -> str:
    """The same as lines."""
    language = language or words.current_language()
    return "\n".join(f"{label}{colon(language)} {answer}" for label, answer in dated(found, language))


def _groups(table: SectorTable, language: Language) -> list[tuple[str, list[Practice], tuple[Row, ...]]]:
    """The sectors that get the same answers, under their names, in the order of the first of them."""
    found: dict[tuple[Row, ...], list[Practice]] = {}
    for rule in table:
        found.setdefault(answers(rule, table, language), []).append(rule.practice)
    return [(together([practice(each, language) for each in alike], language), alike, rows) for rows, alike in found.items()]


def _alike(tables: Sequence[SectorTable], language: Language) -> list[tuple[list[str], tuple[str, ...]]]:
    """The names of the tables that give the same maxima, and those maxima, in the order of the first of them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, table in zip(apart(tables, language), tables, strict=True):
        found.setdefault(tuple(maxima(table, language)), []).append(name)
    return [(names, lines) for lines, names in found.items()]


def _heading(name: str, practices: Sequence[Practice]) -> str:
    """The names of the sectors, after the colour of each."""
    keys = "".join(map(key, dict.fromkeys(of_sector(each.sector, each.option) for each in practices)))
    return f'<tr><th colspan="2" scope="rowgroup">{keys}{escape(words.bound(name))}</th></tr>'


def _line(row: Row) -> str:
    label, answer = row
    return f'<tr><th scope="row">{_lines(label)}</th><td>{_lines(answer)}</td></tr>'


def _lines(text: str) -> str:
    return "<br>\n".join(escape(words.bound(line)) for line in text.splitlines())
