"""Every command: help with an example, usage errors in one line, the generated reference."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from warledger.cli.app import program, run
from warledger.cli.options import Day
from warledger.cli.output import json_of
from warledger.cli.reference import reference_page

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
COMMANDS = sorted(program.commands)


def test_the_commands_are_those_of_the_plan():
    assert COMMANDS == [
        "add", "brief", "claims", "control", "disputes", "documents", "event", "events", "gazetteer", "publish", "read",
        "rebuild", "serve", "verify",
    ]  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    result = CliRunner().invoke(program, [name, "--help"])
    assert result.exit_code == 0
    assert f"Example:\n    warledger {name}" in result.output
    assert "--verbose" in result.output


def test_the_reference_page_is_what_help_prints():
    assert REFERENCE.read_text("utf-8") == reference_page(), (
        "run `python -m warledger.cli.reference > docs/reference/commands.md`"
    )


def test_every_command_stands_in_the_reference():
    page = REFERENCE.read_text("utf-8")
    assert [name for name in COMMANDS if f"## warledger {name}\n" not in page] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["shoot"], "warledger: No such command 'shoot' (see warledger --help)"),
        (["read"], "warledger: Missing argument 'PATH…' (see warledger read --help)"),
        (["events", "--from", "yesterday"], "'yesterday' is no date; write 2017-03-21, 2017-03 or 2017"),
        (["events", "--from", "2017-02-30"], "there is no such day"),
        (["events", "--format", "xml"], "'xml' is not one of 'table', 'json', 'jsonl'"),
        (["brief", "a.txt", "--ledger", "b"], "give PATHs or --ledger, not both"),
        (["brief", "--outlet", "Coast Wire"], "--outlet and --published describe PATHs"),
        (["brief", "--colour"], "No such option"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(arguments, message, capsys):
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("warledger: ")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2017-03-21", "2017-03-21", "2017-03-21"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_month_or_year_is_widened_to_its_days(value, first, last):
    assert Day().convert(value, None, None) == first
    assert Day(is_last=True).convert(value, None, None) == last


def test_json_keeps_letters_and_escapes_what_utf_8_cannot_carry():
    assert json_of({"b": "Jūbar", "a": 1}) == '{"b": "Jūbar", "a": 1}'
    assert json.loads(json_of("\ud800").encode("utf-8")) == "\ud800"


def test_version_is_printed(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("warledger 0.")


def test_without_a_command_the_help_is_shown(capsys):
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().out


def test_help_needs_no_model_nor_database():
    code = (
        "import sys; from warledger.cli.app import run; run(['brief', '--help']);"
        "heavy = {'spacy', 'sqlalchemy', 'lxml', 'rich', 'trafilatura', 'numpy'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
