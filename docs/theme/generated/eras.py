"""The history as pages: an index, the events era by era, the statistics; and where each entry stands."""

from collections.abc import Sequence
from typing import NamedTuple

from convention_sim.history import Event, events
from convention_sim.vocabulary import Label

HISTORY = "histoire/index.md"
PHYSICIANS, EXTRA_BILLING = "histoire/medecins-en-chiffres.md", "histoire/depassements-en-chiffres.md"
COVER = "histoire/couverture-en-chiffres.md"
# What is counted of patients and their cover rather than of physicians.
_OF_COVER = frozenset({"share_without_amc", "share_css", "announced_savings"})


class Era(NamedTuple):
    """A page of events: its first year, the last part of its address, its name, and what happened in two sentences."""

    first: int
    slug: str
    name: Label
    opening: Label

    @property
    def uri(self) -> str:
        """Where its page stands among the pages."""
        return f"histoire/{self.slug}.md"


ERAS: Sequence[Era] = (
    Era(
        1927,
        "avant-1980",
        Label("1927 à 1979 : de l’entente directe au tarif national", "1927 to 1979: from the free price to a national tariff"),
        Label(
            "Le médecin et son patient conviennent d’abord du prix. La Sécurité sociale naît en 1945, le tarif devient opposable en "
            "1960, et il est négocié pour tout le pays à partir de 1971.",
            "At first the physician and the patient agree on the price. Social security is founded in 1945, the tariff becomes binding "
            "in 1960, and it is negotiated for the whole country from 1971 on.",
        ),
    ),
    Era(
        1980,
        "1980-2003",
        Label("1980 à 2003 : deux secteurs, trois annulations", "1980 to 2003: two sectors, three annulments"),
        Label(
            "La convention de 1980 crée le secteur 2, aux honoraires libres ; celle de 1990 le ferme presque. Le Conseil d’État annule "
            "celle de 1990, puis les deux de 1997.",
            "The agreement of 1980 creates sector 2, with free fees; that of 1990 all but closes it. The Conseil d’État annuls that "
            "of 1990, then both of 1997.",
        ),
    ),
    Era(
        2004,
        "2004-2015",
        Label("2004 à 2015 : le parcours de soins et le contrat d’accès aux soins", "2004 to 2015: the care pathway and the CAS"),
        Label(
            "La loi de 2004 fait passer par un médecin traitant ; hors de ce parcours, le remboursement baisse à partir de 2006. "
            "En 2012, un avenant invite les médecins de secteur 2 à modérer leurs dépassements.",
            "The law of 2004 sends patients through a regular doctor; outside that pathway refunds fall from 2006 on. In 2012 an "
            "amendment invites sector 2 physicians to moderate their extra fees.",
        ),
    ),
    Era(
        2016,
        "depuis-2016",
        Label("Depuis 2016 : l’OPTAM, puis la convention de 2024", "Since 2016: OPTAM, then the agreement of 2024"),
        Label(
            "La convention de 2016 remplace le contrat d’accès aux soins par l’OPTAM. Celle de 2024 porte la consultation du "
            "généraliste à 30 € ; la participation forfaitaire avait doublé quelques mois plus tôt.",
            "The agreement of 2016 replaces the CAS with OPTAM. That of 2024 takes the GP’s consultation to €30; the flat-rate "
            "contribution had doubled a few months before.",
        ),
    ),
)


def era(event: Event) -> Era:
    """The page of an event.

    >>> from convention_sim.history import event as entry
    >>> era(entry("convention-1980")).slug
    '1980-2003'
    """
    return [each for each in ERAS if each.first <= event.date.year][-1]


def measured(key: str) -> str:
    """The page of a measure: patients' cover, extra-billing, or physicians and their sectors.

    >>> measured("taux_depassement_cnam"), measured("share_sector2")
    ('histoire/depassements-en-chiffres.md', 'histoire/medecins-en-chiffres.md')
    """
    if key in _OF_COVER:
        return COVER
    return EXTRA_BILLING if "depassement" in key else PHYSICIANS


def of_era(which: Era) -> list[Event]:
    """The events of a page, oldest first."""
    return [event for event in events() if era(event) is which]
