"""Broken inputs, broken ledgers and sudden ends, with the program in a process of its own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = "Shells hit the port of Aden on Monday, the Coast Observatory said. Five soldiers were killed in the attack.\n"
PROGRAM = (sys.executable, "-c", "from warledger.cli import main; main()")


def environment(**more):
    return {**{key: value for key, value in os.environ.items() if not key.startswith("WARLEDGER")}, **more}


def warledger(*arguments, **how):
    given = {"capture_output": True, "env": environment(), "timeout": 120, "text": True, **how}
    return subprocess.run([*PROGRAM, *map(str, arguments)], check=False, **given)


def start(*arguments):
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def rows(number):
    day = "Shells hit the port of Aden on {} June 2018, the army said. Rebels killed {} soldiers near Taiz.\n"
    return [
        json.dumps({"id": f"d{n:03}", "published": "2018-06-29", "outlet": "Wire", "text": day.format(1 + n % 28, n)})
        for n in range(1, number + 1)
    ]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Make a ledger of one report, once."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "good.txt").write_text(GOOD, "utf-8")
    done = warledger("add", folder / "good.txt", "--published", "2018-06-19", "--ledger", folder / "war.ledger")
    assert done.returncode == 0, done.stderr
    return folder / "war.ledger"


def is_one_line(done):
    return done.stderr.startswith("warledger: ") and done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


# ---------------------------------------------------------------- inputs


BROKEN = {
    "empty.txt": (b"", "empty_input"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary_input"),
    "cut.html": (b"<html><head><title>Port shelled</title><body><div><p>Shells hit the po", None),
    "wrong.txt": ("Кварталы города обстреляны".encode("utf-16-le") * 4, None),
    "lines.jsonl": (f'{{"id": "a1", "text": {json.dumps(GOOD)}}}\n{{"id": "a2", \n'.encode(), "broken_json_line"),
}


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """Add one good report and every broken one, once."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "good.txt").write_text(GOOD, "utf-8")
    for name, (content, _) in BROKEN.items():
        (folder / name).write_bytes(content)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    location = folder.parent / "inputs.ledger"
    return warledger("add", folder, "--published", "2018-06-19", "--ledger", location), location


def test_broken_inputs_are_told_one_line_each_and_the_others_go_in(taken):
    done, location = taken
    assert done.returncode == 3
    assert all(line.startswith("warledger: ") for line in done.stderr.splitlines())
    ids = [json.loads(line)["id"] for line in warledger(
        "documents", "--ledger", location, "--format", "jsonl"
    ).stdout.splitlines()]  # fmt: skip
    assert {"good", "a1"} <= set(ids)


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, (_, code) in BROKEN.items()])
def test_each_broken_input_is_named(name, code, taken):
    lines = [line for line in taken[0].stderr.splitlines() if name in line or Path(name).stem in line]
    assert lines, taken[0].stderr
    assert code is None or any(f"({code})" in line for line in lines)


def test_a_broken_link_is_told_like_a_file_without_permission(taken):
    assert [line for line in taken[0].stderr.splitlines() if "gone.txt" in line and "(unreadable_input)" in line]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(tmp_path):
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o000)
    try:
        done = warledger("read", tmp_path)
    finally:
        shut.chmod(0o700)
    assert done.returncode in {1, 3}
    assert "shut" in done.stderr


def test_a_missing_path_is_one_line(tmp_path):
    done = warledger("brief", tmp_path / "nowhere.txt")
    assert done.returncode == 1
    assert is_one_line(done)
    assert "nowhere.txt" in done.stderr


# ---------------------------------------------------------------- ledgers


@pytest.mark.parametrize("command", [("events",), ("brief",), ("verify",), ("control",), ("event", "e-1")])
def test_a_ledger_that_is_not_there_is_one_line_and_is_not_made(command, tmp_path):
    done = warledger(*command, "--ledger", tmp_path / "none.ledger")
    assert done.returncode == 1
    assert is_one_line(done)
    assert "none.ledger" in done.stderr
    assert not (tmp_path / "none.ledger").exists()


@pytest.mark.parametrize("where", [0, 40, 4096])
def test_a_damaged_ledger_is_one_line_or_a_list_of_faults(where, kept, tmp_path):
    damaged = tmp_path / "damaged.ledger"
    content = bytearray(kept.read_bytes())
    content[where : where + 3000] = b"\xff" * 3000
    damaged.write_bytes(content)
    done = warledger("verify", "--ledger", damaged)
    assert done.returncode == 1
    assert done.stderr.startswith("warledger: ")
    assert "Traceback" not in done.stderr
    assert "a fault in warledger" not in done.stderr


