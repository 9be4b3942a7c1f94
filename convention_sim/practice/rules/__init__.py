"""The rules of a physician's year: plain functions named after the quantity that they compute.

    bases        the profit, the base of the contributions, the part of it that the funds help with
    health       the health contribution, its complement on extra fees, daily allowances, family allowances
    pensions     basic and complementary pensions, ASV, invalidity and death
    totals       CSG-CRDS, training, regional unions, the total, what the funds pay, the income

All take and give integers: cents, basis points (650 is 6.5 %), and 1 or 0 for yes or no. They are kept apart from the rules of a visit.
"""

from convention_sim.engine import Plan
from convention_sim.practice.rules import bases, health, pensions, totals
from convention_sim.practice.rules.arithmetic import RULES

__all__ = ["PLAN", "RULES", "bases", "health", "pensions", "totals"]

PLAN = Plan(RULES)
