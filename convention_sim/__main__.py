"""Command line: `python -m convention_sim settle` answers one JSON request a line, `diagnose` explains one stated figure a line.

`schema` prints the JSON Schema of both.
"""

import argparse
import json
import sys

from convention_sim.protocol import answer, diagnosis, schema, serve

# What answers a line, by command.
RESPONDENTS = {"settle": answer, "diagnose": diagnosis}


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; the exit code is 0 whenever every line was answered, refusals included."""
    parser = argparse.ArgumentParser(prog="convention_sim", description=__doc__)
    parser.add_argument("command", choices=(*RESPONDENTS, "schema"))
    command = parser.parse_args(arguments).command
    if command == "schema":
        print(json.dumps(schema(), ensure_ascii=False, indent=2))
        return 0
    for line in serve(sys.stdin.buffer, RESPONDENTS[command]):
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
