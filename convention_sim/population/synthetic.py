"""A population of visits drawn at random, made to reach published figures; what no source gives is an assumption that can be changed.

The draw is that of the standard library, whose sequence is the same everywhere for a seed. Floats choose prices here; no amount of a
décompte is ever worked out with one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from math import floor
from random import Random
from typing import Any, Literal, NamedTuple, cast

from convention_sim.errors import BrokenFacts, InvalidRequest
from convention_sim.history import Statistic, statistics
from convention_sim.population.settled import Settled
from convention_sim.resources import read_toml
from convention_sim.settlement import settle
from convention_sim.visits import visit
from convention_sim.vocabulary import Label

DAY = date(2025, 3, 1)
SEED = 2025
DIVIDING = ("css", "au_tarif")  # what is published of all visits is worked out for the others: some must be left
WEIGHTS = ("visites.", "contrat.")  # shared out in proportion
type Columns = dict[str, list[Any]]
type Kind = Literal["target", "mean", "check", "scale", "assumption"]
type Extra = Literal["rate", "mean"]
"""Which published figure sets the extra fees: their share of the bases, or their mean in a consultation where one is known."""

KINDS: Mapping[Kind, str] = {"target": "targets", "mean": "means", "check": "checks", "scale": "scale", "assumption": "assumptions"}
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure of the population: published (`statistic` is where, and `kind` what it is for) or assumed."""

    key: str
    kind: Kind
    value: Decimal
    name: Label
    statistic: Statistic | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """A published figure beside what the draw gives, in the unit of the figure, and whether the draw aims at it."""

    parameter: Parameter
    obtained: Decimal | None
    aimed: bool


@cache
def parameters() -> Mapping[str, Parameter]:
    """Every figure by its key: targets, means, checks, visits in a year, assumptions.

    >>> parameters()["secteur_2.specialiste"].value, parameters()["ald"].kind
    (Decimal('56'), 'assumption')
    """
    tables = read_toml("convention_sim.population", "synthetic.toml")
    return {key: _parameter(key, kind, row) for kind, table in KINDS.items() for key, row in tables[table].items()}


def _parameter(key: str, kind: Kind, row: Mapping[str, Any]) -> Parameter:
    name = Label(row["fr"], row["en"])
    if kind == "assumption":
        return Parameter(key, kind, Decimal(row["value"]), name)
    rows = statistics(row["metric"], row["scope"])
    found = [each for each in rows if str(each.date) == row["date"] and each.variant == row.get("variant", "")]
    if len(found) != 1 or any(term not in found[0].note.fr for term in row.get("terms", ())):
        raise BrokenFacts(f"synthetic: {key}: {len(found)} figures, or a figure that its note does not hold")
    return Parameter(key, kind, Decimal(row["value"]) if "value" in row else found[0].value, name, found[0])


def synthetic(
    count: int, *, seed: int = SEED, day: date = DAY, changes: Mapping[str, int | str | Decimal] | None = None, extra: Extra = "rate"
) -> Columns:
    """The columns of a table of so many visits of one day; the same ones for the same arguments.

    `changes` gives other values, in percent, to targets and assumptions; those of visits by specialty and of contracts are weights, which
    count by their proportion. `extra` says which definition sets the extra fees; the other one then serves as a check. Figures are those
    of synthetic.toml whatever the day. InvalidRequest for a name that is neither, for a value out of bounds, for weights that are all 0.

    >>> table = synthetic(1000, changes={"css": 0})
    >>> len(table["fee_cents"]), sorted(set(table["statuses"]))
    (1000, ['', 'ald'])
    """
    if extra not in ("rate", "mean"):
        raise InvalidRequest("unknown-word", "extra", extra, ["rate", "mean"], f"Mot inconnu : {extra}.", f"Unknown word: {extra}.")
    drawn = _Draw(Random(seed), day, _shares(changes or {}), extra)  # noqa: S311 - a repeatable draw, not a secret
    rows = [drawn.row() for _ in range(count)]
    names = ("date", "specialty", "sector", "option", "fee_cents", "pathway", "age", "statuses", "percent")
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


