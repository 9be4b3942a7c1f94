"""Line by line: one answer a line, whatever the line holds, and the process goes on."""

import json
import subprocess
import sys
from typing import Any

import pytest

from convention_sim import answer
from convention_sim.__main__ import main
from convention_sim.protocol import schema, serve

from .json_cases import ERROR, MINIMAL


def lines(*given: bytes) -> list[dict[str, Any]]:
    """The answers to lines, each read back as strict JSON."""
    return [json.loads(line, parse_constant=pytest.fail) for line in serve(given)]


GOOD = json.dumps(MINIMAL).encode()
BAD_LINES = (
    b"",
    b"\n",
    b"hello\n",
    b"{\n",
    b"null\n",
    b"[1, 2]\n",
    b'"text"\n',
    b'{"date": NaN}\n',
    b"\xff\xfe\x00\n",
    b"\x00\n",
    b"[" * 200_000 + b"\n",
    b'{"a":' * 200_000 + b"\n",
    b'{"date": ' + b"9" * 10_000 + b"}\n",
    b'{"date": "\\ud800"}\n',
    '{"date": "2025-03-01", "physician": {"specialty": "généraliste", "sector": "1"}}\n'.encode("latin-1"),
)


def test_a_bad_line_gets_an_error_and_the_next_one_an_answer() -> None:
    for bad in BAD_LINES:
        refused, answered = lines(bad, GOOD)
        ERROR.validate(refused)
        assert answered["amounts"]["amo"] == "19.00", bad[:50]


@pytest.mark.parametrize(
    ("line", "field", "given"),
    [
        (GOOD[:-1] + b', "fee": "30", "fee": "60"}', "fee", ["30", "60"]),
        (GOOD[:-1] + b', "patient": {"age": 40, "age": 10}}', "age", [40, 10]),
        (b'{"' + b"x" * 500 + b'": 1, "' + b"x" * 500 + b'": 2}', "x" * 200 + "…", [1, 2]),
    ],
)
def test_a_field_given_twice_is_refused_and_neither_value_is_taken(line: bytes, field: str, given: list[object]) -> None:
    (found,) = lines(line)
    ERROR.validate(found)
    assert (found["error"]["code"], found["error"]["field"], found["error"]["given"]) == ("repeated-field", field, given)


@pytest.mark.parametrize("name", ["settle", "schema"])
def test_the_command_stops_without_a_word_when_nobody_reads_its_answers(name: str) -> None:
    command = [sys.executable, "-m", "convention_sim", name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        process.stdout = None
        _, said = process.communicate((GOOD + b"\n") * 100, timeout=30)
    assert (process.returncode, said) == (1, b"")


def test_a_line_is_one_line() -> None:
    for line in serve([GOOD, *BAD_LINES]):
        assert b"\n" not in line
        line.decode("utf-8")


def test_the_command_answers_line_by_line_and_never_stops() -> None:
    sent = b"".join(part if part.endswith(b"\n") else part + b"\n" for part in (GOOD, *BAD_LINES, GOOD))
    done = subprocess.run([sys.executable, "-m", "convention_sim", "settle"], input=sent, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(BAD_LINES) + 2
    assert found[0] == found[-1] == answer(MINIMAL)
    assert all("error" in each for each in found[1:-1])


def test_the_command_answers_each_line_before_the_next_is_sent() -> None:
    with subprocess.Popen([sys.executable, "-m", "convention_sim", "settle"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(3):
            process.stdin.write(GOOD + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline()) == answer(MINIMAL)
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["settel"])
    assert stopped.value.code == 2
    assert "settle" in capsys.readouterr().err
