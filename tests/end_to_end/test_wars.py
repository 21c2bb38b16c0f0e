"""Pairs of reports, from the files to the events: what a careful coder finds in them must come out."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from checking import Output, failing, sprays

from warledger.contract import document_to_json, event_to_json, reading_to_json, schema
from warledger.pipeline import Ledger, readings_of

REPORTS = Path(__file__).parent / "reports"
SHARED = Path(__file__).resolve().parents[3] / "shared"
MISSES = tomllib.loads((REPORTS / "misses.toml").read_text("utf-8"))


def output_of(paths):
    names = [str(path) for path in paths]
    with Ledger.open(":memory:", create=True) as ledger:
        ledger.add(names)
        return Output(
            readings=[reading_to_json(reading) for reading in readings_of(names)],
            events=[event_to_json(event) for event in ledger.events()],
            documents=[document_to_json(document) for document in ledger.documents()],
        )


@pytest.fixture(scope="module", params=sorted(path.name for path in REPORTS.iterdir() if path.is_dir()))
def war(request):
    folder = REPORTS / request.param
    return request.param, json.loads((folder / "facts.json").read_text("utf-8")), output_of(folder.glob("*.txt"))


def test_the_checks_hold_but_for_the_known_misses(war):
    name, sheet, output = war
    assert sorted(failing(sheet, output)) == sorted(MISSES[name])


def test_nothing_is_sprayed(war):
    assert sprays(war[2].readings) == []


@pytest.mark.parametrize("layer", ["readings", "events", "documents"])
def test_everything_is_valid_against_the_contract(war, layer):
    whole = schema()
    definition = {"$ref": f"#/$defs/{layer.removesuffix('s')}", "$defs": whole["$defs"]}
    validator = jsonschema.Draft202012Validator(definition)
    for value in getattr(war[2], layer):
        validator.validate(value)


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "facts" / "jobar.json").exists(), reason="needs ../shared: the two seed reports")
def test_the_two_seed_reports():
    sheet = json.loads((SHARED / "facts" / "jobar.json").read_text("utf-8"))
    output = output_of(sorted((SHARED / "seeds").glob("*.txt")))
    assert sorted(failing(sheet, output)) == sorted(MISSES["jobar"])
    assert sprays(output.readings) == []
    assert ("outcome", "Syrian Arab Army") in {
        (dispute["field"], origin)
        for event in output.events
        for dispute in event["disputes"]
        if dispute["real"]
        for side in dispute["sides"]
        for origin in side["origins"]
    }, "one side says that it restored all points, the other that it is encircled"
