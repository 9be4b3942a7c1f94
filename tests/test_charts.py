"""Charts can be read on a phone, without eyes, in both languages, and say the same thing every time."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from convention_sim import use_language
from convention_sim.history import Tariff, TariffStep, claims, event, events, statistics, tariff_steps, visit_steps
from convention_sim.views import words
from convention_sim.views.charts import Chart, Table, claims_table, event_card, shares, sources_table, steps, timeline
from convention_sim.views.charts.findings import of_measure
from convention_sim.views.words import Language
from convention_sim.vocabulary import SPECIALTIES, Label

PHONE, DESK = 328, 860
LANGUAGES: tuple[Language, ...] = ("fr", "en")


def visits(specialty: str, language: Language) -> Chart:
    """The tariff of a specialty's visit."""
    return steps(visit_steps(specialty), language=language)


CONVENTIONS = events("convention", "annulment", "arbitral", "regulation")
CHARTS: dict[str, Callable[[Language], Chart]] = {
    "timeline of conventions": lambda language: timeline(CONVENTIONS, language=language),
    "timeline of everything": lambda language: timeline(events(), language=language),
    "timeline of one event": lambda language: timeline([event("loi-1971")], language=language),
    "timeline of a year": lambda language: timeline([entry for entry in events() if entry.date.year == 2025], language=language),
    "steps of C": lambda language: steps(tariff_steps("C"), language=language),
    "steps of C since the euro": lambda language: steps(tariff_steps("C"), since=2002, language=language),
    "steps of CNPSY": lambda language: steps(tariff_steps("CNPSY"), language=language),
    "shares of sector 2": lambda language: shares(statistics("share_sector2", "specialistes", "generalistes"), language=language),
    "shares of specialties": lambda language: shares(
        statistics("share_sector2", "chirurgiens", "anesthesistes", "ophtalmologues"), language=language
    ),
    "rate, CNAM definition": lambda language: shares(statistics("taux_depassement_cnam", "secteur-2", "optam"), language=language),
    "rate, DREES definition": lambda language: shares(statistics("taux_depassement_drees", "secteur-2", "specialistes"), language=language),
    "amounts": lambda language: shares(statistics("depassements_total"), language=language),
    "headcounts": lambda language: shares(statistics("non_contracted"), language=language),
    **{f"steps of a visit, {specialty}": partial(visits, specialty) for specialty in SPECIALTIES},
}
EVERY = pytest.mark.parametrize(("name", "language"), [(name, language) for name in CHARTS for language in LANGUAGES])


def drawn(chart: Chart) -> ET.Element:
    """The drawing, parsed: it is well-formed XML."""
    return ET.fromstring(chart.svg())  # noqa: S314  (our own drawing)


def width_of(text: str, size: float) -> float:
    """The room of a text in an ordinary system font, measured apart from the package: 0.55 em a letter, less for thin ones."""
    return sum(0.3 if letter in "ijlI.,;:!|'’\u00a0\u202f " else 0.85 if letter in "mwMW%" else 0.57 for letter in text) * size


def texts_of(chart: Chart) -> list[dict[str, str]]:
    """What each text says, with its attributes and those of its group."""
    root = drawn(chart)
    groups = [*(group for group in root.iter("g")), root]
    return [
        {**root.attrib, **group.attrib, **text.attrib, "says": "".join(text.itertext())}
        for group in groups
        for text in group.findall("text")
    ]


def boxes(chart: Chart, page: int) -> list[tuple[str, float, float, float, float]]:
    """Each text and the rectangle that it covers on a page of that many pixels, from the drawing alone."""
    found, given = [], re.search(r"margin:0 (\d+)px 0 (\d+)px", drawn(chart).attrib["style"])
    right, left_margin = (int(given.group(1)), int(given.group(2))) if given else (0, 0)
    for text in texts_of(chart):
        size, place = float(text["font-size"]), text["x"]
        x = float(place.removesuffix("%")) * (page - left_margin - right) / 100 if place.endswith("%") else float(place)
        span, y = width_of(text["says"], size), float(text["y"])
        left = (
            left_margin + x + float(text.get("dx", "0")) - {"start": 0, "middle": span / 2, "end": span}[text.get("text-anchor", "start")]
        )
        found.append((text["says"], left, y - 0.72 * size, left + span, y + 0.2 * size))
    return found


