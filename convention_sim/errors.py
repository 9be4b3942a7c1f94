"""What can go wrong, said to a reader: which field, what was given, what is accepted, in French and in English.

Two families, because they call for different answers: the request is at fault (`InvalidRequest`), or our knowledge is (`UnknownFact`).
A third, `BrokenFacts`, never reaches a user of the site: it stops the package when a facts file contradicts itself.
"""

from collections.abc import Sequence
from typing import Any


class ConventionError(Exception):
    """Base of the errors that the package raises on purpose.

    Parameters: `code`, a stable identifier; `field`, the path in the request (`physician.sector`); `given`, the value as received;
    `accepted`, what would have been taken; `fr` and `en`, one sentence each.

    >>> InvalidRequest("unknown-sector", "physician.sector", "9", ["1", "2"], "Secteur inconnu.", "Unknown sector.").as_dict()["code"]
    'unknown-sector'
    """

    def __init__(self, code: str, field: str, given: object, accepted: Sequence[object], fr: str, en: str) -> None:
        super().__init__(en)
        self.code, self.field, self.given, self.accepted = code, field, given, list(accepted)
        self.message = {"fr": fr, "en": en}

    def as_dict(self) -> dict[str, Any]:
        """The error object of the JSON protocol."""
        return {"code": self.code, "field": self.field, "given": self.given, "accepted": self.accepted, "message": self.message}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!r}, field={self.field!r}, given={self.given!r}, accepted={self.accepted!r})"


class InvalidRequest(ConventionError):
    """The request is malformed, contradicts itself or contradicts the law of its date."""


class UnknownFact(ConventionError):
    """The request is sound but a fact that it needs is not known on its date."""


class BrokenFacts(ValueError):
    """A facts file contradicts itself: overlap, disorder, missing source or a value that does not parse."""
