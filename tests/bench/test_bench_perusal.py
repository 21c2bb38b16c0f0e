import os

from bench.gold import UNREAD, Input, Readings
from bench.perusal import read_all, read_chunk

from warledger.records import Document, Notice, Reading

TEXTS = [
    Input("a", "Shells hit the port of Aden on Monday, the army said."),
    Input("b", "Two people were killed in Taiz, medics said.", published="2015-04-06"),
]


def read_or_die(chunk, _reader):
    """Stands in for a reader that takes its whole process with it."""
    if any(one.text == "poison" for one in chunk):
        os._exit(1)
    return [Reading(Document(one.id, "", one.text)) for one in chunk]


def test_documents_are_read_as_the_command_reads_them():
    seen = []
    found = read_all([*TEXTS, TEXTS[0]], "ours", 0, seen.append)
    assert list(found) == ["a", "b"]
    assert found["b"].tolls[0].low == 2
    assert found["b"].document.published == "2015-04-06"
    assert sum(seen) == 2  # the same document twice is read once


def test_the_naive_reader_reads_the_same_documents():
    found = read_chunk(TEXTS, "naive")
    assert [reading.document.id for reading in found] == ["a", "b"]
    assert [(toll.low, toll.harm) for toll in found[1].tolls] == [(2, "killed")]
    assert found[0].claims[0].sub_event_type == "Shelling/artillery/missile attack"


def test_a_process_that_dies_loses_only_what_killed_it():
    inputs = [Input("good", "fine"), Input("bad", "poison"), Input("last", "fine")]
    found = read_all(inputs, "ours", 1, lambda _: None, read=read_or_die)
    assert sorted(found) == ["good", "last"]
    assert Readings(found).unread(inputs) == 1


def test_a_document_that_failed_counts_as_unread():
    failed = Reading(Document("x", "", "text"), notices=(Notice("reading_failed", "it could not be read"),))
    readings = Readings({"x": failed})
    assert readings.unread([Input("x", "text"), Input("y", "text")]) == 2
    assert readings["y"] is UNREAD
