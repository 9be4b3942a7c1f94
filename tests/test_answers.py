"""What a learner may type, and what is said of the rest."""

from decimal import Decimal

import pytest

from convention_sim.teaching.answers import EXAMPLES, Kind, UnreadableAnswer, read_answer
from convention_sim.views.words import use_language

READ: list[tuple[Kind, object, int | str]] = [
    ("euros", "16,80 €", 1680),
    ("euros", "16,80\u00a0€", 1680),
    ("euros", "€16.80", 1680),
    ("euros", "16.8", 1680),
    ("euros", "16,8 euros", 1680),
    ("euros", ".5", 50),
    ("euros", 16.8, 1680),
    ("euros", 19, 1900),
    ("euros", Decimal("16.80"), 1680),
    ("euros", "0", 0),
    ("percent", "180 %", 180),
    ("percent", 180, 180),
    ("percent", "180.0", 180),
    ("tenths", "31,6 %", 316),
    ("tenths", 31.65, 317),
    ("tenths", "31,6 pour cent", 316),
    ("days", "62 jours", 62),
    ("yes-no", "Oui", 1),
    ("yes-no", False, 0),
    ("yes-no", "no", 0),
    ("yes-no", "« Non. »", 0),
    ("codes", "mcs + CS", "CS + MCS"),
    ("codes", ["CS", "MCS"], "CS + MCS"),
    ("codes", "CS, MPC, MCS", "CS + MCS + MPC"),
    ("letter", "(B)", "b"),
]


@pytest.mark.parametrize(("kind", "given", "value"), READ)
def test_an_answer_is_read_however_it_is_written(kind: Kind, given: object, value: object) -> None:
    assert read_answer(kind, given) == value


@pytest.mark.parametrize(
    ("given", "french", "english"),
    [
        ("7,030", 703, 703000),
        ("€7,030", 703, 703000),
        ("12,345", None, 1234500),
        ("0,500", 50, 50),
        ("7,03", 703, 703),
        ("7,030.50", 703050, 703050),
    ],
)
def test_a_comma_parts_thousands_in_english_and_decimals_in_french(given: str, french: int | None, english: int) -> None:
    use_language("en")
    assert read_answer("euros", given) == english
    use_language("fr")
    if french is None:
        with pytest.raises(UnreadableAnswer):
            read_answer("euros", given)
    else:
        assert read_answer("euros", given) == french


REFUSED: list[tuple[Kind, object, str]] = [
    ("euros", "abc", "ne se lit pas"),
    ("euros", "seize euros", "ne se lit pas"),
    ("euros", None, "None"),
    ("euros", True, "ne se lit pas"),
    ("euros", [1], "ne se lit pas"),
    ("euros", "1 2 3,,", "ne se lit pas"),
    ("euros", -3, "négatif"),
    ("euros", "-3 €", "négatif"),
    ("euros", 1e9, "trop"),
    ("euros", "1e9", "trop"),
    ("euros", float("nan"), "ne se lit pas"),
    ("euros", Decimal("Infinity"), "ne se lit pas"),
    ("euros", "16,805", "centime"),
    ("percent", "12,5", "entier"),
    ("percent", 10**6, "trop"),
    ("days", "62,5", "entier"),
    ("yes-no", "peut-être", "oui"),
    ("yes-no", 1, "oui"),
    ("codes", "12", "codes"),
    ("codes", 12, "codes"),
    ("letter", "ab", "lettre"),
    ("letter", 3, "lettre"),
]


@pytest.mark.parametrize(("kind", "given", "said"), REFUSED)
def test_nonsense_is_refused_with_a_reason_in_both_languages_and_an_example(kind: Kind, given: object, said: str) -> None:
    with pytest.raises(UnreadableAnswer) as refused:
        read_answer(kind, given)
    assert said in refused.value.message.fr
    assert refused.value.message.en != refused.value.message.fr
    assert not refused.value.empty


@pytest.mark.parametrize("given", [..., "", "  ", "...", "…"])
@pytest.mark.parametrize("kind", EXAMPLES)
def test_no_answer_is_told_apart_from_a_wrong_one(kind: Kind, given: object) -> None:
    with pytest.raises(UnreadableAnswer) as refused:
        read_answer(kind, given)
    assert refused.value.empty
    assert "trois points" in refused.value.message.fr


def test_a_very_long_answer_is_not_repeated_whole() -> None:
    with pytest.raises(UnreadableAnswer) as refused:
        read_answer("euros", "x" * 1000)
    assert len(refused.value.message.fr) < 150
