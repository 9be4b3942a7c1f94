"""Reading a page asks nothing of any other host, and little of this one."""

import gzip
import re

from tests.built import Page, Site

KILOBYTE = 1024
ELSEWHERE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
LOADED = "script[src], img[src], iframe[src], source[src], video[src], audio[src], embed[src], object[data], link[href]"
NOT_FETCHED = {"alternate", "canonical", "next", "prev", "license"}  # link relations that no browser follows by itself

# Material holds these addresses for features that this site does not use; the next tests see to it that none is used.
DORMANT = {
    "https://unpkg.com/mermaid@11/dist/mermaid.min.js",
    "https://api.github.com/",
    "https://unpkg.com/iframe-worker/shim",
}


def _resources(page: Page) -> list[str]:
    tags = [tag for tag in page.soup.select(LOADED) if not NOT_FETCHED & set(tag.get_attribute_list("rel"))]
    return [str(tag.get("src") or tag.get("href") or tag.get("data")) for tag in tags]


def test_pages_load_nothing_from_another_host(site: Site) -> None:
    away = [(page.name, url) for page in site.pages for url in _resources(page) if ELSEWHERE.match(url)]
    assert away == []


def test_styles_load_nothing_from_another_host(site: Site) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in site.root.rglob("*.css")}
    texts |= {page.name: " ".join(str(tag) for tag in page.soup.select("style, [style]")) for page in site.pages}
    away = re.compile(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
    assert [name for name, text in texts.items() if away.search(text)] == []


def test_scripts_name_no_other_host(site: Site) -> None:
    texts = [path.read_text(encoding="utf-8") for path in site.root.rglob("*.js")]
    texts += [tag.get_text() for page in site.pages for tag in page.soup.select("script:not([src]):not([type])")]
    loads = re.compile(r"""(?:fetch|import|importScripts|Worker|script|json|open)\w*\(\s*["'`](https?:[^"'`]*)""", re.IGNORECASE)
    assert {url for text in texts for url in loads.findall(text)} - DORMANT == set()


def test_features_of_the_theme_that_call_other_hosts_stay_unused(site: Site) -> None:
    used = [page.name for page in site.pages if page.soup.select(".mermaid, [data-md-component=source], iframe")]
    assert used == []


def test_the_theme_fetches_no_sitemap_for_the_other_edition(site: Site) -> None:
    script = next(site.root.glob("assets/javascripts/bundle.*.js")).read_text(encoding="utf-8")
    assert "sitemap.xml" in script
    assert "rel=alternate]" not in script.replace('"[rel=alternate]"', "")  # what is left reads a sitemap once it is there


def test_no_page_carries_a_stylesheet_or_a_math_engine(site: Site) -> None:
    signs = re.compile(r"<style|&lt;style|mathjax", re.IGNORECASE)  # nbconvert's own may come out as escaped text
    heavy = [page.name for page in site.pages if signs.search(str(page.soup.body))]
    assert heavy == []


def test_no_page_sets_a_cookie_or_counts_visits(site: Site) -> None:
    signs = re.compile(r"document\.cookie|google-analytics|gtag\(|matomo|plausible\.(?:io|js)", re.IGNORECASE)
    assert [page.name for page in site.pages if signs.search(str(page.soup))] == []


def test_a_notebook_page_weighs_at_most_60_kb(site: Site) -> None:
    weights = {page.name: page.path.stat().st_size / KILOBYTE for page in site.pages if page.is_notebook}
    assert weights
    assert {name: kb for name, kb in weights.items() if kb > 60} == {}


def test_the_search_index_waits_until_the_search_is_opened(site: Site) -> None:
    scripts = [path.read_text(encoding="utf-8") for path in site.root.rglob("bundle.*.js")]
    assert [script.count('L($(!1),Je("search"))') for script in scripts] == [1, 1]
    assert [page.name for page in site.pages if "search.highlight" in str(page.soup)] == []  # would fetch it at once too


def test_a_first_visit_transfers_at_most_200_kb(site: Site) -> None:
    heavy = {}
    for page in site.pages:
        local = [(page.path.parent / url.split("?")[0]).resolve() for url in _resources(page) if not url.startswith(("/", "http"))]
        edition = site.root / "en" if page.language == "en" else site.root
        files = {page.path.resolve(), *local, *edition.glob("assets/javascripts/workers/search.*.js")}
        kilobytes = sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) / KILOBYTE
        if kilobytes > 200:
            heavy[page.name] = round(kilobytes)
    assert heavy == {}


def test_a_page_waits_for_one_stylesheet_that_holds_all_of_them(site: Site) -> None:
    """Beside it, only those of its own kind: notebooks, exercises, forms."""
    own = {"assets/style.css", "assets/form.css", "assets/course.css", "assets/live/cells.css"}
    for page in site.pages:
        styles = [re.sub(r"^(?:\.\./|/)*", "", str(link["href"])) for link in page.soup.select("link[rel=stylesheet]")]
        if "assets/sheet.css" not in styles:  # papers and bare copies, which people keep, name the files that they take
            assert styles.count("assets/style.css") == 1, page.name
            assert set(styles) <= own, page.name
    whole = (site.root / "assets" / "style.css").read_text(encoding="utf-8")
    for name in ("palette", "reading", "frame", "home", "figures", "reference", "print", "glossary", "package"):
        assert (site.root / "assets" / f"{name}.css").read_text(encoding="utf-8") in whole, name
    assert whole.index("--md-default-fg-color") < whole.index("--cs-amo")
