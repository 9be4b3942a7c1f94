"""The pages are valid HTML, by the rules of the standard."""

import json
import subprocess
from pathlib import Path

import pytest

from docs.theme.live.node import MODULES, command
from tests.built import Site

FAULTY = "<!doctype html><html lang=fr><head><title>Page</title></head><body><ul><p id=un>Un</p></ul><p id=un>Deux</p></body></html>"


def _faults(*pages: Path) -> list[str]:
    """What the checker of the npm package html-validate says of some pages."""
    checker = command("html-validate/bin/html-validate.mjs", "--preset", "standard", "--formatter", "json", *map(str, pages))
    done = subprocess.run(checker, text=True, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{result['filePath']}: {fault['message']} ({fault['selector']})"
        for result in json.loads(done.stdout)
        for fault in result["messages"]
    ]


pytestmark = pytest.mark.skipif(not (MODULES / "html-validate").exists(), reason="the npm packages are not installed")


def test_every_page_is_valid_html(site: Site) -> None:
    assert _faults(*(page.path for page in site.pages)) == []


def test_a_faulty_page_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(FAULTY, encoding="utf-8")
    assert len(_faults(page)) >= 2
