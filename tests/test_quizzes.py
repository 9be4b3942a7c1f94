"""Quizzes: options that are explained, figures that are computed, both languages."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from convention_sim.errors import BrokenFacts, InvalidRequest
from convention_sim.resources import read_toml
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.teaching.asking import form, quiz
from convention_sim.teaching.course import chapters
from convention_sim.teaching.questions import Question, questions, read_question
from convention_sim.views.words import LANGUAGES, use_language

CHAPTERS = [chapter.id for chapter in chapters()]
every_chapter = pytest.mark.parametrize("chapter", CHAPTERS)
# A figure, a rate, a sum or a full date must come from a field.
FIGURE = re.compile(r"\d+(?:[.,]\d+)?[\s\u00a0]*(?:€|%|F\b|euros?\b|francs?\b|points?\b|jours?\b|days?\b)|€\d")
DATE = re.compile(
    r"\d{1,2}(?:er)?[\s\u00a0](?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|\d{4}-\d\d"
)


def _texts(found: Question) -> list[tuple[str, str]]:
    labels = [found.text, *(label for option in found.options for label in (option.text, option.why))]
    return [(label.fr, label.en) for label in labels]


@every_chapter
def test_a_chapter_has_four_to_six_questions_with_a_single_and_a_multiple_choice(chapter: str) -> None:
    found = questions(chapter)
    assert 4 <= len(found) <= 6
    assert {question.multiple for question in found} == {False, True}


@every_chapter
def test_every_option_is_explained_in_both_languages(chapter: str) -> None:
    for question in questions(chapter):
        assert len(question.options) >= 3
        assert len({option.text for option in question.options}) == len(question.options), question.id
        for fr, en in _texts(question):
            assert fr
            assert en
            assert not re.search(r"[{}]", fr + en), question.id


@every_chapter
def test_french_and_english_follow_their_typography(chapter: str) -> None:
    for question in questions(chapter):
        for fr, en in _texts(question):
            assert not re.search(r"€\d| [;!?:%]|\d €|[“”\"]|\w'\w", fr), fr
            assert not re.search(r"\d\s?€|[«»\"]|[ \u00a0\u202f][;:!?%]|\w'\w", en), en


@every_chapter
def test_no_figure_and_no_date_is_typed(chapter: str) -> None:
    typed = [text for row in read_toml("convention_sim.teaching", f"quizzes/{chapter}.toml").values() for text in _written(row)]
    bare = [re.sub(r"\{[^{}]*\}", "x", text) for text in typed]
    assert [text for text in bare if FIGURE.search(text) or DATE.search(text)] == []


# The words that say when a visit takes place, and those that give the base, from which the rest follows on any day.
WHEN, BASE, AMOUNT = (
    re.compile(r"\{\w+\.(?:day|told|who)\}"),
    re.compile(r"\{\w+\.base[@}]"),
    re.compile(rf"\{{\w+\.(?:{'|'.join(AMOUNTS)})"),
)


@every_chapter
def test_a_question_that_prints_an_amount_says_on_which_day_and_at_whose_practice(chapter: str) -> None:
    for key, row in read_toml("convention_sim.teaching", f"quizzes/{chapter}.toml").items():
        for asked in (row["fr"], row["en"]):
            if AMOUNT.search(asked) and not BASE.search(asked):
                assert WHEN.search(asked), (chapter, key)


@pytest.mark.parametrize(("name", "who"), [("03-4", "généraliste"), ("06-3", "dermatologues"), ("09-4", "médecin spécialiste")])
def test_a_question_whose_answer_depends_on_the_specialty_names_it(name: str, who: str) -> None:
    asked = next(each for each in questions(name[:2]) if each.id == name).text.fr
    assert who in asked
    assert re.search(r"\b20\d\d\b", asked)


def _written(row: dict[str, Any]) -> list[str]:
    return [row["fr"], row["en"], *(option[name] for option in row["options"] for name in ("fr", "en", "why_fr", "why_en"))]


@pytest.mark.parametrize("typed", ["19 €", "€19", "70 %", "40 points", "115 F", "22 décembre"])
def test_a_typed_figure_is_seen(typed: str) -> None:
    assert FIGURE.search(typed) or DATE.search(typed)


def test_the_right_option_is_not_always_at_the_same_place() -> None:
    places = [[option.right for option in question.options].index(True) for chapter in CHAPTERS for question in questions(chapter)]
    assert len(set(places)) >= 3


class _Form(HTMLParser):
    """The elements of a form, and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@every_chapter
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_a_form_that_works_without_a_script(chapter: str, language: Any) -> None:
    for question in questions(chapter):
        html = form(question, language, "1")
        found = _Form(html)
        boxes, labels = found.all("input"), found.all("label")
        assert {box["type"] for box in boxes} == {"checkbox" if question.multiple else "radio"}
        assert [label["for"] for label in labels] == [box["id"] for box in boxes]
        assert len(boxes) == len(question.options) == len(found.all("li"))
        assert [len(found.all(tag)) for tag in ("fieldset", "legend", "details", "summary", "script")] == [1, 1, 1, 1, 0]
        assert ["data-right" in reason for reason in found.all("li")] == [option.right for option in question.options]
        assert all("disabled" in button and "hidden" in button for button in found.all("button"))
        assert 'role="status"' in html


def test_a_quiz_shows_itself_in_a_notebook() -> None:
    use_language("fr")
    found = quiz("03")
    assert found._repr_html_().count("<form") == len(found.questions)
    assert repr(found).startswith("Quiz\u00a0: Remboursements")
    assert not any(option.why.fr in repr(found) for question in found.questions for option in question.options)


def test_an_unknown_chapter_is_refused() -> None:
    with pytest.raises(InvalidRequest):
        quiz("77")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"fr": "{a.amo}"}, "nothing is called"),
        ({"surprise": 1}, "unknown field"),
        ({"options": [{"fr": "…", "en": "…", "why_fr": "…", "why_en": "…", "right": True}] * 2}, "one option is right"),
    ],
)
def test_a_badly_written_question_is_refused(change: dict[str, Any], said: str) -> None:
    option = {"fr": "…", "en": "…", "why_fr": "…", "why_en": "…"}
    sound = {"fr": "…", "en": "…", "options": [option | {"right": True}, option]}
    assert read_question("99-1", sound).id == "99-1"
    with pytest.raises(BrokenFacts, match=said):
        read_question("99-1", sound | change)
