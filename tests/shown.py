"""The décomptes that the tests of views show, and how they read them."""

from xml.etree import ElementTree as ET

import pytest

from convention_sim.views.words import LANGUAGES

from .cases import settled

GP = settled("2025-03-01", contract=100)
PSYCHIATRIST = settled("2026-03-01", "psychiatre", "2", fee="90", contract=200)
OUTSIDE = settled("2026-03-01", "specialiste", "1", fee="37", pathway="hors-parcours", contract=100)
CSS = settled("2026-03-01", "generaliste", "2", fee="50", statuses=["css"])
SECTOR_3 = settled("2026-03-01", "specialiste", "3", fee="120", contract=200)
FRANCS = settled("1996-09-01", "generaliste", "2", fee="30.49", contract=100)
ALSACE = settled("2025-03-01", region="alsace-moselle")
NOTHING = settled("2025-03-01", fee="0")
CASES = {
    "GP": GP, "psychiatrist": PSYCHIATRIST, "outside the pathway": OUTSIDE, "CSS": CSS, "sector 3": SECTOR_3, "francs": FRANCS,
    "Alsace-Moselle": ALSACE, "nothing": NOTHING,
}  # fmt: skip
every_case = pytest.mark.parametrize("result", CASES.values(), ids=CASES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def tree(markup: str) -> ET.Element:
    """The markup as XML, refused when it is not well formed."""
    return ET.fromstring(markup)  # noqa: S314 (our own output)
