"""What a reform changes, drawn: who bears more or less, and how what is left to pay is spread."""

from collections.abc import Sequence

from convention_sim.money import BASIS_POINTS, rounded
from convention_sim.population.comparing import Comparison, Distribution
from convention_sim.views import words
from convention_sim.views.charts.chart import Chart, Table
from convention_sim.views.charts.svg import NARROW_PX, SERIES, SMALL_PX, Text, segment, stroke, text_width
from convention_sim.views.population import PAYER_LABELS, PAYERS, difference, each, said
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

LINE, BAR, TOP = 46, 16, 18
_BORNE = Label("Écart moyen par visite", "Mean difference per visit")
_LEFT = Label("Ce qui reste à payer, en part des visites", "What is left to pay, as a share of visits")
_BORNE_FOUND = Label("{most} {more} par visite, {least} {less}", "{most} {more} a visit, {least} {less}")
_BORNE_SAME = Label("aucun payeur ne paie plus ni moins", "no payer pays more or less")
_LEFT_FOUND = Label(
    "{losers} des visites coûtent plus à leur patient, {winners} moins", "{losers} of visits cost their patient more, {winners} less"
)
_LEFT_SAME = Label("aucun patient ne paie plus ni moins", "no patient pays more or less")
_HEADS = {"fr": ("Qui paie", "Écart par visite"), "en": ("Who pays", "Difference per visit")}
_SPREAD_HEADS = {"fr": ("Reste à charge", "Avant", "Après"), "en": ("Left to pay", "Before", "After")}
_BEFORE_AFTER = {"fr": ("avant", "après"), "en": ("before", "after")}
_NOTHING_LEFT = {"fr": "rien", "en": "nothing"}
# The upper limits of the bands, in cents: nothing, the contribution of 2 euros, then rounder sums.
BANDS = (0, 200, 1000, 2000, 3000, 5000)


def borne(comparison: Comparison, *, language: Language | None = None) -> Chart:
    """How much more or less each payer bears, a visit: bars from a middle line, more on the right."""
    language = language or words.current_language()
    whole = comparison.whole
    costs = [each(whole.cost(name), whole.visits) for name in PAYERS]
    names = [said(PAYER_LABELS[name], language) for name in PAYERS]
    figures = [difference(cost, language) for cost in costs]
    # A bar takes a third of the width at most, so that its figure stands beside it on a phone.
    most, height = max(map(abs, costs)) or 1, TOP + LINE * len(PAYERS)
    marks, texts = [stroke([segment(50, 4, 50, height - 8)], 'opacity=".4"')], []
    for place, (name, figure, cost) in enumerate(zip(names, figures, costs, strict=True)):
        y = TOP + place * LINE
        end = 50 + 30 * cost / most
        texts.append(Text(0, 0, y, name, size=SMALL_PX, muted=True))
        colour = SERIES[1] if cost > 0 else SERIES[0]
        marks.append(stroke([segment(50, y + 14, end, y + 14)] if cost else [], f'stroke-width="{BAR}"', colour))
        texts.append(Text(end, 6 if cost >= 0 else -6, y + 18, figure, "start" if cost >= 0 else "end", SMALL_PX))
    data = Table(said(_BORNE, language), _HEADS[language], tuple(zip(names, figures, strict=True)), language)
    told = words.NARROW + "; " if language == "fr" else "; "
    description = told.join(
        f"{name}{words.NBSP if language == 'fr' else ''}: {figure}" for name, figure in zip(names, figures, strict=True)
    )
    title = _finding(comparison, _who_bears(names, figures, costs, language), language)
    return Chart(title, description + ".", language, 0, 0, height, tuple(marks), (), tuple(texts), data)


