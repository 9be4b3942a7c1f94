"""Each page says what it is: its language, its title, its headings."""

import re
from collections import Counter
from itertools import pairwise

from tests.built import Site


def test_the_build_gives_no_warning(site: Site) -> None:
    assert not re.findall(r"^(?:WARNING|ERROR).*", site.log, re.MULTILINE)


def test_both_languages_have_a_home_page(site: Site) -> None:
    assert {"index.html", "en/index.html"} <= {page.name for page in site.pages}


def test_what_pages_are_made_from_is_not_published(site: Site) -> None:
    suffixes = {path.suffix for path in site.root.rglob("*") if path.is_file()}
    assert ".html" in suffixes
    assert not suffixes & {".toml", ".py", ".md", ".ini", ".yml"}


def test_every_page_declares_the_language_of_its_address(site: Site) -> None:
    declared = {page.name: page.soup.html.get("lang") for page in site.pages if page.soup.html}
    assert declared == {page.name: page.language for page in site.pages}


def test_every_page_has_one_main_heading(site: Site) -> None:
    counts = {page.name: len(page.soup.find_all("h1")) for page in site.pages}
    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_headings_do_not_skip_a_level(site: Site) -> None:
    skipped = []
    for page in site.pages:
        levels = [int(tag.name[1]) for tag in page.article.find_all(re.compile("^h[1-6]$"))]
        skipped += [page.name for before, after in pairwise(levels) if after > before + 1]
    assert skipped == []


def test_no_two_elements_of_a_page_share_an_id(site: Site) -> None:
    doubled = {page.name: [name for name, n in Counter(page.ids).items() if n > 1] for page in site.pages}
    assert {name: ids for name, ids in doubled.items() if ids} == {}


def test_no_two_headings_of_a_page_are_the_same(site: Site) -> None:
    numbered = {page.name: [i for i in page.ids if re.search(r"_\d+$", i) and re.sub(r"_\d+$", "", i) in page.ids] for page in site.pages}
    assert {name: ids for name, ids in numbered.items() if ids} == {}


def test_no_two_pages_of_a_language_share_a_title(site: Site) -> None:
    titles = Counter((page.language, page.soup.title.get_text()) for page in site.pages if page.soup.title and "404" not in page.name)
    assert {title: n for title, n in titles.items() if n > 1} == {}


def test_every_image_has_a_text_alternative(site: Site) -> None:
    silent = [(page.name, str(image)) for page in site.pages for image in page.soup.find_all("img") if "alt" not in image.attrs]
    assert silent == []


def test_every_drawing_has_a_name_or_is_hidden_from_screen_readers(site: Site) -> None:
    unnamed = [
        (page.name, str(drawing)[:120])
        for page in site.pages
        for drawing in page.article.find_all("svg")
        if not (drawing.find("title") or drawing.get("aria-label") or drawing.get("aria-hidden") == "true")
    ]
    assert unnamed == []


def test_the_language_link_leads_to_the_other_language(site: Site) -> None:
    for page in site.pages:
        if page.is_apart:
            continue
        link = page.soup.select_one("a.cs-language")
        assert link is not None, page.name
        assert link["hreflang"] == {"fr": "en", "en": "fr"}[page.language], page.name
