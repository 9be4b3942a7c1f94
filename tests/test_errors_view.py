"""The published figures that the rules do not confirm: how they are counted, grouped and shown."""

import pytest

from convention_sim.counterfactuals import misconceptions
from convention_sim.documented import documented
from convention_sim.views.errors import (
    COLLECTIONS,
    UNEXPLAINED,
    errors_of,
    kind_name,
    kinds,
    on_their_page,
    page_name,
    published_errors,
    verdicts,
)
from convention_sim.views.words import LANGUAGES, Language

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_every_kind_of_error_has_a_name_of_its_own(language: Language) -> None:
    names = [kind_name(kind, language) for kind in (*misconceptions(), UNEXPLAINED)]
    assert len(set(names)) == len(names)


def test_the_verdicts_of_a_collection_add_up_to_its_figures() -> None:
    counts = [[int(cell) for cell in line[1:]] for line in verdicts("en").lines]
    _, checked, *by_verdict = counts
    assert checked == [sum(len(row.figures) for row in documented(name)) for name in COLLECTIONS]
    assert [sum(column) for column in zip(*by_verdict, strict=True)] == checked


def test_every_error_is_counted_once_for_each_of_its_mistakes() -> None:
    (_, _, _, total), *lines, (_, _, _, rare) = kinds("en").lines
    errors = [each for name in COLLECTIONS for each in errors_of(name)]
    assert int(total) == len(errors) == sum(each.verdict in ("wrong", "ambiguous") for row in documented() for each in row.figures)
    named = {kind for kind in (*misconceptions(), UNEXPLAINED) if kind_name(kind, "en") in {line[0] for line in lines}}
    assert sum(int(line[3]) for line in lines) == sum(len(named & set(each.kinds)) for each in errors)
    assert int(rare) == sum(bool(set(each.kinds) - named) for each in errors)


def test_nearly_every_published_error_is_explained() -> None:
    errors = [each for name in COLLECTIONS for each in errors_of(name)]
    assert sum(each.cause is None for each in errors) <= len(errors) // 12


def test_a_page_that_makes_two_kinds_of_error_counts_once_in_the_total() -> None:
    (_, pages, official, _), *lines = kinds("en").lines
    assert len(lines) > 5
    assert int(pages) < sum(int(line[1]) for line in lines)
    assert int(official) < sum(int(line[2]) for line in lines)


def test_kinds_come_from_the_most_widespread_to_the_rarest() -> None:
    pages = [int(line[1]) for line in kinds("fr").lines[1:-1]]
    assert pages == sorted(pages, reverse=True)
    assert pages[-1] > 1


@every_language
def test_each_line_shows_a_printed_figure_that_the_rules_do_not_give(language: Language) -> None:
    lines = published_errors(language=language).lines
    assert [line for line in lines if line[1] == line[2]] == []


def test_errors_are_grouped_by_kind_in_the_order_asked_for() -> None:
    asked = ("rounded", "participation-repaid")
    assert [name for name, _ in published_errors(*asked, language="en").groups] == [kind_name(kind, "en") for kind in asked]


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match=r"stale-tarif$"):
        published_errors("stale-tarif")


def test_the_figures_of_a_page_tell_apart_what_one_figure_cannot() -> None:
    (left,) = [each for each in errors_of("web") if (each.row.id, each.figure.quantity) == ("ex011", "reste_a_charge")]
    assert left.kinds == ["participation-repaid"]


def test_a_page_has_one_line_for_a_kind() -> None:
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
    name = published_errors("another-specialty", collections=["official"], language="fr").lines[0][0]
    assert name.startswith("service-public.gouv.fr, fiche F1069, 22\u00a0décembre 2024. Consultation, ophtalmologue")


def test_the_note_of_a_row_stays_with_another_reading_and_not_with_a_wrong_figure() -> None:
    notes = {row.id: row.note_en for row in documented("web")}
    readings = published_errors("participation-excluded", collections=["web"], language="en").lines
    wrong = published_errors("sector-1-base", collections=["web"], language="en").lines
    assert wrong
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
