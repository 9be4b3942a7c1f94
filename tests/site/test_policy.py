"""Every page says what it may do, before anything that it loads."""

import re

from docs.theme.policy import RULES, policy
from tests.built import Site

META = re.compile(r'<meta http-equiv="?Content-Security-Policy"? content="([^"]*)"')


def test_every_page_begins_with_its_policy(site: Site) -> None:
    for page in site.pages:
        html = page.path.read_text(encoding="utf-8")
        found = META.search(html)
        assert found, page.name
        assert found[1] == policy(html), page.name
        assert not re.search(r"<(?:script|link|style|img)", html[: found.start()]), page.name


def test_no_page_needs_a_script_that_the_policy_refuses(site: Site) -> None:
    handlers = [
        (page.name, tag.name)
        for page in site.pages
        for tag in page.soup.find_all(lambda tag: any(key.startswith("on") for key in tag.attrs))
    ]
    assert handlers == []
    assert [page.name for page in site.pages if page.soup.select('[href^="javascript:"]')] == []


def test_the_policy_trusts_no_script_by_its_place_and_no_text_as_a_script() -> None:
    assert not any(word in rule for rule in RULES for word in ("'unsafe-eval'", "*", "http")), RULES
    assert not any("'unsafe-inline'" in rule for rule in RULES if rule.startswith(("script-src", "default-src")))
