"""Why each step is what it is in this case, what did not apply, what was unlawful, and what to beware of.

The sentences are in notes.toml; here are the conditions under which each one is said. They read the décompte; nothing here computes an
amount.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from convention_sim.resources import read_toml

if TYPE_CHECKING:
    from convention_sim.settlement.decompte import Decompte


class Note(NamedTuple):
    """A sentence in both languages, and the text of law that founds it where there is one."""

    id: str
    fr: str
    en: str
    law: str = ""


Condition = Callable[["Decompte"], object]
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


def is_shown(name: str, values: dict[str, int]) -> bool:
    """Whether a step says something in this case."""
    if name == "base":
        return values["base"] != values["base_tarifaire"]
    if name == "plafond_da":
        return bool(values["da_ouvert"])
    if name == "part_contrat" and values["css"] | values["cmuc"] | values["ame"]:
        return False
    return name not in _ONLY_IF_ANY or values[name] > 0


def silent(values: dict[str, int]) -> tuple[str, ...]:
    """The facts, and the rules that are no steps themselves, which are read but decide nothing in this case: they are not cited."""
    promised = values["couverture_contrat"] - values["amo_brut"] - values["regime_local"]
    cut = values["regles_responsables"] and values["part_contrat"] < promised and not values["parcours_non_respecte"]
    ceilings = (
        () if values["retenu_annee"] or values["retenu_jour"] else ("plafond_annuel_participation", "plafond_journalier_participation")
    )
    return ceilings if cut else (*ceilings, "depassement_remboursable")


def _always(_: "Decompte") -> bool:
    return True


def _is(name: str, *others: str) -> Condition:
    """Any of these quantities is not zero."""
    if not others:
        return lambda d: d.values[name]
    rest = _is(*others)
    return lambda d: d.values[name] or rest(d)


def _has(status: str) -> Condition:
    return lambda d: status in d.case.statuses


def _all(first: Condition, *others: Condition) -> Condition:
    if not others:
        return first
    rest = _all(*others)
    return lambda d: first(d) and rest(d)


def _not(condition: Condition) -> Condition:
    return lambda d: not condition(d)


def _two_bases(d: "Decompte") -> bool:
    return d.values["tarif_reduit"] < d.values["tarif_plein"]


def _free_fees(d: "Decompte") -> bool:
    """A contracted physician who need not charge the tariff: sector 2 or a permanent right, with or without an option."""
    return bool(d.values["conventionne"] and not d.values["opposable"])


def _cut_by_rules(d: "Decompte") -> bool:
    """The rules of responsible contracts take something off what the contract promises."""
    promised = d.values["couverture_contrat"] - d.values["amo_brut"] - d.values["regime_local"]
    return bool(d.values["regles_responsables"] and d.values["part_contrat"] < promised)


def _owes_contribution(d: "Decompte") -> bool:
    return bool(d.values["participation_unitaire"] and not d.values["dispense_participation"])


def _outside(d: "Decompte") -> bool:
    return bool(d.values["hors_parcours"])


def _outside_specialist(d: "Decompte") -> bool:
    return bool(d.values["hors_parcours"] and d.values["opposable"] and not d.values["generaliste"])


def _below_full_cover(d: "Decompte") -> bool:
    """A responsible contract that does not reach 100 % of the base although it must."""
    bound = d.values["regles_responsables"] and d.law.values["responsable_ticket_moderateur"]
    return bool(bound and not d.values["contrat_frais_reels"] and d.values["contrat_pourcent"] < 10_000)


def _perhaps_in_full(d: "Decompte") -> object:
    """A teleconsultation on a day when it was, or may have been, refunded in full."""
    return d.case.act == "teleconsultation" and d.law.values.get("teleconsultation_prise_en_charge_totale", True)


def _gap_too_small(d: "Decompte") -> bool:
    """A responsible contract with two levels that are too close."""
    contract, least = d.case.contract, d.law.values["ecart_responsable_options"]
    if contract is None or contract.percent_optam is None or contract.percent_sans_optam is None or not d.values["regles_responsables"]:
        return False
    gap = (contract.percent_optam - contract.percent_sans_optam) * 100
    return contract.percent_optam != contract.percent_sans_optam and gap < least


WHY: dict[str, Choices] = {
    "honoraires": ((lambda d: d.case.fee is None, "fee-is-tariff"),),
    "base_tarifaire": (
        (_not(_is("conventionne")), "default-tariff"),
        (_all(_two_bases, _is("majorations_au_tarif"), _not(_is("majorations_ouvertes"))), "lower-base"),
        (_all(_two_bases, _not(_is("majorations_ouvertes"))), "lower-base-before-2018"),
        (_is("option_tarifaire"), "base-with-option"),
        (_is("opposable"), "base-sector-1"),
        (_is("patient_au_tarif"), "base-protected"),
        (_not(_two_bases), "one-base"),
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
        (lambda d: d.values["participation_forfaitaire"] < d.values["participation_unitaire"], "contribution-capped"),
        (_always, "contribution"),
    ),
    "part_complementaire_publique": ((_always, "public-cover"),),
    "part_contrat": (
        (_all(_cut_by_rules, _is("parcours_non_respecte")), "contract-outside-pathway"),
        (_cut_by_rules, "contract-capped"),
        (_is("contrat_frais_reels"), "contract-real-cost"),
        (_always, "contract-percent"),
    ),
    "plafond_da": ((_always, "da"),),
}

NOT_APPLIED: Choices = (
    (lambda d: d.values["participation_unitaire"] and d.values["age_1er_janvier"] < 18, "no-contribution-minor"),
    (
        lambda d: d.values["participation_unitaire"] and d.values["dispense_participation"] and d.values["age_1er_janvier"] >= 18,
        "no-contribution-status",
    ),
    (_not(_is("participation_unitaire")), "no-contribution-yet"),
    (_all(_owes_contribution, _not(_is("participation_disponible"))), "no-contribution-ceiling"),
    (_all(_owes_contribution, _is("participation_disponible"), _not(_is("participation_forfaitaire"))), "no-contribution-small"),
    (_all(_outside, _not(_is("conventionne"))), "no-penalty-sector-3"),
    (_all(_outside, lambda d: d.values["age"] < 16), "no-penalty-under-16"),
    (_all(_outside, _is("ald")), "no-penalty-ald"),
    (_all(_outside, _is("ame")), "no-penalty-ame"),
    (_all(_outside, _is("at_mp")), "no-penalty-work"),
    (_all(_outside, _not(_is("points_hors_parcours"))), "no-penalty-yet"),
    (
        _all(_is("conventionne"), lambda d: d.case.pathway in ("acces-direct", "urgence", "hors-residence")),
        "no-penalty-exception",
    ),
    (
        _all(_free_fees, _two_bases, _is("majorations_ouvertes"), _not(_is("option_tarifaire", "patient_au_tarif"))),
        "no-lower-base",
    ),
    (lambda d: d.items and d.items == d.tariff.plain != d.tariff.full, "no-coordination"),
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
    (_all(_is("depassement"), lambda d: d.maximum is None), "tact-and-measure"),
    (_below_full_cover, "contract-below-minimum"),
    (_gap_too_small, "contract-gap"),
    (_perhaps_in_full, "teleconsultation-in-full"),
)

CAVEATS: Choices = (
    (
        _all(_is("regles_responsables"), _is("parcours_non_respecte"), _is("depassement"), _free_fees),
        "responsible-extra-fee-outside-pathway",
    ),
    (lambda d: d.case.particular_demand and d.values["depassement"] and any(item.code == "MPC" for item in d.items), "mpc-with-de"),
    (
        _all(
            _is("regles_responsables"),
            _not(_is("parcours_non_respecte")),
            _cut_by_rules,
        ),
        "responsible-cap-base",
    ),
    (
        _all(
            _free_fees,
            _not(_is("option_tarifaire")),
            lambda d: d.values["tarif_reduit"] < d.values["honoraires"] < d.values["tarif_plein"],
        ),
        "fee-between-bases",
    ),
    (_all(_is("alsace_moselle"), _is("majoration_hors_parcours")), "local-scheme-outside-pathway"),
    (lambda d: d.case.age == d.case.age_on_january_1 == 18 and d.values["participation_forfaitaire"], "age-18"),
    (lambda d: d.case.sector == "1" and d.case.option is not None, "sector-1-with-option"),
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


def said(choices: Choices, decompte: "Decompte") -> tuple[Note, ...]:
    """The sentences whose condition holds."""
    sentences = notes()
    return tuple([sentences[key] for condition, key in choices if condition(decompte)])


def why(name: str, decompte: "Decompte") -> Note | None:
    """The first reason of a step whose condition holds."""
    for condition, key in WHY.get(name, ()):
        if condition(decompte):
            return notes()[key]
    return None


def violations(decompte: "Decompte") -> tuple[Note, ...]:
    """The first ground on which the fee is unlawful, if it is."""
    return said(VIOLATIONS, decompte)[:1] if decompte.values["depassement_illicite"] else ()
