"""Exercises and quizzes on the site: every chapter has its page, and all can be read and done without a script."""

import pytest
from bs4 import Tag

from convention_sim.teaching.bank import exercises
from convention_sim.teaching.questions import questions
from docs.theme.course.lessons import lessons
from tests.built import Page, Site

LESSONS = lessons("fr")
every_lesson = pytest.mark.parametrize("slug", [lesson.slug for lesson in LESSONS])


def _page(site: Site, slug: str) -> Page:
    return site.page(f"exercices/{slug}/index.html")


@every_lesson
def test_each_chapter_has_its_exercises_and_its_quiz(site: Site, slug: str) -> None:
    article = _page(site, slug).article
    assert len(article.select("form.cs-exercise")) == len(exercises(slug[:2]))
    assert len(article.select("form.cs-question")) == len(questions(slug[:2]))


@every_lesson
def test_every_field_has_a_label_and_every_group_a_legend(site: Site, slug: str) -> None:
    article = _page(site, slug).article
    named = {str(label["for"]) for label in article.select("label[for]")}
    assert {str(field["id"]) for field in article.select("input")} <= named
    assert all(group.find("legend") for group in article.select("fieldset"))


@every_lesson
def test_without_a_script_no_control_is_left_dead_and_every_answer_is_folded(site: Site, slug: str) -> None:
    for form in _page(site, slug).article.select("form"):
        assert isinstance(form, Tag)
        assert all(button.has_attr("disabled") for button in form.select("button"))
        assert form.select("details")
        assert not form.select("details[open]")
        assert form.select('[role="status"]')


@every_lesson
def test_the_script_finds_its_words_in_the_page(site: Site, slug: str) -> None:
    said = _page(site, slug).soup.select_one("template#cs-says")
    assert said is not None
    assert {"data-blank", "data-none", "data-found", "data-unreadable"} <= said.attrs.keys()
    kinds = {str(form["data-kind"]) for form in _page(site, slug).article.select("form.cs-exercise")}
    assert {f"data-example-{kind}" for kind in kinds} <= said.attrs.keys()


@every_lesson
def test_the_right_answer_is_never_among_the_wrong_ones(site: Site, slug: str) -> None:
    for form in _page(site, slug).article.select("form.cs-exercise"):
        wrong = {value for hint in form.select("[data-given]") for value in str(hint["data-given"]).split("|")}
        assert form["data-right"] not in wrong


def test_the_index_leads_to_every_chapter(site: Site) -> None:
    links = {str(link["href"]).strip("/") for link in site.page("exercices/index.html").article.select("a[href]")}
    assert {lesson.slug for lesson in LESSONS} <= links


def test_the_script_holds_no_word_of_a_question(site: Site) -> None:
    script = (site.root / "assets/course.js").read_text(encoding="utf-8")
    assert not [word for word in ("Juste", "Pas encore", "participation", "base", "Right", "Not yet") if word in script]


def test_an_exercise_page_weighs_at_most_60_kb(site: Site) -> None:
    weights = {lesson.slug: _page(site, lesson.slug).path.stat().st_size / 1024 for lesson in LESSONS}
    assert {slug: kb for slug, kb in weights.items() if kb > 60} == {}
