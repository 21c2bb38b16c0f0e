"""Who holds a place, who is blamed, with which weapon, and what a document is about."""

import pytest

from warledger.reading.parse import parse_documents
from warledger.reading.reader import read_layers
from warledger.records import Document, Reading

# (sentence, place, part of the holder's name or None, status, reason)
CONTROL = (
    ("Islamic State captured Mosul.", "Mosul", "islamic state", "captured", "captured"),
    (
        "The Taliban took control of the city of Kunduz in Afghanistan.",
        "Kunduz",
        "taliban",
        "captured",
        "control taken",
    ),
    ("The city of Kunduz in Afghanistan fell to the Taliban.", "Kunduz", "taliban", "captured", "fallen to"),
    ("Islamic State lost the city of Aleppo in Syria.", "Aleppo", "islamic state", "lost", "lost"),
    ("The Taliban retreated from the city of Kunduz in Afghanistan.", "Kunduz", "taliban", "lost", "left"),
    ("The town of Goma was shelled. Goma is still held by the M23.", "Goma", "m23", "held", "a bare name held by"),
    ("Hezbollah controls the town of Baalbek in Lebanon.", "Baalbek", "hezbollah", "held", "held"),
    (
        "The city of Homs in Syria has been split between rival forces for two years.",
        "Homs",
        "",
        "contested",
        "split between",
    ),
    ("Aleppo, which Hezbollah has encircled, was shelled.", "Aleppo", None, "besieged", "a relative clause"),
    ("Hezbollah controls 60 percent of Baalbek in Lebanon.", "Baalbek", "hezbollah", "held", "a share of a town"),
    ("The army besieged Aleppo.", "Aleppo", None, "besieged", "besieged"),
)
NO_CONTROL = (
    ("Islamic State plans to capture Mosul.", "a plan holds nothing"),
    ("Islamic State failed to capture Mosul.", "what failed holds nothing"),
    ("Hezbollah has fire control over Homs.", "fire control is no control"),
    ("Jets bombed Mosul.", "a strike takes nothing"),
)
# (sentence, part of the name, stance, reason)
RESPONSIBILITY = (
    ("Islamic State claimed responsibility for the bombing in Kabul.", "islamic state", "claimed", "claimed"),
    ("The Taliban denied responsibility for the attack.", "taliban", "denied", "denied"),
    ("Israel blamed Hamas for the rocket fire.", "hamas", "blamed", "blamed"),
    ("The mayor accused the Taliban of shelling the plant.", "taliban", "blamed", "accused"),
)
WEAPONS = (
    ("Militants fired mortar shells at the camp.", "mortar shell"),
    ("A car bomb exploded in Baghdad.", "car bomb"),
    ("Warplanes dropped barrel bombs on Daraya.", "barrel bomb"),
    ("Rebels attacked the base.", None),
)


def read(text: str) -> Reading:
    return read_layers(next(parse_documents([Document("d", "sha256:d", text, outlet="Wire")])))


@pytest.mark.parametrize(("text", "place", "holder", "status", "reason"), CONTROL, ids=[r[0][:40] for r in CONTROL])
def test_control(text, place, holder, status, reason):
    found = [claim.control for claim in read(text).claims if claim.control is not None]
    assert found, reason
    assert (found[0].place, found[0].status) == (place, status), reason
    if holder is None:
        assert found[0].holder is None, reason
    else:
        assert holder in (found[0].holder or "").lower(), reason


@pytest.mark.parametrize(("text", "reason"), NO_CONTROL, ids=[row[1] for row in NO_CONTROL])
def test_no_control(text, reason):
    assert not [c.control for c in read(text).claims if c.control is not None], reason


@pytest.mark.parametrize(("text", "name", "stance", "reason"), RESPONSIBILITY, ids=[r[3] for r in RESPONSIBILITY])
def test_responsibility(text, name, stance, reason):
    reading = read(text)
    found = [(reading.actors[r.actor].name.lower(), r.stance) for c in reading.claims for r in c.responsibility]
    assert any(name in actor and got == stance for actor, got in found), (reason, found)


@pytest.mark.parametrize(("text", "weapon"), WEAPONS)
def test_weapon(text, weapon):
    assert weapon in [claim.weapon for claim in read(text).claims]


def test_a_confirmation_is_about_the_claim_that_it_confirms():
    reading = read(
        "State media said rebels had launched an offensive in Damascus. A rebel spokesman confirmed the report: "
        '"We launched the offensive at dawn," he said.'
    )
    first, second = (c for c in reading.claims if c.sub_event_type == "Armed clash")
    assert (first.about, second.about) == (None, first.id)


def test_main_claim_is_the_lead_and_no_history():
    text = (
        "Rebels captured a town in 2012. Suicide bombers attacked a mosque in Kabul on Monday, killing 20 people. "
        "The UN condemned the attack."
    )
    reading = read(text)
    main = next(claim for claim in reading.claims if claim.id == reading.main_claim)
    assert main.sub_event_type == "Suicide bomb"


def test_a_document_without_claims_has_no_main_claim():
    assert read("The weather was cold.").main_claim is None
