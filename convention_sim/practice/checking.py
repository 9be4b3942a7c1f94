"""What a case of practice may not say: sums that contradict one another, options that are not in force."""

from datetime import date

from convention_sim.errors import InvalidRequest
from convention_sim.facts import law_on
from convention_sim.money import plain
from convention_sim.practice.case import PracticeCase
from convention_sim.vocabulary import OPTIONS


def check(case: PracticeCase) -> None:
    """Raise the first contradiction of the case."""
    if case.charges > case.receipts:
        raise InvalidRequest(
            "receipts-below-charges",
            "charges",
            plain(case.charges),
            ["0", plain(case.receipts)],
            "Les charges dépassent les recettes : ce guide ne calcule pas une année de déficit.",
            "The charges exceed the receipts: this guide does not work out a year of loss.",
        )
    if case.conventioned_receipts > case.receipts:
        raise InvalidRequest(
            "conventioned-above-receipts",
            "conventioned_receipts",
            plain(case.conventioned_receipts),
            ["0", plain(case.receipts)],
            "Les recettes conventionnées sont une part des recettes : elles ne peuvent pas les dépasser.",
            "Receipts under the agreement are part of the receipts: they cannot exceed them.",
        )
    if case.sector == "3" and (case.conventioned_receipts or case.overruns):
        field = "conventioned_receipts" if case.conventioned_receipts else "overruns"
        raise InvalidRequest(
            "convention-outside-convention",
            field,
            plain(case.conventioned_receipts or case.overruns),
            ["0"],
            "Un médecin non conventionné n’a ni recettes conventionnées ni dépassements.",
            "A physician outside the agreement has neither receipts under it nor extra fees.",
        )
    if case.overruns > case.conventioned_receipts:
        raise InvalidRequest(
            "overruns-above-receipts",
            "overruns",
            plain(case.overruns),
            ["0", plain(case.conventioned_receipts)],
            "Les dépassements sont une part des recettes conventionnées : ils ne peuvent pas les dépasser.",
            "Extra fees are part of the receipts under the agreement: they cannot exceed them.",
        )
    _check_option(case)


def _check_option(case: PracticeCase) -> None:
    if case.option is None:
        return
    if case.sector == "3":
        raise InvalidRequest(
            "option-outside-convention",
            "option",
            case.option,
            [None],
            "Un médecin non conventionné n’a pas d’option tarifaire.",
            "A physician outside the agreement has no tariff option.",
        )
    law = law_on(date(case.year, 12, 31))
    if not law.has(f"option_{case.option}"):
        raise InvalidRequest(
            "option-not-in-force",
            "option",
            case.option,
            [None, *(option for option in OPTIONS if law.has(f"option_{option}"))],
            f"Cette option n’existe pas fin {case.year} : {OPTIONS[case.option].fr}.",
            f"This option does not exist at the end of {case.year}: {OPTIONS[case.option].en}.",
        )
