"""The pages drawn from the data: nothing of the data is missing from them, and every number on them is the package's own."""

import re
from datetime import date

import pytest
from bs4 import Tag

from convention_sim.facts import Fact, Subject, load, sources
from convention_sim.facts.loading import FILES, PRACTICE_FILES
from convention_sim.rules import PLAN, REGISTRY
from convention_sim.rules.sentences import inputs, law_texts, sentences
from convention_sim.views import words
from convention_sim.views.charts.svg import text_width
from convention_sim.views.labels import AMOUNT_LABELS
from convention_sim.views.words import Language
from docs.theme.generated import drawing, names, rules
from docs.theme.generated.cases import EXAMPLES
from docs.theme.generated.families import ANNOUNCED, DUTIES, FAMILIES, last_check, subjects
from docs.theme.generated.pages import pages
from docs.theme.generated.periods import standing, table
from docs.theme.generated.shelves import SHELVES, shelf
from docs.theme.generated.writer import Writer, address
from tests.built import Page, Site

from .reading import LANGUAGES, both, drawn, plain, text_of

each_rule = pytest.mark.parametrize("rule", sorted(REGISTRY))
each_family = pytest.mark.parametrize("file", sorted(FAMILIES))


# Nothing is missing.


def test_every_file_of_facts_has_a_page() -> None:
    assert set(FAMILIES) == {*FILES, *PRACTICE_FILES, DUTIES, ANNOUNCED}


@both
def test_every_rule_every_family_and_every_kind_of_source_has_a_page(site: Site, language: Language) -> None:
    built = {page.name for page in site.pages}
    uris = [*map(names.rule_uri, REGISTRY), *(family.uri for family in FAMILIES.values()), *(each.uri for each in SHELVES)]
    assert len(set(uris)) == len(uris)
    assert {("en/" if language == "en" else "") + address(uri) + "index.html" for uri in uris} <= built


def _rows(page: Page, subject: Subject) -> list[str]:
    heading = page.article.find(id=subject.key)
    assert isinstance(heading, Tag), subject.key
    found = heading.find_next("table", attrs={"aria-labelledby": subject.key})
    assert isinstance(found, Tag), subject.key
    return [plain(body.get_text(" ")) for body in found.find_all("tbody")]


def _is_told(fact: Fact, rows: list[str], language: Language) -> bool:
    value = (
        "–"
        if fact.unit == "flag" and fact.key in {subject.key for subject in subjects(ANNOUNCED)}
        else plain(words.fact_value(fact.key, fact.value, fact.status, language, fact.unit))
    )
    note = plain(words.typeset(getattr(fact, f"note_{language}"), language))
    note = re.sub(r"(\d[\d.,]*) EUR\b", r"€\1", note.replace("'", "’")) if language == "en" else note
    start = plain(words.day(fact.start, language))
    end = plain(words.day(fact.end, language)) if fact.end and fact.end != fact.start else ""
    return any(all(part in row for part in (value, note, start, end)) for row in rows)


@both
@each_family
def test_every_row_of_the_facts_is_on_its_page_with_its_dates_its_value_and_its_note(site: Site, language: Language, file: str) -> None:
    page = drawn(site, language, FAMILIES[file].uri)
    assert subjects(file)
    missing = [
        (subject.key, fact.start)
        for subject in subjects(file)
        for rows in [_rows(page, subject)]
        for fact in subject.facts
        if not _is_told(fact._replace(end=None) if file == ANNOUNCED else fact, rows, language)
    ]
    assert missing == []


@each_family
def test_every_source_of_a_subject_is_named_under_its_history(site: Site, file: str) -> None:
    page = drawn(site, "fr", FAMILIES[file].uri)
    for subject in subjects(file):
        history = page.article.find("table", attrs={"aria-labelledby": subject.key})
        assert isinstance(history, Tag)
        listed = history.find_next("details")
        assert isinstance(listed, Tag)
        cited = {key for fact in subject.facts for key in fact.sources}
        linked = {str(link["href"]).partition("#")[2] for link in listed.find_all("a")}
        assert cited <= linked, subject.key


def test_a_value_in_francs_is_also_given_in_euros(site: Site) -> None:
    page = drawn(site, "fr", FAMILIES["tariffs"].uri)
    (row,) = [row for row in _rows(page, load()["C"]) if "3 avril 1998" in row]
    assert "115,00 F (17,53 €)" in row


def test_what_is_true_before_the_first_known_day_is_said(site: Site) -> None:
    page = drawn(site, "fr", FAMILIES["participation"].uri)
    assert _rows(page, load()["participation_unitaire"])[-1] == "avant le 1er janvier 2005 n’existe pas"


