"""At the foot of each page: the days of its visits, how far the facts were checked, its last change, where to propose a correction."""

import re
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from convention_sim.views import words
from convention_sim.wording import Language
from docs.theme.generated.families import last_check

ROOT = Path(__file__).parents[2]
FACTS = "convention_sim/facts"  # pages drawn from the data change with it
SAYS: dict[Language, dict[str, str]] = {
    "fr": {
        "day": "Calculs au {}",
        "days": "Calculs du {} au {}",
        "checked": "Preuves jusqu’au {}",
        "changed": "page modifiée le {}",
        "correct": "proposer une correction",
    },
    "en": {
        "day": "Worked out on {}",
        "days": "Worked out from {} to {}",
        "checked": "Evidence up to {}",
        "changed": "page changed on {}",
        "correct": "propose a correction",
    },
}
# The days of the visits that a page works out: in its blocks, or in the cells of its notebook.
DAY = re.compile(r"(?<![\d-])(\d{4}-\d{2}-\d{2})(?![\d-])")
BIRTH = re.compile(r".*birth_date.*")
BLOCK = re.compile(r"^(`{3,8})\w.*?^\1", re.DOTALL | re.MULTILINE)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Give the template the sentences and the link."""
    language: Language = config.theme["language"]
    says = SAYS[language]
    parts = [says["checked"].format(words.day(last_check(), language))]
    if changed := last_change(_source(page)):
        parts.append(says["changed"].format(words.day(date.fromisoformat(changed), language)))
    text = ". ".join(filter(None, (_period(page.markdown or "", language), ", ".join(parts))))
    report = f"{'../' * page.url.removeprefix('./').count('/')}signaler/"
    context["state"] = {"text": text, "link": report, "correct": says["correct"]}
    return context


def _period(markdown: str, language: Language) -> str:
    """The days for which a page works out its visits; nothing where it works out none."""
    found = sorted({day for block in BLOCK.finditer(markdown) for day in DAY.findall(BIRTH.sub("", block[0]))})
    if not found:
        return ""
    days = [words.day(date.fromisoformat(day), language) for day in found]
    return SAYS[language]["day"].format(days[0]) if len(days) == 1 else SAYS[language]["days"].format(days[0], days[-1])


def _source(page: Page) -> str:
    """What in the repository a page is made from."""
    path = page.file.abs_src_path
    return str(Path(path).relative_to(ROOT)) if path and Path(path).is_relative_to(ROOT) else FACTS


@cache
def last_change(path: str) -> str:
    """The day of the last change that the repository knows (ISO); nothing outside a repository."""
    command = ["git", "log", "-1", "--format=%cs", "--", path]
    try:
        done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)  # noqa: S603 (a fixed command)
    except OSError:
        return ""
    return done.stdout.strip()
