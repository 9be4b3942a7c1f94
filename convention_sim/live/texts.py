"""The words of the form, read from texts.toml."""

from functools import cache

from convention_sim.resources import read_toml
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label


@cache
def _texts() -> dict[str, dict[str, Label]]:
    found = read_toml("convention_sim.live", "texts.toml")
    return {section: {name: Label(**entry) for name, entry in entries.items()} for section, entries in found.items()}


def label(section: str, name: str) -> Label:
    """A text of the form in both languages.

    >>> label("fields", "sector").en
    'Sector'
    """
    return _texts()[section][name]


def say(section: str, name: str, language: Language, **values: str) -> str:
    r"""A text of the form in one language, its fields filled, typeset.

    >>> say("errors", "missing", "fr", label="Date")
    'À remplir\xa0: Date.'
    """
    return words.typeset(getattr(label(section, name), language).format(**values), language)


def both(section: str, name: str, **values: Label | str) -> Label:
    """The same in both languages; a value may itself be a label."""
    fr = {key: value.fr if isinstance(value, Label) else value for key, value in values.items()}
    en = {key: value.en if isinstance(value, Label) else value for key, value in values.items()}
    return Label(say(section, name, "fr", **fr), say(section, name, "en", **en))


def has(section: str, name: str) -> bool:
    """Whether there is such a text."""
    return name in _texts().get(section, {})


def number(value: int) -> Label:
    r"""A whole number as each language writes it.

    >>> number(10000)
    Label(fr='10\u202f000', en='10,000')
    """
    return Label(words.grouped(str(value), words.NARROW), words.grouped(str(value), ","))
