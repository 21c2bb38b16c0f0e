"""With the two sides' names swapped, kinds stay and roles swap: whose an event is changes not what it is.

Two hundred sentences and more; those about ground are of two armies only, since who is a state decides their kind.
"""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document

TEMPLATES = (
    "{a} forces shelled {b} positions near the river on Monday.",
    "{a} artillery pounded {b} trenches through the night.",
    "{a} warplanes bombed a {b} convoy outside the town.",
    "A {a} drone struck a {b} command post, killing two officers.",
    "{a} and {b} forces exchanged fire across the line.",
    "{a} troops clashed with {b} fighters in the suburbs.",
    "{a} soldiers ambushed a {b} patrol at dawn.",
    "A {b} officer was killed by a mine that {a} sappers had planted.",
    "{a} gunners fired rockets at a {b} airfield.",
    "{a} commandos abducted two {b} farmers from their field.",
    "{a} soldiers raped women in a {b} village, a doctor said.",
    "{a} troops looted {b} shops before they left.",
    "{a} air defences intercepted four {b} missiles.",
    "{a} engineers defused a bomb that {b} fighters had left under the bridge.",
    "{a} forces set up a base on a hill above the {b} lines.",
    "{a} police arrested eleven {b} fishermen.",
    "{a} fighters executed six {b} prisoners.",
    "A {a} shell hit a school in the {b} part of the city.",
    "{a} and {b} commanders agreed to a ceasefire.",
    "The {a} side released nine {b} prisoners in an exchange.",
    "A {a} fighter threw a grenade at a {b} checkpoint.",
    "A suicide bomber blew himself up at a {b} checkpoint, and the {a} side denied any part in it.",
    "{a} gunners used chlorine against {b} trenches, the inspectors reported.",
    "The {a} foreign ministry condemned the {b} statement.",
    "The {b} spokesman blamed {a} forces for the blast.",
    "{a} troops surrounded a {b} garrison in the valley.",
    "{b} families fled their homes after the {a} bombardment.",
    "{a} units moved up to the line opposite the {b} trenches.",
)
OF_GROUND = (
    "{a} troops captured the town of Zelenka from {b} forces.",
    "{a} forces retook three villages that the {b} army had held.",
    "{b} troops withdrew from the airport, and {a} forces entered it without a fight.",
    "The {a} army advanced towards the {b} stronghold.",
)
ARMIES = (("Ukrainian", "Russian"), ("Azerbaijani", "Armenian"), ("Indian", "Pakistani"), ("Sudanese", "Ethiopian"))
SIDES = (*ARMIES, ("Israeli", "Palestinian"), ("Iraqi", "Syrian"), ("Chadian", "Libyan"))
CASES = tuple((t, *pair) for t in TEMPLATES for pair in SIDES) + tuple((t, *pair) for t in OF_GROUND for pair in ARMIES)


@pytest.fixture(scope="module")
def told():
    texts = sorted({template.format(a=x, b=y) for template, a, b in CASES for x, y in ((a, b), (b, a))})
    documents = [Document(str(n), f"sha256:{n}", text) for n, text in enumerate(texts)]
    return {parse.text: _told_in(read_layers(parse)) for parse in parse_documents(documents)}


def _told_in(reading):
    """Return the kind of every claim, with the words for those who did it and those who suffered it."""
    words = [reading.document.text[actor.start : actor.end] for actor in reading.actors]
    return [(c.sub_event_type, [words[i] for i in c.initiators], [words[i] for i in c.targets]) for c in reading.claims]


def _swapped(found, a, b):
    def other(words):
        return words.replace(a, "\0").replace(b, a).replace("\0", b)

    return [(kind, [other(w) for w in did], [other(w) for w in suffered]) for kind, did, suffered in found]


@pytest.mark.parametrize(("template", "a", "b"), CASES)
def test_a_swap_of_names_leaves_the_kinds_and_swaps_the_roles(told, template, a, b):
    here, there = told[template.format(a=a, b=b)], told[template.format(a=b, b=a)]
    assert here
    assert here == _swapped(there, a, b)
