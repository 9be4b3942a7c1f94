"""The tariff pages: one a family with the history of each subject, and an index of what holds today."""

from collections.abc import Iterator
from functools import cache
from html import escape

from convention_sim.facts import Subject
from convention_sim.facts.loading import PRACTICE_FILES
from convention_sim.history import visit_steps
from convention_sim.rules import PLAN
from convention_sim.rules.sentences import inputs
from convention_sim.views.charts import formats, steps
from convention_sim.vocabulary import Label
from docs.theme.generated import names
from docs.theme.generated.families import ANNOUNCED, DUTIES, FAMILIES, TARIFFS, Family, last_check, subjects
from docs.theme.generated.periods import amount, current, standing, table, when
from docs.theme.generated.writer import Writer, lead, page

TITLE = Label("Tarifs, taux et plafonds", "Tariffs, rates and ceilings")
OPENING = Label(
    "Ce que vaut chaque tarif, taux ou plafond au {day}, dernier jour pour lequel une preuve existe. Chaque ligne mène à son "
    "histoire : depuis quand, jusqu’à quand, d’après qui.",
    "What each tariff, rate or ceiling is worth on {day}, the last day for which there is evidence. Each line leads to its "
    "history: since when, until when, according to whom.",
)
HOW = Label(
    "« Inconnu » veut dire qu’aucune source lue ne le dit : un trou n’est jamais comblé. Les montants d’avant 2002 sont en "
    "francs, avec leur conversion.",
    "“Unknown” means that no source that we read says so: a gap is never bridged. Amounts of before 2002 are in francs, with "
    "their conversion.",
)
SUM = Label(
    "Ces codes s’additionnent : leur somme est le {tariff}, et celle des codes qui comptent pour le remboursement est la {base}.",
    "These codes add up: their sum is the {tariff}, and the sum of those that count for the refund is the {base}.",
)
BILLED = ("tariffs", "majorations", "opinions_and_visits", "overseas")
WHOLE = Label("Le généraliste, majorations comprises", "The GP, supplements included")
WHOLE_WHY = Label(
    "Ce que coûte une visite chez le médecin traitant au tarif opposable, lettre clé et majorations ensemble. Les tableaux "
    "donnent chaque code à part.",
    "What a visit to the regular doctor costs at the agreed tariff, key letter and supplements together. The tables give each code apart.",
)
PERIOD, SAME = Label("Période", "Period"), Label("Les mêmes valeurs en tableau", "The same values as a table")
CHARTED_SINCE = 1989  # the first year whose tariff is known by the day
USED = Label("Sert à calculer", "Used to compute")
GONE, UNKNOWN = Label("Disparus", "No longer in force"), Label("Inconnus aujourd’hui", "Unknown today")
HEADS = (Label("Quoi", "What"), Label("Valeur", "Value"))
HISTORY = Label("{name} : toute l’histoire", "{name}: the whole history")
FAMILY_ABOUT = Label("{name} : chaque valeur, sa date, sa source.", "{name}: each value, its date, its source.")
ABOUT = Label(
    "Tous les tarifs, taux et plafonds en vigueur, datés et sourcés.", "Every tariff, rate and ceiling in force, dated and sourced."
)


@cache
def users() -> dict[str, list[str]]:
    """The rules that read each fact, directly or through what the case says.

    >>> users()["coefficient_da"]
    ['da_ouvert', 'plafond_da']
    """
    found: dict[str, list[str]] = {}
    for rule in PLAN.order:
        for need in rule.needs:
            for key in inputs()[need].facts if need in inputs() else (need,):
                found.setdefault(key, []).append(rule.name)
    return found


def index(writer: Writer) -> str:
    """What holds today, family by family."""
    day = writer.day(last_check())
    blocks = [lead(writer.say(OPENING, day=day)), writer.say(HOW), *_whole(writer)]
    for file, family in FAMILIES.items():
        blocks += [
            f"## {writer.say(family.name)} {{#{family.slug}}}",
            f"<p>{writer.html(family.opening)}</p>",
            *_today(writer, file, family),
        ]
        blocks.append(f"<p>{writer.link(family.uri, writer.html(HISTORY, name=writer.html(family.name)))}</p>")
    return page(writer.say(TITLE), writer.say(ABOUT), blocks)


