"""Exercises and quizzes on the site: every chapter has its page, and all can be read and done without a script."""

import re

import pytest
from bs4 import Tag

from convention_sim.teaching.bank import exercises
from convention_sim.teaching.questions import questions
from convention_sim.views.words import Language
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
    for form in _page(site, slug).article.select("form:not([hidden])"):
        assert isinstance(form, Tag)
        if form.has_attr("hidden"):  # a script alone can draw another variant
            continue
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


@pytest.mark.parametrize("edition", ["", "en/"])
def test_a_page_of_exercises_leads_to_the_next_chapter_and_to_all_the_exercises(site: Site, edition: str) -> None:
    for lesson, after in zip(LESSONS, (*LESSONS[1:], None), strict=True):
        last = site.page(f"{edition}exercices/{lesson.slug}/index.html").article.select("form.cs-question ~ p")[0]
        links = [str(link["href"]) for link in last.select("a")]
        assert links == [*([f"../../notebooks/{after.slug}/"] if after else []), "../"]


def test_the_index_leads_to_every_chapter(site: Site) -> None:
    links = {str(link["href"]).strip("/") for link in site.page("exercices/index.html").article.select("a[href]")}
    assert {lesson.slug for lesson in LESSONS} <= links


def test_the_script_holds_no_word_of_a_question(site: Site) -> None:
    script = (site.root / "assets/course.js").read_text(encoding="utf-8")
    assert not [word for word in ("Juste", "Pas encore", "participation", "base", "Right", "Not yet") if word in script]


def test_an_exercise_page_weighs_at_most_60_kb(site: Site) -> None:
    weights = {lesson.slug: _page(site, lesson.slug).path.stat().st_size / 1024 for lesson in LESSONS}
    assert {slug: kb for slug, kb in weights.items() if kb > 60} == {}


# Slides, handouts, bare pages and the teacher's guide.

GUIDES = {"fr": "enseigner/index.html", "en": "en/enseigner/index.html"}
PLANS = {
    ("fr", "la-seance-de-deux-heures"): 120,
    ("fr", "la-journee-de-six-heures"): 360,
    ("en", "the-two-hour-session"): 120,
    ("en", "the-six-hour-day"): 360,
}
DEBATES = {"fr": ("debattre", r"(?:Pour|Contre)\b", "même page"), "en": ("debate", r"(?:For|Against)\b", "same page")}
every_guide = pytest.mark.parametrize("language", GUIDES)


@pytest.mark.parametrize(("language", "plan"), PLANS)
def test_the_minutes_of_a_plan_add_up(site: Site, language: str, plan: str) -> None:
    heading = site.page(GUIDES[language]).soup.find(id=plan)
    assert isinstance(heading, Tag)
    table = heading.find_next("table")
    assert isinstance(table, Tag)
    assert sum(int(cell.get_text()) for cell in table.select("tbody td:first-child")) == PLANS[language, plan]


@every_guide
def test_the_exercises_that_a_plan_names_exist(site: Site, language: str) -> None:
    named = set(re.findall(r"\b0\d-\d\b", site.page(GUIDES[language]).article.get_text()))
    assert named
    assert named <= {each.id for each in exercises()}


def test_both_guides_send_to_the_same_exercises_and_the_same_sources(site: Site) -> None:
    french, english = (site.page(guide).article for guide in GUIDES.values())
    assert re.findall(r"\b0\d-\d\b", french.get_text()) == re.findall(r"\b0\d-\d\b", english.get_text())
    sources = [[str(link["href"]) for link in guide.select("p a[href^=http]")] for guide in (french, english)]
    assert [each for each in sources[0] if "creativecommons" not in each] == [each for each in sources[1] if "creativecommons" not in each]


@every_guide
def test_the_guide_leads_to_every_chapter_its_exercises_its_slides_and_its_handout(site: Site, language: Language) -> None:
    links = {str(link["href"]) for link in site.page(GUIDES[language]).article.select("a[href]")}
    for lesson in lessons(language):
        folders = {f"../notebooks/{lesson.slug}/", f"../exercices/{lesson.slug}/"}
        assert folders | {f"../cours/{lesson.slug}/{name}.html" for name in ("diapositives", "fiche")} <= links


@pytest.mark.parametrize("home", ["index.html", "en/index.html"])
def test_the_home_page_has_a_door_for_teachers(site: Site, home: str) -> None:
    doors = [str(link["href"]) for link in site.page(home).article.select("a.cs-door")]
    assert "enseigner/" in doors


