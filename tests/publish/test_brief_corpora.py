"""The brief of whole corpora, from the reports on: every sentence is cited, every number has its grade."""

import json
from pathlib import Path

import brief_checking as checking
import pytest

from warledger.pipeline import Ledger

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "jobar-2017"
SHARED = ROOT.parent / "shared"
CELLS = ("2016-10-07-aleppo", "2017-04-07-homs")  # the two with most outlets


def cells_in(folder):
    """Write the documents of some cells as JSON lines; return the file."""
    wanted = {
        document
        for cell in CELLS
        for document in json.loads((SHARED / "gold" / f"{cell}.json").read_text("utf-8"))["documents"]
    }
    with (SHARED / "data" / "fakes" / "articles.jsonl").open(encoding="utf-8") as lines:
        rows = [line for line in lines if json.loads(line)["id"] in wanted]
    path = folder / "cells.jsonl"
    path.write_text("".join(rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def examples():
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.add([str(EXAMPLES)])
        yield ledger


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    with Ledger.open("sqlite://", create=True) as ledger:
        ledger.add([str(cells_in(tmp_path_factory.mktemp("cells")))])
        yield ledger


def check(ledger, **asked):
    value = json.loads(ledger.brief(format="json", **asked))
    texts = {document.id: document.text for document in ledger.documents()}
    checking.keeps_to_the_schema(value)
    assert checking.uncited(value) == []
    assert checking.ungraded(value) == []
    assert checking.astray(value, texts) == []
    return value


ASKED = [
    {},
    {"place": "Jobar"},
    {"begin": "2017-03-20", "until": "2017-03-21"},
    {"as_of": "2017-03-20"},
    {"since": "2017-03-20"},
    {"since": "2017-03-19", "as_of": "2017-03-21", "place": "Jobar"},
]


@pytest.mark.parametrize("asked", ASKED)
def test_each_sentence_of_the_examples_brief_is_cited_and_each_number_graded(asked, examples):
    assert check(examples, **asked)["event_count"] > 0


def test_what_was_known_early_rests_on_what_was_published_early(examples):
    value = check(examples, as_of="2017-03-20")
    assert {line["outlet"] for line in value["documents"]} == {"Levant Wire", "Coastal Courier", "Meridian Daily"}
    assert value["remarks"][0].startswith("As known on Monday 20 March 2017")


def test_what_is_known_at_the_end_is_what_is_known_now(examples):
    then, now = check(examples, as_of="2100-01-01"), check(examples)
    assert then.pop("remarks") != now.pop("remarks")
    assert then.pop("asked") != now.pop("asked")
    assert then == now


@pytest.mark.parametrize("day", ["2017-03-18", "2017-03-19", "2017-03-20", "2017-03-21", "2100-01-01"])
def test_what_is_new_since_a_day_and_what_was_known_by_it_make_the_whole(day, examples):
    def documents(**asked):
        return {document.id for document in examples.compose_brief(**asked).documents}

    known, new = documents(as_of=day), examples.compose_brief(since=day)
    count = len(documents() - known)
    note = next(section.note for section in new.sections if section.key == "news")
    assert note.startswith(f"{count or 'No'} document")


def test_what_was_corrected_since_is_news(examples):
    value = check(examples, since="2017-03-20")
    news = value["sections"][0]
    words = [line["words"] for group in news["groups"] for line in group["lines"]]
    assert (news["key"], news["title"]) == ("news", "New since 20 March 2017")
    assert any("48" in line and "26" in line for line in words)  # the monitor lowered its count of dead soldiers


def test_the_brief_of_the_examples_is_of_a_length_that_is_read(examples):
    text = examples.brief()
    assert len(text.splitlines()) < 330
    assert len([line for line in text.splitlines() if line.startswith("BOTTOM LINE")]) == 1


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="needs ../shared/gold and ../shared/data: the gold cells")
@pytest.mark.parametrize("asked", [{}, {"since": "2016-12-31"}])
def test_each_sentence_of_a_brief_of_gold_cells_is_cited_and_each_number_graded(asked, cells):
    assert check(cells, **asked)["event_count"] > 0
