"""What a reader types in a form: short texts, read into amounts, whole numbers and rates, or refused in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from convention_sim.errors import InvalidRequest
from convention_sim.live.texts import both, has, label, number
from convention_sim.vocabulary import Label

# For Python and for the pattern of an HTML field alike.
_SPACE = "[ \u00a0\u202f]"
_SPACES = f"{_SPACE}*"
_DECIMALS = "(?:[.,][0-9]{1,2})?"
# Digits, by threes where there are spaces: 60 60 could be a slip for 60.60.
AMOUNT = f"{_SPACES}(?:[0-9]{{1,9}}|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,2}}){_DECIMALS}{_SPACES}€?{_SPACES}"
WHOLE = f"{_SPACES}(?:[0-9]{{1,5}}|[0-9]{{1,2}}{_SPACE}[0-9]{{3}}){_SPACES}"
RATE = f"{_SPACES}[0-9]{{1,3}}{_DECIMALS}{_SPACES}%?{_SPACES}"
_LONGEST = 40


def texts(fields: object, known: Iterable[str]) -> dict[str, str]:
    """The fields that say something, each one known.

    >>> texts({"fee": "40", "age": ""}, ("fee", "age"))
    {'fee': '40'}
    """
    if not isinstance(fields, Mapping):
        refuse("not-an-object", "", None, both("errors", "text"))
    for name, value in fields.items():
        if name not in known:
            refuse("unknown-field", "", None, both("errors", "unknown_field", given=short(name)))
        if not isinstance(value, str):
            refuse("not-a-text", name, None, both("errors", "text"))
    return {name: value for name, value in fields.items() if value}


def require(given: Mapping[str, str], fields: Iterable[str]) -> None:
    """Refuse for the first field that says nothing."""
    for field in fields:
        if field not in given:
            refuse("missing-field", field, None, both("errors", "missing", label=label("fields", field)))


def amount(field: str, given: Mapping[str, str]) -> str | None:
    """An amount in euros as the protocol writes it.

    >>> amount("fee", {"fee": "26,50 €"})
    '26.50'
    """
    text = given.get(field)
    return None if text is None else _number(field, text, AMOUNT, "fee", label("errors", "fee"))


def whole(field: str, given: Mapping[str, str], highest: int, kind: str) -> int | None:
    """A whole number, at most the highest; `kind` names what is said of anything else."""
    text = given.get(field)
    if text is None:
        return None
    said = both("errors", kind, highest=number(highest))
    found = int(_number(field, text, WHOLE, kind, said))
    if found > highest:
        refuse(f"invalid-{kind}", field, short(text), said)
    return found


def rate(field: str, given: Mapping[str, str], highest: int | None = None) -> int:
    """A percentage in basis points, none where the field is empty; a share is refused above its highest.

    >>> rate("mean_2", {"mean_2": "47,9 %"}), rate("mean_2", {})
    (4790, 0)
    """
    kind = "rate" if highest is None else "share"
    text, said = given.get(field, "0"), label("errors", rate_error(field, in_shares=highest is not None))
    whole_part, _, rest = _number(field, text, RATE, kind, said).partition(".")
    found = 100 * int(whole_part) + int(rest.ljust(2, "0"))
    if highest is not None and found > highest:
        refuse(f"invalid-{kind}", field, short(text), said)
    return found


def rate_error(field: str, *, in_shares: bool) -> str:
    """The name of what is said of a percentage that cannot be read: the field's own words, or those of every share or rate.

    >>> rate_error("gap", in_shares=False), rate_error("at_tariff_2", in_shares=True)
    ('gap', 'share')
    """
    return field if has("errors", field) else "share" if in_shares else "rate"


def _number(field: str, text: str, pattern: str, kind: str, said: Label) -> str:
    if len(text) > _LONGEST or not re.fullmatch(pattern, text):
        refuse(f"invalid-{kind}", field, short(text), said)
    return re.sub("[^0-9.]", "", text.replace(",", "."))


def short(text: object) -> str:
    """A text that an error can repeat."""
    found = str(text)
    return found if len(found) <= _LONGEST else found[:_LONGEST] + "…"


def refuse_choice(field: str, given: str, accepted: Sequence[str]) -> NoReturn:
    """Refuse a word that is none of those accepted."""
    said = both("errors", "choice", given=short(given), label=label("fields", field))
    refuse("unknown-choice", field, short(given), said, accepted)


def refuse(code: str, field: str, given: str | None, said: Label, accepted: Sequence[str] = ()) -> NoReturn:
    """Raise InvalidRequest for a field, in both languages."""
    raise InvalidRequest(code, field, given, accepted, said.fr, said.en)
