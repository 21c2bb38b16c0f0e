"""The stream by which the first pass is timed."""

from pathlib import Path

import pytest
from bench.crawl import DOCUMENTS, OFF_TOPIC, ONE_IN, stream

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (DATA / OFF_TOPIC).exists(), reason="needs ../shared/data/relevance"),
]


def test_one_document_in_ten_is_about_conflict():
    documents = stream(DATA)
    about = [document for document in documents if not document["id"].startswith("bbc-")]
    assert len(documents) == len({document["id"] for document in documents}) == DOCUMENTS
    assert len(about) * ONE_IN == DOCUMENTS


def test_the_stream_is_the_same_every_time():
    assert stream(DATA) == stream(DATA)
