"""The commands on real files: what they print, how they end, and that pipes get data and nothing else."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from warledger.cli.app import run
from warledger.contract import schema

PROGRAM = (sys.executable, "-c", "from warledger.cli import main; main()")
COAST = """Fighting at the port of Aden

Rebels attacked army positions near the port of Aden on Monday, the Coast Observatory said. At least five soldiers
were killed in the attack.

The army said it had repelled the attack on Monday.
"""
HILL = """Army denies loss of port

The army drove back rebels near the port of Aden on Monday, a military spokesman said. He said two soldiers were
killed.
"""


def warledger(*arguments, **how):
    """Run the program as a user does, in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("WARLEDGER")}
    given = {"capture_output": True, "env": environment, "timeout": 120, **how}
    return subprocess.run([*PROGRAM, *arguments], check=False, **given)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "coast.txt").write_text(COAST, "utf-8")
    (folder / "hill.txt").write_text(HILL, "utf-8")
    return folder


@pytest.fixture(scope="module")
def ledger(reports):
    location = reports.parent / "kept" / "war.ledger"
    location.parent.mkdir(exist_ok=True)
    arguments = ["add", str(reports / "coast.txt"), "--outlet", "Coast Wire", "--published", "2018-06-19"]
    assert run([*arguments, "--ledger", str(location)]) == 0
    arguments = ["add", str(reports / "hill.txt"), "--outlet", "Hill Post", "--published", "2018-06-19"]
    assert run([*arguments, "--ledger", str(location)]) == 0
    return str(location)


@pytest.mark.parametrize("asked", [["events", "--format", "jsonl"], ["brief"], ["control"], ["verify"]])
def test_a_ledger_on_a_server_answers_as_one_in_a_file(reports, ledger, postgresql, asked, capsys):
    for name, outlet in (("coast.txt", "Coast Wire"), ("hill.txt", "Hill Post")):
        arguments = ["add", str(reports / name), "--outlet", outlet, "--published", "2018-06-19"]
        assert run([*arguments, "--ledger", postgresql]) == 0
    answers = []
    for location in (ledger, postgresql):
        capsys.readouterr()
        code = run([*asked, "--ledger", location])
        answers.append((code, capsys.readouterr().out.replace(location, "the ledger")))
    assert answers[0] == answers[1]


