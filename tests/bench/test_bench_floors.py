import pytest
from bench.figures import Figure, Interval, share_of
from bench.floors import Floor
from bench.gold import GoldSet, Measure
from bench.measuring import Line, Scored

from bench import floors


def scored(value, *, digest="abc", falls=False):
    measure = Measure("share", "a share", share_of("a", "b"), falls=falls)
    gold = GoldSet("tiny", "a layer", "", ("tiny.jsonl",), lambda _: [], lambda *_: [], (measure,), 1)
    line = Line(measure, Figure(10, value), Interval(0, 1), Figure(10, 0.1))
    return [Scored(gold, digest, 1, 1, 0, (line,), ())]


@pytest.mark.parametrize(
    ("value", "falls", "bound", "falls_short"),
    [
        (0.70, False, 0.69, False),
        (0.68, False, 0.69, True),
        (0.08, True, 0.10, False),  # less is better
        (0.11, True, 0.10, True),
    ],
)
def test_a_figure_beyond_its_bound_falls(value, falls, bound, falls_short):
    verdict = floors.check(scored(value, falls=falls), {"tiny.share": Floor(bound, "abc")})
    assert bool(verdict.fallen) == falls_short


def test_what_fell_is_named_with_figure_and_floor():
    (words,) = floors.check(scored(0.5), {"tiny.share": Floor(0.6, "abc")}).fallen
    assert words == "tiny.share is 0.500, below its floor of 0.600"


def test_a_floor_on_other_gold_does_not_apply_and_says_so():
    verdict = floors.check(scored(0.5, digest="new"), {"tiny.share": Floor(0.6, "old")})
    assert not verdict.fallen
    assert "does not apply" in verdict.remarks[0]
    assert "old" in verdict.remarks[0]


def test_a_measure_without_a_floor_is_told():
    assert "has no floor" in floors.check(scored(0.5), {}).remarks[0]


@pytest.mark.parametrize(
    ("value", "old", "lowered", "expected"),
    [
        (0.70, None, (), 0.695),  # a new measure
        (0.70, Floor(0.6, "abc"), (), 0.695),  # raised
        (0.50, Floor(0.6, "abc"), (), 0.6),  # never lowered in silence
        (0.50, Floor(0.6, "abc"), ("tiny.share",), 0.495),  # lowered by name
        (0.50, Floor(0.6, "older"), (), 0.495),  # other gold: set anew
        (0.001, None, (), 0.0),  # never below nought
    ],
)
def test_renewing_raises(value, old, lowered, expected):
    before = {} if old is None else {"tiny.share": old}
    assert floors.renewed(scored(value), before, "full", lowered)["tiny.share"] == Floor(expected, "abc")


def test_renewing_lowers_a_ceiling():
    before = {"tiny.share": Floor(0.2, "abc")}
    assert floors.renewed(scored(0.1, falls=True), before, "full", ())["tiny.share"].bound == 0.105
    assert floors.renewed(scored(0.3, falls=True), before, "full", ())["tiny.share"].bound == 0.2


def test_floors_are_read_as_they_were_written(tmp_path):
    kept = {"full": {"a.b": Floor(0.5, "123"), "a.c": Floor(0.1, "123")}, "fast": {"a.b": Floor(0.4, "123")}}
    floors.write(kept, frozenset({"a.c"}), tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == kept
    assert '"a.c" = { most = 0.100' in (tmp_path / "floors.toml").read_text()


def test_without_a_file_there_are_no_floors(tmp_path):
    assert floors.load(tmp_path / "floors.toml") == {"full": {}, "fast": {}}
