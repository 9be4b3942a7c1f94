"""The fixed colour of each payer and of each sector: one place for tables, bars and charts.

Each is a variable of the page, with a colour for pages that have none (a notebook), seen on white and on black. A test holds them apart
for red-green colour-blind readers too; a label or a line's pattern always says the same, for colour is never the only key.
"""

PAYERS = {
    "amo": ("--cs-amo", "#6d9cd9"),
    "amc": ("--cs-amc", "#45ab8e"),
    "ticket_moderateur": ("--cs-tm", "#c1940b"),
    "participation_forfaitaire": ("--cs-pf", "#7e2efb"),
    "majoration_hors_parcours": ("--cs-hp", "#765073"),
    "depassement": ("--cs-dep", "#8f491f"),
}
# Sector 1, sector 2 without option, sector 2 with one (CAS, OPTAM), outside the convention.
SECTORS = {
    "1": ("--cs-sector-1", "#19aca2"),
    "2": ("--cs-sector-2", "#6f5838"),
    "option": ("--cs-sector-option", "#c49304"),
    "3": ("--cs-sector-3", "#a315d7"),
}


def paint(colour: tuple[str, str]) -> str:
    """The colour as a page reads it.

    >>> paint(PAYERS["amo"])
    'var(--cs-amo,#6d9cd9)'
    """
    return f"var({','.join(colour)})"


def key(colour: tuple[str, str]) -> str:
    """A small square of the colour, before the words that it belongs to."""
    return f'<i style="background:{paint(colour)}"></i>'


def of_sector(sector: str, option: str | None = None) -> tuple[str, str]:
    """The colour of a sector and option; a permanent right (1-dp) is sector 1's.

    >>> of_sector("2", "optam")[0], of_sector("1-dp")[0]
    ('--cs-sector-option', '--cs-sector-1')
    """
    return SECTORS["option" if option else sector.removesuffix("-dp")]
