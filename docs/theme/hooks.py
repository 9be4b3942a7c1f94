"""What the site needs beyond MkDocs, Material and mkdocs-jupyter. MkDocs calls the functions named `on_…`."""

import re
import unicodedata
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import minify_html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from convention_sim.facts import load
from convention_sim.views import comparison, words
from convention_sim.views import html as views_html
from docs.theme.blocks import FENCES, STYLE, UNSEARCHED
from docs.theme.typography import kept_together

LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "’": "-", "'": "-"})
OUTPUT = re.compile(r"<!--output-->(.*?)<!--/output-->", re.DOTALL)
CODE = re.compile(r"^(`{8}python\n)(.*?)(?=\n`{8}$)", re.DOTALL | re.MULTILINE)
SET_ASIDE = re.compile(r'<div class="cs-output">(\d+)</div>')
# The theme's own, with addresses that are relative; ours name the language first.
ALTERNATE = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">')
# What is coloured in code: strings, comments and keywords. The rest would weigh up to 1.5 KB a page.
UNCOLOURED = re.compile(r'<span(?: class="(?:n[a-z]*|p|ow?|w|kn|kc|m[a-z]|sa)")?>([^<]*)</span>')
# The theme wraps each entry of its menus in a span that would shorten it; ours wrap instead, and the spans weigh 2 KB a page.
ELLIPSIS = re.compile(r'<span class="md-ellipsis">\n?([^<]*?)\n?</span>')
# Kept by the minifier, so that a page is still what any parser of HTML expects.
KEPT = {"keep_closing_tags": True, "keep_html_and_head_opening_tags": True, "keep_input_type_text_attr": True}
PACKAGE_CSS = "assets/package.css"
# In the theme's script: fetch the search index when the page loads, unless it was opened from a disk, or when the search opens.
EAGER_SEARCH, SEARCH_WHEN_OPENED = '$(location.protocol!=="file:")', "$(!1)"
# In the same script: fetch a sitemap beside each page in another language, which is for menus of versions.
SITEMAPS, NO_SITEMAP = '"link[rel=alternate]"', '"link[rel=none]"'


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
    language = config.theme["language"]
    words.use_language(language)
    config.mdx_configs["pymdownx.superfences"] = {"custom_fences": FENCES}
    config.extra_css.insert(0, PACKAGE_CSS)
    config.nav = [_with_notebooks(item, Path(config.docs_dir).parent.parent / "notebooks" / language) for item in config.nav or []]
    config.extra["alternate"] = [_other_language(config, "")]
    if config.site_url and language != "fr":
        config.site_url += f"{language}/"
    if language != "fr":
        config.theme.static_templates.discard("404.html")  # the French one, at the root, is the one that servers use
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish once the styles that the package writes into each notebook output; keep back the data that pages are made from."""
    for data in [file for file in files if file.src_uri.endswith(".toml")]:
        files.remove(data)
    files.append(File.generated(config, PACKAGE_CSS, content=views_html.STYLE + comparison.STYLE))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Fill in the day of the last check; set the outputs of a notebook aside and drop the styles that nbconvert adds."""
    if not page.file.src_uri.endswith(".ipynb"):
        return markdown.replace("{{ last_check }}", words.day(_last_check(), words.current_language()))
    outputs = page.meta["outputs"] = []

    def set_aside(output: re.Match[str]) -> str:
        outputs.append(output[1])
        return f'<div class="cs-output">{len(outputs) - 1}</div>'

    code = CODE.sub(lambda cell: cell[1] + unescape(cell[2]), OUTPUT.sub(set_aside, markdown))
    return STYLE.sub("", code)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Put the outputs back as they were stored, without the styles that the site publishes once."""
    outputs = page.meta.get("outputs", [])
    html = html.replace('<div class="highlight', f'<div{UNSEARCHED} class="highlight')
    return SET_ASIDE.sub(lambda place: f'<div class="cs-output"{UNSEARCHED}>{STYLE.sub("", outputs[int(place[1])])}</div>', html)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Link each page to the same page in the other language, or to its home page where there is none.

    `twin` in the head of a page says that it has one, and where if its address differs.
    """
    twin = page.meta.get("twin") or _written_in(config.extra["other_language"]["code"], page.file.src_uri, config)
    other = _other_language(config, twin if isinstance(twin, str) else page.url if twin else "")
    other["link"] = "../" * page.url.removeprefix("./").count("/") + other["link"]
    config.extra["alternate"] = [other]
    context["editions"] = editions(page.canonical_url, config.theme["language"], other) if twin else {}
    return context


