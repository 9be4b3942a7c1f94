"""Payers and sectors can be told apart by readers who confuse red and green, and seen on the paper of the page."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert

from convention_sim.views.colours import PAYERS, SECTORS

FIGURES = Path("docs/theme/assets/figures.css").read_text(encoding="utf-8")
PALETTE = Path("docs/theme/assets/palette.css").read_text(encoding="utf-8")
VISIONS = ["sRGB1", *({"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100} for kind in ("deuteranomaly", "protanomaly"))]
# Differences of CAM02-UCS: neighbouring letters of a colour chart are some 5 apart.
LEAST_DIFFERENCE = 12
LEAST_CONTRAST = 3


def variables(sheet: str, scheme: str) -> dict[str, str]:
    """The colours that a style sheet gives to a palette."""
    (block,) = re.findall(rf'\[data-md-color-scheme="{scheme}"\] {{([^}}]*--cs-(?:amo|paper):[^}}]*)}}', sheet)
    return dict(re.findall(r"(--cs-[\w-]+): (#[0-9a-f]{6})", block))


def rgb(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


SETS = {
    f"{name}, {scheme}": [variables(FIGURES, scheme)[variable] for variable, _ in colours.values()]
    for name, colours in (("payers", PAYERS), ("sectors", SECTORS))
    for scheme in ("default", "slate")
} | {
    "payers, notebook": [colour for _, colour in PAYERS.values()],
    "sectors, notebook": [colour for _, colour in SECTORS.values()],
}


@pytest.mark.parametrize("colours", SETS.values(), ids=list(SETS))
@pytest.mark.parametrize("vision", VISIONS, ids=["every colour", "no green", "no red"])
def test_two_payers_or_two_sectors_never_look_alike(colours: list[str], vision: object) -> None:
    seen = cspace_convert(np.array([rgb(colour) for colour in colours]), vision, "CAM02-UCS")
    differences = {(colours[i], colours[j]): float(np.linalg.norm(seen[i] - seen[j])) for i, j in combinations(range(len(colours)), 2)}
    assert {pair: found for pair, found in differences.items() if found < LEAST_DIFFERENCE} == {}


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_colours_are_seen_on_the_paper_of_the_page(scheme: str) -> None:
    paper = variables(PALETTE, scheme)["--cs-paper"]
    colours = variables(FIGURES, scheme)
    named = [variable for variable, _ in (*PAYERS.values(), *SECTORS.values())]
    assert {name: contrast(colours[name], paper) for name in named if contrast(colours[name], paper) < LEAST_CONTRAST} == {}
