"""The history pages: a timeline, each event with its dates and what it changed for whom, each statistic with its definition."""

from collections.abc import Iterator
from html import escape

from convention_sim.history import KINDS, Event, Measure, Moment, Statistic, events, measures, statistics
from convention_sim.history.statistics import labels
from convention_sim.views.charts import formats, timeline
from convention_sim.views.charts.cards import DATES, WORDS
from convention_sim.vocabulary import Label
from docs.theme.generated import names
from docs.theme.generated.eras import COVER, ERAS, EXTRA_BILLING, HISTORY, PHYSICIANS, Era, measured, of_era
from docs.theme.generated.periods import SURE as SURE_OF
from docs.theme.generated.periods import Period, source_list, sourced
from docs.theme.generated.writer import Writer, lead, page

TITLE = Label("Chronologie et statistiques", "Timeline and statistics")
ABOUT = Label(
    "Lois, conventions, annulations, avenants et rapports depuis 1927, chacun avec ses dates, ses signataires et ses effets.",
    "Laws, agreements, annulments, amendments and reports since 1927, each with its dates, its signatories and its effects.",
)
OPENING = Label(
    "{count} événements, de {first} à {last}, ont fait les prix et les remboursements d’aujourd’hui. Chacun est ici avec ses dates, "
    "ses signataires, ce qu’il a changé pour le patient et pour le médecin, et ce que les sources n’en disent pas.",
    "{count} events, from {first} to {last}, made today’s prices and refunds. Each is here with its dates, its signatories, what it "
    "changed for patients and for physicians, and what the sources do not say.",
)
TEACHES = Label("Le récit est dans le carnet sur l’histoire.", "The notebook on the history tells the story.")
EVERYTHING, BY_ERA = Label("Tout, sur une frise", "Everything on one timeline"), Label("Époque par époque", "Era by era")
FIGURES = Label("Statistiques", "Statistics")
FIGURES_TITLES = {
    PHYSICIANS: Label("Les médecins et leurs secteurs, en chiffres", "Physicians and their sectors in figures"),
    EXTRA_BILLING: Label("Les dépassements, en chiffres", "Extra-billing in figures"),
    COVER: Label("Les patients et leur couverture, en chiffres", "Patients and their cover in figures"),
}
FIGURES_ABOUT = {
    PHYSICIANS: Label(
        "Qui exerce dans quel secteur, avec quelle option, année par année, selon qui compte.",
        "Who practises in which sector, with which option, year by year, by who counts.",
    ),
    EXTRA_BILLING: Label(
        "Ce que les honoraires ajoutent au tarif, année par année, sous deux définitions qui ne se mêlent pas.",
        "What fees add to the tariff, year by year, under two definitions that do not mix.",
    ),
    COVER: Label(
        "Combien de personnes n’ont pas de complémentaire, combien ont la CSS, et ce qu’une baisse du remboursement devait rapporter.",
        "How many people have no complementary cover, how many have CSS, and what a cut in refunds was expected to save.",
    ),
}
FIGURES_OPENING = Label(
    "Chaque chiffre est celui qu’une source a publié, avec la définition qui dit ce qu’il compte. Deux chiffres de définitions "
    "différentes ne se comparent pas, et un périmètre à part a sa propre ligne.",
    "Each figure is one that a source published, with the definition that says what it counts. Two figures of different definitions "
    "do not compare, and a perimeter of its own has its own line.",
)
WHEN, VALUE, SOURCES = Label("Date, et qui est compté", "Date, and who is counted"), Label("Valeur", "Value"), Label("Sources", "Sources")
SURE = Label("Confiance", "Confidence")


