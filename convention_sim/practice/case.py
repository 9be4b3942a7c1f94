"""What is said of a physician's year."""

from typing import NamedTuple


class PracticeCase(NamedTuple):
    """A calendar year of self-employed practice, amounts in cents.

    `receipts` are everything received; `conventioned_receipts` the part that comes from refundable care, extra fees included, and from
    the funds' own payments; `overruns` the extra fees among them; `charges` the costs of the practice, contributions left out.
    `locum` says that the physician only stood in for others on 1 January.
    """

    year: int
    sector: str
    option: str | None = None
    receipts: int = 0
    charges: int = 0
    conventioned_receipts: int = 0
    overruns: int = 0
    locum: bool = False
