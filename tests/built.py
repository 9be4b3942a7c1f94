"""The built site as a list of parsed pages, for the tests of what a reader's browser gets."""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[1]
# Where the site that is tested says that it stands; nothing is there.
ADDRESS = "https://guide.example/"


@dataclass(frozen=True)
class Page:
    """One HTML file of the built site."""

    path: Path
    root: Path

    @property
    def name(self) -> str:
        """The address of the page within the site."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def language(self) -> str:
        """The language that the address promises."""
        return "en" if self.name.startswith("en/") else "fr"

    @property
    def is_apart(self) -> bool:
        """Whether the page stands without menus: a sheet for paper, or a copy to embed in another site."""
        return "/cours/" in f"/{self.name}" or self.path.name == "nu.html"

    @property
    def is_notebook(self) -> bool:
        return any(self.path.parent.glob("*.ipynb")) and not self.is_apart

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.path.read_text(encoding="utf-8"), "html.parser")

    @cached_property
    def article(self) -> Tag:
        """What the reader came for, without menus."""
        article = self.soup.find("article")
        assert isinstance(article, Tag)
        return article

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(self.ids)

    @cached_property
    def ids(self) -> list[str]:
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)]


@dataclass(frozen=True)
class Site:
    """A built site and what MkDocs said while building it."""

    root: Path
    log: str

    @cached_property
    def pages(self) -> list[Page]:
        return [Page(path, self.root) for path in sorted(self.root.rglob("*.html"))]

    @cached_property
    def by_name(self) -> dict[str, Page]:
        return {page.name: page for page in self.pages}

    def page(self, name: str) -> Page:
        return self.by_name[name]


def build(config: str, target: Path) -> str:
    """Build one edition strictly, and give back what MkDocs said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(target)]
    settings = {"SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"}  # the second: an announcement of the theme, for maintainers
    done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, text=True, capture_output=True, check=False)
    if done.returncode:
        pytest.fail(f"{config} does not build strictly:\n{done.stderr}", pytrace=False)
    return done.stderr
