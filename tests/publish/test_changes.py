from dataclasses import replace

import publish_builders as made
import pytest

from warledger.publish.brief import Asked, Known, compose, render
from warledger.publish.changes import changes_between
from warledger.records import Account, Dispute, DisputeSide, Event, EventToll, Reconciled, TollAccount

ONE = made.event("Rebels stormed the plant", (made.NORTH_DOCUMENT, made.STORMED))
SEIZED = made.event("Plant seized", (made.SOUTH_DOCUMENT, made.SEIZED))
PARTS = ((made.NORTH_DOCUMENT, made.STORMED), (made.SOUTH_DOCUMENT, made.SEIZED))
WHOLE = replace(made.event("Rebels stormed the plant", *PARTS), grade="single")
BOTH = replace(WHOLE, grade="corroborated")
BY_NOBODY = TollAccount(12, 12, None, ("north",), (made.BELIEVED.id,))
BY_VALE = TollAccount(30, 30, "Idris Vale", ("south",), (made.THIRTY.id,))
TWELVE = EventToll("killed", 12, 12, 12, (BY_NOBODY,))
RANGE = replace(TWELVE, best=30, high=30, accounts=(BY_NOBODY, BY_VALE))
FORMER = EventToll("killed", None, None, None, (replace(BY_NOBODY, set_aside="former"),))
OUTCOME = Account("outcome", "Idris Vale", "taken", ("south",), (made.SEIZED.id,))
CORRECTED = Dispute("toll", (DisputeSide("12"), DisputeSide("30")), real=False, why_not="update")


def changes(old, new, **given):
    old, new = ((events,) if isinstance(events, Event) else events for events in (old, new))
    return changes_between(Reconciled(events=old), Reconciled(events=new), **given)


def kinds(old, new):
    return [change.kind for change in changes(old, new).events]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (ONE, ONE, []),
        ((), ONE, ["new"]),
        (ONE, (), ["withdrawn"]),
        (ONE, BOTH, ["grade"]),  # the same event, by the claim that both hold
        (replace(ONE, tolls=(TWELVE,)), replace(ONE, tolls=(RANGE,)), ["toll"]),
        (ONE, replace(ONE, tolls=(TWELVE,)), ["toll"]),  # a first figure
        (replace(ONE, tolls=(TWELVE,)), ONE, ["toll"]),  # a figure taken back
        (ONE, replace(ONE, tolls=(FORMER,)), []),  # a figure that did not count when it became known
        (ONE, replace(ONE, disputes=(made.OUTCOME,)), ["disputed"]),
        (replace(ONE, disputes=(made.OUTCOME,)), ONE, ["settled"]),
        (ONE, replace(ONE, disputes=(made.SCOPE,)), []),  # a difference that is no dispute changes nothing
        (ONE, replace(ONE, disputes=(CORRECTED,)), ["corrected"]),  # unless a later account moves on from an earlier
        (replace(ONE, disputes=(CORRECTED,)), replace(ONE, disputes=(CORRECTED,)), []),
        (ONE, replace(ONE, accounts=(OUTCOME,)), ["outcome"]),
        (replace(ONE, begin=None, until=None), ONE, ["dated"]),
        ((ONE, SEIZED), WHOLE, ["joined"]),
        (WHOLE, (ONE, SEIZED), ["parted"]),
    ],
)
def test_what_is_otherwise_than_it_was(old, new, expected):
    assert kinds(old, new) == expected


def test_a_change_rests_on_the_claims_that_made_it():
    (change,) = changes(replace(ONE, tolls=(TWELVE,)), replace(ONE, tolls=(RANGE,))).events
    assert change.claims == (made.THIRTY.id,)
    (change,) = changes(ONE, BOTH).events
    assert change.claims == (made.SEIZED.id,)


def test_a_newer_version_of_a_document_continues_its_events():
    later = made.document("north-2", made.NORTH, outlet="North Post", version_of="north")
    stormed = made.claim(later, "Rebels stormed the cement plant")
    again = made.event("Rebels stormed the plant", (later, stormed))
    assert changes(ONE, again, successors={stormed.id: made.STORMED.id}).events == ()
    assert [change.kind for change in changes(ONE, again).events] == ["new", "withdrawn"]


def test_only_intervals_of_control_that_were_not_known_are_new():
    other = replace(made.HELD, begin="2017-03-20")
    found = changes_between(Reconciled(control=(made.HELD,)), Reconciled(control=(made.HELD, other)))
    assert found.control == (other,)


def news_of(before, **asked):
    brief = compose(made.RECONCILED, made.READINGS, Asked(since="2017-03-19", **asked), before=before)
    return brief, next(s for s in brief.sections if s.key == "news")


def test_a_brief_since_a_day_opens_with_what_is_new():
    brief, section = news_of(Known(Reconciled(events=(ONE,)), made.READINGS[:1]))
    assert brief.sections[0] == section
    assert section.title == "New since 19 March 2017"
    assert section.note == "1 document became known after 19 March 2017."
    told = {group.heading: [line.words for line in group.lines] for group in section.groups}
    assert [words.partition(" (")[0] for words in told["New"]] == [
        "Not certain: Soldiers killed at Sarun", "Planned: Militants aim at the port road", "Talks in Oslo",
    ]  # fmt: skip
    assert "grade single, now contested; now in dispute, how it ended: taken against repelled" in told["Changed"][0]
    assert told["Who holds what"] == ["Sarun: captured by Coast Brigade, from 19 March 2017."]


def test_where_nothing_is_new_the_brief_says_so():
    known = Known(made.RECONCILED, made.READINGS)
    brief, section = news_of(known)
    assert section.groups == ()
    assert "No document became known after 19 March 2017; nothing is told otherwise." in " ".join(render(brief).split())


def test_what_is_no_longer_told_is_shown_with_the_words_of_then():
    old = made.document("old", "Gunmen burned the mill. ", outlet="Hill Post", published="2017-03-18")
    burned = made.claim(old, "Gunmen burned the mill")
    gone = made.event("Gunmen burned the mill", (old, burned), begin="2017-03-18", until="2017-03-18")
    brief, section = news_of(Known(Reconciled(events=(gone,)), (made.Reading(old, claims=(burned,)),)))
    line = section.groups[-1].lines[0]
    assert (section.groups[-1].heading, line.event) == ("No longer told", gone.id)
    quote = next(quote for quote in brief.quotes if quote.number == line.citations[0].number)
    assert (quote.document, quote.words) == ("old", "“Gunmen burned the mill”")
    assert "old" in [document.id for document in brief.documents]


def test_what_is_new_elsewhere_is_no_news_here():
    before = Known(Reconciled(events=(ONE,)), made.READINGS[:1])
    _, section = news_of(before, place="Elsewhere")
    assert section.groups == ()


def test_a_brief_as_of_a_day_says_so():
    brief = compose(made.RECONCILED, made.READINGS, Asked(as_of="2017-03-20"))
    assert "As known on Monday 20 March 2017: only what had been published by then." in brief.remarks
