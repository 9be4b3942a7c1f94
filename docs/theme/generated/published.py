"""The published examples: every figure that a document prints, beside the one that the rules give, and why they differ."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from convention_sim.documented import Row, documented
from convention_sim.live.fields import address
from convention_sim.protocol.reading import read_request
from convention_sim.views.errors import on_their_page, page_name, verdicts
from convention_sim.views.examples import DOCUMENTS, beside
from convention_sim.vocabulary import Label
from docs.theme.generated import names
from docs.theme.generated.writer import Writer, lead, page

EXAMPLES = "exemples/index.md"
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)

TITLE = Label("Les exemples publiés, recalculés", "Published examples, worked out again")
ABOUT = Label(
    "Ce que des documents impriment, ce que les règles donnent au même jour, et pourquoi les deux diffèrent quand ils diffèrent.",
    "What documents print, what the rules give on the same day, and why the two differ where they do.",
)
OPENING = Label(
    "{rows} exemples imprimés ailleurs, soit {figures} chiffres, sont recalculés à chaque modification de ce guide. Chacun est ici, "
    "tel qu’il est imprimé, à côté du nôtre.",
    "{rows} examples printed elsewhere, {figures} figures in all, are worked out again at each change of this guide. Each is here, "
    "as printed, beside ours.",
)
READING = Label(
    "En gras, ce que les règles donnent quand le document ne s’y accorde pas. Une ligne sans montant est une phrase qu’aucun calcul "
    "ne vérifie. Le nom d’un exemple l’ouvre dans le simulateur.",
    "In bold, what the rules give where the document does not agree. A line without amounts is a sentence that no computation checks. "
    "The name of an example opens it in the simulator.",
)
COUNTED = Label("Le compte", "The count")
LISTS = Label("Les listes", "The lists")


class Batch(NamedTuple):
    """A page of examples: the last part of its address, its name, two sentences, its collection, and which pages of it."""

    slug: str
    name: Label
    opening: Label
    collection: str
    pages: str = ""

    @property
    def uri(self) -> str:
        """Where its page stands among the pages."""
        return f"exemples/{self.slug}.md"

    def rows(self) -> list[Row]:
        """Its examples, those of one document together, documents in the order of their names."""
        found = [row for row in documented(self.collection) if re.search(self.pages, page_name(row, "fr"))]
        return sorted(found, key=lambda row: page_name(row, "fr"))


OFFICIAL = Label(
    "Les fiches officielles sont notre première source, et la plupart de leurs chiffres tombent juste. Les autres gardent un ancien "
    "tarif ou copient la ligne voisine.",
    "Official sheets are our first source, and most of their figures are right. The others keep an old tariff or copy the next line.",
)
WEB = Label(
    "Des pages d’assureurs, de mairies, de presse et d’associations expliquent un remboursement par l’exemple. Chaque chiffre est "
    "refait à la date de l’exemple ; l’erreur est nommée quand son chemin est connu.",
    "Pages of insurers, town halls, the press and associations explain a refund by an example. Each figure is worked out again on the "
    "day of the example; a mistake is named where the way to it is known.",
)
OTHER_SHEETS = "F(?:10874|34917)"
BATCHES: Sequence[Batch] = (
    Batch(
        "documents-de-depart",
        Label("Les cinq documents de départ", "The five documents to start from"),
        Label(
            "Une page pour les patients, trois pages d’assurance et un guide d’internes ont posé les questions auxquelles ce site "
            "répond. Leurs chiffres sont repris un par un, justes ou non.",
            "A page for patients, three insurance pages and a trainees’ guide asked the questions that this site answers. Their "
            "figures are taken one by one, right or not.",
        ),
        "seeds",
    ),
    Batch("fiche-f1069", Label("La fiche F1069 et d’autres fiches officielles", "Sheet F1069 and other official sheets"), OFFICIAL,
          "official", f"^(?!.*{OTHER_SHEETS})"),
    Batch("fiches-f10874-f34917", Label("Les fiches F10874 et F34917", "Sheets F10874 and F34917"), OFFICIAL, "official", OTHER_SHEETS),
    Batch("web-a-l", Label("Pages du web, de A à L", "Web pages, A to L"), WEB, "web", "^[0-9a-l]"),
    Batch("web-m-z", Label("Pages du web, de M à Z", "Web pages, M to Z"), WEB, "web", "^[m-z]"),
)  # fmt: skip


def index(writer: Writer) -> str:
    """How many figures were checked, with what outcome, and the way to each list."""
    rows = documented()
    counts = {"rows": str(len(rows)), "figures": str(sum(len(row.figures) for row in rows))}
    links = "".join(f"<li>{writer.link(batch.uri, writer.html(batch.name))}</li>" for batch in BATCHES)
    blocks = [
        lead(writer.say(OPENING, **counts)),
        f"## {writer.say(LISTS)} {{#listes}}",
        f"<ul>{links}</ul>",
        f"## {writer.say(COUNTED)} {{#compte}}",
        f"<div data-search-exclude>{_bare(verdicts(writer.language)._repr_html_())}</div>",
    ]
    return page(writer.say(TITLE), writer.say(ABOUT), blocks)


def batch_page(writer: Writer, batch: Batch) -> str:
    """Every example of a list."""
    blocks = [names.trail(writer, EXAMPLES, TITLE), lead(writer.say(batch.opening)), writer.say(READING)]
    if batch.collection == "seeds":
        for source, document in DOCUMENTS.items():
            blocks += [f"## {writer.say(document)} {{#{source.lower()}}}", _table(writer, (r for r in batch.rows() if r.source == source))]
    else:
        blocks.append(_table(writer, batch.rows()))
    name = writer.say(batch.name)
    return page(name, name, blocks)


def _table(writer: Writer, rows: Iterable[Row]) -> str:
    """The examples under the names of their documents, each reason once."""
    found = list(rows)
    shown = beside if found[0].source in DOCUMENTS else on_their_page
    table = shown(*(row.id for row in found), language=writer.language, link=partial(_simulated, writer))
    return f"<div data-search-exclude>{_bare(table._repr_html_())}</div>"


def _simulated(writer: Writer, row: Row) -> str:
    """The simulator with the visit of an example; nothing where the example is no visit, or one that the form cannot say."""
    if row.kind != "settle":
        return ""
    try:
        return writer.to(names.SIMULATOR, address(read_request(dict(row.request))))
    except ValueError:
        return ""


def _bare(html: str) -> str:
    """Without the styles that the site publishes once."""
    return _STYLE.sub("", html)
