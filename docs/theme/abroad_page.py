"""Lets a page set visits in France and elsewhere side by side, as a fenced block, `visites`. MkDocs calls `on_…`."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from convention_sim.views import words
from docs.theme.generated import abroad


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let a page hold such a table."""
    config.mdx_configs["pymdownx.superfences"]["custom_fences"].append({"name": "visites", "class": "", "format": drawn})
    return config


def drawn(source: str, *_: Any, **__: Any) -> str:
    """The visits that the block names."""
    return abroad.block(source, words.current_language())
