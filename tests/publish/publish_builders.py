"""Hand-built readings of two short reports, and what reconciling would make of them: what the pages are tested on."""

import re
from dataclasses import replace

from warledger.ids import claim_id, digest_of
from warledger.records import (
    Account,
    Claim,
    Control,
    ControlInterval,
    Dated,
    Dispute,
    DisputeSide,
    Document,
    Event,
    EventClaim,
    EventPlace,
    EventToll,
    Framing,
    Link,
    Notice,
    Reading,
    Reconciled,
    Silence,
    TollAccount,
)

NORTH = (
    "Rebels stormed the cement plant at Sarun on Sunday, the Harbour Monitor said. "
    "About 12 soldiers were killed, it is believed. "
    "The militants want to reach the port road. "
    "The army said it had repelled the assault, without mentioning the depot. "
    "Talks resume in Oslo on Thursday."
)
SOUTH = (
    "Fighters of the Coast Brigade seized the plant at Sarun, spokesman Idris Vale said. "
    '"We killed thirty soldiers," he said. '
    "The regime lost the depot in 2014."
)
AT_SARUN = EventPlace("Sarun", 1.0, 2.0, 3.0, 4, "XX", ("Harrow", "Norland"))


def sentences_of(text):
    """Return the ranges of sentences, each ending in a full stop."""
    return tuple(match.span() for match in re.finditer(r"[^ ][^.]*\.", text))


def document(name, text, **given):
    return Document(name, digest_of(text.encode()), text, raw_digest=digest_of(text.encode()), **given)


def claim(of, clause, *chain, kind="Armed clash", **given):
    start = of.text.index(clause)
    outlet = Link(of.outlet, "reported", outlet=True)
    named = [link.name for link in chain]
    origin = (named[-1] if named else of.outlet) if "origin" not in given else given.pop("origin")
    return Claim(
        start,
        start + len(clause),
        id=claim_id(of.id, of.digest, start, start + len(clause), given.pop("ordinal", 0)),
        trigger=(start, start + len(clause)),
        event_type="Battles",
        sub_event_type=kind,
        chain=(outlet, *chain),
        origin=origin,
        stance=given.pop("stance", "asserted"),
        **given,
    )


def event(words, *parts, **given):
    """Make an event of (document, claim) pairs."""
    claims = tuple(EventClaim(c.start, c.end, d.id, c.id, c.origin, c.stance) for d, c in parts)
    origins = tuple(sorted({c.origin for _, c in parts if c.origin is not None}))
    filled = {
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "begin": "2017-03-19",
        "until": "2017-03-19",
        "place": AT_SARUN,
        "initiators": (),
        "targets": (),
        "tolls": (),
        "disputes": (),
        "grade": "single" if len(origins) == 1 else "unattributed",
        "reasons": ("one_origin: one origin says so",),
        "time_precision": "day",
        **given,
    }
    documents = tuple(dict.fromkeys(d.id for d, _ in parts))
    return Event(
        id=parts[0][1].id.replace("c-", "e-"),
        words=words,
        documents=documents,
        claims=claims,
        origins=origins,
        **filled,
    )


MONITOR = Link("Harbour Monitor", "said", actor="harbour-monitor")
ARMY = Link("Norland army", "said", actor="norland-army", side="government")
VALE = Link("Idris Vale", "claimed", side="opposition", affiliation="Coast Brigade")
NOBODY = Link(None, "unnamed")

NORTH_DOCUMENT = document(
    "north", NORTH, outlet="North Post", title="Plant stormed", published="2017-03-20T21:05", published_basis="dateline"
)
SOUTH_DOCUMENT = document("south", SOUTH, outlet="South Wire", title="Plant seized")

STORMED = claim(NORTH_DOCUMENT, "Rebels stormed the cement plant at Sarun on Sunday", MONITOR)
BELIEVED = claim(NORTH_DOCUMENT, "About 12 soldiers were killed", NOBODY, origin=None, stance="hedged")
AIM = claim(NORTH_DOCUMENT, "The militants want to reach the port road", stance="planned")
REPELLED = claim(NORTH_DOCUMENT, "it had repelled the assault", ARMY)
TALKS = claim(NORTH_DOCUMENT, "Talks resume in Oslo on Thursday", kind="Diplomacy")
SEIZED = claim(SOUTH_DOCUMENT, "Fighters of the Coast Brigade seized the plant at Sarun", VALE)
THIRTY = claim(SOUTH_DOCUMENT, "We killed thirty soldiers", VALE)
LOST = claim(SOUTH_DOCUMENT, "The regime lost the depot in 2014", background=True)

