"""Rules as a reform would write them: they stand in the place of the rule that they are given for (reforms.toml)."""

from convention_sim.money import share


def _capped(montant_demande: int, tarif: int, base: int, rate: int) -> int:
    if montant_demande < 0:
        return tarif
    return min(montant_demande, max(tarif, base + share(base, rate)))


def capped_at_half_the_base(
    montant_demande: int, tarif: int, tarif_plein: int, tarif_reduit: int, option_tarifaire: int, patient_au_tarif: int
) -> int:
    """The fee, its extra part within 50 % of the base that a visit with an extra fee has.

    >>> capped_at_half_the_base(6000, tarif=3000, tarif_plein=3000, tarif_reduit=2300, option_tarifaire=0, patient_au_tarif=0)
    3450
    """
    return _capped(montant_demande, tarif, tarif_plein if option_tarifaire | patient_au_tarif else tarif_reduit, 5_000)


def capped_at_the_base(
    montant_demande: int, tarif: int, tarif_plein: int, tarif_reduit: int, option_tarifaire: int, patient_au_tarif: int
) -> int:
    """The fee, its extra part within 100 % of the base that a visit with an extra fee has.

    >>> capped_at_the_base(7000, tarif=3000, tarif_plein=3000, tarif_reduit=2300, option_tarifaire=1, patient_au_tarif=0)
    6000
    """
    return _capped(montant_demande, tarif, tarif_plein if option_tarifaire | patient_au_tarif else tarif_reduit, 10_000)


def always(conventionne: int) -> int:
    """Yes, for every contracted physician."""
    return conventionne


REPLACED = {function.__name__: function for function in (capped_at_half_the_base, capped_at_the_base, always)}
