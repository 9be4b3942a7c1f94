"""How fast a page of the built site answers: `python -m tests.bench.live SITE` (`make bench` builds it first).

Each round is a reader who comes for the first time, asks for a case that is stored and one that only the engine answers, and comes back
twice. Medians, since a machine does other things too; the limits are those that the project sets itself.
"""

import functools
import gzip
import http.server
import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from convention_sim.live.table import spans

ROUNDS = 5
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
GP = f"#date={spans()[0].start.isoformat()}&specialty=generaliste&sector=2&fee="
STORED, LIVE = ("60", "70", "80"), ("61.10", "61.20", "61.30")
# Milliseconds until the amounts stand on the page, from the change of the address on.
ANSWERED = """(case_) => new Promise((tell) => {
    const began = performance.now();
    new MutationObserver(() => tell(performance.now() - began)).observe(document.querySelector(".cs-sheet"), { childList: true });
    location.hash = case_;
})"""
LIMITS = {"table, first visit": 100, "live, cold": 1500, "live, warm": 800}  # milliseconds
HEAVIEST = 5_600_000  # bytes


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site at an address of this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(reader: BrowserContext, address: str, number: int) -> tuple[float, float]:
    """One visit: milliseconds to a stored answer, and to a live one."""
    tab = reader.new_page()
    tab.goto(f"{address}simulateur/")
    tab.wait_for_selector(".cs-simulator[data-ready]")
    tab.wait_for_timeout(1000)  # the page is at rest
    found = [tab.evaluate(ANSWERED, GP + fee[number]) for fee in (STORED, LIVE)]
    tab.wait_for_timeout(2000)  # the browser stores what it compiled
    tab.close()
    return found[0], found[1]


def one_round(playwright: Playwright, chromium: str, address: str) -> dict[str, float]:
    """A reader's three visits, the browser closed in between."""
    visits = []
    with TemporaryDirectory() as profile:
        for number in range(3):
            reader = playwright.chromium.launch_persistent_context(profile, executable_path=chromium, args=list(FLAGS))
            visits.append(visit(reader, address, number))
            reader.close()
    return {"table, first visit": visits[0][0], "live, cold": visits[0][1], "live, warm": visits[2][1]}


def transfer(site: Path) -> int:
    """Bytes that the engine takes on the way, compressed as hosts do."""
    return sum(
        len(gzip.compress(path.read_bytes(), 6)) for path in (site / "live").rglob("*") if path.name != "editor.js" and path.is_file()
    )


def main() -> int:
    """Measure, print, and fail where a limit is missed."""
    site, chromium = Path(sys.argv[1]), shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine: apt install chromium")
        return 1
    with served(site) as address, sync_playwright() as playwright:
        rounds = [one_round(playwright, chromium, address) for _ in range(ROUNDS)]
    missed = False
    for name, limit in LIMITS.items():
        times = sorted(each[name] for each in rounds)
        median = statistics.median(times)
        missed |= median > limit
        print(f"{name:20} median {median:6.0f} ms, from {times[0]:.0f} to {times[-1]:.0f} (limit {limit} ms)")
    weight = transfer(site)
    print(f"{'engine':20} {weight / 1_000_000:.2f} MB compressed (limit {HEAVIEST / 1_000_000:.1f} MB)")
    return int(missed or weight > HEAVIEST)


if __name__ == "__main__":
    raise SystemExit(main())
