"""The fields of the form as flat text, the way a form and an address carry them: read into a case, and written from one.

    date=2026-11-01&specialty=generaliste&sector=2&option=optam&fee=60&contract=200

Empty and absent mean the same. A choice is a word of the protocol; `contract` is a level, or `other` (then `percent`), `levels` (then
`percent_optam` and `percent_sans_optam`) or `real-cost`; a box that is ticked is `yes`; several statuses are parted by commas.
"""

from collections.abc import Mapping
from typing import Any

from convention_sim import vocabulary
from convention_sim.case import Case
from convention_sim.live import entries
from convention_sim.protocol.reading import HIGHEST_PERCENT, OLDEST, read_request
from convention_sim.vocabulary import Label

FIELDS = (
    "date",
    "specialty",
    "sector",
    "option",
    "act",
    "pathway",
    "fee",
    "contract",
    "percent",
    "percent_optam",
    "percent_sans_optam",
    "not_responsible",
    "age",
    "statuses",
    "particular_demand",
    "region",
)
REQUIRED = ("date", "specialty", "sector")
WORDS: Mapping[str, Mapping[str, Label]] = {
    "specialty": vocabulary.SPECIALTIES,
    "sector": vocabulary.SECTORS,
    "option": vocabulary.OPTIONS,
    "act": vocabulary.ACTS,
    "pathway": vocabulary.PATHWAYS,
    "statuses": vocabulary.STATUSES,
    "region": vocabulary.REGIONS,
}
# The levels that the form offers by name; any other is typed.
LEVELS = (100, 125, 150, 200, 300)
YES = "yes"


def read_fields(fields: object) -> Case:
    """The case that the fields describe, or InvalidRequest for the first one at fault.

    >>> read_fields({"date": "2025-03-01", "specialty": "generaliste", "sector": "2", "fee": "26,50 €", "contract": "200"}).fee
    2650
    """
    given = entries.texts(fields, FIELDS)
    entries.require(given, REQUIRED)
    for field, accepted in WORDS.items():
        for word in given.get(field, "").split(","):
            if word and word not in accepted:
                entries.refuse_choice(field, word, list(accepted))
    return read_request(_request(given))


def form_field(path: str) -> str:
    """The form's name of a field of the protocol, or nothing for what is no field of the form.

    >>> form_field("physician.option"), form_field("patient.birth_date")
    ('option', '')
    """
    name = path.rpartition(".")[2]
    return name if name in FIELDS else ""


def fields_of(case: Case) -> dict[str, str]:
    """The fields that describe a case, what goes without saying left out.

    Raises ValueError for a case that the form cannot say: an age that changes between 1 January and the day.

    >>> from convention_sim import visit
    >>> fields_of(visit("2025-03-01", "generaliste", sector="2", option="optam", fee="26.50", contract=175))
    {'date': '2025-03-01', 'specialty': 'generaliste', 'sector': '2', 'option': 'optam', 'fee': '26.50', 'contract': 'other',
     'percent': '175'}
    """
    if case.age != case.age_on_january_1:
        raise ValueError("the form knows one age only")
    said = {
        "date": case.date.isoformat(),
        "specialty": case.specialty,
        "sector": case.sector,
        "option": case.option or "",
        "act": "" if case.act == "consultation" else case.act,
        "pathway": "" if case.pathway == vocabulary.default_pathway(case.specialty, case.act) else case.pathway,
        "fee": "" if case.fee is None else typed(case.fee),
        "particular_demand": YES if case.particular_demand else "",
        "age": "" if case.age is None else str(case.age),
        "statuses": ",".join(status for status in vocabulary.STATUSES if status in case.statuses),
        "region": "" if case.region == "metropole" else case.region,
        **_contract_of(case),
    }
    return {field: said[field] for field in FIELDS if said.get(field)}


def typed(cents: int) -> str:
    """An amount as one types it in an address.

    >>> typed(6000), typed(2650)
    ('60', '26.50')
    """
    euros, rest = divmod(cents, 100)
    return f"{euros}.{rest:02d}" if rest else str(euros)


def address(case: Case) -> str:
    """What follows the # in the address of the simulator for a case.

    >>> from convention_sim import visit
    >>> address(visit("2025-03-01", "generaliste", statuses=["ald", "css"]))
    'date=2025-03-01&specialty=generaliste&sector=1&statuses=ald,css'
    """
    return "&".join(f"{field}={text}" for field, text in fields_of(case).items())


def _contract_of(case: Case) -> dict[str, str]:
    contract = case.contract
    if contract is None:
        return {}
    responsible = {} if contract.responsible else {"not_responsible": YES}
    if contract.real_cost:
        return {"contract": "real-cost", **responsible}
    one, other = contract.percent_optam, contract.percent_sans_optam
    if one != other:
        return {"contract": "levels", "percent_optam": str(one), "percent_sans_optam": str(other), **responsible}
    level = {"contract": str(one)} if one in LEVELS else {"contract": "other", "percent": str(one)}
    return {**level, **responsible}


def _request(given: Mapping[str, str]) -> dict[str, Any]:
    """The request of the protocol; a field that is not given is null, which means the same."""
    return {
        "date": entries.short(given["date"]),
        "physician": {name: given.get(name) for name in ("specialty", "sector", "option")},
        "act": given.get("act"),
        "pathway": given.get("pathway"),
        "fee": entries.amount("fee", given),
        "particular_demand": _box("particular_demand", given),
        "patient": {
            "age": entries.whole("age", given, OLDEST, "age"),
            "statuses": [word for word in given.get("statuses", "").split(",") if word],
            "region": given.get("region"),
        },
        "contract": _contract(given),
    }


def _contract(given: Mapping[str, str]) -> dict[str, Any] | None:
    word = given.get("contract", "")
    if not word:
        return None
    responsible = not _box("not_responsible", given)
    if word == "real-cost":
        return {"real_cost": True, "responsible": responsible}
    if word == "levels":
        return {name: _level(name, given) for name in ("percent_optam", "percent_sans_optam")} | {"responsible": responsible}
    if word == "other":
        return {"percent": _level("percent", given), "responsible": responsible}
    if word not in map(str, LEVELS):
        entries.refuse_choice("contract", word, [*map(str, LEVELS), "other", "levels", "real-cost"])
    return {"percent": int(word), "responsible": responsible}


def _level(field: str, given: Mapping[str, str]) -> int | None:
    entries.require(given, (field,))
    return entries.whole(field, given, HIGHEST_PERCENT, "percent")


def _box(field: str, given: Mapping[str, str]) -> bool:
    if given.get(field, YES) != YES:
        entries.refuse_choice(field, given[field], [YES])
    return field in given
