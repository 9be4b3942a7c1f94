"""The rules by sector are those of the décomptes, and agree with the decision table that was drawn up from the texts."""

import datetime as dt
import re
from itertools import product

import pytest

from convention_sim import InvalidRequest, settle, use_language, visit
from convention_sim.errors import BrokenFacts
from convention_sim.facts import duties as duties_module
from convention_sim.facts.duties import KINDS, duties, duties_on
from convention_sim.facts.law import law_on
from convention_sim.sectors import Practice, SectorTable, ceilings, choices, compare, practices, sector_rules
from convention_sim.situations import SITUATIONS
from convention_sim.views import sector_table, sector_words, words

DAY = "2026-06-01"
FREE, TARIFF, CEILING, REFUSED = "tact-and-measure", "tariff", "ceiling", "refused"

# One line a situation: day, specialty, situations, limit in sectors 1, DP, 2, 2 with the option of the day and 3, rate, points lost.
DECISIONS = [
    (DAY, "specialiste", (), (TARIFF, FREE, FREE, FREE, FREE), 70, 0),
    (DAY, "specialiste", ("hors-parcours",), (CEILING, FREE, FREE, FREE, FREE), 70, 40),
    (DAY, "generaliste", ("hors-parcours",), (TARIFF, FREE, FREE, FREE, FREE), 70, 40),
    (DAY, "gynecologue", ("acces-direct",), (TARIFF, FREE, FREE, FREE, FREE), 70, 0),
    (DAY, "specialiste", ("urgence",), (TARIFF, TARIFF, TARIFF, TARIFF, FREE), 70, 0),
    ("2015-06-01", "specialiste", ("urgence",), (TARIFF, FREE, FREE, FREE, FREE), 70, 0),
    (DAY, "specialiste", ("exigence",), (FREE, FREE, FREE, FREE, FREE), 70, 0),
    (DAY, "specialiste", ("ald",), (TARIFF, FREE, FREE, FREE, FREE), 100, 0),
    (DAY, "specialiste", ("ald", "hors-parcours"), (CEILING, FREE, FREE, FREE, FREE), 100, 0),
    (DAY, "specialiste", ("maternite",), (TARIFF, FREE, FREE, FREE, FREE), 100, 0),
    (DAY, "specialiste", ("css",), (TARIFF, TARIFF, TARIFF, TARIFF, FREE), 70, 0),
    (DAY, "specialiste", ("css", "hors-parcours"), (TARIFF, TARIFF, TARIFF, TARIFF, FREE), 70, 40),
    (DAY, "specialiste", ("css", "exigence"), (FREE, FREE, FREE, FREE, FREE), 70, 0),
    ("2015-06-01", "specialiste", ("cmu-c",), (TARIFF, TARIFF, TARIFF, TARIFF, FREE), 70, 0),
    ("2015-06-01", "specialiste", ("acs",), (TARIFF, TARIFF, TARIFF, TARIFF, FREE), 70, 0),
    ("2015-06-01", "specialiste", ("acs", "hors-parcours"), (CEILING, FREE, FREE, FREE, FREE), 70, 40),
    (DAY, "specialiste", ("ame",), (TARIFF, FREE, FREE, FREE, FREE), 100, 0),
    (DAY, "specialiste", ("moins-de-16",), (TARIFF, FREE, FREE, FREE, FREE), 70, 0),
    (DAY, "specialiste", ("moins-de-16", "hors-parcours"), (TARIFF, FREE, FREE, FREE, FREE), 70, 0),
    (DAY, "specialiste", ("alsace-moselle",), (TARIFF, FREE, FREE, FREE, FREE), 90, 0),
    (DAY, "specialiste", ("teleconsultation",), (TARIFF, FREE, FREE, FREE, FREE), 70, 0),
    (DAY, "specialiste", ("acs",), (REFUSED,) * 5, None, 0),
    (DAY, "specialiste", ("acces-direct",), (REFUSED,) * 5, None, 0),
]


def _columns(table: SectorTable) -> list[str]:
    option = "2-cas" if table.day.year < 2017 else "2-optam"
    return ["1", "1-dp", "2", option, "3"]


