"""One year on some terms: what patients and insurers pay by `settle`, what is owed and left by `reckon`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from convention_sim.money import BASIS_POINTS, plain, rounded, share
from convention_sim.practice.case import PracticeCase
from convention_sim.practice.comparison.activity import Activity, Terms, check
from convention_sim.practice.reckoning import reckon
from convention_sim.practice.rewards import optam_premium
from convention_sim.practice.year import PracticeYear
from convention_sim.settlement import Decompte, settle
from convention_sim.visits import visit

if TYPE_CHECKING:
    from convention_sim.views.comparison import Table


class Outcome(NamedTuple):
    """A year on some terms, in cents.

    `fees` are what patients are charged, `overruns` what of it is above the base; `patients`, `complementary` and `statutory` who pays
    it in the end. `premium` and `flat_payments` are what the funds add. `year` is the physician's year.
    """

    terms: Terms
    fees: int
    overruns: int
    premium: int
    flat_payments: int
    patients: int
    complementary: int
    statutory: int
    year: PracticeYear

    @property
    def receipts(self) -> int:
        """Everything received."""
        return self.year.case.receipts

    @property
    def contributions(self) -> int:
        """What the physician owes."""
        return self.year["total"]

    @property
    def funds_share(self) -> int:
        """What the funds pay of the contributions."""
        return self.year["funds_share"]

    @property
    def income(self) -> int:
        """What is left, before income tax."""
        return self.year["income"]


@lru_cache(maxsize=8192)
def _settled(act: Activity, sector: str, option: str | None, fee: int | None) -> Decompte:
    """One act in a sector, in the middle of a year, at a fee in cents or at the tariff."""
    cover = None if act.contract is None else {"percent": act.contract}
    price = None if fee is None else plain(fee)
    day = f"{act.year}-06-01"
    return settle(visit(day, act.specialty, sector, option=option, fee=price, contract=cover, pathway=act.pathway, age=act.age))


def settled(activity: Activity, sector: str, option: str | None, fee: int | None) -> Decompte:
    """One act of that activity in a sector, at a fee in cents or at the tariff."""
    return _settled(activity._replace(acts=0, charges=0, flat_payments=0), sector, option, fee)


def tariff(activity: Activity) -> int:
    """The price of the act in sector 1, in cents.

    >>> tariff(Activity(2026, "specialiste", acts=4000, charges=0))
    3150
    """
    return settled(activity, "1", None, None)["honoraires"]


def outcome(activity: Activity, terms: Terms) -> Outcome:
    """The year of that work on those terms.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> found = outcome(work, Terms("1"))
    >>> found.fees, found.contributions, found.income
    (12600000, 1914096, 5685904)
    """
    check(activity, terms)
    price, plainly = tariff(activity), rounded(activity.acts * terms.at_tariff, BASIS_POINTS)
    exceeding = price + share(price, terms.extra)
    acts = [
        (plainly, settled(activity, terms.sector, terms.option, price if terms.sector == "3" else None)),
        (activity.acts - plainly, settled(activity, terms.sector, terms.option, exceeding if terms.extra or terms.sector == "3" else None)),
    ]
    at_tariff = sum(count * act["honoraires"] for count, act in acts if not act["depassement"])
    premium = optam_premium(activity.year, at_tariff, terms.charge_rate or 0, terms.gap)["prime_optam"] if terms.option == "optam" else 0
    flat = activity.flat_payments if terms.sector == "1" or terms.option else 0
    total = {name: sum(count * act[name] for count, act in acts) for name in ("honoraires", "depassement", "amo", "amc", "reste_a_charge")}
    return Outcome(
        terms,
        total["honoraires"],
        total["depassement"] if terms.sector != "3" else 0,
        premium,
        flat,
        total["reste_a_charge"],
        total["amc"],
        total["amo"],
        _year(activity, terms, total["honoraires"] + premium + flat, total["depassement"]),
    )


def _year(activity: Activity, terms: Terms, receipts: int, overruns: int) -> PracticeYear:
    """The physician's year; what the funds pay besides fees is income under the convention, like the fees."""
    under = 0 if terms.sector == "3" else receipts
    extra = 0 if terms.sector == "3" else overruns
    return reckon(PracticeCase(activity.year, terms.sector, terms.option, receipts, activity.charges, under, extra))


class Comparison:
    """The same work on several terms, side by side."""

    def __init__(self, activity: Activity, outcomes: Sequence[Outcome]) -> None:
        self.activity, self.outcomes = activity, tuple(outcomes)

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)

    def only(self, *columns: str) -> "Table":
        """Other amounts of the same comparison, by their names, such as `funds_share`, `premium` or `complementary`."""
        from convention_sim.views.sectors_compared import table  # noqa: PLC0415 - views come after results; loaded when asked for

        return table(self, columns)

    def __repr__(self) -> str:
        from convention_sim.views.sectors_compared import table  # noqa: PLC0415 - the same

        return repr(table(self))

    def _repr_html_(self) -> str:
        from convention_sim.views.sectors_compared import table  # noqa: PLC0415 - the same

        return table(self)._repr_html_()


def compare(activity: Activity, *terms: Terms) -> Comparison:
    """The outcome of the same work on each of those terms.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> [each.patients for each in compare(work, Terms("1"), Terms("2", extra=5_000, at_tariff=4_000))]
    [800000, 6620000]
    """
    return Comparison(activity, [outcome(activity, each) for each in terms])
