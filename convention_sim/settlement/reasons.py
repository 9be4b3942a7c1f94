"""Why each step is what it is in this case, what did not apply, what was unlawful, and what to beware of.

The sentences are in notes.toml; here are the conditions under which each one is said. They read the traits of the visit; nothing here
computes an amount.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from convention_sim.resources import read_toml
from convention_sim.settlement.traits import Traits


class Note(NamedTuple):
    """A sentence in both languages, and the text of law that founds it where there is one."""

    id: str
    fr: str
    en: str
    law: str = ""


Condition = Callable[[Traits], bool]
Choices = tuple[tuple[Condition, str], ...]

STEPS = (
    "honoraires",
    "base_tarifaire",
    "base",
    "depassement",
    "part_dans_le_parcours",
    "majoration_hors_parcours",
    "regime_local",
    "participation_forfaitaire",
    "amo",
    "ticket_moderateur",
    "reste_apres_amo",
    "part_complementaire_publique",
    "part_contrat",
    "reste_a_charge",
    "plafond_da",
)
# Steps that say something only when the amount is not zero.
_ONLY_IF_ANY = frozenset(
    {"depassement", "majoration_hors_parcours", "regime_local", "participation_forfaitaire", "part_contrat", "part_complementaire_publique"}
)


def is_shown(name: str, traits: Traits) -> bool:
    """Whether a step says something in this case."""
    if name == "base":
        return traits.marked("base_capped")
    if name == "plafond_da":
        return traits.marked("da_ouvert")
    if name == "part_contrat" and any(traits.marked(cover) for cover in ("css", "cmuc", "ame")):
        return False
    return name not in _ONLY_IF_ANY or traits.marked(name)


def silent(traits: Traits) -> tuple[str, ...]:
    """The facts, and the rules that are no steps themselves, which are read but decide nothing in this case: they are not cited."""
    cut = traits.marked("cut_by_responsible_rules") and not traits.marked("parcours_non_respecte")
    counted = traits.marked("retenu_annee") or traits.marked("retenu_jour")
    ceilings = () if counted else ("plafond_annuel_participation", "plafond_journalier_participation")
    return ceilings if cut else (*ceilings, "depassement_remboursable")


def _always(_: Traits) -> bool:
    return True


def _is(*names: str) -> Condition:
    """Any of these quantities is not zero, or any of these comparisons holds."""
    return lambda traits: any(traits.marked(name) for name in names)


def _has(status: str) -> Condition:
    return lambda traits: status in traits.statuses


def _all(*conditions: Condition) -> Condition:
    return lambda traits: all(condition(traits) for condition in conditions)


def _not(condition: Condition) -> Condition:
    return lambda traits: not condition(traits)


# A contracted physician who need not charge the tariff: sector 2 or a permanent right, with or without an option.
_free_fees = _all(_is("conventionne"), _not(_is("opposable")))
_owes_contribution = _all(_is("participation_unitaire"), _not(_is("dispense_participation")))
_outside = _is("hors_parcours")
_outside_specialist = _all(_outside, _is("opposable"), _not(_is("generaliste")))


def _below_full_cover(traits: Traits) -> bool:
    """A responsible contract that does not reach 100 % of the base although it must."""
    bound = traits.marked("regles_responsables") and traits.law.values["responsable_ticket_moderateur"]
    return bool(bound and not traits.marked("contrat_frais_reels") and traits.marked("contract_below_base"))


def _perhaps_in_full(traits: Traits) -> bool:
    """A teleconsultation on a day when it was, or may have been, refunded in full."""
    return traits.act == "teleconsultation" and bool(traits.law.values.get("teleconsultation_prise_en_charge_totale", True))


def _gap_too_small(traits: Traits) -> bool:
    """A responsible contract with two levels that are too close."""
    contract, least = traits.contract, traits.law.values["ecart_responsable_options"]
    if contract is None or contract.percent_optam is None or contract.percent_sans_optam is None:
        return False
    gap = (contract.percent_optam - contract.percent_sans_optam) * 100
    return traits.marked("regles_responsables") and gap != 0 and gap < least


WHY: dict[str, Choices] = {
    "honoraires": ((lambda traits: not traits.fee_stated, "fee-is-tariff"),),
    "base_tarifaire": (
        (_not(_is("conventionne")), "default-tariff"),
        (_all(_is("two_bases"), _is("majorations_au_tarif"), _not(_is("majorations_ouvertes"))), "lower-base"),
        (_all(_is("two_bases"), _not(_is("majorations_ouvertes"))), "lower-base-before-2018"),
        (_is("option_tarifaire"), "base-with-option"),
        (_is("opposable"), "base-sector-1"),
        (_is("patient_au_tarif"), "base-protected"),
        (_not(_is("two_bases")), "one-base"),
        (_always, "full-base-no-extra-fee"),
    ),
    "base": ((_always, "base-capped"),),
    "depassement": ((_always, "extra-fee"),),
    "part_dans_le_parcours": (
        (_has("ald"), "rate-ald"),
        (_has("maternite"), "rate-maternity"),
        (_has("ame"), "rate-ame"),
        (_has("at-mp"), "rate-work"),
        (_has("invalidite"), "rate-invalidity"),
        (_has("detention"), "rate-detention"),
        (_is("examen_enfant"), "rate-child"),
        (_always, "rate-ordinary"),
    ),
    "majoration_hors_parcours": ((_always, "outside-pathway"),),
    "regime_local": ((_always, "local-scheme"),),
    "participation_forfaitaire": (
        (_is("contribution_reduced"), "contribution-capped"),
        (_always, "contribution"),
    ),
    "part_complementaire_publique": ((_always, "public-cover"),),
    "part_contrat": (
        (_all(_is("cut_by_responsible_rules"), _is("parcours_non_respecte")), "contract-outside-pathway"),
        (_is("cut_by_responsible_rules"), "contract-capped"),
        (_is("contrat_frais_reels"), "contract-real-cost"),
        (_always, "contract-percent"),
    ),
    "plafond_da": ((_always, "da"),),
}

NOT_APPLIED: Choices = (
    (_all(_is("participation_unitaire"), _is("under_18_on_january_1")), "no-contribution-minor"),
    (
        _all(_is("participation_unitaire"), _is("dispense_participation"), _not(_is("under_18_on_january_1"))),
        "no-contribution-status",
    ),
    (_not(_is("participation_unitaire")), "no-contribution-yet"),
    (_all(_owes_contribution, _not(_is("participation_disponible"))), "no-contribution-ceiling"),
    (_all(_owes_contribution, _is("participation_disponible"), _not(_is("participation_forfaitaire"))), "no-contribution-small"),
    (_all(_outside, _not(_is("conventionne"))), "no-penalty-sector-3"),
    (_all(_outside, _is("under_16")), "no-penalty-under-16"),
    (_all(_outside, _is("ald")), "no-penalty-ald"),
    (_all(_outside, _is("ame")), "no-penalty-ame"),
    (_all(_outside, _is("at_mp")), "no-penalty-work"),
    (_all(_outside, _not(_is("points_hors_parcours"))), "no-penalty-yet"),
    (
        _all(_is("conventionne"), lambda traits: traits.pathway in ("acces-direct", "urgence", "hors-residence")),
        "no-penalty-exception",
    ),
    (
        _all(_free_fees, _is("two_bases"), _is("majorations_ouvertes"), _not(_is("option_tarifaire", "patient_au_tarif"))),
        "no-lower-base",
    ),
    (lambda traits: traits.coordination_unbilled, "no-coordination"),
    (_all(_outside, _is("opposable"), _is("generaliste")), "no-da-gp"),
    (_all(_outside_specialist, _is("css", "cmuc")), "no-da-protected"),
    (_all(_is("contrat"), _is("css", "cmuc", "ame")), "contract-not-used"),
    (_all(_is("regles_responsables"), _is("majoration_hors_parcours")), "contract-no-penalty"),
    (_all(_is("regles_responsables"), _is("participation_forfaitaire")), "contract-no-contribution"),
)

VIOLATIONS: Choices = (
    (_all(_outside_specialist, _is("css", "cmuc")), "extra-fee-outside-pathway-on-public-cover"),
    (_all(_is("detention"), _is("detention_sans_depassement")), "extra-fee-on-detained"),
    (_is("css", "cmuc"), "extra-fee-on-public-cover"),
    (_all(_free_fees, _is("acs")), "extra-fee-on-acs"),
    (_all(_free_fees, _is("urgence")), "extra-fee-in-emergency"),
    (_is("da_ouvert"), "da-above-ceiling"),
    (_always, "sector-1-above-tariff"),
)

WARNINGS: Choices = (
    (_is("information_ecrite"), "written-information"),
    (_all(_is("ame"), _is("depassement"), _free_fees), "ame-extra-fee-disputed"),
    (_all(_is("depassement"), _is("no_maximum")), "tact-and-measure"),
    (_below_full_cover, "contract-below-minimum"),
    (_gap_too_small, "contract-gap"),
    (_perhaps_in_full, "teleconsultation-in-full"),
)

CAVEATS: Choices = (
    (
        _all(_is("regles_responsables"), _is("parcours_non_respecte"), _is("depassement"), _free_fees),
        "responsible-extra-fee-outside-pathway",
    ),
    (_all(_is("depassement"), lambda traits: traits.particular_demand and any(item.code == "MPC" for item in traits.items)), "mpc-with-de"),
    (
        _all(
            _is("regles_responsables"),
            _not(_is("parcours_non_respecte")),
            _is("cut_by_responsible_rules"),
        ),
        "responsible-cap-base",
    ),
    (
        _all(
            _free_fees,
            _not(_is("option_tarifaire")),
            _is("fee_between_bases"),
        ),
        "fee-between-bases",
    ),
    (_all(_is("alsace_moselle"), _is("majoration_hors_parcours")), "local-scheme-outside-pathway"),
    (_all(_is("exactly_18"), _is("participation_forfaitaire")), "age-18"),
    (lambda traits: traits.sector == "1" and traits.option is not None, "sector-1-with-option"),
    (
        _all(_free_fees, _is("urgence"), _is("urgence_au_tarif"), _is("exigence_particuliere"), _is("depassement")),
        "particular-demand-in-emergency",
    ),
    (_all(_not(_is("conventionne")), _is("css", "cmuc")), "public-cover-in-sector-3"),
)


@cache
def notes() -> dict[str, Note]:
    """Every sentence by its identifier.

    >>> notes()["extra-fee"].en
    'The extra fee is counted from the base; statutory insurance never refunds it.'
    """
    texts = read_toml("convention_sim.settlement", "notes.toml")
    return {key: Note(key, row["fr"], row["en"], row.get("law", "")) for key, row in texts.items()}


def said(choices: Choices, traits: Traits) -> tuple[Note, ...]:
    """The sentences whose condition holds."""
    return tuple(notes()[key] for condition, key in choices if condition(traits))


def why(name: str, traits: Traits) -> Note | None:
    """The first reason of a step whose condition holds."""
    return next((notes()[key] for condition, key in WHY.get(name, ()) if condition(traits)), None)


def violations(traits: Traits) -> tuple[Note, ...]:
    """The first ground on which the fee is unlawful, if it is."""
    return said(VIOLATIONS, traits)[:1] if traits.marked("depassement_illicite") else ()