def left(comparison: Comparison, *, language: Language | None = None) -> Chart:
    """The share of visits in each band of what is left to pay, before (upper bar) and after (lower bar)."""
    language = language or words.current_language()
    names = [_band(place, language) for place in range(len(BANDS) + 1)]
    before, after = _shares(comparison.left_before), _shares(comparison.left_after)
    beside = int(max(text_width(name, SMALL_PX) for name in names)) + 10
    room = NARROW_PX - beside - int(text_width("100,0\u00a0%", SMALL_PX)) - 10
    scale = 100 * room / (NARROW_PX - beside) / max(*before, *after, 1)
    texts: list[Text] = []
    bars: tuple[list[str], list[str]] = ([], [])
    for place, name in enumerate(names):
        y = TOP + 14 + place * 38
        texts.append(Text(0, -beside, y + 8, name, size=SMALL_PX))
        for side, share in enumerate((before[place], after[place])):
            end = scale * share
            bars[side].extend([segment(0, y + 15 * side, end, y + 15 * side)] if share else [])
            texts.append(Text(end, 6, y + 15 * side + 4, words.percent(share, language), size=SMALL_PX, muted=side == 0))
    marks = [stroke(segments, 'stroke-width="12"', SERIES[side]) for side, segments in enumerate(bars)]
    key = [
        Text(0, 0, TOP - 6, _BEFORE_AFTER[language][0], size=SMALL_PX, muted=True),
        Text(30, 0, TOP - 6, _BEFORE_AFTER[language][1], size=SMALL_PX),
    ]
    key_marks = [
        stroke([segment(18, TOP - 10, 26, TOP - 10)], 'stroke-width="8"', SERIES[0]),
        stroke([segment(48, TOP - 10, 56, TOP - 10)], 'stroke-width="8"', SERIES[1]),
    ]
    rows = tuple(
        (name, words.percent(one, language), words.percent(other, language)) for name, one, other in zip(names, before, after, strict=True)
    )
    title = _finding(comparison, _who_is_left(comparison, language), language)
    description = _told(rows, language)
    data = Table(said(_LEFT, language), _SPREAD_HEADS[language], rows, language)
    height = TOP + 14 + 38 * len(names)
    return Chart(title, description, language, beside, 0, height, (*marks, *key_marks), (), (*texts, *key), data)


def _finding(comparison: Comparison, found: str, language: Language) -> str:
    return f"{said(comparison.reform.name, language)}{words.NBSP if language == 'fr' else ''}: {found}"


def _who_bears(names: Sequence[str], figures: Sequence[str], costs: Sequence[int], language: Language) -> str:
    """Who bears most more, and who most less."""
    if not any(costs):
        return said(_BORNE_SAME, language)
    most, least = costs.index(max(costs)), costs.index(min(costs))
    told = {"most": names[most], "more": figures[most], "least": names[least], "less": figures[least]}
    return said(_BORNE_FOUND, language).format(**told)


def _who_is_left(comparison: Comparison, language: Language) -> str:
    """How many visits cost their patient more, and how many less."""
    moved = {"losers": comparison.losers, "winners": comparison.winners}
    if not any(moved.values()):
        return said(_LEFT_SAME, language)
    shares = {name: words.percent(_share(number, comparison.whole.visits), language) for name, number in moved.items()}
    return said(_LEFT_FOUND, language).format(**shares)


def _told(rows: Sequence[tuple[str, str, str]], language: Language) -> str:
    one, other = _BEFORE_AFTER[language]
    joined = (words.NARROW + "; " if language == "fr" else "; ").join(f"{name}, {one} {old}, {other} {new}" for name, old, new in rows)
    return joined[0].upper() + joined[1:] + "."


def _shares(distribution: Distribution) -> list[int]:
    """The share of the visits in each band, in basis points."""
    found, below = [], -1
    for limit in (*BANDS, None):
        low = below
        number = distribution.among(lambda cents, low=low, limit=limit: low < cents and (limit is None or cents <= limit))  # type: ignore[misc]
        found.append(_share(number, distribution.total))
        below = limit if limit is not None else below
    return found


def _share(number: int, total: int) -> int:
    """A share in basis points, to a tenth of a percent."""
    return 10 * rounded(number * BASIS_POINTS // 10, total) if total else 0


def _band(place: int, language: Language) -> str:
    """A band in words."""
    if place == 0:
        return _NOTHING_LEFT[language]
    top = BANDS[place] if place < len(BANDS) else None
    whole = words.euros(top if top is not None else BANDS[-1], language).replace(",00", "").removesuffix(".00")
    if top is None:
        return f"plus de {whole}" if language == "fr" else f"over {whole}"
    return f"jusqu’à {whole}" if language == "fr" else f"up to {whole}"
