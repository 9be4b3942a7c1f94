"""A page loads from this site alone and runs no script but the site's files, whether the policy comes with the page or from the host."""

import functools
import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from convention_sim.live.cells import run
from docs.theme.live import node
from docs.theme.policy import policy
from tests.built import Site

from .conftest import Quiet

NOTE = """
window.refused = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => refused.push(`${effectiveDirective} ${blockedURI}`));
"""
# What a stranger might get into a page, and the rule that refuses it.
ATTEMPTS = {
    "a script in the page": ("document.body.append(made('script', { text: 'window.ran = 1' }))", "script-src-elem"),
    "an attribute": ("document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"window.ran = 1\">')", "script-src-attr"),
    "an address": ("made('a', { href: 'javascript:window.ran = 1' }).click()", "script-src-elem"),
    "a script from elsewhere": ("document.body.append(made('script', { src: 'http://localhost:9/x.js' }))", "script-src-elem"),
    "data sent elsewhere": ("fetch('http://localhost:9/').catch(() => {})", "connect-src"),
    "an image from elsewhere": ("made('img', { src: 'http://localhost:9/x.png' })", "img-src"),
    "a frame": ("document.body.append(made('iframe', { src: 'http://localhost:9/' }))", "frame-src"),
}
MADE = "const made = (tag, properties) => Object.assign(document.createElement(tag), properties);"


class Strict(Quiet):
    """A host that sends the policy with every file, those of the worker included."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy(""))
        super().end_headers()


@pytest.fixture(scope="module")
def strict(site: Site) -> Iterator[str]:
    """Where a strict host serves the site."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Strict, directory=str(site.root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Tab]:
    context = chromium.new_context(service_workers="block")
    context.add_init_script(NOTE)
    yield context.new_page()
    context.close()


def refused(tab: Tab) -> list[str]:
    found: list[str] = tab.evaluate("refused")
    return found


@pytest.mark.parametrize(("attempt", "rule"), ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_what_the_site_did_not_write_is_refused(tab: Tab, address: str, attempt: str, rule: str) -> None:
    tab.goto(address)
    assert refused(tab) == []
    tab.evaluate(f"() => {{ {MADE} {attempt}; }}")
    tab.wait_for_function("() => refused.length > 0", timeout=5000)
    assert refused(tab)[0].startswith(rule)
    assert tab.evaluate("window.ran") is None


@pytest.mark.skipif(not node.wanted(), reason="built without the live pages (CONVENTION_SIM_NO_LIVE)")
@pytest.mark.parametrize("sent", ["with the page", "by the host"])
def test_a_cell_is_edited_and_run_within_the_policy(tab: Tab, address: str, strict: str, sent: str) -> None:
    tab.goto((address if sent == "with the page" else strict) + "notebooks/03-remboursements-exemples/")
    cell: Any = tab.locator(".cs-cell").first
    cell.get_by_role("button", name="Modifier et relancer").click()
    cell.get_by_role("textbox").fill("6 * 7")
    cell.get_by_role("button", name="Relancer", exact=True).click()
    expect(cell.locator(".cs-output")).to_have_text(run(["6 * 7"], "fr")[0]["outputs"][0]["content"], timeout=90_000)
    own_scripts = [each for each in refused(tab) if sent == "with the page" or not each.startswith("script-src-elem inline")]
    assert own_scripts == []  # a host's header knows no hash: it refuses the theme's small scripts too
