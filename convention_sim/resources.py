"""The package's data files, read when they are first needed so that importing the package stays quick."""

from typing import Any


def read_text(package: str, name: str) -> str:
    """The text of a data file that stands beside a package's modules.

    >>> read_text("convention_sim.protocol", "schema.json")[0]
    '{'
    """
    from importlib.resources import files  # noqa: PLC0415 - costs a third of the package's import

    return files(package).joinpath(name).read_text(encoding="utf-8")


def read_toml(package: str, name: str) -> dict[str, Any]:
    """A TOML data file as a dict.

    >>> read_toml("convention_sim.facts", "participation.toml")["participation_unitaire"]["unit"]
    'EUR'
    """
    import tomllib  # noqa: PLC0415 - the same

    return tomllib.loads(read_text(package, name))
