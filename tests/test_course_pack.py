"""`make course`: slides and handouts that stand alone, and the key apart."""

import re
import zipfile
from pathlib import Path

from docs.theme.course.lessons import lessons
from docs.theme.course.pack import main


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
