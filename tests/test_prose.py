"""Each amount of a hand-written page is a result of the page, a fact, or a figure of a document; a changed fact names the wrong pages."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .prose import LANGUAGES, ROOT, Text, amounts, texts
from .prose_sources import COMPUTED, FACTS, QUOTED, Amount, declared

# The facts as they are, and with another tariff of the general practitioner.
G, OTHER_G = '{ from = 2024-12-22, value = "30.00"', '{ from = 2024-12-22, value = "31.00"'


def neighbours(amount: Amount) -> list[Amount]:
    """The amount wrong by one unit, as it is written: a euro or a percent, a tenth, a cent."""
    unit = next(unit for unit in (100, 10, 1) if amount.value % unit == 0)
    return [amount._replace(value=value) for value in (amount.value - unit, amount.value + unit) if value > 0]


@pytest.mark.parametrize("text", texts(), ids=lambda text: f"{text.language}/{text.name}")
def test_every_amount_is_a_result_a_fact_or_a_figure_of_a_document(text: Text) -> None:
    assert text.wrong == set()


def test_there_are_amounts_to_check() -> None:
    for language in LANGUAGES:
        assert sum(len(text.said) for text in texts() if text.language == language) > 150


@pytest.mark.parametrize("page", sorted({*FACTS, *COMPUTED, *QUOTED}))
def test_what_is_declared_for_a_page_is_said_there(page: str) -> None:
    said = {amount for text in texts() if text.name == page for amount in text.said}
    assert declared(page) - said == set()


def test_what_a_page_shows_by_itself_is_not_declared() -> None:
    shown = {(text.name, amount) for text in texts() for amount in amounts(text.results, text.language)}
    assert {(page, amount) for page in QUOTED for amount in QUOTED[page]} & shown == set()


def test_an_amount_wrong_by_one_unit_is_nearly_always_seen() -> None:
    """The pages with long tables hold many amounts: there one in four would pass, everywhere one in seven."""
    pairs = [(amount in held, text.name) for text in texts() for held in [text.held] for said in text.said for amount in neighbours(said)]
    assert sum(passed for passed, _ in pairs) / len(pairs) < 1 / 7


@pytest.fixture(scope="module")
def with_another_tariff(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """What the check says of a copy of the project where one tariff is another."""
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("convention_sim", "docs", "notebooks", "tests"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "browser"))
    tariffs = copy / "convention_sim" / "facts" / "tariffs.toml"
    before = tariffs.read_text(encoding="utf-8")
    assert before.count(G) == 1
    tariffs.write_text(before.replace(G, OTHER_G), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "tests.prose"], cwd=copy, text=True, capture_output=True, check=True)
    yield done.stdout.splitlines()
    shutil.rmtree(Path(copy))


def test_a_changed_tariff_names_the_pages_that_it_makes_wrong(with_another_tariff: list[str]) -> None:
    pages = {line.partition(":")[0] for line in with_another_tariff}
    for language in LANGUAGES:
        assert {f"{language}/{name}" for name in ("01-histoire-des-conventions", "comparaison", "internes", "methode")} <= pages
    assert not pages & {f"fr/{name}" for name in ("patients", "signaler", "accessibilite")}


def test_a_changed_tariff_names_the_amount(with_another_tariff: list[str]) -> None:
    assert "fr/methode: 19 EUR" in with_another_tariff
    assert "en/internes: 30 EUR" in with_another_tariff
