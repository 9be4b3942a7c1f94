"""Who pays what of a fee, as an SVG bar: statutory insurance, complementary cover, then the patient's part by part.

The bar takes the width that it is given and keeps its letters at one size. Each segment has its label: colour is never the only key.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from convention_sim.settlement.attribution import attribution
from convention_sim.settlement.decompte import Decompte
from convention_sim.views import words
from convention_sim.views.colours import PAYERS, paint
from convention_sim.views.flags import GAP, WIDTH, Flag, hang, text_width
from convention_sim.views.labels import AMOUNT_LABELS, title
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

LINE, BAR, BRACKET, BETWEEN = 17, 26, 8, 18  # heights in pixels: a line of text, the bar, the bracket above it, the space between two bars
PATIENT = ("ticket_moderateur", "participation_forfaitaire", "majoration_hors_parcours", "depassement")
# Shorter than on a décompte: a label hangs under its segment.
_SHORT = {
    "amo": Label("Assurance Maladie", "Statutory insurance"),
    "amc": Label("Complémentaire", "Complementary cover"),
    "ticket_moderateur": Label("Ticket modérateur", "Co-insurance"),
    "majoration_hors_parcours": Label("Hors parcours", "Out of pathway"),
    "reste_a_charge": Label("Reste à charge", "Left to the patient"),
}
_WHO = Label("Qui paie quoi", "Who pays what")


class Segment(NamedTuple):
    """One payer's part of the fee: its name, its cents, and where it starts and ends along the fee, in cents."""

    name: str
    amount: int
    start: int
    end: int


def segments(result: Decompte) -> tuple[Segment, ...]:
    """The parts of the fee that are not zero, in the order of the bar.

    >>> from convention_sim import settle, visit
    >>> [(segment.name, segment.amount) for segment in segments(settle(visit("2025-03-01", "generaliste", contract=100)))]
    [('amo', 1900), ('amc', 900), ('participation_forfaitaire', 200)]
    """
    patient = attribution(result.values).patient
    parts = [("amo", result["amo"]), ("amc", result["amc"]), *((name, patient[name]) for name in PATIENT)]
    found: list[Segment] = []
    at = 0
    for name, amount in parts:
        if amount:
            found.append(Segment(name, amount, at, at + amount))
            at += amount
    return tuple(found)


def bar(result: Decompte, language: Language | None = None) -> str:
    """One visit as an inline SVG element."""
    language = language or words.current_language()
    return _svg([result], [""], title(result.case, language), language)


def bars(results: Sequence[Decompte], labels: Sequence[str], language: Language | None = None) -> str:
    """Several visits, each under its label, on the scale of the highest fee."""
    language = language or words.current_language()
    name = words.typeset(f"{getattr(_WHO, language)} : " if language == "fr" else f"{_WHO.en}: ", language) + ", ".join(labels)
    return _svg(results, labels, name, language)


class Bar:
    """A bar that shows itself in a notebook: of one visit, or of several under their labels.

    >>> from convention_sim import settle, visit
    >>> Bar(settle(visit("2025-03-01", "generaliste", contract=100)), language="en")
    Fee €30.00: Statutory insurance €19.00, Complementary cover €9.00, Left to the patient €2.00 (Flat-rate contribution €2.00).
    """

    def __init__(self, *results: Decompte, labels: Sequence[str] = (), language: Language | None = None) -> None:
        if len(results) != max(len(labels), 1):
            raise ValueError("one label a visit; a single visit needs none")
        self.results, self.labels, self.language = results, tuple(labels), language

    def _repr_html_(self) -> str:
        if self.labels:
            return bars(self.results, self.labels, self.language)
        return bar(self.results[0], self.language)

    def __repr__(self) -> str:
        language = self.language or words.current_language()
        return _description(self.results, self.labels or [""], language)


def _name(name: str, language: Language) -> str:
    return str(getattr(_SHORT.get(name) or AMOUNT_LABELS[name], language))


def _said(name: str, amount: int, language: Language) -> str:
    return f"{_name(name, language)} {words.euros(amount, language)}"


def _description(results: Sequence[Decompte], labels: Sequence[str], language: Language) -> str:
    """The bars in words, one sentence each."""
    return " ".join(_sentence(result, label, language) for result, label in zip(results, labels, strict=True))


def _sentence(result: Decompte, label: str, language: Language) -> str:
    parts = segments(result)
    payers = [_said(name, result[name], language) for name in ("amo", "amc", "reste_a_charge")]
    mine = ", ".join(_said(part.name, part.amount, language) for part in parts if part.name in PATIENT)
    colon = f"{words.NBSP}: " if language == "fr" else ": "
    lead = f"{label}, " if label else ""
    return f"{lead}{_said('honoraires', result['honoraires'], language)}{colon}{', '.join(payers)}{f' ({mine})' if mine else ''}."


