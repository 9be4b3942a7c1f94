"""Whatever is in the address or typed in a field, the simulator says something clear, runs none of it, and goes on."""

from itertools import cycle

import pytest

from convention_sim.views.words import LANGUAGES, Language

from .simulating import DAY, At, Simulator

GP = f"date={DAY}&specialty=generaliste&sector=1"
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"
ADDRESSES = {
    "markup in a choice": f"#date={DAY}&specialty={MARKUP}&sector=1",
    "markup in a typed field": f"#{GP}&fee={MARKUP}",
    "markup, escaped": f"#{GP}&region=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "markup in a name": f"#{GP}&{MARKUP}=1",
    "an address that is a script": f"#{GP}&act=javascript:alert(1)",
    "broken JSON": '#{"date": "2025-03-01", "physician": {"specialty"',
    "JSON": '#{"date":"2025-03-01"}',
    "a huge number": f"#{GP}&fee={'9' * 1500}",
    "a huge age": f"#{GP}&age={'9' * 1500}",
    "not a number": f"#{GP}&fee=NaN",
    "an infinity": f"#{GP}&fee=1e999",
    "no such day": "#date=2025-02-30&specialty=generaliste&sector=1",
    "a day before every tariff": "#date=0001-01-01&specialty=generaliste&sector=1",
    "names of the language": f"#{GP}&__proto__=x&constructor=y",
    "half an escape": f"#{GP}&fee=%E0%A4%A",
    "nothing but signs": "#&&&===///",
    "100 000 characters": f"#{'a' * 100_000}",
    "a field that says nothing": "#=",
}
TYPED = ["<b>60</b>", MARKUP, "9" * 5000, "-5", "1e5", "NaN", "60.005", "١٢٣", "60 60"]


def goes_on(page: Simulator) -> None:
    """The page is whole, ran nothing, and answers the next case."""
    assert page.boxes == []
    assert page.complaints == []
    assert page.tab.evaluate("document.querySelectorAll('.cs-simulator script, .cs-simulator img, .cs-simulator b:not(th b)').length") == 0
    page.choose(date=DAY, specialty="generaliste", act="consultation", pathway="medecin-traitant", sector="2", fee="60", age="")
    page.choose(region="metropole")
    page.shows({"date": DAY, "specialty": "generaliste", "sector": "2", "fee": "60"})


@pytest.mark.parametrize(("case", "language"), zip(ADDRESSES.values(), cycle(LANGUAGES), strict=False), ids=ADDRESSES.keys())
def test_a_hostile_address_gets_a_clear_refusal_from_the_package(at: At, case: str, language: Language) -> None:
    page = at(language).open(case)
    page.tab.wait_for_function("() => document.querySelector('.cs-message').textContent.length > 10", timeout=10_000)
    message = page.tab.inner_text(".cs-message")
    assert len(message) < 250
    asked = page.tab.evaluate("[...new URLSearchParams(location.hash.slice(1, 2001).split('/', 2).filter(Boolean).at(-1))]")
    assert message == page.expected(dict(asked))["error"]["message"]
    goes_on(page)


@pytest.mark.parametrize(("text", "language"), zip(TYPED, cycle(LANGUAGES), strict=False), ids=[text[:12] for text in TYPED])
def test_a_hostile_text_in_a_field_is_refused_beside_it(at: At, text: str, language: Language) -> None:
    page = at(language).open(f"#{GP}").choose(fee=text)
    page.tab.wait_for_function("() => document.querySelector('#cs-fee-error').textContent.length > 10")
    assert (
        page.tab.inner_text("#cs-fee-error")
        == page.expected({"date": DAY, "specialty": "generaliste", "sector": "1", "fee": text})["error"]["message"]
    )
    goes_on(page)


def test_a_second_case_may_be_hostile_too(at: At) -> None:
    page = at().open(f"#{GP}/{GP}&fee={MARKUP}")
    page.tab.wait_for_selector(".cs-pair")
    assert page.boxes == []
    assert page.tab.evaluate("document.querySelectorAll('.cs-pairing img, .cs-pairing script').length") == 0
    assert (
        page.tab.inner_text(".cs-refused")
        == page.expected({"date": DAY, "specialty": "generaliste", "sector": "1", "fee": "<"})["error"]["message"]
    )
