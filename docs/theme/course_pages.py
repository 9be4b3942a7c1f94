"""Adds to the site what belongs to the course: exercises and quizzes, slides, handouts, pages to embed. MkDocs calls `on_…`."""

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from docs.theme.course import exercises

if TYPE_CHECKING:
    from convention_sim.views.words import Language

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
