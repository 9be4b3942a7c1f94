"""Figures of pages that the package does not cite, run through `diagnose`: right figures stay right, errors get their cause."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from convention_sim.protocol.diagnosing import diagnosis

HERE = Path(__file__).parent / "published"


def published(name: str) -> list[Any]:
    """Each figure of a file with its visit, under a name of its own."""
    pages = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["page"]
    assert all(page["address"].startswith("http") for page in pages)
    rows = [(visit, each) for page in pages for visit in page["visit"] for each in visit["figures"]]
    return [pytest.param(visit["case"], each, id=f"{visit['id']}:{each['quantity']}:{each['stated']}") for visit, each in rows]


def answered(case: dict[str, Any], figure: dict[str, Any]) -> dict[str, Any]:
    return diagnosis({"case": case, "quantity": figure["quantity"], "stated": figure["stated"]})


def first_is_right(case: dict[str, Any], figure: dict[str, Any]) -> bool:
    """Whether the verdict is the reader's, and the first cause one of those that the reader allows."""
    found = answered(case, figure)
    allowed = {*figure.get("causes", ()), *figure.get("read_again", ())}
    return found["verdict"] == figure["verdict"] and (not allowed or bool(allowed & set(found["causes"][0]["ids"])))


TUNED, HELD_OUT, LATER = published("tuned"), published("held_out"), published("read_later")


@pytest.mark.parametrize(("case", "figure"), [each for each in TUNED + HELD_OUT + LATER if each.values[1]["verdict"] == "correct"])
def test_no_right_figure_is_called_wrong(case: dict[str, Any], figure: dict[str, Any]) -> None:
    found = answered(case, figure)
    assert (found["verdict"], found["computed"], found["causes"]) == ("correct", figure["stated"], [])


@pytest.mark.parametrize(("case", "figure"), TUNED)
def test_each_figure_that_the_ranking_was_tuned_on_has_its_cause_first(case: dict[str, Any], figure: dict[str, Any]) -> None:
    assert first_is_right(case, figure)


@pytest.mark.parametrize(("read", "count"), [(HELD_OUT, 60), (LATER, 15)], ids=["held_out", "read_later"])
def test_of_the_errors_read_after_the_tuning_four_in_five_have_their_cause_first(read: list[Any], count: int) -> None:
    errors = [each.values for each in read if each.values[1]["verdict"] != "correct"]
    right = [first_is_right(case, figure) for case, figure in errors]
    assert len(right) >= count
    assert sum(right) >= 0.8 * len(right)


def test_a_figure_rounded_up_from_the_middle_has_its_cause() -> None:
    case = {"date": "2024-09-16", "physician": {"specialty": "generaliste", "sector": "1"}, "pathway": "hors-parcours"}
    found = diagnosis({"case": case, "quantity": "ticket_moderateur", "stated": "18.6"})
    assert found["causes"][0]["ids"] == ["penalty-in-ticket"]
