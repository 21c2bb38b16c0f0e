"""What a brief may be asked for: days, a place, two moments of knowledge, a convention."""

import json

import pytest

from warledger.cli.app import run

EARLY = (
    "Shelling killed 12 soldiers at a checkpoint in Taiz on Monday, the Coast Monitor said.\n\n"
    "Government forces took the town of Mocha on Sunday, a military source said.\n"
)
LATE = (
    "Shelling killed 19 soldiers at a checkpoint in Taiz on Monday, the army said.\n\n"
    "An air strike hit a bridge in Aden on Tuesday, residents said.\n"
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    location = str(folder / "war.ledger")
    for name, text, outlet, day in (
        ("early", EARLY, "Coast Wire", "2018-06-19"),
        ("late", LATE, "Hill Post", "2018-06-20"),
    ):
        (folder / f"{name}.txt").write_text(text, "utf-8")
        given = ["--outlet", outlet, "--published", day, "--ledger", location]
        assert run(["add", str(folder / f"{name}.txt"), *given]) == 0
    return location


def brief(ledger, capsys, *options):
    assert run(["brief", "--ledger", ledger, "--format", "json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def words_of(value, key):
    section = next((s for s in value["sections"] if s["key"] == key), None)
    return [line["words"] for group in section["groups"] for line in group["lines"]] if section else []


def test_as_of_a_day_only_what_had_been_published_is_known(ledger, capsys):
    value = brief(ledger, capsys, "--as-of", "2018-06-19")
    assert (value["document_count"], value["outlets"]) == (1, ["Coast Wire"])
    assert not any("19 killed" in words for words in words_of(value, "tolls"))
    assert value["asked"]["as_of"] == "2018-06-19"


def test_since_a_day_what_became_known_comes_first(ledger, capsys):
    value = brief(ledger, capsys, "--since", "2018-06-19")
    assert value["sections"][0]["key"] == "news"
    assert value["sections"][0]["note"] == "1 document became known after 19 June 2018."
    assert any("bridge" in words for words in words_of(value, "news"))
    assert not any("Mocha" in words for words in words_of(value, "news"))  # known before


def test_nothing_is_new_since_the_last_document(ledger, capsys):
    value = brief(ledger, capsys, "--since", "2018-06-20")
    assert words_of(value, "news") == []
    assert value["sections"][0]["note"].endswith("nothing is told otherwise.")


def test_news_keeps_to_the_place_asked_for(ledger, capsys):
    value = brief(ledger, capsys, "--since", "2018-06-19", "--place", "Taiz")
    assert not any("bridge" in words for words in words_of(value, "news"))


def test_what_is_new_since_a_later_day_than_is_known_is_wrong_usage(ledger, capsys):
    assert run(["brief", "--ledger", ledger, "--since", "2018-06-20", "--as-of", "2018-06-19"]) == 2
    assert capsys.readouterr().err.startswith("warledger: nothing can be new since 2018-06-20 as of 2018-06-19")


@pytest.mark.parametrize("convention", ["ucdp", "acled", "airwars"])
def test_tolls_are_summed_up_by_the_convention_asked_for(convention, ledger, capsys):
    value = brief(ledger, capsys, "--convention", convention)
    assert value["asked"]["convention"] == convention
    figures = [f for s in value["sections"] for g in s["groups"] for line in g["lines"] for f in line["figures"]]
    assert figures
    if convention == "acled":
        assert all(figure["low"] == figure["best"] == figure["high"] for figure in figures)
    if convention == "airwars":
        assert all(figure["best"] is None for figure in figures)


@pytest.mark.parametrize("command", ["events", "event"])
def test_events_are_summed_up_by_it_too(command, ledger, capsys):
    assert run(["events", "--ledger", ledger, "--format", "jsonl", "--convention", "acled"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = [event for event in events if event["tolls"]]
    assert all(toll["low"] == toll["best"] == toll["high"] for event in told for toll in event["tolls"])
    if command == "event":
        given = ["--ledger", ledger, "--format", "json", "--convention", "acled"]
        assert run(["event", told[0]["id"], *given]) == 0
        assert json.loads(capsys.readouterr().out)["tolls"] == told[0]["tolls"]


def test_a_brief_of_paths_may_be_asked_the_same(tmp_path, capsys):
    (tmp_path / "early.txt").write_text(EARLY, "utf-8")
    given = ["--published", "2018-06-19", "--outlet", "Coast Wire", "--format", "json"]
    assert run(["brief", str(tmp_path), *given, "--as-of", "2018-06-18"]) == 0
    assert json.loads(capsys.readouterr().out)["event_count"] == 0
    assert run(["brief", str(tmp_path), *given, "--place", "Nowhere"]) == 0  # there are documents, none about it
    assert json.loads(capsys.readouterr().out)["document_count"] == 0


def test_who_held_a_place_on_a_day_is_answered_above_the_list(ledger, capsys):
    assert run(["control", "Mocha", "--on", "2018-06-18", "--ledger", ledger]) == 0
    answer, _, table = capsys.readouterr().out.partition("\n\n")
    assert answer.startswith("Mocha on Monday 18 June 2018: ")
    assert "claimed by military source" in answer
    assert "Standing" in table
    assert run(["control", "Nowhere", "--on", "2018-06-18", "--ledger", ledger]) == 0
    assert capsys.readouterr().out.startswith("Nowhere on Monday 18 June 2018: unknown: nobody says who")
