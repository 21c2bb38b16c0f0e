"""``warledger gazetteer``: how each command ends and what it prints."""

import json

import pytest

from warledger.cli.app import run
from warledger.reading.gazetteer import load_gazetteer

CSV = "name,name_ar,lat,lon\nKafr Zarzur,كفر زرزور,35.81,36.52\n"


@pytest.fixture(autouse=True)
def data(monkeypatch, tmp_path):
    monkeypatch.setenv("WARLEDGER_DATA", str(tmp_path / "data"))
    load_gazetteer.cache_clear()
    yield tmp_path
    load_gazetteer.cache_clear()


def ran(capsys, *arguments):
    code = run(["gazetteer", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_add_find_list_and_remove(data, capsys):
    file = data / "villages.csv"
    file.write_text(CSV, "utf-8")
    assert ran(capsys, "add", file) == (0, "villages: 1 place added (CSV).\n", "")
    assert ran(capsys, "add", file)[1] == "villages: 1 place replaced (CSV).\n"
    code, out, _ = ran(capsys, "find", "Kafar Zarzour", "--format", "jsonl")
    found = json.loads(out.splitlines()[0])
    assert (code, found["name"], found["country"], found["by"], found["gazetteer"]) == (
        0, "Kafr Zarzur", "SY", "spelling", "villages",
    )  # fmt: skip
    assert "Kafr Zarzur" in ran(capsys, "find", "Kafr Zarzur")[1]
    assert json.loads(ran(capsys, "list", "--format", "json")[1])[0]["places"] == 1
    assert ran(capsys, "remove", "villages") == (0, "villages is no longer used.\n", "")
    assert ran(capsys, "list") == (0, "", "warledger: nothing found\n")
    assert ran(capsys, "find", "Kafr Zarzur", "--format", "jsonl")[1] == ""


def test_rows_left_out_are_told_in_one_line_and_end_with_3(data, capsys):
    file = data / "villages.csv"
    file.write_text(CSV + "Farside,,95,36\nUpside,,99,36\nNowhere,,,\n", "utf-8")
    code, out, err = ran(capsys, "add", file)
    assert (code, out) == (3, "villages: 1 place added (CSV).\n")
    assert err.count("\n") == 1
    assert "2 rows left out: latitude out of range (3, 4); 1 row left out" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message", "why"),
    [
        (["add"], 2, "Missing argument 'FILE'", "usage"),
        (["remove", "towns"], 2, "no gazetteer of yours is called 'towns'", "no such list"),
        (["add", "missing.csv"], 1, "missing.csv: No such file or directory", "no such file"),
        (["explode"], 2, "No such command 'explode'", "no such command"),
    ],
)
def test_what_goes_wrong_is_one_line(data, capsys, monkeypatch, arguments, code, message, why):  # noqa: PLR0917
    monkeypatch.chdir(data)
    found, out, err = ran(capsys, *arguments)
    assert (found, out, err.count("\n")) == (code, "", 1), why
    assert message in err, why


def test_a_name_in_capitals_of_no_list_finds_nothing(capsys):
    assert ran(capsys, "find", "Zzyzzyx-upon-Nowhere") == (0, "", "warledger: nothing found\n")
