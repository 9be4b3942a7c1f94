"""Every exercise, for several seeds: its solution passes, its blank does not, and each known mistake is told apart."""

import re
from datetime import date

import pytest

from convention_sim import money
from convention_sim.counterfactuals import misconceptions
from convention_sim.engine import REGISTRY
from convention_sim.errors import BrokenFacts, InvalidRequest
from convention_sim.population.catalogue import reform
from convention_sim.settlement import settle
from convention_sim.teaching import check, mistakes, tasks, use_seed
from convention_sim.teaching.bank import exercise_named, exercises, read_exercise
from convention_sim.teaching.checking import UNEXPLAINED, explained, forget, shown, value_in_words, wrong
from convention_sim.teaching.course import chapters
from convention_sim.teaching.draws import HOLIDAYS, Draw
from convention_sim.teaching.solutions import SOLUTIONS
from convention_sim.teaching.solutions.amounts import NO_COORDINATION
from convention_sim.teaching.tasks import Task, exercise
from convention_sim.teaching.workings import working
from convention_sim.views.words import LANGUAGES, euros, use_language

SEEDS = range(1, 8)
every_exercise = pytest.mark.parametrize("name", [each.id for each in exercises()])


def _tasks(name: str) -> list[Task]:
    return [exercise(name, seed) for seed in SEEDS]


@pytest.fixture(autouse=True)
def _fresh() -> None:
    use_language("fr")
    use_seed(1)
    forget()


def test_there_are_at_least_forty_exercises_on_every_chapter_from_one_rule_to_a_whole_case() -> None:
    assert len(exercises()) >= 40
    for chapter in chapters():
        levels = [each.level for each in exercises(chapter.id)]
        assert len(levels) >= 4, chapter.id
        assert set(levels) == {1, 2, 3}, chapter.id
        assert levels == sorted(levels), chapter.id


@every_exercise
def test_the_solution_passes_however_it_is_written(name: str) -> None:
    for task in _tasks(name):
        for language in LANGUAGES:
            found = check(name, value_in_words(task, task.solution.value, language), seed=task.seed)
            assert found.verdict == "right", (task.seed, language)


@every_exercise
def test_the_blank_does_not_pass_and_shows_the_exercise(name: str) -> None:
    for task in _tasks(name):
        found = check(name, seed=task.seed)
        assert found.verdict == "empty"
        assert task.statement("fr")[-1] in repr(found)
        assert not found.working


@every_exercise
def test_each_known_wrong_answer_gets_its_own_message(name: str) -> None:
    for task in _tasks(name):
        assert task.solution.value not in task.solution.wrong
        for value, message in task.solution.wrong.items():
            found = wrong(task, value, 1)
            assert found.verdict == "wrong"
            assert found.sentences[1] == message
            assert message.fr != message.en


@every_exercise
def test_each_misconception_that_changes_the_figure_is_diagnosed(name: str) -> None:
    task = exercise(name, 3)
    if task.solution.kind != "euros" or len(task.drawn.visits) != 1 or task.solution.after:
        return
    case = task.drawn.visits[0].case
    for key, figures in mistakes.figures(case, task.drawn.quantity).items():
        for figure in figures:
            told = explained(task, figure)
            same = [mistakes.hint(other) for other, given in mistakes.figures(case, task.drawn.quantity).items() if figure in given]
            own = task.solution.wrong[figure]
            assert told in (*same, own), (key, figure)


@every_exercise
def test_a_class_does_not_share_answers(name: str) -> None:
    statements = {tuple(exercise(name, seed).statement("fr")) for seed in range(30)}
    answers = {exercise(name, seed).solution.value for seed in range(30)}
    assert len(statements) >= 5
    assert len(answers) >= 2


def test_a_seed_draws_the_same_for_ever() -> None:
    assert [Draw("03-1", "Ada").below(1000) for _ in range(2)] == [829, 829]
    drawn = Draw("03-1", 7).shuffled(range(6))
    assert drawn == [4, 1, 3, 2, 5, 0]
    assert drawn != Draw("03-2", 7).shuffled(range(6))


def test_only_working_days_are_drawn() -> None:
    days = [Draw("03-1", seed).value({"first": date(2025, 1, 1), "last": date(2025, 12, 31)}) for seed in range(200)]
    assert not [day for day in days if day.weekday() > 4 or (day.month, day.day) in HOLIDAYS]
    assert len(set(days)) > 90


