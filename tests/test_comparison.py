"""Tables that set décomptes, or documented and computed figures, side by side."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from convention_sim import settle, use_language, visit
from convention_sim.documented import Figure, Row, documented
from convention_sim.settlement import Decompte
from convention_sim.views import words
from convention_sim.views.comparison import Examples, Table, folded, one_a_line, side_by_side
from convention_sim.views.examples import beside
from convention_sim.views.words import LANGUAGES, Language

ROWS = documented()


def row_of(name: str) -> Row:
    return next(row for row in documented("seeds") if row.id == name)


def gp(option: str | None, fee: str | None, percent: int | None = None) -> Decompte:
    return settle(visit("2025-07-01", "generaliste", sector="2", option=option, fee=fee, contract=percent))


def soup_of(shown: Table | Examples) -> BeautifulSoup:
    return BeautifulSoup(shown._repr_html_(), "html.parser")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.file}:{row.id}")
def test_printed_and_computed_agree_exactly_when_the_verdict_says_so(row: Row, language: Language) -> None:
    between = {"fr": "\u202f; ", "en": "; "}[language]
    pairs = [
        pair
        for _, printed, computed, _ in beside(row, language=language).lines
        for pair in zip(printed.split(between), computed.split(between), strict=True)
    ]
    assert len(pairs) == max(1, len(row.figures))
    for (printed, computed), each in zip(pairs, row.figures, strict=False):
        if not each.rounded_to and each.verdict != "not-computable":
            assert (printed == computed) == (each.verdict == "match")


def test_a_figure_that_the_document_rounds_is_shown_with_the_exact_one() -> None:
    assert beside("S0-16a", language="fr").lines[0][1:3] == ("environ 1\u00a0€", "0,61\u00a0€")


def test_the_computed_figure_comes_from_the_rules_and_not_from_the_document() -> None:
    row = row_of("S2-22")
    earlier = replace(row, request={**row.request, "date": "2024-05-14"})
    assert [line[2] for line in beside(row, earlier, language="en").lines] == ["€20.05", "€21.05"]


def test_the_quantity_is_the_one_that_the_document_names() -> None:
    assert beside("S0-13", language="en").lines[1][:3] == ("Paid by statutory insurance", "€35.14", "€34.14")


def test_a_share_of_the_base_and_a_dated_fact_are_percentages() -> None:
    shown = beside("S0-14a", "S4-45", language="fr").lines
    assert shown[1][:3] == ("Honoraires, en part de la base", "200\u00a0%", "179,3\u00a0%")
    assert shown[3][:3] == (words.french(row_of("S4-45").title_fr), "117,5\u00a0%", "117,5\u00a0%")


def test_each_figure_of_an_example_has_its_own_line() -> None:
    lines = beside("S3-20", "S3-22", "S4-40d", language="en").lines
    assert [line[0] for line in lines] == [
        *("Reimbursement base", "Statutory share, as a share of the base", "Statutory share", "Flat-rate contribution"),
        *("Paid by statutory insurance", "Co-insurance (ticket modérateur)"),
        *("Reimbursement base", "Statutory share", "Paid by statutory insurance", "Left after statutory insurance"),
        *("Fee", "CS", "MPC + MCS"),
    ]
    assert all(";" not in cell for line in lines for cell in line[:3])


def test_an_example_of_one_figure_has_no_heading_of_its_own() -> None:
    shown = beside("S4-42b", "S4-40d", language="en").groups[0][1]
    assert [line[0] for line in shown[:2]] == [f"{row_of('S4-42b').title_en}: CNPSY", row_of("S4-40d").title_en]


def test_what_cannot_be_computed_shows_no_amount_but_its_reason() -> None:
    other = next(row for row in documented("seeds") if row.kind == "other")
    assert beside(other, language="en").lines == [(other.title_en, "–", "–", other.reason_en)]
    figure = Figure("amo", "1.00", "not-computable", reason_fr="…", reason_en="…")
    assert beside(replace(row_of("S2-22"), figures=(figure,), note_en=""), language="en").lines[0][1:] == ("€1.00", "–", "…")


def test_the_note_of_an_example_closes_its_last_figure_and_is_said_once_in_a_table() -> None:
    whys = [line[3] for line in beside("S2-21", language="en").lines]
    assert ["With €1 it would be €17.55." in why for why in whys] == [False, True]
    assert ["as an illustration" in line[3] for line in beside("S2-25a", "S2-25b", language="en").lines] == [True, False]


def test_a_reason_that_repeats_within_an_example_is_said_once() -> None:
    assert [bool(line[3]) for line in beside("S1-02", language="en").lines] == [True, False, False, False]
    assert [bool(line[3]) for line in beside("S1-02", "S1-02", language="en").lines].count(True) == 2


def test_examples_of_one_document_come_under_its_name_each_with_its_situation() -> None:
    table = soup_of(beside("S3-21", "S3-22", "S0-13", language="en"))
    headings = table.select("tbody th[scope]")
    assert [heading.get_text() for heading in headings] == ["Page on sector 2, 2025", "Bilingual page for patients, 2022"]
    assert {(heading["colspan"], heading["scope"]) for heading in headings} == {("4", "rowgroup")}
    situations = [cell.get_text() for cell in table.select("tbody th[colspan='4']:not([scope])")]
    assert situations == [words.bound(row_of(name).title_en) for name in ("S3-21", "S3-22", "S0-13")]
    assert [len(body.select("th[colspan]:not([scope])")) for body in table.select("tbody")] == [2, 1]


def test_headings_without_a_scope_share_their_column_with_headings_only() -> None:
    table = soup_of(beside("S3-21", "S2-22", language="en"))
    assert {line.find(["td", "th"]).name for line in table.select("tr")} == {"th"}  # type: ignore[union-attr]


def test_a_document_that_has_no_name_here_is_named_by_its_source() -> None:
    row = next(row for row in ROWS if row.file == "web")
    assert beside(row, language="en").groups[0][0] == row.source


def test_only_a_figure_that_the_rules_correct_stands_out() -> None:
    assert [cell.get_text() for cell in soup_of(beside("S3-22", language="en")).select("b")] == ["€45.90"]


def test_a_figure_that_needs_no_reason_has_no_empty_cell() -> None:
    assert [cell for cell in soup_of(beside("S3-22", language="en")).select("td") if not cell.get_text()] == []


def test_an_unknown_example_is_refused() -> None:
    with pytest.raises(KeyError, match="S9-99"):
        beside("S9-99")


def test_plain_text_says_the_same_as_the_table() -> None:
    shown = beside("S3-22", language="en")
    printed = repr(shown).splitlines()
    assert printed[:3] == [" | ".join(shown.head), shown.groups[0][0], row_of("S3-22").title_en]
    assert printed[3:] == [" | ".join(filter(None, line)) for line in shown.lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_fills_the_columns_and_every_figure_is_counted(language: Language) -> None:
    shown = beside(*ROWS, language=language)
    assert {len(line) for line in shown.lines} == {len(shown.head)} == {4}
    assert shown.count == sum(len(row.figures) for row in ROWS)


def test_headings_say_only_what_differs_and_the_fee_last() -> None:
    table = side_by_side(gp("optam", "40"), gp(None, "60"), language="en")
    assert table.head == ("", "sector 2, controlled-fee option (OPTAM)", "sector 2, no option")
    assert side_by_side(gp(None, "40"), gp(None, None), language="en").head == ("", "€40.00", "at the tariff")
    assert one_a_line(gp(None, "40", 100), gp(None, "60"), amounts=("amc",), language="fr").lines[0][0] == "contrat à 100\u00a0%"


def test_the_usual_pathway_of_each_physician_goes_without_saying() -> None:
    own = visit("2025-07-01", "neurologue", pathway="medecin-traitant")
    sent, doctor = visit("2025-07-01", "neurologue"), visit("2025-07-01", "generaliste")
    assert side_by_side(settle(sent), settle(doctor), language="en").head[1:] == ("neurologist", "general practitioner (GP)")
    assert side_by_side(settle(own), settle(sent), language="en").head[1:] == ("with the regular doctor", "sent by the regular doctor")


def test_a_contract_is_named_at_the_level_that_it_gives_the_physician() -> None:
    levels = {"percent_optam": 200, "percent_sans_optam": 150}
    cases = [visit("2025-07-01", "generaliste", sector="2", option=option, fee="60", contract=levels) for option in ("optam", None)]
    shown = side_by_side(*map(settle, cases), language="en").head
    assert [heading.rpartition(", ")[2] for heading in shown[1:]] == ["200% contract", "150% contract"]
    real = settle(visit("2025-07-01", "generaliste", contract={"real_cost": True}))
    assert side_by_side(real, gp(None, "60"), language="fr").head[1].endswith("contrat au coût réel")


def test_amounts_that_are_zero_everywhere_are_left_out_unless_asked_for() -> None:
    found = gp("optam", "40")
    assert "Paid by complementary cover" not in repr(side_by_side(found, language="en"))
    assert "Paid by complementary cover" in repr(side_by_side(found, amounts=("amc",), language="en"))
    assert "Paid by complementary cover" in repr(side_by_side(found, gp("optam", "40", 100), language="en"))


def test_one_line_a_decompte_turns_the_table_round() -> None:
    found = [gp("optam", "40"), gp(None, "60")]
    down = one_a_line(*found, amounts=("base", "amo"), language="fr").lines
    across = side_by_side(*found, amounts=("base", "amo"), language="fr").lines
    assert [line[1:] for line in down] == [("30,00\u00a0€", "19,00\u00a0€"), ("23,00\u00a0€", "14,10\u00a0€")]
    assert list(zip(*(line[1:] for line in down), strict=True)) == [line[1:] for line in across]


def test_plain_text_ends_the_amounts_of_a_column_at_the_same_place() -> None:
    shown = repr(one_a_line(gp("optam", "40"), gp(None, "160"), amounts=("honoraires", "amc"), language="en")).splitlines()
    assert [len(line) for line in shown] == [len(shown[0])] * 3
    assert shown[1].index("€40.00") == shown[2].index("€160.00") + 1


def test_every_line_is_a_heading_with_a_scope_and_its_amounts() -> None:
    table = soup_of(side_by_side(gp("optam", "40"), gp(None, "60"), language="fr"))
    assert [cell.get("scope") for cell in table.select("thead th")] == ["col", "col"]
    assert {cell.get("scope") for cell in table.select("tbody th")} == {"row"}
    assert {len(line.select("td")) for line in table.select("tbody tr")} == {2}


def test_text_from_a_document_cannot_become_markup() -> None:
    row = replace(row_of("S2-22"), title_en="<b>bold</b> & more")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in beside(row, language="en")._repr_html_()


def test_an_answer_is_folded_until_asked_for_and_plain_text_shows_it() -> None:
    table = beside("S2-22", "S3-21", language="fr")
    shown = folded(table, "fr")
    details = BeautifulSoup(shown._repr_html_(), "html.parser").details
    assert isinstance(details, Tag)
    assert "open" not in details.attrs
    assert details.summary is not None
    assert details.summary.get_text() == "Voir les 4 chiffres"
    assert details.table is not None
    assert repr(shown) == f"Voir les 4 chiffres\n{table!r}"
    assert [folded(shown, language).summary for language in LANGUAGES] == ["Voir la réponse", "See the answer"]


def test_tables_follow_the_language_chosen_for_the_notebook() -> None:
    try:
        use_language("en")
        assert side_by_side(gp(None, "60"), amounts=("base",)).lines[0][0] == "Reimbursement base"
        assert beside("S2-22").head[3] == "Why"
        assert folded(gp(None, "60")).summary == "See the answer"
    finally:
        use_language("fr")
    assert one_a_line(gp(None, "60"), amounts=("base",)).head[1] == "Base de remboursement"