def _shares(changes: Mapping[str, int | str | Decimal]) -> dict[str, float]:
    """Every target and assumption between 0 and 1."""
    known = {key: each.value for key, each in parameters().items() if each.kind in ("target", "assumption")}
    for key in changes:
        if key not in known:
            fr, en = f"Aucun paramètre ne s’appelle « {key} ».", f"No parameter is called “{key}”."
            raise InvalidRequest("unknown-parameter", "changes", key, sorted(known), fr, en)
    shares = {key: _share(key, changes[key]) if key in changes else float(value / 100) for key, value in known.items()}
    for prefix in WEIGHTS:
        if not any(_weights(shares, prefix)[1]):
            names = [key for key in known if key.startswith(prefix)]
            fr, en = f"Un au moins des poids « {prefix}… » dépasse 0.", f"One at least of the weights “{prefix}…” is above 0."
            raise InvalidRequest("no-weight", "changes", prefix, names, fr, en)
    return shares


def _share(key: str, given: int | str | Decimal) -> float:
    """A percentage that is given, as a share; extra fees alone may be worth more than what they are counted on."""
    highest = 1000 if key.startswith("taux_") else 99 if key in DIVIDING else 100
    try:
        value = Decimal(given)
        good = 0 <= value <= highest
    except (InvalidOperation, TypeError, ValueError):
        good = False
    if not good:
        fr = f"« {key} » se donne en pourcentage, de 0 à {highest}."
        en = f"“{key}” is a percentage, from 0 to {highest}."
        raise InvalidRequest("out-of-bounds", key, str(given), ["0", str(highest)], fr, en)
    return float(value / 100)


class _Draw:
    """One visit after another."""

    def __init__(self, random: Random, day: date, shares: Mapping[str, float], extra: Extra) -> None:
        self.random, self.day, self.shares, self.extra = random, day.isoformat(), shares, extra
        self.specialties, self.contracts = (_weights(shares, prefix) for prefix in WEIGHTS)
        options = (None, "optam") if shares["optam"] else (None,)  # there is a tariff with OPTAM since 2017 only
        self.prices = {(name, option): self._extra(name, option) for name in self.specialties[0] for option in options}

    def row(self) -> tuple[object, ...]:
        """A visit: date, specialty, sector, option, fee, pathway, age, statuses, percentage of the contract."""
        specialty = self._one_of(self.specialties)
        general = specialty == "generaliste"
        sector = "2" if self._with(f"secteur_2.{specialty}") else "1"
        option = "optam" if sector == "2" and self._with("optam") else None
        child = general and self._with("enfants")
        css = self._with("css")
        ald = not child and self._with("ald")
        outside = not general and not child and self._with("hors_parcours")
        # Drawn for everyone, so that other shares without cover leave the same visits.
        without, level = self._without_contract(), self._one_of(self.contracts)
        statuses = " ".join(word for word, due in (("ald", ald), ("css", css)) if due)
        fee = None if sector == "1" or css else self._fee(specialty, option)
        pathway = "hors-parcours" if outside else "medecin-traitant" if general else "adresse"
        return (self.day, specialty, sector, option, fee, pathway, 10 if child else 45, statuses, None if css or without else int(level))

    def _with(self, key: str) -> bool:
        return self.random.random() < self.shares[key]

    def _without_contract(self) -> bool:
        """As many visits with no cover as is published of all, among those that CSS does not cover."""
        return self.random.random() < self.shares["sans_complementaire"] / (1 - self.shares["css"])

    def _one_of(self, weighted: tuple[list[str], list[float]]) -> str:
        names, weights = weighted
        return self.random.choices(names, weights)[0]

    def _fee(self, specialty: str, option: str | None) -> int | None:
        """The tariff as often as is published, counting protected patients; else the tariff and some whole euros."""
        css = self.shares["css"]
        if self.random.random() < max(0.0, (self.shares["au_tarif"] - css) / (1 - css)):
            return None
        tariff, mean = self.prices[specialty, option]
        # One euro at least, then an exponential draw, rounded to a euro below or above so that its mean is kept.
        return tariff + 100 + 100 * floor(self.random.expovariate(1 / max(mean - 1, 0.01)) + self.random.random())

    def _extra(self, specialty: str, option: str | None) -> tuple[int, float]:
        """The tariff, and the mean of the euros above it such that extra fees are the published share of the bases."""
        case = visit(self.day, specialty, "2", option=option, fee="500", age=45)
        found = settle(case)
        tariff, base, within = found["tarif_plein"], found["base"], max(self.shares["au_tarif"], self.shares["css"])
        mean_base = within * tariff + (1 - within) * base
        rate = self.shares["taux_optam"] if option else self._rate_of_others(tariff, mean_base)
        cents = rate * mean_base
        if (mean := parameters().get(f"moyen.{specialty}")) and self.extra == "mean" and not option:
            cents = self._left_to_others(float(100 * mean.value), specialty, tariff)
        return tariff, (cents / (1 - within) - (tariff - base)) / 100

    def _left_to_others(self, mean: float, specialty: str, tariff: int) -> float:
        """The mean extra fee without OPTAM that makes the published mean of all the specialty’s visits."""
        second, signed = self.shares[f"secteur_2.{specialty}"], self.shares["optam"]
        return (mean / second - signed * self.shares["taux_optam"] * tariff) / (1 - signed) if second and signed < 1 else 0.0

    def _rate_of_others(self, tariff: int, mean_base: float) -> float:
        """The rate without OPTAM that makes the published rate of all sector 2: with OPTAM, the base is the tariff."""
        signed, whole = self.shares["optam"] * tariff, (1 - self.shares["optam"]) * mean_base
        rate = self.shares["taux_secteur_2"] * (signed + whole) - self.shares["taux_optam"] * signed
        return rate / whole if whole else self.shares["taux_secteur_2"]