def test_what_was_read_at_one_point_only_is_on_the_page_with_the_unknown_around_it(site: Site) -> None:
    rows = _rows(drawn(site, "fr", FAMILIES["tariffs"].uri), load()["C"])
    assert any(row.startswith("mai 1960 10,00 F") for row in rows)
    assert any(row.startswith("du 1er juin 1960 au 31 décembre 1969 inconnu") for row in rows)


@both
def test_every_source_stands_on_one_page_with_its_title_and_what_it_is_cited_for(site: Site, language: Language) -> None:
    items = {
        str(item["id"]): text_of(item) for each in SHELVES for item in drawn(site, language, each.uri).article.select(".cs-documents > li")
    }
    assert set(items) == set(sources())
    for key, source in sources().items():
        cited_for = items[key].removeprefix(plain(words.french(source.title)))
        assert cited_for != items[key], key
        assert len(cited_for.removeprefix(f" {source.url}")) > 15, key


@both
def test_a_source_links_to_each_subject_that_cites_it(site: Site, language: Language) -> None:
    page = drawn(site, language, shelf(sources()["F1069"]).uri)
    item = page.article.find(id="F1069")
    assert isinstance(item, Tag)
    linked = {str(link["href"]).partition("#")[2] for link in item.find_all("a")}
    assert {subject.key for subject in load().values() for fact in subject.facts if "F1069" in fact.sources} <= linked


def test_no_source_is_linked_without_encryption(site: Site) -> None:
    unencrypted = {source.id for source in sources().values() if source.url.startswith("http:")}
    assert unencrypted
    for key in unencrypted:
        item = drawn(site, "fr", shelf(sources()[key]).uri).article.find(id=key)
        assert isinstance(item, Tag)
        assert sources()[key].url in item.get_text()


# Where things stand.


def _subject(*rows: tuple[date, str, int | None], unit: str = "EUR") -> Subject:
    ends = [*(start for start, _, _ in rows[1:]), None]
    facts = tuple(
        Fact("k", value, unit, start, end and date.fromordinal(end.toordinal() - 1), status, ("F1069",), "high", start, "K", "K", "", "")  # type: ignore[arg-type]
        for (start, status, value), end in zip(rows, ends, strict=True)
    )
    return Subject("k", unit, "K", "K", "tariffs", "none", facts)


KNOWN = (date(2020, 1, 1), "known", 500)


@pytest.mark.parametrize(
    ("rows", "unit", "said"),
    [
        ([KNOWN], "EUR", "5,00 € depuis le 1er janvier 2020. Vérifié jusqu’au 1er janvier 2020."),
        ([KNOWN, (date(2021, 1, 1), "none", None)], "EUR", "N’existe plus depuis le 1er janvier 2021 ; 5,00 € auparavant."),
        ([KNOWN, (date(2021, 1, 1), "unknown", None)], "EUR", "Inconnu depuis le 1er janvier 2021 ; dernière valeur connue : 5,00 €."),
        ([(date(2020, 1, 1), "known", 1), (date(2999, 1, 1), "known", 0)], "flag", "En vigueur depuis le 1er janvier 2020."),
        ([(date(2999, 1, 1), "known", 500)], "EUR", ""),
    ],
)
def test_a_subject_opens_with_where_it_stands_today(rows: list[tuple[date, str, int | None]], unit: str, said: str) -> None:
    html = standing(Writer("fr", "x.md"), _subject(*rows, unit=unit))
    assert plain(re.sub("<[^>]+>", "", html)) == said


def test_a_coming_value_is_not_said_to_hold_already() -> None:
    html = table(Writer("fr", "x.md"), _subject((date(2020, 1, 1), "known", 500), (date(2999, 1, 1), "known", 600)))
    assert "à partir du 1er\u00a0janvier 2999" in html
    assert re.findall('<tbody class="cs-holds"><tr><th scope="row">([^<]+)', html) == ["du 1er\u00a0janvier 2020 au 31\u00a0décembre 2998"]


def test_the_day_of_the_last_check_ignores_periods_that_are_over() -> None:
    assert any(fact.checked > last_check() for subject in load().values() for fact in subject.facts if fact.end)


# Rules.


def test_a_rule_without_its_sentence_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {rule: found for rule, found in sentences().items() if rule != "amo"}
    monkeypatch.setattr(rules, "sentences", lambda: without)
    with pytest.raises(KeyError, match="amo"):
        pages("fr")


@both
@each_rule
def test_a_rule_opens_with_its_sentence_and_links_to_all_that_it_needs_and_to_all_that_needs_it(
    site: Site, language: Language, rule: str
) -> None:
    page = drawn(site, language, names.rule_uri(rule))
    assert text_of(page.article.select_one(".cs-lead")) == plain(words.typeset(getattr(sentences()[rule].text, language), language))
    links = {str(link["href"]).partition("#")[::2] for link in page.article.find_all("a", href=True)}
    places, anchors = {path.strip("./") for path, _ in links}, {anchor for _, anchor in links}
    for need in REGISTRY[rule].needs:
        assert need in anchors or need.replace("_", "-") in places or need in inputs(), need
    assert {each.name.replace("_", "-") for each in PLAN.order if rule in each.needs} <= places
    assert set(rules.facts_read(REGISTRY[rule])) <= anchors


