"""Reconciling as a whole: one battle told by two outlets, and the properties that must hold for any input."""

from dataclasses import replace

from builders import Row, reading, toll
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warledger.contract import to_json
from warledger.ids import canonical_json
from warledger.reconcile.reconcile import reconcile
from warledger.records import Decision


def first_report():
    rows = [
        Row(
            "Rebels attacked army posts in Northgate on Sunday",
            "attacked",
            by=("Rebels",),
            to=("Army",),
            at=("Northgate",),
            on="2017-03-19",
            says="Newswire",
        ),
        Row("the army drove them off by nightfall", "drove", by=("Army",), to=("Rebels",), on="2017-03-19"),
        Row("Jets bombed Southgate", "bombed", "Air/drone strike", by=("Army",), at=("Southgate",), on="2017-03-20"),
        Row("50 soldiers died in the clashes", "clashes", at=("Northgate",), tolls=(toll(50),), says=None),
    ]
    return reading("a", rows)


def undated_report():
    tuesday, monday = "weekday:tuesday:past", "weekday:monday:past"
    rows = [
        Row(
            "Rebels struck a held district on Tuesday, the second time in three days",
            "struck",
            by=("Rebels",),
            to=("Army",),
            at=("Northgate",),
            relative=tuesday,
            says="Rebel Spokesman",
        ),
        Row("a new offensive was launched", "launched", by=("Rebels",), relative=tuesday, says="State Media"),
        Row("We restored all the points", "restored", by=("Rebels",), at=("Northgate",), says="Rebel Spokesman"),
        Row("They are encircled", "encircled", to=("Rebels",), says="Army"),
        Row("rebels had to retreat on Monday", "retreat", by=("Rebels",), at=("Northgate",), relative=monday),
        Row("Talks resume on Thursday", "resume", "Diplomacy", relative="weekday:thursday:future", stance="planned"),
    ]
    return reading("b", rows, published=None)


def far_report():
    rows = [
        Row("A bomb killed 12 people in Farville", "killed", "Suicide bomb", at=("Farville",), tolls=(toll(12),)),
        Row("Gunmen fled", "fled", by=("Gunmen",)),
    ]
    return reading("z", rows, published="2019-07-01")


def event_with(result, words):
    texts = {claim.id: text for text, claim in _clauses()}
    return next(e for e in result.events if any(words in texts.get(c.claim, "") for c in e.claims))


def _clauses():
    for made in (first_report(), undated_report()):
        for claim in made.claims:
            yield made.document.text[claim.start : claim.end], claim


def as_bytes(result):
    return canonical_json(to_json(result))


def test_the_undated_report_is_dated_by_its_neighbour_with_the_reason():
    dated = reconcile([first_report(), undated_report()]).dated["b"]
    assert dated.value == "2017-03-21"
    assert "a tells of 2017-03-19" in dated.reason


def test_nothing_is_dated_without_a_neighbour_that_tells_the_same():
    result = reconcile([undated_report(), far_report()])
    assert result.dated == {}
    assert [(document, notice.code) for document, notice in result.notices] == [("b", "undated_document")]


def test_both_sides_agree_that_tuesdays_attack_happened_and_dispute_how_it_ended():
    event = event_with(reconcile([first_report(), undated_report()]), "on Tuesday")
    assert (event.begin, event.grade) == ("2017-03-21", "agreed")
    real = [dispute for dispute in event.disputes if dispute.real]
    assert [(d.field, d.sides[0].origins, d.sides[1].origins) for d in real] == [
        ("outcome", ("Rebel Spokesman",), ("Army",))
    ]


def test_a_later_turn_is_an_update_and_no_dispute():
    event = event_with(reconcile([first_report(), undated_report()]), "on Tuesday")
    assert [(d.field, d.why_not) for d in event.disputes if not d.real] == [("outcome", "update")]


def test_the_retreat_keeps_its_own_day():
    assert event_with(reconcile([first_report(), undated_report()]), "retreat").begin == "2017-03-20"


