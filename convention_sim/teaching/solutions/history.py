"""Dates, francs, published rates and years of care."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from convention_sim import money
from convention_sim.history import event, statistics, visit_steps
from convention_sim.history.statistics import labels
from convention_sim.settlement import settle, year_of_care
from convention_sim.teaching.solutions.model import Drawn, Solution, euros, plain, text, without
from convention_sim.views import words
from convention_sim.visits import visit
from convention_sim.vocabulary import Label

if TYPE_CHECKING:
    from convention_sim.teaching.answers import Value


def days(drawn: Drawn) -> Solution:
    """How many days pass between two moments of a text's life."""
    found = event(str(drawn.fields["event"]))
    moments = {name: getattr(found, name).first for name in ("signed", "approved", "published", "in_force")}
    value = (moments["in_force"] - moments["signed"]).days
    late = Label("Ce jour n’est pas celui de la signature.", "That day is not that of the signing.")
    early = Label("Ce jour n’est pas celui de l’entrée en vigueur.", "That day is not that of the entry into force.")
    one = Label("Ne comptez pas le jour de la signature lui-même.", "Do not count the day of the signing itself.")
    wrong: list[tuple[Value, Label]] = [
        *(((moments["in_force"] - moments[name]).days, late) for name in ("approved", "published")),
        *(((moments[name] - moments["signed"]).days, early) for name in ("approved", "published")),
        (value + 1, one),
    ]
    template = Label("Du {signed} au {in_force}.", "From {signed} to {in_force}.")
    told = {"title": found.title, "dates": text(DATES, **_days(moments))}
    return Solution("days", value, without(value, wrong), told, (text(template, **_days(moments)),))


DATES = Label(
    "Signature : {signed} ; approbation : {approved} ; Journal officiel : {published} ; entrée en vigueur : {in_force}.",
    "Signing: {signed}; approval: {approved}; Journal officiel: {published}; entry into force: {in_force}.",
)


def _days(moments: Mapping[str, date]) -> dict[str, Label]:
    return {name: Label(words.day(day, "fr"), words.day(day, "en")) for name, day in moments.items()}


def francs(drawn: Drawn) -> Solution:
    """A tariff in francs, in euros."""
    step = drawn.draw.one([step for step in visit_steps("generaliste") if step.unit == "FRF" and step.status == "known"])
    assert step.value is not None
    value = money.to_euros(step.value)
    told = Label(words.euros(step.value, "fr", "F"), words.euros(step.value, "en", "F"))
    wrong: list[tuple[Value, Label]] = [(step.value, NOT_CONVERTED), (money.to_francs(step.value), MULTIPLIED)]
    line = text(Label("{francs} / 6,55957 = {euros}.", "{francs} / 6.55957 = {euros}."), francs=told, euros=euros(value))
    return Solution("euros", value, without(value, wrong), {"francs": told, **_days({"day": step.start})}, (line,))


NOT_CONVERTED = Label("Ce sont des francs : il reste à les convertir.", "These are francs: they are still to be converted.")
MULTIPLIED = Label(
    "Un euro vaut plus d’un franc : divisez au lieu de multiplier.",
    "A euro is worth more than a franc: divide instead of multiplying.",
)
# Below this rate the two definitions give nearly the same number.
TELLING = 15
SHARE = Label("part = taux / (1 + taux) : {rate} deviennent {share}.", "share = rate / (1 + rate): {rate} becomes {share}.")
RATE = Label("taux = part / (1 – part) : {share} deviennent {rate}.", "rate = share / (1 – share): {share} becomes {rate}.")
FRACTION = Label(
    "Votre réponse est une part de 1 : multipliez-la par cent pour la dire en pour cent.",
    "Your answer is a part of 1: multiply it by a hundred to put it in per cent.",
)
SAME = Label(
    "Les deux définitions ne donnent pas le même nombre : le diviseur change.",
    "The two definitions do not give the same number: the divisor changes.",
)
OTHER_WAY = Label("C’est la conversion dans l’autre sens.", "That is the conversion the other way round.")


def _tenths(value: Fraction) -> int:
    return money.rounded(value.numerator * 10, value.denominator)


def _percent(tenths: int) -> Label:
    return Label(words.percent(tenths * 10, "fr"), words.percent(tenths * 10, "en"))


def converted(drawn: Drawn) -> Solution:
    """A published rate of extra fees, from the definition of the Cnam to that of the DREES or back."""
    to_share = drawn.asks == "drees"
    metric = "taux_depassement_cnam" if to_share else "taux_depassement_drees"
    rows = [row for row in statistics(metric) if not row.variant and row.scope != "secteur-2-non-precise" and row.value >= TELLING]
    row = drawn.draw.one(rows)
    rate = Fraction(row.value)
    share, back = 100 * rate / (100 + rate), 100 * rate / (100 - rate)
    value, other = (_tenths(share), _tenths(back)) if to_share else (_tenths(back), _tenths(share))
    given, found = _percent(_tenths(rate)), _percent(value)
    line = text(SHARE, rate=given, share=found) if to_share else text(RATE, share=given, rate=found)
    wrong = without(value, [(_tenths(rate), SAME), (other, OTHER_WAY), (money.rounded(value, 100), FRACTION)])
    return Solution("tenths", value, wrong, {"rate": given, "who": labels("scopes")[row.scope], "year": plain(str(row.year))}, (line,))


CAPPED = Label("Il y a un plafond par année civile.", "There is a ceiling for each calendar year.")
CHANGED = Label(
    "Le montant a changé en cours d’année : comptez les visites d’avant.",
    "The amount changed during the year: count the earlier visits apart.",
)


def year(drawn: Drawn) -> Solution:
    """The flat-rate contributions of a year of visits, a week apart."""
    count, which = int(drawn.fields["count"]), int(drawn.fields["year"])
    first = date(which, 1, 5)
    cases = [visit(first + timedelta(weeks=week), "generaliste", statuses=[str(drawn.fields["status"])]) for week in range(count)]
    found = year_of_care(cases)
    value = found.amounts["participation_forfaitaire"]
    single = [settle(case)["participation_forfaitaire"] for case in cases]
    wrong: list[tuple[Value, Label]] = [(sum(single), CAPPED), (single[-1] * count, CHANGED), (single[0] * count, CHANGED)]
    told = {"count": plain(str(count)), "year": plain(str(which))}
    line = text(CUT if value < sum(single) else SUM, parts=_parts(single), sum=euros(sum(single)), kept=euros(value))
    return Solution("euros", value, without(value, wrong), told, (line,))


SUM = Label("{parts} = {sum}, sans passer le plafond de l’année.", "{parts} = {sum}, within the ceiling of the year.")
CUT = Label("{parts} = {sum} ; le plafond de l’année est de {kept}.", "{parts} = {sum}; the ceiling of the year is {kept}.")


def _parts(single: list[int]) -> Label:
    """How many visits at each amount."""
    counts = {amount: single.count(amount) for amount in dict.fromkeys(single)}
    return Label(
        *(" + ".join(f"{count} × {words.euros(amount, language)}" for amount, count in counts.items()) for language in words.LANGUAGES)
    )
