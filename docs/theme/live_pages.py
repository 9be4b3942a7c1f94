"""Puts the engine of the live pages into the site. MkDocs calls `on_…`."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from docs.theme.live import node, publishing

SCRIPTS = "assets/live/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep out of the site what only builds it, and lead each edition's scripts to the engine, which both share."""
    own = {f"{SCRIPTS}{name}" for name in publishing.OWN}
    for file in list(files):
        if file.src_uri in own or file.src_uri.startswith("live/") or file.src_uri.endswith((".d.ts", "tsconfig.json")):
            files.remove(file)
    if node.wanted():
        to_root = "../" * (SCRIPTS.count("/") + (config.theme["language"] != "fr"))
        files.append(File.generated(config, f"{SCRIPTS}engine.js", content=f'export * from "{to_root}{publishing.address()}engine.js";\n'))
    return files


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """The French site, at the root, holds the engine."""
    if node.wanted() and config.theme["language"] == "fr":
        publishing.publish(Path(config.site_dir))
