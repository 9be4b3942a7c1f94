"""Twenty thousand objects drawn at random, from nonsense to almost right: each is answered or refused, never more, never less."""

import json
import math
from collections import Counter
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

from convention_sim import answer
from convention_sim.money import parse
from convention_sim.vocabulary import ACTS, OPTIONS, PATHWAYS, REGIONS, SECTORS, SPECIALTIES, STATUSES

from .json_cases import ERROR, REQUEST, RESPONSE

SEED, COUNT = 20_260_101, 20_000
TEXTS = ("", " ", "0", "-1", "1e9", "NaN", "null", "٣٠", "é", "\ud800", "\x00", "’", "{fr}", "%s", "x" * 300, "medecin", "1 ", "\n")
NUMBERS = (0, 1, -1, 18, 131, 10**18, -(10**400), 0.1, -0.0, 1e308, math.nan, math.inf, -math.inf)
DAYS = ("2025-03-01", "1989-01-01", "2001-12-31", "2002-01-01", "2007-09-15", "2017-05-01", "2024-05-15", "2026-10-01", "2099-12-31")
FEES = ("0", "0.01", "23", "25.00", "30", "31.5", "60.00", "69.99", "70", "999999999.99")
# Codes of the shape of a request: the schema knows them too. `contradictory-age` and `invalid-birth-date` need arithmetic.
SHAPE = ("missing-field", "unknown-", "not-a", "invalid-age", "invalid-fee", "invalid-percent", "contradictory-contract")


def junk(random: Random, depth: int = 0) -> object:
    """Any JSON-like value, nested at times."""
    kind = random.randrange(8 if depth < 4 else 5)
    if kind < 2:
        return random.choice(TEXTS)
    if kind < 4:
        return random.choice(NUMBERS)
    if kind == 4:
        return random.choice((None, True, False))
    if kind == 5:
        return [junk(random, depth + 1) for _ in range(random.randrange(4))]
    if kind == 6:
        return {str(random.choice(TEXTS)): junk(random, depth + 1) for _ in range(random.randrange(4))}
    nested: object = "deep"
    for _ in range(random.choice((3, 50, 900))):
        nested = [nested] if random.random() < 0.5 else {"a": nested}
    return nested


def near(random: Random, sound: Callable[[], object], wrong: float) -> object:
    """Mostly a sound value, at times junk."""
    return junk(random) if random.random() < wrong else sound()


def day(random: Random) -> str:
    """A day of the known history or around it, not always an existing one."""
    if random.random() < 0.5:
        return random.choice(DAYS)
    return f"{random.randint(1985, 2030)}-{random.randint(1, 12):02d}-{random.randint(1, 31):02d}"


def contract(random: Random) -> object:
    """A contract, sound or not."""
    keys = random.choice((("percent",), ("percent_optam", "percent_sans_optam"), ("real_cost",), ("percent", "real_cost"), ()))
    found: dict[str, object] = {key: True if key == "real_cost" else random.choice((0, 70, 100, 150, 200, 400, -1, 150.5)) for key in keys}
    if random.random() < 0.5:
        found["responsible"] = random.random() < 0.7
    return found


def patient(random: Random, wrong: float) -> dict[str, object]:
    """A patient, sound or not."""
    makers: dict[str, Callable[[], object]] = {
        "age": lambda: random.choice((0, 1, 5, 15, 16, 17, 18, 25, 40, 80)),
        "birth_date": lambda: day(random),
        "statuses": lambda: random.sample(sorted(STATUSES), random.choice((0, 0, 1, 1, 2, 3))),
        "region": lambda: random.choice(("metropole", *REGIONS)),
    }
    return {key: near(random, maker, wrong) for key, maker in makers.items() if random.random() < (0.15 if key == "birth_date" else 0.5)}