def test_what_is_planned_is_an_event_of_its_own():
    event = event_with(reconcile([first_report(), undated_report()]), "Talks")
    assert (event.begin, event.stance, len(event.claims)) == ("2017-03-23", "planned", 1)


def test_events_are_named_after_their_anchor_claim():
    for event in reconcile([first_report(), undated_report()]).events:
        first = min(event.claims, key=lambda c: (c.document, c.start))
        assert event.id == "e-" + first.claim.removeprefix("c-")


def test_a_far_away_document_changes_nothing_elsewhere():
    near = reconcile([first_report(), undated_report()])
    both = reconcile([first_report(), far_report(), undated_report()])
    kept = [event for event in both.events if event.documents != ("z",)]
    assert kept == list(near.events)
    assert both.dated == near.dated


def test_merging_and_splitting_come_back_to_where_they_began():
    readings = [first_report(), undated_report()]
    before = reconcile(readings)
    one, other = (event_with(before, words) for words in ("on Sunday", "bombed"))
    merge = Decision("merge", (one.id, other.id), by="analyst", at="2020-01-01")
    merged = reconcile(readings, [merge])
    assert other.id in next(e for e in merged.events if e.id == one.id).aliases
    split = Decision("split", tuple(c.claim for c in other.claims), by="analyst", at="2020-01-02")
    assert reconcile(readings, [merge, split]).events == before.events


def test_a_rejected_claim_is_in_no_event():
    readings = [first_report()]
    claim = first_report().claims[2].id
    result = reconcile(readings, [Decision("reject", (claim,), by="analyst", at="2020-01-01")])
    assert claim not in {c.claim for event in result.events for c in event.claims}


def test_a_decision_on_what_is_not_there_is_noticed():
    result = reconcile([first_report()], [Decision("confirm", ("e-unknown",), by="analyst", at="2020-01-01")])
    assert "decision_without_subject" in {notice.code for _, notice in result.notices}


PLACES = ("Northgate", "Southgate", "Bridgetown", "Harasta", "Duma")
KINDS = ("Armed clash", "Air/drone strike", "Attack", "Diplomacy")
ROWS = st.builds(
    lambda kind, place, day, side, number, stance: Row(
        f"the {kind} in {place} on day {day} left {number} dead",
        kind,
        kind,
        by=(side,),
        at=(place,),
        on=day,
        tolls=(toll(number),),
        says=side,
        stance=stance,
    ),
    kind=st.sampled_from(KINDS),
    place=st.sampled_from(PLACES),
    day=st.sampled_from((None, "2017-03-19", "2017-03-20", "2017-03-19/2017-03-21")),
    side=st.sampled_from(("Army", "Rebels", "Russia")),
    number=st.integers(1, 9),
    stance=st.sampled_from(("asserted", "hedged", "denied", "planned")),
)
REPORTS = st.lists(st.tuples(st.lists(ROWS, max_size=4), st.sampled_from(("2017-03-21", None))), min_size=1, max_size=5)


@given(reports=REPORTS, data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_arrival_does_not_matter(reports, data):
    readings = [reading(f"d{n}", rows, published) for n, (rows, published) in enumerate(reports)]
    shuffled = data.draw(st.permutations(readings))
    assert as_bytes(reconcile(shuffled)) == as_bytes(reconcile(readings))


@given(reports=REPORTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_claim_is_in_exactly_one_event(reports):
    readings = [reading(f"d{n}", rows, published) for n, (rows, published) in enumerate(reports)]
    placed = [claim.claim for event in reconcile(readings).events for claim in event.claims]
    assert sorted(placed) == sorted(claim.id for made in readings for claim in made.claims)


def test_an_event_has_the_point_that_one_of_its_reports_knows():
    known = [Row("Jets bombed Northgate on Sunday", "bombed", "Air/drone strike", at=("Northgate",), on="2017-03-19")]
    unknown = reading("b", known)
    bare = replace(
        unknown,
        places=tuple(
            replace(place, latitude=None, longitude=None, radius_km=None, within=()) for place in unknown.places
        ),
    )
    (event,) = reconcile([reading("a", known), bare]).events
    assert event.documents == ("a", "b")
    assert event.place.latitude == 33.50
