"""The scripts of the live pages are checked like the package: by their types."""

import subprocess

import pytest

from docs.theme.live import node, publishing


def test_the_types_written_in_the_scripts_hold() -> None:
    if not node.wanted():
        pytest.skip("built without the live pages (CONVENTION_SIM_NO_LIVE)")
    for folder in (publishing.SOURCES, node.HERE):
        done = subprocess.run(node.command("typescript/bin/tsc", "-p", str(folder)), text=True, capture_output=True, check=False)
        assert done.stdout == ""
        assert done.returncode == 0
