"""Telling French from English: by the little words that a sentence cannot do without, and by copies."""

import re

LITTLE = {
    "fr": re.compile(
        r"\b(?:aux|avec|ce|ces|cette|dans|des|donc|du|elle|est|il|la|le|les|leur|mais|ne|nous|par|pas|pour|que|qui|sans|sont|sur|une|votre|vous)\b"
    ),
    "en": re.compile(r"\b(?:and|are|from|is|it|not|of|that|the|their|these|they|this|to|what|which|with|without|you|your)\b"),
}
OTHER = {"fr": "en", "en": "fr"}
# What one language says of the other stands between quotes, or in italics; a field is filled in the right language.
QUOTED = re.compile(
    r"[Ll]e Quotidien du médecin|Le décompte pas à pas|“[^”]*”|«[^»]*»|(?<!\*)\*[^*\n]+\*(?!\*)|`[^`]*`|\{[^}]*\}|https?://\S+"
)
WORD = re.compile(r"[^\W\d_]{3,}")
# Words that both languages have, and names.
SHARED = frozenset(
    WORD.findall(
        "Alliance Alsace Avenir Aveyron Base Bloc CARMF CSMF Choisir Codes Consultations Date Document FMF FMT France "
        "Guadeloupe Impossible Journal Martinique Mayotte Navigation Minutes Moselle OPTAM Pages Paris Que Quiz Quotidien Réunion SML "
        "Situation Sources Spé UFC consultation consultations document documents euros francs minutes médecin officiel option "
        "points population question quiz sources "
    )
)


def is_foreign(text: str, language: str) -> bool:
    """Whether a text of a language holds a sentence of the other one: two of its little words.

    >>> is_foreign("Ce que paie la caisse", "en"), is_foreign("The fund pays “ce que la loi dit”", "en")
    (True, False)
    """
    return len(LITTLE[OTHER[language]].findall(QUOTED.sub(" ", text))) > 1


def is_copied(french: str, english: str) -> bool:
    """Whether both languages say the same, in words that only one of them can have.

    >>> is_copied("Reste à charge", "Reste à charge"), is_copied("OPTAM", "OPTAM"), is_copied("Prix", "Price")
    (True, False, False)
    """
    words = {word for word in WORD.findall(QUOTED.sub(" ", french)) if not word.isupper()}  # codes and acronyms are the same
    return french == english and bool(words - SHARED)