def test_two_may_add_to_a_server_at_once(postgresql, tmp_path, capsys):
    words = "Shells hit the port of Aden on {} June 2018, the army said."
    for name in ("first", "second"):
        rows = [{"id": f"{name}-{day}", "published": "2018-06-29", "text": words.format(day)} for day in range(1, 9)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    adding = [
        subprocess.Popen(
            [*PROGRAM, "add", str(tmp_path / f"{name}.jsonl"), "--ledger", postgresql],
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in ("first", "second")
    ]
    said = [process.communicate(timeout=120) for process in adding]
    assert [process.returncode for process in adding] == [0, 0], said
    assert run(["verify", "--ledger", postgresql]) == 0
    capsys.readouterr()
    assert run(["documents", "--format", "jsonl", "--ledger", postgresql]) == 0
    assert len(lines_of(capsys)) == 16


def lines_of(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def check(definition, value):
    whole = schema()
    jsonschema.validate(value, {**whole, "$ref": f"#/$defs/{definition}"})


def test_read_prints_one_reading_a_document_as_the_contract_has_it(reports, capsys):
    assert run(["read", str(reports), "--published", "2018-06-19", "--outlet", "Coast Wire"]) == 0
    readings = lines_of(capsys)
    assert [reading["document"]["id"] for reading in readings] == ["coast", "hill"]
    for reading in readings:
        check("reading", reading)
    assert list(readings[0])[:3] == ["schema", "document", "text"]


def test_events_and_documents_print_the_contract(ledger, capsys):
    assert run(["events", "--ledger", ledger, "--format", "jsonl"]) == 0
    events = lines_of(capsys)
    assert events
    for event in events:
        check("event", event)
    assert run(["documents", "--ledger", ledger, "--format", "jsonl"]) == 0
    documents = lines_of(capsys)
    assert [document["outlet"] for document in documents] == ["Coast Wire", "Hill Post"]
    for document in documents:
        check("document", document)


@pytest.mark.parametrize("command", ["documents", "claims", "events", "disputes", "control"])
def test_json_is_one_array_of_what_jsonl_has_line_by_line(command, ledger, capsys):
    assert run([command, "--ledger", ledger, "--format", "jsonl"]) == 0
    lines = lines_of(capsys)
    assert run([command, "--ledger", ledger, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == lines


@pytest.mark.parametrize("command", ["documents", "claims", "events"])
def test_tables_name_their_rows(command, ledger, capsys):
    assert run([command, "--ledger", ledger, "--format", "jsonl"]) == 0
    first = lines_of(capsys)[0]["id"]
    assert run([command, "--ledger", ledger]) == 0
    table = capsys.readouterr().out
    assert first in table
    assert "\x1b[" not in table


def test_an_event_is_shown_with_its_sentences(ledger, capsys):
    assert run(["events", "--ledger", ledger, "--format", "jsonl"]) == 0
    event = lines_of(capsys)[0]
    assert run(["event", event["id"], "--ledger", ledger]) == 0
    page = capsys.readouterr().out
    assert event["id"] in page
    assert "THE SENTENCES" in page
    assert run(["event", event["id"], "--ledger", ledger, "--format", "json"]) == 0
    assert all(claim["text"] for claim in json.loads(capsys.readouterr().out)["claims"])


def test_an_unknown_event_is_wrong_usage_with_a_mend(ledger, capsys):
    assert run(["event", "e-000000000000", "--ledger", ledger]) == 2
    assert capsys.readouterr().err.startswith("warledger: there is no event 'e-000000000000'; `warledger events`")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_brief_of_a_ledger_and_of_its_reports_tell_the_same(form, ledger, reports, capsys):
    assert run(["brief", "--ledger", ledger, "--format", form]) == 0
    kept = capsys.readouterr().out
    assert "Coast Wire" in kept
    assert run(["brief", str(reports), "--published", "2018-06-19", "--format", form]) == 0
    assert "Aden" in capsys.readouterr().out


def test_a_brief_counts_documents_outlets_and_origins(ledger, capsys):
    assert run(["brief", "--ledger", ledger]) == 0
    assert "2 documents; 2 outlets, " in capsys.readouterr().out


def test_rebuild_and_verify_say_that_all_is_well(ledger, capsys):
    assert run(["events", "--ledger", ledger, "--format", "jsonl"]) == 0
    before = capsys.readouterr().out
    assert run(["rebuild", "--ledger", ledger]) == 0
    assert "made again." in capsys.readouterr().out
    assert run(["events", "--ledger", ledger, "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == before
    assert run(["verify", "--ledger", ledger]) == 0
    assert capsys.readouterr().out == "The ledger is sound.\n"


def test_adding_again_changes_nothing(ledger, reports, capsys):
    arguments = ["add", str(reports / "hill.txt"), "--outlet", "Hill Post", "--published", "2018-06-19"]
    assert run([*arguments, "--ledger", ledger]) == 0
    assert capsys.readouterr().out == "0 documents added, 1 there already, 0 new versions, 0 not taken.\n"


def test_the_ledger_may_be_named_by_the_environment(ledger, monkeypatch, capsys):
    monkeypatch.setenv("WARLEDGER_LEDGER", ledger)
    assert run(["documents", "--format", "jsonl"]) == 0
    assert len(lines_of(capsys)) == 2


def test_a_ledger_that_is_not_there_is_an_error_in_one_line(tmp_path, capsys):
    assert run(["events", "--ledger", str(tmp_path / "none.ledger")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "none.ledger" in printed.err
    assert not (tmp_path / "none.ledger").exists()


@pytest.mark.parametrize("command", ["read", "brief", "add"])
def test_a_missing_path_is_an_error_in_one_line(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run([command, "nowhere.txt"]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("warledger: ")
    assert "nowhere.txt" in printed.err
    assert printed.err.count("\n") == 1


def test_one_bad_input_among_good_ones_ends_with_3_and_a_line(reports, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert run(["read", str(reports / "coast.txt"), str(empty)]) == 3
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert "empty.txt" in printed.err
    assert all(line.startswith("warledger: ") for line in printed.err.splitlines())


@pytest.mark.parametrize("command", ["read", "brief", "add"])
def test_nothing_but_bad_inputs_is_a_failure(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("zero.txt").write_bytes(b"")
    assert run([command, "zero.txt"]) == 1
    assert "no document could be taken from zero.txt" in capsys.readouterr().err


def test_standard_input_is_read_for_a_dash():
    done = warledger("read", "-", "--published", "2018-06-19", input=COAST.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == COAST
    assert b"-v prints them" in done.stderr


def test_a_closed_pipe_ends_quietly(tmp_path):
    many = tmp_path / "many.jsonl"  # more than a pipe holds, so that the writer meets the closed end
    rows = ({"id": f"d{n}", "text": COAST, "published": "2018-06-19"} for n in range(20))
    many.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    command = f"{sys.executable} -c 'from warledger.cli import main; main()' read {many} | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout) == 10


def test_ctrl_c_ends_with_130_and_one_line():
    process = subprocess.Popen(
        [sys.executable, "-c", "from warledger.cli import main; main()", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        process.wait(3)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().strip() == "warledger: interrupted"


def test_a_pipe_gets_utf_8_whatever_the_locale_and_no_colour(reports):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TERM": "xterm-256color"}
    done = warledger("brief", str(reports), env=environment)
    page = done.stdout.decode("utf-8")
    assert "“" in page
    assert "\x1b" not in page + done.stderr.decode()


def test_a_fault_shows_its_traceback_only_when_asked(tmp_path, capsys):
    broken = tmp_path / "broken.ledger"
    broken.write_bytes(b"this is no database, but it is long enough to be looked at twice" * 20)
    assert run(["events", "--ledger", str(broken)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert run(["events", "-v", "--ledger", str(broken)]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_bar_is_drawn_on_a_terminal_and_data_stays_clean(reports):
    leader, follower = pty.openpty()
    done = warledger(
        "read", str(reports), "--published", "2018-06-19", stderr=follower, capture_output=False, stdout=-1
    )
    os.close(follower)
    drawn = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "documents read" in drawn
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 2


@pytest.mark.parametrize("settings", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_gets_colour_unless_the_user_wants_none(settings, ledger):
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", **settings}
    done = warledger("brief", "--ledger", ledger, env=environment, stdout=follower, capture_output=False, stderr=-1)
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert done.returncode == 0
    assert ("\x1b[" in shown) is ("NO_COLOR" not in settings)
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["events", "--from", "2018-06", "--until", "2018-06"], True),
        (["events", "--from", "2019"], False),
        (["events", "--place", "yemen"], True),
        (["events", "--place", "Adan"], True),  # another transliteration
        (["events", "--place", "Aleppo"], False),
        (["events", "--kind", "Armed clash"], True),
        (["claims", "--document", "coast"], True),
        (["claims", "--document", "nowhere"], False),
        (["control", "Aleppo"], False),
        (["disputes", "--all", "--place", "Aleppo"], False),
    ],
)
def test_filters_keep_what_they_say(arguments, found, ledger, capsys):
    assert run([*arguments, "--ledger", ledger, "--format", "jsonl"]) == 0
    assert bool(lines_of(capsys)) is found


def test_an_empty_table_says_so_on_standard_error(ledger, capsys):
    assert run(["events", "--from", "2019", "--ledger", ledger]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "warledger: nothing found\n")
