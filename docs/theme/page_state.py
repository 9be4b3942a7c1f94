"""At the foot of each page: how far the facts were checked, when the page last changed, where to propose a correction."""

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
    "fr": {"checked": "Preuves jusqu’au", "changed": "page modifiée le", "correct": "proposer une correction"},
    "en": {"checked": "Evidence up to", "changed": "page changed on", "correct": "propose a correction"},
}


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Give the template the sentence and its link; no link in a language that has no page for it."""
    language: Language = config.theme["language"]
    says = SAYS[language]
    parts = [f"{says['checked']} {words.day(last_check(), language)}"]
    if changed := last_change(_source(page)):
        parts.append(f"{says['changed']} {words.day(date.fromisoformat(changed), language)}")
    report = f"{'../' * page.url.removeprefix('./').count('/')}signaler/" if language == "fr" else ""
    context["state"] = {"text": ", ".join(parts), "link": report, "correct": says["correct"]}
    return context


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
