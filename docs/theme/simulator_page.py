"""Adds the simulator to the site: its form (a fenced block, `simulateur`), its data, the way to it from examples. MkDocs calls `on_…`."""

import json
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from convention_sim.live.table import table
from convention_sim.views import words
from docs.theme.generated import leading, simulator

DATA, TABLE = "assets/live/simulator.json", "assets/live/table.json"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let a page hold the simulator."""
    fences = config.mdx_configs["pymdownx.superfences"]["custom_fences"]
    fences.append({"name": "simulateur", "class": "", "format": drawn})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish what the scripts are told, and the stored answers, in the language of the edition."""
    language = words.current_language()
    for uri, content in ((DATA, simulator.data(language)), (TABLE, table(language))):
        files.append(File.generated(config, uri, content=_compact(content)))
    return files


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Lead the examples of a page to the simulator."""
    return leading.led(html, get_relative_url(leading.PAGE, page.url))


def drawn(*_: Any, **__: Any) -> str:
    """The form and its example."""
    return simulator.block(words.current_language())


def _compact(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
