import json

import pytest
from bench.__main__ import main
from bench.sets import times


@pytest.fixture
def data(tmp_path):
    """A folder of the shape of the gold, with one set of one document of our own."""
    text = "Shells hit the port of Aden on 3 May 2019, the army said."
    start = text.index("3 May")
    row = {
        "id": "t1",
        "text": text,
        "times": [{"start": start, "end": start + 10, "type": "DATE", "value": "2019-05-03"}],
    }
    (tmp_path / "times").mkdir()
    (tmp_path / times.FILE).write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def test_other_data_are_measured_and_its_missing_sets_are_named(data, capsys):
    assert main(["--data", str(data), "--processes", "0", "--no-naive"]) == 0
    printed = capsys.readouterr()
    assert "times.value_f1       1  1.000" in printed.out
    assert "lgl is not measured" in printed.err
    assert "the floor of times.span_f1 does not apply" in printed.err


def test_errors_of_a_set_are_printed(data, capsys):
    row = json.loads((data / times.FILE).read_text())
    row["times"][0]["value"] = "2019-05-04"
    (data / times.FILE).write_text(json.dumps(row))
    assert main(["errors", "times", "--data", str(data), "--processes", "0"]) == 0
    printed = capsys.readouterr().out
    assert "3 May 2019 = 2019-05-04" in printed
    assert "3 May 2019 = 2019-05-03" in printed


def test_without_gold_there_is_an_error_that_says_what_to_do(tmp_path, capsys):
    assert main(["--data", str(tmp_path)]) == 1
    assert "--data" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["nonsense"], ["errors"], ["errors", "nonsense"]])
def test_wrong_words_are_usage_errors(arguments, capsys):
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert capsys.readouterr().err


def test_the_sets_are_listed(capsys):
    assert main(["list"]) == 0
    assert "event_location_silver" in capsys.readouterr().out
