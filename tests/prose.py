"""The amounts of the hand-written pages and notebooks, and where each comes from.

An amount of a sentence is a result that its own page shows, the words of a link to the document that gives it, or one that `prose_sources`
declares for that page. Results are computed here and now, never read back: after a change of the facts, `python -m tests.prose` names each
page and each amount that no longer holds.
"""

import json
import re
import sys
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from convention_sim.live.cells import run
from convention_sim.views.words import Language, use_language
from docs.theme.blocks import SHOWN
from docs.theme.generated import abroad

from .prose_sources import Amount, declared

ROOT = Path(__file__).parents[1]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
NUMBER = {"fr": r"(\d+(?:[\s\u00a0\u202f]\d{3})*(?:,\d+)?)", "en": r"(\d+(?:,\d{3})*(?:\.\d+)?)"}
SPACE = r"[\s\u00a0\u202f]?"
# Every way in which a page writes an amount, with the unit that it has here.
WRITTEN: dict[Language, dict[str, str]] = {
    "fr": {
        rf"{NUMBER['fr']}{SPACE}(?:€|euros?\b)": "EUR",
        rf"{NUMBER['fr']}{SPACE}(?:%|points?\b)": "%",
        rf"{NUMBER['fr']}{SPACE}F\b": "FRF",
        rf"{NUMBER['fr']}{SPACE}milliards?\b": "billion",
        rf"{NUMBER['fr']}{SPACE}millions?\b": "million",
    },
    "en": {
        rf"€{NUMBER['en']}(?![\d.,]* [bm]illion)": "EUR",
        rf"{NUMBER['en']} euros?\b": "EUR",
        rf"{NUMBER['en']}(?:%| (?:percentage )?points?\b)": "%",
        rf"{NUMBER['en']} F\b": "FRF",
        r"\bF(\d+\.\d\d)\b": "FRF",
        rf"{NUMBER['en']} billion\b": "billion",
        rf"{NUMBER['en']} million\b": "million",
    },
}
NOT_READ = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|<!--.*?-->|<style>.*?</style>|<title>.*?</title>", re.DOTALL)
RANGE = re.compile(r"(\d+) (?:à|ou|et) (\d+)[\u00a0\u202f]([€%])")
LINK = re.compile(r"\[([^\]]*)\]\(http")
BLOCK = re.compile(r"^```(\w[\w-]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


class Text(NamedTuple):
    """A hand-written page: its sentences, the results that it shows, and the words of its links to documents."""

    name: str
    language: Language
    prose: str
    results: str
    cited: str

    @property
    def said(self) -> set[Amount]:
        """Every amount of the sentences."""
        return amounts(self.prose, self.language)

    @property
    def held(self) -> set[Amount]:
        """Every amount that the sentences may say."""
        return amounts(self.results, self.language) | amounts(self.cited, self.language) | set(declared(self.name))

    @property
    def wrong(self) -> set[Amount]:
        """Every amount that they say and that nothing holds."""
        return self.said - self.held


def amounts(text: str, language: Language) -> set[Amount]:
    """Every amount that a text writes.

    >>> sorted(amounts("Pour 26,50 €, 70 % et 1 200 euros", "fr"))
    [Amount(unit='%', value=7000), Amount(unit='EUR', value=2650), Amount(unit='EUR', value=120000)]
    """
    sign = str.maketrans({",": "." if language == "fr" else None, " ": None, "\u00a0": None, "\u202f": None})
    return {
        Amount(unit, int(Decimal(number.translate(sign)) * 100))
        for pattern, unit in WRITTEN[language].items()
        for number in re.findall(pattern, text)
    }


def say_the_same(french: str, english: str) -> bool:
    """Whether a text in English holds the amounts of the French one; the first of a French range has no unit of its own.

    >>> say_the_same("De 4 à 5\xa0€", "From €4 to €5"), say_the_same("4\xa0€", "€5")
    (True, False)
    """
    fewest, found = amounts(_plain(french), "fr"), amounts(_plain(english), "en")
    return fewest <= found <= amounts(RANGE.sub(r"\1 \3 \2 \3", _plain(french)), "fr")


def _plain(markup: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", NOT_READ.sub(" ", markup)))


def _text(name: str, language: Language, source: str, results: list[str]) -> Text:
    return Text(name, language, _plain(source), _plain("\n".join(results)), "\n".join(LINK.findall(source)))


def _notebook(path: Path, language: Language) -> Text:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = {kind: ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind] for kind in ("markdown", "code")}
    shown = run(sources["code"], language)
    results = [output["content"] for cell in shown for output in cell["outputs"]]
    return _text(path.stem, language, "\n\n".join(sources["markdown"]), results)


def _page(path: Path, language: Language) -> Text:
    use_language(language)
    source = path.read_text(encoding="utf-8")
    results = [SHOWN[name](json.loads(asked)) for name, asked in BLOCK.findall(source) if name in SHOWN]
    results += [abroad.block(asked, language) for name, asked in BLOCK.findall(source) if name == "visites"]
    return _text(path.stem, language, source, results)


@cache
def texts() -> list[Text]:
    """Every hand-written page, in both languages."""
    notebooks = [_notebook(path, language) for language in LANGUAGES for path in sorted((ROOT / "notebooks" / language).glob("*.ipynb"))]
    return notebooks + [_page(path, language) for language in LANGUAGES for path in sorted((ROOT / "docs" / language).glob("*.md"))]


def report() -> list[str]:
    """One line an amount that no longer holds: the page, its language, the amount and its unit."""
    return [f"{text.language}/{text.name}: {value / 100:g} {unit}" for text in texts() for unit, value in sorted(text.wrong)]


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
