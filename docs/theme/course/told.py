"""What a table or a calculation that is too long for a slide shows, in one sentence: its title, its columns, its first rows."""

import re
from html import escape, unescape

from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

GRID = Label("Le tableau{title} donne {columns} pour {rows}.", "The table{title} gives {columns} for {rows}.")
LIST = Label("Le tableau{title} dit : {rows}.", "The table{title} says: {rows}.")
STEPS = Label("Le calcul passe par : {rows}.", "The calculation goes through: {rows}.")
AND, MORE = Label(" et ", " and "), Label("{count} autres lignes", "{count} more lines")
# Enough names to know a table by; a long one is cut.
MOST_COLUMNS, MOST_ROWS, LONGEST = 4, 3, 60

CAPTION, HEADS = re.compile(r"<caption>(.*?)</caption>", re.DOTALL), re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
ROW, NAME = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL), re.compile(r"<th([^>]*)>(.*?)</th>", re.DOTALL)
CELL, STEP = re.compile(r"<t[hd]\b"), re.compile(r"(?:<ol>|</li>)<li>(.*?)\s:", re.DOTALL)


def sentence(output: str, language: Language) -> str:
    """What the output shows.

    >>> table = "<table><thead><tr><td></td><th>Base</th></tr></thead><tbody><tr><th>GP</th><td>30</td></tr></tbody></table>"
    >>> sentence(table, "en")
    'The table gives “Base” for “GP”.'
    """
    body = HEADS.sub("", output)
    if "<tr" not in body:
        steps = STEP.findall(re.sub(r"<ul>.*?</ul>", "", output, flags=re.DOTALL).replace(":", " :"))
        return _said(STEPS, language, rows=_listed(steps, MOST_ROWS, language))
    named = [NAME.findall(row) for row in ROW.findall(body)]
    names = [(("rowgroup" in attributes), _plain(name)) for row in named for attributes, name in row[:1] if name]
    groups, rows = ([name for group, name in names if group is wanted] for wanted in (True, False))
    columns = _columns(output, body) or (rows if groups else [])
    told = _listed(groups or rows, MOST_ROWS, language)
    title = CAPTION.search(output)
    called = f" {_quoted(_plain(title[1]), language)}" if title else ""
    if not columns:
        return _said(LIST, language, title=called, rows=told)
    return _said(GRID, language, title=called, columns=_listed(columns, MOST_COLUMNS, language, counted=False), rows=told)


def _columns(output: str, body: str) -> list[str]:
    """The names of the columns, without that of the rows."""
    head = HEADS.search(output)
    if head is None:
        return []
    names = [_plain(name) for _, name in NAME.findall(head[1])]
    widest = max(len(CELL.findall(row)) for row in ROW.findall(body))
    return names[1:] if len(names) == widest else names


def _plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def _quoted(name: str, language: Language) -> str:
    cut = name if len(name) <= LONGEST else f"{name[:LONGEST].rsplit(' ', 1)[0].rstrip(',;:')}…"
    return f"«\u00a0{cut}\u00a0»" if language == "fr" else f"“{cut}”"


def _listed(names: list[str], most: int, language: Language, *, counted: bool = True) -> str:
    """The first names, each once, and how many lines follow them."""
    once = list(dict.fromkeys(map(_plain, names)))
    shown = [_quoted(name, language) for name in once[:most]]
    if counted and len(once) > most + 1:
        shown.append(getattr(MORE, language).format(count=len(once) - most))
    elif counted:
        shown += [_quoted(name, language) for name in once[most:]]
    return getattr(AND, language).join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


def _said(template: Label, language: Language, **values: str) -> str:
    return escape(words.typeset(getattr(template, language).format(**values), language), quote=False)
