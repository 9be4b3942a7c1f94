"""A reader chooses the colours: those of the system, light or dark ones. The choice stays."""

import pytest

from .conftest import ReaderOf, Visit

DRAWN = """() => [
    document.body.dataset.mdColorScheme,
    getComputedStyle(document.documentElement).colorScheme,
    document.querySelector("meta[name=theme-color]").content === getComputedStyle(document.body).getPropertyValue("--cs-paper"),
]"""
LIGHT, DARK = ["default", "light", True], ["slate", "dark", True]
SHOWN = "() => [...document.querySelectorAll('.cs-palette')].map((label) => !label.hidden).indexOf(true)"
SYSTEM, ALWAYS_LIGHT, ALWAYS_DARK = 0, 1, 2


def drawn(visit: Visit) -> tuple[list[str | bool], int]:
    """In which colours, and which choice the switch shows."""
    return visit.tab.evaluate(DRAWN), visit.tab.evaluate(SHOWN)


def test_the_colours_are_those_of_the_system_until_a_reader_chooses(reader: ReaderOf) -> None:
    assert drawn(reader(360, "light").open("index.html")) == (LIGHT, SYSTEM)
    assert drawn(reader(360, "dark").open("index.html")) == (DARK, SYSTEM)


def test_they_follow_the_system_when_it_changes(reader: ReaderOf) -> None:
    visit = reader(360, "light").open("index.html")
    visit.tab.emulate_media(color_scheme="dark")
    visit.tab.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    assert drawn(visit) == (DARK, SYSTEM)


@pytest.mark.parametrize("by_key", [False, True])
def test_a_choice_holds_on_the_next_page_whatever_the_system_then_wants(reader: ReaderOf, *, by_key: bool) -> None:
    someone = reader(360, "dark")
    visit = someone.open("index.html")
    expected = [(LIGHT, ALWAYS_LIGHT), (DARK, ALWAYS_DARK), (DARK, SYSTEM)]
    for colours in expected:
        if by_key:
            visit.tab.locator("[name=__palette]").first.press("Enter")
        else:
            visit.tab.locator(".cs-palette:visible").click()
        assert drawn(visit) == colours
        visit = someone.open("tarifs/index.html")
        assert drawn(visit) == colours
    assert visit.complaints == []


@pytest.mark.parametrize("kept", [3, -1, "length", None])
def test_a_choice_that_is_none_gives_the_colours_of_the_system(reader: ReaderOf, kept: object) -> None:
    someone = reader(360, "dark")
    someone.open("index.html").tab.evaluate("(index) => __md_set('__palette', { index })", kept)
    visit = someone.open("index.html")
    assert drawn(visit) == (DARK, SYSTEM)
    assert visit.complaints == []


def test_a_dark_page_is_printed_on_white_paper(reader: ReaderOf) -> None:
    tab = reader(360, "dark").open("index.html").tab
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


NOTED = """
    globalThis.seen = new Set();
    const note = () => {
        if (performance.getEntriesByType("paint").length) seen.add(document.body.dataset.mdColorScheme);
        requestAnimationFrame(note);
    };
    note();
"""


def test_a_dark_page_is_never_drawn_light_first(reader: ReaderOf) -> None:
    tab = reader(360, "dark").open("index.html").tab
    tab.add_init_script(NOTED)
    tab.reload()
    tab.wait_for_function("seen.size")
    assert tab.evaluate("[...seen]") == ["slate"]