def test_a_ledger_that_another_process_writes_is_told_so(kept, tmp_path):
    held = tmp_path / "held.ledger"
    held.write_bytes(kept.read_bytes())
    more = tmp_path / "more.txt"
    more.write_text("Rebels shelled Taiz on Sunday, residents said.\n", "utf-8")
    other = sqlite3.connect(held)
    try:
        other.execute("BEGIN EXCLUSIVE")
        done = warledger("add", more, "--published", "2018-06-19", "--ledger", held)
    finally:
        other.close()
    assert done.returncode == 1
    assert "held.ledger" in done.stderr
    assert "Traceback" not in done.stderr
    assert warledger("verify", "--ledger", held).stdout == "The ledger is sound.\n"


def test_a_ledger_cannot_be_made_below_a_file(tmp_path):
    (tmp_path / "file.txt").write_text(GOOD, "utf-8")
    done = warledger("add", tmp_path / "file.txt", "--ledger", tmp_path / "file.txt" / "war.ledger")
    assert done.returncode == 1
    assert is_one_line(done)


# ---------------------------------------------------------------- output


@pytest.mark.parametrize("command", [("events",), ("brief",), ("documents", "--format", "jsonl"), ("verify",)])
def test_an_output_that_is_full_is_a_failure_in_one_line(command, kept):
    with Path("/dev/full").open("w") as full:
        done = warledger(*command, "--ledger", kept, stdout=full, capture_output=False, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert is_one_line(done)


@pytest.mark.parametrize("command", ["events", "brief"])
def test_a_pipe_that_closes_ends_the_program_quietly(command, kept):
    line = f'set -o pipefail; "$@" {command} --ledger "{kept}" | head -1'
    done = subprocess.run(
        ["bash", "-c", line, "-", *PROGRAM], env=environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.count("\n") == 1
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("more", [{}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color", "FORCE_COLOR": "1"}])
def test_a_pipe_gets_neither_colour_nor_a_bar(more, kept):
    done = warledger("brief", "--ledger", kept, env=environment(**more))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert "\r" not in done.stderr


def test_notices_for_information_are_counted_on_one_line(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    done = warledger("read", tmp_path / "good.txt", "--published", "2018-06-19")
    assert done.returncode == 0
    assert done.stderr == "warledger: 1 notice for information; -v prints them\n"
    told = warledger("read", tmp_path / "good.txt", "--published", "2018-06-19", "-v")
    assert "(outlet_unknown)" in told.stderr
    assert "-v prints" not in told.stderr


# ---------------------------------------------------------------- sudden ends


def stop_in_the_middle(lines, location, how):
    """Start to add documents and send a signal when some, but not all, are in the ledger."""
    process = start("add", lines, "--ledger", location)
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        if count_of(location) >= 3:
            process.send_signal(how)
            break
        time.sleep(0.02)
    _, errors = process.communicate(timeout=60)
    return process.returncode, errors


def count_of(location):
    """Return how many documents another process has written so far; a ledger that is being made has none."""
    if not location.exists():
        return 0
    connection = sqlite3.connect(f"file:{location}?mode=ro", uri=True, timeout=1)
    try:
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    lines = tmp_path_factory.mktemp("many") / "many.jsonl"
    lines.write_text("\n".join(rows(200)) + "\n", "utf-8")
    return lines


def test_ctrl_c_in_the_middle_leaves_a_sound_ledger(many, tmp_path):
    location = tmp_path / "war.ledger"
    assert stop_in_the_middle(many, location, signal.SIGINT) == (130, "warledger: interrupted\n")
    assert 3 <= count_of(location) < 200, "the end must come in the middle"
    assert warledger("verify", "--ledger", location).stdout == "The ledger is sound.\n"


def test_a_kill_in_the_middle_loses_nothing_and_a_second_add_completes_it(many, tmp_path):
    location = tmp_path / "war.ledger"
    assert stop_in_the_middle(many, location, signal.SIGKILL) == (-signal.SIGKILL, "")
    before = count_of(location)
    assert 3 <= before < 200, "the end must come in the middle"
    assert warledger("verify", "--ledger", location).stdout == "The ledger is sound.\n"
    again = warledger("add", many, "--ledger", location)
    assert f"{200 - before} documents added, {before} there already" in again.stdout
    whole = tmp_path / "whole.ledger"
    assert warledger("add", many, "--ledger", whole).returncode == 0
    asked = ("events", "--format", "jsonl", "--ledger")
    assert warledger(*asked, location).stdout == warledger(*asked, whole).stdout
