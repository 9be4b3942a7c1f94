"""Which part of the bill complementary cover met, and which part is the patient's."""

from collections.abc import Mapping
from typing import NamedTuple

# What statutory insurance leaves of the fee, in the order in which complementary cover meets it.
PARTS = ("ticket_moderateur", "majoration_hors_parcours", "depassement", "participation_forfaitaire")
# What a responsible contract may pay (CSS, art. L. 871-1): neither the out-of-pathway increase nor the flat-rate contribution.
_RESPONSIBLE = frozenset({"ticket_moderateur", "depassement"})


class Attribution(NamedTuple):
    """Cents of each part: what complementary cover pays of it, and what is left of it to the patient."""

    amc: dict[str, int]
    patient: dict[str, int]


def attribution(values: Mapping[str, int]) -> Attribution:
    """Share what complementary cover pays between the parts of the bill, from the quantities of a décompte, in cents.

    The rules give one total; this says what it is made of. Complementary cover pays the co-insurance first, then the out-of-pathway
    increase (public cover, or a contract that is not responsible), then the extra fee, then the flat-rate contribution (a contract at
    actual cost that is not responsible). The patient's parts sum to `reste_a_charge`.

    >>> bill = {"ticket_moderateur": 690, "majoration_hors_parcours": 0, "depassement": 3700, "participation_forfaitaire": 200}
    >>> attribution(bill | {"amc": 2990, "regles_responsables": 1, "css": 0, "cmuc": 0}).patient
    {'ticket_moderateur': 0, 'majoration_hors_parcours': 0, 'depassement': 1400, 'participation_forfaitaire': 200}
    """
    bound = values["regles_responsables"] and not (values["css"] or values["cmuc"])
    amc: dict[str, int] = {}
    unspent = values["amc"]
    for part in PARTS:
        amc[part] = 0 if bound and part not in _RESPONSIBLE else min(unspent, values[part])
        unspent -= amc[part]
    assert unspent == 0
    return Attribution(amc, {part: values[part] - amc[part] for part in PARTS})