@every_exercise
def test_only_lawful_visits_with_evidence_are_drawn(name: str) -> None:
    for task in _tasks(name):
        for result in task.drawn.visits:
            assert not result.validity.after_last_check
            assert not result.violations or task.exercise.unlawful


@every_exercise
def test_the_answer_is_the_one_of_the_package(name: str) -> None:
    for task in _tasks(name):
        if task.drawn.asks in REGISTRY:
            assert task.solution.value == settle(task.drawn.visits[0].case)[task.drawn.asks]
        else:
            assert task.drawn.asks in SOLUTIONS


@every_exercise
def test_statement_hints_and_working_are_in_both_languages_with_every_field_filled(name: str) -> None:
    for task in _tasks(name):
        texts = {language: [*task.statement(language), task.second_hint(language), *working(task, language)] for language in LANGUAGES}
        assert all(texts["fr"])
        assert all(texts["en"])
        assert not [text for told in texts.values() for text in told if re.search(r"[{}]", text)]
        assert not [text for text in texts["en"] if re.search(r"[«»]|\d €", text)]
        assert not [text for text in texts["fr"] if re.search(r"[“”]|€\d| [;!?:]", text)]
        assert texts["fr"] != texts["en"]


@every_exercise
def test_the_second_hint_does_not_give_the_answer_away(name: str) -> None:
    for task in _tasks(name):
        if task.solution.kind == "euros" and task.solution.value != 0:
            hint = task.second_hint("fr")
            given = [text for text in task.statement("fr") if value_in_words(task, task.solution.value, "fr") in text]
            assert value_in_words(task, task.solution.value, "fr") not in hint or given or _coincides(task), hint


@pytest.mark.parametrize("name", ["02-5", "04-2", "08-2"])
def test_the_hint_on_a_base_gives_no_amount(name: str) -> None:
    assert not [task.seed for task in _tasks(name) if "€" in task.second_hint("fr")]


def _coincides(task: Task) -> bool:
    """Whether an amount that the hint gives on purpose happens to be the answer too, as two steps of a visit sometimes are."""
    result = task.drawn.visits[0]
    others = ("base", "amo", "amo_brut", "amc", "tarif_coordonne", "plafond_hors_parcours", "honoraires", "reste_a_charge")
    return any(result.figures[other] == task.solution.value for other in others)


def test_wrong_answers_get_a_question_then_the_way_then_the_whole_working() -> None:
    task = exercise("03-4", 1)
    given = next(iter(task.solution.wrong))
    first, second, third = (wrong(task, given, tries) for tries in (1, 2, 3))
    assert [len(found.sentences) for found in (first, second, third)] == [2, 4, 3]
    assert task.second_hint("fr") in second.told("fr")
    assert [found.working for found in (first, second, third)] == [False, False, True]
    assert value_in_words(task, task.solution.value, "fr") in repr(third)


def test_check_counts_the_wrong_answers_of_each_exercise_and_not_what_cannot_be_read() -> None:
    assert [check("03-4", answer, seed=1).working for answer in ("abc", None, -1, "0.01")] == [False] * 4
    assert not check("03-4", "0.02", seed=1).working
    assert not check("03-5", "0.02", seed=1).working
    assert check("03-4", "0.03", seed=1).working


def test_two_misconceptions_together_are_found_too() -> None:
    task = exercise("03-6", 2)
    case = task.drawn.visits[0].case
    one, other = (next(misconceptions()[name].forms(case)).change for name in ("before-complementary", "sector-1-base"))
    stated = (one | other).values(case)["reste_a_charge"]
    assert stated not in task.solution.wrong
    assert explained(task, stated) == mistakes.diagnosed(case, "reste_a_charge", stated) != UNEXPLAINED


def _asked(name: str, wrong: str, seeds: range = SEEDS) -> set[str]:
    """The question that an exercise asks, in each of its variants, of one who holds a misconception."""
    found = set()
    for task in (exercise(name, seed) for seed in seeds):
        given = mistakes.figure(task.drawn.visits[0].case, task.drawn.quantity, wrong)
        if given is not None:
            found.add(explained(task, given).fr)
    return found


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("03-1", "refund-as-ticket"),
        ("03-2", "ticket-as-refund"),
        ("03-3", "no-option-base"),
        ("03-3", "extra-fee-from-sector-1"),
        ("03-4", "sector-1-base"),
        ("03-5", "no-option-base"),
    ],
)
def test_the_mistake_that_an_exercise_is_made_for_gets_its_own_question(name: str, wrong: str) -> None:
    assert _asked(name, wrong, range(1, 30)) == {misconceptions()[wrong].hint.fr}