@pytest.mark.parametrize(("day", "specialty", "situations", "limits", "rate", "points"), DECISIONS)
def test_each_sector_may_charge_what_the_decision_table_says(
    day: str, specialty: str, situations: tuple[str, ...], limits: tuple[str, ...], rate: int | None, points: int
) -> None:
    table = sector_rules(day, specialty, situations)
    rules = [table[name] for name in _columns(table)]
    assert tuple(rule.limit for rule in rules) == limits
    assert {rule.rate for rule in rules[:-1]} == {None if rate is None else rate * 100}
    assert {rule.points_lost for rule in rules[:-1]} == {points * 100}


@pytest.mark.parametrize(
    ("day", "with_option", "without", "at_tariff"),
    [("2015-06-01", 2800, 2300, 2300), ("2017-12-01", 3000, 2300, 2300), ("2019-06-01", 3000, 2300, 3000), (DAY, 3150, 2300, 3150)],
)
def test_an_extra_fee_lowers_the_base_without_an_option_only(day: str, with_option: int, without: int, at_tariff: int) -> None:
    table = sector_rules(day, "specialiste")
    option = table[_columns(table)[3]]
    assert (option.base_at_tariff, option.base_with_extra) == (with_option, with_option)
    assert (table["2"].base_at_tariff, table["2"].base_with_extra) == (at_tariff, without)
    assert (table["1-dp"].base_at_tariff, table["1-dp"].base_with_extra) == (at_tariff, without)


@pytest.mark.parametrize(("day", "ceiling"), [("2009-06-01", 3300), ("2018-06-01", 3500), (DAY, 3700)])
def test_the_authorised_extra_fee_is_counted_from_the_coordinated_tariff_to_the_nearest_euro(day: str, ceiling: int) -> None:
    assert sector_rules(day, "specialiste", "hors-parcours")["1"].maximum == ceiling


def test_a_ceiling_above_the_tariff_leaves_room_for_an_extra_fee() -> None:
    assert sector_rules(DAY, "specialiste", "hors-parcours")["1"].may_exceed
    assert not sector_rules(DAY, "specialiste")["1"].may_exceed


def test_a_fee_up_to_the_maximum_is_lawful_and_one_cent_more_is_not() -> None:
    for name in ("parcours", "hors-parcours", "css", "urgence"):
        rule = sector_rules(DAY, "specialiste", name)["1"]
        assert rule.maximum is not None
        changes = dict(SITUATIONS[name].changes)
        at, above = (f"{cents // 100}.{cents % 100:02d}" for cents in (rule.maximum, rule.maximum + 1))
        assert not settle(visit(DAY, "specialiste", fee=at, **changes)).violations
        assert settle(visit(DAY, "specialiste", fee=above, **changes)).violations


def test_a_visit_outside_the_convention_has_no_tariff_and_a_default_base() -> None:
    rule = sector_rules(DAY, "generaliste")["3"]
    assert (rule.tariff, rule.base_at_tariff, rule.base_with_extra, rule.limit) == (None, None, 61, FREE)
    assert [refusal.code for refusal in rule.refusals] == ["fee-needed"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-11-30", ["1", "1-dp", "2", "3"]),
        ("2013-12-01", ["1", "1-dp", "2", "2-cas", "3"]),
        ("2016-12-31", ["1", "1-dp", "2", "2-cas", "3"]),
        ("2017-01-01", ["1", "1-dp", "2", "2-optam", "2-optam-co", "3"]),
        ("2024-12-31", ["1", "1-dp", "2", "2-optam", "2-optam-co", "3"]),
        ("2025-01-01", ["1", "1-dp", "2", "2-optam", "2-optam-aco", "3"]),
    ],
)
def test_options_follow_the_day(day: str, expected: list[str]) -> None:
    law = law_on(dt.date.fromisoformat(day))
    assert [practice.name for practice in practices(law, "chirurgien")] == expected
    assert [practice.name for practice in practices(law, "generaliste")] == [name for name in expected if not name.endswith("co")]


def test_written_information_is_announced_where_a_lawful_extra_fee_reaches_the_threshold() -> None:
    table = sector_rules(DAY, "specialiste")
    assert [table[name].information_from for name in ("1", "2", "2-optam", "3")] == [None, 7000, 7000, 7000]
    assert sector_rules(DAY, "specialiste", "hors-parcours")["1"].information_from is None  # the ceiling of 37 euros is below it
    assert sector_rules("2009-01-31", "specialiste")["2"].information_from is None  # the duty begins the day after
    assert sector_rules("2009-02-01", "specialiste")["2"].information_from == 7000


