"""Hypothesis strategies: visits that the law of their day allows.

A visit is drawn as a few plain values, then made to fit its day: much quicker than a strategy that depends on each value drawn.
"""

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from convention_sim.case import Case, Contract
from convention_sim.facts import law_on
from convention_sim.facts.loading import EURO_DAY
from convention_sim.vocabulary import DIRECT_ACCESS, DIRECT_ACCESS_16_25, OPTIONS, REGIONS, SPECIALTIES, STATUSES

FIRST, LAST = date(2003, 2, 1), date(2027, 12, 31)
PUBLIC_COVERS = frozenset({"css", "cmu-c", "acs", "ame"})
PATHWAYS = ("medecin-traitant", "adresse", "urgence", "hors-residence", "hors-parcours", "acces-direct")
NO_STATUS: frozenset[str] = frozenset()
SITUATIONS = (NO_STATUS, *(frozenset({one, other}) for one in STATUSES for other in STATUSES), NO_STATUS)

days = st.dates(FIRST, LAST)
franc_days = st.dates(date(1989, 1, 1), date(2001, 12, 31))
any_fee = st.integers(0, 15_000)
fees = st.one_of(st.none(), any_fee, st.sampled_from([2300, 2500, 2650, 3000, 3150, 5000, 6999, 7000]))
percents = st.integers(0, 500)
percent_contracts = st.builds(Contract, percents, percents, real_cost=st.just(value=False), responsible=st.booleans())
contracts = percent_contracts | st.sampled_from([Contract(real_cost=True, responsible=responsible) for responsible in (True, False)])


class Draw(NamedTuple):
    """The plain values of a visit, before they are made to fit."""

    day: date
    specialty: str
    sector: str
    option: str | None
    fee: int | None
    pathway: str
    demand: bool
    age: int | None
    statuses: frozenset[str]
    region: str
    contract: Contract | None


def fitted(draw: Draw) -> Case:
    """The visit that the law of its day allows: what does not exist yet is left out."""
    law = law_on(draw.day)
    age = draw.age if draw.specialty != "pediatre" else (draw.age or 0) % 18
    sector = "2" if draw.sector == "3" and draw.day < EURO_DAY else draw.sector
    optional = draw.option is not None and sector != "3" and law.has(f"option_{draw.option}")
    direct = draw.specialty in DIRECT_ACCESS and (draw.specialty not in DIRECT_ACCESS_16_25 or (age is not None and 16 <= age <= 25))
    statuses = {status for status in draw.statuses if law.has(f"statut_{status}")}
    return Case(
        date=draw.day,
        specialty=draw.specialty,
        sector=sector,
        option=draw.option if optional else None,
        fee=5000 if sector == "3" and draw.fee is None else draw.fee,
        pathway="adresse" if draw.pathway == "acces-direct" and not direct else draw.pathway,
        particular_demand=draw.demand,
        age=age,
        age_on_january_1=age,
        statuses=frozenset(statuses - set(sorted(statuses & PUBLIC_COVERS)[1:])),
        region=draw.region,
        contract=draw.contract,
    )


def visits(on: st.SearchStrategy[date] = days, contract: st.SearchStrategy[Contract | None] | None = None) -> st.SearchStrategy[Case]:
    """A visit that contradicts neither itself nor the law of its day; a fact that it needs may still be unknown."""
    return st.builds(
        Draw,
        day=on,
        specialty=st.sampled_from(sorted(SPECIALTIES)),
        sector=st.sampled_from(["1", "2", "1-dp", "3"]),
        option=st.sampled_from([None, None, *OPTIONS]),
        fee=fees,
        pathway=st.sampled_from(PATHWAYS),
        demand=st.sampled_from([False] * 9 + [True]),
        age=st.one_of(st.none(), st.integers(0, 25), st.integers(26, 100)),
        statuses=st.sampled_from(SITUATIONS),
        region=st.sampled_from(["metropole"] * 4 + ["alsace-moselle"] * 2 + sorted(REGIONS)),
        contract=contract if contract is not None else st.none() | contracts,
    ).map(fitted)
