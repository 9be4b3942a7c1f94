"""A learner on the pages of exercises: right, wrong in every known way, nonsense, nothing, with the keyboard alone, on a phone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator
from playwright.sync_api import Page as Tab

from convention_sim.teaching.bank import exercises
from convention_sim.teaching.checking import explained, shown
from convention_sim.teaching.questions import questions
from convention_sim.teaching.tasks import Task, exercise
from convention_sim.wording import Language
from docs.theme.course.exercises import SEED
from docs.theme.course.lessons import lessons

from .conftest import ReaderOf

LESSONS = lessons("fr")
every_lesson = pytest.mark.parametrize("slug", [lesson.slug for lesson in LESSONS])
NONSENSE = {"": "Écrivez d’abord", "abc": "ne se lit pas", "-3": "négatif", "1e9": "trop", "16,805": "centime"}


def _page(reader: ReaderOf, slug: str, width: int = 360) -> Tab:
    return reader(width, "light").open(f"exercices/{slug}/index.html").tab


def _form(tab: Tab, name: str) -> Locator:
    return tab.locator("form.cs-exercise").filter(has=tab.locator(f"#reponse-{name}"))


# What a reader does by hand elsewhere in this file, in one go: a page has dozens of known mistakes and of options.
TYPED = """(form, given) => given.map((value) => {
    delete form.dataset.tries;
    form.querySelector("input").value = value;
    form.requestSubmit();
    return form.querySelector("[role=status]").innerText;
})"""
HINTS = """(form) => [...form.querySelectorAll("[data-given]")].map((hint) => (
    { given: hint.dataset.given, said: hint.querySelector("span").textContent }
))"""
CHOSEN = """(form, choices) => choices.map((choice) => {
    form.querySelectorAll("input").forEach((input, place) => { input.checked = choice.includes(place); });
    form.requestSubmit();
    return form.querySelector("[role=status]").innerText;
})"""


def _told(form: Locator, given: str) -> str:
    form.locator("input").fill(given)
    form.locator("button").click()
    return form.locator("[role=status]").inner_text()


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@every_lesson
def test_every_exercise_takes_its_answer_and_gives_each_known_mistake_its_question(reader: ReaderOf, slug: str) -> None:
    tab = _page(reader, slug)
    for each in exercises(slug[:2]):
        task = exercise(each.id, SEED)
        form = _form(tab, each.id)
        hints = [(hint["given"].split("|")[0], hint["said"]) for hint in form.evaluate(HINTS)]
        right, *said = form.evaluate(TYPED, [shown(task, "fr"), *(_typed(task, value) for value, _ in hints)])
        assert "Juste" in right
        for (value, hint), told in zip(hints, said, strict=True):
            assert _plain(hint or "?") in _plain(told), (each.id, value)


def _typed(task: Task, value: str) -> str:
    """What a learner types for a value that the page holds."""
    if task.solution.kind == "euros":
        return f"{int(value) // 100},{int(value) % 100:02d} €"
    if task.solution.kind == "tenths":
        return f"{int(value) // 10},{int(value) % 10}"
    return {"0": "non", "1": "oui"}[value] if task.solution.kind == "yes-no" else value


def test_wrong_answers_get_a_question_then_the_way_then_the_working(reader: ReaderOf) -> None:
    tab = _page(reader, LESSONS[2].slug)
    task = exercise("03-4", SEED)
    form = _form(tab, "03-4")
    first, second, third = (_told(form, "0,01") for _ in range(3))
    assert explained(task, 1).fr[:20] in first
    assert _plain(task.second_hint("fr")) in _plain(second)
    assert form.locator("details.cs-solution").get_attribute("open") is not None
    assert shown(task, "fr") in form.locator("details.cs-solution").inner_text()
    assert first != second != third


@pytest.mark.parametrize(("given", "said"), NONSENSE.items())
def test_nonsense_and_nothing_are_told_apart_and_not_counted(reader: ReaderOf, given: str, said: str) -> None:
    form = _form(_page(reader, LESSONS[2].slug), "03-4")
    assert said in _told(form, given)
    assert form.get_attribute("data-tries") is None


def test_a_comma_parts_thousands_on_an_english_page_and_decimals_on_a_french_one(reader: ReaderOf) -> None:
    slug, cents = next(lesson.slug for lesson in LESSONS if lesson.slug.startswith("09")), exercise("09-1", SEED).solution.value
    typed = f"€{int(cents) // 100:,}"
    english = _form(reader(360, "light").open(f"en/exercices/{slug}/index.html").tab, "09-1")
    assert "Right" in _told(english, typed)
    assert "Pas encore" in _told(_form(_page(reader, slug), "09-1"), typed)


def test_a_letter_that_stands_for_nothing_is_not_counted(reader: ReaderOf) -> None:
    form = _form(_page(reader, LESSONS[7].slug), "08-5")
    assert "ne se lit pas" in _told(form, "z")
    assert form.get_attribute("data-tries") is None


def test_an_answer_in_cents_is_recognised(reader: ReaderOf) -> None:
    form = _form(_page(reader, LESSONS[2].slug), "03-4")
    assert "centimes" in _told(form, str(exercise("03-4", SEED).solution.value))


@every_lesson
def test_every_question_takes_its_right_options_and_explains_each_wrong_one(reader: ReaderOf, slug: str) -> None:
    tab = _page(reader, slug)
    for question in questions(slug[:2]):
        form = tab.locator("form.cs-question").filter(has=tab.locator(f"#q{question.id}"))
        right = [place for place, option in enumerate(question.options) if option.right]
        alone = [[place] for place in range(len(question.options))]
        none, all_right, *said = form.evaluate(CHOSEN, [[], right, *alone])
        assert "Choisissez" in none
        assert all_right.startswith("C’est juste")
        for place, option in enumerate(question.options):
            assert _plain(option.why.fr) in _plain(said[place])
            assert said[place].startswith("C’est juste") == (right == [place])


def test_the_keyboard_alone_is_enough(reader: ReaderOf) -> None:
    tab = _page(reader, LESSONS[2].slug, 1280)
    tab.locator("#reponse-03-1").focus()
    tab.keyboard.type(shown(exercise("03-1", SEED), "fr"))
    tab.keyboard.press("Enter")
    assert "Juste" in _form(tab, "03-1").locator("[role=status]").inner_text()
    question = questions("03")[0]
    right = [option.right for option in question.options].index(True)
    tab.locator(f"#q{question.id} input").first.focus()
    tab.keyboard.press("Space")
    for _ in range(right):
        tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    form = tab.locator("form.cs-question").filter(has=tab.locator(f"#q{question.id}"))
    assert "C’est juste" in form.locator("[role=status]").inner_text()


HOSTILE = '"><img src=x onerror="document.title=1">'


@pytest.mark.parametrize(("language", "edition"), [("fr", ""), ("en", "en/")])
def test_another_variant_is_drawn_by_the_package_and_kept_in_the_address(reader: ReaderOf, language: Language, edition: str) -> None:
    visit = reader(360, "light").open(f"{edition}exercices/{LESSONS[2].slug}/index.html")
    tab, form = visit.tab, visit.tab.locator("form.cs-variant")
    for seed in ("groupe-a", HOSTILE[:40]):
        form.locator("input").fill(seed)
        form.locator("button").click()
        form.locator("[role=status]", has_text=seed).wait_for(timeout=60_000)
        for each in exercises("03"):
            task = exercise(each.id, seed)
            drawn = _form(tab, each.id)
            assert _plain(drawn.locator("p").first.inner_text()) == _plain(task.statement(language)[0])
            assert shown(task, language).split()[0] in _told(drawn, shown(task, language))
            assert drawn.locator(".cs-good").count() == 1
    assert tab.locator("form img").count() == 0
    assert visit.complaints == []
    assert _asked(tab) == HOSTILE[:40]
    form.locator("input").fill(" ")
    form.locator("button").click()
    assert form.locator("[role=status]").inner_text()


def _asked(tab: Tab) -> str:
    return parse_qs(urlsplit(tab.url).query)["graine"][0]


# What a browser says of a reader who asked to save data.
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def test_an_address_that_names_a_variant_draws_it_at_once_and_the_page_says_which_on_paper(reader: ReaderOf) -> None:
    tab = reader(360, "light").open(f"exercices/{LESSONS[2].slug}/?graine={HOSTILE[:20]}").tab
    tab.locator("form.cs-variant [role=status]", has_text="L’adresse la garde").wait_for(timeout=60_000)
    assert HOSTILE[:20] in tab.locator("form.cs-variant [role=status]").inner_text()
    assert _plain(_form(tab, "03-1").locator("p").first.inner_text()) == _plain(exercise("03-1", HOSTILE[:20]).statement("fr")[0])
    tab.emulate_media(media="print")
    assert not tab.locator("form.cs-variant").is_visible()
    assert tab.locator(".cs-named").inner_text() == f"Variante «\u00a0{HOSTILE[:20]}\u00a0»."


def test_who_saves_data_is_asked_before_the_variant_of_the_address_is_drawn(reader: ReaderOf) -> None:
    someone = reader(360, "light")
    someone.context.add_init_script(SAVING)
    visit = someone.open(f"exercices/{LESSONS[2].slug}/?graine=groupe-b")
    form = visit.tab.locator("form.cs-variant")
    assert "tirez-la" in form.locator("[role=status]").inner_text()
    assert form.locator("input").input_value() == "groupe-b"
    assert not [address for address in visit.requests if address.endswith((".wasm", ".whl"))]
    form.locator("button").click()
    form.locator("[role=status]", has_text="Voici").wait_for(timeout=60_000)


def test_in_a_frame_nothing_is_said_of_an_address_that_nobody_sees(reader: ReaderOf) -> None:
    someone = reader(1280, "light")
    tab = someone.context.new_page()
    tab.goto(f"{someone.address}enseigner/")  # the policy of the engine's files asks for the same site around
    tab.set_content(f'<iframe src="{someone.address}exercices/{LESSONS[2].slug}/nu.html?graine=groupe-b" title="Le cours"></iframe>')
    status = tab.frame_locator("iframe").locator("form.cs-variant [role=status]", has_text="Voici")
    status.wait_for(timeout=60_000)
    assert _plain(status.inner_text()) == "Voici la variante « groupe-b »."
    tab.close()


def test_without_scripts_every_answer_can_still_be_read(reader: ReaderOf) -> None:
    someone = reader(360, "light")
    browser = someone.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto(f"{someone.address}exercices/{LESSONS[2].slug}/")
    assert not tab.locator("form.cs-exercise button").first.is_visible()
    tab.locator("form.cs-exercise details.cs-solution summary").first.click()
    assert shown(exercise("03-1", SEED), "fr") in tab.locator("form.cs-exercise details.cs-solution").first.inner_text()
    tab.locator("form.cs-question summary").first.click()
    assert tab.locator("form.cs-question li").first.is_visible()
    context.close()


@pytest.mark.parametrize("name", ["notebooks", "exercices"])
def test_a_page_sits_in_a_frame_of_another_site_and_works_there(reader: ReaderOf, name: str) -> None:
    someone = reader(1280, "light")
    tab = someone.context.new_page()
    address = f"{someone.address}{name}/{LESSONS[2].slug}/nu.html"
    tab.set_content(f'<iframe src="{address}" title="Le cours" width="100%" height="900"></iframe>')
    frame = tab.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert frame.locator("header, nav").count() == 0
    if name == "exercices":
        frame.locator("#reponse-03-1").fill(shown(exercise("03-1", SEED), "fr"))
        frame.locator("form.cs-exercise button").first.click()
        assert "Juste" in frame.locator("form.cs-exercise [role=status]").first.inner_text()
    tab.close()


@every_lesson
@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize(("sheet", "landscape"), [("diapositives", True), ("fiche", False)])
def test_sheets_print_on_a4_and_slides_one_a_page(reader: ReaderOf, slug: str, sheet: str, landscape: bool, edition: str) -> None:
    tab = reader(1280, "light").open(f"{edition}cours/{slug}/{sheet}.html").tab
    pdf = tab.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert sizes
    assert all((float(width) > float(height)) == landscape for width, height in sizes if landscape or float(width) < float(height))
    pages = len(re.findall(rb"/Type /Page\b", pdf))
    if landscape:
        assert pages == tab.locator(".cs-slide").count()
    else:
        assert pages <= 8


WALL = (1280, 720)
TALLER = "(high) => [...document.querySelectorAll('.cs-slide')].filter((s) => s.offsetHeight > high).map((s) => s.innerText.slice(0, 60))"
NARROW = """(least) => [...document.querySelectorAll(".cs-slide:not(.cs-high) .cs-drawing")]
    .filter((drawing) => drawing.getBoundingClientRect().width < least).map((drawing) => drawing.innerText.slice(0, 60))"""
NUMBERED_OVER = """() => [...document.querySelectorAll(".cs-slide:not(.cs-cover, .cs-dense)")].filter((slide) => {
    const last = slide.lastElementChild.getBoundingClientRect(), box = slide.getBoundingClientRect();
    return box.bottom - last.bottom < 12 && !slide.matches(".cs-with");
}).map((slide) => slide.innerText.slice(0, 60))"""


@every_lesson
@pytest.mark.parametrize("edition", ["", "en/"])
def test_a_slide_fits_the_wall_its_drawing_fills_it_and_on_paper_its_number_is_clear_of_the_words(
    reader: ReaderOf, slug: str, edition: str
) -> None:
    tab = reader(1280, "light").open(f"{edition}cours/{slug}/diapositives.html").tab
    tab.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    assert tab.evaluate(TALLER, WALL[1] + 1) == []
    assert tab.evaluate(NARROW, WALL[0] * 0.7) == []
    tab.emulate_media(media="print")
    assert tab.evaluate(NUMBERED_OVER) == []


def test_on_paper_no_heading_of_a_handout_ends_a_page(reader: ReaderOf) -> None:
    tab = reader(1280, "light").open(f"cours/{LESSONS[7].slug}/fiche.html").tab
    tab.emulate_media(media="print")
    kept = "[...document.querySelectorAll('h2, h3')].map((head) => getComputedStyle(head).breakAfter)"
    assert set(tab.evaluate(kept)) == {"avoid"}
