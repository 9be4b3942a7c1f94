"""The sources, by kind: on which page each one stands, and who cites it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from convention_sim.facts import Source, load
from convention_sim.history import claims, events, measures, statistics, tariff_steps
from convention_sim.vocabulary import Label
from docs.theme.generated.eras import era, measured
from docs.theme.generated.families import FAMILIES, subjects

SOURCES = "sources/index.md"
_LAW = re.compile(r"Arrêté|Code d|Conseil d’État|Convention|Décision|Décret|Loi|Avenant|Circulaire")


class Shelf(NamedTuple):
    """A page of sources: the last part of its address, its name, and what its documents are worth."""

    slug: str
    name: Label
    opening: Label

    @property
    def uri(self) -> str:
        """Where its page stands among the pages."""
        return f"sources/{self.slug}.md"


LAW, OFFICIAL, UNIONS, DAILY, PRESS, INSURERS, OTHERS = (
    Shelf(
        "textes",
        Label("Textes officiels", "Official texts"),
        Label(
            "Codes, lois, décrets, arrêtés, décisions, conventions et arrêts. Ils l’emportent sur toute autre source ; le titre "
            "dit quelle copie ou quelle version a été lue.",
            "Codes, laws, decrees, orders, decisions, agreements and rulings. They prevail over any other source; the title says "
            "which copy or version was read.",
        ),
    ),
    Shelf(
        "pages-officielles",
        Label("Pages officielles", "Official pages"),
        Label(
            "Fiches de service-public.fr, pages de l’Assurance Maladie, du Parlement et de l’Ordre. Elles expliquent la règle et "
            "se trompent parfois d’une version.",
            "Sheets of service-public.fr, pages of statutory insurance, of Parliament and of the medical council. They explain "
            "the rule and are sometimes one version late.",
        ),
    ),
    Shelf(
        "syndicats",
        Label("Syndicats de médecins", "Physicians’ unions"),
        Label(
            "Les syndicats impriment les tarifs négociés, souvent les premiers, et les commentent.",
            "Unions print the negotiated tariffs, often first, and comment on them.",
        ),
    ),
    Shelf(
        "quotidien-du-medecin",
        Label("Le Quotidien du médecin", "Le Quotidien du médecin"),
        Label(
            "Le journal professionnel le plus cité ici : il date les accords, les tarifs et les chiffres des dépassements.",
            "The professional daily most cited here: it dates agreements, tariffs and figures of extra-billing.",
        ),
    ),
    Shelf(
        "presse",
        Label("Autres journaux", "Other papers"),
        Label(
            "Des articles datés, utiles pour le jour d’un changement et pour les années d’avant les sites officiels.",
            "Dated articles, useful for the day of a change and for the years before official sites.",
        ),
    ),
    Shelf(
        "assureurs",
        Label("Assureurs", "Insurers"),
        Label(
            "Des pages commerciales, utiles quand rien d’autre n’imprime un montant ; elles ne suffisent jamais contre un texte.",
            "Commercial pages, useful when nothing else prints an amount; they never stand against a text.",
        ),
    ),
    Shelf(
        "guides-et-donnees",
        Label("Guides et données", "Guides and data"),
        Label(
            "Guides d’internes et de médecins, jeux de données, et ce que ce guide a déduit de ses propres lignes.",
            "Guides for trainees and physicians, data sets, and what this guide inferred from its own lines.",
        ),
    ),
)
SHELVES = (LAW, OFFICIAL, UNIONS, DAILY, PRESS, INSURERS, OTHERS)
_BY_KIND = {"union": UNIONS, "press": PRESS, "insurer": INSURERS, "guide": OTHERS, "data": OTHERS, "derived": OTHERS}


def shelf(source: Source) -> Shelf:
    """The page of a source; an official one is a text of law by the first word of its title.

    >>> from convention_sim.facts import sources
    >>> shelf(sources()["legiMPC"]).slug, shelf(sources()["F1069"]).slug
    ('textes', 'pages-officielles')
    """
    if source.kind == "official":
        return LAW if _LAW.match(source.title) else OFFICIAL
    if source.title.startswith(DAILY.name.fr):
        return DAILY
    return _BY_KIND[source.kind]


WRONG, DENIED = Label("écrit à tort « {words} »", "wrongly states “{words}”"), Label("dément « {words} »", "contradicts “{words}”")


class Citation(NamedTuple):
    """What cites a source: a subject of the facts, with its page and its anchor, or an entry of the history."""

    name: Label
    uri: str = ""
    anchor: str = ""


@cache
def citations() -> Mapping[str, tuple[Citation, ...]]:
    """What cites each source, facts first, each thing once.

    >>> [citation.anchor for citation in citations()["legiMPC"]]
    ['MPC', 'MPC.psychiatre']
    """
    found: defaultdict[str, dict[Citation, None]] = defaultdict(dict)
    for keys, citation in (*_facts(), *_history()):
        for key in keys:
            found[key][citation] = None
    return {key: tuple(cited) for key, cited in found.items()}


def _facts() -> Iterator[tuple[Iterable[str], Citation]]:
    """The sources of each subject, what was read at one point only included."""
    for file, family in FAMILIES.items():
        for subject in subjects(file):
            citation = Citation(Label(subject.fr, subject.en), family.uri, subject.key)
            periods = (*subject.facts, *(tariff_steps(subject.key) if subject.unit == "EUR" and load().get(subject.key) is subject else ()))
            yield [key for period in periods for key in period.sources], citation


def _history() -> Iterator[tuple[Iterable[str], Citation]]:
    """The sources of events and statistics, and what documents get wrong."""
    for event in events():
        yield event.sources, Citation(event.title, era(event).uri, event.id)
    for measure in measures():
        yield [key for row in statistics(measure.key) for key in row.sources], Citation(measure.name, measured(measure.key), measure.key)
    for claim in claims():
        yield [claim.source], _about(WRONG, claim.words)
        yield claim.against, _about(DENIED, claim.words)


def _about(template: Label, words: Label) -> Citation:
    """What a document says of a mistake: that it makes it, or that it settles it."""
    return Citation(Label(template.fr.format(words=words.fr), template.en.format(words=words.en)))
