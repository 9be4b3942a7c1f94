"""`make course`: slides and handouts that stand alone, and the key apart."""

import re
import zipfile
from pathlib import Path

import pytest

from convention_sim.wording import Language
from docs.theme.course.lessons import lessons
from docs.theme.course.pack import main
from docs.theme.course.sheets import Section
from docs.theme.course.slides import _bodies, deck
from docs.theme.course.variants import variants


def test_the_archives_stand_alone_and_the_key_is_in_one_of_its_own(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--seed", "groupe-a"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corrige.zip", "cours.zip", "exercices.zip"]
    with zipfile.ZipFile(tmp_path / "cours.zip") as course:
        names = set(course.namelist())
        texts = {name: course.read(name).decode() for name in names}
    for lesson in lessons("fr"):
        assert {f"{lesson.slug}-diapositives.html", f"{lesson.slug}-fiche.html"} <= names
    for name, text in texts.items():
        asked = re.findall(r'(?:href|src)="(?!https?:|#)([^"]+)"', text)
        assert [link for link in asked if link not in names] == [], name


LONG, SHORT, TOLD = f"<p>{'mot ' * 60}</p>", "<p>Trois moments comptent.</p>", "<p>Le tableau donne « Base ».</p>"
DRAWN, HIGH = (f'<svg class="cs-chart" role="img" width="300" height="{height}"></svg>' for height in (260, 582))


def _slides(*blocks: tuple[str, str]) -> list[tuple[str, str]]:
    return list(_bodies(Section(2, "Titre", blocks)))


def test_a_lead_in_and_a_table_told_in_a_sentence_stand_with_the_words_around_them() -> None:
    assert _slides(("text", SHORT), ("text", LONG)) == [(SHORT + LONG, "")]
    assert _slides(("text", SHORT), ("output", TOLD), ("text", SHORT)) == [(SHORT + TOLD + SHORT, "")]
    assert _slides(("text", LONG), ("text", LONG)) == [(LONG, ""), (LONG, "")]


def test_a_drawing_stands_under_the_words_that_bring_it_and_a_high_one_alone() -> None:
    assert _slides(("text", SHORT), ("output", DRAWN)) == [(SHORT + DRAWN, " cs-with")]
    assert _slides(("text", SHORT), ("output", HIGH), ("text", SHORT)) == [(SHORT, ""), (HIGH, " cs-with cs-high"), (SHORT, "")]


@pytest.mark.parametrize(
    ("language", "named"), [("fr", r"Diapositives (\d+) à (\d+) du chapitre 3"), ("en", r"Slides (\d+) to (\d+) of chapter 3")]
)
def test_the_slides_that_the_guide_opens_with_tell_the_situation_up_to_its_answer(language: Language, named: str) -> None:
    guide = Path(f"docs/{language}/enseigner.md").read_text(encoding="utf-8")
    found = re.search(named, guide)
    assert found is not None
    lesson = next(lesson for lesson in lessons(language) if lesson.slug.startswith("03"))
    slides = re.findall(r'<section class="cs-slide.*?</section>', deck(lesson, language), re.DOTALL)
    first, last = (slides[int(number) - 1] for number in found.groups())
    assert "60" in re.findall("<h2>(.*?)</h2>", first)[0]
    assert re.search(r"14[,.]10", last)
    assert not [slide for slide in slides[: int(found[1]) - 1] if "60" in slide]


def test_a_phone_writes_no_capital_of_its_own_in_a_seed() -> None:
    assert 'autocapitalize="none"' in variants("02", "1", "fr")
