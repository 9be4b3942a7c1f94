"""Adds to the site what belongs to the course: exercises and quizzes, slides, handouts, pages to embed. MkDocs calls `on_…`."""

from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from convention_sim.vocabulary import Label
from docs.theme.course import exercises
from docs.theme.course.lessons import lessons

if TYPE_CHECKING:
    from convention_sim.views.words import Language

NEXT = Label("Les exercices et le quiz de ce chapitre", "The exercises and the quiz of this chapter")
STYLE, SCRIPT = "assets/course.css", "assets/course.js"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the look of the course, and the script that checks answers."""
    config.extra_css.append(STYLE)
    config.extra_javascript.append(SCRIPT)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Each page as a file of the documents that is written nowhere; the menu names the index only, and it leads to the others."""
    language: Language = config.theme["language"]
    for uri, content in exercises.pages(language).items():
        inclusion = InclusionLevel.INCLUDED if uri == exercises.INDEX else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, uri, content=content, inclusion=inclusion))
    return files


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Lead from each notebook to its exercises and its quiz."""
    language: Language = config.theme["language"]
    lesson = next((each for each in lessons(language) if each.notebook_uri == page.file.src_uri), None)
    if lesson:
        link = get_relative_url(f"exercices/{lesson.slug}/", page.url)
        context["exercises"] = {"link": link, "text": getattr(NEXT, language)}
    return context
