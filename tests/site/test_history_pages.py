"""Every event and every statistic of the facts is on a page, with all that is known of it."""

from bs4 import Tag

from convention_sim.history import events, measures, statistics
from convention_sim.views import words
from convention_sim.views.charts import formats
from convention_sim.views.words import Language
from docs.theme.generated.eras import HISTORY, era, measured
from tests.built import Site

from .reading import both, drawn, plain, text_of


@both
def test_every_event_is_on_the_page_of_its_era_with_its_dates_its_signatories_and_its_effects(site: Site, language: Language) -> None:
    for event in events():
        page = drawn(site, language, era(event).uri)
        heading = page.article.find(id=event.id)
        assert isinstance(heading, Tag), event.id
        told = plain(" ".join(tag.get_text(" ") for tag in heading.find_next_siblings(limit=4)))
        said = [event.what, event.signatories, event.changed_patient, event.changed_physician, event.note]
        moments = [
            event.date,
            event.signed,
            event.approved,
            event.published,
            event.in_force,
            event.annulled,
            *(s.date for s in event.steps),
        ]
        parts = [words.typeset(getattr(label, language), language) for label in said]
        parts += [formats.moment(moment, language) for moment in moments if moment]
        assert [part for part in parts if plain(part).replace(" ", "") not in told.replace(" ", "")] == [], event.id


@both
def test_every_statistic_is_on_its_page_with_its_definition(site: Site, language: Language) -> None:
    for measure in measures():
        page = drawn(site, language, measured(measure.key))
        table = page.article.find("table", attrs={"aria-labelledby": measure.key})
        assert isinstance(table, Tag), measure.key
        rows = [plain(body.get_text(" ")) for body in table.find_all("tbody")]
        assert len(rows) == len(statistics(measure.key))
        for row, told in zip(statistics(measure.key), rows, strict=True):
            assert plain(formats.figure(row, language)) in told
            assert formats.moment(row.date, language).replace("\u00a0", " ") in told
        assert plain(words.typeset(getattr(measure.definition, language), language)) in text_of(page.article)


@both
def test_the_index_of_the_history_leads_to_every_event(site: Site, language: Language) -> None:
    page = drawn(site, language, HISTORY)
    linked = {str(link["href"]).partition("#")[2] for link in page.article.select(".cs-contents a")}
    assert linked == {event.id for event in events()}
