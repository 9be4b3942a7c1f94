"""Exact amounts: cents as integers, rates as basis points, one rounding function and the few ways to read and write them."""

import re

BASIS_POINTS = 10_000
# Council regulation (EC) 2866/98: 1 euro = 6.55957 francs.
FRANCS, EUROS = 655_957, 100_000

_AMOUNT = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,2}))?")


def rounded(numerator: int, denominator: int) -> int:
    """The quotient of two non-negative integers, rounded half up: the only rounding of the package.

    No text states the rule; published figures fit the nearest cent (0.70 x 0.61 = 0.427 is printed 0.43, 0.854 is printed 0.85).

    >>> rounded(61 * 7000, 10_000), rounded(122 * 7000, 10_000), rounded(1, 2)
    (43, 85, 1)
    """
    return (2 * numerator + denominator) // (2 * denominator)


def share(amount: int, rate: int) -> int:
    """`rate` basis points of `amount` cents, to the cent.

    >>> share(2650, 7000)
    1855
    """
    return rounded(amount * rate, BASIS_POINTS)


def to_euros(centimes: int) -> int:
    """Cents of euro for an amount in centimes of franc: 115 F is 17.53 EUR, 150 F is 22.87, 225 F is 34.30.

    >>> [to_euros(francs * 100) for francs in (115, 150, 225)]
    [1753, 2287, 3430]
    """
    return rounded(centimes * EUROS, FRANCS)


def to_francs(cents: int) -> int:
    """Centimes of franc for an amount in cents of euro.

    >>> to_francs(1753)
    11499
    """
    return rounded(cents * FRANCS, EUROS)


def parse(text: str) -> int:
    """Cents from a plain decimal string; a sign, an exponent, a third decimal or anything else raises ValueError.

    >>> parse("60.00"), parse("26.5"), parse("30")
    (6000, 2650, 3000)
    """
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    euros, cents = match.groups(default="")
    return int(euros) * 100 + int((cents + "00")[:2])


def plain(cents: int) -> str:
    """The decimal string of the JSON protocol.

    >>> plain(6000), plain(43), plain(-150)
    ('60.00', '0.43', '-1.50')
    """
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
