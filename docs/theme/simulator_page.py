"""Adds the forms to the site. MkDocs calls `on_…`.

The simulator (a fenced block, `simulateur`), the comparison of sectors (`vos-chiffres`), their data, and the ways to the simulator.
"""

import json
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from convention_sim.live.table import table
from convention_sim.views import words
from docs.theme.generated import leading, practice, simulator

DATA, TABLE, PRACTICE = "assets/live/simulator.json", "assets/live/table.json", "assets/live/practice.json"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let a page hold one of the forms."""
    fences = config.mdx_configs["pymdownx.superfences"]["custom_fences"]
    fences.append({"name": "simulateur", "class": "", "format": drawn})
    fences.append({"name": "vos-chiffres", "class": "", "format": compared})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish what the scripts are told, and the stored answers, in the language of the edition."""
    language = words.current_language()
    for uri, content in ((DATA, simulator.data(language)), (TABLE, table(language)), (PRACTICE, practice.data(language))):
        files.append(File.generated(config, uri, content=_compact(content)))
    return files


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Lead the examples of a page to the simulator."""
    return leading.led(html, get_relative_url(leading.PAGE, page.url))


def drawn(*_: Any, **__: Any) -> str:
    """The form and its example."""
    return simulator.block(words.current_language())


def compared(*_: Any, **__: Any) -> str:
    """The form of the comparison, and what it says at first."""
    return practice.block(words.current_language())


def _compact(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
