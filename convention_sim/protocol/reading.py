"""Reading a request: every field is checked, nothing is guessed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from convention_sim import money, vocabulary
from convention_sim.case import Case, Contract
from convention_sim.errors import InvalidRequest

FIELDS = ("date", "physician", "act", "fee", "pathway", "particular_demand", "patient", "contract")
PHYSICIAN_FIELDS = ("specialty", "sector", "option")
PATIENT_FIELDS = ("birth_date", "age", "statuses", "region")
CONTRACT_FIELDS = ("percent", "percent_optam", "percent_sans_optam", "real_cost", "responsible")
OLDEST, HIGHEST_PERCENT = 130, 10_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_request(request: object) -> Case:
    """The case that a request describes, or InvalidRequest for the first field at fault.

    >>> read_request({"date": "2025-03-01", "physician": {"specialty": "generaliste", "sector": "1"}}).pathway
    'medecin-traitant'
    """
    fields = known_object(request, "", FIELDS, required=("date", "physician"))
    physician = known_object(fields["physician"], "physician", PHYSICIAN_FIELDS, required=("specialty", "sector"))
    day = _date(fields["date"], "date")
    specialty = known_word(physician["specialty"], "physician.specialty", vocabulary.SPECIALTIES)
    sector = known_word(physician["sector"], "physician.sector", vocabulary.SECTORS)
    option = physician.get("option")
    act = known_word(fields.get("act", "consultation"), "act", vocabulary.ACTS)
    default = vocabulary.default_pathway(specialty, act)
    patient = known_object(fields.get("patient", {}), "patient", PATIENT_FIELDS)
    age, age_on_january_1 = _ages(patient, day)
    if act == "examen-enfant" and age is None:
        age = age_on_january_1 = 0
    return Case(
        date=day,
        specialty=specialty,
        sector=sector,
        option=None if option is None else known_word(option, "physician.option", vocabulary.OPTIONS),
        act=act,
        fee=_fee(fields.get("fee")),
        pathway=known_word(fields.get("pathway", default), "pathway", vocabulary.PATHWAYS),
        particular_demand=known_boolean(fields.get("particular_demand", False), "particular_demand"),
        age=age,
        age_on_january_1=age_on_january_1,
        statuses=_statuses(patient.get("statuses", [])),
        region=known_word(patient.get("region", "metropole"), "patient.region", vocabulary.REGIONS),
        contract=_contract(fields.get("contract")),
    )


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The accepted word that resembles what was given.

    >>> nearest("generalist", ["generaliste", "psychiatre"])
    'generaliste'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it, and it is slow to import

    return next(iter(get_close_matches(word.lower().replace("_", "-"), list(words), n=1, cutoff=0.6)), None)


def known_object(value: object, field: str, known: tuple[str, ...], required: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """The fields that say something: null is the same as absent."""
    if not isinstance(value, Mapping):
        name = field or "la requête"
        raise InvalidRequest(
            "not-an-object",
            field,
            value,
            list(known),
            f"{name} : un objet JSON est attendu.",
            f"{field or 'the request'}: a JSON object is expected.",
        )
    prefix = f"{field}." if field else ""
    for key in value:
        if key not in known:
            raise _unknown_field(key, prefix, value[key], known)
    given = {key: each for key, each in value.items() if each is not None}
    for key in required:
        if key not in given:
            raise InvalidRequest(
                "missing-field",
                f"{prefix}{key}",
                None,
                list(known),
                f"Champ obligatoire : {prefix}{key}.",
                f"Required field: {prefix}{key}.",
            )
    return given


def _unknown_field(key: object, prefix: str, given: object, known: tuple[str, ...]) -> InvalidRequest:
    name = key[:60] if isinstance(key, str) else type(key).__name__
    close = nearest(name, known)
    hint_fr, hint_en = (f" Vouliez-vous « {close} » ?", f" Did you mean “{close}”?") if close else ("", "")
    return InvalidRequest(
        "unknown-field", f"{prefix}{name}", given, list(known), f"Champ inconnu : {name}.{hint_fr}", f"Unknown field: {name}.{hint_en}"
    )


def known_word(value: object, field: str, accepted: Mapping[str, vocabulary.Label]) -> str:
    """One of the accepted words, or InvalidRequest with the nearest one."""
    if isinstance(value, str) and value in accepted:
        return value
    close = nearest(str(value), accepted) if isinstance(value, str | int) and not isinstance(value, bool) else None
    hint_fr, hint_en = (f" Vouliez-vous « {close} » ?", f" Did you mean “{close}”?") if close else ("", "")
    raise InvalidRequest(
        f"unknown-{field.rsplit('.', maxsplit=1)[-1]}",
        field,
        value,
        list(accepted),
        f"Valeur inconnue pour {field}.{hint_fr}",
        f"Unknown value for {field}.{hint_en}",
    )


def _date(value: object, field: str) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise InvalidRequest(
        "invalid-date",
        field,
        value,
        ["2025-03-01"],
        "Une date existante est attendue, de la forme 2025-03-01.",
        "An existing date is expected, such as 2025-03-01.",
    )


def _fee(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, str):
        try:
            return money.parse(value)
        except ValueError:
            pass
    raise InvalidRequest(
        "invalid-fee",
        "fee",
        value,
        ["60.00", None],
        'Les honoraires sont une chaîne en euros, positive, avec deux décimales au plus : "60.00".',
        'The fee is a string in euros, positive, with two decimals at most: "60.00".',
    )


def known_boolean(value: object, field: str) -> bool:
    """True or false, and nothing that resembles them."""
    if isinstance(value, bool):
        return value
    raise InvalidRequest(
        "not-a-boolean", field, value, [True, False], f"{field} : true ou false est attendu.", f"{field}: true or false is expected."
    )


def _ages(patient: Mapping[str, Any], day: date) -> tuple[int | None, int | None]:
    """The age on the day and on 1 January of its year."""
    age, birth = _whole_age(patient.get("age")), patient.get("birth_date")
    if birth is None:
        return age, age
    born = _date(birth, "patient.birth_date")
    if born > day or day.year - born.year > OLDEST:
        raise InvalidRequest(
            "invalid-birth-date",
            "patient.birth_date",
            birth,
            [],
            "La date de naissance doit précéder la visite, de 130 ans au plus.",
            "The birth date must come before the visit, by 130 years at most.",
        )
    on_the_day = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    on_january_1 = max(0, day.year - born.year - ((born.month, born.day) > (1, 1)))
    if age is not None and age not in (on_the_day, on_january_1):
        raise InvalidRequest(
            "contradictory-age",
            "patient.age",
            age,
            [str(on_the_day)],
            "L’âge contredit la date de naissance.",
            "The age contradicts the birth date.",
        )
    return on_the_day, on_january_1


def _whole_age(age: object) -> int | None:
    if age is None or (isinstance(age, int) and not isinstance(age, bool) and 0 <= age <= OLDEST):
        return age
    raise InvalidRequest(
        "invalid-age",
        "patient.age",
        age,
        ["0", str(OLDEST)],
        f"L’âge est un nombre entier d’années, de 0 à {OLDEST}.",
        f"The age is a whole number of years, from 0 to {OLDEST}.",
    )


def _statuses(value: object) -> frozenset[str]:
    if not isinstance(value, list | tuple):
        raise InvalidRequest(
            "not-a-list",
            "patient.statuses",
            value,
            list(vocabulary.STATUSES),
            "patient.statuses : une liste est attendue.",
            "patient.statuses: a list is expected.",
        )
    return frozenset(known_word(status, "patient.statuses", vocabulary.STATUSES) for status in value)


def _percent(value: object, field: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= HIGHEST_PERCENT:
        return value
    raise InvalidRequest(
        "invalid-percent",
        field,
        value,
        ["100", "200"],
        f"{field} : un pourcentage entier de la base, part de l’Assurance Maladie comprise.",
        f"{field}: a whole percentage of the base, statutory share included.",
    )


def _contract(value: object) -> Contract | None:
    if value is None:
        return None
    fields = known_object(value, "contract", CONTRACT_FIELDS)
    responsible = known_boolean(fields.get("responsible", True), "contract.responsible")
    real_cost = known_boolean(fields.get("real_cost", False), "contract.real_cost")
    given = tuple(name for name in ("percent", "percent_optam", "percent_sans_optam") if name in fields)
    if real_cost and not given:
        return Contract(real_cost=True, responsible=responsible)
    if not real_cost and given == ("percent",):
        level = _percent(fields["percent"], "contract.percent")
        return Contract(level, level, responsible=responsible)
    if not real_cost and given == ("percent_optam", "percent_sans_optam"):
        levels = [_percent(fields[name], f"contract.{name}") for name in given]
        return Contract(levels[0], levels[1], responsible=responsible)
    raise InvalidRequest(
        "contradictory-contract",
        "contract",
        dict(fields),
        [{"percent": 200}, {"percent_optam": 200, "percent_sans_optam": 180}, {"real_cost": True}],
        "Un contrat donne soit percent, soit percent_optam et percent_sans_optam, soit real_cost.",
        "A contract gives either percent, or percent_optam and percent_sans_optam, or real_cost.",
    )
