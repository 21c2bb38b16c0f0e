"""What a brief says of whose word stands behind an event: origins, who answers for it, who leaves out what."""

from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.brief import compose, render
from warledger.records import Answering, Carriage, EventOrigin, EventToll, Omission, Reading, Reconciled, TollAccount

COPY = made.document("copy", made.NORTH, outlet="East Post", published="2017-03-20")
AGAIN = made.claim(COPY, "Rebels stormed the cement plant at Sarun on Sunday")
MONITOR = EventOrigin(
    "Harbour Monitor",
    None,
    ("Harbour Monitor",),
    (
        Carriage("North Post", ("north",), "quotes", "quotes Harbour Monitor"),
        Carriage("East Post", ("copy",), "copy", "the text is that of north"),
    ),
    (made.STORMED.id,),
)
ARMY = EventOrigin(
    "Norland army",
    "government",
    ("Norland army", "General Staff"),
    (Carriage("North Post", ("north",), "quotes", "quotes Norland army"),),
    (made.REPELLED.id,),
    denies=True,
)
EVENT = replace(
    made.event(
        "Rebels attack the army at Sarun",
        (made.NORTH_DOCUMENT, made.STORMED),
        (made.NORTH_DOCUMENT, made.REPELLED),
        (COPY, AGAIN),
    ),
    outlets=("East Post", "North Post"),
    independent=(MONITOR, ARMY),
)
READINGS = (made.READINGS[0], Reading(COPY, claims=(AGAIN,)))


def section(event, key):
    brief = compose(Reconciled(events=(event,)), READINGS)
    found = next((s for s in brief.sections if s.key == key), None)
    return [line for group in found.groups for line in group.lines] if found else []


def voices(line):
    return [voice.who for voice in line.voices]


def test_the_head_names_the_origins_that_reconciling_counted():
    text = render(compose(Reconciled(events=(EVENT,)), READINGS), width=120)
    assert (
        "2 documents; 2 outlets, 2 independent origins: government side (Norland army and General Staff) and Harbour "
        "Monitor." in " ".join(text.split())
    )


def test_a_happening_of_several_outlets_says_how_few_origins_stand_behind_them():
    (line,) = section(EVENT, "happened")
    assert line.words == (
        "Rebels attack the army at Sarun. 2 outlets, 2 independent origins: government side (Norland army and General "
        "Staff) and Harbour Monitor."
    )
    (line,) = section(replace(EVENT, outlets=("North Post",)), "happened")
    assert line.words == "Rebels attack the army at Sarun."


def test_each_outlet_is_shown_with_whose_word_it_carries_and_how():
    lines = section(EVENT, "outlets")
    assert [(line.words, voices(line)) for line in lines] == [
        ("East Post, 1 document", ["Harbour Monitor (copied text)"]),
        ("North Post, 1 document", ["government side (Norland army)", "Harbour Monitor"]),
    ]
    assert [[c.document for v in line.voices for c in v.citations] for line in lines] == [["copy"], ["north"] * 2]


def test_a_figure_that_a_copy_repeats_rests_on_one_origin():
    accounts = (
        TollAccount(12, 12, "Harbour Monitor", ("north",), (made.STORMED.id,)),
        TollAccount(12, 12, "East Post", ("copy",), (AGAIN.id,)),
    )
    event = replace(EVENT, tolls=(EventToll("killed", 12, 12, 12, accounts),))
    assert [line.grade for line in section(event, "tolls")] == ["single"]


@pytest.mark.parametrize(
    ("aside", "expected"),
    [("former", "given before"), ("replaced", "replaced by its origin"), ("retracted", "taken back")],
)
def test_a_figure_that_does_not_count_is_shown_as_such(aside, expected):
    old = TollAccount(48, 48, "Harbour Monitor", ("north",), (made.STORMED.id,), set_aside=aside)
    new = TollAccount(26, 26, "Norland army", ("north",), (made.REPELLED.id,))
    event = replace(EVENT, tolls=(EventToll("killed", 26, 26, 26, (old, new)),))
    (line,) = section(event, "tolls")
    assert f"48 ({expected}): Harbour Monitor" in voices(line)


def test_who_is_blamed_and_who_denies_is_told():
    rows = (
        Answering("Norland army", "blamed", "Harbour Monitor", ("north",), (made.STORMED.id,)),
        Answering("Norland army", "denied", "Norland army", ("north",), (made.REPELLED.id,)),
        Answering(
            "rebels", "blamed", "Harbour Monitor", ("north",), (made.STORMED.id,), told=True
        ),  # no blame in words
    )
    (line,) = section(replace(EVENT, answering=rows), "responsibility")
    assert voices(line) == [
        "Norland army, blamed by Harbour Monitor",
        "Norland army, denied by itself",
    ]
    assert section(replace(EVENT, answering=rows[2:]), "responsibility") == []


def test_what_a_side_leaves_out_is_told_with_where_others_state_it():
    omission = Omission(
        "toll", ("Norland army",), "government", ("north",), ("Harbour Monitor",), (made.STORMED.id,),
        "Norland army gives no number of dead",
    )  # fmt: skip
    line = section(replace(EVENT, omissions=(omission,)), "unsaid")[-1]
    assert line.words == "Norland army gives no number of dead (Armed clash, Sarun, 19 March 2017)."
    assert [c.document for c in line.citations] == ["north"]
    noted = replace(omission, noted=True)  # the text's own remark stands among the silences
    assert "gives no number" not in " ".join(one.words for one in section(replace(EVENT, omissions=(noted,)), "unsaid"))
