"""Leaves out of Pyodide what it offers to compiled packages, which pages do not load: nearly all of its 8,600 exports.

A browser makes each export ready before Python starts, and the script gives each a variable; that takes a tenth of the time to a first
answer. The functions stay: Python reaches them without a name. https://webassembly.github.io/spec/core/binary/modules.html
"""

import re
from collections.abc import Iterator

from mkdocs.exceptions import PluginError

IMPORTS, EXPORTS = 2, 7
PREAMBLE = 8  # bytes
ASSIGNING = re.compile(r"var ([\w$,]+);function assignWasmExports\(wasmExports\)\{([^}]*)\}")
ASSIGNED = re.compile(r'([\w$]+)=.*wasmExports\["([^"]+)"\]')
WORD = re.compile(r"[\w$]+")
CHANGED = "Pyodide's script no longer assigns its exports as docs/theme/live/exports.py expects"


def without_unused(code: bytes, script: str, other: str) -> tuple[bytes, str]:
    """The machine code and the script that loads it, with the exports alone that this script, another one or the code itself names."""
    found = ASSIGNING.search(script)
    if not found:
        raise PluginError(CHANGED)
    words = set(WORD.findall(script[: found.start()] + script[found.end() :] + other))
    content = dict(sections(code))
    kept = [
        (name, entry)
        for name, entry in exports(content[EXPORTS])
        if not words.isdisjoint({name, f"_{name}"}) or named(name) in content[IMPORTS]
    ]
    names = {name for name, _ in kept}
    fewer = number(len(kept)) + b"".join(entry for _, entry in kept)
    variables, statements = found[1].split(","), found[2].split(";")
    dropped = {match[1] for match in map(ASSIGNED.match, statements) if match and match[2] not in names}
    variables = [variable for variable in variables if variable not in dropped]
    statements = [statement for statement in statements if statement.partition("=")[0] not in dropped]
    assigning = f"var {','.join(variables)};function assignWasmExports(wasmExports){{{';'.join(statements)}}}"
    parts = ((kind, fewer if kind == EXPORTS else held) for kind, held in sections(code))
    lighter = code[:PREAMBLE] + b"".join(bytes([kind]) + number(len(held)) + held for kind, held in parts)
    return lighter, script[: found.start()] + assigning + script[found.end() :]


def sections(code: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a WebAssembly file: the kind of each, and what it holds."""
    place = PREAMBLE
    while place < len(code):
        size, start = read_number(code, place + 1)
        yield code[place], code[start : start + size]
        place = start + size


def exports(section: bytes) -> Iterator[tuple[str, bytes]]:
    """The name of each export, and its bytes: its name, what kind of thing it is, which one."""
    count, place = read_number(section, 0)
    for _ in range(count):
        size, start = read_number(section, place)
        _, end = read_number(section, start + size + 1)
        yield section[start : start + size].decode(), section[place:end]
        place = end


def read_number(code: bytes, place: int) -> tuple[int, int]:
    """A number, seven bits in each byte and the smallest first, and where it ends."""
    value = shift = 0
    while True:
        byte = code[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def number(value: int) -> bytes:
    """A number, written the same way."""
    low, high = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + number(high) if high else bytes([low])


def named(name: str) -> bytes:
    """A name, as the file holds it: its length first."""
    return number(len(name.encode())) + name.encode()
