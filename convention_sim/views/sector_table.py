"""Who may charge what, as tables: one short table whose groups are the sectors, so that a phone shows it without scrolling sideways.

`html` and `text` show a SectorTable, sectors that get the same answers together; `ceilings_html` and `ceilings_text` the lawful maximum
of several; `choices_html` and `choices_text` dated sentences.
"""

from collections.abc import Sequence
from datetime import date
from html import escape

from convention_sim import vocabulary
from convention_sim.errors import ConventionError
from convention_sim.facts.duties import Duty
from convention_sim.sectors import Choices, Practice, SectorRule, SectorTable
from convention_sim.settlement.reasons import Note
from convention_sim.situations import SITUATIONS
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

Row = tuple[str, str]

TARIFF = Label("Tarif", "Tariff")
FEE = Label("Honoraires", "Fee")
BASE = Label("Base", "Base")
RATE = Label("Taux", "Rate")
CONTRIBUTION = Label("Participation", "Contribution")
TRIED = Label("À {fee}", "At {fee}")
WRITTEN = Label("Écrit", "In writing")
THIRD_PARTY = Label("Tiers payant", "Third-party payment")
DUTY = Label("Devoir", "Duty")
WHY = Label("Pourquoi", "Why")
DISPUTED = Label("Incertain", "Uncertain")
REFUSED = Label("Impossible", "Impossible")
CASE = Label("Cas", "Case")
HIGHEST = Label("Honoraires licites", "Lawful fee")
SINCE = Label("depuis le {day}", "since {day}")

AT_MOST = Label("{maximum} au plus", "{maximum} at most")
WITH_DA = Label("{maximum} au plus, dépassement autorisé (DA) compris", "{maximum} at most, authorised extra fee (DA) included")
FREE = Label("libres, avec tact et mesure", "free, with tact and measure")
FREE_SHORT = Label("libres", "free")
FREE_DISPUTED = Label("libres, ce que des guides contestent", "free, which some guides dispute")
NO_TARIFF = Label("aucun", "none")
TWO_BASES = Label("{at_tariff} au tarif ; {with_extra} avec un dépassement", "{at_tariff} at the tariff; {with_extra} with an extra fee")
OUTSIDE = Label("{rate}, moins {points} points hors parcours", "{rate}, less {points} points outside the pathway")
LEAVES = Label("{outside}, soit {left}", "{outside}, that is {left}")
PAID = Label("l’Assurance Maladie verse {amo}", "statutory insurance pays {amo}")
PAID_BY_BOTH = Label("{paid}, la complémentaire {amc}", "{paid}, complementary cover {amc}")
LEFT = Label("{paid} ; il reste {left}", "{paid}; {left} is left")
WRITTEN_FROM = Label("information écrite avant l’acte dès {threshold}", "written information before the act from {threshold}")
NO_OPTION = Label("secteur 2, sans option", "sector 2, no option")
SHORT = {
    "1": Label("secteur 1", "sector 1"),
    "1-dp": Label("DP", "DP"),
    "2": Label("secteur 2", "sector 2"),
    "3": Label("hors convention", "not contracted"),
}


def html(table: SectorTable, language: Language | None = None) -> str:
    """The rules of every sector as one table of two columns, a group of rows for each set of sectors that get the same answers."""
    language = language or words.current_language()
    bodies = "".join(f"<tbody>{_heading(name)}{''.join(map(_line, rows))}</tbody>" for name, rows in _groups(table, language))
    doubts = "".join(_line((_say(DISPUTED, language), doubt)) for doubt in _doubts(table, language))
    if doubts:
        bodies += f"<tbody>{doubts}</tbody>"
    return f'<table class="cs-table cs-sectors"><caption>{escape(title(table, language))}</caption>{bodies}</table>'


def text(table: SectorTable, language: Language | None = None) -> str:
    """The same as lines."""
    language = language or words.current_language()
    lines = [title(table, language)]
    for name, rows in _groups(table, language):
        lines += ["", name, *(f"  {label}{_colon(language)} {answer}" for label, answer in rows)]
    for doubt in _doubts(table, language):
        lines += ["", f"{_say(DISPUTED, language)}{_colon(language)} {doubt}"]
    return "\n".join(lines)


def ceilings_html(tables: Sequence[SectorTable], language: Language | None = None) -> str:
    """The lawful maxima of several tables: those that give the same together, and in each the sectors that share one."""
    language = language or words.current_language()
    head = f'<thead><tr><th scope="col">{_say(CASE, language)}</th><th scope="col">{_say(HIGHEST, language)}</th></tr></thead>'
    body = "".join(_line(("\n".join(names), "\n".join(lines))) for names, lines in _alike(tables, language))
    return f'<table class="cs-table cs-ceilings">{head}<tbody>{body}</tbody></table>'


