"""The published figures that the rules do not confirm: how they are counted, grouped and shown."""

import pytest

from convention_sim.documented import CAUSES, documented
from convention_sim.views.errors import CAUSE_LABELS, COLLECTIONS, causes, on_their_page, page_name, published_errors, verdicts
from convention_sim.views.words import LANGUAGES, Language

every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_every_cause_has_a_label_and_no_label_is_left_over() -> None:
    assert set(CAUSE_LABELS) - {""} == set(CAUSES)
    assert len({label.fr for label in CAUSE_LABELS.values()}) == len({label.en for label in CAUSE_LABELS.values()}) == len(CAUSE_LABELS)


def test_the_verdicts_of_a_collection_add_up_to_its_figures() -> None:
    counts = [[int(cell) for cell in line[1:]] for line in verdicts("en").lines]
    _, checked, *by_verdict = counts
    assert checked == [sum(len(row.figures) for row in documented(name)) for name in COLLECTIONS]
    assert [sum(column) for column in zip(*by_verdict, strict=True)] == checked


def test_the_causes_share_out_every_error_once() -> None:
    (_, _, _, *total), *lines = causes("en").lines
    assert [sum(int(line[place]) for line in lines) for place in (3, 4)] == [int(count) for count in total]
    assert sum(map(int, total)) == sum(each.verdict in ("wrong", "ambiguous") for row in documented() for each in row.figures)


def test_a_page_that_makes_two_kinds_of_error_counts_once_in_the_total() -> None:
    (_, pages, official, *_), *lines = causes("en").lines
    assert int(pages) < sum(int(line[1]) for line in lines)
    assert int(official) < sum(int(line[2]) for line in lines)


def test_causes_come_from_the_most_widespread_to_the_rarest() -> None:
    pages = [int(line[1]) for line in causes("fr").lines[1:]]
    assert pages == sorted(pages, reverse=True)
    assert pages[-1] > 0


@every_language
def test_each_line_shows_a_printed_figure_that_the_rules_do_not_give(language: Language) -> None:
    lines = published_errors(language=language).lines
    assert [line for line in lines if line[1] == line[2]] == []


def test_errors_are_grouped_by_cause_in_the_order_asked_for() -> None:
    asked = ("slip", "participation-repaid")
    assert [name for name, _ in published_errors(*asked, language="en").groups] == [CAUSE_LABELS[cause].en for cause in asked]


def test_a_page_has_one_line_for_a_cause() -> None:
    shown = published_errors("participation-repaid", language="en").lines
    names = [line[0].split(". ")[0] for line in shown]
    assert names == ["arthus-consulting.fr, 18 October 2016", "mutuelle-conseil.com, October 2024", "connexionfrance.com, undated"]


def test_a_reason_that_differs_by_its_amounts_only_is_told_once() -> None:
    whys = [line[3] for line in published_errors("participation-repaid", language="en").lines]
    assert [bool(why) for why in whys] == [True, False, False]


def test_only_the_collections_asked_for_are_shown() -> None:
    shown = published_errors("rate-never-decided", collections=["web"], language="en")
    assert shown.lines == []
    assert len(published_errors("rate-never-decided", collections=["seeds"], language="en").lines) == 1


def test_an_official_line_is_named_by_its_sheet_and_its_visit_not_by_its_number() -> None:
    name = published_errors("slip", collections=["official"], language="fr").lines[0][0]
    assert name.startswith("service-public.gouv.fr, fiche F1069, 22\u00a0décembre 2024. Consultation très complexe, gynécologue")


def test_the_note_of_a_row_stays_with_another_reading_and_not_with_a_wrong_figure() -> None:
    notes = {row.id: row.note_en for row in documented("web")}
    readings = published_errors("participation-excluded", collections=["web"], language="en").lines
    wrong = published_errors("sector-2-base", collections=["web"], language="en").lines
    assert [notes["ex024"] in line[3] for line in readings if "Alsace" in line[0]] == [True]
    assert [line for line in wrong if notes["ex007"] in line[3]] == []


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("S2-21", "Page sur les médecins conventionnés, 2024"),
        ("ex136", "mutuelle-conseil.com, octobre 2024"),
        ("ex155", "lemondetudiant.org, 2024-2025"),
        ("ex062", "mutuelle.dispofi.fr, sans date"),
        ("ex093", "aizac.fr, fiche F34917, 10\u00a0juillet 2023"),
    ],
)
def test_a_page_is_named_by_its_site_its_sheet_and_a_date_as_precise_as_its_own(example: str, expected: str) -> None:
    (row,) = [row for row in documented() if row.id == example]
    assert page_name(row, "fr") == expected


def test_a_whole_example_keeps_all_its_figures_under_its_page() -> None:
    shown = on_their_page("ex027", language="fr")
    assert [name for name, _ in shown.groups] == ["simulateur-sante.fr, 13\u00a0mars 2026"]
    assert len(shown.lines) == len(next(row for row in documented() if row.id == "ex027").figures)
    assert shown.lines[-1][1:3] == ("35,00\u00a0€", "44,00\u00a0€")