def test_the_option_and_not_the_date_is_asked_about_where_both_would_explain_a_gp_of_25_euros() -> None:
    told = {explained(task, 4700).fr for task in (exercise("03-3", seed) for seed in range(60)) if _is_gp_with_optam_at_70(task)}
    assert told == {misconceptions()["no-option-base"].hint.fr}


def _is_gp_with_optam_at_70(task: Task) -> bool:
    case = task.drawn.visits[0].case
    return (case.specialty, case.option, case.fee) == ("generaliste", "optam", 7000)


@pytest.mark.parametrize("name", [each.id for each in exercises("10")])
def test_a_supposed_rule_is_not_asked_about_as_if_it_were_a_mistake(name: str) -> None:
    for task in _tasks(name):
        facts = reform(str(task.drawn.fields["reform"])).change.facts
        silent = {"rate-never-decided", "wrong-rate"} if "taux_amo" in facts else {"participation-never-decided", "stale-participation"}
        if facts:
            assert not {misconceptions()[each].hint for each in silent} & set(task.solution.wrong.values())
            assert explained(task, 3) == UNEXPLAINED


@pytest.mark.parametrize("name", [each.id for each in exercises("10")])
def test_no_change_a_rounding_and_a_mistake_held_before_and_after_a_reform_have_their_questions(name: str) -> None:
    for task in _tasks(name):
        told = {given: explained(task, given).fr for given in task.solution.wrong if isinstance(given, int)}
        assert "refaites le décompte" in told[0]
        assert len(set(told.values())) >= 5


def test_the_hospital_fee_counted_on_a_part_of_the_receipts_has_its_question() -> None:
    for task in _tasks("09-2"):
        received, extra = (int(task.drawn.fields[name]) * 100 for name in ("received", "extra"))
        rate = task.solution.value / received  # type: ignore[operator]
        for part in (received - extra, extra):
            assert "Sur quoi porte la redevance" in explained(task, round(part * rate)).fr


# --- workings


def test_the_working_of_a_level_shows_the_division_and_the_level_just_below() -> None:
    for task in _tasks("06-4"):
        result, level = task.drawn.visits[0], int(task.solution.value)
        division, check = working(task, "en")[-2:]
        assert f"{euros(result['honoraires'], 'en')} / {euros(result['base'], 'en')} = " in division
        assert check.startswith(f"{level - 1}% of the base is ")
        assert f"{level}% is {euros(money.share(result['base'], 100 * level), 'en')}" in check


@pytest.mark.parametrize("name", ["06-5", "10-1", "10-2", "10-3", "10-4", "10-5"])
def test_a_difference_is_worked_out_from_two_whole_decomptes(name: str) -> None:
    for task in _tasks(name):
        first = task.drawn.visits[0]
        second = task.solution.after or task.drawn.visits[1]
        told = working(task, "fr")
        for result in (first, second):
            assert any(f"{euros(result[task.drawn.quantity], 'fr')}." in line for line in told[:-1])
        assert sum("Codes" in line for line in told) == 2
        assert len(told) >= 11
        assert euros(second[task.drawn.quantity], "fr") in told[-1] or "×" in told[-1]


def test_a_working_under_a_reform_repeats_no_reason_that_no_longer_holds() -> None:
    told = [line for line in working(exercise("10-1", 1), "fr") if "taux ordinaire" in line]
    assert len(told) == 1
    assert told[0].startswith("70")


@pytest.mark.parametrize(
    ("name", "said"), [("04-3", "Pas de majoration hors parcours"), ("05-2", "Pas de participation"), ("05-5", "Pas de participation")]
)
def test_a_working_says_why_nothing_is_held_back_or_lost(name: str, said: str) -> None:
    zero = "majoration_hors_parcours" if "majoration" in said else "participation_forfaitaire"
    for task in (exercise(name, seed) for seed in range(1, 15)):
        result, told = task.drawn.visits[0], [line for line in working(task, "fr") if line.startswith(said)]
        wanted = result[zero] == 0 and (zero == "participation_forfaitaire" or result.case.pathway != "adresse")
        assert len(told) == int(wanted), (task.seed, working(task, "fr"))


def test_a_working_of_the_highest_lawful_fee_starts_from_the_codes_of_the_tariff() -> None:
    for task in (exercise("02-4", seed) for seed in range(1, 30)):
        result, first = task.drawn.visits[0], working(task, "fr")[0]
        assert first.startswith("Le tarif")
        assert sum(item.amount for item in result.tariff.full) == result["tarif_plein"]
        assert all(euros(item.amount, "fr") in first for item in result.tariff.full)
    told = working(exercise("02-4", 1), "fr")
    assert "En urgence médicale" in told[-1]


