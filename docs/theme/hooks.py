"""What the site needs beyond MkDocs, Material and mkdocs-jupyter. MkDocs calls these functions by their names."""

import re
import unicodedata
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "’": "-", "'": "-"})


def slugify(title: str, separator: str) -> str:
    """Turn a heading into an anchor that can be typed.

    >>> slugify("L’œuvre : qui paie ?", "-")
    'l-oeuvre-qui-paie'
    """
    plain = unicodedata.normalize("NFKD", title.translate(LIGATURES)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", separator, plain).strip(separator)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set what a YAML file cannot say."""
    config.mdx_configs["toc"]["slugify"] = slugify
    config.extra["alternate"] = [_other_language(config, "")]
    if config.theme["language"] != "fr":
        config.theme.static_templates.discard("404.html")  # the French one, at the root, is the one that servers use
    return config


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Drop the styles that nbconvert leaves after a notebook: the site has its own."""
    if page.file.src_uri.endswith(".ipynb"):
        return re.sub(r"\s*<style>.*?</style>\s*\Z", "\n", markdown, flags=re.DOTALL)
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Link each page to the same page in the other language, or to its home page where there is none."""
    written = _written_in(config.extra["other_language"]["code"], page.file.src_uri, config)
    config.extra["alternate"] = [_other_language(config, page.url if written else "")]
    return context


def _written_in(language: str, src_uri: str, config: MkDocsConfig) -> bool:
    root = Path(config.docs_dir).parent.parent
    folder, _, name = src_uri.rpartition("/")
    source = root / "notebooks" / language / name if folder == "notebooks" else root / "docs" / language / src_uri
    return source.exists()


def _other_language(config: MkDocsConfig, url: str) -> dict[str, str]:
    other = config.extra["other_language"]
    prefix = "../" if other["code"] == "fr" else f"{other['code']}/"
    return {"name": other["name"], "lang": other["code"], "link": prefix + url.removeprefix("./")}
