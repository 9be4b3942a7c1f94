"""One visit: who is seen, by whom, for what, on which day, at what price, with which contract."""

from datetime import date
from typing import Any, NamedTuple


class Contract(NamedTuple):
    """A complementary contract.

    `percent_optam` and `percent_sans_optam` are percentages of the base, statutory share included, for physicians with and without a
    tariff option (a single level is written twice); both are None when `real_cost` (the contract pays up to the fee).
    """

    percent_optam: int | None = None
    percent_sans_optam: int | None = None
    real_cost: bool = False
    responsible: bool = True


class Case(NamedTuple):
    """A validated visit; build it with `visit` or read it from a request, both of which check it.

    `fee` is in cents, None for the tariff. `age` is the patient's age in years on the day and `age_on_january_1` the one that the
    participation looks at; None for an adult whose age does not matter.
    """

    date: date
    specialty: str
    sector: str
    option: str | None = None
    act: str = "consultation"
    fee: int | None = None
    pathway: str = "medecin-traitant"
    particular_demand: bool = False
    age: int | None = None
    age_on_january_1: int | None = None
    statuses: frozenset[str] = frozenset()
    region: str = "metropole"
    contract: Contract | None = None

    def but(self, **changes: Any) -> "Case":
        """The same visit with some fields changed, unchecked: for comparing cases that are already sound."""
        return self._replace(**changes)
