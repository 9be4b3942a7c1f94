"""Command line: `python -m convention_sim settle` answers one JSON request a line; `schema` prints the JSON Schema."""

import argparse
import json
import sys

from convention_sim.protocol import schema, serve


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; the exit code is 0 whenever every line was answered, refusals included."""
    parser = argparse.ArgumentParser(prog="convention_sim", description=__doc__)
    parser.add_argument("command", choices=("settle", "schema"))
    command = parser.parse_args(arguments).command
    if command == "schema":
        print(json.dumps(schema(), ensure_ascii=False, indent=2))
        return 0
    for line in serve(sys.stdin.buffer):
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
