"""A notebook's cells, run in order in one namespace, each with what it shows.

The same outputs as Jupyter stores: what a cell prints, and its last expression as a table, a drawing or a text. An error stops the run
and is told in the reader's language; Python's own account of it comes apart.
"""

import ast
import io
import linecache
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pprint import pformat
from typing import Any

from convention_sim.errors import ConventionError
from convention_sim.views.words import NARROW, Language, grouped, typeset, use_language

Output = dict[str, str]
LONGEST = 200_000  # characters that one output may hold: beyond, the page would slow down
_METHODS = (("html", "_repr_html_"), ("svg", "_repr_svg_"))
_BUILT_IN = (dict, list, set, frozenset, tuple)
_SAID: Mapping[str, Mapping[Language, str]] = {
    "syntax": {
        "fr": "Python ne comprend pas la ligne {line} de la cellule {cell} :",
        "en": "Python does not understand line {line} of cell {cell}:",
    },
    "stopped": {
        "fr": "Python s’est arrêté à la ligne {line} de la cellule {cell} :",
        "en": "Python stopped at line {line} of cell {cell}:",
    },
    "accepted": {"fr": "Accepté : {words}.", "en": "Accepted: {words}."},
    "long": {
        "fr": "La cellule affiche plus de {longest} caractères : la suite n’est pas montrée.",
        "en": "The cell shows more than {longest} characters: the rest is left out.",
    },
}


class TooLong(Exception):
    """A cell shows more than a page can bear."""


class Shown(io.TextIOBase):
    """What a cell shows, in order; as a text stream, what it prints."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []
        self.room = LONGEST

    def write(self, text: str) -> int:
        """Add to what the cell prints; two prints in a row are one output."""
        if not self.outputs or self.outputs[-1]["kind"] != "text":
            self.add("text", "")
        self._take(text)
        self.outputs[-1]["content"] += text
        return len(text)

    def add(self, kind: str, content: str) -> None:
        """One more output."""
        self._take(content)
        self.outputs.append({"kind": kind, "content": content})

    def _take(self, text: str) -> None:
        self.room -= len(text)
        if self.room < 0:
            raise TooLong


def run(cells: Sequence[str], language: Language) -> list[dict[str, Any]]:
    r"""What each cell shows, in order, up to the first error.

    >>> run(["a = 19\nprint(a)", "a + 1"], "en")
    [{'outputs': [{'kind': 'text', 'content': '19\n'}]}, {'outputs': [{'kind': 'text', 'content': '20'}]}]
    >>> run(["1 / 0", "2"], "en")[0]["error"]["message"]
    'Python stopped at line 1 of cell 1: ZeroDivisionError: division by zero'
    """
    use_language(language)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    found: list[dict[str, Any]] = []
    for number, source in enumerate(cells, start=1):
        found.append(_cell(source, number, namespace, language))
        if "error" in found[-1]:
            break
    return found


def _cell(source: str, number: int, namespace: dict[str, Any], language: Language) -> dict[str, Any]:
    shown = Shown()
    name = f"<cell {number}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    try:
        with redirect_stdout(shown), redirect_stderr(shown):
            _execute(source, name, namespace, shown)
    except BaseException as error:  # noqa: BLE001 - whatever a reader's code does is shown to the reader
        return {"outputs": shown.outputs, "error": _told(error, number, name, language)}
    return {"outputs": shown.outputs}


def _execute(source: str, name: str, namespace: dict[str, Any], shown: Shown) -> None:
    """Run a cell; show its last expression."""
    body = ast.parse(source, name).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), name, "exec"), namespace)  # noqa: S102 - running a reader's code is the purpose
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)  # noqa: S307 - the same
        if value is not None:
            namespace["_"] = value
            shown.add(*_display(value))


def _display(value: object) -> tuple[str, str]:
    """An object as the page shows it: the first of table, drawing and text that it offers."""
    for kind, method in _METHODS:
        represent: Callable[[], str | None] | None = getattr(value, method, None)
        content = represent() if represent and not isinstance(value, type) else None
        if content is not None:
            return kind, content
    return "text", pformat(value, sort_dicts=False) if isinstance(value, _BUILT_IN) else repr(value)


def _told(error: BaseException, number: int, name: str, language: Language) -> dict[str, str]:
    """An error as a sentence, and as Python tells it."""
    if isinstance(error, ConventionError):
        message = typeset(" ".join([error.message[language], *_accepted(error, language)]), language)
    elif isinstance(error, TooLong):
        message = typeset(_SAID["long"][language].format(longest=grouped(str(LONGEST), NARROW if language == "fr" else ",")), language)
    else:
        message = _by_python(error, number, name, language)
    return {"message": message, "traceback": "".join(_lines(error))}


def _accepted(error: ConventionError, language: Language) -> list[str]:
    """The words that would have been taken, where they are words."""
    plain = [str(each) for each in error.accepted if isinstance(each, str | int)]
    if not plain or len(plain) != len(error.accepted):
        return []
    return [_SAID["accepted"][language].format(words=", ".join(plain))]


def _by_python(error: BaseException, number: int, name: str, language: Language) -> str:
    """Where Python stopped, and its own words."""
    situation = "stopped"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    if isinstance(error, SyntaxError) and error.filename == name:
        situation, lines = "syntax", [error.lineno]
    where = _SAID[situation][language].format(line=lines[-1] if lines else 1, cell=number)
    return f"{typeset(where, language)} {traceback.format_exception_only(error)[-1].strip()}"


def _lines(error: BaseException) -> list[str]:
    """The traceback without the frames of this module."""
    frames = error.__traceback__
    while frames and frames.tb_frame.f_code.co_filename == run.__code__.co_filename:
        frames = frames.tb_next
    return traceback.format_exception(type(error), error, frames)
