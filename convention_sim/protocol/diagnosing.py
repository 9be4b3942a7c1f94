"""Diagnosing a stated figure: `{"case": {a request}, "quantity": "amo", "stated": "16.80"}`."""

from typing import Any

from convention_sim import money
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.protocol.reading import known_object, known_word, read_request
from convention_sim.protocol.serving import refusal
from convention_sim.views.diagnosis import response
from convention_sim.views.labels import AMOUNT_LABELS

DIAGNOSIS_FIELDS = ("case", "quantity", "stated", "beside")


def diagnosis(request: object) -> dict[str, Any]:
    """The verdict on a stated figure with its causes, best first, or an error object; never an exception.

    A figure written without cents ("17", "16.6") is correct when the computed one rounds to it. `beside` may hold other figures stated
    with it, by quantity: of several causes, those that give them too come first.

    >>> case = {"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "1"}}
    >>> diagnosis({"case": case, "quantity": "amo", "stated": "12.34"})["verdict"]
    'unexplained'
    >>> diagnosis({"case": case, "quantity": "amo", "stated": "21.00"})["causes"][0]["ids"]
    ['participation-ignored']
    """
    from convention_sim.counterfactuals import diagnose  # noqa: PLC0415 - a settlement does not need it

    try:
        fields = known_object(request, "", DIAGNOSIS_FIELDS, required=("case", "quantity", "stated"))
        quantity = known_word(fields["quantity"], "quantity", AMOUNT_LABELS)
        stated, step = _stated(fields["stated"], "stated")
        given = known_object(fields.get("beside", {}), "beside", tuple(AMOUNT_LABELS))
        beside = {name: _stated(value, f"beside.{name}")[0] for name, value in given.items()}
    except ConventionError as error:
        return refusal(error)
    try:
        return response(diagnose(read_request(fields["case"]), quantity, stated, step=step, beside=beside))
    except ConventionError as error:
        error.field = f"case.{error.field}" if error.field else "case"
        return refusal(error)


def _stated(value: object, field: str) -> tuple[int, int]:
    """A stated amount in cents, and the precision to which it is written."""
    if isinstance(value, str):
        try:
            return money.parse(value), 10 ** (2 - len(value.partition(".")[2]))
        except ValueError:
            pass
    raise InvalidRequest(
        "invalid-amount",
        field,
        value,
        ["16.80"],
        'Un montant est une chaîne en euros, positive ou nulle, avec deux décimales au plus : "16.80".',
        'An amount is a string in euros, not negative, with two decimals at most: "16.80".',
    )
