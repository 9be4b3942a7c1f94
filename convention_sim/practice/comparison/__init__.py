"""The same work in each sector: what it brings in, what is owed, what the funds pay, what is left, and what the patients pay.

    activity     what is compared: the acts, the charges, the patients' contract, and the terms on which one practises
    outcome      one year on some terms: the patient's side by `settle`, the physician's by `reckon`
    break_even   the extra fee, or the share of acts at the tariff, from which one choice leaves more than another

Nothing is assumed but what is said: each number is a parameter, and the charge rate of the OPTAM premium must be given.
"""

from convention_sim.practice.comparison.activity import Activity, Terms
from convention_sim.practice.comparison.break_even import break_even_extra, break_even_share, span
from convention_sim.practice.comparison.outcome import Comparison, Outcome, compare, outcome

__all__ = ["Activity", "Comparison", "Outcome", "Terms", "break_even_extra", "break_even_share", "compare", "outcome", "span"]
