"""Doers left open between parties of different sides: found where "or" stands between them."""

import pytest

from warledger.reconcile.alternatives import alternatives_in
from warledger.records import Actor, Claim, Document, Reading

SIDES = {
    "Syrian": ("government", "SY", "state_forces"),
    "Russian": ("russia", "RU", "state_forces"),
    "the army": ("government", "SY", "state_forces"),
    "army": ("government", "SY", "state_forces"),
    "rebels": ("opposition", None, "rebel"),
    "militants": ("opposition", None, "rebel"),
    "Moscow": ("russia", "RU", "state"),
}


def left_open(clause, names, more=""):
    """The sides between which a clause leaves its deed open, its parties given by their words."""
    text = f"{clause}. {more}"
    actors = []
    for name in names:
        at = text.index(name)
        side, country, kind = SIDES[name]
        actors.append(Actor(at, at + len(name), name, side=side, country=country, kind=kind))
    claim = Claim(0, len(clause), "c-1", (0, 1), "Other", "Other", (), None, "asserted")
    reading = Reading(Document("a", "sha256:a", text), actors=tuple(actors), claims=(claim,))
    return tuple(actor.side for actor in alternatives_in(reading, claim))


@pytest.mark.parametrize(
    ("clause", "names", "more", "expected", "why"),
    [
        ("either Syrian or Russian jets struck", ["Syrian", "Russian"], "", ("government", "russia"), "either, or"),
        ("whether the army or the rebels fired is unclear", ["army", "rebels"], "", ("government", "opposition"), "or"),
        ("Syrian and Russian jets struck", ["Syrian", "Russian"], "", (), "both together"),
        ("rebels or militants fired", ["rebels", "militants"], "", (), "two words for one side"),
        ("the army struck. It or the wind set the fire", ["the army"], "", (), "no party after the word"),
        ("jets of Moscow or Syrian planes struck", ["Moscow"], "The army kept silent", (), "the forces are not named"),
        (
            "jets of Moscow or Syrian planes struck",
            ["Moscow", "army"],
            "The army kept silent",
            ("russia", "government"),
            "the adjective of a state whose forces the report names",
        ),
        ("the army shelled rebels", ["army", "rebels"], "", (), "one did it to the other"),
    ],
)
def test_alternatives(clause, names, more, expected, why):
    assert left_open(clause, names, more) == expected, why