def path(chart: Chart, width: str) -> list[tuple[float, float, float, float]]:
    """The lines of the paths of that width, from (x, y) to (x, y), x in thousandths of the plot."""
    drawing = "".join(each.attrib["d"] for each in drawn(chart).iter("path") if each.get("stroke-width") == width)
    found, x, y = [], 0.0, 0.0
    for move, numbers_ in re.findall(r"([MHVL])([^MHVL]*)", drawing):
        given = [float(part) for part in numbers_.split()]
        x1, y1 = {"M": (given[0], given[-1]), "L": (given[0], given[-1]), "H": (given[0], y), "V": (x, given[0])}[move]
        if move != "M":
            found.append((x, y, x1, y1))
        x, y = x1, y1
    return found


@EVERY
def test_no_text_covers_another_on_a_phone_nor_on_a_desk(name: str, language: Language) -> None:
    chart = CHARTS[name](language)
    for page in (PHONE, DESK):
        for one, two in combinations(boxes(chart, page), 2):
            apart = one[3] <= two[1] or two[3] <= one[1] or one[4] <= two[2] or two[4] <= one[2]
            assert apart, f"{one[0]!r} and {two[0]!r} meet at {page} px"


@EVERY
def test_every_text_stands_inside_the_page(name: str, language: Language) -> None:
    chart = CHARTS[name](language)
    for page in (PHONE, DESK):
        for text, left, top, right, bottom in boxes(chart, page):
            assert left >= -1, text
            assert right <= page + 1, text
            assert top >= -1, text
            assert bottom <= chart.height + 1, text


@EVERY
def test_text_is_never_under_eleven_pixels(name: str, language: Language) -> None:
    """The drawing has no viewBox, and nothing is written in the part that has one: a pixel is a pixel at every width."""
    chart = CHARTS[name](language)
    assert "viewBox" not in drawn(chart).attrib
    assert min(float(text["font-size"]) for text in texts_of(chart)) >= 11
    assert not [text for view in drawn(chart).iter("svg") if "viewBox" in view.attrib for text in view.iter("text")]


@EVERY
def test_a_chart_is_told_in_words(name: str, language: Language) -> None:
    root, chart = drawn(CHARTS[name](language)), CHARTS[name](language)
    title, described = root.find("title"), root.find("desc")
    assert title is not None
    assert described is not None
    assert root.attrib["role"] == "img"
    assert f'lang="{language}"' in chart._repr_html_()
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], described.attrib["id"]]
    assert title.text == chart.title
    assert described.text == chart.description
    assert len(chart.description) > 20


@EVERY
def test_a_title_says_more_than_the_topic(name: str, language: Language) -> None:
    chart = CHARTS[name](language)
    assert re.search(r"\d", chart.title)
    assert chart.title != chart.table().caption or name.startswith("timeline")


@EVERY
def test_every_year_of_a_title_is_one_of_the_data(name: str, language: Language) -> None:
    chart = CHARTS[name](language)
    if name == "timeline of one event":
        assert chart.title == chart.table().rows[0][1]
        return
    # A tariff that ended is told until the eve of its end, which the table does not name.
    years = set(re.findall(r"\b\d{4}\b", re.sub(r"(jusqu’au|until)[^:]*", "", chart.title)))
    assert years <= set(re.findall(r"\d{4}", " ".join(row[0] for row in chart.table().rows)))


def test_a_title_follows_the_entries_drawn() -> None:
    whole = [row for row in statistics("share_sector2", "generalistes") if not row.variant]
    assert "de 16\u00a0% à 5\u00a0% (1985–2021)" in shares(whole, language="fr").title
    assert "de 16\u00a0% à 14\u00a0% (1985–2000)" in shares([row for row in whole if row.year < 2001], language="fr").title
    assert "€25 in 2017, €30 since" in steps(visit_steps("generaliste"), since=2020, language="en").title
    assert "one agreement annulled, in 1975" in timeline([entry for entry in CONVENTIONS if entry.date.year < 1980], language="en").title
    late = sum(entry.date.year >= 2004 for entry in events())
    assert f"{late} of {len(events())} events date from 2004" in timeline(events(), language="en").title


