"""Command line: `python -m convention_sim.teaching FOLDER --seed 1 --seed 2` writes the papers of a class and, apart, their key.

FOLDER/exercices.zip holds, for each seed, a blank notebook for each chapter and a sheet of statements to print; FOLDER/corrige.zip holds
the answers with their working, and a table of all of them. The same seeds always give the same papers.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from convention_sim.teaching.course import chapters
from convention_sim.teaching.papers import blank_notebook, key, sheet, table
from convention_sim.views.words import LANGUAGES, Language

# Archives by name, each with its files: path and text.
type Files = Iterable[tuple[str, str]]
type Archives = Callable[[list[str], Language], Mapping[str, Files]]

EPOCH = (2026, 1, 1, 0, 0, 0)


def papers(seeds: list[str], language: Language) -> Iterator[tuple[str, str]]:
    """What the pupils get: path in the archive and text."""
    for seed in seeds:
        yield f"{seed}/enonces.html", sheet(seed, language)
        for chapter in chapters():
            yield f"{seed}/{chapter.id}.ipynb", blank_notebook(chapter, seed, language)


def keys(seeds: list[str], language: Language) -> Iterator[tuple[str, str]]:
    """What the teacher keeps."""
    yield "reponses.csv", table(seeds, language)
    for seed in seeds:
        yield f"corrige-{seed}.html", key(seed, language)


def archive(target: Path, files: Mapping[str, str]) -> None:
    """An archive that is the same, byte for byte, whenever it is written."""
    with ZipFile(target, "w") as written:
        for name, text in files.items():
            written.writestr(ZipInfo(name, EPOCH), text, ZIP_DEFLATED)


def seed(text: str) -> str:
    """A seed that can name a file; ArgumentTypeError otherwise."""
    if not re.fullmatch(r"[\w-]{1,40}", text):
        raise argparse.ArgumentTypeError(f"{text!r}: letters, digits and hyphens only")
    return text


def write(prog: str, about: str | None, archives: Archives, arguments: list[str] | None) -> int:
    """Read the folder, the seeds and the language of a command; write its archives and say where they are."""
    parser = argparse.ArgumentParser(prog=prog, description=about)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", action="append", type=seed, help="a number or a name; give one for each variant (default: 1)")
    parser.add_argument("--language", choices=LANGUAGES, default="fr")
    told = parser.parse_args(arguments)
    told.folder.mkdir(parents=True, exist_ok=True)
    for name, found in archives(told.seed or ["1"], told.language).items():
        target = told.folder / f"{name}.zip"
        archive(target, dict(found))
        print(target)
    return 0


def exercises(seeds: list[str], language: Language) -> Mapping[str, Files]:
    """The statements and notebooks to fill in, and the key, apart."""
    return {"exercices": papers(seeds, language), "corrige": keys(seeds, language)}


def main(arguments: list[str] | None = None) -> int:
    """Write both archives and say where they are."""
    return write("convention_sim.teaching", __doc__, exercises, arguments)


if __name__ == "__main__":
    raise SystemExit(main())
