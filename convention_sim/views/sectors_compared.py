"""The same work in each sector, as a table and as charts whose titles say what they show."""

from collections.abc import Sequence

from convention_sim.money import BASIS_POINTS, rounded, share
from convention_sim.practice.comparison import Activity, Comparison, Terms, break_even_extra, break_even_share, outcome
from convention_sim.practice.comparison.outcome import tariff
from convention_sim.views import words
from convention_sim.views.charts.chart import Chart
from convention_sim.views.charts.chart import Table as Figures
from convention_sim.views.charts.curves import Axis, Curve, curves
from convention_sim.views.colours import of_sector, paint
from convention_sim.views.comparison import Table
from convention_sim.views.words import Language
from convention_sim.vocabulary import OPTIONS, SECTORS, Label

COLUMNS = {
    "fees": Label("Honoraires", "Fees"),
    "premium": Label("Prime OPTAM", "OPTAM premium"),
    "flat_payments": Label("Forfaits", "Flat payments"),
    "contributions": Label("Cotisations", "Contributions"),
    "funds_share": Label("Cotisations payées par les caisses", "Contributions paid by the funds"),
    "income": Label("Revenu", "Income"),
    "statutory": Label("Remboursé par l’Assurance Maladie", "Refunded by statutory insurance"),
    "patients": Label("Payé par les patients", "Paid by patients"),
    "complementary": Label("Payé par la complémentaire", "Paid by complementary cover"),
}
OPTAM, OUTSIDE = Label("OPTAM", "OPTAM"), Label("hors convention", "outside the agreement")
MEAN, INCOME, ACTS = (
    Label("dépassement moyen", "mean extra-billing rate"),
    Label("revenu avant impôt", "income before tax"),
    Label("actes par an", "acts a year"),
)
WHEN, THEN, NEVER = (
    Label(
        "{} laisse autant que le secteur 1 dès {} de dépassement moyen",
        "{} leaves as much as sector 1 from a mean extra-billing rate of {}",
    ),
    Label("{} dès {}", "{} from {}"),
    Label("{} ne rejoint jamais le secteur 1", "{} never leaves as much as sector 1"),
)
THRESHOLDS = (
    Label("Dépassement moyen, dès", "Mean extra-billing rate, from"),
    Label("Prix d’un acte avec dépassement, dès", "Price of an act with an extra fee, from"),
    Label("Actes au tarif, jusqu’à", "Acts at the tariff, up to"),
)
FIRST = ("fees", "contributions", "income", "patients")
EURO = 100
ROUND = 100  # acts, between which a chart of activity takes its points


def whole(cents: int, language: Language) -> str:
    r"""An amount to the nearest euro, as tables of yearly sums write it.

    >>> whole(8652862, "fr"), whole(-65, "en")
    ('86\u202f529\xa0€', '–€1')
    """
    euros = -rounded(-cents, EURO) if cents < 0 else rounded(cents, EURO)
    text = words.euros(euros * EURO, language)
    return text.replace(",00", "", 1) if language == "fr" else text.removesuffix(".00")


def _curve(terms: Terms, points: tuple[tuple[float, float], ...], language: Language) -> Curve:
    return Curve(short_name(terms, language), points, paint(of_sector(terms.sector, terms.option)))


def short_name(terms: Terms, language: Language) -> str:
    """A choice in a word or two, as lines of a chart are named."""
    if terms.option == "optam":
        return str(getattr(OPTAM, language))
    if terms.option:
        return str(getattr(OPTIONS[terms.option], language))
    return str(getattr(OUTSIDE if terms.sector == "3" else SECTORS[terms.sector], language))


def name(terms: Terms, language: Language) -> str:
    r"""A choice with its mean extra-billing rate.

    >>> name(Terms("2", "optam", extra=5_560, at_tariff=5_000), "fr")
    'OPTAM, dépassement moyen 27,8\xa0%'
    """
    called = short_name(terms, language)
    called = called[0].upper() + called[1:]
    return f"{called}, {getattr(MEAN, language)} {words.percent(terms.mean, language)}" if terms.mean else called


def table(found: Comparison, columns: Sequence[str] = FIRST, language: Language | None = None) -> Table:
    """One line a choice: what comes in, what is owed, what is left, what patients pay; other columns by their names."""
    language = language or words.current_language()
    lines = [(name(each.terms, language), *(whole(getattr(each, column), language) for column in columns)) for each in found]
    return Table(("", *(getattr(COLUMNS[column], language) for column in columns)), lines, "cs-table cs-amounts cs-lines")


