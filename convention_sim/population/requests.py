"""The columns of a table of visits, and the request of the JSON protocol that the values of one row make."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from convention_sim import money
from convention_sim.errors import InvalidRequest
from convention_sim.protocol.reading import CONTRACT_FIELDS, PATIENT_FIELDS, PHYSICIAN_FIELDS, nearest

# Where each column of a situation goes in a request; the others are the visit's own.
PLACES: dict[str, tuple[str, ...]] = {
    "date": ("date",),
    "act": ("act",),
    "pathway": ("pathway",),
    "particular_demand": ("particular_demand",),
    **{name: ("physician", name) for name in PHYSICIAN_FIELDS},
    **{name: ("patient", name) for name in PATIENT_FIELDS},
    **{name: ("contract", name) for name in CONTRACT_FIELDS},
}
FEE_COLUMNS = ("fee", "fee_cents")
RETAINED_COLUMNS = ("retenu_annee", "retenu_jour")
COLUMNS = (*PLACES, *FEE_COLUMNS, *RETAINED_COLUMNS)
REQUIRED = ("date", "specialty", "sector")
WHOLE = frozenset({"sector", "age", "percent", "percent_optam", "percent_sans_optam"})
# int32 cents, and room for what the rules add to it.
HIGHEST = 2**31 - 1


def check_columns(columns: Mapping[str, Any], kept: tuple[str, ...]) -> None:
    """Refuse a table whose columns are lacking, not read, of several lengths, or give the fee twice; `kept` are columns to group by."""
    for name in REQUIRED:
        if name not in columns:
            raise InvalidRequest("missing-column", name, None, list(COLUMNS), f"Colonne obligatoire : {name}.", f"Required column: {name}.")
    for name in kept:
        if name not in columns:
            raise InvalidRequest("missing-column", name, None, list(columns), f"Colonne absente : {name}.", f"Missing column: {name}.")
    if unknown := [name for name in columns if name not in (*COLUMNS, *kept)]:
        raise _unknown_column(unknown[0])
    if all(name in columns for name in FEE_COLUMNS):
        fr = "Les honoraires sont donnés deux fois : en euros (fee) et en centimes (fee_cents)."
        en = "The fee is given twice: in euros (fee) and in cents (fee_cents)."
        raise InvalidRequest("contradictory-fee", "fee", list(FEE_COLUMNS), [[name] for name in FEE_COLUMNS], fr, en)
    rows = len(columns["date"])
    if uneven := [name for name, column in columns.items() if len(column) != rows]:
        fr, en = "Les colonnes n’ont pas toutes le même nombre de lignes.", "The columns do not all have the same number of rows."
        raise InvalidRequest("uneven-columns", uneven[0], len(columns[uneven[0]]), [rows], fr, en)


def _unknown_column(name: str) -> InvalidRequest:
    close = nearest(name, COLUMNS)
    hint_fr, hint_en = (f" Vouliez-vous « {close} » ?", f" Did you mean “{close}”?") if close else ("", "")
    fr, en = f"Colonne inconnue : {name}.{hint_fr}", f"Unknown column: {name}.{hint_en}"
    return InvalidRequest("unknown-column", name, name, list(COLUMNS), fr, en)


def request(values: Mapping[str, object], fee_stated: bool) -> dict[str, Any]:
    """The request that the values of a row's situation make; any fee stands for one that is stated.

    >>> request({"date": date(2025, 3, 1), "specialty": "generaliste", "sector": 1, "statuses": "ald css"}, False)["patient"]
    {'statuses': ['ald', 'css']}
    """
    found: dict[str, Any] = {"fee": "0.00"} if fee_stated else {}
    for name, value in values.items():
        if name in PLACES and (read := _read(name, value)) is not None:
            *parents, last = PLACES[name]
            target = found
            for parent in parents:
                target = target.setdefault(parent, {})
            target[last] = read
    if found.get("contract") in ({"responsible": True}, {"responsible": False}):
        del found["contract"]
    return found


def _read(name: str, value: object) -> object:
    """A cell as the protocol writes it: days and sectors as text, statuses as a list; None where it is empty."""
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT are an empty cell of a frame
        return None
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if name == "statuses" and isinstance(value, str):
        return value.split()
    if name in WHOLE and isinstance(value, float) and value.is_integer():
        value = int(value)  # a frame makes whole numbers floats as soon as one cell is empty
    return str(value) if name == "sector" and isinstance(value, int) and not isinstance(value, bool) else value


def group_of(name: str, value: object) -> object:
    """The value by which rows are grouped: one for all the ways to write it in a cell, days excepted, which stay as they are.

    An empty cell is None (no word, for statuses); a cell that cannot be a key is written out.

    >>> group_of("statuses", "css ald"), group_of("sector", 1.0), group_of("cabinet", "a"), group_of("cabinet", ["a"])
    ('ald css', '1', 'a', "['a']")
    """
    own = name not in PLACES or isinstance(value, date)
    read = (value if value == value else None) if own else _read(name, value)  # noqa: PLR0124 - NaN and NaT are an empty cell
    if name == "statuses" and (read is None or isinstance(read, list)):
        return " ".join(sorted(map(str, read or ())))
    try:
        hash(read)
    except TypeError:
        return repr(read)
    return read


def cents(name: str, value: object) -> int:
    """The cents of a cell of `fee` (euros), or of a column in cents; -1 for an empty fee: the tariff. InvalidRequest otherwise.

    >>> cents("fee", "60.00"), cents("fee", 26.5), cents("fee", Decimal("30")), cents("fee_cents", 6000), cents("fee", None)
    (6000, 2650, 3000, 6000, -1)
    """
    if value is None or value != value:  # noqa: PLR0124 - the same
        return -1 if name in FEE_COLUMNS else 0
    found = _cents(name, value)
    if found is None:
        raise InvalidRequest(
            "invalid-fee" if name in FEE_COLUMNS else "invalid-retained",
            name,
            value if isinstance(value, str | int | float) else str(value),
            ["60.00"] if name == "fee" else [6000],
            "Un montant positif, au centime près, est attendu.",
            "A positive amount, to the cent, is expected.",
        )
    if found > HIGHEST:
        raise InvalidRequest(
            "amount-too-high",
            name,
            str(value),
            [money.plain(HIGHEST)],
            f"Ce montant dépasse ce que les colonnes contiennent : {money.plain(HIGHEST)} euros.",
            f"This amount is more than the columns hold: {money.plain(HIGHEST)} euros.",
        )
    return found


def _cents(name: str, value: object) -> int | None:
    """The cents, or None for what is no amount; a float counts only when it is written with two decimals at most."""
    if isinstance(value, bool):
        return None
    if name != "fee":
        whole = int(value) if isinstance(value, float) and value.is_integer() else value
        return whole if isinstance(whole, int) and whole >= 0 else None
    if isinstance(value, str | int | float | Decimal):
        try:
            return money.parse(f"{value:f}" if isinstance(value, Decimal) else str(value))
        except ValueError:
            return None
    return None
