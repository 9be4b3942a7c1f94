"""Visits drawn by Hypothesis, among those that are answered."""

from datetime import date
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from convention_sim import Decompte, settle, visit
from convention_sim.errors import ConventionError
from convention_sim.vocabulary import SPECIALTIES

_DAYS = (date(1997, 3, 1), date(2000, 7, 1), date(2008, 3, 1), date(2018, 6, 1), date(2025, 3, 1), date(2026, 3, 1))
_CONTRACTS: tuple[Any, ...] = (
    None, 80, 100, 150, 300, {"percent": 250, "responsible": False}, {"percent": 50, "responsible": False},
    {"real_cost": True}, {"real_cost": True, "responsible": False},
)  # fmt: skip


@st.composite
def answered(draw: st.DrawFn) -> Decompte:
    """A décompte, over dates from the franc to today, sectors, fees, pathways, situations and contracts."""
    try:
        return settle(
            visit(
                draw(st.sampled_from(_DAYS)),
                draw(st.sampled_from(("generaliste", "generaliste", "specialiste", "psychiatre", *SPECIALTIES))),
                draw(st.sampled_from(("1", "2", "2", "3"))),
                option=draw(st.sampled_from((None, None, "optam"))),
                fee=draw(st.none() | st.integers(0, 40_000).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")),
                pathway=draw(st.sampled_from((None, None, "hors-parcours", "urgence"))),
                age=draw(st.sampled_from((None, None, 10, 40))),
                statuses=draw(st.sampled_from(((), (), (), ("ald",), ("css",), ("cmu-c",), ("ame",), ("maternite",)))),
                region=draw(st.sampled_from(("metropole", "metropole", "alsace-moselle"))),
                contract=draw(st.sampled_from(_CONTRACTS)),
            )
        )
    except ConventionError:
        assume(False)
        raise