def ceilings_text(tables: Sequence[SectorTable], language: Language | None = None) -> str:
    """The same as lines."""
    language = language or words.current_language()
    return "\n".join(line for names, lines in _alike(tables, language) for line in (*names, *(f"  {found}" for found in lines)))


def choices_html(found: Choices, language: Language | None = None) -> str:
    """Dated sentences, each with what it answers and since when."""
    language = language or words.current_language()
    rows = "".join(_line(row) for row in _dated(found, language))
    return f'<table class="cs-table cs-duties"><tbody>{rows}</tbody></table>'


def choices_text(found: Choices, language: Language | None = None) -> str:
    """The same as lines."""
    language = language or words.current_language()
    return "\n".join(f"{label}{_colon(language)} {answer}" for label, answer in _dated(found, language))


def title(table: SectorTable, language: Language) -> str:
    """The specialty, the situations and the day in one line.

    >>> from convention_sim.sectors import sector_rules
    >>> title(sector_rules("2026-06-01", "specialiste", "css"), "en")
    'Specialist, solidarity complementary cover (CSS), 1 June 2026'
    """
    situations = _situations(table, language) if table.situations else ""
    return _capital(", ".join(filter(None, (_specialty(table, language), situations, words.day(table.day, language)))))


def apart(tables: Sequence[SectorTable], language: Language) -> list[str]:
    """What sets each table apart from the others; an ordinary visit is within the pathway.

    >>> from convention_sim.sectors import sector_rules
    >>> apart([sector_rules(day, "dermatologue") for day in ("2018-06-01", "2026-06-01")], "en")
    ['1 June 2018', '1 June 2026']
    """
    said = [(_specialty(table, language), _situations(table, language), words.day(table.day, language)) for table in tables]
    telling = [len(set(column)) > 1 for column in zip(*said, strict=True)]
    return [_capital(", ".join(part for part, tells in zip(parts, telling, strict=True) if tells) or parts[1]) for parts in said]


def practice(which: Practice, language: Language) -> str:
    """A sector and its option in words.

    >>> practice(Practice("2", "optam"), "en")
    'sector 2, controlled-fee option (OPTAM)'
    """
    if which == Practice("2"):
        return _say(NO_OPTION, language)
    sector = _say(vocabulary.SECTORS[which.sector], language)
    return f"{sector}, {_say(vocabulary.OPTIONS[which.option], language)}" if which.option else sector


def answers(rule: SectorRule, table: SectorTable, language: Language) -> tuple[Row, ...]:
    """What there is to say of a sector: label and answer, in the order of reading."""
    if rule.with_extra is None:
        return ((_say(REFUSED, language), _refusal(rule.refusals[-1], language)),)
    duties = [(THIRD_PARTY, "tiers-payant"), (DUTY, "devoir")]
    found: list[tuple[Label, str]] = [
        (TARIFF, _say(NO_TARIFF, language) if rule.tariff is None else words.euros(rule.tariff, language)),
        (FEE, _limit(rule, language)),
        (BASE, _base(rule, language)),
        (RATE, _rate(rule, language)),
        (CONTRIBUTION, words.euros(rule.participation or 0, language)),
    ]
    if rule.ground is None:
        found.append((_filled(TRIED, fee=words.euros(table.fee, language)), _paid(rule, language)))
    if rule.information_from is not None:
        found.append((WRITTEN, _say(WRITTEN_FROM, language, threshold=words.euros(rule.information_from, language))))
    found += [(label, _sentence(duty, table.day, language)) for label, kind in duties for duty in table.duties(kind, rule.practice.sector)]
    if rule.ground is not None:
        found.append((WHY, _note(rule.ground, rule, language)))
    return tuple((_say(label, language), answer) for label, answer in found)


def _groups(table: SectorTable, language: Language) -> list[tuple[str, tuple[Row, ...]]]:
    """The sectors that get the same answers, under their names, in the order of the first of them."""
    found: dict[tuple[Row, ...], list[str]] = {}
    for rule in table:
        found.setdefault(answers(rule, table, language), []).append(practice(rule.practice, language))
    return [
        (words.typeset(_capital(" ; ".join(names) if language == "fr" else "; ".join(names)), language), rows)
        for rows, names in found.items()
    ]


def _specialty(table: SectorTable, language: Language) -> str:
    return _say(vocabulary.SPECIALTIES[table.specialty], language)


def _situations(table: SectorTable, language: Language) -> str:
    return ", ".join(_say(SITUATIONS[name].label, language) for name in table.situations or ("parcours",))


def _doubts(table: SectorTable, language: Language) -> list[str]:
    """What is uncertain or disputed, each doubt once."""
    return list(dict.fromkeys(_note(note, rule, language) for rule in table for note in rule.doubts))


