"""The same case with some facts or some rules replaced: a misconception, another year's rules on today's visit, a reform.

    >>> from convention_sim import visit
    >>> from convention_sim.counterfactuals import Change, diagnose
    >>> Change(facts={"taux_amo": 6500}).settle(visit("2025-03-01", "generaliste")).amounts["reste_apres_amo"]
    1250
    >>> diagnose(visit("2025-03-01", "generaliste"), "amo", 1655).causes[0].message["en"]
    'The tariff is the one in force before 22 December 2024: €26.50 instead of €30.00.'

change      the value object and how it is applied, with what it touches and what it leaves unread
mistaken    rules as people get them wrong (mistaken_contracts: what contracts pay)
variants    misconceptions that take several forms in a case
catalogue   the named misconceptions (misconceptions.toml): sentence, hint, rank
diagnosis   from a stated figure to its causes
"""

from convention_sim.counterfactuals.catalogue import Misconception, misconceptions
from convention_sim.counterfactuals.change import Change, Effect
from convention_sim.counterfactuals.diagnosis import Cause, Diagnosis, diagnose

__all__ = ["Cause", "Change", "Diagnosis", "Effect", "Misconception", "diagnose", "misconceptions"]
