"""What of a notebook's prose still holds on paper: neither a drawing that is not there, nor a fold to open, nor a program to run.

The sentences that speak of these are left out, whole; a paragraph of which nothing remains is left out too.
"""

import re

from convention_sim.views.words import Language

# How a sentence speaks of what follows it on the page, of a drawing or of a table, or of what a reader does on a screen.
SCREEN: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        r"^Voici\b|^Le (?:dessin|tirage|même tableau|diagnostic)\b|^Une? (?:disque|croix|bande|anneau)\b|^La (?:ligne|fonction)\b"
        r"|^(?:Demandons-le|Comparons|Séparons)\b|^Sur la dernière ligne|^La même visite\b|^Les deux groupes|^Le classement"
        r"|^« Libres »|^« Juste dans une autre lecture »|^« Impossible à refaire »|^Trois totaux|^Les montants sont des écarts"
        r"|^Une année dans un hôpital|^Supposons que|\bdépliez\b|\brepliés?\b|\bfiltre\b|\bcarnet\b|\bprogramme (?:les|:)"
        r"|\bplus haut\b(?!e)(?! n’y change)|\bonze fois\b|: ici,|:$"
    ),
    "en": re.compile(
        r"^Here\b|^(?:Unfold|Below)\b|^The (?:drawing|draw|same table|diagnosis|function|line|next line)\b|^A (?:disc|cross|hatched|ring)\b"
        r"|^(?:Let us (?:ask|compare|part)|Compare)\b|^The same visit\b|^The two groups|^The ranking|^The program\b|^Three official totals"
        r"|^“Free”|^“Right under another reading”|^“Cannot be computed”|^Amounts are differences|^A year in a university hospital"
        r"|^Suppose that|\bfolded\b|\bnotebook\b|\bbelow\b|\b(?:chosen|computed) above\b|\beleven times\b|: here,|:$"
    ),
}
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
# A full stop, a question mark or a closing quote, then a capital letter, tags apart.
END = re.compile(r"(?<=[.?!»”])\s+(?=(?:<[^>]+>)*[A-ZÀ-Ý«“])")
TAG = re.compile(r"<(/?)[a-z][^>]*>")


def on_paper(block: str, language: Language) -> str:
    """A block of HTML without the sentences that speak of the screen; empty when nothing is left.

    >>> on_paper("<p>The base comes first. Unfold “Why these amounts”.</p>", "en")
    '<p>The base comes first.</p>'
    """
    return PARAGRAPH.sub(lambda found: _kept(found[1], language), block).strip()


def _kept(paragraph: str, language: Language) -> str:
    kept = [each for each in END.split(paragraph) if not (_is_whole(each) and SCREEN[language].search(_plain(each)))]
    return f"<p>{' '.join(kept)}</p>" if kept else ""


def _is_whole(piece: str) -> bool:
    """Whether every tag that a piece opens is closed in it."""
    marks = [found[1] for found in TAG.finditer(piece)]
    return 2 * marks.count("/") == len(marks)


def _plain(piece: str) -> str:
    return re.sub(r"\s+", " ", TAG.sub("", piece)).strip()