@both
@each_rule
def test_the_example_of_a_rule_gives_what_settle_gives(site: Site, language: Language, rule: str) -> None:
    page, result = drawn(site, language, names.rule_uri(rule)), EXAMPLES[rule].settled()
    shown = text_of(page.article.select_one(".cs-step tfoot td"))
    unit = REGISTRY[rule].unit
    expected = {
        "flag": {"fr": "oui", "en": "yes"}[language],
        "rate": words.percent(result[rule], language),
        "euros": words.euros(result[rule], language),
    }
    assert shown == plain(expected[unit])
    cells = [text_of(cell) for cell in page.article.select(".cs-step tbody td")]
    assert len(cells) == len(REGISTRY[rule].needs)
    amounts = [result[need] for need in REGISTRY[rule].needs if need in REGISTRY and REGISTRY[need].unit == "euros"]
    assert {plain(words.euros(amount, language)) for amount in amounts} <= set(cells)
    formula = words.fill(getattr(REGISTRY[rule], language), result.figures, language, pathway=result.case.pathway)
    assert text_of(page.article.select_one(".cs-formula")) == plain(formula).replace("'", "’")


@both
@each_rule
def test_a_rule_tells_the_history_of_each_fact_that_it_reads_and_each_text_behind_it(site: Site, language: Language, rule: str) -> None:
    article = drawn(site, language, names.rule_uri(rule)).article
    told = {str(link["href"]).partition("#")[2] for link in article.select(".cs-told dt a")}
    assert told == set(rules.facts_read(REGISTRY[rule]))
    days = [plain(words.day(fact.start, language)) for key in told for fact in load()[key].facts]
    lines = [text_of(line) for line in article.select(".cs-told dd")]
    assert len(lines) == len(days)
    assert all(any(day in line for line in lines) for day in days)
    laws = [text_of(item) for item in article.select(".cs-laws > li")]
    expected = [law_texts()[key] for key in sentences()[rule].laws]
    assert len(laws) == len(expected)
    assert all(plain(words.typeset(getattr(text.says, language), language)) in law for text, law in zip(expected, laws, strict=True))


@each_rule
def test_the_example_of_a_rule_is_one_in_which_it_matters(rule: str) -> None:
    result = EXAMPLES[rule].settled()
    assert result[rule] > 0
    if rule == "base":
        assert result["base"] < result["base_tarifaire"]
    if rule == "base_tarifaire":
        assert result["base_tarifaire"] < result.values["tarif_plein"]


@each_rule
def test_the_code_shown_beside_an_example_gives_the_same_result(rule: str) -> None:
    from convention_sim import settle, visit  # noqa: PLC0415 - the names that the code shown uses

    again = eval(EXAMPLES[rule].code(), {"settle": settle, "visit": visit})  # noqa: S307 - our own code, as readers will type it
    assert again[rule] == EXAMPLES[rule].settled()[rule]


@both
def test_the_drawing_has_one_arc_for_each_need_and_one_link_for_each_rule(site: Site, language: Language) -> None:
    drawing_of = drawn(site, language, names.RULES).article.select_one("svg.cs-dependencies")
    assert drawing_of is not None
    assert len(drawing_of.find_all("path")) == sum(len(drawing.needed(rule)) for rule in PLAN.order)
    assert len({str(link["href"]) for link in drawing_of.find_all("a")}) == len(REGISTRY)


@both
@each_rule
def test_the_name_of_a_rule_fits_the_drawing_on_a_phone(language: Language, rule: str) -> None:
    bold = 1.08 if rule in AMOUNT_LABELS else 1
    assert drawing.LEFT + 12 + bold * text_width(getattr(names.rule_label(rule), language), 12) <= drawing.WIDTH


# Pages.


def test_no_reference_page_weighs_more_than_60_kb(site: Site) -> None:
    heavy = {
        page.name: page.path.stat().st_size // 1024
        for language in LANGUAGES
        for page in (drawn(site, language, uri) for uri in pages(language))
        if page.path.stat().st_size > 60 * 1024
    }
    assert heavy == {}


@both
def test_a_reference_page_leads_to_the_same_page_in_the_other_language(site: Site, language: Language) -> None:
    for uri in pages(language):
        page = drawn(site, language, uri)
        link = page.soup.select_one("a.cs-language")
        assert link is not None
        target = (page.path.parent / str(link["href"])).resolve()
        other: Language = "en" if language == "fr" else "fr"
        assert target / "index.html" == drawn(site, other, uri).path.resolve(), uri
