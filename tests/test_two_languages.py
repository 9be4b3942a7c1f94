"""Every text of the package and of the theme is written twice, and neither is a copy of the other.

Texts are read where they are written: pairs of keys in TOML, `Label`, `fr=` and `en=`, the two last words of an error, and both sides of a
choice by language.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.foreign import is_copied, is_foreign

ROOT = Path(__file__).parents[1]
FOLDERS = ("convention_sim", "docs/theme")
TOML = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.toml"))
PYTHON = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
ERRORS = {"InvalidRequest", "UnknownFact"}
# Lists of words to look for or to set beside a term: they need no translation.
LISTS = ("also", "words")
Pair = tuple[str, str]
every_file = pytest.mark.parametrize("path", TOML + PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())


def _in_toml(value: Any) -> Iterator[Pair | str]:
    """Pairs of texts, and the name of a key that has no twin."""
    for table in value if isinstance(value, list) else [value]:
        if not isinstance(table, dict):
            continue
        for key, text in table.items():
            stem, _, language = key.rpartition("_")
            if language in ("fr", "en") and stem not in LISTS:
                twin = table.get(key.removesuffix(language) + ("en" if language == "fr" else "fr"))
                if twin is None:
                    yield key
                elif language == "fr":
                    yield from _paired(text, twin)
            else:
                yield from _in_toml(text)


def _paired(french: Any, english: Any) -> Iterator[Pair | str]:
    """Texts one by one; lists of texts go together."""
    if isinstance(french, list):
        yield from (pair for both in zip(french, english, strict=True) for pair in _paired(*both))
    elif isinstance(french, str):
        yield french, english


def _words(node: ast.AST) -> str:
    """The fixed words of a text, in order."""
    found = [each for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return " ".join(str(each.value) for each in sorted(found, key=lambda each: (each.lineno, each.col_offset)))


def _in_call(call: ast.Call) -> Iterator[tuple[ast.AST, ast.AST]]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    if "fr" in named and "en" in named:
        yield named["fr"], named["en"]
    elif name == "Label" and len(call.args) == 2:
        yield call.args[0], call.args[1]
    elif name in ERRORS and len(call.args) == 6:
        yield call.args[4], call.args[5]


def _in_python(tree: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node)
        elif isinstance(node, ast.Dict):
            keys = [getattr(key, "value", None) for key in node.keys]
            if {"fr", "en"} == set(keys):
                yield node.values[keys.index("fr")], node.values[keys.index("en")]
        elif isinstance(node, ast.IfExp) and ast.unparse(node.test) in ("french", "language == 'fr'"):
            yield node.body, node.orelse


def _pairs(path: Path) -> list[Pair | str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return list(_in_toml(tomllib.loads(text)))
    return [(_words(french), _words(english)) for french, english in _in_python(ast.parse(text))]


def _written(path: Path) -> list[Pair]:
    return [pair for pair in _pairs(path) if isinstance(pair, tuple)]


def test_there_are_texts_to_read() -> None:
    assert sum(len(_written(path)) for path in TOML) > 2500
    assert sum(len(_written(path)) for path in PYTHON) > 800


@every_file
def test_every_text_is_in_both_languages(path: Path) -> None:
    assert [pair for pair in _pairs(path) if isinstance(pair, str)] == []
    if path.suffix == ".toml":  # a choice in Python may add nothing in one language
        assert [pair for pair in _written(path) if not all(pair)] == []


@every_file
def test_no_text_is_in_the_language_of_the_other(path: Path) -> None:
    pairs = _written(path)
    assert [text for pair in pairs for language, text in zip(("fr", "en"), pair, strict=True) if is_foreign(text, language)] == []
    assert [french for french, english in pairs if is_copied(french, english)] == []
