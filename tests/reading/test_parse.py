"""Sentences keep to paragraphs and leave furniture out; offsets are the document's."""

import pytest

from warledger.reading.parse import parse_document, parse_documents
from warledger.reading.reader import LayeredReader
from warledger.records import Document, Furniture


def parsed(text, *furniture):
    return parse_document(Document("d", "x", text, furniture=furniture))


def test_paragraphs_end_sentences_even_without_a_full_stop():
    parse = parsed("Rebels take the bridge\n\nThe army said it had left the bridge")
    assert [s.text for s in parse.sentences] == ["Rebels take the bridge", "The army said it had left the bridge"]


def test_a_wrapped_line_does_not_end_a_sentence():
    parse = parsed("The army said on Monday that it\nhad left the bridge.")
    assert len(parse.sentences) == 1


def test_furniture_holds_no_sentences():
    text = "Share this. The army left the bridge."
    parse = parsed(text, Furniture(0, 11, "navigation"))
    assert [s.text for s in parse.sentences] == ["The army left the bridge."]
    assert parse.is_furniture(0, 5)
    assert not parse.is_furniture(12, 15)


def test_a_number_that_opens_a_paragraph_stays_with_what_it_counts():
    headline = "29 Rebels Dead in Northern Town"
    parse = parsed(f"Aden, May 7\n\n{headline}\n\nThe army said so.\n\n12\n\nThe end.", Furniture(0, 11, "dateline"))
    assert [s.text for s in parse.sentences] == [headline, "The army said so.", "12", "The end."]


@pytest.mark.parametrize("text", ["", " \n\n ", "\n", "…"])
def test_next_to_nothing_parses(text):
    assert parsed(text).document.text == text


def test_sentence_at():
    text = "The army left. The rebels stayed."
    parse = parsed(text)
    assert parse.sentence_at(0) == 0
    assert parse.sentence_at(text.index("rebels")) == 1
    assert parse.sentence_at(14) is None  # between two sentences
    assert parse.sentence_at(len(text)) is None


def test_ranges_are_those_of_the_text():
    text = "Ärmel: “The army left”.\r\n\r\nThe rebels – 20 of them – stayed."
    for sentence, (start, end) in zip(parsed(text).sentences, parsed(text).ranges, strict=True):
        assert text[start:end] == sentence.text


def test_many_documents_come_in_order():
    documents = [Document(str(n), "x", f"Report {n} came in.") for n in range(70)]
    assert [parse.document.id for parse in parse_documents(documents)] == [d.id for d in documents]


def test_what_is_too_long_is_read_in_part_and_said(monkeypatch):
    monkeypatch.setattr("warledger.reading.parse.MAX_CHARACTERS", 20)
    monkeypatch.setattr("warledger.reading.reader.MAX_CHARACTERS", 20)
    text = "The army left. The rebels stayed."
    reading = next(LayeredReader().read_all([Document("long", "x", text)]))
    assert reading.document.text == text
    assert [(n.code, n.start, n.end) for n in reading.notices] == [("partly_read", 20, len(text))]
    assert reading.sentences[-1][1] <= 20
