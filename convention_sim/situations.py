"""The situations of a visit that change what may be charged, each in the words of `visit`, and how several are put together."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from convention_sim import vocabulary
from convention_sim.errors import InvalidRequest
from convention_sim.vocabulary import Label


class Situation(NamedTuple):
    """What a situation changes in an ordinary visit."""

    label: Label
    changes: Mapping[str, Any]


SITUATIONS: dict[str, Situation] = {
    "parcours": Situation(Label("dans le parcours de soins", "within the care pathway"), {}),
    "hors-parcours": Situation(vocabulary.PATHWAYS["hors-parcours"], {"pathway": "hors-parcours"}),
    "acces-direct": Situation(vocabulary.PATHWAYS["acces-direct"], {"pathway": "acces-direct"}),
    "urgence": Situation(vocabulary.PATHWAYS["urgence"], {"pathway": "urgence"}),
    "exigence": Situation(Label("exigence particulière du patient", "particular demand of the patient"), {"particular_demand": True}),
    **{
        status: Situation(vocabulary.STATUSES[status], {"statuses": [status]})
        for status in ("ald", "maternite", "css", "cmu-c", "acs", "ame")
    },
    "moins-de-16": Situation(Label("enfant de moins de 16 ans", "child under 16"), {"age": 10}),
    "16-17-ans": Situation(Label("patient de 16 ou 17 ans", "patient aged 16 or 17"), {"age": 17}),
    "alsace-moselle": Situation(vocabulary.REGIONS["alsace-moselle"], {"region": "alsace-moselle"}),
    "teleconsultation": Situation(vocabulary.ACTS["teleconsultation"], {"act": "teleconsultation"}),
}


def merged(names: Sequence[str]) -> dict[str, Any]:
    """What several situations change, as arguments of `visit`; InvalidRequest for an unknown one and for two that name the same field.

    Statuses add up; whether they may stand together on the day is checked when the visit is settled.

    >>> merged(["ald", "hors-parcours"])
    {'statuses': ['ald'], 'pathway': 'hors-parcours'}
    """
    found: dict[str, Any] = {}
    for name in names:
        if name not in SITUATIONS:
            raise InvalidRequest(
                "unknown-situation", "situation", name, list(SITUATIONS), f"Situation inconnue : {name}.", f"Unknown situation: {name}."
            )
        for field, value in SITUATIONS[name].changes.items():
            if field in found and field != "statuses":
                raise _clash(names)
            found[field] = [*found.get(field, []), *value] if field == "statuses" else value
    return found


def _clash(names: Sequence[str]) -> InvalidRequest:
    fr, en = (", ".join(getattr(SITUATIONS[name].label, language) for name in names) for language in ("fr", "en"))
    return InvalidRequest(
        "contradictory-situations",
        "situation",
        list(names),
        [[name] for name in names],
        f"Ces situations s’excluent : {fr}.",
        f"These situations exclude one another: {en}.",
    )
