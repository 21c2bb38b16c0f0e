"""Swapping two sides swaps the record and changes nothing else: neither side is read more kindly than the other."""

import re

import pytest

from warledger.reading.actors.find import find_actors
from warledger.reading.parse import parse_documents
from warledger.records import Document
from warledger.vocabulary.actors import load_actors

TEMPLATES = (
    "{a} forces shelled {b} positions near the river on Monday.",
    "{b} troops withdrew from the village after {a} troops attacked.",
    "The {a} army said it had repelled an attack by {b} soldiers.",
    "The {b} military denied that {a} aircraft had struck its base.",
    "Three {a} soldiers were killed by {b} artillery, officials said.",
    "{a} warplanes bombed a bridge that {b} engineers had repaired.",
    "{a} officials accused {b} forces of firing on an ambulance.",
    "{b} police detained two men whom {a} troops had released.",
    "{a} drones hit an oil depot; {b} air defences shot down four of them.",
    "A {a} patrol was ambushed by {b} fighters, {b} officials said.",
    "{a} tanks crossed the line at dawn and {b} units fell back.",
    "A {b} spokesman said {a} shelling had killed two people.",
    "The {a} government rejected the claim of the {b} government.",
    "{b} commanders confirmed that {a} forces held the hill.",
    "{a} and {b} forces exchanged fire for the third night.",
    "{a} helicopters attacked a column of {b} troops.",
    "Villagers fled as {a} forces advanced on the {b} garrison.",
    "The {a} foreign minister met his {b} counterpart on Friday.",
    "{a} jets and {b} artillery were heard through the night.",
    "Two {b} pilots were captured by {a} forces, an officer said.",
    "The {a} defence ministry said {b} losses were heavy.",
    "{b} authorities said the {a} attack was planned.",
    "{a} commandos raided a camp held by {b} troops.",
    "The {b} air force said it had lost a jet to {a} fire.",
    "{a} gunners fired at {b} trenches.",
)
NAMES = (
    "{a} attacked {b} on Sunday.",
    "{b} accused {a} of breaking the truce.",
    "{a} and {b} agreed to exchange prisoners.",
    "{b} sent troops; {a} called it a provocation.",
    "Talks between {a} and {b} ended without agreement.",
    "{a}'s army shelled a town, {b}'s defence ministry said.",
    "{a} denied that it had fired first; {b} said it had.",
)
ADJECTIVES = (("Ukrainian", "Russian", "2023-05-01"), ("Azerbaijani", "Armenian", "2020-10-05"))
STATES = (("Ukraine", "Russia", "2023-05-01"), ("Azerbaijan", "Armenia", "2020-10-05"))
CASES = [(t, *pair) for pair in ADJECTIVES for t in TEMPLATES] + [(t, *pair) for pair in STATES for t in NAMES]
WORDS = {
    "Ukraine": "Russia", "Ukrainian": "Russian", "ukraine": "russia", "UA": "RU",
    "Azerbaijan": "Armenia", "Azerbaijani": "Armenian", "azerbaijan": "armenia", "AZ": "AM",
}  # fmt: skip


OWN_NAMES = frozenset(actor.name for actor in load_actors().values())


def read(template, a, b, published):
    text = template.format(a=a, b=b)
    (parse,) = parse_documents([Document("d", "sha256:0", text, published=published)])
    return [
        # the army of each state has a name of its own: what is left to compare is everything else
        (text[x.start : x.end], "own name" if x.name in OWN_NAMES else x.name, x.kind, x.side, x.country)
        for x in find_actors(parse)
    ]


def swapped(value):
    """Put each side's words for the other's."""
    if value is None:
        return None
    pairs = {**WORDS, **{other: word for word, other in WORDS.items()}}
    return re.sub(r"[A-Za-z]+", lambda match: pairs.get(match.group(), match.group()), value)


@pytest.mark.parametrize(("template", "a", "b", "published"), CASES)
def test_swapped_sides_swap_the_record(template, a, b, published):
    there = [tuple(map(swapped, row)) for row in read(template, b, a, published)]
    assert read(template, a, b, published) == there
    assert there
