from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.headlines import headline, label_of, setting, told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rebels storm the plant.", "Rebels storm the plant"),
        ("Who fled Sarun on Sunday", "Armed clash, Sarun"),  # a relative clause is no sentence
        ("which has been split for years", "Armed clash, Sarun"),
        ("To unseat him", "Armed clash, Sarun"),  # nor a bare purpose
        ("have confirmed their attendance", "Armed clash, Sarun"),  # nor a verb without its subject
        ("Whole streets burned", "Whole streets burned"),  # only whole words count
    ],
)
def test_a_line_never_stands_in_a_fragment(words, expected):
    assert told(replace(made.STORM, words=words)) == expected


def test_a_line_tells_where_only_what_it_does_not_say():
    fragment = replace(made.STORM, words="who fled")
    assert headline(fragment) + setting(fragment, with_days=True) == "Armed clash, Sarun (19 March 2017)"
    nowhere = replace(made.STORM, words="Shells fell", place=None, begin=None, until=None)
    assert headline(nowhere) + setting(nowhere, with_days=True) == "Shells fell (undated)"


def test_elsewhere_an_event_is_called_by_kind_place_and_days():
    assert label_of(made.STORM) == "Armed clash, Sarun, 19 March 2017"
    assert label_of(made.REACH) == "Armed clash, Sarun, undated"


@pytest.mark.parametrize(
    ("stance", "words", "expected"),
    [
        ("planned", "Talks open in Sarun", "Planned: Talks open in Sarun"),
        ("planned", "Planned or expected: a siege of Sarun", "Planned or expected: a siege of Sarun"),  # said already
        ("asserted", "Talks open in Sarun", "Talks open in Sarun"),
    ],
)
def test_what_nobody_plainly_asserts_is_marked_once(stance, words, expected):
    assert headline(replace(made.STORM, stance=stance, words=words)) == expected