def _alike(tables: Sequence[SectorTable], language: Language) -> list[tuple[list[str], tuple[str, ...]]]:
    """The names of the tables that give the same maxima, and those maxima, in the order of the first of them."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name, table in zip(apart(tables, language), tables, strict=True):
        found.setdefault(tuple(_maxima(table, language)), []).append(name)
    return [(names, lines) for lines, names in found.items()]


def _maxima(table: SectorTable, language: Language) -> list[str]:
    """The lawful maximum of the sectors, those that share one together; one line when the situation is refused everywhere."""
    found: dict[str, list[str]] = {}
    for rule in table:
        found.setdefault(_maximum(rule, language), []).append(_short(rule.practice, language))
    if len(found) == 1 and table.rules[0].limit == "refused":
        return list(found)
    return [f"{maximum}{_colon(language)} {', '.join(names)}" for maximum, names in found.items()]


def _maximum(rule: SectorRule, language: Language) -> str:
    if rule.limit == "refused":
        return _refusal(rule.refusals[-1], language)
    if rule.maximum is not None:
        return words.euros(rule.maximum, language)
    return _say(FREE_DISPUTED if rule.disputed else FREE_SHORT, language)


def _short(which: Practice, language: Language) -> str:
    return which.option.upper() if which.option else _say(SHORT[which.sector], language)


def _limit(rule: SectorRule, language: Language) -> str:
    if rule.maximum is None:
        return _say(FREE, language)
    return _say(WITH_DA if rule.limit == "ceiling" else AT_MOST, language, maximum=words.euros(rule.maximum, language))


def _base(rule: SectorRule, language: Language) -> str:
    with_extra = words.euros(rule.base_with_extra or 0, language)
    if rule.base_at_tariff is None or rule.base_at_tariff == rule.base_with_extra:
        return with_extra
    return _say(TWO_BASES, language, at_tariff=words.euros(rule.base_at_tariff, language), with_extra=with_extra)


def _rate(rule: SectorRule, language: Language) -> str:
    if rule.rate is None or not rule.points_lost:
        return words.percent(rule.rate or 0, language)
    outside = _say(OUTSIDE, language, rate=words.percent(rule.rate, language), points=str(rule.points_lost // 100))
    if rule.capped:
        return outside
    return _say(LEAVES, language, outside=outside, left=words.percent(rule.rate - rule.points_lost, language))


def _paid(rule: SectorRule, language: Language) -> str:
    """Who pays what of the visit with an extra fee."""
    assert rule.with_extra is not None
    amo, amc, left = (words.euros(rule.with_extra[name], language) for name in ("amo", "amc", "reste_a_charge"))
    paid = _say(PAID, language, amo=amo)
    if rule.with_extra["amc"]:
        paid = _say(PAID_BY_BOTH, language, paid=paid, amc=amc)
    return _say(LEFT, language, paid=paid, left=left)


def _note(note: Note, rule: SectorRule, language: Language) -> str:
    assert rule.with_extra is not None
    return words.fill(getattr(note, language), rule.with_extra.figures, language, pathway=rule.with_extra.case.pathway)


def _refusal(error: ConventionError, language: Language) -> str:
    return words.typeset(error.message[language], language)


def _sentence(duty: Duty, day: date, language: Language) -> str:
    fact = duty.on(day)
    assert fact is not None
    return words.typeset(getattr(fact, language), language)


def _dated(found: Choices, language: Language) -> list[Row]:
    """What each sentence answers, the sentence with its first day, and its note."""
    rows = []
    for duty in found.duties:
        fact = duty.on(found.day)
        assert fact is not None
        since = _say(SINCE, language, day=words.day(fact.start, language))
        note = words.typeset(getattr(fact, f"note_{language}"), language)
        said = f"{_sentence(duty, found.day, language)} ({since})"
        rows.append((words.typeset(getattr(duty.subject, language), language), f"{said}\n{note}".strip()))
    return rows


def _filled(label: Label, **values: str) -> Label:
    return Label(*(template.format(**values) for template in label))


def _say(label: Label, language: Language, **values: str) -> str:
    return words.typeset(getattr(_filled(label, **values), language), language)


def _capital(line: str) -> str:
    return line[0].upper() + line[1:]


def _colon(language: Language) -> str:
    return f"{words.NBSP}:" if language == "fr" else ":"


def _heading(name: str) -> str:
    return f'<tr><th colspan="2" scope="rowgroup">{escape(name)}</th></tr>'


def _line(row: Row) -> str:
    label, answer = row
    return f'<tr><th scope="row">{_lines(label)}</th><td>{_lines(answer)}</td></tr>'


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line) for line in text.splitlines())
