"""The search leads first to where a word is explained, then to where it is used, last to what it once was. MkDocs calls `on_…`."""

from mkdocs.structure.pages import Page

# Beginnings of addresses of sources, and how much a result of such a page weighs; elsewhere 1.
WEIGHTS = {"glossaire.md": 8, "glossary.md": 8, "notebooks/": 2, "patients.md": 2, "histoire/": 0.25, "sources/": 0.25}


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Tell the search plugin how much a page weighs."""
    weight = next((weight for start, weight in WEIGHTS.items() if page.file.src_uri.startswith(start)), None)
    if weight:
        page.meta["search"] = page.meta.get("search", {}) | {"boost": weight}
    return markdown