@every_guide
def test_each_position_of_a_debate_has_its_source(site: Site, language: str) -> None:
    anchor, sides, same_page = DEBATES[language]
    debates = site.page(GUIDES[language]).soup.find(id=anchor)
    assert isinstance(debates, Tag)
    positions = []
    for element in debates.find_all_next():
        if element.name == "h2":
            break
        if element.name == "p" and re.match(sides, element.get_text()):
            positions.append(element)
    assert len(positions) >= 10
    unsourced = [each.get_text()[:60] for each in positions if not each.select("a[href^=http]") and same_page not in each.get_text()]
    assert unsourced == []


@every_lesson
def test_a_handout_asks_and_does_not_answer(site: Site, slug: str) -> None:
    text = site.page(f"cours/{slug}/fiche.html").article.get_text()
    assert all(f"{each.id}." in text for each in exercises(slug[:2]))
    assert not [question for question in questions(slug[:2]) for option in question.options if option.why.fr in text]


# Words of a screen: what is unfolded, drawn, run, or shown just after; none of them is true of a sheet of paper.
ON_SCREEN = {
    "": r"\bVoici\b|[Dd]épliez|\brepliés?\b|Le dessin\b|hachurée|ci-dessous|\bcarnet\b|ligne suivante|fonction suivante|\bfiltre\b|Comparons",  # noqa: E501 - one list of words
    "en/": r"\bHere (?:is|are)\b|folded|[Uu]nfold|The drawing\b|hatched|\bbelow\b|\bnotebook\b|next line|\bfilter\b|Let us (?:ask|compare)",
}


@every_lesson
@pytest.mark.parametrize("edition", ON_SCREEN)
def test_a_handout_speaks_of_nothing_that_is_only_on_a_screen(site: Site, slug: str, edition: str) -> None:
    article = site.page(f"{edition}cours/{slug}/fiche.html").article
    said = [re.sub(r"\s+", " ", paragraph.get_text()) for paragraph in article.select("p:not(.cs-line)")]
    assert [text for text in said if re.search(ON_SCREEN[edition], text)] == []
    announced = [paragraph for paragraph in article.select("p") if paragraph.get_text().rstrip().endswith(":")]
    assert [text.get_text() for text in announced if text.get("class") != ["cs-line"]] == []
    headings = article.select("h2, h3")
    assert not [each.get_text() for each in headings if not each.find_next_sibling() or each.find_next_sibling().name == each.name]  # type: ignore[union-attr]


@every_lesson
@pytest.mark.parametrize(("edition", "link"), [("", "Le voir en entier"), ("en/", "See all of it")])
def test_a_slide_says_in_a_sentence_what_a_table_left_to_the_page_shows(site: Site, slug: str, edition: str, link: str) -> None:
    for told in site.page(f"{edition}cours/{slug}/diapositives.html").article.find_all("a", string=re.compile(link)):
        sentence = told.parent.get_text() if isinstance(told.parent, Tag) else ""
        assert re.match(r"(Le tableau|Le calcul|The table|The calculation) .+[»”]", sentence), sentence
        assert len(sentence.split()) <= 75


@every_lesson
@pytest.mark.parametrize(("edition", "said"), [("", "Variante «\u00a01\u00a0»."), ("en/", "Variant “1”.")])
def test_a_page_of_exercises_names_its_variant_on_screen_and_on_paper(site: Site, slug: str, edition: str, said: str) -> None:
    (named,) = site.page(f"{edition}exercices/{slug}/index.html").article.select(".cs-named")
    assert named.get_text() == said
    assert not named.find_parents("form")


@every_lesson
def test_slides_hold_objectives_take_aways_and_each_question_before_its_answer(site: Site, slug: str) -> None:
    titles = [title.get_text() for title in site.page(f"cours/{slug}/diapositives.html").article.select(".cs-slide h2")]
    assert titles[0] == "Ce que vous saurez faire"
    assert titles[-1] == "À retenir"
    asked = [title for title in titles if title.startswith("Quiz")]
    assert len(asked) == 2 * len(questions(slug[:2]))
    assert all(answer.startswith(question) for question, answer in zip(asked[::2], asked[1::2], strict=True))


@every_lesson
@pytest.mark.parametrize("folder", ["notebooks", "exercices"])
def test_the_bare_copy_says_the_same_without_menus_and_opens_other_pages_outside(site: Site, slug: str, folder: str) -> None:
    full, copy = (site.page(f"{folder}/{slug}/{name}") for name in ("index.html", "nu.html"))
    assert copy.article.get_text() == full.article.get_text()
    assert not copy.soup.select("header, nav, footer, [data-md-component]")
    outward = [link for link in copy.soup.select("a[href]") if not str(link["href"]).startswith("#")]
    assert outward
    assert all(link.get("target") == "_blank" for link in outward)
    assert not [link for link in copy.soup.select('a[href^="#"]') if link.get("target")]


def test_the_key_is_not_published(site: Site) -> None:
    assert [path.name for path in site.root.rglob("*") if "corrige" in path.name or path.suffix == ".zip"] == []
