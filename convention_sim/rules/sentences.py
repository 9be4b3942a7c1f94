"""The rules in words: a sentence for each, what each one reads, and the texts of law behind it, with how far each text was read.

The reference pages show them; nothing here takes part in a computation, so a settlement never loads these files.
"""

from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from convention_sim.resources import read_toml
from convention_sim.vocabulary import Label

Reading = Literal["text", "excerpt", "secondary"]
InputUnit = Literal["flag", "euros", "rate", "years"]


class Sentence(NamedTuple):
    """A rule for a reader: its sentence, its name where `views.labels` has none, and the keys of its texts of law."""

    name: Label | None
    text: Label
    laws: tuple[str, ...]


class Input(NamedTuple):
    """What a rule reads from the case or the bill: its name, its unit, the facts behind it, and the facts file that prices it."""

    name: Label
    unit: InputUnit
    facts: tuple[str, ...]
    file: str


class LawText(NamedTuple):
    """A text of law: its title, its address, how far it was read, the dates of the wording described, and what it says in our words."""

    title: Label
    url: str
    read: Reading
    start: date | None
    end: date | None
    says: Label


@cache
def sentences() -> dict[str, Sentence]:
    """The sentence of each rule, by the rule's name.

    >>> sentences()["amo"].text.en
    'What statutory insurance pays in the end: its share, plus that of the local scheme, less the flat-rate contribution.'
    """
    return {
        rule: Sentence(_name(row), Label(row["fr"], row["en"]), tuple(row.get("texts", ())))
        for rule, row in read_toml("convention_sim.rules", "sentences.toml").items()
    }


def _name(row: dict[str, str]) -> Label | None:
    return Label(row["name_fr"], row["name_en"]) if "name_fr" in row else None


@cache
def inputs() -> dict[str, Input]:
    """What the rules read that is neither a rule nor a fact, by its name.

    >>> inputs()["age"].unit
    'years'
    """
    return {
        name: Input(Label(row["fr"], row["en"]), row.get("unit", "flag"), tuple(row.get("facts", ())), row.get("file", ""))
        for name, row in read_toml("convention_sim.rules", "inputs.toml").items()
    }


@cache
def law_texts() -> dict[str, LawText]:
    """The texts of law that the rules cite, by their key.

    >>> law_texts()["css-r160-22"].read
    'text'
    """
    return {
        key: LawText(
            Label(row["fr"], row["en"]), row["url"], row["read"], row.get("from"), row.get("to"), Label(row["says_fr"], row["says_en"])
        )
        for key, row in read_toml("convention_sim.rules", "texts.toml").items()
    }