def request(random: Random) -> object:
    """A request from sound to absurd."""
    wrong = random.choice((0.0, 0.0, 0.05, 0.3))
    if random.random() < 0.05:
        return junk(random)
    makers: dict[str, Callable[[], object]] = {
        "date": lambda: day(random),
        "physician": lambda: {
            "specialty": near(random, lambda: random.choice(sorted(SPECIALTIES)), wrong),
            "sector": near(random, lambda: random.choice(sorted(SECTORS)), wrong),
            "option": near(random, lambda: random.choice((None, None, None, *OPTIONS)), wrong),
        },
        "act": lambda: random.choice(("consultation", "teleconsultation", *ACTS)),
        "fee": lambda: random.choice((None, *FEES)),
        "pathway": lambda: random.choice(sorted(PATHWAYS)),
        "particular_demand": lambda: random.random() < 0.2,
        "patient": lambda: patient(random, wrong),
        "contract": lambda: contract(random),
    }
    kept = {key: maker for key, maker in makers.items() if key in ("date", "physician") or random.random() < 0.6}
    found = {key: near(random, maker, wrong) for key, maker in kept.items() if random.random() >= wrong / 3}
    if random.random() < wrong:
        found[str(random.choice(TEXTS))] = junk(random)
    return found


@cache
def answered() -> list[tuple[object, dict[str, Any]]]:
    """Every request with its answer; an exception fails whichever test asks first."""
    random = Random(SEED)  # noqa: S311 - a repeatable draw, not a secret
    drawn = [request(random) for _ in range(COUNT)]
    return [(each, answer(each)) for each in drawn]


def test_each_is_answered_or_refused_in_the_shape_of_the_contract() -> None:
    for given, found in answered():
        if "error" in found:
            assert list(found) == ["error"], given
            assert list(found["error"]) == ["code", "field", "given", "accepted", "message"], given
            assert found["error"]["code"], given
            assert all(found["error"]["message"][language] for language in ("fr", "en")), given
        else:
            assert len(found["amounts"]) == 12, given


def test_each_answer_is_strict_json() -> None:
    for _, found in answered():
        text = json.dumps(found, allow_nan=False)
        assert len(text) < 100_000


def test_the_draw_reaches_answers_and_most_refusals() -> None:
    """A draw that answered everything or nothing would test little."""
    codes = Counter(found["error"]["code"] if "error" in found else "answered" for _, found in answered())
    assert codes["answered"] > COUNT / 20
    assert {code for code, count in codes.items() if count >= 5} >= {
        *("not-an-object", "missing-field", "unknown-field", "unknown-specialty", "unknown-sector", "unknown-option", "unknown-act"),
        *("unknown-pathway", "unknown-statuses", "unknown-region", "not-a-boolean", "not-a-list", "invalid-date", "invalid-fee"),
        *("invalid-age", "invalid-birth-date", "contradictory-age", "contradictory-contract", "invalid-percent"),
        *("option-outside-convention", "fee-needed", "option-not-in-force", "status-not-in-force", "incompatible-statuses"),
        *("direct-access-not-open", "direct-access-16-25", "age-needed", "child-examination", "opinion-needs-referral"),
        *("act-not-open", "act-not-in-force", "unknown-fact", "date-before-first-fact", "teleconsultation-outside-pathway"),
    }


def test_the_amounts_of_each_answer_close() -> None:
    for given, found in answered():
        if "error" in found:
            continue
        cents = {name: parse(text) for name, text in found["amounts"].items()}  # parse refuses a sign
        assert cents["amo"] + cents["amc"] + cents["reste_a_charge"] == cents["honoraires"], given


def test_the_schema_takes_what_is_answered_and_refuses_what_is_misshapen() -> None:
    """On one request in ten: JSON Schema is slow."""
    for given, found in answered()[::10]:
        if "error" not in found:
            assert REQUEST.is_valid(given), given
            RESPONSE.validate(found)
            continue
        ERROR.validate(found)
        if found["error"]["code"].startswith(SHAPE) and found["error"]["code"] != "unknown-fact":
            assert not REQUEST.is_valid(given), (given, found["error"]["code"])
