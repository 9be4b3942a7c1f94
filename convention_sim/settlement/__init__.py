"""The result of a visit: every amount with its reason, the facts behind it, what did not apply and why, and what was unlawful.

settle      from a case to a Decompte
consistency what a case may not say on its date
decompte    the result and what can be asked of it
traits      what an explanation may depend on: no amount
reasons     why each step applies, or does not
explaining  the steps with their reasons and facts, once for all visits of the same traits
year        a list of visits: the daily and yearly ceilings of the flat-rate contribution
"""

from convention_sim.settlement.decompte import Decompte, Step
from convention_sim.settlement.settling import settle
from convention_sim.settlement.year import Year, year_of_care

__all__ = ["Decompte", "Step", "Year", "settle", "year_of_care"]
