"""The answers: each is worked out by the package on what was drawn, with the wrong answers that are known and what each one shows.

Most exercises ask for a quantity of a décompte, by its name (`amo`). The others name one of the solutions below.
"""

from collections.abc import Callable, Mapping

from convention_sim.teaching.solutions import amounts, codes, history, pages, practice, reforms
from convention_sim.teaching.solutions.model import Drawn, Solution, Undrawable

__all__ = ["SOLUTIONS", "Drawn", "Solution", "Undrawable", "solved"]

SOLUTIONS: Mapping[str, Callable[[Drawn], Solution]] = {
    "licite": amounts.lawful,
    "ecart": amounts.difference,
    "niveau": amounts.level,
    "codes": codes.billed,
    "jours": history.days,
    "francs": history.francs,
    "drees": history.converted,
    "cnam": history.converted,
    "annee": history.year,
    "page": pages.page,
    "cause": pages.cause,
    "assiette": practice.base,
    "cotisation": practice.contribution,
    "caisses": practice.funds,
    "prime": practice.premium,
    "redevance": practice.fee,
    "reforme": reforms.change,
}


def solved(drawn: Drawn) -> Solution:
    """The answer to what was drawn; raises Undrawable when there is none, KeyError when no quantity bears that name."""
    return SOLUTIONS.get(drawn.asks, amounts.quantity)(drawn)
