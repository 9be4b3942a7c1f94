"""A reform over a table of visits, in words and in tables: who pays more, who pays less, for whom."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape

from convention_sim import vocabulary
from convention_sim.counterfactuals import Change
from convention_sim.errors import InvalidRequest
from convention_sim.facts.law import law_on
from convention_sim.facts.loading import load, sources
from convention_sim.money import rounded
from convention_sim.population.catalogue import TRIED
from convention_sim.population.comparing import Balance, Comparison
from convention_sim.population.synthetic import Reached, parameters
from convention_sim.views import words
from convention_sim.views.comparison import STYLE, Table
from convention_sim.views.words import Language, fact_value
from convention_sim.vocabulary import Label

# Those who bear a visit, in the order of a décompte, and the whole.
PAYERS = ("amo", "amc", "reste_a_charge")
PAYER_LABELS = {
    "amo": Label("Assurance Maladie", "Statutory insurance"),
    "amc": Label("Complémentaires", "Complementary insurers"),
    "reste_a_charge": Label("Ménages", "Households"),
    "honoraires": Label("Honoraires (total)", "Fees (total)"),
}
_HEADS = {"fr": ("", "Avant", "Après", "Écart", "Par visite"), "en": ("", "Before", "After", "Difference", "Per visit")}
_GROUP_HEADS = {"fr": ("Écart par visite", "Visites"), "en": ("Difference per visit", "Visits")}
_WORDS = {
    "sector": vocabulary.SECTORS,
    "specialty": vocabulary.SPECIALTIES,
    "option": vocabulary.OPTIONS,
    "region": vocabulary.REGIONS,
    "act": vocabulary.ACTS,
    "pathway": vocabulary.PATHWAYS,
}
_NO_WORD = {
    "option": Label("sans option", "no option"),
    "statuses": Label("sans statut particulier", "no particular status"),
    "percent": Label("sans contrat", "no contract"),
}
_KINDS = {
    "announced": Label("Annoncée et jamais appliquée", "Announced and never enacted"),
    "past": Label("Règle d’un autre jour", "A rule of another day"),
    "hypothesis": Label("Hypothèse de travail", "A working hypothesis"),
}
_NOTHING = Label(
    "Cette réforme ne change rien à ces visites : aucun montant ne bouge.",
    "This reform changes nothing in these visits: not one amount moves.",
)
_ON_AVERAGE = Label(" ({} en moyenne)", " ({} on average)")
_SOURCES = Label("D’après : {}.", "According to: {}.")
_REPLACED = Label("Ce qui est remplacé : {}.", "What is replaced: {}.")
_UNREAD = Label("Ce qu’elle remplace et qu’aucune visite ne lit : {}.", "What it replaces and no visit reads: {}.")
_MOVED = Label(
    "{losers} visites coûtent plus à leur patient{loss}, {winners} moins{gain}, {same} autant.",
    "{losers} visits cost their patient more{loss}, {winners} less{gain}, {same} the same.",
)
_REFUSED = Label(
    "{} lignes n’ont pas de réponse sous ces règles et ne comptent ni avant ni après.",
    "{} rows have no answer under these rules and count neither before nor after.",
)


def said(label: Label, language: Language) -> str:
    """A bilingual text in one language."""
    return words.typeset(label.fr if language == "fr" else label.en, language)


def count(number: int, language: Language) -> str:
    r"""A number of visits.

    >>> count(1234567, "fr"), count(1234567, "en")
    ('1\u202f234\u202f567', '1,234,567')
    """
    return words.grouped(str(number), words.NARROW if language == "fr" else ",")


def difference(cents: int, language: Language) -> str:
    r"""An amount that is added or taken away, with its sign; a difference of nothing has none.

    >>> difference(150, "fr"), difference(-150, "en"), difference(0, "en")
    ('+1,50\xa0€', '–€1.50', '€0.00')
    """
    return ("+" if cents > 0 else "") + words.euros(cents, language)


def each(cents: int, visits: int) -> int:
    """The mean of a sum, to the cent.

    >>> each(-1000, 3), each(0, 0)
    (-333, 0)
    """
    return (-1 if cents < 0 else 1) * rounded(abs(cents), visits) if visits else 0


def payers(comparison: Comparison, language: Language | None = None) -> Table:
    """What each bears of all the visits, before and after."""
    language = language or words.current_language()
    whole = comparison.whole
    lines = []
    for name, label in PAYER_LABELS.items():
        cost = whole.cost(name)
        cells = (words.euros(whole.before[name], language), words.euros(whole.after[name], language), difference(cost, language))
        lines.append((said(label, language), *cells, difference(each(cost, whole.visits), language)))
    return Table(_HEADS[language], lines, "cs-table cs-amounts cs-lines")


def groups(comparison: Comparison, language: Language | None = None) -> Table:
    """The mean difference of each group of visits, for each payer."""
    language = language or words.current_language()
    first, visits = _GROUP_HEADS[language]
    head = (first, visits, *(said(PAYER_LABELS[name], language) for name in PAYERS))
    lines = []
    for row in sorted(comparison.rows, key=lambda row: -row.visits):
        costs = (difference(each(row.cost(name), row.visits), language) for name in PAYERS)
        lines.append((group_name(comparison.by, row, language), count(row.visits, language), *costs))
    return Table(head, lines, "cs-table cs-amounts cs-lines")


def group_name(by: Sequence[str], row: Balance, language: Language) -> str:
    """A group in words."""
    return ", ".join(_cell(name, value, language) for name, value in zip(by, row.key, strict=True))


def _cell(name: str, value: object, language: Language) -> str:
    if value in (None, "") and name in _NO_WORD:
        return said(_NO_WORD[name], language)
    if name == "statuses":
        known = [vocabulary.STATUSES[word] for word in str(value).split()]
        return ", ".join(said(label, language) for label in known)
    if name == "percent":
        return words.percent(100 * int(str(value)), language)
    label = _WORDS.get(name, {}).get(str(value))
    return said(label, language) if label else str(value)


def remarks(comparison: Comparison, language: Language) -> list[str]:
    """What must be said of a comparison beside its figures."""
    reform, whole = comparison.reform, comparison.whole
    found = [said(_KINDS[reform.kind], language) + (f" ({words.day(reform.day, language)})." if reform.day else ".")]
    if reform.id == TRIED and reform.change.facts:
        found.append(said(_REPLACED, language).format(", ".join(replaced(reform.change, language))))
    if reform.note.fr:
        found.append(said(reform.note, language))
    if comparison.changes_nothing:
        found.append(said(_NOTHING, language))
    else:
        moved = {"losers": comparison.losers, "winners": comparison.winners}
        shown = {name: count(number, language) for name, number in (moved | {"same": whole.visits - sum(moved.values())}).items()}
        means = {"loss": comparison.mean_loss, "gain": comparison.mean_gain}
        told = {name: said(_ON_AVERAGE, language).format(difference(cents, language)) if cents else "" for name, cents in means.items()}
        found.append(said(_MOVED, language).format(**shown, **told))
    if comparison.unread:
        found.append(said(_UNREAD, language).format(", ".join(comparison.unread)))
    if comparison.refused:
        rows = sum(len(fault.rows) for fault in comparison.refused)
        found.append(said(_REFUSED, language).format(count(rows, language)))
    if reform.sources:
        known = sources()
        found.append(said(_SOURCES, language).format(" ; ".join(known[key].title for key in reform.sources)))
    return found


def replaced(change: Change, language: Language) -> list[str]:
    """Each fact that a change replaces and its new value, so that a slip in the unit is seen.

    >>> replaced(Change(facts={"taux_amo": 65}), "en")
    ['Statutory refund rate, within the pathway: 0.65%']
    """
    found = []
    for key in change.facts:
        fact, subject = change.law(law_on(date.max)).facts.get(key), load()[key]
        value, status = (fact.value, fact.status) if fact else (None, subject.absent)
        found.append(f"{subject.fr}{words.NBSP}: " if language == "fr" else f"{subject.en}: ")
        found[-1] += fact_value(key, value, status, language)
    return found


_REACHED_HEADS = {
    "fr": ("Chiffre publié", "Année", "Publié", "Obtenu", "Visé"),
    "en": ("Published figure", "Year", "Published", "Obtained", "Aimed at"),
}
_AIMED = {"fr": ("oui", "non"), "en": ("yes", "no")}
_ASSUMED_HEADS = {"fr": ("Hypothèse", "Valeur", "Nom"), "en": ("Assumption", "Value", "Name")}


def targets(found: Sequence[Reached], language: Language | None = None) -> Table:
    """Published figures beside those of a drawn population."""
    language = language or words.current_language()
    lines = []
    for each in found:
        row = each.parameter.statistic
        assert row is not None
        published, obtained = (_measured(value, row.unit, language) for value in (each.parameter.value, each.obtained))
        aimed = _AIMED[language][not each.aimed]
        lines.append((said(each.parameter.name, language), str(row.year), published, obtained, aimed))
    return Table(_REACHED_HEADS[language], lines, "cs-table cs-amounts cs-lines")


def assumptions(language: Language | None = None) -> Table:
    """What no source gives, with the names by which to change it."""
    language = language or words.current_language()
    found = [each for each in parameters().values() if each.kind == "assumption"]
    lines = [(said(each.name, language), _measured(each.value, "percent", language), each.key) for each in found]
    return Table(_ASSUMED_HEADS[language], lines, "cs-table cs-amounts cs-lines")


def _measured(value: Decimal | None, unit: str, language: Language) -> str:
    """A percentage, euros or billions of euros."""
    if value is None:
        return "–"
    if unit == "GEUR":
        text = f"{value:f}"
        return f"{text.replace('.', ',')}{words.NBSP}Md€" if language == "fr" else f"€{text}bn"
    return words.euros(int(100 * value), language) if unit == "EUR" else words.percent(int(100 * value), language)


def year(comparison: Comparison, language: Language | None = None) -> Table:
    """What each bears in a year of GP visits: as many as are published, if all are like those of the table.

    InvalidRequest for a comparison that does not tell specialties apart (`by=["specialty"]`), or that has no such visit.
    """
    language = language or words.current_language()
    by = comparison.by
    rows = [row for row in comparison.rows if "specialty" in by and row.key[by.index("specialty")] == "generaliste"]
    visits = sum(row.visits for row in rows)
    if not visits:
        fr, en = "Aucune visite de généraliste n’est comptée à part.", "No GP visits are counted apart."
        raise InvalidRequest("missing-group", "by", list(by), [["specialty"]], fr, en)
    millions = int(parameters()["visites_annuelles"].value)
    lines = []
    for name, label in PAYER_LABELS.items():
        sums = [sum(values) for values in zip(*((row.before[name], row.after[name], row.cost(name)) for row in rows), strict=True)]
        before, after, cost = (_large(each(millions * cents, visits), language) for cents in sums)
        lines.append((said(label, language), before, after, cost if cost[0] == "–" or not sums[2] else f"+{cost}"))
    return Table(_HEADS[language][:4], lines, "cs-table cs-amounts cs-lines")


def _large(cents: int, language: Language) -> str:
    """Millions of times some cents, to the million of euros."""
    text = words.grouped(str(rounded(abs(cents), 100)), words.NARROW if language == "fr" else ",")
    sign = "–" if cents < 0 else ""
    return f"{sign}{text}{words.NBSP}M€" if language == "fr" else f"{sign}€{text}m"


def html(comparison: Comparison) -> str:
    """A comparison as a notebook shows it."""
    language = words.current_language()
    told = " ".join(remarks(comparison, language))
    whole = payers(comparison, language)._repr_html_()
    # One style serves both tables.
    parts = groups(comparison, language)._repr_html_().replace(f"<style>{STYLE}</style>", "") if comparison.by else ""
    head = f"<p><b>{escape(said(comparison.reform.name, language))}.</b> {escape(said(comparison.reform.sentence, language))}</p>"
    return f'<div lang="{language}">{head}{whole}{parts}<p>{escape(told)}</p></div>'


def text(comparison: Comparison) -> str:
    """A comparison as a terminal shows it."""
    language = words.current_language()
    tables = [payers(comparison, language), *([groups(comparison, language)] if comparison.by else [])]
    head = f"{said(comparison.reform.name, language)}. {said(comparison.reform.sentence, language)}"
    return "\n\n".join([head, *map(repr, tables), " ".join(remarks(comparison, language))])
