"""Saying a visit in Python: `visit` takes the words of the protocol as arguments."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from convention_sim.case import Case
from convention_sim.protocol.reading import read_request


def visit(
    date: str | dt.date,
    specialty: str,
    sector: str = "1",
    *,
    option: str | None = None,
    act: str = "consultation",
    fee: str | None = None,
    pathway: str | None = None,
    particular_demand: bool = False,
    age: int | None = None,
    birth_date: str | dt.date | None = None,
    statuses: Sequence[str] = (),
    region: str = "metropole",
    contract: int | Mapping[str, Any] | None = None,
) -> Case:
    """A visit, checked like a request of the JSON protocol.

    `date` and `birth_date` are ISO days, `fee` a decimal string in euros (None: the tariff), `contract` a percentage of the base,
    statutory share included, or the protocol's object. Raises InvalidRequest for the first field at fault.

    >>> visit("2025-03-01", "generaliste", sector="2", fee="60", contract=200).fee
    6000
    """
    request: dict[str, Any] = {
        "date": date.isoformat() if isinstance(date, dt.date) else date,
        "physician": {"specialty": specialty, "sector": sector, "option": option},
        "act": act,
        "fee": fee,
        "particular_demand": particular_demand,
        "patient": {"statuses": list(statuses), "region": region},
        "contract": {"percent": contract} if isinstance(contract, int) and not isinstance(contract, bool) else contract,
    }
    if pathway is not None:
        request["pathway"] = pathway
    if age is not None:
        request["patient"]["age"] = age
    if birth_date is not None:
        request["patient"]["birth_date"] = birth_date.isoformat() if isinstance(birth_date, dt.date) else birth_date
    return read_request(request)
