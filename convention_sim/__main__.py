"""Command line: each command answers one JSON request a line; `schema` prints the JSON Schema of both sides.

settle      what a visit costs, who pays, and why
diagnose    where a stated figure comes from
practice    what a year of practice leaves the physician; its schema is `schema practice`
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable

from convention_sim.practice.serving import practice, practice_schema
from convention_sim.protocol import answer, diagnosis, schema, serve

# What answers a line, by command, and what describes it.
RESPONDENTS = {"settle": answer, "diagnose": diagnosis, "practice": practice}
SCHEMAS = {"settle": schema, "diagnose": schema, "practice": practice_schema}


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; the exit code is 0 whenever every line was answered, refusals included, 1 when nobody reads any more."""
    parser = argparse.ArgumentParser(prog="convention_sim", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=(*RESPONDENTS, "schema"))
    parser.add_argument("of", nargs="?", choices=tuple(SCHEMAS), default="settle", help="whose schema (settle unless said otherwise)")
    given = parser.parse_args(arguments)
    try:
        for line in _said(given.command, given.of):
            sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read the answers has left (`| head`): what Python would still write at its exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _said(command: str, of: str) -> Iterable[bytes]:
    """The lines that a command prints."""
    if command == "schema":
        return json.dumps(SCHEMAS[of](), ensure_ascii=False, indent=2).encode().splitlines()
    return serve(sys.stdin.buffer, RESPONDENTS[command])


if __name__ == "__main__":
    raise SystemExit(main())
