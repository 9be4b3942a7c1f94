"""Which codes make up an act, by specialty: the tables to read first, and to change when a code is born or dies.

A code is a key of the facts (`CS.gynecologue` is billed as CS). Where several are listed the first one in force on the day is used,
so that G takes over from C, CNP from CNPSY, without a date in this file.
"""

from typing import NamedTuple


class Majoration(NamedTuple):
    """A code added to the letter key for patients aged `from_age` to `below_age` (exclusive) on the day.

    `reserved`: only for a physician who charges the agreed tariff (or has an option); it is missing from the base of an act
    with an extra fee.
    """

    code: str
    reserved: bool
    from_age: int = 0
    below_age: int = 200


class Specialty(NamedTuple):
    """How a specialty bills a consultation: letter keys, those of an act with an extra fee and no option, majorations, coordination."""

    letter: tuple[str, ...]
    reduced: tuple[str, ...]
    majorations: tuple[Majoration, ...]
    coordination: str


GENERALISTE = Specialty(
    letter=("G", "C"),
    reduced=("C",),
    majorations=(
        Majoration("MMG", reserved=True),
        # MGE: a contracted GP of any sector (UNCAM decision of 27 April 2006, art. 2).
        Majoration("MNO", reserved=True, below_age=2),
        Majoration("MGE", reserved=False, from_age=2, below_age=6),
        # Open to all: the official sheet of December 2024 prints a base of 28 for a free-fee GP and a child under 6 (C 23 + MEG 5).
        Majoration("MEG", reserved=False, below_age=6),
    ),
    coordination="MCG",
)
SPECIALISTE = Specialty(("CS",), ("C.specialiste", "CS"), (Majoration("MPC", reserved=True),), "MCS")
# The six specialties whose coordination majoration began on 1 March 2005.
SIX = SPECIALISTE._replace(coordination="MCS.six")
PSYCHIATRE = Specialty(
    letter=("CNP", "CNPSY"),
    reduced=("CP", "CNPSY"),
    majorations=(
        Majoration("MPC.psychiatre", reserved=True),
        Majoration("MP.moins_16", reserved=True, below_age=16),
        Majoration("MP.moins_25", reserved=True, below_age=25),
    ),
    coordination="MCS.psychiatre",
)
PEDIATRE_0_2 = Specialty(
    letter=("CEH", "CS.pediatre_0_2", "CS"),
    reduced=("CS.pediatre_0_2_sans_option", "CS"),
    majorations=(
        Majoration("FPE", reserved=False),
        Majoration("MNP", reserved=True),
        Majoration("NFP", reserved=False),
        Majoration("MEP", reserved=True),
    ),
    coordination="",
)
PEDIATRE_2_6 = Specialty(
    letter=("CEK", "CS.pediatre_2_6", "CS"),
    reduced=("C.specialiste", "CS"),
    majorations=(
        Majoration("MPJ.pediatre", reserved=True),
        Majoration("MPE", reserved=True),
        Majoration("NFE", reserved=True),
        Majoration("MEP", reserved=True),
    ),
    coordination="",
)
PEDIATRE_6_16 = Specialty(
    letter=("CEG", "CS.pediatre_6_16", "CS"),
    reduced=("C.specialiste", "CS"),
    majorations=(Majoration("MPJ.pediatre", reserved=True), Majoration("NFE", reserved=True)),
    coordination="",
)

SPECIALTIES = {
    "generaliste": GENERALISTE,
    "specialiste": SPECIALISTE,
    "psychiatre": PSYCHIATRE,
    "neurologue": PSYCHIATRE._replace(majorations=PSYCHIATRE.majorations[:1]),
    "cardiologue": Specialty(("CSC.total", "CSC"), ("CSC",), (), "MCC"),
    "gynecologue": SIX._replace(
        letter=("CS.gynecologue", "CS"), majorations=(*SIX.majorations, Majoration("MGM.gynecologue", reserved=True))
    ),
    "ophtalmologue": SIX,
    "dermatologue": SIX,
    "endocrinologue": SIX,
    "rhumatologue": SIX,
    "geriatre": SPECIALISTE._replace(letter=("CS.geriatre", "CS")),
    "medecin-mpr": SPECIALISTE._replace(letter=("CS.medecin-mpr", "CS")),
    "stomatologue": SPECIALISTE,
    "anesthesiste": SPECIALISTE,
    "chirurgien": SPECIALISTE,
}


def specialty_codes(specialty: str, age: int | None) -> Specialty:
    """The table of a specialty; a paediatrician bills by the child's age.

    >>> specialty_codes("pediatre", 4).letter
    ('CEK', 'CS.pediatre_2_6', 'CS')
    """
    if specialty != "pediatre":
        return SPECIALTIES[specialty]
    if age is None or age >= 16:
        return SPECIALISTE
    return PEDIATRE_0_2 if age < 2 else PEDIATRE_2_6 if age < 6 else PEDIATRE_6_16


class Act(NamedTuple):
    """An act with codes of its own: letter keys by family of specialties, those of the same act with an extra fee and no option, travel.

    A family that is missing falls back on "specialiste"; where that is missing too, the specialty has no such act in the facts. Without
    `reduced`, an extra fee sends the act back to the ordinary consultation's lower base; `same_base` says that it leaves the base whole.
    """

    letters: dict[str, tuple[str, ...]]
    reduced: dict[str, tuple[str, ...]] | None = None
    same_base: bool = False
    travel: tuple[str, ...] = ()


ACTS = {
    "avis-ponctuel": Act(
        {"generaliste": ("APC", "C2.generaliste"), "psychiatre": ("APY", "C2.5"), "specialiste": ("APC", "C2.specialiste")}, same_base=True
    ),
    "complexe": Act({"generaliste": ("CCX",), "specialiste": ("CCX",)}),
    "tres-complexe": Act({"generaliste": ("CCE",), "specialiste": ("CCE",)}),
    "examen-enfant": Act({"generaliste": ("COE",), "pediatre": ("COE",)}, same_base=True),
    "consultation-longue": Act({"generaliste": ("GL",)}),
    "visite-longue": Act({"generaliste": ("VL",)}, travel=("MD",)),
    # The teleconsultation kept its own tariff when the visit rose: it takes no majoration.
    "teleconsultation": Act(
        {
            "generaliste": ("TCG",),
            "gynecologue": ("TCS.gynecologue", "TCS"),
            "psychiatre": ("TCS.psychiatre",),
            "specialiste": ("TCS",),
        },
        reduced={"generaliste": ("TC.sans_option",), "psychiatre": ("TC.psychiatre",), "specialiste": ("TC.sans_option",)},
    ),
}
# A GP's visit keeps the consultation's majorations: letter keys, lower letter keys, travel.
GP_VISIT = (("VG", "V"), ("V",), ("MD",))


def family(specialty: str, families: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The codes of a specialty in a table by family; a neurologist is in the psychiatrists' family.

    >>> family("neurologue", {"psychiatre": ("APY",), "specialiste": ("APC",)})
    ('APY',)
    """
    if specialty == "generaliste":
        return families.get("generaliste", ())
    name = "psychiatre" if specialty == "neurologue" else specialty
    return families.get(name) or families.get("specialiste", ())
