"""convention_sim: what a visit to a French self-employed physician costs, who pays, and why.

    >>> from convention_sim import settle, visit
    >>> found = settle(visit("2025-03-01", "generaliste", sector="2", option="optam", fee="40"))
    >>> found.amounts["amo"], found.amounts["reste_a_charge"]
    (1900, 2100)

The house, one direction: facts → nomenclature → rules → settlement → views.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convention_sim.case import Case, Contract
    from convention_sim.counterfactuals import Change, diagnose
    from convention_sim.errors import ConventionError, InvalidRequest, UnknownFact
    from convention_sim.protocol import answer
    from convention_sim.settlement import Decompte, Year, settle, year_of_care
    from convention_sim.views.words import use_language
    from convention_sim.visits import visit

__all__ = [
    "Case",
    "Change",
    "Contract",
    "ConventionError",
    "Decompte",
    "InvalidRequest",
    "UnknownFact",
    "Year",
    "answer",
    "diagnose",
    "settle",
    "use_language",
    "visit",
    "year_of_care",
]

__version__ = "0.1.0"

# Where each public name lives: a room is loaded when one of its names is first used, so that importing the package costs nothing.
_ROOMS = {
    "Case": "case",
    "Contract": "case",
    "Change": "counterfactuals",
    "diagnose": "counterfactuals",
    "ConventionError": "errors",
    "InvalidRequest": "errors",
    "UnknownFact": "errors",
    "answer": "protocol",
    "Decompte": "settlement",
    "Year": "settlement",
    "settle": "settlement",
    "year_of_care": "settlement",
    "use_language": "views.words",
    "visit": "visits",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its room (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"convention_sim.{_ROOMS[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
