"""What analysts decide: confirmed and corrected events, aliases, order of decisions."""

from builders import Row, reading

from warledger.reconcile.reconcile import reconcile
from warledger.records import Decision


def readings():
    rows = [
        Row("Rebels attacked Duma", "attacked", by=("Rebels",), at=("Duma",), on="2017-03-19"),
        Row("Talks opened in Farville", "Talks", "Diplomacy", at=("Farville",), on="2017-03-20"),
    ]
    return [reading("a", rows)]


def decision(verb, *subjects, at="2020-01-01", **data):
    return Decision(verb, subjects, by="analyst", at=at, reason="seen on film", data=data)


def test_a_confirmed_event_says_by_whom():
    event, _ = reconcile(readings()).events
    confirmed, _ = reconcile(readings(), [decision("confirm", event.id)]).events
    assert confirmed.reasons[-1] == "confirmed: by analyst, seen on film"


def test_a_correction_changes_its_field_and_stays_visible():
    event, _ = reconcile(readings()).events
    corrected, _ = reconcile(readings(), [decision("correct", event.id, words="A raid on Duma")]).events
    assert corrected.words == "A raid on Duma"
    assert corrected.reasons[-1].startswith("corrected: words by analyst")


def test_what_cannot_be_corrected_is_said():
    event, _ = reconcile(readings()).events
    corrected, _ = reconcile(readings(), [decision("correct", event.id, grade="agreed")]).events
    assert corrected.grade == event.grade
    assert "nothing that can be corrected" in corrected.reasons[-1]


def test_the_id_of_a_merged_event_lives_on():
    one, other = reconcile(readings()).events
    (merged,) = reconcile(readings(), [decision("merge", one.id, other.id)]).events
    assert {merged.id, *merged.aliases} == {one.id, other.id}
    (again,) = reconcile(readings(), [decision("merge", one.id, other.id), decision("confirm", other.id)]).events
    assert "confirmed" in again.reasons[-1]


def test_the_order_of_writing_decisions_down_does_not_matter():
    one, other = reconcile(readings()).events
    made = [decision("merge", one.id, other.id), decision("split", other.claims[0].claim, at="2020-01-02")]
    assert reconcile(readings(), made).events == reconcile(readings(), made[::-1]).events
