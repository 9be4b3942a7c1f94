"""Lets the guide be read again without a network: one service worker at the root of the site, for both editions. MkDocs calls `on_…`."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

WORKER, SOURCE = "sw.js", Path(__file__).parent / "live" / "sw.js"
DOOR = "assets/live/engine.js"  # leads to the engine, which both editions share
FOR_MACHINES = {WORKER, "sitemap.xml", "sitemap.xml.gz"}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Tell each page where the worker is."""
    up = "" if config.theme["language"] == "fr" else "../"
    context["worker"] = up + get_relative_url(WORKER, page.url)
    return context


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Write the worker of what is built: the French edition, then both."""
    site = Path(config.site_dir)
    root = site if config.theme["language"] == "fr" else site.parent
    if (root / "index.html").exists():
        (root / WORKER).write_text(worker(root), encoding="utf-8")


def worker(root: Path) -> str:
    """The worker, told which version of the site this is and which files never change at their address."""
    paths = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    told = {
        "VERSION": version(root, paths),
        "LIVE": [path for path in paths if path.startswith("live/")],
        "DOORS": [path for path in paths if path.endswith(DOOR)],
    }
    return "".join(f"const {name} = {json.dumps(value)};\n" for name, value in told.items()) + SOURCE.read_text(encoding="utf-8")


def version(root: Path, paths: list[str]) -> str:
    """A name that changes with any file that a reader gets."""
    digest = sha256()
    for path in paths:
        if path.rpartition("/")[2] not in FOR_MACHINES:
            digest.update(path.encode() + b"\0" + sha256((root / path).read_bytes()).digest())
    return digest.hexdigest()[:10]