SILENCE_START = NORTH.index("without mentioning the depot")
READINGS = (
    Reading(
        NORTH_DOCUMENT,
        sentences=sentences_of(NORTH),
        claims=(STORMED, BELIEVED, AIM, REPELLED, TALKS),
        framing=(Framing(NORTH.index("militants"), NORTH.index("militants") + 9, "militant", "opposition"),),
        silences=(Silence(SILENCE_START, SILENCE_START + 28, "Norland army", "the depot"),),
    ),
    Reading(
        SOUTH_DOCUMENT,
        claims=(SEIZED, THIRTY, LOST),
        framing=(Framing(SOUTH.index("regime"), SOUTH.index("regime") + 6, "regime", "government"),),
        notices=(Notice("undated_document", "no date of its own"), Notice("place_ambiguous", "Sarun: two places")),
    ),
)

OUTCOME = Dispute(
    "outcome",
    (
        DisputeSide("taken", ("Harbour Monitor", "Idris Vale"), ("north", "south"), (STORMED.id, SEIZED.id)),
        DisputeSide("repelled", ("Norland army",), ("north",), (REPELLED.id,)),
    ),
    words="Both speak of Sunday",
)
SCOPE = Dispute(
    "toll",
    (
        DisputeSide("about 12", (None,), ("north",), (BELIEVED.id,)),
        DisputeSide("30", ("Idris Vale",), ("south",), (THIRTY.id,)),
    ),
    real=False,
    why_not="scope",
)
KILLED = EventToll(
    "killed",
    12,
    12,
    30,
    (
        TollAccount(12, 12, None, ("north",), (BELIEVED.id,), "about"),
        TollAccount(30, 30, "Idris Vale", ("south",), (THIRTY.id,)),
    ),
    "soldiers",
    "Norland army",
    "event",
)
ACCOUNTS = (
    Account("initiator", "Harbour Monitor", "rebels", ("north",), (STORMED.id,), ("North Post",)),
    Account("initiator", "Idris Vale", "Coast Brigade", ("south",), (SEIZED.id,), ("South Wire",), "opposition"),
    Account("outcome", "Idris Vale", "taken", ("south",), (SEIZED.id,), ("South Wire",), "opposition"),
    Account("outcome", "Norland army", "repelled", ("north",), (REPELLED.id,), ("North Post",), "government"),
    Account("place", "Harbour Monitor", "Sarun", ("north",), (STORMED.id,), ("North Post",)),
    Account("place", "Idris Vale", "Sarun", ("south",), (SEIZED.id,), ("South Wire",), "opposition"),
)

STORM = event(
    "Rebels attack the army at Sarun",
    (NORTH_DOCUMENT, STORMED),
    (NORTH_DOCUMENT, REPELLED),
    (SOUTH_DOCUMENT, SEIZED),
    grade="contested",
    disputes=(OUTCOME, SCOPE),
    accounts=ACCOUNTS,
    reasons=("contested_outcome: taken or repelled", "two_sides: both sides speak"),
)
DEATHS = replace(
    event("Soldiers killed at Sarun", (NORTH_DOCUMENT, BELIEVED), (SOUTH_DOCUMENT, THIRTY), tolls=(KILLED,)),
    part_of=STORM.id,
    stance="hedged",
)
REACH = event("Militants aim at the port road", (NORTH_DOCUMENT, AIM), stance="planned", begin=None, until=None)
OSLO = event(
    "Talks in Oslo",
    (NORTH_DOCUMENT, TALKS),
    event_type="Diplomacy",
    sub_event_type="Diplomacy",
    begin="2017-03-23",
    until="2017-03-23",
)
DEPOT = event("Depot lost", (SOUTH_DOCUMENT, LOST), background=True, begin="2014-01-01", until="2014-12-31")
HELD = ControlInterval(
    "Sarun", "Coast Brigade", "captured", "2017-03-19", None, ("Idris Vale",), ("south",), (SEIZED.id,), STORM.id
)
RECONCILED = Reconciled(
    events=(STORM, DEATHS, REACH, OSLO, DEPOT),
    control=(HELD,),
    dated={"south": Dated("2017-03-20", "it tells of the storming of Sunday 19 March that north tells of")},
)
NOTHING = Reconciled()
CONTROL = Control("Sarun", "Coast Brigade", "captured")