def test_a_working_says_what_the_ceiling_outside_the_pathway_takes_off_or_that_it_is_disputed() -> None:
    for task in (exercise(name, seed) for name in ("04-1", "04-5") for seed in range(1, 30)):
        result = task.drawn.visits[0]
        told = next(line for line in working(task, "fr") if line.startswith("Hors parcours"))
        uncapped = result["part_dans_le_parcours"] - money.share(result["base"], result["taux"] - result["points_hors_parcours"])
        assert ("sans lui, ce serait" in told) == (uncapped > result["majoration_hors_parcours"])
        assert ("Désaccord" in told) == (result.case.date.year == 2025 and uncapped > 1060)


def test_the_working_of_a_year_says_whether_the_ceiling_is_reached() -> None:
    for task in (exercise("05-6", seed) for seed in range(1, 40)):
        (told,) = working(task, "en")
        each = [(int(count), int(amount)) for count, amount in re.findall(r"(\d+) × €(\d+)\.00", told)]
        whole = 100 * sum(count * amount for count, amount in each)
        assert ("the ceiling of the year is" in told) == (whole > int(task.solution.value))
        assert f"= {euros(whole, 'en')}" in told


def test_codes_are_shown_in_the_order_of_the_claim_and_read_in_any() -> None:
    task = exercise("07-1", 1)
    assert shown(task, "fr") == "CS + MPC + MCS"
    assert {check("07-1", given, seed=1).verdict for given in (shown(task, "fr"), "MCS MPC CS", ["MPC", "CS", "MCS"])} == {"right"}


def test_a_formula_is_given_in_the_way_of_the_question() -> None:
    assert "part = taux / (1 + taux)" in working(exercise("01-4", 1), "fr")[0]
    assert "taux = part / (1 – part)" in working(exercise("01-5", 1), "fr")[0]


def test_the_ceiling_of_another_time_has_its_question_where_it_is_the_point() -> None:
    assert explained(exercise("04-1", 1), 1000).fr == misconceptions()["pathway-cap"].hint.fr
    assert _asked("04-5", "pathway-cap", range(1, 30)) == {misconceptions()["pathway-cap"].hint.fr}


def test_coordination_is_not_asked_of_one_who_forgot_that_the_supplements_are_reserved() -> None:
    for name in ("02-5", "07-3"):
        for task in (exercise(name, seed) for seed in range(1, 40)):
            result = task.drawn.visits[0]
            if result.items == result.tariff.full:
                continue
            assert not [told for told in task.solution.wrong.values() if told == NO_COORDINATION]


def test_a_letter_that_stands_for_nothing_is_no_answer() -> None:
    assert [check("08-5", letter, seed=1).verdict for letter in ("z", "b", "a")] == ["unreadable", "wrong", "right"]


def test_an_answer_in_cents_is_recognised() -> None:
    task = exercise("03-4", 1)
    assert "centimes" in explained(task, 100 * int(task.solution.value)).fr


def test_an_unknown_exercise_is_refused_with_the_first_that_there_is() -> None:
    with pytest.raises(InvalidRequest) as refused:
        exercise_named("99-1")
    assert refused.value.accepted[0] == "01-1"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"level": 1, "asks": "amo", "title_fr": "…", "title_en": "…", "surprise": 1}, "unknown field"),
        ({"level": 0, "asks": "amo"}, "the level"),
        ({"level": 1, "asks": "amo"}, "no title"),
        ({"level": 1, "asks": "amo", "title_fr": "…"}, "in French and in English"),
    ],
)
def test_a_badly_written_exercise_is_refused(row: dict[str, object], said: str) -> None:
    with pytest.raises(BrokenFacts, match=said):
        read_exercise("99-1", row)


def test_what_is_shown_in_a_notebook_says_the_same_in_text_and_in_html() -> None:
    found = check("03-2", "1", seed=1)
    assert found._repr_html_().count("<p>") == len(found.told("fr"))
    assert all(sentence in repr(found) for sentence in found.told("fr"))
    shown, sheet = exercise("03-2", 1), tasks.exercises("03", seed=1)
    assert all(paragraph in shown._repr_html_() for paragraph in shown.statement("fr"))
    assert shown._repr_html_() in sheet._repr_html_()
    assert repr(shown) in repr(sheet)
    use_language("en")
    assert "Not yet." in repr(check("03-2", "1", seed=1))
