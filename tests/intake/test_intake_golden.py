"""Pages as they are met, frozen: each input in golden/ has the document it must give beside it, as JSON."""

import json
from pathlib import Path

import pytest

from warledger.contract import document_to_json
from warledger.intake.intake import take_in

GOLDEN = Path(__file__).parent / "golden"
INPUTS = sorted(path for path in GOLDEN.iterdir() if path.suffix not in {".json", ".toml"})


def _taken(path):
    (taken,) = take_in([str(path)])
    if taken.document is None:
        return {"refused": [[notice.code, notice.message] for _, notice in taken.notices]}
    document = taken.document
    return {
        "document": document_to_json(document),
        "paragraphs": document.text.split("\n\n"),
        "furniture": [[item.kind, document.text[item.start : item.end]] for item in document.furniture],
        "notices": [[notice.code, notice.message] for notice in document.notices],
    }


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_page_gives_the_document_beside_it(path, rewrite_golden):
    expected = path.with_name(path.name + ".json")
    found = json.dumps(_taken(path), ensure_ascii=False, indent=1) + "\n"
    if rewrite_golden:
        expected.write_text(found, "utf-8")
    assert expected.is_file(), f"{path.name} has no expected document; run make golden and review it"
    assert json.loads(found) == json.loads(expected.read_text("utf-8"))


def test_no_expected_document_is_left_without_its_page():
    inputs = {path.name for path in INPUTS}
    assert len(inputs) >= 10
    assert {path.name.removesuffix(".json") for path in GOLDEN.glob("*.json")} == inputs
