"""The glossary page of each language, written from the package's data. MkDocs calls the functions named `on_…`."""

import re
import unicodedata
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from convention_sim.glossary import Group, Term, groups, term, terms
from convention_sim.wording import MONTHS, NBSP, Language

SOURCES: dict[Language, str] = {"fr": "glossaire.md", "en": "glossary.md"}
OTHER: dict[Language, Language] = {"fr": "en", "en": "fr"}
URLS: dict[Language, str] = {"fr": "glossaire/", "en": "glossary/"}
CODES = {
    "CSS": "code de la sécurité sociale,",
    "CSP": "code de la santé publique,",
    "CASF": "code de l’action sociale et des familles,",
}
SAYS: dict[Language, dict[str, str]] = {
    "fr": {
        "title": "Glossaire",
        "description": "Les mots des honoraires et des remboursements : définition, confusion courante, texte de loi, équivalent anglais",
        "intro": "{count} mots, chacun avec sa définition, ce qu’il ne faut pas confondre avec lui et le texte qui le fonde. "
        "Partout sur le site, un mot souligné de points mène ici.",
        "all": "Tous les mots, de A à Z",
        "trap": f"À ne pas confondre{NBSP}:",
        "law": f"Texte{NBSP}: ",
        "unread": " (référence non relue)",
        "other": f"En anglais{NBSP}: ",
        "links": f"Voir aussi{NBSP}: ",
        "note": "Un texte est dit non relu quand son numéro vient d’une autre page, sans que personne ici ait pu le lire. Les montants "
        "sont des illustrations datées, reprises des tarifs du guide.",
    },
    "en": {
        "title": "Glossary",
        "description": "The words of fees and refunds in France: definition, usual confusion, law, French equivalent",
        "intro": "{count} terms, each with its definition, what not to confuse it with and the text that founds it. "
        "All over the site, a word underlined with dots leads here.",
        "all": "All the terms, A to Z",
        "trap": "Not to be confused:",
        "law": "Text: ",
        "unread": " (not read again)",
        "other": "In French: ",
        "also": "Also met: ",
        "links": "See also: ",
        "note": "A text is said not to have been read again when its number comes from another page and nobody here could read it. "
        "Amounts are dated illustrations, taken from the guide’s tariffs.",
    },
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the glossary of the language as a page."""
    language = config.theme["language"]
    files.append(File.generated(config, SOURCES[language], content=written(language)))
    return files


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """On the glossary page, keep the contents to the themes (the search has read the terms by then)."""
    language: Language = config.theme["language"]
    if page.file.src_uri == SOURCES[language]:
        for title in page.toc:
            for theme in title.children:
                theme.children.clear()
    return context


def written(language: Language) -> str:
    """The whole page, as Markdown."""
    says = SAYS[language]
    head = f'---\ntitle: {says["title"]}\ndescription: "{says["description"]}"\ntwin: {URLS[OTHER[language]]}\n---\n\n# {says["title"]}\n'
    themes = " ".join(f"[{name(group, language)}](#{anchor(group)})" for group in groups())
    parts = [
        head,
        says["intro"].format(count=len(terms())),
        f"{says['note']}\n{{: .cs-meta }}",
        f"{themes}\n{{: .cs-themes }}",
        f'<details class="cs-index" markdown="1" data-search-exclude>\n<summary>{says["all"]}</summary>\n\n{index(language)}\n\n</details>',
        *(theme(group, language) for group in groups()),
    ]
    return "\n\n".join(parts) + "\n"


def name(group: Group, language: Language) -> str:
    """The heading of a theme."""
    return group.fr if language == "fr" else group.en


def anchor(group: Group) -> str:
    """The anchor of a theme, apart from those of the terms.

    >>> anchor(groups()[0])
    'theme-convention'
    """
    return f"theme-{group.id}"


def label(found: Term, language: Language) -> str:
    """A term as a heading shows it.

    >>> label(term("ticket_moderateur"), "en"), label(term("optam"), "fr")
    ('Co-insurance (TM)', 'Option pratique tarifaire maîtrisée (OPTAM)')
    """
    full = found.name(language)
    capital = full[0].upper() + full[1:]
    return f"{capital} ({found.short})" if found.short else capital


def called(found: Term, language: Language) -> str:
    """A term in the fewest words: its abbreviation when pages use it.

    >>> called(term("optam"), "fr"), called(term("ticket_moderateur"), "fr"), called(term("code_c"), "fr")
    ('OPTAM', 'ticket modérateur', 'consultation (C)')
    """
    first = found.short.split(",")[0]
    if first in found.words(language):
        return first
    return found.name(language) if found.words(language) or not found.short else f"{found.name(language)} ({found.short})"


def plain(text: str) -> str:
    """A text without case nor accents, to sort by.

    >>> plain("État")
    'etat'
    """
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()


def index(language: Language) -> str:
    """Links to every term, by first letter."""
    letters: dict[str, list[str]] = {}
    for found in sorted(terms(), key=lambda found: plain(called(found, language))):
        short = called(found, language)
        letters.setdefault(plain(short)[0].upper(), []).append(f"[{short}](#{found.id})")
    return "\n\n".join(f"**{letter}** {', '.join(links)}" for letter, links in letters.items())


def theme(group: Group, language: Language) -> str:
    """One theme and its terms."""
    entries = [entry(found, language) for found in terms() if found.group == group.id]
    return "\n\n".join([f"## {name(group, language)} {{: #{anchor(group)} }}", *entries])


def entry(found: Term, language: Language) -> str:
    """One term: its definition first, then what it is not, then where it comes from and leads."""
    says = SAYS[language]
    parts = [f"### {label(found, language)} {{: #{found.id} }}", found.definition(language)]
    if trap := found.trap(language):
        parts.append(f"**{says['trap']}** {trap}\n{{: .cs-trap data-search-exclude }}")
    if also := synonyms(found, language):
        parts.append(f"{also}\n{{: .cs-meta }}")
    links = ", ".join(f"[{called(term(key), language)}](#{key})" for key in found.links)
    origin = " · ".join(said for said in (period(found.period, language), law(found, language)) if said)
    lines = [origin, other(found, language), says["links"] + links if links else ""]
    parts.append("<br>\n".join(line for line in lines if line) + "\n{: .cs-meta data-search-exclude }")
    return "\n\n".join(parts)


def law(found: Term, language: Language) -> str:
    r"""The text that founds a term, and whether it was read.

    >>> law(term("dp"), "fr")
    'Texte\xa0: convention de 1971, fermé par celle de 1980 (référence non relue)'
    """
    if not found.law:
        return ""
    text = re.sub(r"\b(CSS|CSP|CASF)\b,?", lambda code: CODES[code[1]], found.law)
    said = text if language == "fr" else f'<span lang="fr">{text}</span>'
    return SAYS[language]["law"] + said + ("" if found.law_seen else SAYS[language]["unread"])


def other(found: Term, language: Language) -> str:
    """The term in the other language."""
    tongue, name = ("fr", found.fr) if language == "en" else ("en", found.en)
    return f'{SAYS[language]["other"]}<span lang="{tongue}">{name}</span>'


def synonyms(found: Term, language: Language) -> str:
    """The other English words for a term, on the English page."""
    return SAYS["en"]["also"] + ", ".join(found.also_en) if language == "en" and found.also_en else ""


def moment(text: str, language: Language) -> str:
    r"""A date as precise as it is known.

    >>> moment("1972", "fr"), moment("2005-07", "en"), moment("2017-01-01", "fr")
    ('1972', 'July 2005', '1er\xa0janvier 2017')
    """
    year, month, day = [*text.split("-"), "", ""][:3]
    named = f"{MONTHS[language][int(month) - 1]} {year}" if month else year
    if not day:
        return named
    number = "1er" if language == "fr" and day == "01" else str(int(day))
    return f"{number}{NBSP if language == 'fr' else ' '}{named}"


def period(text: str, language: Language) -> str:
    r"""Since when, or until when, a thing exists.

    >>> period("2017-01-01/..", "fr"), period("2005/2019-10-31", "fr"), period("../2017-09-30", "en"), period("", "en")
    ('Depuis le 1er\xa0janvier 2017', 'De 2005 au 31\xa0octobre 2019', 'Until 30 September 2017', '')
    """
    if not text:
        return ""
    start, end = text.split("/")
    first, last = ("" if edge == ".." else moment(edge, language) for edge in (start, end))
    if language == "en":
        return f"From {first} to {last}" if first and last else f"Since {first}" if first else f"Until {last}"
    whole_day = {edge: edge.count("-") == 2 for edge in (start, end)}
    if first and last:
        return f"{'Du' if whole_day[start] else 'De'} {first} {'au' if whole_day[end] else 'à'} {last}"
    if first:
        return f"Depuis {'le ' if whole_day[start] else ''}{first}"
    return f"Jusqu’{'au' if whole_day[end] else 'en'} {last}"
