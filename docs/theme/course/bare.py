"""A copy of a page without header, menu nor footer, to embed in a course platform with an iframe.

It stands beside the page it copies (`nu.html`), so that every link within it leads where it led; links to other pages open outside the
frame. It asks for nothing but the files of the site, and needs no script to be read.
"""

import re

from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

NAME = "nu.html"
TITLE = Label("{title} (à intégrer)", "{title} (to embed)")
SOURCE = Label("Page complète", "Full page")
STYLES = re.compile(r"<link[^>]*rel=\"?(?:stylesheet|icon)\b[^>]*>")
SCRIPTS = re.compile(r"<script[^>]*src=[^>]*></script>")
ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
PAGE_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
OUTWARD = re.compile(r"<a (?=[^>]*\bhref=\"?[^\"#>\s])")
# These drive what this copy does not have: the theme's menus, and the switch of palette.
HEADER = ("bundle.", "palette.js")
# Frames have no switch of palette: the page follows the system.
PALETTE = 'matchMedia("(prefers-color-scheme: dark)").matches&&(document.body.dataset.mdColorScheme="slate")'


def bare(html: str, language: Language, licence: str) -> str:
    """The bare copy of a finished page.

    >>> page = '<html><head><title>T</title></head><body><nav></nav><article><h1>T</h1><a href=../b/>b</a></article></body></html>'
    >>> "<nav>" in bare(page, "en", "CC"), '<a target=_blank rel=noopener href=../b/>' in bare(page, "en", "CC")
    (False, True)
    """
    article, title = ARTICLE.search(html), PAGE_TITLE.search(html)
    assert article is not None
    assert title is not None
    styles = "".join(STYLES.findall(html))
    scripts = "".join(script for script in SCRIPTS.findall(html) if not any(name in script for name in HEADER))
    body = OUTWARD.sub("<a target=_blank rel=noopener ", article[0])
    source = f'<p class="cs-source"><small>{licence} <a target=_blank rel=noopener href=./>{getattr(SOURCE, language)}</a></small></p>'
    return (
        f'<!doctype html><html lang={language}><head><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">'
        f"<meta name=robots content=noindex><link rel=canonical href=./><title>{getattr(TITLE, language).format(title=title[1])}</title>"
        f'{styles}</head><body class="cs-bare" dir=ltr data-md-color-scheme=default><script>{PALETTE}</script>'
        f"<main>{body}{source}</main>{scripts}</body></html>"
    )
