"""Rows of tables of visits, drawn at random, and what `settle` answers to each of them."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from convention_sim import settle
from convention_sim.case import Case, Contract
from convention_sim.counterfactuals import Change
from convention_sim.errors import ConventionError
from convention_sim.money import plain
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.vocabulary import ACTS, OPTIONS, PATHWAYS, REGIONS, SPECIALTIES

from .strategies import FIRST, LAST, SITUATIONS, Draw, fitted

type Row = dict[str, object]


class Answer(NamedTuple):
    """The amounts of a row in cents, or the code of its refusal."""

    amounts: tuple[int, ...] | None
    refusal: str | None


def drawn(random: Random) -> Case:
    """A visit that the law of its day allows; a fact that it needs may still be unknown, and its act closed to the specialty."""
    fee = random.choice((None, random.randrange(15_001), random.choice((2300, 2500, 2650, 3000, 3150, 5000, 6999, 7000))))
    percents = (random.randrange(501), random.randrange(501))
    contracts = (None, Contract(*percents, responsible=random.random() < 0.7), Contract(real_cost=True, responsible=random.random() < 0.5))
    draw = Draw(
        day=FIRST + timedelta(days=random.randrange((LAST - FIRST).days)),
        specialty=random.choice(sorted(SPECIALTIES)),
        sector=random.choice(("1", "2", "1-dp", "3")),
        option=random.choice((None, None, *OPTIONS)),
        fee=fee,
        pathway=random.choice(sorted(PATHWAYS)),
        demand=random.random() < 0.1,
        age=random.choice((None, random.randrange(26), random.randrange(26, 101))),
        statuses=random.choice(SITUATIONS),
        region=random.choice((*["metropole"] * 8, *REGIONS)),
        contract=random.choice(contracts),
    )
    case = fitted(draw)._replace(act=random.choice((*["consultation"] * 6, *ACTS)))
    unsaid = case.act == "examen-enfant" and case.age is None  # the examination is an infant's
    return case._replace(age=0, age_on_january_1=0) if unsaid else case


def row_of(case: Case) -> Row:
    """The row of a table that says a visit."""
    found: Row = {name: getattr(case, name) for name in ("specialty", "sector", "option", "act", "pathway", "particular_demand")}
    contract = case.contract or Contract()
    found |= {"date": case.date.isoformat(), "fee": None if case.fee is None else plain(case.fee), "age": case.age, "region": case.region}
    found |= {"percent_optam": contract.percent_optam, "percent_sans_optam": contract.percent_sans_optam}
    found |= {"real_cost": contract.real_cost or None, "responsible": contract.responsible}
    return found | {"statuses": " ".join(sorted(case.statuses)) or None}


def columns(rows: Sequence[Row]) -> dict[str, list[object]]:
    """Rows as the columns of a table."""
    return {name: [row[name] for row in rows] for name in rows[0]}


def answer_to(case: Case, change: Change | None = None) -> Answer:
    """What the settlement of one visit answers, under a change if one is given."""
    try:
        amounts = (settle(case) if change is None else change.settle(case)).amounts
    except ConventionError as error:
        return Answer(None, error.code)
    return Answer(tuple(amounts[name] for name in AMOUNTS), None)


def visits_of(count: int, seed: int) -> list[Case]:
    """So many visits, the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    return [drawn(random) for _ in range(count)]


A_VISIT: Row = {"date": "2025-03-01", "specialty": "generaliste", "sector": "2", "fee": "60.00"}
DAYS = tuple(date(2025, 3, day).isoformat() for day in range(1, 29))
