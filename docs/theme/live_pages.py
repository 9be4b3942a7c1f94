"""Puts the engine of the live pages into the site, and editable cells into the pages of the notebooks. MkDocs calls `on_…`."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from docs.theme.live import node, publishing

SCRIPTS = "assets/live/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep out of the site what only builds it, and lead each edition's scripts to the engine, which both share."""
    own = {f"{SCRIPTS}{name}" for name in publishing.OWN}
    for file in list(files):
        if file.src_uri in own or file.src_uri.startswith("live/") or file.src_uri.endswith((".d.ts", "tsconfig.json")):
            files.remove(file)
    if node.wanted():
        uri = f"{SCRIPTS}engine.js"
        files.append(File.generated(config, uri, content=f'export * from "{_engine(uri, config)}engine.js";\n'))
    return files


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """The pages of notebooks load the script of their cells."""
    if node.wanted() and page.file.src_uri.endswith(".ipynb"):
        context["cells"] = f"{_engine(page.url, config)}cells.js"
    return context


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """The French site, at the root, holds the engine."""
    if node.wanted() and config.theme["language"] == "fr":
        publishing.publish(Path(config.site_dir))


def _engine(url: str, config: MkDocsConfig) -> str:
    """The way to the engine from an address of this edition."""
    up = "" if config.theme["language"] == "fr" else "../"
    return up + get_relative_url(publishing.address(), url)