def test_a_line_that_went_higher_than_its_ends_is_told_by_its_turn() -> None:
    assert "from 46.2% to 48% (2003–2024), after 55.4% in 2012" in CHARTS["rate, CNAM definition"]("en").title
    rows = [replace(row, value=-row.value) for row in statistics("taux_depassement_cnam", "secteur-2")]
    assert "with a low of -55.4% in 2012" in of_measure([rows], "en")


@EVERY
def test_the_same_chart_is_the_same_every_time(name: str, language: Language) -> None:
    one, two = CHARTS[name](language), CHARTS[name](language)
    assert one._repr_html_() == two._repr_html_()
    assert repr(one) == repr(two)


def test_two_charts_never_share_an_identifier() -> None:
    found = [make(language).id for make in CHARTS.values() for language in LANGUAGES]
    again = [CHARTS[name]("fr").id for name in ("steps of C", "steps of a visit, generaliste")]
    assert len(set(again)) == 2
    # Specialties with the same tariff and the same name of it do not exist; every drawing is thus apart.
    assert len(set(found)) == len(found)


@EVERY
def test_a_chart_takes_a_few_kilobytes_and_fetches_nothing(name: str, language: Language) -> None:
    drawing = CHARTS[name](language).svg()
    assert len(drawing.encode()) < 11_000
    assert "http" not in drawing
    assert "<script" not in drawing
    assert "<image" not in drawing


@EVERY
def test_colours_follow_the_page(name: str, language: Language) -> None:
    """Ink is the page's; a colour is a variable of the page with a fallback."""
    looks = re.findall(r'(?:fill|stroke)="([^"]*)"', CHARTS[name](language).svg())
    for look in looks:
        assert look in ("currentColor", "none") or look.startswith(("var(--cs-", "url(#cs-")), look


@EVERY
def test_a_chart_has_its_data_as_a_table_of_as_many_rows(name: str, language: Language) -> None:
    chart = CHARTS[name](language)
    table = chart.table()
    html = table._repr_html_()
    assert html.count("<tr>") == len(table.rows) + 1
    assert all(len(row) == len(table.heads) for row in table.rows)
    assert html.count('scope="col"') == len(table.heads)
    assert html.count("<li>") == len(table.sources)
    assert table.brief().html() in chart._repr_html_()
    assert len(table.brief().rows) == len(table.rows)


@EVERY
def test_every_source_of_a_table_is_named_by_a_row_and_every_number_has_its_source(name: str, language: Language) -> None:
    table = CHARTS[name](language).table()
    if table.sources:
        named = {int(place) for row in table.rows for place in row[-1].split(", ") if place}
        assert named == set(range(1, len(table.sources) + 1))


def numbers(text: str) -> list[float]:
    """The numbers of a French text."""
    return [float(found.replace(",", ".")) for found in re.findall(r"\d+(?:,\d+)?", text.replace(words.NARROW, ""))]


def test_every_value_drawn_is_in_the_table() -> None:
    for name in ("steps of a visit, generaliste", "shares of sector 2", "rate, CNAM definition"):
        chart = CHARTS[name]("fr")
        given = {number for row in chart.table().rows for cell in row[1:3] for number in numbers(cell)}
        axis = {float(value) for value in (0, 10, 20, 30, 40, 50, 60, 100, 150, 200)}
        for text, *_ in boxes(chart, PHONE):
            if text.endswith(("€", "%", "F")):
                assert set(numbers(text)) <= given | axis, (name, text)


def test_amounts_and_shares_start_at_zero() -> None:
    for name, make in CHARTS.items():
        if not name.startswith("timeline"):
            texts = [text.replace(words.NBSP, " ") for text, *_ in boxes(make("fr"), PHONE)]
            assert {"0", "0 %"} & set(texts), name


def test_heights_are_proportional_to_values() -> None:
    """On the chart of a GP's visit, 30 € stands three times as high above the base line as the rule of 10 €."""
    chart = steps(visit_steps("generaliste"), since=2008, language="fr")
    ends = {text: bottom for text, _, _, _, bottom in boxes(chart, PHONE) if text.startswith(("0", "10", "20", "30"))}
    base, ten, twenty = (ends[text] for text in ("0", "10\u00a0€", "20\u00a0€"))
    assert base - twenty == pytest.approx(2 * (base - ten), abs=1)
    highest = min(y1 for _, y1, _, y2 in path(chart, "2.5") if y1 == y2)
    assert (base - 4 - 0.2 * 12) - highest == pytest.approx(3 * (base - ten), abs=2)