def _svg(results: Sequence[Decompte], labels: Sequence[str], name: str, language: Language) -> str:
    scale = max(1, *(result["honoraires"] for result in results))
    top, drawn = 0, []
    for result, label in zip(results, labels, strict=True):
        body, height = _row(result, label, scale, top, language)
        drawn.append(body)
        top += height + BETWEEN
    height = top - BETWEEN
    style = f"width:100%;max-width:36rem;height:{height}px;overflow:visible;font-size:12px;font-variant-numeric:tabular-nums"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cs-bar" role="img" lang="{language}" width="100%" height="{height}" '
        f'style="{style};fill:var(--cs-text,currentColor)"><title>{escape(name)}</title>'
        f"<desc>{escape(_description(results, labels, language))}</desc>{''.join(drawn)}</svg>"
    )


def _row(result: Decompte, label: str, scale: int, top: int, language: Language) -> tuple[str, int]:
    """One bar with its heading above and its labels below, and the height that they take."""
    heading, bar_top = _heading(result, label, top, language)
    parts = segments(result)
    bar_top += BRACKET
    below = bar_top + BAR
    flags = hang(tuple((_pixels(part.start, scale), _pixels(part.end, scale), label_width(part, language)) for part in parts))
    drawn = [heading, _bracket(parts, scale, bar_top)]
    drawn += [_rectangle(part, scale, bar_top) for part in parts]
    drawn += [_label(part, flag, scale, below, language) for part, flag in zip(parts, flags, strict=True)]
    rows = max((flag.row for flag in flags), default=-1) + 1
    return "".join(drawn), below + rows * LINE + 4 - top


def _heading(result: Decompte, label: str, top: int, language: Language) -> tuple[str, int]:
    """The fee on the left and what is left to the patient on the right, on two lines where one is too short; and where they end."""
    fee, left = words.euros(result["honoraires"], language), words.euros(result["reste_a_charge"], language)
    name, rest = label or _name("honoraires", language), _name("reste_a_charge", language)
    taken = text_width(name, bold=bool(label)) + text_width(rest) + text_width(fee + left, bold=True)
    baseline = top + 12
    second = baseline + (LINE if taken + 4 * GAP > WIDTH else 0)
    shown = f"<tspan{_BOLD}>{escape(name)}</tspan> {fee}" if label else f"{escape(name)} <tspan{_BOLD}>{fee}</tspan>"
    answer = f'<text x="100%" y="{second}" text-anchor="end">{escape(rest)} <tspan{_BOLD}>{left}</tspan></text>'
    return f'<text y="{baseline}">{shown}</text>{answer}', second + 5


_BOLD = ' font-weight="700"'


def _pixels(cents: int, scale: int) -> float:
    return WIDTH * cents / scale


def _percent(cents: int, scale: int) -> str:
    return f"{100 * cents / scale:.3f}".rstrip("0").rstrip(".") + "%"


def _paint(name: str) -> str:
    return paint(PAYERS[name])


def _rectangle(part: Segment, scale: int, top: int) -> str:
    """A segment; one that is wide enough leaves a hairline before the next."""
    width = _percent(part.amount, scale)
    gap = f";width:calc({width} - 1.5px)" if _pixels(part.amount, scale) > 4 else ""
    return (
        f'<rect x="{_percent(part.start, scale)}" y="{top}" width="{width}" height="{BAR}" rx="1.5" style="fill:{_paint(part.name)}{gap}"/>'
    )


def _bracket(parts: Sequence[Segment], scale: int, bar_top: int) -> str:
    """A line over the patient's segments."""
    mine = [part for part in parts if part.name in PATIENT]
    if not mine:
        return ""
    start, end, y = _percent(mine[0].start, scale), _percent(mine[-1].end, scale), bar_top - 4
    return f'<line x1="{start}" x2="{end}" y1="{y}" y2="{y}" stroke-width="2" style="stroke:var(--cs-text,currentColor)"/>'


def label_width(part: Segment, language: Language) -> float:
    """The pixels that the label of a segment takes."""
    return text_width(_name(part.name, language) + " ") + text_width(words.euros(part.amount, language), bold=True)


def _label(part: Segment, flag: Flag, scale: int, below: int, language: Language) -> str:
    """The pole and the text of a segment, held to the same edge of it whatever the width."""
    cents = part.end if flag.pole > _pixels(part.start + part.end, scale) / 2 else part.start
    edge, inset = _percent(cents, scale), flag.pole - _pixels(cents, scale)
    baseline = below + flag.row * LINE + 14
    dx = flag.left - flag.pole if flag.under else (1 - GAP if flag.ends else GAP - 1)
    anchor = ' text-anchor="end"' if flag.ends else ""
    text = f"{escape(_name(part.name, language))} <tspan{_BOLD}>{words.euros(part.amount, language)}</tspan>"
    return (
        f'<g transform="translate({inset:.2f})"><line x1="{edge}" x2="{edge}" y1="{below}" y2="{baseline - 11 * flag.under}" '
        f'stroke-width="1.5" style="stroke:{_paint(part.name)}"/><text x="{edge}" dx="{dx:.1f}" y="{baseline}"{anchor}>{text}</text></g>'
    )
