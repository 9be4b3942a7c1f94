"""Adds to the site the pages that are drawn from the data alone: tariffs, rules, sources. MkDocs calls `on_files`."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from docs.theme.generated.pages import INDEXES, pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Each page as a file of the documents that is written nowhere; the menu names the indexes only, and they lead to the others."""
    for uri, content in pages("fr" if config.theme["language"] == "fr" else "en").items():
        inclusion = InclusionLevel.INCLUDED if uri in INDEXES else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, uri, content=content, inclusion=inclusion))
    return files
