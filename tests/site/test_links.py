"""Every link of the built site leads somewhere."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from convention_sim.live.fields import fields_of, read_fields
from tests.built import Page, Site


def _links(page: Page) -> list[str]:
    return [str(tag.get("href") or tag.get("src")) for tag in page.soup.select("[href], [src]")]


def _target(page: Page, link: str) -> Path:
    path = unquote(urlsplit(link).path)
    target = page.root / path.lstrip("/") if path.startswith("/") else page.path.parent / path
    target = target.resolve()
    return target / "index.html" if target.is_dir() else target


def _internal(page: Page) -> list[str]:
    return [link for link in _links(page) if not urlsplit(link).scheme and not urlsplit(link).netloc]


def _is_broken(site: Site, page: Page, link: str) -> bool:
    url = urlsplit(link)
    target = page.path if not url.path else _target(page, link)
    if not target.is_file():
        return True
    if not url.fragment or target.suffix != ".html":
        return False
    if target.parent.name == "simulateur" and "=" in url.fragment:
        return not all(map(_is_a_case, url.fragment.split("/")))
    return unquote(url.fragment) not in site.page(target.relative_to(site.root.resolve()).as_posix()).anchors


def _is_a_case(fragment: str) -> bool:
    """Whether the simulator opens on the case of an address as it stands."""
    # html.parser reads &sect and &reg there; no browser does.
    fields = dict(parse_qsl(fragment.replace("§or=", "&sector=").replace("®ion=", "&region=")))
    return fields_of(read_fields(fields)) == fields


def test_links_and_anchors_within_the_site_exist(site: Site) -> None:
    broken = [(page.name, link) for page in site.pages for link in _internal(page) if _is_broken(site, page, link)]
    assert broken == []


def test_pages_do_have_links_and_anchors_to_check(site: Site) -> None:
    found = [link for page in site.pages for link in _internal(page)]
    assert any(urlsplit(link).fragment for link in found)
    assert any(link.endswith(".ipynb") for link in found)


def test_worked_examples_open_in_the_simulator(site: Site) -> None:
    led = {page.name: sum("simulateur/#date=" in link for link in _internal(page)) for page in site.pages}
    for edition in ("", "en/"):
        assert led[f"{edition}index.html"] == 1
        assert led[f"{edition}regles/amo/index.html"] == 1
        assert sum(count for name, count in led.items() if name.startswith(f"{edition}exemples/")) > 300
