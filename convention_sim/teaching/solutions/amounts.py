"""What a visit answers by itself: an amount, a yes or a no, a difference, the level of a contract."""

from collections.abc import Iterable, Iterator, Mapping

from convention_sim import money
from convention_sim.case import Contract
from convention_sim.engine import REGISTRY
from convention_sim.nomenclature.billing import total
from convention_sim.rules.lawful import plafond_da
from convention_sim.settlement import Decompte, settle
from convention_sim.teaching import mistakes
from convention_sim.teaching.answers import Kind, Value
from convention_sim.teaching.solutions.model import Drawn, Solution, Undrawable, euros, misconceived, percent, text, without
from convention_sim.views import words
from convention_sim.vocabulary import Label

KINDS: Mapping[str, Kind] = {"euros": "euros", "flag": "yes-no", "rate": "percent"}


def quantity(drawn: Drawn) -> Solution:
    """A quantity of the décompte."""
    (result, *_), name = drawn.visits, drawn.asks
    value = int(result[name])
    if value < 0:
        raise Undrawable
    wrong = [*_own(name, result), *misconceived(drawn, name)]
    return Solution(KINDS[REGISTRY[name].unit], value, without(value, wrong), {})


TARIFF_ONLY = Label(
    "C’est le tarif. Hors du parcours, un spécialiste de secteur 1 peut aller un peu plus haut : c’est le dépassement autorisé.",
    "That is the tariff. Outside the pathway, a sector 1 specialist may go a little higher: it is the authorised extra fee.",
)
FROM_PLAIN = Label(
    "Le plafond se compte sur le tarif d’un patient adressé, coordination comprise.",
    "The ceiling is counted from the tariff of a patient who was sent, coordination included.",
)
NOT_ROUNDED = Label("Le plafond s’arrondit à l’euro le plus proche.", "The ceiling is rounded to the nearest euro.")
NO_DA = Label(
    "Le dépassement autorisé n’est pas ouvert ici : ni au généraliste, ni dans le parcours, ni avant 16 ans.",
    "The authorised extra fee is not open here: neither to the GP, nor within the pathway, nor under 16.",
)
WRITTEN = Label(
    "Il faut un dépassement, et un total qui atteint le seuil : le seuil compte, pas seulement ce qui le passe.",
    "It takes an extra fee, and a total that reaches the threshold: the threshold itself counts, not only what passes it.",
)
WITH_COORDINATION = Label(
    "La majoration de coordination suppose un patient adressé par son médecin traitant.",
    "The coordination supplement requires a patient sent by the regular doctor.",
)
NO_COORDINATION = Label(
    "Le patient est adressé : une majoration de coordination s’ajoute.", "The patient was sent: a coordination supplement is added."
)
RESERVED = Label(
    "Sans option, un acte avec dépassement perd les majorations réservées au tarif : la base est plus basse.",
    "Without option, an act with an extra fee loses the supplements reserved to the tariff: the base is lower.",
)
NOT_RESERVED = Label(
    "Les majorations réservées comptent ici : le médecin demande le tarif, ou il a une option.",
    "The reserved supplements count here: the physician charges the tariff, or has an option.",
)


def _own(name: str, result: Decompte) -> list[tuple[Value, Label]]:
    """The mistakes that belong to one quantity."""
    if name == "honoraires_maximum":
        return _ceilings(result)
    if name == "information_ecrite":
        return [(1 - int(result[name]), WRITTEN)]
    if name in ("base", "honoraires") and result["conventionne"]:
        return list(_bills(result))
    return []


