"""Whole public sets go through reading without a fault, and what comes out is valid and no spray."""

import json
from itertools import islice
from pathlib import Path

import jsonschema
import pytest

from warledger.contract import reading_to_json, schema
from warledger.pipeline import readings_of

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
DOCUMENTS = 40
CORPORA = {
    "FA-KES": ("fakes/articles.jsonl", None),
    "re3d": ("re3d/documents.jsonl", None),
    "Airwars, English": ("airwars_syria/sources.jsonl", "en"),
}


def some_of(path, language):
    with path.open(encoding="utf-8") as lines:
        rows = (line for line in lines if language is None or json.loads(line)["language"] == language)
        return list(islice(rows, DOCUMENTS))


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/data: FA-KES, re3d, Airwars")
@pytest.mark.parametrize("name", CORPORA)
def test_a_public_set_is_read_without_a_fault(name, tmp_path):
    file, language = CORPORA[name]
    sample = tmp_path / "sample.jsonl"
    sample.write_text("".join(some_of(DATA / file, language)), encoding="utf-8")
    whole = schema()
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/reading", "$defs": whole["$defs"]})
    readings = list(readings_of([str(sample)]))
    assert len(readings) > DOCUMENTS * 0.9
    for reading in readings:
        assert not [notice for notice in reading.notices if notice.code == "reading_failed"]
        validator.validate(reading_to_json(reading))
        text = reading.document.text
        assert len(reading.claims) <= max(60, len(text) // 40)
        for claim in reading.claims:
            assert 0 <= claim.start <= claim.trigger[0] < claim.trigger[1] <= claim.end <= len(text)
            assert not any(f.start < claim.end and claim.start < f.end for f in reading.furniture)
