"""convention_sim: what a visit to a French self-employed physician costs, who pays, and why.

    >>> from convention_sim import settle, visit
    >>> settle(visit("2025-03-01", "generaliste", sector="2", option="optam", fee="40"))
    Consultation, médecin généraliste, secteur 2, OPTAM, 1er mars 2025
    G 30,00 €
    Honoraires                         40,00 €
    Base de remboursement              30,00 €
    Versé par l’Assurance Maladie      19,00 €
    Versé par la complémentaire         0,00 €
    Reste à charge du patient          21,00 €

The house, one direction: facts → nomenclature → rules → settlement → views.
"""

from convention_sim.case import Case, Contract
from convention_sim.errors import ConventionError, InvalidRequest, UnknownFact
from convention_sim.protocol import answer
from convention_sim.settlement import Decompte, Year, settle, year_of_care
from convention_sim.views.words import use_language
from convention_sim.visits import visit

__all__ = [
    "Case", "Contract", "ConventionError", "Decompte", "InvalidRequest", "UnknownFact", "Year",
    "answer", "settle", "use_language", "visit", "year_of_care",
]  # fmt: skip

__version__ = "0.1.0"