def _ceilings(result: Decompte) -> list[tuple[Value, Label]]:
    tariff, rate = result["tarif_coordonne"], result["coefficient_da"]
    exact = money.share(tariff, rate)
    if not result["da_ouvert"]:
        return [(plafond_da(tariff, rate), NO_DA), (exact, NO_DA)] if rate else []
    plain = result["tarif_plein"]
    above, below = -(-exact // 100) * 100, exact // 100 * 100
    counted = [(plafond_da(plain, rate), FROM_PLAIN), (money.share(plain, rate), FROM_PLAIN)]
    return [(plain, TARIFF_ONLY), *counted, (exact, NOT_ROUNDED), (above, NOT_ROUNDED), (below, NOT_ROUNDED)]


def _bills(result: Decompte) -> Iterable[tuple[Value, Label]]:
    """The sums of other codes of the same act on the same day."""
    bill, billed = result.tariff, total(result.items)
    if bill.coordinated and total(bill.plain) == total(bill.full) == billed:
        yield bill.coordinated, WITH_COORDINATION
    if total(bill.plain) != total(bill.full):
        yield total(bill.plain), NO_COORDINATION if billed == total(bill.full) else RESERVED
    yield total(bill.full), RESERVED
    if total(bill.reduced) != total(bill.plain):
        yield total(bill.reduced), NOT_RESERVED


def lawful(drawn: Drawn) -> Solution:
    """Whether the fee is lawful; the reason is that of the décompte."""
    (result, *_) = drawn.visits
    found = next(iter(result.violations), None)
    if found:
        fr, en = (words.fill(getattr(found, language), result.figures, language) for language in words.LANGUAGES)
        return Solution("yes-no", 0, {1: Label(fr, en)}, {}, (Label(fr, en),))
    if result.maximum is None:
        why = Label("Si : seuls le tact et la mesure bornent ce prix.", "It is: tact and restraint alone bound this price.")
    else:
        template = Label("Si : il peut demander jusqu’à {maximum}.", "It is: up to {maximum} may be charged.")
        why = text(template, maximum=euros(result.maximum))
    return Solution("yes-no", 1, {0: why}, {})


def difference(drawn: Drawn) -> Solution:
    """How much more a quantity is in the second visit than in the first."""
    (first, second, *_), name = drawn.visits, drawn.quantity
    value = second[name] - first[name]
    if value <= 0:
        raise Undrawable
    whole = Label("C’est le montant d’une seule visite : on demande l’écart.", "That is the amount of one visit: the difference is asked.")
    wrong = [(second[name], whole), (first[name], whole), *_apart(first, second, name)]
    line = text(APART, after=euros(second[name]), before=euros(first[name]), value=euros(value))
    return Solution("euros", value, without(value, wrong), {}, (line,))


APART = Label("Écart : {after} – {before} = {value}.", "Difference: {after} – {before} = {value}.")


def _apart(first: Decompte, second: Decompte, name: str) -> Iterator[tuple[Value, Label]]:
    """The differences that each misconception gives, held in both visits."""
    wrong = [mistakes.figures(each.case, name) for each in (first, second)]
    for key in dict.fromkeys([*wrong[0], *wrong[1]]):
        before, after = (given.get(key, (right[name],))[0] for given, right in zip(wrong, (first, second), strict=True))
        if after >= before:
            yield after - before, mistakes.hint(key)


FULL_BASE, HIGHEST = 100, 400
ROUND_UP = Label(
    "À ce niveau, il manque encore quelques centimes : arrondissez au-dessus.", "At this level a few cents are still missing: round up."
)
WHOLE_PRICE = Label(
    "Le pourcentage comprend déjà la base : comptez le prix entier, pas le seul dépassement.",
    "The percentage already includes the base: count the whole price, not the extra fee alone.",
)
OF_BASE = Label(
    "Le pourcentage porte sur la base de l’acte, pas sur le tarif du secteur 1.",
    "The percentage is of the base of the act, not of the sector 1 tariff.",
)
WITH_AMO = Label("Le pourcentage comprend la part de l’Assurance Maladie.", "The percentage includes the statutory share.")


def level(drawn: Drawn) -> Solution:
    """The lowest whole percentage of a contract that leaves nothing but the flat-rate contribution."""
    (result, *_) = drawn.visits
    case = result.case
    enough = next(
        (tried for tried in range(FULL_BASE, HIGHEST + 1) if _left(settle(case.but(contract=Contract(tried, tried)))) == 0),
        None,
    )
    if enough is None or enough == FULL_BASE:
        raise Undrawable
    quotient = 100 * 100 * result["honoraires"] // result["base"]
    below = quotient // 100
    of_tariff = -(-100 * result["honoraires"] // result["tarif_plein"])
    extra = -(-100 * result["depassement"] // result["base"])
    wrong: list[tuple[Value, Label]] = [
        (below, ROUND_UP),
        (extra, WHOLE_PRICE),
        (of_tariff, OF_BASE),
        (enough - result["taux"] // 100, WITH_AMO),
    ]
    return Solution("percent", enough, without(enough, wrong), {}, _divided(result, enough, quotient))


DIVIDED = Label("Prix / base : {fee} / {base} = {quotient}.", "Price / base: {fee} / {base} = {quotient}.")
CUT = Label("Prix / base : {fee} / {base} = {quotient} et un peu plus.", "Price / base: {fee} / {base} = {quotient} and a little more.")
ENOUGH = Label(
    "{below} de la base font {too_little}, moins que le prix ; {enough} font {sum} : c’est assez.",
    "{below} of the base is {too_little}, less than the price; {enough} is {sum}: it is enough.",
)


def _divided(result: Decompte, enough: int, quotient: int) -> tuple[Label, ...]:
    """The price divided by the base, then the level that is enough beside the one just below."""
    fee, base = result["honoraires"], result["base"]
    exact = quotient * base == 10_000 * fee
    shown = {"fee": euros(fee), "base": euros(base), "quotient": percent(quotient)}
    levels = {"below": percent(100 * (enough - 1)), "enough": percent(100 * enough)}
    sums = {"too_little": euros(money.share(base, 100 * (enough - 1))), "sum": euros(money.share(base, 100 * enough))}
    return text(DIVIDED if exact else CUT, **shown), text(ENOUGH, **levels, **sums)


def _left(result: Decompte) -> int:
    return result["reste_a_charge"] - result["participation_forfaitaire"]
