"""The law's arithmetic, one function a quantity: open the module of the subject, the function has the name of the amount.

    base            what the fee is counted from, the lower base, the extra fee (depassement)
    statutory       the rate, the pathway, AMO, the co-insurance (ticket_moderateur)
    participation   the flat-rate contribution and its ceilings
    complementary   what a contract or the public complementary cover pays (AMC), what is left
    lawful          the highest lawful fee, the authorised extra fee (DA), the duty to inform

All take and give integers: cents, basis points (7000 is 70 %), ages in years, and 1 or 0 for yes or no.
"""

from convention_sim.engine import REGISTRY, Plan
from convention_sim.rules import base, complementary, lawful, participation, statutory

__all__ = ["PLAN", "REGISTRY", "base", "complementary", "lawful", "participation", "statutory"]

PLAN = Plan(REGISTRY)
