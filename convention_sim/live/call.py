"""A case as the Python call that reproduces it."""

from typing import Any

from convention_sim import vocabulary
from convention_sim.case import Case, Contract
from convention_sim.live.fields import typed


def as_python(case: Case) -> str:
    """The lines to paste in a notebook or in Python.

    >>> from convention_sim import visit
    >>> print(as_python(visit("2025-03-01", "generaliste", sector="2", option="optam", fee="60", contract=200)))
    from convention_sim import settle, visit
    settle(visit("2025-03-01", "generaliste", sector="2", option="optam", fee="60", contract=200))
    """
    said = ", ".join([_written(case.date.isoformat()), _written(case.specialty), *_named(case)])
    return f"from convention_sim import settle, visit\n\nsettle(visit({said}))"


def _named(case: Case) -> list[str]:
    """The arguments that differ from what goes without saying."""
    usual = Case(case.date, case.specialty, "1", pathway=vocabulary.default_pathway(case.specialty, case.act))
    values: dict[str, Any] = {
        "sector": case.sector,
        "option": case.option,
        "act": case.act,
        "fee": case.fee,
        "pathway": case.pathway,
        "particular_demand": case.particular_demand,
        "age": case.age,
        "statuses": case.statuses,
        "region": case.region,
        "contract": case.contract,
    }
    return [f"{name}={_argument(value, name)}" for name, value in values.items() if value != getattr(usual, name)]


def _argument(value: Any, name: str) -> str:
    if name == "fee":
        return _written(typed(value))
    if name == "statuses":
        return _written([status for status in vocabulary.STATUSES if status in value])
    return _written(_contract(value) if isinstance(value, Contract) else value)


def _contract(contract: Contract) -> int | dict[str, Any]:
    if contract.real_cost:
        found: dict[str, Any] = {"real_cost": True}
    elif contract.percent_optam != contract.percent_sans_optam:
        found = {"percent_optam": contract.percent_optam, "percent_sans_optam": contract.percent_sans_optam}
    elif contract.responsible:
        return contract.percent_optam or 0
    else:
        found = {"percent": contract.percent_optam}
    return found if contract.responsible else {**found, "responsible": False}


def _written(value: Any) -> str:
    """A value as Python with double quotes; none of the words has a quote inside."""
    return repr(value).replace("'", '"')
