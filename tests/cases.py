"""Short ways to say a visit in tests."""

from datetime import date, timedelta
from typing import Any

from convention_sim import Decompte, settle, visit
from convention_sim.errors import ConventionError
from convention_sim.money import parse
from convention_sim.rules import REGISTRY
from convention_sim.settlement.decompte import AMOUNTS
from convention_sim.vocabulary import SPECIALTIES

# Every way in which a physician may practise; some exist only for a time.
PRACTICES = (
    *((sector, option) for sector in ("1", "1-dp", "2") for option in (None, "cas", "optam", "optam-co", "optam-aco")),
    ("3", None),
)
PHYSICIANS = tuple((specialty, sector, option) for specialty in SPECIALTIES for sector, option in PRACTICES)


def settled(day: str | date, specialty: str = "generaliste", sector: str = "1", **words: Any) -> Decompte:
    """The settlement of a visit said in the words of the protocol."""
    return settle(visit(day, specialty, sector, **words))


def refusal(day: str | date, specialty: str = "generaliste", sector: str = "1", **words: Any) -> str:
    """The code of the refusal of a visit, or "answered"."""
    try:
        settled(day, specialty, sector, **words)
    except ConventionError as error:
        return error.code
    return "answered"


def billed(found: Decompte) -> str:
    """The codes of a bill, as `C 23.00 + MMG 2.00`."""
    return " + ".join(f"{item.code} {item.amount // 100}.{item.amount % 100:02d}" for item in found.items)


def euros(text: str) -> dict[str, int]:
    """Amounts in cents from a line such as `amo 19 amc 9.00 reste_a_charge 2`."""
    words = text.split()
    wanted = {name: parse(amount) for name, amount in zip(words[::2], words[1::2], strict=True)}
    assert set(wanted) <= set(AMOUNTS), wanted
    return wanted


def amounts(found: Decompte, wanted: dict[str, int]) -> dict[str, int]:
    """Those of the amounts of a settlement that are asked about."""
    return {name: found.amounts[name] for name in wanted}


def day_before(day: str) -> str:
    """The eve of an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The morrow of an ISO day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def worked(name: str, **given: int) -> int:
    """The result of a rule for the quantities given, the others being 0 (no, none, nothing)."""
    rule = REGISTRY[name]
    assert set(given) <= set(rule.needs), f"{name} does not read {set(given) - set(rule.needs)}"
    return rule.function(**{need: given.get(need, 0) for need in rule.needs})
