"""What a page can ask of the package, as fenced blocks that hold JSON; a block that cannot be answered stops the build.

decompte    a request of the JSON protocol: the décompte
cote-a-cote a list of such requests: what sets them apart and their amounts, one column each
secteurs    {"day": …, "specialty": …, "fee": …}: who pays what of that visit, sector by sector
droits      {"date": …, "kinds": […]}: dated sentences of duties.toml
faits       {"date": …, "keys": […]}: the facts behind a page, with their days and their sources
"""

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from convention_sim import ConventionError, Decompte, settle
from convention_sim.protocol.reading import read_request
from convention_sim.sectors import choices
from convention_sim.views import html, sector_table
from convention_sim.views.comparison import side_by_side
from convention_sim.views.sectors_bar import by_sector
from convention_sim.views.words import current_language
from docs.theme import dated_facts
from docs.theme.generated.leading import way

STYLE = re.compile(r"[ \t]*<style>.*?</style>\s*", re.DOTALL)
# Left out of the search index: a reader looks for words, and code and tables of amounts would double what each visit loads.
UNSEARCHED = " data-search-exclude"


def _settled(request: dict[str, Any]) -> Decompte:
    return settle(read_request(request))


def _worked_example(request: dict[str, Any]) -> str:
    found = _settled(request)
    return html.decompte(found) + way([found.case], current_language())


def _side_by_side(requests: list[dict[str, Any]]) -> str:
    found = [_settled(request) for request in requests]
    return side_by_side(*found)._repr_html_() + way([each.case for each in found], current_language())


def _by_sector(asked: dict[str, Any]) -> str:
    return by_sector(**asked)._repr_html_()


def _duties(asked: dict[str, Any]) -> str:
    return sector_table.choices_html(choices(asked["date"], asked["kinds"]))


SHOWN: dict[str, Callable[[Any], str]] = {
    "decompte": _worked_example,
    "cote-a-cote": _side_by_side,
    "secteurs": _by_sector,
    "droits": _duties,
    "faits": dated_facts.block,
}


def _answered(show: Callable[[Any], str], source: str, *_: Any, **__: Any) -> str:
    """What a block shows, without the styles that the site publishes once."""
    try:
        return f"<div{UNSEARCHED}>{STYLE.sub('', show(json.loads(source)))}</div>"
    except (ConventionError, ValueError, KeyError) as error:
        raise SuperFencesException(f"{error}: {source}") from error


FENCES = [{"name": name, "class": "", "format": partial(_answered, show)} for name, show in SHOWN.items()]
