"""Settings that every test shares, and the site, built once for all the tests that read it."""

import os
from collections.abc import Iterator

import pytest
from filelock import FileLock
from hypothesis import settings

from convention_sim.views.words import use_language

from .built import Site, build

# The same examples on every run: a failure is a change in the code, never in the draw. No time limit: machines differ.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """French at the root, then English in en/, as `make site` builds them; by the first process that asks, for all of them."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root, log = shared / "site", shared / "site.log"
    with FileLock(shared / "site.lock"):
        if not log.exists():
            log.write_text(build("mkdocs.yml", root) + build("mkdocs.en.yml", root / "en"), encoding="utf-8")
    return Site(root, log.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def same_language() -> Iterator[None]:
    """A test starts in French and leaves French behind, whatever fixtures and tests before it chose."""
    use_language("fr")
    yield
    use_language("fr")
