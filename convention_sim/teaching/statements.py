"""A drawn visit told in a few sentences, and the question: nothing is said that the visit does not hold, and nothing is left out."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from convention_sim import vocabulary
from convention_sim.case import Case, Contract
from convention_sim.resources import read_toml
from convention_sim.settlement import Decompte
from convention_sim.views import words
from convention_sim.views.labels import AMOUNT_LABELS
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

ADULT = 18


@cache
def _all() -> dict[str, Any]:
    return read_toml("convention_sim.teaching", "statements.toml")


def _say(table: str, key: str, language: Language, **values: str) -> str:
    return str(_all()[table][f"{key}_{language}"]).format(**values)


def told(case: Case, language: Language, *, priced: bool = True, pays: bool = True) -> str:
    """The visit in words; `priced`: at what price, `pays`: that there is no complementary cover where there is none.

    >>> from convention_sim import visit
    >>> told(visit("2025-03-01", "generaliste", "2", option="optam", fee="40", contract=100), "en")
    'On 1 March 2025, an adult sees a general practitioner (GP) in sector 2, with OPTAM, the patient’s regular doctor. The physician charges
    €40.00. The complementary cover, a responsible contract, covers 100% of the base.'
    """
    sentences = [_visit(case, language)]
    if case.particular_demand:
        sentences.append(_say("sentences", "demand", language))
    if case.fee is None and priced:
        sentences.append(_say("sentences", "tariff", language))
    elif case.fee is not None:
        sentences.append(_say("sentences", "fee", language, fee=words.euros(case.fee, language)))
    if case.contract or pays:
        sentences.append(_contract(case.contract, language))
    return words.typeset(" ".join(sentences), language)


def _visit(case: Case, language: Language) -> str:
    doctor = getattr(vocabulary.SPECIALTIES[case.specialty], language)
    article = "an" if doctor[0] in "aeiou" else "a"
    practice = f"{case.sector}-{case.option}" if case.option else case.sector
    region = "" if case.region == "metropole" else _say("regions", case.region, language)
    return _say(
        "sentences",
        "visit",
        language,
        day=words.day(case.date, language),
        region=region,
        patient=patient(case, language),
        act=_say("acts", case.act, language, doctor=doctor, a=article),
        practice=_say("practices", practice, language),
        pathway=_say("pathways", case.pathway, language),
    )


def patient(case: Case, language: Language) -> str:
    """Who is seen.

    >>> from convention_sim import visit
    >>> patient(visit("2025-03-01", "generaliste", age=1), "fr")
    'un enfant d’un an'
    """
    if case.statuses:
        return _say("patients", min(case.statuses), language)
    if case.age is None:
        return _say("patients", "adult", language)
    kind = {0: "baby", 1: "one"}.get(case.age, "child" if case.age < 16 else "aged")
    return _say("patients", kind, language, age=str(case.age))


def _contract(contract: Contract | None, language: Language) -> str:
    if contract is None:
        return _say("sentences", "no-contract", language)
    if contract.real_cost:
        return _say("sentences", "real-cost", language)
    percent, free = (words.percent((level or 0) * 100, language) for level in (contract.percent_optam, contract.percent_sans_optam))
    if percent != free:
        return _say("sentences", "two-levels", language, percent=percent, percent_free=free)
    return _say("sentences", "contract" if contract.responsible else "free-contract", language, percent=percent)


def given(result: Decompte, names: Iterable[str], language: Language) -> str:
    """The amounts that the statement gives, so that one rule is left to apply."""
    amounts = ", ".join(f"{_label(name, language)} {words.euros(result[name], language)}" for name in names)
    return words.typeset(" " + _say("sentences", "given", language, amounts=amounts), language) if amounts else ""


def _label(name: str, language: Language) -> str:
    label: str = getattr(AMOUNT_LABELS[name], language)
    return label[0].lower() + label[1:]


def asked(quantity: str) -> Label:
    """The question that asks for a quantity.

    >>> asked("amo").en
    'How much does statutory insurance pay?'
    """
    row = _all()["asked"][quantity]
    return Label(row["ask_fr"], row["ask_en"])


def method(quantity: str) -> Label:
    """The second hint for a quantity: which amounts to join. Its fields are figures of the décompte."""
    row = _all()["asked"][quantity]
    return Label(row["hint_fr"], row["hint_en"])


def filled(text: Label, result: Decompte, language: Language) -> str:
    """A text with the figures of a décompte."""
    return words.fill(getattr(text, language), result.figures, language, pathway=result.case.pathway)
