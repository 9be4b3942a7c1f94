"""Dates and the spaces of French, for every room that speaks to a reader, errors included."""

import re
from datetime import date
from functools import lru_cache
from typing import Literal

Language = Literal["fr", "en"]

NBSP, NARROW = "\u00a0", "\u202f"
MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}


def day(when: date, language: Language) -> str:
    r"""A date in words.

    >>> day(date(2024, 12, 22), "fr"), day(date(2026, 1, 1), "fr"), day(date(2024, 12, 22), "en")
    ('22\xa0décembre 2024', '1er\xa0janvier 2026', '22 December 2024')
    """
    month = MONTHS[language][when.month - 1]
    if language == "fr":
        return f"{'1er' if when.day == 1 else when.day}{NBSP}{month} {when.year}"
    return f"{when.day} {month} {when.year}"


@lru_cache(maxsize=4096)
def french(text: str) -> str:
    r"""French spaces: no-break before : and %, narrow no-break before ; ! and ?, no-break inside guillemets.

    >>> french("Base : 70 % ; « tact et mesure » !")
    'Base\xa0: 70\xa0%\u202f; «\xa0tact et mesure\xa0»\u202f!'
    """
    text = re.sub(r"[ \u00a0]([;!?])", NARROW + r"\1", text)
    text = re.sub(r"[ \u202f]([:%€»])", NBSP + r"\1", text)
    text = text.replace("« ", f"«{NBSP}")
    text = re.sub(r"(\d) (F|EUR)\b", rf"\1{NBSP}\2", text)
    return re.sub(r"\b(L|R|D|art)\. (?=\d|L\.|R\.|D\.)", rf"\1.{NBSP}", text)
