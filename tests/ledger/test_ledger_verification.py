"""A tampered ledger does not verify; a killed one does."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger_records import ARRIVED, document, reading

from warledger.ids import digest_of
from warledger.ledger.store import Original, Store
from warledger.ledger.verification import verify


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "kept.ledger"
    with Store.open(str(found), create=True) as store:
        for name in ("a", "b", "c"):
            content = name.encode()
            original = Original(digest_of(content), "text/plain", content)
            store.add_reading(reading(document(name)), original, arrived=ARRIVED, reader="t", input_name=name)
    return found


def problems(path):
    with Store.open(str(path)) as store:
        return verify(store)


def tamper(path, *statements):
    connection = sqlite3.connect(path)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_an_untouched_ledger_is_sound(path):
    assert problems(path) == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE documents SET outlet = 'Another' WHERE id = 'b'", "rows of entry 2"),
        ("UPDATE claims SET stance = 'denied' WHERE document = 'a'", "rows of entry 1"),
        ("DELETE FROM notices WHERE document = 'c'", "rows of entry 3"),
        ("UPDATE entries SET arrived = '1999' WHERE number = 2", "entry 2 .* was changed"),
        ("DELETE FROM entries WHERE number = 2", "entry 2 is missing"),
        ("UPDATE notices SET entry = 77 WHERE document = 'c'", "entry 77, which does not exist"),
        ("UPDATE originals SET packed = x'00' WHERE entry = 1", "cannot be unpacked"),
        ("UPDATE documents SET confidential = 1 WHERE id = 'a'", "rows of entry 1"),
    ],
)
def test_every_kind_of_tampering_is_named(path, statement, words):
    tamper(path, statement)
    found = problems(path)
    assert found
    assert any(re.search(words, problem) for problem in found), found


WRITER = """
import sys
sys.path.insert(0, {folder!r})
from ledger_records import ARRIVED, document, reading
from warledger.ledger.store import Store
with Store.open({path!r}, create=True) as store:
    n = 0
    while True:
        store.add_reading(reading(document(f"d{{n}}")), None, arrived=ARRIVED, reader="t", input_name="x")
        n += 1
        print(n, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.031])
def test_a_kill_at_any_instant_loses_nothing_that_was_said_to_be_kept(tmp_path, delay):
    path = tmp_path / "killed.ledger"
    code = WRITER.format(folder=str(Path(__file__).parent), path=str(path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
        for _ in range(5):
            said = int(writer.stdout.readline())
        time.sleep(delay)
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read().split()
        said = int(rest[-1]) if rest else said
    assert problems(path) == ()
    with Store.open(str(path)) as store:
        assert len(list(store.documents())) >= said


WORKER = """
import sys
sys.path.insert(0, {folder!r})
from ledger_records import ARRIVED, document, reading
from warledger.ledger.store import Store
with Store.open({path!r}, create=True) as store:
    for n in range(40):
        store.add_reading(reading(document({name!r} + str(n))), None, arrived=ARRIVED, reader="t", input_name="x")
"""


def test_two_processes_can_add_at_once(tmp_path):
    path = tmp_path / "shared.ledger"
    Store.open(str(path), create=True).close()
    folder = str(Path(__file__).parent)
    codes = [WORKER.format(folder=folder, path=str(path), name=name) for name in ("left", "right")]
    workers = [subprocess.Popen([sys.executable, "-c", code]) for code in codes]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
    assert problems(path) == ()
    with Store.open(str(path)) as store:
        assert len(list(store.documents())) == 80
