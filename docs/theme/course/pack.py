"""`python -m docs.theme.course.pack FOLDER --seed …`: the whole course as three archives; `make course` calls it.

`cours.zip` holds slides and handouts with their styles, to be opened from a disk and printed; `exercices.zip` and `corrige.zip` are those
of `python -m convention_sim.teaching`. The key is apart, so that the other two can be given to pupils.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from convention_sim.teaching.__main__ import Files, exercises, write
from convention_sim.views import comparison, words
from convention_sim.views import html as views_html
from convention_sim.views.words import Language
from docs.theme.course.handouts import handout
from docs.theme.course.lessons import lessons
from docs.theme.course.sheets import ICON, STYLES
from docs.theme.course.slides import deck

ASSETS = Path(__file__).parents[1] / "assets"
PACKAGE = "package.css"
# On a disk there is no site around the sheets.
FOOT_LINKS = re.compile(r"(<footer[^>]*>[^<]*)(?:<a [^>]*>[^<]*</a>\s*)+")
SITE_LINK = re.compile(r'<a href="\.\./[^"]*">(.*?)</a>', re.DOTALL)
STYLE_LINK = re.compile(r'href="\.\./\.\./assets/')


def sheets(language: Language) -> Iterator[tuple[str, str]]:
    """Slides, handouts and what they need to look right, by their places in the archive."""
    for file in (*STYLES, ICON):
        name = file.rpartition("/")[2]
        text = views_html.STYLE + comparison.STYLE if name == PACKAGE else (ASSETS / name).read_text(encoding="utf-8")
        yield f"styles/{name}", text
    for lesson in lessons(language):
        for name, written in (("diapositives", deck(lesson, language)), ("fiche", handout(lesson, language))):
            yield f"{lesson.slug}-{name}.html", _alone(written)


def _alone(html: str) -> str:
    """The same sheet for a disk: its styles beside it, no link to the site."""
    return SITE_LINK.sub(r"\1", FOOT_LINKS.sub(r"\1", STYLE_LINK.sub('href="styles/', html)))


def course(seeds: list[str], language: Language) -> Mapping[str, Files]:
    """Slides and handouts, then the exercises and their key."""
    words.use_language(language)
    return {"cours": sheets(language), **exercises(seeds, language)}


def main(arguments: list[str] | None = None) -> int:
    """Write the archives and say where they are."""
    return write("docs.theme.course.pack", __doc__, course, arguments)


if __name__ == "__main__":
    raise SystemExit(main())
