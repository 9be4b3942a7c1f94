"""The Python that pages load is Pyodide's, without what they never use."""

import re

import pytest
from mkdocs.exceptions import PluginError

from docs.theme.live import engine, exports, node

pytestmark = pytest.mark.skipif(not node.wanted(), reason="built without the live pages (CONVENTION_SIM_NO_LIVE)")
SCRIPT = 'var _kept,_unused;function assignWasmExports(wasmExports){_kept=wasmExports["kept"];_unused=wasmExports["unused"]}_kept()'


def offered(code: bytes) -> set[str]:
    """The names that machine code exports."""
    return {name for name, _ in exports.exports(dict(exports.sections(code))[exports.EXPORTS])}


def written(imported: str = "") -> bytes:
    """Machine code that exports two functions, of which another name for one may be imported."""
    entries = b"".join(exports.named(name) + b"\0" + exports.number(place) for place, name in ((0, "kept"), (300, "unused")))
    parts = {exports.IMPORTS: b"\1" + exports.named("GOT.func") + exports.named(imported), exports.EXPORTS: b"\2" + entries}
    return b"\0asm\1\0\0\0" + b"".join(bytes([kind]) + exports.number(len(held)) + held for kind, held in parts.items())


def test_an_export_that_nothing_names_is_left_out() -> None:
    code, script = exports.without_unused(written(), SCRIPT, "")
    assert offered(code) == {"kept"}
    assert script == 'var _kept;function assignWasmExports(wasmExports){_kept=wasmExports["kept"]}_kept()'


@pytest.mark.parametrize(("imported", "other"), [("unused", ""), ("", "Module._unused()")])
def test_an_export_that_the_code_or_the_other_script_names_stays(imported: str, other: str) -> None:
    code, script = exports.without_unused(written(imported), SCRIPT, other)
    assert (code, script) == (written(imported), SCRIPT)


def test_another_way_of_assigning_exports_stops_the_build() -> None:
    with pytest.raises(PluginError, match="exports"):
        exports.without_unused(written(), "Object.assign(self, wasmExports)", "")


@pytest.mark.parametrize("value", [0, 127, 128, 9_252_907])
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    assert exports.read_number(b"\0" + exports.number(value), 1) == (value, 1 + len(exports.number(value)))


def test_pages_get_the_exports_that_their_scripts_assign_and_few_others() -> None:
    folder = engine.pyodide()
    kept, all_of_them = (offered((place / engine.WASM).read_bytes()) for place in (folder, engine.PYODIDE))
    assigned = set(re.findall(r'wasmExports\["([^"]+)"\]', (folder / engine.CODE).read_text("utf-8")))
    assert assigned <= kept <= all_of_them
    assert len(kept) * 20 < len(all_of_them)