def _weights(shares: Mapping[str, float], prefix: str) -> tuple[list[str], list[float]]:
    found = {key.removeprefix(prefix): share for key, share in shares.items() if key.startswith(prefix)}
    return list(found), list(found.values())


class _Seen(NamedTuple):
    """Visits that are the same: how many, who is seen, and their amounts in cents."""

    visits: int
    specialty: str
    sector: str
    option: str | None
    css: bool
    contract: bool
    amounts: Mapping[str, int]

    def refunded_extra(self) -> int:
        """What complementary cover pays of the extra fee: it pays the co-insurance and the out-of-pathway increase first."""
        found = self.amounts
        return max(0, found["amc"] - found["ticket_moderateur"] - found["majoration_hors_parcours"])


def reached(settled: Settled, extra: Extra = "rate", changes: Collection[str] = ()) -> list[Reached]:
    """What a table drawn with that `extra` gives for each published figure, in its unit; None where it has no such visit.

    A figure in the `changes` of the draw is no longer aimed at.
    """
    seen = [
        _Seen(
            visits,
            str(values["specialty"]),
            str(values["sector"]),
            cast("str | None", values["option"]),
            "css" in str(values["statuses"]).split(),
            values["percent"] is not None,
            amounts,
        )
        for values, visits, amounts in settled.distinct()
    ]
    published = [each for each in parameters().values() if each.kind in ("target", "mean", "check")]
    return [Reached(each, _obtained(each.key, seen), _aimed(each, extra) and each.key not in changes) for each in published]


def _aimed(parameter: Parameter, extra: Extra) -> bool:
    return parameter.kind == ("mean" if extra == "mean" else "target") or (parameter.kind == "target" and parameter.key != "taux_secteur_2")


def _obtained(key: str, seen: list[_Seen]) -> Decimal | None:
    subject, _, specialty = key.partition(".")
    mine = [each for each in seen if not specialty or each.specialty == specialty]
    second = [each for each in mine if each.sector == "2"]
    signed = [each for each in second if each.option == "optam"]
    measured: dict[str, tuple[int, int]] = {
        "secteur_2": (_visits(second), _visits(mine)),
        "optam": (_visits(signed), _visits(second)),
        "au_tarif": (_visits([each for each in second if each.amounts["depassement"] == 0]), _visits(second)),
        "css": (_visits([each for each in mine if each.css]), _visits(mine)),
        "sans_complementaire": (_visits([each for each in mine if not each.css | each.contract]), _visits(mine)),
        "taux_secteur_2": (_sum(second, "depassement"), _sum(second, "base")),
        "taux_optam": (_sum(signed, "depassement"), _sum(signed, "base")),
        # In euros: the ratio is then taken in hundredths.
        "moyen": (_sum(mine, "depassement"), 10_000 * _visits(mine)),
        "annuel": _in_a_year([each for each in seen if each.specialty == "generaliste"]),
        "complementaires": (sum(each.visits * each.refunded_extra() for each in mine), _sum(mine, "depassement")),
    }
    part, whole = measured[subject]
    return round(Decimal(100 * part) / whole, 1) if whole else None


def _in_a_year(seen: list[_Seen]) -> tuple[int, int]:
    """Extra fees in billions of euros, for as many visits as are published of a year."""
    millions = int(parameters()["visites_annuelles"].value)
    return millions * MILLION * _sum(seen, "depassement"), 10_000 * 1_000 * MILLION * _visits(seen)


def _visits(seen: list[_Seen]) -> int:
    return sum(each.visits for each in seen)


def _sum(seen: list[_Seen], name: str) -> int:
    return sum(each.visits * each.amounts[name] for each in seen)
