"""What is compared: the work, the same in every sector, and the terms on which it is done."""

from typing import NamedTuple

from convention_sim.errors import InvalidRequest
from convention_sim.money import BASIS_POINTS, rounded, share


class Activity(NamedTuple):
    """A year's work: `acts` consultations of a specialty, `charges` of the practice in cents.

    `contract` is the patients' complementary cover, in percent of the base (None: no cover). `flat_payments` are what the funds pay to
    sector 1 and OPTAM besides fees (the regular doctor's payment), in cents. `pathway` is how the patients come (None: within the pathway)
    and `age` how old they are (None: adults); their yearly ceiling of flat-rate contributions is not reached.
    """

    year: int
    specialty: str
    acts: int
    charges: int
    contract: int | None = 100
    flat_payments: int = 0
    pathway: str | None = None
    age: int | None = None


class Terms(NamedTuple):
    """How one practises: a sector, an option, and its prices.

    `extra` is the extra fee of the acts that bear one, in basis points of the sector 1 tariff; `at_tariff` the share of acts without
    any. `charge_rate` is the rate by which the OPTAM premium is counted, and `gap` by how much its commitment is missed, in basis points.
    """

    sector: str
    option: str | None = None
    extra: int = 0
    at_tariff: int = BASIS_POINTS
    charge_rate: int | None = None
    gap: int = 0

    @property
    def mean(self) -> int:
        """The mean extra-billing rate as the CNAM counts it: extra fees over fees at the tariff, in basis points.

        >>> Terms("2", extra=8_000, at_tariff=4_000).mean
        4800
        """
        return share(self.extra, BASIS_POINTS - self.at_tariff)

    @classmethod
    def of_mean(cls, sector: str, mean: int, at_tariff: int, option: str | None = None, charge_rate: int | None = None) -> "Terms":
        """The terms whose mean extra-billing rate is given.

        >>> Terms.of_mean("2", 4_790, at_tariff=4_340).extra
        8463
        """
        exceeding = BASIS_POINTS - at_tariff
        if exceeding <= 0 < mean:
            raise InvalidRequest(
                "no-act-to-exceed",
                "at_tariff",
                at_tariff,
                ["0", "9999"],
                "Si tous les actes sont au tarif, le taux moyen de dépassement est nul.",
                "When every act is at the tariff, the mean extra-billing rate is nil.",
            )
        return cls(sector, option, rounded(mean * BASIS_POINTS, exceeding) if mean else 0, at_tariff, charge_rate)


def check(activity: Activity, terms: Terms) -> None:
    """Raise the first thing that does not make sense: shares above 100 %, sector 1 with extra fees, a premium whose rate is not given."""
    bounds = {"at_tariff": (terms.at_tariff, BASIS_POINTS), "charge_rate": (terms.charge_rate or 0, BASIS_POINTS)}
    for field, (value, highest) in bounds.items():
        if not 0 <= value <= highest:
            raise InvalidRequest(
                "out-of-bounds", field, value, ["0", str(highest)], f"{field} : de 0 à {highest}.", f"{field}: from 0 to {highest}."
            )
    if min(activity.acts, activity.charges, activity.flat_payments, terms.extra, terms.gap) < 0:
        raise InvalidRequest(
            "negative-quantity",
            "activity",
            (*activity, *terms),
            ["0"],
            "Ni les actes, ni les charges, ni les dépassements ne sont négatifs.",
            "Neither acts, charges nor extra fees are negative.",
        )
    if terms.sector == "1" and terms.option is None and terms.mean:
        raise InvalidRequest(
            "extra-fees-in-sector-1",
            "extra",
            terms.extra,
            ["0"],
            "Cette comparaison laisse le secteur 1 au tarif : ses dépassements sont des exceptions.",
            "This comparison keeps sector 1 at the tariff: its extra fees are exceptions.",
        )
    if terms.option == "optam" and terms.charge_rate is None:
        raise InvalidRequest(
            "charge-rate-needed",
            "charge_rate",
            None,
            ["700"],
            "La prime de l’OPTAM dépend du taux de charges de la spécialité, qu’aucune source lue ne donne : indiquez-le.",
            "The OPTAM premium depends on the charge rate of the specialty, which no source that we read gives: say it.",
        )
