"""What there is to say of a sector, as labels and answers in French and in English: sector_table puts them in tables and lines."""

from collections.abc import Sequence
from datetime import date

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
FREE = Label("libres, avec tact et mesure", "free, with tact and restraint")
FREE_SHORT = Label("libres", "free")
FREE_DISPUTED = Label("libres, ce que des guides contestent", "free, which some guides dispute")
NO_TARIFF = Label("aucun", "none")
TWO_BASES = Label("{at_tariff} au tarif ; {with_extra} avec un dépassement", "{at_tariff} at the tariff; {with_extra} with an extra fee")
OF_BASE = Label("{rate} de la base", "{rate} of the base")
OUTSIDE = Label("{rate}, moins {points} points hors parcours", "{rate}, less {points} points outside the pathway")
LEAVES = Label("{outside}, soit {left} de la base", "{outside}, that is {left} of the base")
LESS = Label("{rate}, puis {contribution} de participation en moins", "{rate}, then {contribution} of contribution off")
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


def title(table: SectorTable, language: Language) -> str:
    """The specialty, the situations and the day in one line.

    >>> from convention_sim.sectors import sector_rules
    >>> title(sector_rules("2026-06-01", "specialiste", "css"), "en")
    'Specialist, means-tested complementary cover (CSS), 1 June 2026'
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
    return [", ".join(part for part, tells in zip(parts, telling, strict=True) if tells) or parts[1] for parts in said]


def practice(which: Practice, language: Language) -> str:
    """A sector and its option in words.

    >>> practice(Practice("2", "optam"), "en")
    'sector 2, controlled-fee option (OPTAM)'
    """
    if which == Practice("2"):
        return say(NO_OPTION, language)
    sector = say(vocabulary.SECTORS[which.sector], language)
    return f"{sector}, {say(vocabulary.OPTIONS[which.option], language)}" if which.option else sector


def answers(rule: SectorRule, table: SectorTable, language: Language) -> tuple[Row, ...]:
    """What there is to say of a sector: label and answer, in the order of reading."""
    if rule.with_extra is None:
        return ((say(REFUSED, language), _refusal(rule.refusals[-1], language)),)
    duties = [(THIRD_PARTY, "tiers-payant"), (DUTY, "devoir")]
    found: list[tuple[Label, str]] = [
        (TARIFF, say(NO_TARIFF, language) if rule.tariff is None else words.euros(rule.tariff, language)),
        (FEE, _limit(rule, language)),
        (BASE, _base(rule, language)),
        (RATE, _rate(rule, language)),
    ]
    if rule.ground is None:
        found.append((_filled(TRIED, fee=words.euros(table.fee, language)), _paid(rule, language)))
    if rule.information_from is not None:
        found.append((WRITTEN, say(WRITTEN_FROM, language, threshold=words.euros(rule.information_from, language))))
    found += [(label, _sentence(duty, table.day, language)) for label, kind in duties for duty in table.duties(kind, rule.practice.sector)]
    if rule.ground is not None:
        found.append((WHY, _note(rule.ground, rule, language)))
    return tuple((say(label, language), answer) for label, answer in found)


def _specialty(table: SectorTable, language: Language) -> str:
    return say(vocabulary.SPECIALTIES[table.specialty], language)


def _situations(table: SectorTable, language: Language) -> str:
    return ", ".join(say(SITUATIONS[name].label, language) for name in table.situations or ("parcours",))


def doubts(table: SectorTable, language: Language) -> list[str]:
    """What is uncertain or disputed, each doubt once."""
    return list(dict.fromkeys(_note(note, rule, language) for rule in table for note in rule.doubts))


def maxima(table: SectorTable, language: Language) -> list[str]:
    """The lawful maximum of the sectors, those that share one together; one line when the situation is refused everywhere."""
    found: dict[str, list[str]] = {}
    for rule in table:
        found.setdefault(_maximum(rule, language), []).append(_short(rule.practice, language))
    if len(found) == 1 and table.rules[0].limit == "refused":
        return list(found)
    return [f"{maximum}{colon(language)} {', '.join(names)}" for maximum, names in found.items()]


def _maximum(rule: SectorRule, language: Language) -> str:
    if rule.limit == "refused":
        return _refusal(rule.refusals[-1], language)
    if rule.maximum is not None:
        return words.euros(rule.maximum, language)
    return say(FREE_DISPUTED if rule.disputed else FREE_SHORT, language)


def _short(which: Practice, language: Language) -> str:
    return which.option.upper() if which.option else say(SHORT[which.sector], language)


def _limit(rule: SectorRule, language: Language) -> str:
    if rule.maximum is None:
        return say(FREE, language)
    return say(WITH_DA if rule.limit == "ceiling" else AT_MOST, language, maximum=words.euros(rule.maximum, language))


def _base(rule: SectorRule, language: Language) -> str:
    with_extra = words.euros(rule.base_with_extra or 0, language)
    if rule.base_at_tariff is None or rule.base_at_tariff == rule.base_with_extra:
        return with_extra
    return say(TWO_BASES, language, at_tariff=words.euros(rule.base_at_tariff, language), with_extra=with_extra)


def _rate(rule: SectorRule, language: Language) -> str:
    """What statutory insurance refunds of the base, and the contribution that it holds back."""
    rate = _share(rule, language)
    return say(LESS, language, rate=rate, contribution=words.euros(rule.participation, language)) if rule.participation else rate


def _share(rule: SectorRule, language: Language) -> str:
    rate = rule.rate or 0
    if not rule.points_lost:
        return say(OF_BASE, language, rate=words.percent(rate, language))
    outside = say(OUTSIDE, language, rate=words.percent(rate, language), points=str(rule.points_lost // 100))
    return outside if rule.capped else say(LEAVES, language, outside=outside, left=words.percent(rate - rule.points_lost, language))


def _paid(rule: SectorRule, language: Language) -> str:
    """Who pays what of the visit with an extra fee."""
    assert rule.with_extra is not None
    amo, amc, left = (words.euros(rule.with_extra[name], language) for name in ("amo", "amc", "reste_a_charge"))
    paid = say(PAID, language, amo=amo)
    if rule.with_extra["amc"]:
        paid = say(PAID_BY_BOTH, language, paid=paid, amc=amc)
    return say(LEFT, language, paid=paid, left=left)


def _note(note: Note, rule: SectorRule, language: Language) -> str:
    assert rule.with_extra is not None
    return words.fill(getattr(note, language), rule.with_extra.figures, language, pathway=rule.with_extra.case.pathway)


def _refusal(error: ConventionError, language: Language) -> str:
    return words.typeset(error.message[language], language)


def _sentence(duty: Duty, day: date, language: Language) -> str:
    fact = duty.on(day)
    assert fact is not None
    return words.typeset(getattr(fact, language), language)


def dated(found: Choices, language: Language) -> list[Row]:
    """What each sentence answers, the sentence with its first day, and its note."""
    rows = []
    for duty in found.duties:
        fact = duty.on(found.day)
        assert fact is not None
        since = say(SINCE, language, day=words.day(fact.start, language))
        note = words.typeset(getattr(fact, f"note_{language}"), language)
        said = f"{_sentence(duty, found.day, language)} ({since})"
        rows.append((words.typeset(getattr(duty.subject, language), language), f"{said}\n{note}".strip()))
    return rows


def colon(language: Language) -> str:
    """A colon with the space that its language puts before it."""
    return f"{words.NBSP}:" if language == "fr" else ":"


def together(names: Sequence[str], language: Language) -> str:
    """The names of sectors, or of cases, that share their answers."""
    return words.typeset(_capital((" ; " if language == "fr" else "; ").join(names)), language)


def _filled(label: Label, **values: str) -> Label:
    return Label(*(template.format(**values) for template in label))


def say(label: Label, language: Language, **values: str) -> str:
    """A label in a language, filled and typeset."""
    return words.typeset(getattr(_filled(label, **values), language), language)


def _capital(line: str) -> str:
    return line[0].upper() + line[1:]