def editions(address: str | None, language: str, other: dict[str, str]) -> dict[str, str]:
    """The whole address of a page in each language, and for other languages the French one; none while the site has no address.

    Search engines take only whole addresses: https://developers.google.com/search/docs/specialty/international/localized-versions

    >>> editions("https://guide.example/en/patients/", "en", {"lang": "fr", "link": "../../patients/"})["x-default"]
    'https://guide.example/patients/'
    >>> editions(None, "en", {"lang": "fr", "link": "../../patients/"})
    {}
    """
    if not address:
        return {}
    found = {language: address, other["lang"]: urljoin(address, other["link"])}
    return {"fr": found["fr"], "en": found["en"], "x-default": found["fr"]}


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Finish a page."""
    return _finish(output, config)


def on_post_template(output_content: str, config: MkDocsConfig, **_: Any) -> str:
    """Finish a page that is not made from Markdown: the one for unknown addresses."""
    return _finish(output_content, config)


def _finish(html: str, config: MkDocsConfig) -> str:
    """Name the search for screen readers; lose what only weighs: indentation, quotes, marks around plain code."""
    html = html.replace('role="dialog"', f'role="dialog" aria-label="{config.extra["search"]}"')  # the theme gives it no name
    html = html.replace('" autocomplete="off">\n', '">\n', 2)  # its menu and its search open with checkboxes, which complete nothing
    html = html.replace('alt="logo"', 'alt=""')  # the link around it says where it leads
    html = ALTERNATE.sub("", html)  # for each of them the theme would fetch a sitemap
    html = html.replace(UNSEARCHED, "")  # the index is made by now
    parts = re.split(r"(<pre.*?</pre>)", html, flags=re.DOTALL)
    parts[::2] = [ELLIPSIS.sub(r"\1", part) for part in parts[::2]]
    parts[1::2] = [UNCOLOURED.sub(r"\1", part) for part in parts[1::2]]
    return minify_html.minify(kept_together("".join(parts)), **KEPT)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Let a first visit go without what it does not show: the search index, heavier than the page, and maps of the site."""
    script = next(Path(config.site_dir, "assets", "javascripts").glob("bundle.*.js"))
    text = script.read_text(encoding="utf-8")
    for asked, instead in ((EAGER_SEARCH, SEARCH_WHEN_OPENED), (SITEMAPS, NO_SITEMAP)):
        if text.count(asked) != 1:
            raise PluginError(f"{script.name} does not hold {asked} as expected: look again at what the hooks replace in it")
        text = text.replace(asked, instead)
    script.write_text(text, encoding="utf-8")


def _with_notebooks(item: dict[str, Any], folder: Path) -> dict[str, Any]:
    """An entry of the menu, where `notebooks/` becomes the list of the notebooks in the order of their numbers."""
    found = [f"notebooks/{path.name}" for path in sorted(folder.glob("*.ipynb"))]
    return {title: found if target == "notebooks/" else target for title, target in item.items()}


def _last_check() -> date:
    """The latest evidence for any value that is still in force."""
    return max(fact.checked for subject in load().values() for fact in subject.facts if fact.end is None)


def _written_in(language: str, src_uri: str, config: MkDocsConfig) -> bool:
    root = Path(config.docs_dir).parent.parent
    folder, _, name = src_uri.rpartition("/")
    source = root / "notebooks" / language / name if folder == "notebooks" else root / "docs" / language / src_uri
    return source.exists()


def _other_language(config: MkDocsConfig, url: str) -> dict[str, str]:
    other = config.extra["other_language"]
    prefix = "../" if other["code"] == "fr" else f"{other['code']}/"
    return {"name": other["name"], "lang": other["code"], "link": prefix + url.removeprefix("./")}
