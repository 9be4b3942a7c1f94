"""The package's data files, read when they are first needed so that importing the package stays quick."""

from importlib import import_module
from typing import Any


def read_text(package: str, name: str) -> str:
    """The text of a data file that stands beside a package's modules.

    >>> read_text("convention_sim.protocol", "schema.json")[0]
    '{'
    """
    from pkgutil import get_data  # noqa: PLC0415 - costs a tenth of the package's import; importlib.resources a third

    found = get_data(package, name)
    assert found is not None, name
    return found.decode()


def read_toml(package: str, name: str) -> dict[str, Any]:
    """A TOML data file as a dict, not to be changed. A build for pages brings it parsed, as a module: `participation_toml`.

    >>> read_toml("convention_sim.facts", "participation.toml")["participation_unitaire"]["unit"]
    'EUR'
    """
    try:
        tables: dict[str, Any] = import_module(f"{package}.{name.removesuffix('.toml')}_toml").TABLES
    except ModuleNotFoundError:
        import tomllib  # noqa: PLC0415 - not needed where the files are parsed

        return tomllib.loads(read_text(package, name))
    return tables
