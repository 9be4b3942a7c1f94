"""Settings that every test shares, and the site, built once for all the tests that read it."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from convention_sim.views.words import current_language, use_language

from .built import Site, build

# The same examples on every run: a failure is a change in the code, never in the draw. No time limit: machines differ.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """French at the root, then English in en/, as `make site` builds them."""
    root = tmp_path_factory.mktemp("site")
    log = build("mkdocs.yml", root) + build("mkdocs.en.yml", root / "en")
    return Site(root, log)


@pytest.fixture(autouse=True)
def same_language() -> Iterator[None]:
    """A test that chooses a language gives it back, so that none depends on those before it."""
    chosen = current_language()
    yield
    use_language(chosen)
