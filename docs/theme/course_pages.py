"""Adds to the site what belongs to the course: exercises and quizzes, slides, handouts, pages to embed. MkDocs calls `on_…`."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from convention_sim.teaching.papers import LICENCE
from convention_sim.views import words
from convention_sim.vocabulary import Label
from docs.theme.course import bare, exercises, handouts, slides, tables
from docs.theme.course.lessons import lessons
from docs.theme.live import node

if TYPE_CHECKING:
    from convention_sim.views.words import Language

NEXT = Label("Les exercices et le quiz de ce chapitre", "The exercises and the quiz of this chapter")
STYLE, SCRIPT = "assets/course.css", "assets/course.js"
VARIANT, DRAWS = "cs-variant", "assets/live/variants.js"  # where another variant is drawn, and what draws it
# What on a page calls for them; other pages stay light.
MARKS, FORMS = re.compile(r"\bcs-(?:exercise|question|task|outline|chapters|next)\b"), re.compile(r"\bcs-(?:exercise|question)\b")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Each page as a file of the documents that is written nowhere; the menu names the index only, and it leads to the others."""
    language: Language = config.theme["language"]
    for uri, content in exercises.pages(language).items():
        inclusion = InclusionLevel.INCLUDED if uri == exercises.INDEX else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, uri, content=content, inclusion=inclusion))
    for lesson in lessons(language):
        files.append(File.generated(config, f"cours/{lesson.slug}/diapositives.html", content=slides.deck(lesson, language)))
        files.append(File.generated(config, f"cours/{lesson.slug}/fiche.html", content=handouts.handout(lesson, language)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """List the chapters in the teacher's guide."""
    if tables.MARK not in markdown:
        return markdown
    return markdown.replace(tables.MARK, tables.chapters(config.theme["language"], page.file.src_uri))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Lead from each notebook to its exercises and its quiz."""
    language: Language = config.theme["language"]
    lesson = next((each for each in lessons(language) if each.notebook_uri == page.file.src_uri), None)
    if lesson:
        link = get_relative_url(f"exercices/{lesson.slug}/", page.url)
        context["exercises"] = {"link": link, "text": getattr(NEXT, language)}
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give a page of the course its look and its script; write the bare copy of each chapter and of each page of exercises beside it."""
    if not MARKS.search(output):
        return output
    language: Language = config.theme["language"]
    style, script = (get_relative_url(path, page.url) for path in (STYLE, SCRIPT))
    output = output.replace("</head>", f"<link href={style} rel=stylesheet></head>", 1)
    if FORMS.search(output):
        scripts = f"<script type=module src={script}></script>"  # names of its own: the other scripts share theirs
        if VARIANT in output and node.wanted():
            scripts += f"<script type=module src={get_relative_url(DRAWS, page.url)}></script>"
        output = output.replace("</body>", f"{scripts}</body>", 1)
    uris = {uri for lesson in lessons(language) for uri in (lesson.notebook_uri, lesson.exercises_uri)}
    if page.file.src_uri in uris:
        target = Path(config.site_dir, page.file.dest_uri).with_name(bare.NAME)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(bare.bare(output, language, words.typeset(getattr(LICENCE, language), language)), encoding="utf-8")
    return output