@pytest.mark.parametrize(("fee", "due"), [("69.99", 0), ("70.00", 1), ("70.01", 1)])
def test_written_information_is_due_from_seventy_euros_not_above(fee: str, due: int) -> None:
    rule = sector_rules(DAY, "specialiste", fee=fee)["2"]
    assert rule.with_extra is not None
    assert rule.with_extra["information_ecrite"] == due


def test_only_the_state_medical_aid_is_disputed_and_only_where_fees_are_free() -> None:
    disputed = {(name, rule.practice.name) for name in SITUATIONS for rule in sector_rules(DAY, "specialiste", name) if rule.disputed}
    assert disputed == {("ame", name) for name in ("1-dp", "2", "2-optam", "2-optam-aco")}


def test_a_refused_situation_gives_its_reason_in_every_sector() -> None:
    table = sector_rules(DAY, "specialiste", "acs")
    assert {rule.refusals[-1].code for rule in table} == {"status-not-in-force"}
    assert all(rule.with_extra is None and rule.maximum is None and not rule.may_exceed for rule in table)


def test_a_wrong_word_is_an_error_and_not_a_refusal() -> None:
    with pytest.raises(InvalidRequest, match="Unknown situation"):
        sector_rules(DAY, "specialiste", "vacances")
    with pytest.raises(InvalidRequest, match="exclude one another"):
        sector_rules(DAY, "specialiste", ["urgence", "hors-parcours"])
    with pytest.raises(InvalidRequest):
        sector_rules(DAY, "astrologue")
    with pytest.raises(InvalidRequest):
        sector_rules("2026-02-30", "specialiste")


QUARTERS = [f"{year}-{month:02d}-01" for year in range(1990, 2027) for month in (1, 4, 7, 10)]


@pytest.mark.parametrize("day", QUARTERS)
def test_each_quarter_every_rule_says_what_its_two_decomptes_say(day: str) -> None:
    situations = ("parcours", "css", "cmu-c", "ald")
    for rule in (rule for name in situations for rule in sector_rules(day, "generaliste", name)):
        if rule.with_extra is None:
            assert rule.refusals
            continue
        assert rule.may_exceed == (not rule.with_extra.violations or rule.limit == CEILING)
        assert (rule.ground is None) == (not rule.with_extra.violations)
        if rule.at_tariff is not None:
            assert not rule.at_tariff.violations
            assert rule.at_tariff["depassement"] == 0


# Third-party payment, access, options and refusal of care


@pytest.mark.parametrize(
    ("day", "situation", "said"),
    [
        ("2016-12-30", "ald", False),
        ("2016-12-31", "ald", True),
        ("2016-12-31", "maternite", True),
        ("2015-06-30", "acs", False),
        ("2015-07-01", "acs", True),
        ("2019-11-01", "acs", False),
        ("2019-11-01", "css", True),
        ("2026-06-01", "parcours", False),
    ],
)
def test_third_party_payment_is_compulsory_from_its_day_in_its_situation(day: str, situation: str, said: bool) -> None:
    on = dt.date.fromisoformat(day)
    assert bool(duties_on(on, "tiers-payant", "2", [situation])) == said
    assert not duties_on(on, "tiers-payant", "3", [situation])


@pytest.mark.parametrize(
    ("day", "there", "absent"),
    [
        ("1989-06-01", "tout médecin conventionné", "chef de clinique"),
        ("1995-06-01", "chef de clinique", "assistant"),
        ("2012-09-01", "ancien assistant des hôpitaux", "hospitalo-universitaire"),
        ("2017-01-31", "ancien assistant des hôpitaux", "hospitalo-universitaire"),
        ("2024-06-22", "ancien assistant hospitalo-universitaire", "tout médecin"),
        ("2024-06-22", "ancien assistant des hôpitaux", "tout médecin"),
    ],
)
def test_sector_2_opens_to_the_titles_of_the_day(day: str, there: str, absent: str) -> None:
    (duty,) = duties_on(dt.date.fromisoformat(day), "acces", "2")
    fact = duty.on(dt.date.fromisoformat(day))
    assert fact is not None
    assert there in fact.fr
    assert absent not in fact.fr