def thresholds(activity: Activity, *terms: Terms, language: Language | None = None) -> Table:
    """One line a choice: the mean rate and the price from which it leaves the income of sector 1, and up to which share at the tariff.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> thresholds(work, Terms("2", extra=8_463, at_tariff=4_340), language="en")
              Mean extra-billing rate, from  Price of an act with an extra fee, from  Acts at the tariff, up to
    Sector 2                          13.8%                                   €39.20                        83%
    """
    language = language or words.current_language()
    lines = []
    for each in terms:
        called = short_name(each, language)
        lines.append((called[0].upper() + called[1:], *_from(activity, each, language), _up_to(activity, each, language)))
    return Table(("", *(getattr(head, language) for head in THRESHOLDS)), lines, "cs-table cs-amounts cs-lines")


def _from(activity: Activity, terms: Terms, language: Language) -> tuple[str, str]:
    """The mean rate, and the price of an act with an extra fee, from which the income is that of sector 1."""
    extra, price = break_even_extra(activity, terms, Terms("1")), tariff(activity)
    if extra is None:
        return "–", "–"
    return _tenth(terms._replace(extra=extra).mean, language), words.euros(price + share(price, extra), language)


def _up_to(activity: Activity, terms: Terms, language: Language) -> str:
    """The highest whole share of acts at the tariff at which the income is that of sector 1."""
    most = break_even_share(activity, terms, Terms("1"))
    return "–" if most is None else words.percent(most // EURO * EURO, language)


def _tenth(rate: int, language: Language) -> str:
    return words.percent(rounded(rate, 10) * 10, language)


def income_by_extra(activity: Activity, *terms: Terms, highest: int = BASIS_POINTS, language: Language | None = None) -> Chart:
    """Income against the mean extra-billing rate, from none to `highest`; terms in sector 1 are a level to compare with.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> income_by_extra(work, Terms("1"), Terms("2", at_tariff=4_340), language="en").title
    'At equal work, sector 2 leaves as much as sector 1 from a mean extra-billing rate of 13.8%'
    """
    language = language or words.current_language()
    level = next(each for each in terms if each.sector == "1")
    lines = [(each, _by_extra(activity, each, highest)) for each in terms]
    found = [(each, break_even_extra(activity, each, level)) for each in terms if each != level]
    rates = [step * highest // 5 for step in range(6)]
    rows = tuple(
        (words.percent(rate, language), *(whole(outcome(activity, _at_mean(each, rate)).income, language) for each in terms))
        for rate in rates
    )
    return curves(
        _title(found, language),
        _told(lines, language),
        [_curve(each, tuple((mean / EURO, income / EURO) for mean, income in points), language) for each, points in lines],
        Axis(getattr(MEAN, language), lambda value: words.percent(round(value * EURO), language)),
        Axis(getattr(INCOME, language), lambda value: whole(round(value * EURO), language)),
        Figures("", (getattr(MEAN, language).capitalize(), *(short_name(each, language) for each in terms)), rows, language),
        language,
    )


def _at_mean(terms: Terms, mean: int) -> Terms:
    return terms if terms.sector == "1" else terms._replace(extra=Terms.of_mean(terms.sector, mean, terms.at_tariff).extra)


def _by_extra(activity: Activity, terms: Terms, highest: int) -> list[tuple[int, int]]:
    steps = [step * highest // 20 for step in range(21)]
    if terms.sector == "1":
        income = outcome(activity, terms).income
        return [(0, income), (highest, income)]
    return [(mean, outcome(activity, _at_mean(terms, mean)).income) for mean in steps]


def _title(found: Sequence[tuple[Terms, int | None]], language: Language) -> str:
    """What the chart shows: from which mean rate each choice leaves as much as sector 1."""
    parts = []
    for terms, extra in found:
        called = short_name(terms, language)
        if extra is None:
            parts.append(getattr(NEVER, language).format(_the(called, language)))
            continue
        mean = _tenth(terms._replace(extra=extra).mean, language)
        parts.append(getattr(THEN if parts else WHEN, language).format(_the(called, language), mean))
    opening = {"fr": "À travail égal, ", "en": "At equal work, "}[language]
    return words.typeset(opening + ", ".join(parts), language)


def _the(called: str, language: Language) -> str:
    """The name with its French article."""
    if language == "en" or called.startswith("hors"):
        return called
    return f"l’{called}" if called.startswith("OPTAM") else f"le {called}"


def _told(lines: Sequence[tuple[Terms, list[tuple[int, int]]]], language: Language) -> str:
    """The ends of each line in words."""
    colon = {"fr": " :", "en": ":"}[language]
    parts = [f"{short_name(terms, language)}{colon} {_ends(points, language)}" for terms, points in lines]
    opening = {"fr": "Revenu avant impôt selon le dépassement moyen. ", "en": "Income before tax by mean extra-billing rate. "}[language]
    listed = {"fr": " ; ", "en": "; "}[language].join(parts)
    return words.typeset(f"{opening}{listed[:1].upper()}{listed[1:]}.", language)


def _ends(points: Sequence[tuple[int, int]], language: Language) -> str:
    """Where a line starts and ends, once when it is level."""
    first, last = (whole(income, language) for _, income in (points[0], points[-1]))
    if first == last:
        return first
    return f"de {first} à {last}" if language == "fr" else f"from {first} to {last}"


def income_by_activity(activity: Activity, *terms: Terms, highest: int, language: Language | None = None) -> Chart:
    """Income against the number of acts a year, up to `highest`; the charges do not follow the activity.

    >>> work = Activity(2026, "specialiste", acts=4000, charges=5_000_000)
    >>> income_by_activity(work, Terms("1"), Terms("2", extra=8_463, at_tariff=4_340), highest=6000, language="en").title
    'At 4,000 acts a year, sector 2 leaves €29,670 more than sector 1'
    """
    language = language or words.current_language()
    first = _least(activity)
    steps = [*((first + (highest - first) * step // 20) // ROUND * ROUND for step in range(20)), highest]
    lines = [(each, [(acts, outcome(activity._replace(acts=acts), each).income) for acts in steps]) for each in terms]
    shown = [steps[place] for place in range(0, len(steps), 4)]
    rows = tuple((_count(acts, language), *(whole(dict(points)[acts], language) for _, points in lines)) for acts in shown)
    return curves(
        _gap(activity, terms, language),
        _told_by_acts(lines, language),
        [_curve(each, tuple((float(acts), income / EURO) for acts, income in points), language) for each, points in lines],
        Axis(getattr(ACTS, language), lambda value: _count(round(value), language)),
        Axis(getattr(INCOME, language), lambda value: whole(round(value * EURO), language)),
        Figures("", (getattr(ACTS, language).capitalize(), *(short_name(each, language) for each in terms)), rows, language),
        language,
    )


def _least(activity: Activity) -> int:
    """The fewest acts, in round numbers, whose fees at the tariff pay the charges."""
    at_tariff = outcome(activity._replace(charges=0), Terms("1")).fees
    return -(-activity.charges * activity.acts // (at_tariff * ROUND)) * ROUND if at_tariff else 0


def _count(acts: int, language: Language) -> str:
    return words.grouped(str(acts), words.NARROW if language == "fr" else ",")


def _gap(activity: Activity, terms: Sequence[Terms], language: Language) -> str:
    """What the chart shows: how far apart the first two choices are at the activity that is asked about."""
    one, other = (outcome(activity, each) for each in terms[:2])
    more = other.income >= one.income
    ahead, behind = (other, one) if more else (one, other)
    said = {
        "fr": "Pour {acts} actes par an, {ahead} laisse {gap} de plus que {behind}",
        "en": "At {acts} acts a year, {ahead} leaves {gap} more than {behind}",
    }[language]
    return said.format(
        acts=_count(activity.acts, language),
        ahead=_the(short_name(ahead.terms, language), language),
        behind=_the(short_name(behind.terms, language), language),
        gap=whole(ahead.income - behind.income, language),
    )


def _told_by_acts(lines: Sequence[tuple[Terms, list[tuple[int, int]]]], language: Language) -> str:
    told = _told(lines, language)
    start, end = lines[0][1][0][0], lines[0][1][-1][0]
    first, last = (_count(acts, language) for acts in (start, end))
    opening = {
        "fr": f"Revenu avant impôt de {first} à {last} actes par an. ",
        "en": f"Income before tax from {first} to {last} acts a year. ",
    }
    return opening[language] + told.split(". ", 1)[1]
