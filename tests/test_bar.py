"""The bar: each payer's part of the fee, end to end, with its name and its amount, on any screen."""

import re
from itertools import combinations

import pytest
from hypothesis import given

from convention_sim import use_language
from convention_sim.settlement import Decompte
from convention_sim.settlement.attribution import attribution
from convention_sim.views import words
from convention_sim.views.bar import PATIENT, Bar, bar, bars, label_width, segments
from convention_sim.views.colours import PAYERS
from convention_sim.views.flags import GAP, WIDTH, hang
from convention_sim.views.labels import title
from convention_sim.views.words import Language

from .drawn import answered
from .shown import CASES, CSS, GP, PSYCHIATRIST, SECTOR_3, every_case, every_language, tree

SVG = "{http://www.w3.org/2000/svg}"


def rectangles(markup: str) -> list[tuple[float, float]]:
    """Where each segment starts and how wide it is, as shares of the width."""
    return [(float(one.attrib["x"][:-1]), float(one.attrib["width"][:-1])) for one in tree(markup).iter(f"{SVG}rect")]


def label_texts(markup: str) -> list[str]:
    return ["".join(one.itertext()) for one in tree(markup).iter(f"{SVG}text")]


@given(result=answered())
def test_segments_are_the_payers_parts_end_to_end_over_the_whole_fee(result: Decompte) -> None:
    found, drawn = segments(result), rectangles(bar(result, "fr"))
    parts = {"amo": result["amo"], "amc": result["amc"], **attribution(result.values).patient}
    assert {one.name: one.amount for one in found} == {name: amount for name, amount in parts.items() if amount}
    at = 0.0
    for one, (start, width) in zip(found, drawn, strict=True):
        assert start == pytest.approx(at, abs=0.002)
        assert width == pytest.approx(100 * one.amount / result["honoraires"], abs=0.002)
        at = start + width
    assert at == pytest.approx(100 if result["honoraires"] else 0, abs=0.002)


@every_language
@given(result=answered())
def test_every_segment_however_small_has_its_name_and_its_amount(result: Decompte, language: Language) -> None:
    texts = label_texts(bar(result, language))
    assert texts[0].endswith(words.euros(result["honoraires"], language))
    assert texts[1].endswith(words.euros(result["reste_a_charge"], language))
    assert len(texts) == 2 + len(segments(result))
    for one, text in zip(segments(result), texts[2:], strict=True):
        assert text.endswith(words.euros(one.amount, language))
        assert len(text) > len(words.euros(one.amount, language)) + 5


@every_language
@given(result=answered())
def test_labels_meet_neither_one_another_nor_a_pole_on_a_phone(result: Decompte, language: Language) -> None:
    scale = max(result["honoraires"], 1)
    spans = tuple((WIDTH * one.start / scale, WIDTH * one.end / scale, label_width(one, language)) for one in segments(result))
    flags = hang(spans)
    for flag in flags:
        assert flag.left >= 0
        assert flag.right <= WIDTH + 0.01
    for one, other in combinations(flags, 2):
        if one.row == other.row:
            assert one.right + GAP <= other.left or other.right + GAP <= one.left
        else:
            upper, lower = sorted((one, other), key=lambda flag: flag.row)
            assert not upper.left < lower.pole < upper.right


@every_language
@every_case
def test_a_bar_has_a_name_and_says_its_amounts_in_words(result: Decompte, language: Language) -> None:
    root = tree(bar(result, language))
    assert (root.attrib["role"], root.attrib["lang"]) == ("img", language)
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == title(result.case, language)
    for name in ("honoraires", "amo", "amc", "reste_a_charge"):
        assert words.euros(result[name], language) in (root[1].text or "")


def test_text_is_at_least_eleven_pixels_high_at_any_width() -> None:
    root = tree(bar(GP, "fr"))
    assert "viewBox" not in root.attrib  # a scaled drawing would scale its letters
    found = re.search(r"font-size:(\d+)px", root.attrib["style"])
    assert found is not None
    assert int(found[1]) >= 11


def test_several_bars_are_on_the_scale_of_the_highest_fee() -> None:
    results = [GP, PSYCHIATRIST, SECTOR_3]
    ends = [max(start + width for start, width in rectangles(bar(one, "fr"))) for one in results]
    assert ends == pytest.approx([100, 100, 100], abs=0.01)
    drawn = rectangles(bars(results, ["A", "B", "C"], "fr"))
    counts = [len(segments(one)) for one in results]
    lengths = [sum(width for _, width in drawn[sum(counts[:place]) :][:count]) for place, count in enumerate(counts)]
    assert lengths == pytest.approx([25, 75, 100], abs=0.01)


def test_bars_under_labels_need_one_label_each() -> None:
    with pytest.raises(ValueError, match="label"):
        Bar(GP, CSS)
    with pytest.raises(ValueError, match="label"):
        Bar(GP, labels=["A", "B"])
    assert Bar(GP, CSS, labels=["A", "B"], language="en")._repr_html_() == bars([GP, CSS], ["A", "B"], "en")


def test_a_bar_in_a_terminal_is_its_sentence() -> None:
    assert repr(Bar(PSYCHIATRIST, language="en")).startswith("Fee €90.00: Statutory insurance €27.75, Complementary cover €55.25")


def test_patient_parts_have_each_a_colour_of_their_own() -> None:
    assert set(PAYERS) == {"amo", "amc", *PATIENT}
    assert len({variable for variable, _ in PAYERS.values()}) == len({colour for _, colour in PAYERS.values()}) == 6


def test_a_bar_weighs_a_few_kilobytes() -> None:
    assert max(len(bar(one, "fr").encode()) for one in CASES.values()) < 4_000


def test_a_notebook_shows_a_bar_in_the_language_in_use() -> None:
    use_language("en")
    try:
        assert Bar(GP)._repr_html_() == bar(GP, "en")
    finally:
        use_language("fr")
    assert Bar(GP)._repr_html_() == bar(GP, "fr")
