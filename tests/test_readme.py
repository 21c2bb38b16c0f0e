"""What the README shows is what the commands print. ``--golden`` writes it anew."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CUT = "[…]"
SHOWN = re.compile(r"<!-- output of: (?P<command>.+?) -->\n```text\n(?P<output>.*?)\n```", re.DOTALL)


def printed(command):
    tool = Path(sys.executable).with_name("warledger")
    words = command.split()
    assert words[0] == "warledger"
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run([tool, *words[1:]], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr
    return done.stdout.rstrip().splitlines()


def pieces(lines, output):
    """Take from the printed lines what a shown output takes: whole, or pieces with a cut between them."""
    shown, position = [], 0
    for piece in output.split(f"\n{CUT}\n"):
        wanted = piece.splitlines()
        begin = lines.index(wanted[0], position)
        shown.append("\n".join(lines[begin : begin + len(wanted)]))
        position = begin + len(wanted)
    return f"\n{CUT}\n".join(shown)


def commands():
    return [match["command"] for match in SHOWN.finditer(README.read_text("utf-8"))]


def test_the_readme_shows_output():
    assert commands()


@pytest.mark.parametrize("command", commands())
def test_what_the_readme_shows_is_what_is_printed(command, rewrite_golden):
    text = README.read_text("utf-8")
    match = next(m for m in SHOWN.finditer(text) if m["command"] == command)
    actual = pieces(printed(command), match["output"])
    if rewrite_golden:
        README.write_text(text[: match.start("output")] + actual + text[match.end("output") :], "utf-8")
    else:
        assert actual == match["output"]
