"""Reading a request about a year of practice: every field is checked, nothing is guessed."""

from convention_sim import money
from convention_sim.errors import InvalidRequest
from convention_sim.practice.case import PracticeCase
from convention_sim.protocol.reading import known_boolean, known_object, known_word
from convention_sim.vocabulary import OPTIONS, SECTORS

FIELDS = ("year", "sector", "option", "receipts", "charges", "conventioned_receipts", "overruns", "locum")
PRACTICE_SECTORS = {key: SECTORS[key] for key in ("1", "2", "3")}
FIRST, LAST = 1, 9999


def read_practice(request: object) -> PracticeCase:
    """The case that a request describes, or InvalidRequest for the first field at fault.

    >>> read_practice({"year": 2026, "sector": "1", "receipts": "100000"}).conventioned_receipts
    10000000
    """
    fields = known_object(request, "", FIELDS, required=("year", "sector", "receipts"))
    sector, option = known_word(fields["sector"], "sector", PRACTICE_SECTORS), fields.get("option")
    receipts = amount(fields["receipts"], "receipts")
    conventioned = fields.get("conventioned_receipts")
    default = 0 if sector == "3" else receipts
    return PracticeCase(
        year=_year(fields["year"]),
        sector=sector,
        option=None if option is None else known_word(option, "option", OPTIONS),
        receipts=receipts,
        charges=amount(fields.get("charges", "0"), "charges"),
        conventioned_receipts=default if conventioned is None else amount(conventioned, "conventioned_receipts"),
        overruns=amount(fields.get("overruns", "0"), "overruns"),
        locum=known_boolean(fields.get("locum", False), "locum"),
    )


def _year(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and FIRST <= value <= LAST:
        return value
    raise InvalidRequest(
        "invalid-year",
        "year",
        value,
        [2026],
        "L’année est un nombre entier, sans guillemets : 2026.",
        "The year is a whole number, without quotes: 2026.",
    )


def amount(value: object, field: str) -> int:
    """Cents from a decimal string in euros.

    >>> amount("100000", "receipts")
    10000000
    """
    if isinstance(value, str):
        try:
            return money.parse(value)
        except ValueError:
            pass
    raise InvalidRequest(
        "invalid-amount",
        field,
        value,
        ["100000.00"],
        f'{field} : une chaîne en euros, positive, neuf chiffres au plus avant le point, deux après : "100000.00".',
        f'{field}: a string in euros, positive, nine digits at most before the point, two after: "100000.00".',
    )
