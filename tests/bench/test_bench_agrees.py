"""Where the outside scorer measures the same thing, the bench must say the same, to the third decimal."""

import importlib.util
import json
from pathlib import Path

import pytest
from bench.figures import total
from bench.gold import Readings, subset
from bench.happenings import from_event
from bench.perusal import read_all
from bench.registry import BY_NAME
from bench.sets import cells

from warledger.contract import event_to_json, reading_to_json
from warledger.pipeline import reconcile_all

SHARED = Path(__file__).resolve().parents[3] / "shared"
DATA, SCORER = SHARED / "data", SHARED / "score" / "score.py"
SIZE = 12

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORER.exists(), reason=f"the outside scorer is not at {SCORER}"),
]

# (our set, the outside scorer's name for it, our measures in the order of what it returns)
SAME = [
    ("kinds", "acled_subtypes", ("weighted_f1",)),
    ("times", "times", ("span_f1", "value_f1")),
    ("event_location", "event_location", ("precision", "recall")),
    ("lgl", "toponyms", ("found_f1", "placed")),
    ("trnews", "toponyms", ("found_f1", "placed")),
]


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("outside_scorer", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_some(name, size):
    """Return some units of a set, and the readings of their documents."""
    units = subset(BY_NAME[name].load(DATA), size)
    return units, read_all([one for unit in units for one in unit.inputs], "ours", 0, lambda _: None)


def our_figures(name, units, readings):
    gold = BY_NAME[name]
    summed = total([one.tally for one in gold.judge(units, Readings(readings))])
    return {measure.name: measure.figure(summed) for measure in gold.measures}


def rows_of(name, units):
    """Return the lines of the set's file that are about these units, as the outside scorer reads them."""
    wanted = {unit.id for unit in units}
    lines = (DATA / BY_NAME[name].files[0]).read_text(encoding="utf-8").split("\n")
    return [row for line in lines if line for row in [json.loads(line)] if row["id"] in wanted]


@pytest.mark.parametrize(("name", "theirs", "measures"), SAME)
def test_the_outside_scorer_says_the_same(scorer, name, theirs, measures):
    units, readings = read_some(name, SIZE * 3 if name in {"kinds", "event_location"} else SIZE)
    outside = getattr(scorer, theirs)(rows_of(name, units), [reading_to_json(r) for r in readings.values()])
    ours = our_figures(name, units, readings)
    values = outside if isinstance(outside, tuple) else (outside,)
    assert [round(ours[measure].value, 3) for measure in measures] == [round(value, 3) for value in values]


def test_the_outside_scorer_says_the_same_of_attributions(scorer):
    units, readings = read_some("attribution", SIZE)
    by_part, whole = scorer.polnear(rows_of("attribution", units), [reading_to_json(r) for r in readings.values()])
    ours = our_figures("attribution", units, readings)
    assert round(ours["whole_f1"].value, 3) == round(whole, 3)
    assert round(ours["content_f1"].value, 3) == round(by_part["content"], 3)
    assert round(ours["speaker_f1"].value, 3) == round(by_part["source"], 3)


def test_the_outside_scorer_says_the_same_of_events(scorer):
    units = cells.load(DATA)
    readings = read_all([one for unit in units for one in unit.inputs], "ours", 0, lambda _: None)
    events = reconcile_all(lambda: list(readings.values())).events
    outside = scorer.gold(
        SHARED / "gold",
        [event_to_json(event) for event in events],
        [reading_to_json(reading) for reading in readings.values()],
    )
    judged = cells.judge_events(units, Readings(readings), [from_event(event) for event in events])
    summed = total([one.tally for one in judged])
    ours = {measure.name: round(measure.figure(summed).value, 3) for measure in cells.SET.measures}
    named = ("covered", "link_f1", "merged", "toll_f1", "dispute_f1")
    assert [ours[name] for name in named] == [round(value, 3) for value in outside]