def index(writer: Writer) -> str:
    """The timeline of everything and the way to each era."""
    found = events()
    chart = timeline(found, language=writer.language)
    values = {"count": str(len(found)), "first": str(found[0].date.year), "last": str(found[-1].date.year)}
    blocks = [lead(writer.say(OPENING, **values)), f"## {writer.say(BY_ERA)} {{#epoques}}"]
    for each in ERAS:
        blocks += [f"### {writer.say(each.name)}", f"<p>{writer.html(each.opening)}</p>", _contents(writer, each)]
    blocks += [
        f"## {writer.say(FIGURES)} {{#statistiques}}",
        *(f"<p>{writer.link(uri, writer.html(name))}</p>" for uri, name in FIGURES_TITLES.items()),
        f"## {writer.say(EVERYTHING)} {{#frise data-search-exclude}}",
        f"<p><b>{escape(chart.title)}</b></p>",
        f'<figure class="cs-figure">{chart.svg()}</figure>',
    ]
    return page(writer.say(TITLE), writer.say(ABOUT), blocks)


def _contents(writer: Writer, which: Era) -> str:
    """The events of an era by name, each a link."""
    links = (writer.link(which.uri, f"{event.date.year}{writer.colon}{writer.html(event.title)}", event.id) for event in of_era(which))
    return f'<ul class="cs-contents">{"".join(f"<li>{link}</li>" for link in links)}</ul>'


def era_page(writer: Writer, which: Era) -> str:
    """Everything that is known of the events of an era."""
    blocks = [names.trail(writer, HISTORY, TITLE), lead(writer.say(which.opening))]
    for event in of_era(which):
        blocks += _event(writer, event)
    name = writer.say(which.name)
    return page(name, name, blocks)


def _event(writer: Writer, event: Event) -> Iterator[str]:
    kind = writer.html(KINDS[event.kind])
    yield f"## {writer.say(event.title)} {{#{event.id}}}"
    yield f'<p class="cs-now"><strong>{_moment(writer, event.date)}</strong>, {kind}</p>'
    yield f"<p>{writer.html(event.what)}</p>"
    rows = "".join(f"<dt>{name}</dt><dd>{told}</dd>" for name, told in _told(writer, event))
    yield f'<dl class="cs-told cs-event" data-search-exclude>{rows}</dl>'
    yield source_list(writer, event.sources)


def _told(writer: Writer, event: Event) -> Iterator[tuple[str, str]]:
    """The dates in the life of a text, who signed, what it changed, what sources disagree on, and who says so."""
    for name, label in DATES.items():
        if moment := getattr(event, name):
            yield writer.html(label), _moment(writer, moment)
    for step in event.steps:
        part = writer.html(step.part)
        yield part[0].upper() + part[1:], _moment(writer, step.date)
    for name, label in WORDS.items():
        text = getattr(event, name)
        if name != "what" and text.fr:
            yield writer.html(label), writer.html(text)
    yield writer.html(SURE), writer.html(formats.CONFIDENCES[event.confidence])


def _moment(writer: Writer, when: Moment) -> str:
    return formats.moment(when, writer.language)


def figures_page(writer: Writer, uri: str) -> str:
    """Every statistic of a page, measure by measure."""
    blocks = [names.trail(writer, HISTORY, TITLE), lead(writer.say(FIGURES_OPENING))]
    for measure in measures():
        if measured(measure.key) == uri:
            blocks += [f"## {writer.say(measure.name)} {{#{measure.key}}}", f"<p>{writer.html(measure.definition)}</p>"]
            blocks.append(_figures(writer, measure))
    return page(writer.say(FIGURES_TITLES[uri]), writer.say(FIGURES_ABOUT[uri]), blocks)


def _figures(writer: Writer, measure: Measure) -> str:
    rows = [_figure(writer, row) for row in statistics(measure.key)]
    return sourced(writer, measure.key, (WHEN, VALUE, SOURCES), rows)


def _figure(writer: Writer, row: Statistic) -> Period:
    """A figure with who is counted, and the perimeter where it is one of its own."""
    who = [labels("scopes")[row.scope], *([labels("variants")[row.variant]] if row.variant else [])]
    told = f"{_moment(writer, row.date)} <small>{', '.join(writer.html(each) for each in who)}</small>"
    sure = [writer.html(SURE_OF[row.confidence])] if row.confidence in SURE_OF else []
    notes = (*sure, *([writer.html(row.note)] if row.note.fr else []))
    return Period(told, formats.figure(row, writer.language), notes, row.sources)
