"""The population drawn at random: repeatable, near every published figure that it aims at, and open about the rest."""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from convention_sim import InvalidRequest
from convention_sim.errors import BrokenFacts
from convention_sim.population import Settled, parameters, reached, read_rows, settle_visits, synthetic
from convention_sim.population.synthetic import Extra, _parameter
from convention_sim.views import population as views

COUNT = 40_000
EXTRAS: tuple[Extra, ...] = ("rate", "mean")


@cache
def settled(extra: Extra = "rate") -> Settled:
    return settle_visits(read_rows(synthetic(COUNT, extra=extra)))


def test_the_draw_is_the_same_for_the_same_seed_and_no_other() -> None:
    assert synthetic(500) == synthetic(500)
    assert synthetic(500) != synthetic(500, seed=1)


def test_every_visit_drawn_is_settled() -> None:
    assert settled().faults == ()
    assert sum(group.visits for group in settled().totals()) == COUNT


@pytest.mark.parametrize(("extra", "count"), [("rate", 11), ("mean", 13)])
def test_each_target_is_reached_within_two_points(extra: Extra, count: int) -> None:
    """A draw of 40,000 visits moves by less than a point; averages over specialties and ages leave the rest."""
    aimed = [each for each in reached(settled(extra), extra) if each.aimed]
    assert len(aimed) == count
    for each in aimed:
        assert each.obtained is not None
        assert abs(each.obtained - each.parameter.value) < 2, each


def test_one_definition_of_extra_fees_is_aimed_at_and_the_other_checks_it() -> None:
    keys = {extra: {each.parameter.key for each in reached(settled(extra), extra) if each.aimed} for extra in EXTRAS}
    assert keys["rate"] - keys["mean"] == {"taux_secteur_2"}
    assert keys["mean"] - keys["rate"] == {"moyen.ophtalmologue", "moyen.gynecologue", "moyen.psychiatre"}
    with pytest.raises(InvalidRequest, match="both"):
        synthetic(1, extra="both")  # type: ignore[arg-type]


def test_a_share_without_cover_leaves_the_visits_as_they_are() -> None:
    few, many = synthetic(500), synthetic(500, changes={"sans_complementaire": 30})
    assert few["percent"] != many["percent"]
    assert {name: column for name, column in few.items() if name != "percent"} == {
        name: column for name, column in many.items() if name != "percent"
    }


def test_a_target_or_an_assumption_can_be_changed() -> None:
    changed = settle_visits(read_rows(synthetic(COUNT // 4, changes={"optam": 90, "css": 0, "taux_secteur_2": "40"})))
    found = {each.parameter.key: each.obtained or Decimal(0) for each in reached(changed)}
    assert abs(found["optam"] - 90) < 3
    assert abs(found["taux_secteur_2"] - 40) < 3
    assert {group.key for group in changed.totals(["statuses"])} == {("",), ("ald",)}


def test_a_figure_that_was_changed_is_no_longer_aimed_at() -> None:
    aimed = {each.parameter.key for each in reached(settled(), changes={"css": 0}) if each.aimed}
    assert {each.parameter.key for each in reached(settled()) if each.aimed} - aimed == {"css"}


@pytest.mark.parametrize("changes", [{"css": 70}, {"au_tarif": 0}], ids=str)
def test_extra_fees_reach_their_rate_where_protected_patients_outnumber_visits_at_the_tariff(changes: dict[str, int]) -> None:
    found = {each.parameter.key: each for each in reached(settle_visits(read_rows(synthetic(COUNT, changes=changes))))}
    for key in ("taux_secteur_2", "taux_optam"):
        obtained = found[key].obtained
        assert obtained is not None
        assert abs(obtained - found[key].parameter.value) < 3, found[key]


@pytest.mark.parametrize("prefix", ["visites.", "contrat."])
def test_weights_that_are_all_nothing_are_refused(prefix: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        synthetic(1, changes={key: 0 for key in parameters() if key.startswith(prefix)})
    assert refused.value.code == "no-weight"


def test_what_nobody_publishes_is_an_assumption_and_the_rest_has_its_source() -> None:
    for key, each in parameters().items():
        assert all(each.name), key
        if each.kind == "assumption":
            assert each.statistic is None, key
        else:
            assert each.statistic is not None, key
            assert each.statistic.sources, key


def test_specialties_and_contracts_are_shared_out_whole() -> None:
    for prefix in ("visites.", "contrat."):
        assert sum(each.value for key, each in parameters().items() if key.startswith(prefix)) == 100


def test_a_figure_that_no_statistic_holds_is_refused() -> None:
    row = {"metric": "share_sector2", "scope": "specialistes", "date": "2024", "fr": "a", "en": "a"}
    assert _parameter("x", "target", row).value == Decimal(56)
    for wrong in ({"date": "2023"}, {"value": "57", "terms": ["57"]}):
        with pytest.raises(BrokenFacts):
            _parameter("x", "target", row | wrong)


def test_a_parameter_that_does_not_exist_is_refused() -> None:
    for key in ("optan", "complementaires"):
        with pytest.raises(InvalidRequest, match=key):
            synthetic(1, changes={key: 50})


@pytest.mark.parametrize(("key", "value"), [("css", 150), ("css", 100), ("au_tarif", 100), ("ald", -1), ("ald", "NaN"), ("ald", "x")])
def test_a_percentage_out_of_bounds_is_refused(key: str, value: int | str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        synthetic(1, changes={key: value})
    assert (refused.value.field, refused.value.accepted[0]) == (key, "0")


def test_another_day_has_the_tariffs_of_that_day() -> None:
    rows = synthetic(200, day=date(2019, 6, 1), changes={"css": 0})
    then = settle_visits(read_rows(rows))
    assert then.faults == ()
    adults = zip(rows["specialty"], rows["sector"], rows["age"], then.column("base"), strict=True)
    assert {base for specialty, sector, age, base in adults if (specialty, sector, age) == ("generaliste", "1", 45)} == {2500}


def test_a_day_before_optam_is_drawn_where_nobody_signs_it() -> None:
    day = date(2010, 6, 1)
    with pytest.raises(InvalidRequest, match="OPTAM"):
        synthetic(1, day=day)
    assert set(synthetic(200, day=day, changes={"optam": 0})["option"]) == {None}


def test_targets_and_assumptions_show_themselves() -> None:
    told = repr(views.targets(reached(settled()), "en"))
    assert "Sector 2 visits to a physician who signed OPTAM" in told
    assert "52.7%" in told
    assert "€0.2bn" in told
    assert "ald" in repr(views.assumptions("fr"))
