"""Puts live/ into the site, and the scripts of the live pages into them. MkDocs calls `on_…`."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from docs.theme.live import node, publishing


def on_files(files: Files, **_: object) -> Files:
    """Keep out of the theme's files what is built, and what builds it."""
    for file in list(files):
        if file.src_uri.startswith(("live/", "assets/live/")):
            files.remove(file)
    return files


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Both languages share what the French site, at the root, publishes."""
    if node.wanted() and config.theme["language"] == "fr":
        publishing.publish(Path(config.site_dir))
