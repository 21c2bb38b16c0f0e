"""The learnt weights of which place a deed happened at, and the rows of places that stand together."""

import pytest

from warledger.errors import VocabularyError
from warledger.reading.claims.layers import Layers, mark
from warledger.reading.claims.series import series_of
from warledger.reading.claims.where import places_in
from warledger.reading.parse import parse_document
from warledger.reading.reader import read_layers
from warledger.records import Document
from warledger.vocabulary.event_place import event_place, event_place_of
from warledger.vocabulary.loader import load_table

TABLE = {
    "bias": 0.5,
    "first": -1.0,
    "more": 0.0,
    "aside": 0.5,
    "outweighs": 1.0,
    "weights": {"rule=own": 2.0, "rule=none": -1.0},
}
# (sentence, rows of places, reason)
ROWS = (
    ("Shells fell on Aleppo, Homs and Idlib.", [{"Aleppo", "Homs", "Idlib"}], "a list"),
    (
        "Six people died in the city of Hama, five in Idlib province and four more in Homs.",
        [{"Hama", "Idlib", "Homs"}],
        "counts between them",
    ),
    ("Fighting broke out in Idlib and Homs.", [{"Idlib", "Homs"}], "two"),
    ("Shells fell in Mosul, Iraq.", [], "the second only says where the first lies"),
    ("Rebels left Aleppo, and the army entered Homs.", [], "a verb between"),
    ("A bomb exploded in Homs.", [], "one place"),
)


def test_odds_are_the_bias_and_the_ties_that_have_a_weight():
    table = event_place_of(TABLE)
    assert table.odds(["rule=own"]) == 2.5
    assert table.odds(["rule=none", "never heard of"]) == -0.5
    assert table.odds([]) == 0.5


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"bias": "much"}, "bias"),
        ({"weights": {"rule=own": 2}}, "rule=own"),
        ({"weights": 3.0}, "weights"),
        ({"extra": 1.0}, "extra"),
    ],
    ids=["a word", "a whole number", "no table", "an unknown key"],
)
def test_a_wrong_table_is_named(change, named):
    with pytest.raises(VocabularyError, match=named):
        event_place_of({**TABLE, **change})


@pytest.mark.parametrize(
    ("rule", "is_best", "least"),
    [
        ("own", True, -1.0),
        ("own", False, 0.0),
        (None, True, -1.0),
        ("aside", True, 0.5),
        ("refused", True, 1.0),
        ("from", False, 1.0),
    ],
)
def test_what_syntax_doubts_needs_more(rule, is_best, least):
    assert event_place_of(TABLE).least(rule, is_best=is_best) == least


def test_a_missing_key_is_named():
    with pytest.raises(VocabularyError, match="more"):
        event_place_of({name: value for name, value in TABLE.items() if name != "more"})


def test_what_is_a_deeds_own_outweighs_what_is_not():
    weights = event_place().weights
    assert weights["rule=own"] > weights["rule=none"]
    assert weights["rule=own"] > weights["rule=aside"]
    assert event_place().first <= event_place().more <= event_place().outweighs


def test_no_tie_names_a_place_or_a_deed():
    for table in (load_table("event_place.toml"),):
        assert not [name for name in table["weights"] if name.startswith(("deed=", "place="))]


@pytest.mark.parametrize(("text", "rows", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_rows(text, rows, reason):
    parse = parse_document(Document("d", "sha256:d", text, outlet="Wire", published="2017-03-22"))
    reading = read_layers(parse)
    marks = mark(parse, Layers(reading.times, reading.places, reading.actors, reading.tolls, reading.attributions))
    found: dict[int, set[str]] = {}
    for place, row in series_of(places_in(parse.sentences[0], marks), marks).items():
        found.setdefault(row, set()).add(text[reading.places[place].start : reading.places[place].end])
    assert list(found.values()) == rows, reason
