"""A décompte as HTML: every amount is the décompte's, every word is in the reader's language, and nothing in the data is markup."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given

from convention_sim import use_language, vocabulary
from convention_sim.facts.loading import Source, sources
from convention_sim.settlement import Decompte
from convention_sim.views import html, words
from convention_sim.views.bar import bar, bars
from convention_sim.views.labels import AMOUNT_LABELS, title
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

from .cases import settled
from .drawn import answered
from .shown import CASES, CSS, FRANCS, GP, OUTSIDE, every_case, every_language, tree


def page(result: Decompte, language: Language = "fr") -> BeautifulSoup:
    return BeautifulSoup(html.decompte(result, language), "html.parser")


def cents(text: str) -> int:
    """The cents or centimes of an amount as either language writes it."""
    return int(re.sub(r"\D", "", text)) * (-1 if text.startswith("–") else 1)


def groups(soup: BeautifulSoup, column: int = 0) -> list[list[tuple[str, int]]]:
    """The lines of the table, group by group: label and amount."""
    return [
        [(row.select("th")[0].get_text(), cents(row.select("td")[column].get_text())) for row in body.select("tr")]
        for body in soup.select("tbody")
    ]


def readable(soup: BeautifulSoup) -> str:
    """What is read, less the sheet of styles and the words that keep another language."""
    for tag in soup.select("style, [lang] [lang]:not(svg)"):
        tag.decompose()
    return soup.get_text("\n")


# The table.


@every_language
@given(result=answered())
def test_every_group_of_lines_sums_to_its_amount(result: Decompte, language: Language) -> None:
    charged, statutory, complementary, left = groups(page(result, language))
    coded, lines, fee = charged[: len(result.items)], charged[len(result.items) : -1], charged[-1]
    assert fee[1] == result["honoraires"] == sum(amount for _, amount in lines)
    assert [amount for _, amount in coded] == [item.amount for item in result.items]
    for group, name in ((statutory, "amo"), (complementary, "amc"), (left, "reste_a_charge")):
        assert group[-1] == (getattr(AMOUNT_LABELS[name], language), result[name])
        assert sum(amount for _, amount in group[:-1]) == result[name]


@every_language
@every_case
def test_codes_are_named_line_by_line(result: Decompte, language: Language) -> None:
    assert [mark.get_text() for mark in page(result, language).select("th b")] == [item.code for item in result.items]


@every_language
def test_the_rate_is_shown(language: Language) -> None:
    assert groups(page(GP, language))[1][0] == ({"fr": "70\u00a0% de la base", "en": "70% of the base"}[language], 2100)


def test_before_the_euro_francs_stand_beside_euros() -> None:
    soup = page(FRANCS)
    assert [head.get_text() for head in soup.select("thead th")] == ["euros", "francs"]
    assert FRANCS.in_francs is not None
    assert dict(groups(soup, 1)[0])["Honoraires"] == FRANCS.in_francs["honoraires"] == 20_000
    assert "200,00\u00a0F – 110,00\u00a0F =\u00a090,00\u00a0F" in soup.select("details")[0].get_text()


def test_since_the_euro_there_are_no_francs() -> None:
    assert not page(GP).select("thead")
    assert "F" not in {cell.get_text()[-1] for cell in page(GP).select("td")}


@every_language
@every_case
def test_the_table_is_named_by_the_visit_and_each_line_by_its_head(result: Decompte, language: Language) -> None:
    soup = page(result, language)
    assert soup.div is not None
    assert soup.div["lang"] == language
    assert soup.select("table.cs-decompte > caption")[0].get_text().split() == title(result.case, language).split()
    assert all(len(row.select("th[scope=row]")) == 1 for row in soup.select("tbody tr"))


@pytest.mark.parametrize("base", [2300, 3000, 10000])
def test_a_difference_of_nothing_is_shown_and_a_lone_amount_is_not_repeated(base: int) -> None:
    template = "{base} – {amo_brut} – {regime_local} = {ticket_moderateur}"
    values = {"base": base, "amo_brut": base, "regime_local": 0, "ticket_moderateur": 0}
    assert words.fill(template, values, "fr") == f"{words.euros(base, 'fr')} – {words.euros(base, 'fr')} = 0,00\u00a0€"
    assert words.fill("{base} – {amo_brut} = {amo}", {"base": base, "amo_brut": 0, "amo": base}, "fr") == words.euros(base, "fr")


# The explanation.


@every_language
@every_case
def test_every_step_reason_and_note_is_told(result: Decompte, language: Language) -> None:
    told = " ".join(page(result, language).get_text(" ").split())
    reasons = [step.why for step in result.steps if step.why]
    notes = [*result.not_applied, *result.violations, *result.warnings, *result.validity.caveats]
    for template in (*(step.rule for step in result.steps), *reasons, *notes):
        sentence = words.fill(getattr(template, language), result.figures, language, pathway=result.case.pathway)
        assert " ".join(sentence.split()) in told


@every_language
@every_case
def test_every_fact_is_told_once_with_its_dates_and_its_numbered_sources(result: Decompte, language: Language) -> None:
    details = page(result, language).select("details")[0]
    told = [item.get_text() for item in details.select("li li")]
    facts = list(dict.fromkeys(fact for step in result.steps for fact in step.facts))
    listed = [item.get_text() for item in details.select("ol")[-1].select("li")]
    assert len(told) == len(facts)
    for fact, text in zip(facts, told, strict=True):
        assert all(words.day(day, language) in text for day in (fact.start, fact.end) if day)
        numbers = re.search(r"\[([\d, ]+)\]", text)
        assert numbers is not None
        assert {listed[int(number) - 1] for number in numbers[1].split(",")} == {words.french(sources()[key].title) for key in fact.sources}


def test_a_source_with_an_address_is_a_link_and_one_without_is_not() -> None:
    unlinked = 0
    for result in CASES.values():
        links = {link.get_text(): link["href"] for link in page(result).select("details a")}
        cited = {sources()[key] for step in result.steps for fact in step.facts for key in fact.sources}
        assert links == {words.french(source.title): source.url for source in cited if source.url}
        unlinked += len(cited) - len(links)
    assert unlinked > 0


@every_language
def test_doubt_is_said_of_the_fact_and_of_the_whole_and_certainty_is_not(language: Language) -> None:
    doubts = {name: getattr(label, language) for name, label in html.CONFIDENCE.items()}
    soup = page(OUTSIDE, language)
    assert OUTSIDE.validity.confidence == "low"
    assert doubts["low"] in soup.select(".cs-note")[0].get_text()
    for fact in dict.fromkeys(fact for step in OUTSIDE.steps for fact in step.facts):
        told = next(item.get_text() for item in soup.select("li li") if words.typeset(getattr(fact, language), language) in item.get_text())
        assert [name for name, doubt in doubts.items() if doubt in told] == [fact.confidence] * (fact.confidence != "high")
    assert CSS.validity.confidence == "high"
    assert not any(doubt in page(CSS, language).get_text() for doubt in doubts.values())


@every_language
@every_case
def test_a_visit_after_the_last_check_says_so(result: Decompte, language: Language) -> None:
    told = page(result, language).select(".cs-note")[0].get_text()
    assert words.day(result.validity.checked, language) in told
    later = words.typeset(getattr(html.TEXTS["later"], language), language)
    assert (later in told) == result.validity.after_last_check


@every_language
@every_case
def test_an_unlawful_fee_is_marked_outside_the_fold_with_the_lawful_maximum(result: Decompte, language: Language) -> None:
    marked = [mark.get_text() for mark in page(result, language).select("div > p.cs-unlawful")]
    assert len(marked) == len(result.violations)
    if result is CSS:
        assert words.euros(3000, language) in marked[0]


# Words and markup.


@every_language
@given(result=answered())
def test_the_markup_is_well_formed_without_any_identifier_nor_blank_to_fill(result: Decompte, language: Language) -> None:
    markup = html.decompte(result, language)
    root = tree(markup)
    assert [element for element in root.iter() if "id" in element.attrib] == []
    assert "{" not in re.sub(r"<style>.*?</style>", "", markup)
    assert html.decompte(result, language) == markup


FRENCH_FAULTS = (
    r"[^\s\u00a0\u202f;!?(«\[][;!?](?=\s|$)| [;!?]",
    r"[^\s\u00a0\u202f:/]:(?=\s)| :",
    r"\d ?[%€]",
    r"«[^\u00a0]|[^\u00a0]»",
    r"\w'\w",
    r"\b1[\s\u00a0](?:janvier|mars|mai)",
)
ENGLISH_FAULTS = (r"[ \u00a0\u202f][;:!?%]", r"\d\s?€", r"€\s", r"\w'\w", r"[«»]")


@every_language
@every_case
def test_typography_is_that_of_the_language(result: Decompte, language: Language) -> None:
    text = readable(page(result, language))
    faults = FRENCH_FAULTS if language == "fr" else ENGLISH_FAULTS
    assert [text[max(0, found.start() - 20) : found.end() + 10] for pattern in faults for found in re.finditer(pattern, text)] == []
    assert bool(re.search(r"\d\u00a0€", text)) == (language == "fr")


def test_every_label_is_said_in_two_languages() -> None:
    same = [name for name, label in {**html.TEXTS, **html.CONFIDENCE}.items() if label.fr == label.en]
    assert same == ["euros", "francs"]


@every_language
@every_case
def test_no_word_of_the_other_language_is_left(result: Decompte, language: Language) -> None:
    text = readable(page(result, language)) + readable(BeautifulSoup(bar(result, language), "html.parser"))
    other = {"fr": "en", "en": "fr"}[language]
    labels = (*AMOUNT_LABELS.values(), *html.TEXTS.values(), *html.CONFIDENCE.values(), vocabulary.SPECIALTIES[result.case.specialty])
    differing = [getattr(label, other) for label in labels if label.fr not in label.en and label.en not in label.fr]
    assert [label for label in differing if label in text] == []


def test_what_comes_from_data_is_never_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    result = settled("2025-03-01")
    hostile = '"><script>alert(1)</script>&'
    monkeypatch.setitem(result.law.facts, "G", result.law.facts["G"]._replace(fr=hostile, note_fr=hostile, sources=("G",)))
    monkeypatch.setitem(vocabulary.ACTS, "consultation", Label(hostile, hostile))
    monkeypatch.setattr(html, "sources", lambda: sources() | {"G": Source("G", hostile, "press", "javascript:alert(1)")})
    for markup in (html.decompte(result, "fr"), bars([result], [hostile], "fr")):
        assert "<script" not in markup
        assert tree(markup) is not None
    soup = page(result)
    assert hostile in soup.get_text()
    assert not [link for link in soup.select("a") if not str(link["href"]).startswith("https://")]


def test_a_notebook_shows_it_in_the_language_in_use() -> None:
    use_language("en")
    try:
        assert GP._repr_html_() == html.decompte(GP, "en")
    finally:
        use_language("fr")
    assert GP._repr_html_() == html.decompte(GP, "fr")


def test_a_decompte_weighs_less_than_a_quarter_of_a_page() -> None:
    assert max(len(html.decompte(one, "fr").encode()) for one in CASES.values()) < 15_000
