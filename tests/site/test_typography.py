"""The text that readers see follows the typography of its language: no amount cut from its unit, no straight quote."""

import re
from copy import copy
from functools import cache

import pytest

from tests.built import Page, Site

BLOCKS = ["p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "summary", "figcaption", "caption"]
SPACE = "\u00a0\u202f"
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

# What has a number keeps it on its line; the last part of a name such as “L. 162-5” too.
NUMBERED = r"(?i:\b(?:secteurs?|sectors?) [123]\b)|\b(?:[Aa]rticles?|[Aa]rt\.|[Aa]venants?|[Aa]mendments?|n°|p\.|[LRD]\.) \d"

FRENCH = {
    "a no-break space goes before ; ! ?": rf"[^\s{SPACE};!?(«\[][;!?](?=\s|$)| [;!?]",
    "a no-break space goes before a colon": rf"[^\s{SPACE}:/]:(?=\s)| :",
    "no-break spaces go inside « »": rf"«[^{SPACE}]|[^{SPACE}]»",
    "quotation marks are « »": r"\"",
    "a no-break space goes before % and €": r"\d ?[%€]",
    "amounts end with €": r"€[\s\u00a0]?\d",
    "decimals follow a comma": rf"\b\d+\.\d{{1,2}}[\s{SPACE}]?[€%]",
    "thousands are parted by a no-break space": r"\b\d{1,3} \d{3}\b",
    "the first of a month is 1er": rf"\b1[\s{SPACE}](?:{MONTHS})",
    "months are in lower case and days have no zero": rf"\b0\d[\s{SPACE}](?:{MONTHS})|\d[\s{SPACE}](?:{MONTHS.title()})",
    # A television channel writes its own name so: Martinique la 1ère.
    "ordinals are 1er, 1re, 2e": r"\d+(?:ème|ième|eme)\b|(?<!Martinique la )\b1[èe]re\b(?! Martinique)",
    "capitals keep their accents": r"\b(?:Etat|Etats|Evaluation|Ecole|Economie|Etude|Evolution|A (?:retenir|lire|savoir|partir))\b",
    "apostrophes are ’ and ellipses are …": r"\w'\w|\.\.\.",
    "a line never parts a name from its number": NUMBERED,
}
ENGLISH = {
    "no space goes before ; : ! ? %": rf"[ {SPACE}][;:!?%](?!\))",
    "amounts start with €": r"\d\s?€|€\s",
    "dates are day month year": r"\b\d{1,2}(?:st|nd|rd|th) [A-Z]|\d\d/\d\d/\d{4}",
    "quotation marks are “ ”": r"[«»\"]",
    "apostrophes are ’ and ellipses are …": r"\w'\w|\.\.\.",
    "a line never parts a name from its number": NUMBERED,
}
RULES = [("fr", rule, pattern) for rule, pattern in FRENCH.items()] + [("en", rule, pattern) for rule, pattern in ENGLISH.items()]


@cache
def _texts(page: Page) -> tuple[str, ...]:
    article = copy(page.article)
    for word in article.select("code, kbd, samp, em[lang], span[lang]"):
        word.replace_with("x")
    for tag in article.select(".headerlink, pre, script, style, [lang]"):
        tag.decompose()
    return tuple(block.get_text() for block in article.find_all(BLOCKS))


@pytest.mark.parametrize(("language", "rule", "pattern"), RULES, ids=[f"{language}: {rule}" for language, rule, _ in RULES])
def test_typography(site: Site, language: str, rule: str, pattern: str) -> None:
    faults = [
        f"{page.name}: …{text[max(0, match.start() - 25) : match.end() + 15]}…"
        for page in site.pages
        if page.language == language
        for text in _texts(page)
        for match in re.finditer(pattern, text)
    ]
    assert faults == [], rule


def test_there_is_text_to_read(site: Site) -> None:
    assert all(sum(map(len, _texts(page))) > 80 for page in site.pages)


KNOWN_FAULTS = {
    "fr": ["quoi ?", "base : 23", "« non »", "30 €", "70%", "26.50 €", "l'acte", "1 mai", "2ème", "Etat", "secteur 1", "art. L. 162-5"],
    "en": ["70 %", "26.50 €", "1st January", "doctor's", '"so"', "Sectors 1 and 2", "p. 3"],
}


@pytest.mark.parametrize(("language", "fault"), [(of, fault) for of, faults in KNOWN_FAULTS.items() for fault in faults])
def test_a_known_fault_is_seen(language: str, fault: str) -> None:
    assert any(re.search(pattern, fault) for of, _, pattern in RULES if of == language)
