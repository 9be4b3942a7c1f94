"""What slides and handouts share: a notebook cut into sections, its Markdown as HTML, and a page of its own to put them in."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

import markdown  # type: ignore[import-untyped]

from convention_sim.teaching.papers import LICENCE
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label
from docs.theme.course.lessons import Lesson
from docs.theme.french_words import FrenchItalics, named
from docs.theme.typography import kept_together

EXTENSIONS = ["abbr", "attr_list", "def_list", "md_in_html", "tables", "sane_lists"]
ICON = "assets/favicon.svg"
STYLES = ("assets/package.css", "assets/palette.css", "assets/reading.css", "assets/figures.css", "assets/sheet.css")
EXERCISE = {"fr": "Exercice", "en": "Exercise"}
OBJECTIVES = {"fr": "Ce que vous saurez faire", "en": "What you will be able to do"}
TAKEAWAYS = {"fr": "À retenir", "en": "To remember"}
SOURCES = {"fr": "Sources et dates", "en": "Sources and dates"}
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)
BACK = Label("Le chapitre sur le site", "The chapter on the site")
OTHER = {"fr": ("en", "English", "../../en/"), "en": ("fr", "Français", "../../../")}
# The names of the two papers of a chapter, the same in both editions.
FILES = {"slides": "diapositives.html", "handout": "fiche.html"}


class Section(NamedTuple):
    """A heading of the notebook, its level, and what stands under it: paragraphs and outputs, as HTML."""

    level: int
    title: str
    blocks: tuple[tuple[str, str], ...]


def html(source: str, language: str) -> str:
    """A piece of Markdown of a notebook, its links leading to the pages of the site.

    >>> html("[tables](../tarifs/actes.md#G), [chapter](02-regles-par-secteur.ipynb)", "en")
    '<p><a href="../../tarifs/actes/#G">tables</a>, <a href="../../notebooks/02-regles-par-secteur/">chapter</a></p>'
    """
    linked = re.sub(r"\]\((\d\d-[\w-]+)\.ipynb", r"](../../notebooks/\1/", source)
    linked = re.sub(r"\]\(\.\./([\w/-]+)\.md", r"](../../\1/", linked)
    return str(markdown.markdown(linked, extensions=EXTENSIONS + ([FrenchItalics()] if language == "en" else [])))


def _pieces(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Headings, paragraphs and outputs in order."""
    for cell in lesson.cells():
        if cell["cell_type"] == "markdown":
            for block in re.split(r"\n{2,}", cell["source"].strip()):
                yield ("heading" if block.startswith("#") else "text"), block
            continue
        for output in cell["outputs"]:
            if shown := _shown(output):
                yield "output", shown


def _shown(output: dict[str, object]) -> str:
    """An output as HTML, without the parts that are folded away on a page: paper cannot open them."""
    if output["output_type"] == "stream":
        text = output["text"]
        return f"<pre>{escape(''.join(text) if isinstance(text, list) else str(text))}</pre>"
    data = output.get("data")
    assert isinstance(data, dict)
    found = data.get("text/html") or data.get("image/svg+xml")
    if found is None:
        return f"<pre>{escape(''.join(data['text/plain']))}</pre>"
    return FOLDED.sub("", STYLE.sub("", "".join(found)))


def outputs(lesson: Lesson) -> list[str]:
    """Every output of the notebook as HTML, in order."""
    return [piece for kind, piece in _pieces(lesson) if kind == "output"]


def sections(lesson: Lesson) -> tuple[Section, ...]:
    """The notebook, heading by heading, its title first."""
    found: list[Section] = []
    blocks: list[tuple[str, str]] = []
    for kind, piece in _pieces(lesson):
        if kind == "heading":
            if found:
                found[-1] = found[-1]._replace(blocks=tuple(blocks))
            marks, _, title = piece.partition(" ")
            found.append(Section(len(marks), title.strip(), ()))
            blocks = []
        else:
            blocks.append((kind, html(piece, lesson.path.parent.name) if kind == "text" else piece))
    found[-1] = found[-1]._replace(blocks=tuple(blocks))
    return tuple(found)


def teaching(lesson: Lesson, language: Language) -> tuple[Section, ...]:
    """The sections that teach: neither the objectives, nor the exercise, nor what follows it."""
    kept = []
    for section in sections(lesson)[1:]:
        if section.title.startswith(EXERCISE[language]):
            break
        if section.title != OBJECTIVES[language]:
            kept.append(section)
    return tuple(kept)


def document(lesson: Lesson, language: Language, title: str, kind: str, body: str) -> str:
    """A page of its own, without menu: it takes the styles of the site and needs no script."""
    links = f'<link rel="icon" href="../../{ICON}">' + "".join(f'<link rel="stylesheet" href="../../{style}">' for style in STYLES)
    code, name, home = OTHER[language]
    place = f"{home}cours/{lesson.slug}/{FILES[kind]}" if lesson.twin() else home
    back = f'<a href="../../notebooks/{lesson.slug}/">{getattr(BACK, language)}</a>'
    other = f'<a class="cs-language" hreflang="{code}" lang="{code}" href="{place}">{name}</a>'
    note = words.typeset(getattr(LICENCE, language), language)
    shown = named(body) if language == "en" else body
    return kept_together(
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{escape(title)}</title>{links}</head>'
        f'<body class="cs-sheet cs-{kind}" data-md-color-scheme="default"><main><article class="md-typeset">{shown}'
        f'<footer class="cs-foot">{escape(note)} {back} {other}</footer></article></main></body></html>\n'
    )