def test_unknown_periods_are_hatched_and_never_crossed() -> None:
    chart = steps(tariff_steps("C"), language="fr")
    root = drawn(chart)
    starts = [(float(band.attrib["x"][:-1]), float(band.attrib["width"][:-1])) for band in root.iter("rect")]
    bands = [(left, left + width) for left, width in starts]
    assert len(bands) == sum(step.status == "unknown" for step in tariff_steps("C"))
    for x1, _, x2, _ in path(chart, "2.5"):
        for left, right in bands:
            assert x2 / 10 <= left + 0.06 or x1 / 10 >= right - 0.06, (x1, x2, left, right)
    assert "inconnu" in [text for text, *_ in boxes(chart, PHONE)]


def test_a_single_record_is_a_ring_that_no_line_reaches() -> None:
    seen = TariffStep(date(1988, 1, 1), date(1988, 12, 31), 8000, "FRF", "observed", "low", ("chirurgie",), date(1988, 12, 31))
    known = replace(seen, start=date(1989, 1, 1), end=date(1990, 12, 31), value=8500, status="known", checked=date(1990, 12, 31))
    chart = steps(Tariff(Label("essai", "trial"), (seen, known)), language="fr")
    assert len(path(chart, "2.5")) == 1
    assert len(list(drawn(chart).iter("circle"))) == 1


def test_a_tariff_that_runs_is_drawn_until_the_last_day_with_evidence_only() -> None:
    assert max(x2 for _, _, x2, _ in path(steps(visit_steps("generaliste"), since=2020, language="fr"), "2.5")) < 1000


def test_two_definitions_never_share_a_drawing() -> None:
    mixed = (*statistics("taux_depassement_cnam", "secteur-2"), *statistics("taux_depassement_drees", "secteur-2"))
    with pytest.raises(ValueError, match="one measure at a time"):
        shares(mixed)


def test_more_groups_than_can_be_named_are_refused() -> None:
    with pytest.raises(ValueError, match="draw fewer groups"):
        shares(statistics("share_sector2"), language="fr")


def test_two_perimeters_are_never_joined() -> None:
    """The totals change perimeter in 2019: no line goes from one to the other."""
    chart = shares(statistics("depassements_total"), language="fr")
    lines = path(chart, "2") + path(chart, "1.5")
    groups = {(row.scope, row.variant) for row in statistics("depassements_total")}
    assert len(lines) == len(statistics("depassements_total")) - len(groups)


def test_names_on_a_timeline_keep_the_order_of_events() -> None:
    tops = [top for text, left, top, *_ in boxes(timeline(events(), language="fr"), PHONE) if re.match(r"\d{4}\u00a0: ", text)]
    assert len(tops) == len(events())
    assert tops == sorted(tops)


def test_a_chart_follows_the_language_chosen() -> None:
    try:
        use_language("en")
        assert timeline(events("annulment")).language == "en"
        assert "€30" in steps(visit_steps("generaliste"), since=2020).svg()
    finally:
        use_language("fr")
    assert "30\u00a0€" in steps(visit_steps("generaliste"), since=2020).svg()


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_and_tables_are_in_one_language_with_its_typography(language: Language) -> None:
    tables: list[Table] = [claims_table(claims(), language=language), sources_table(["c2024"], language=language)]
    tables += [event_card(entry, language=language) for entry in events()]
    for table in tables:
        own = [cell for row in table.rows for cell in row if "Sources" not in row[0]] if language == "fr" else []
        for cell in own:
            assert not re.search(r" [;:!?%€]|« | »|'", cell), cell
        assert table.rows
        assert f'lang="{language}"' in table._repr_html_()


def test_a_card_gives_the_dates_and_what_changed() -> None:
    card = dict(row for row in event_card(event("convention-2024"), language="fr").rows if len(row) == 2)
    assert card["Signature"] == "4\u00a0juin 2024"
    assert card["Approbation"] == "20\u00a0juin 2024"
    assert card["Journal officiel"] == "21\u00a0juin 2024"
    assert card["Tarifs"] == "22\u00a0décembre 2024"
    assert "UFML-S a refusé" in card["Signataires"]
    assert "APM, 4\u00a0juin 2024" in card["Sources"]
