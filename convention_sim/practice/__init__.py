"""The physician's side: what a year of self-employed practice leaves, by sector.

    >>> from convention_sim.practice import year_of_practice
    >>> year_of_practice(2026, "1", "100000").amounts["income"]
    7594800

Same house as a visit: dated facts (`facts/social_base.toml`, `contributions.toml`, `pensions.toml`), rules that the engine orders, a
result that explains every amount, the same JSON protocol (`practice(request)`, `python -m convention_sim practice`). Contributions are
rounded to the euro, as the law says; everything else is whole cents.
"""

from convention_sim.practice.case import PracticeCase
from convention_sim.practice.law import known_years
from convention_sim.practice.reckoning import reckon
from convention_sim.practice.serving import practice, practice_schema, year_of_practice
from convention_sim.practice.year import PracticeYear

__all__ = ["PracticeCase", "PracticeYear", "known_years", "practice", "practice_schema", "reckon", "year_of_practice"]