def test_refusing_care_is_forbidden_outside_the_convention_too() -> None:
    for sector, situation in product(("1", "2", "3"), ("css", "ame")):
        assert [duty.subject.key for duty in duties_on(dt.date(2026, 6, 1), "devoir", sector, [situation])] == ["devoir_refus"]


def test_what_an_option_brings_changed_with_the_optam() -> None:
    before, after = (repr(choices(day, ["contrepartie"])) for day in ("2016-12-31", "2017-01-01"))
    assert "cotisations sociales" in before
    assert "prime" in after
    assert before != after


def test_every_duty_has_both_languages_and_words_that_exist() -> None:
    for duty in duties():
        assert duty.kind in KINDS
        assert duty.situations <= set(SITUATIONS)
        assert set(duty.sectors) <= {"1", "1-dp", "2", "3"}
        sentences = [(fact.fr, fact.en) for fact in duty.subject.facts if fact.status == "known"]
        assert all(fr and en and fr != en for fr, en in sentences)
        assert len(set(sentences)) == len(sentences), duty.subject.key


def test_a_duty_of_an_unknown_kind_is_refused() -> None:
    table = {"kind": "souhait", "sectors": ["1"], "fr": "…", "en": "…", "unit": "flag", "values": []}
    with pytest.raises(BrokenFacts, match="unknown kind 'souhait'"):
        duties_module._duty("essai", table, frozenset())  # noqa: SLF001 - the file is read once; this is its reader


# Views


def test_sectors_with_the_same_answers_are_shown_once() -> None:
    text = repr(sector_rules(DAY, "specialiste"))
    assert text.count("Tarif") == 4
    assert "Secteur 2, OPTAM\u202f; secteur 2, OPTAM-ACO" in text


def test_tables_have_two_columns_so_that_a_phone_shows_them_whole() -> None:
    for shown in (sector_rules(DAY, "specialiste", "ame"), ceilings(DAY, "specialiste"), choices(DAY)):
        rows = re.findall(r"<tr>(.*?)</tr>", shown._repr_html_(), re.DOTALL)
        widths = {len(re.findall(r"<t[hd]\b", row)) + ('colspan="2"' in row) for row in rows}
        assert widths == {2}


def test_the_html_says_what_the_text_says() -> None:
    for name in SITUATIONS:
        table = sector_rules(DAY, "psychiatre", name)
        html = re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", table._repr_html_()))
        for rule in table:
            for label, answer in sector_words.answers(rule, table, "fr"):
                assert words.bound(f"{label} {answer}") in html


def test_situations_with_the_same_maxima_share_a_line() -> None:
    text = sector_table.ceilings_text(ceilings(DAY, "specialiste").tables, "fr")
    assert text.startswith("Dans le parcours de soins\u202f; affection de longue durée")
    assert text.count("31,50") == 3  # the ordinary line, the CSS, the AME
    assert "libres, ce que des guides contestent" in text


def test_a_situation_that_is_refused_everywhere_says_why_once() -> None:
    (line,) = sector_words.maxima(sector_rules(DAY, "specialiste", "acs"), "en")
    assert line.startswith("Complementary insurance voucher (ACS): in force from 1 January 2005 to 31 October 2019")


def test_a_table_alone_is_named_by_its_situation() -> None:
    assert sector_words.apart([sector_rules(DAY, "specialiste", "css")], "en") == ["means-tested complementary cover (CSS)"]


def test_tables_that_differ_by_their_day_are_named_by_it() -> None:
    days = ("2018-06-01", DAY)
    tables = [sector_rules(day, "specialiste", "hors-parcours").only("1") for day in days]
    assert sector_table.ceilings_text(compare(*tables).tables, "en") == "1 June 2018\n  €35.00: sector 1\n1 June 2026\n  €37.00: sector 1"


def test_the_language_is_the_one_chosen() -> None:
    use_language("en")
    try:
        for shown in (sector_rules(DAY, "specialiste", "ald"), ceilings(DAY), choices(DAY)):
            text = repr(shown)
            assert not re.search(r"\b(?:secteur|au plus|depuis|libres)\b", text)
            assert not re.search(r"[\u00a0\u202f]", text)
    finally:
        use_language("fr")


def test_a_practice_without_option_says_so_only_in_sector_2() -> None:
    assert [sector_words.practice(Practice(sector), "en") for sector in ("1", "2")] == ["sector 1", "sector 2, no option"]
