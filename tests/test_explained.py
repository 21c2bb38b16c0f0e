"""What docs/explanation/reconciling.md shows is what the commands print of examples/jobar-2017. ``--golden`` writes it.

A shown output is what is printed from its first line to the next empty one, or, where it ends in […], so many lines.
To show another, change its first line.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "explanation" / "reconciling.md"
CUT = "[…]"
SHOWN = re.compile(r"<!-- output of: (?P<command>.+?) -->\n```text\n(?P<output>.*?)\n```", re.DOTALL)


def run(*words):
    tool = Path(sys.executable).with_name("warledger")
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run([tool, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr
    return [line.rstrip() for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("explained") / "jobar.ledger")
    run("add", "--ledger", path, "examples/jobar-2017")
    return path


def outputs():
    return list(range(len(SHOWN.findall(PAGE.read_text("utf-8")))))


@pytest.mark.parametrize("number", outputs())
def test_what_the_page_shows_is_what_is_printed(number, ledger, rewrite_golden):
    text = PAGE.read_text("utf-8")
    match = list(SHOWN.finditer(text))[number]
    shown = match["output"].splitlines()
    printed = run(*match["command"].split()[1:], "--ledger", ledger)
    assert shown[0] in printed, f"{match['command']} prints no line {shown[0]!r}; show another"
    begin = printed.index(shown[0])
    if shown[-1] == CUT:
        actual = [*printed[begin : begin + len(shown) - 1], CUT]
    else:
        actual = printed[begin : printed.index("", begin) if "" in printed[begin:] else None]
    if rewrite_golden:
        PAGE.write_text(text[: match.start("output")] + "\n".join(actual) + text[match.end("output") :], "utf-8")
    else:
        assert actual == shown