def _today(writer: Writer, file: str, family: Family) -> Iterator[str]:
    """The subjects in force as a table, then the others by name; those of the physician's year stand on their own page only."""
    if file in PRACTICE_FILES:
        return
    if file in (ANNOUNCED, DUTIES):
        yield f"<p>{writer.listed(_named(writer, family, subject) for subject in subjects(file))}.</p>"
        return
    known, gone, lost = (_standing(file, status) for status in ("known", "none", "unknown"))
    heads = "".join(f'<th scope="col">{writer.html(head)}</th>' for head in HEADS)
    rows = "".join(_line(writer, family, subject) for subject in known)
    opening = f'<table class="cs-today" data-search-exclude aria-labelledby="{family.slug}">'
    yield f"{opening}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    for label, others in ((GONE, gone), (UNKNOWN, lost)):
        if others:
            links = writer.listed(_named(writer, family, subject) for subject in others)
            yield f"<p data-search-exclude>{writer.html(label)}{writer.colon}{links}.</p>"


def _standing(file: str, status: str) -> list[Subject]:
    """The subjects of a family whose value is known today, or unknown, or that no longer exist."""
    return [subject for subject in subjects(file) if (fact := current(subject)) and fact.status == status]


def _line(writer: Writer, family: Family, subject: Subject) -> str:
    fact = current(subject)
    assert fact is not None
    name = _named(writer, family, subject)
    return f'<tr><th scope="row">{name}</th><td>{amount(writer, fact)} <small>{when(writer, fact.start, None)}</small></td></tr>'


def _named(writer: Writer, family: Family, subject: Subject) -> str:
    return writer.link(family.uri, writer.html(Label(subject.fr, subject.en)), subject.key)


def family_page(writer: Writer, file: str) -> str:
    """The history of each subject of a family."""
    family = FAMILIES[file]
    name = writer.say(family.name)
    blocks = [names.trail(writer, TARIFFS, TITLE), lead(writer.say(family.opening))]
    if file in BILLED:
        links = {"tariff": names.rule(writer, "tarif"), "base": names.rule(writer, "base_tarifaire")}
        blocks.append(f"<p>{writer.html(SUM, **links)}</p>")
    for subject in subjects(file):
        blocks += _subject(writer, subject)
    return page(name, writer.say(FAMILY_ABOUT, name=name), blocks)


def _subject(writer: Writer, subject: Subject) -> list[str]:
    heading = writer.say(Label(subject.fr, subject.en))
    used = users().get(subject.key, []) if subject.file != ANNOUNCED else []
    links = writer.listed(names.rule(writer, rule) for rule in used)
    by = f'<p class="cs-used" data-search-exclude>{writer.html(USED)}{writer.colon}{links}.</p>' if used else ""
    now = standing(writer, subject)
    return [f"## {heading} {{#{subject.key}}}", f'<p class="cs-now">{now}</p>' if now else "", table(writer, subject), by]


def _whole(writer: Writer) -> list[str]:
    """What the whole visit to a GP costs over time, as a chart and as a table."""
    tariff = visit_steps("generaliste")
    chart = steps(tariff, since=CHARTED_SINCE, language=writer.language)
    shown = [step for step in reversed(tariff.steps) if (step.end or step.checked).year >= CHARTED_SINCE]
    rows = "".join(
        f'<tr><th scope="row">{when(writer, step.start, step.end)}</th><td>{formats.tariff(step, writer.language)}</td></tr>'
        for step in shown
    )
    heads = "".join(f'<th scope="col">{writer.html(head)}</th>' for head in (PERIOD, HEADS[1]))
    table_of = f'<table class="cs-today"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    folded = f'<details class="cs-cited" data-search-exclude><summary>{writer.html(SAME)}</summary>{table_of}</details>'
    return [
        f"## {writer.say(WHOLE)} {{#visite-du-generaliste}}",
        writer.say(WHOLE_WHY),
        f"<p><b>{escape(chart.title)}</b></p>",
        f'<figure class="cs-figure">{chart.svg()}</figure>',
        folded,
    ]
