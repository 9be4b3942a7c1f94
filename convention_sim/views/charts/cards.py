"""The entries in words: an event with its dates and what it changed, documents' mistakes put right, sources."""

from collections.abc import Iterable, Sequence

from convention_sim.facts.loading import sources
from convention_sim.history import KINDS, Claim, Event
from convention_sim.views import words
from convention_sim.views.charts import formats
from convention_sim.views.charts.chart import French, Table
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

DATES = {
    "signed": Label("Signature", "Signed"),
    "approved": Label("Approbation", "Approved"),
    "published": Label("Journal officiel", "Journal officiel"),
    "in_force": Label("Entrée en vigueur", "In force"),
    "annulled": Label("Annulation", "Annulled"),
}
WORDS = {
    "signatories": Label("Signataires", "Signatories"),
    "what": Label("Ce qu’il dit", "What it says"),
    "changed_patient": Label("Pour le patient", "For the patient"),
    "changed_physician": Label("Pour le médecin", "For the physician"),
    "note": Label("À savoir", "Beware"),
}
_KIND, _SURE, _SOURCES = Label("Nature", "Kind"), Label("Confiance", "Confidence"), Label("Sources", "Sources")
_CARD = {"fr": ("Quoi", "Réponse"), "en": ("What", "Answer")}
_CLAIMS = {
    "fr": ("Ce qui est écrit", "Ce qui est exact", "Sources"),
    "en": ("What is written", "What is right", "Sources"),
}
_AGAINST = {"fr": "contre", "en": "against"}
_CLAIMS_TITLE = {"fr": "Ce que disent des documents, et ce qui est exact", "en": "What documents say, and what is right"}
_SOURCES_TITLE = {"fr": "Sources", "en": "Sources"}
_SOURCES_HEADS = {"fr": ("Document", "Adresse"), "en": ("Document", "Address")}


def event_card(event: Event, *, language: Language | None = None) -> Table:
    """Everything known of an event: its dates, who signed, what it changed for whom, how sure it is, who says so.

    >>> from convention_sim.history import event
    >>> [row[1] for row in event_card(event("convention-2024"), language="en").rows if row[0] in ("Signed", "Approved")]
    ['4 June 2024', '20 June 2024']
    """
    language = language or words.current_language()
    rows = [(formats.said(_KIND, language), formats.said(KINDS[event.kind], language))]
    for name, label in DATES.items():
        if when := getattr(event, name):
            rows.append((formats.said(label, language), formats.moment(when, language)))
    for step in event.steps:
        part = formats.said(step.part, language)
        rows.append((part[:1].upper() + part[1:], formats.moment(step.date, language)))
    for name, label in WORDS.items():
        if text := formats.said(getattr(event, name), language):
            rows.append((formats.said(label, language), text))
    rows.append((formats.said(_SURE, language), formats.said(formats.CONFIDENCES[event.confidence], language)))
    rows.append((formats.said(_SOURCES, language), French(formats.sourced(event.sources))))
    title = f"{formats.said(event.title, language)}, {formats.moment(event.date, language)}"
    return Table(title, _CARD[language], tuple(rows), language)


def claims_table(claims: Sequence[Claim], *, language: Language | None = None) -> Table:
    """Mistakes about the history, each beside what is right; by number, the document that errs and those that settle it."""
    language = language or words.current_language()
    places, titles = formats.numbered([key for claim in claims for key in ((claim.source,), claim.against)])
    rows = []
    for claim, errs, settles in zip(claims, places[::2], places[1::2], strict=True):
        right = f"{formats.moment(claim.right, language)}. " if claim.right else ""
        why = right[:1].upper() + right[1:] + formats.said(claim.why, language)
        rows.append((formats.said(claim.words, language), why, f"{errs} {_AGAINST[language]} {settles}"))
    return Table(_CLAIMS_TITLE[language], _CLAIMS[language], tuple(rows), language, titles)


def sources_table(keys: Iterable[str], *, language: Language | None = None) -> Table:
    """Documents and their addresses; an address may have died since it was read."""
    language = language or words.current_language()
    known = sources()
    rows = tuple((French(known[key].title), known[key].url) for key in dict.fromkeys(keys))
    return Table(_SOURCES_TITLE[language], _SOURCES_HEADS[language], rows, language)
