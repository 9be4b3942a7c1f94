"""Tables of visits: the rules of one visit over millions of them, and what a reform would change.

requests    the columns, and the request that a row makes
visits      a table read once: situations, distinct visits, which row is which
frames      NumPy, Arrow, pandas and Polars tables in and out (needs the extra `population`)
straight    the rules as one loop
kernels     counting and adding up rows
streaming   Parquet files larger than memory (the same extra)
compiled    these loops, compiled by numba (the same extra)
settling    from visits to their amounts
settled     the amounts, column by column or summed
catalogue   reforms: what would have stood in the place of the law (reforms.toml, replaced_rules)
synthetic   a population of visits drawn at random, made to reach published figures (synthetic.toml)
comparing   before and after a reform: each payer, winners and losers, what is left to pay

The rules are those of `convention_sim.rules`; there is no second version of any.
"""

from importlib.util import find_spec
from typing import Any

from convention_sim.population.catalogue import Reform, reform, reforms
from convention_sim.population.comparing import Comparison, compare
from convention_sim.population.settled import Group, Settled, summed
from convention_sim.population.settling import settle_visits
from convention_sim.population.straight import MISSING
from convention_sim.population.synthetic import parameters, reached, synthetic
from convention_sim.population.visits import Fault, Situation, Visits, read_rows

__all__ = [
    "MISSING",
    "Comparison",
    "Fault",
    "Group",
    "Reform",
    "Settled",
    "Situation",
    "Visits",
    "compare",
    "parameters",
    "reached",
    "read",
    "read_rows",
    "reform",
    "reforms",
    "settle",
    "settle_visits",
    "summed",
    "synthetic",
]


def read(table: Any, keep: tuple[str, ...] = ()) -> Visits:
    """The visits of a table: a frame of pandas, Polars or Arrow, or a mapping of columns (NumPy arrays, lists).

    Columns are those of a request, flattened: date, specialty and sector; option, act, fee (euros) or fee_cents, pathway,
    particular_demand, age or birth_date, statuses (words apart), region, percent and the other fields of a contract; retenu_annee and
    retenu_jour (cents). `keep` names further columns to group by. Without the extra `population`, a mapping of lists only.

    >>> read({"date": ["2025-03-01"] * 3, "specialty": ["generaliste"] * 3, "sector": ["1", "1", "2"], "fee": [None, None, "60"]})
    Visits(3 rows, 2 distinct, 2 situations)
    """
    if find_spec("pyarrow") is None:
        return read_rows(table, keep)
    from convention_sim.population import frames  # noqa: PLC0415 - optional

    return frames.read(table, keep)


def settle(table: Any) -> Any:
    """The amounts of every row of a table, in cents, in a table of the same library; read `settle_visits(…).faults` for refused rows.

    >>> table = {"date": ["2025-03-01"] * 2, "specialty": ["generaliste"] * 2, "sector": ["1", "2"], "fee": [None, "60"]}
    >>> [int(cents) for cents in settle(table)["reste_apres_amo"]]
    [1100, 4590]
    """
    settled = settle_visits(read(table))
    if find_spec("pyarrow") is None:
        return settled.columns()
    from convention_sim.population import frames  # noqa: PLC0415 - the same

    return frames.write(settled, table)
