from dataclasses import replace

import publish_builders as made

from warledger.publish import testimony
from warledger.publish.origins import carried_by, origins_of
from warledger.records import Link, Reading


def told(*links, document=made.NORTH_DOCUMENT):
    return [
        made.claim(document, "it had repelled the assault", link, ordinal=place) for place, link in enumerate(links)
    ]


def origins(claims, readings, copies=None):
    return origins_of([claim.id for claim in claims], testimony.Testimony.of(readings, copies))


def test_a_party_counts_once_with_all_its_voices():
    claims = told(made.ARMY, Link("General Staff", "said", side="government"), made.VALE)
    reading = Reading(made.NORTH_DOCUMENT, claims=tuple(claims))
    assert origins(claims, [reading]) == ("government side", "opposition side")


def test_a_body_counts_once_with_its_spokesman_and_its_short_name():
    body = "Norland Observatory for Rights"
    claims = told(Link(body, "said"), Link("Ada Moor", "said", affiliation=body), Link("Observatory", "said"))
    assert origins(claims, [Reading(made.NORTH_DOCUMENT, claims=tuple(claims))]) == (body,)


def test_a_described_speaker_is_not_the_place_that_it_is_of():
    claims = told(Link("resident", "said", affiliation="Sarun"))
    assert origins(claims, [Reading(made.NORTH_DOCUMENT, claims=tuple(claims))]) == ("resident (Sarun)",)


def test_nobody_is_no_origin_and_a_copy_adds_none():
    copy = made.document("copy", made.NORTH, outlet="East Post")
    again = made.claim(copy, "The militants want to reach the port road")
    readings = [made.READINGS[0], Reading(copy, claims=(again,))]
    claims = (made.BELIEVED, made.AIM, again)
    assert origins(claims, readings, {"copy": ("north",)}) == ("North Post",)
    assert origins(claims, readings) == ("East Post", "North Post")


def test_a_document_carries_whom_it_quotes_and_not_itself():
    reading, ids = made.READINGS[0], [claim.id for claim in made.READINGS[0].claims]
    assert carried_by(reading, ids, testimony.Testimony.of([reading])) == ("Harbour Monitor", "Norland army")
    unread = replace(reading, claims=())
    assert carried_by(unread, ids, testimony.Testimony.of([unread])) == ()
