"""``serve`` and ``publish`` as a user types them: what they print, how they end, what they load."""

import re
import signal
import subprocess
import sys
import urllib.request

import pytest

from warledger.cli.app import run

PROGRAM = [sys.executable, "-c", "from warledger.cli import main; main()"]


def test_the_commands_load_no_web_framework_before_they_need_it():
    code = "import warledger.cli, warledger.pipeline, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"fastapi", "starlette", "jinja2", "uvicorn", "maplibre", "pydantic"} & set(done.stdout.split())


def test_a_server_says_where_it_is_answers_and_ends(war):
    serving = subprocess.Popen(
        [*PROGRAM, "serve", "--ledger", war, "--port", "0"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+/", serving.stderr.readline())[0]
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
            assert b"Rebels attacked" in answer.read()
    finally:
        serving.send_signal(signal.SIGINT)
        out, err = serving.communicate(timeout=30)
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--host", "192.0.2.1"], "--token"),
        (["--basemap", "no-such.pmtiles"], "there is no file"),
    ],
)
def test_what_is_not_served_is_said_in_one_line(war, capsys, monkeypatch, options, words):
    monkeypatch.delenv("WARLEDGER_TOKEN", raising=False)
    assert run(["serve", "--ledger", war, *options]) == 2
    assert words in capsys.readouterr().err


def test_a_ledger_that_is_not_there(tmp_path, capsys):
    assert run(["serve", "--ledger", str(tmp_path / "none.ledger")]) == 1
    assert run(["publish", str(tmp_path / "site"), "--ledger", str(tmp_path / "none.ledger")]) == 1
    assert capsys.readouterr().err.count("there is no ledger") == 2
    assert not (tmp_path / "site").exists()


def test_publishing_says_what_was_written(war, tmp_path, capsys):
    assert run(["publish", str(tmp_path / "site"), "--ledger", war]) == 0
    assert "2 documents" in capsys.readouterr().err
    assert (tmp_path / "site" / "index.html").is_file()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", "utf-8")
    assert run(["publish", str(tmp_path / "mine"), "--ledger", war]) == 2
