"""The rooms wired: what goes in once is kept once, whatever the order; one broken document takes no other with it."""

import io
import json
from itertools import permutations
from pathlib import Path

import pytest

import warledger
from warledger.contract import event_to_json
from warledger.errors import IntakeError, ReadingError, UsageError
from warledger.ids import canonical_json
from warledger.pipeline import Added, Ledger, brief_of, read_documents, readings_of
from warledger.records import Document, Reading

REPORTS = Path(__file__).parent / "end_to_end" / "reports"
SHELLING = "Government forces shelled the port of Aden on Monday, killing two dock workers, a port official said."


class StubReader:
    """Reads nothing, and breaks on a document that says so."""

    name = "stub-1"

    def read_all(self, documents):
        for document in documents:
            if "break here" in document.text:
                raise ZeroDivisionError("as told")
            yield Reading(document)


@pytest.fixture
def ledger():
    with Ledger.open(":memory:", create=True, reader=StubReader()) as opened:
        yield opened


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def events_of(ledger):
    return [canonical_json(event_to_json(event)) for event in ledger.events()]


def test_read_finds_a_claim_with_its_speaker():
    reading = warledger.read(SHELLING, published="2024-05-08", outlet="Coast Wire")
    assert reading.document.outlet == "Coast Wire"
    killing = next(claim for claim in reading.claims if claim.tolls)
    assert [link.name for link in killing.chain] == ["Coast Wire", "port official"]
    assert [reading.times[i].value for i in killing.times] == ["2024-05-06"]
    assert [(reading.tolls[i].low, reading.tolls[i].high) for i in killing.tolls] == [(2, 2)]


@pytest.mark.parametrize("text", ["", " ", "…", "\n\n\n", "a", "“", "(((((", "\x00\x01"])
def test_read_takes_any_text(text):
    assert warledger.read(text).document.text == text


def test_one_broken_document_takes_no_other_with_it():
    documents = [Document(name, name, text) for name, text in (("a", "x"), ("b", "break here"), ("c", "y"))]
    readings = list(read_documents(documents, StubReader()))
    assert [reading.document.id for reading in readings] == ["a", "b", "c"]
    assert [[notice.code for notice in reading.notices] for reading in readings] == [[], ["reading_failed"], []]


def test_an_error_of_our_own_is_not_hidden():
    class Unready(StubReader):
        def read_all(self, documents):
            raise ReadingError("no model")
            yield from documents

    with pytest.raises(ReadingError):
        list(read_documents([Document("a", "a", "x")], Unready()))


def test_adding_twice_changes_nothing(ledger, tmp_path):
    path = write(tmp_path, "port.txt", SHELLING)
    assert ledger.add([path]) == Added(new=1)
    assert ledger.add([path]) == Added(same=1)
    assert ledger.add([path, path]) == Added(same=2)
    assert len(list(ledger.documents())) == 1


def test_the_same_url_with_other_words_is_a_new_version(ledger, tmp_path):
    lines = [
        {"id": "one", "url": "https://example.org/port", "published": "2024-05-07", "text": "Two died at the port."},
        {"id": "two", "url": "https://example.org/port", "published": "2024-05-08", "text": "Three died at the port."},
    ]
    path = write(tmp_path, "both.jsonl", "\n".join(map(json.dumps, lines)))
    assert ledger.add([path]) == Added(new=1, versions=1)
    assert [reading.document.id for reading in ledger.readings()] == ["two"]
    assert {d.id: d.version_of for d in ledger.documents()} == {"one": None, "two": "one"}


def test_inputs_that_make_no_document_are_told_and_kept(ledger, tmp_path):
    told = []
    good = write(tmp_path, "good.txt", "The port was quiet.")
    empty = write(tmp_path, "empty.txt", "")
    added = ledger.add([good, empty], on_notice=lambda name, notice: told.append((name, notice.code)))
    assert added == Added(new=1, failed=1)
    assert [code for name, code in told if name == empty] == ["empty_input"]
    assert next(iter(ledger.readings())).document.id == "good"


def test_standard_input(ledger):
    assert ledger.add(["-"], stdin=io.BytesIO(SHELLING.encode())) == Added(new=1)


def test_a_missing_path_is_an_error(ledger):
    with pytest.raises(IntakeError, match=r"nowhere\.txt"):
        ledger.add(["nowhere.txt"])


def test_questions_about_what_is_not_there(ledger):
    for question in (ledger.event, ledger.reading, ledger.text_of):
        with pytest.raises(UsageError, match="lists them"):
            question("nothing")


def test_an_empty_ledger_answers(ledger):
    assert list(ledger.events()) == []
    assert list(ledger.control()) == []
    assert ledger.verify() == ()
    assert ledger.rebuild() == 0
    assert isinstance(ledger.brief(), str)


def test_the_order_of_adding_does_not_matter(tmp_path):
    paths = [str(path) for path in sorted(REPORTS.glob("*/*.txt"))][:4]
    seen = set()
    for number, order in enumerate(list(permutations(paths))[::7]):
        with Ledger.open(tmp_path / f"{number}.ledger", create=True) as ledger:
            for path in order:
                ledger.add([path])
            seen.add(tuple(events_of(ledger)))
    assert len(seen) == 1
    assert seen.pop()


def test_a_rebuild_gives_the_same_bytes(tmp_path):
    with Ledger.open(tmp_path / "war.ledger", create=True) as ledger:
        ledger.add([str(REPORTS / "sudan")])
        before = events_of(ledger)
        assert ledger.rebuild() == len(before)
        assert events_of(ledger) == before
        assert ledger.verify() == ()
    with Ledger.open(tmp_path / "war.ledger") as ledger:
        assert events_of(ledger) == before


def test_a_brief_in_one_go_is_the_brief_of_a_ledger(tmp_path):
    paths = [str(REPORTS / "yemen")]
    with Ledger.open(tmp_path / "war.ledger", create=True) as ledger:
        ledger.add(paths)
        assert ledger.compose_brief() == brief_of(paths)


def test_reading_the_same_bytes_twice_gives_the_same_reading():
    paths = [str(REPORTS / "ukraine")]
    assert list(readings_of(paths)) == list(readings_of(paths))
