"""A year of independent practice: what the contributions rest on, what the funds pay, what the hospital is owed."""

from typing import TYPE_CHECKING

from convention_sim import money
from convention_sim.practice import PracticeYear, year_of_practice
from convention_sim.practice.hospital import hospital_fee
from convention_sim.practice.rewards import optam_premium
from convention_sim.teaching.solutions.model import Drawn, Solution, Undrawable, euros, percent, plain, text, without
from convention_sim.views import words
from convention_sim.vocabulary import Label

if TYPE_CHECKING:
    from convention_sim.teaching.answers import Value

FUNDS_PAY = Label("C’est ce que paient les caisses, non le médecin.", "That is what the funds pay, not the physician.")
OTHER_SECTOR = Label("Le secteur n’est pas le bon : qui paie quoi ?", "That is the wrong sector: who pays what?")


def _year(drawn: Drawn, sector: str) -> PracticeYear:
    return year_of_practice(int(drawn.fields["year"]), sector, str(drawn.fields["receipts"]), charges=str(drawn.fields["charges"]))


def _both_sectors(drawn: Drawn) -> tuple[PracticeYear, PracticeYear, dict[str, Label]]:
    """The same year in sector 1 and in sector 2, and what the statement says of it."""
    first, second = _year(drawn, "1"), _year(drawn, "2")
    case = first.case
    return first, second, {"year": plain(str(case.year)), "receipts": euros(case.receipts), "charges": euros(case.charges)}


def base(drawn: Drawn) -> Solution:
    """What the contributions rest on since 2025."""
    first, _, told = _both_sectors(drawn)
    value, profit = first.amounts["social_base"], first.case.receipts - first.case.charges
    told["profit"] = euros(profit)
    wrong: list[tuple[Value, Label]] = [
        (profit, Label("Il manque l’abattement.", "The allowance is missing.")),
        (profit - value, Label("C’est l’abattement, non ce qui reste.", "That is the allowance, not what is left.")),
        (first.case.receipts, Label("Les charges se retirent d’abord.", "The costs come off first.")),
    ]
    line = text(
        Label("{profit}, moins l’abattement : {value}.", "{profit}, less the allowance: {value}."),
        profit=told["profit"],
        value=euros(value),
    )
    return Solution("euros", value, without(value, wrong), told, (line,))


def contribution(drawn: Drawn) -> Solution:
    """One contribution of a year in sector 1, when that of sector 2 is known."""
    first, second, told = _both_sectors(drawn)
    name = str(drawn.fields["contribution"])
    value, whole = first.amounts[name], second.amounts[name]
    told |= {"whole": euros(whole), "funds": euros(whole - value)}
    wrong: list[tuple[Value, Label]] = [(whole, OTHER_SECTOR), (whole - value, FUNDS_PAY)]
    line = text(SHARED, whole=told["whole"], funds=told["funds"], value=euros(value))
    return Solution("euros", value, without(value, wrong), told, (line,))


SHARED = Label("{whole} – {funds}, part des caisses = {value}.", "{whole} – {funds}, the share of the funds = {value}.")


def funds(drawn: Drawn) -> Solution:
    """All that the funds pay in sector 1, from what the same year costs in sector 2."""
    first, second, told = _both_sectors(drawn)
    value = first.amounts["funds_share"]
    parts = {name: second.amounts[name] - first.amounts[name] for name in ("maladie", "allocations_familiales", "retraite_base", "asv")}
    if sum(parts.values()) != value:  # each contribution is rounded to the euro, in each sector
        raise Undrawable
    told |= {name: euros(part) for name, part in parts.items()} | {"whole": euros(second.amounts["asv"])}
    third = first.amounts["asv"]
    wrong: list[tuple[Value, Label]] = [
        (value - parts["asv"] + second.amounts["asv"], Label("L’ASV n’est pas payée en entier.", "The ASV is not paid in full.")),
        (value - parts["asv"] + third, Label("Le tiers est la part du médecin.", "The third is the physician’s share.")),
        (value - parts["asv"], Label("Il manque l’ASV.", "The ASV is missing.")),
    ]
    template = plain("{maladie} + {allocations_familiales} + {retraite_base} + {asv} = {value}.")
    return Solution("euros", value, without(value, wrong), told, (text(template, value=euros(value), **told),))


def premium(drawn: Drawn) -> Solution:
    """The premium of OPTAM for the fees at the tariff, when the commitment is kept or missed a little."""
    year, rate, gap = int(drawn.fields["year"]), int(drawn.fields["rate"]), int(drawn.fields["gap"])
    at_tariff = int(drawn.fields["at_tariff"]) * 100
    value = optam_premium(year, at_tariff, charge_rate=rate, gap=gap)["prime_optam"]
    full = optam_premium(year, at_tariff, charge_rate=rate, gap=0)["prime_optam"]
    degree = Label("La prime baisse quand l’engagement est manqué.", "The premium goes down when the commitment is missed.")
    told = {"year": plain(str(year)), "at_tariff": euros(at_tariff), "full": euros(full), "rate": percent(rate), "gap": _points(gap)}
    lost = Label("C’est ce qu’il perd, non ce qu’il reçoit.", "That is what is lost, not what is received.")
    tenth = Label("Un dixième est perdu, pas toute la prime.", "A tenth is lost, not the whole premium.")
    wrong: list[tuple[Value, Label]] = [(full, degree), (full - value, lost), (0, tenth)]
    template = Label("{rate} de {at_tariff} : {full} ; il en reste {value}.", "{rate} of {at_tariff}: {full}; {value} of it is left.")
    return Solution("euros", value, without(value, wrong), told, (text(template, value=euros(value), **told),))


def fee(drawn: Drawn) -> Solution:
    """What a hospital is owed for a year of private consultations."""
    received, extra = str(drawn.fields["received"]), str(drawn.fields["extra"])
    university = bool(drawn.fields["university"])
    found, before, other = (
        hospital_fee(day, university=kind, consultations=(received, extra))
        for day, kind in (("2017-01-31", university), ("2008-05-18", university), ("2017-01-31", not university))
    )
    value, taken = found["redevance"], int(received) * 100
    parts = [money.share(part, found["taux_consultations"]) for part in (taken - int(extra) * 100, int(extra) * 100)]
    base = Label("Sur quoi porte la redevance depuis mai 2008 ?", "What does the fee bear on since May 2008?")
    kept = Label("C’est ce qui reste au praticien, non ce qu’il doit.", "That is what the physician keeps, not what is owed.")
    rate = Label("C’est le taux de l’autre sorte d’hôpital.", "That is the rate of the other kind of hospital.")
    told = {
        "received": euros(taken),
        "extra": euros(int(extra) * 100),
        "hospital": UNIVERSITY if university else OTHER_HOSPITAL,
        "rate": percent(found["taux_consultations"]),
    }
    wrong: list[tuple[Value, Label]] = [(before["redevance"], base), (other["redevance"], rate)]
    wrong += [*((part, base) for part in parts), (taken - value, kept)]
    line = text(Label("{rate} de {received} : {value}.", "{rate} of {received}: {value}."), value=euros(value), **told)
    return Solution("euros", value, without(value, wrong), told, (line,))


UNIVERSITY = Label("un hôpital universitaire", "a university hospital")
OTHER_HOSPITAL = Label("un hôpital qui n’est pas universitaire", "a hospital that is not a university one")


def _points(basis_points: int) -> Label:
    return Label(f"{words.percent(basis_points, 'fr')[:-2]} point", f"{words.percent(basis_points, 'en')[:-1]} points")
