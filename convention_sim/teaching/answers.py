"""Reading what a learner answers: euros, per cent, days, yes or no, codes, a letter; or saying plainly why it cannot be read."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Literal

from convention_sim.views import words
from convention_sim.vocabulary import Label

Kind = Literal["euros", "percent", "tenths", "days", "yes-no", "codes", "letter"]
Value = int | str

MOST_EUROS, MOST_PERCENT, MOST_DAYS = 1_000_000, 1_000, 10_000
_AROUND_A_WORD = ' .!«»“”"\u00a0\u202f'
YES, NO = frozenset({"oui", "yes", "vrai", "true"}), frozenset({"non", "no", "faux", "false"})
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"-?(\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")
# "1,234.50": with a point after it, the comma can only part the thousands; "1,234" parts them in English and decimals in French.
_THOUSANDS: Mapping[str, re.Pattern[str]] = {
    "fr": re.compile(r"\d{1,3}(,\d{3})+\.\d+"),
    "en": re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d*)?"),
}
_SIGNS: Mapping[str, str] = {
    "euros": r"€|euros?|EUR",
    "percent": r"%|pour ?cent|per ?cent",
    "tenths": r"%|pour ?cent|per ?cent",
    "days": r"jours?|days?",
}

EMPTY = Label(
    "Pas encore de réponse : remplacez les trois points par la vôtre, puis exécutez la cellule.",
    "No answer yet: put yours in place of the three dots, then run the cell.",
)
NOTHING = Label(
    "La réponse est None, c’est-à-dire rien : la ligne d’avant n’a sans doute rien rendu.",
    "The answer is None, that is, nothing: the line before probably gave nothing back.",
)
EXAMPLES: Mapping[str, Label] = {
    "euros": Label("un montant en euros, comme 7.5 ou « 7,50 € »", "an amount in euros, such as 7.5 or “€7.50”"),
    "percent": Label("un nombre de pour cent, comme 45 ou « 45 % »", "a number of per cent, such as 45 or “45%”"),
    "tenths": Label("un pourcentage, comme 4.5 ou « 4,5 % »", "a percentage, such as 4.5 or “4.5%”"),
    "days": Label("un nombre entier de jours, comme 45", "a whole number of days, such as 45"),
    "yes-no": Label("« oui » ou « non »", "“yes” or “no”"),
    "codes": Label("des codes joints par +, comme « A + B »", "codes joined by +, such as “A + B”"),
    "letter": Label("une des lettres proposées, comme « a »", "one of the letters offered, such as “a”"),
}
UNREADABLE = Label("« {given} » ne se lit pas : écrivez {example}.", "“{given}” cannot be read: write {example}.")
NEGATIVE = Label(
    "Un nombre négatif n’est pas possible ici : écrivez {example}.", "A negative number is not possible here: write {example}."
)
TOO_LARGE = Label("{given}, c’est trop : écrivez {example}.", "{given} is too much: write {example}.")
TOO_FINE = Label("Le centime est la plus petite part : arrondissez au centime.", "A cent is the smallest part: round to the cent.")
WHOLE = Label("Un nombre entier est attendu : écrivez {example}.", "A whole number is expected: write {example}.")


class UnreadableAnswer(ValueError):
    """An answer that is no answer: `empty` when none was given; `message` says why, in French and in English."""

    def __init__(self, message: Label, *, empty: bool = False) -> None:
        super().__init__(message.en)
        self.message, self.empty = message, empty


def _because(message: Label, kind: Kind, given: object) -> UnreadableAnswer:
    """The refusal of an answer, with an example that could not be right by chance."""
    shown = str(given).strip()
    shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
    example = EXAMPLES[kind]
    fr, en = (template.format(given=shown, example=text) for template, text in zip(message, example, strict=True))
    return UnreadableAnswer(Label(fr, en))


def unreadable(kind: Kind, given: object) -> UnreadableAnswer:
    """The refusal of an answer that is not of its kind."""
    return _because(UNREADABLE, kind, given)


def read_answer(kind: Kind, given: object) -> Value:
    """The answer as the solutions hold it: cents, basis points, per cent, days, 1 or 0, sorted codes, a letter.

    Text, int, Decimal and float are taken; raises UnreadableAnswer. A comma is read as it is in the language in use: "1,680" is 1,680 in
    English and 1.68 in French.

    >>> read_answer("euros", "16,80 €"), read_answer("euros", 16.8), read_answer("euros", "€16.80"), read_answer("codes", "MCS+CS")
    (1680, 1680, 1680, 'CS + MCS')
    >>> read_answer("euros", "€1,680.00"), read_answer("euros", "1 680,00 €")
    (168000, 168000)
    >>> read_answer("euros", "abc")
    Traceback (most recent call last):
    convention_sim.teaching.answers.UnreadableAnswer: “abc” cannot be read: write an amount in euros, such as 7.5 or “€7.50”.
    """
    if given is ... or (isinstance(given, str) and given.strip() in ("", "...", "…")):
        raise UnreadableAnswer(EMPTY, empty=True)
    if given is None:
        raise UnreadableAnswer(NOTHING)
    return READERS[kind](kind, given)


def _number(kind: Kind, given: object) -> Decimal:
    """An exact number; a float is read as Python shows it, so that 16.8 is 16.80."""
    if isinstance(given, bool):
        raise unreadable(kind, given)
    if isinstance(given, str):
        text = re.sub(_SIGNS[kind], "", _SPACES.sub("", given), flags=re.IGNORECASE)
        text = text.replace(",", "") if _THOUSANDS[words.current_language()].fullmatch(text) else text
        if not _NUMBER.fullmatch(text):
            raise unreadable(kind, given)
        found = Decimal(text.replace(",", "."))
    else:
        found = _exact(kind, given)
    if not found.is_finite():
        raise unreadable(kind, given)
    if found < 0:
        raise _because(NEGATIVE, kind, given)
    return found


def _exact(kind: Kind, given: object) -> Decimal:
    if not isinstance(given, int | float | Decimal):
        raise unreadable(kind, given)
    try:
        return Decimal(repr(given)) if isinstance(given, float) else Decimal(given)
    except InvalidOperation as fault:
        raise unreadable(kind, given) from fault


def _euros(kind: Kind, given: object) -> int:
    cents = _number(kind, given) * 100
    if cents > MOST_EUROS * 100:
        raise _because(TOO_LARGE, kind, given)
    if cents != int(cents):
        raise UnreadableAnswer(TOO_FINE)
    return int(cents)


def _percent(kind: Kind, given: object) -> int:
    return _whole(kind, given, MOST_PERCENT)


def _tenths(kind: Kind, given: object) -> int:
    """Per cent in tenths, rounded half up."""
    found = _number(kind, given)
    if found > MOST_PERCENT:
        raise _because(TOO_LARGE, kind, given)
    return int(found * 10 + Decimal("0.5"))


def _days(kind: Kind, given: object) -> int:
    return _whole(kind, given, MOST_DAYS)


def _whole(kind: Kind, given: object, most: int) -> int:
    found = _number(kind, given)
    if found > most:
        raise _because(TOO_LARGE, kind, given)
    if found != int(found):
        raise _because(WHOLE, kind, given)
    return int(found)


def _yes_no(kind: Kind, given: object) -> int:
    if isinstance(given, bool):
        return int(given)
    word = given.strip(_AROUND_A_WORD).lower() if isinstance(given, str) else ""
    if word not in YES | NO:
        raise unreadable(kind, given)
    return int(word in YES)


def codes(given: object) -> str:
    """Codes in one order and one writing.

    >>> codes(["mcs", "CS"])
    'CS + MCS'
    """
    parts = re.split(r"[+,;\s]+", given.strip()) if isinstance(given, str) else list(given) if isinstance(given, list | tuple | set) else []
    return " + ".join(sorted(str(part).strip().upper() for part in parts if str(part).strip()))


def _codes(kind: Kind, given: object) -> str:
    found = codes(given)
    if not re.fullmatch(r"[A-Z][A-Z0-9.]*(?: \+ [A-Z][A-Z0-9.]*)*", found):
        raise unreadable(kind, given)
    return found


def _letter(kind: Kind, given: object) -> str:
    letter = given.strip().strip("().").lower() if isinstance(given, str) else ""
    if not re.fullmatch(r"[a-z]", letter):
        raise unreadable(kind, given)
    return letter


READERS: Mapping[str, Callable[[Kind, object], Value]] = {
    "euros": _euros,
    "percent": _percent,
    "tenths": _tenths,
    "days": _days,
    "yes-no": _yes_no,
    "codes": _codes,
    "letter": _letter,
}
