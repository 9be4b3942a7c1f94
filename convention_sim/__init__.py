"""convention_sim: what a visit to a French self-employed physician costs, who pays, and why.

    >>> from convention_sim import settle, visit
    >>> found = settle(visit("2025-03-01", "generaliste", sector="2", option="optam", fee="40"))
    >>> found.amounts["amo"], found.amounts["reste_a_charge"]
    (1900, 2100)

The house, one direction: facts → nomenclature → rules → settlement → views.
"""

from convention_sim.case import Case, Contract
from convention_sim.errors import ConventionError, InvalidRequest, UnknownFact
from convention_sim.protocol import answer
from convention_sim.settlement import Decompte, Year, settle, year_of_care
from convention_sim.views.words import use_language
from convention_sim.visits import visit

__all__ = [
    "Case",
    "Contract",
    "ConventionError",
    "Decompte",
    "InvalidRequest",
    "UnknownFact",
    "Year",
    "answer",
    "settle",
    "use_language",
    "visit",
    "year_of_care",
]

__version__ = "0.1.0"
