"""A notebook page shows what the notebook stores."""

import re
from html import escape
from typing import Any

import nbformat
from bs4 import BeautifulSoup

from docs.theme.typography import kept_together
from tests.built import Page, Site


def _stored(page: Page) -> list[Any]:
    notebook = nbformat.read(next(page.path.parent.glob("*.ipynb")), as_version=4)  # type: ignore[no-untyped-call]
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def _shown(output: Any) -> str:
    if output.output_type == "stream":
        return escape(output.text)
    html = output.data.get("text/html")
    return kept_together(html) if html else escape(output.data["text/plain"])


def _plain(html: str) -> str:
    """The same text whatever the order of attributes and the spaces of the source, or the French names that an English page marks."""
    soup = BeautifulSoup(html, "html.parser")
    for name in soup.select("span[lang=fr]"):
        name.unwrap()
    for style in soup.select("style"):
        style.decompose()
    return re.sub(r"[ \n]+", " ", str(soup)).strip()


def test_every_stored_output_is_on_the_page_unchanged(site: Site) -> None:
    pages = {page: _plain(page.path.read_text(encoding="utf-8")) for page in site.pages if page.is_notebook}
    lost = [
        (page.name, _shown(output)[:200]) for page, text in pages.items() for output in _stored(page) if _plain(_shown(output)) not in text
    ]
    assert pages
    assert lost == []
