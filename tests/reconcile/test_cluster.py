"""Tellings to happenings: two shellings that a report tells apart stay two; half-likenesses do not chain."""

from builders import Row, reading, toll

from warledger.reconcile.cluster import clusters_of
from warledger.reconcile.inside import tellings_of
from warledger.reconcile.sightings import sightings_of

DAY = "2017-03-20"


def shelling(place, dead, clause=None):
    return Row(
        clause or f"Rockets hit {place} and killed {dead} people",
        "Rockets" if clause is None else clause.split()[0],
        "Shelling/artillery/missile attack",
        by=("Rebels",),
        at=(place,),
        on=DAY,
        tolls=(toll(dead),),
    )


def clusters(*documents):
    tellings = [t for name, rows in documents for t in tellings_of(sightings_of(reading(name, rows, published=DAY)))]
    found = clusters_of(sorted(tellings, key=lambda t: t.order))
    return [sorted(f"{s.document}{s.start and 1}" for t in group for s in t.sightings) for group in found]


def test_two_shellings_that_a_report_tells_apart_stay_two():
    found = clusters(("a", [shelling("Northgate", 2), shelling("Southgate", 3)]))
    assert found == [["a0"], ["a1"]]


def test_each_meets_its_own_in_another_report():
    rows = [shelling("Northgate", 12), shelling("Southgate", 23)]
    assert clusters(("a", rows), ("b", rows[::-1])) == [["a0", "b1"], ["a1", "b0"]]


def test_what_follows_the_attack_is_told_of_it():
    rows = [shelling("Northgate", 12), Row("The attack wrecked a bakery", "attack", "Attack")]
    assert clusters(("a", rows)) == [["a0", "a1"]]


def test_a_total_of_the_town_does_not_tie_its_quarters_together():
    total = shelling("Bridgetown", 35, "Shells on several quarters of Bridgetown left 35 dead")
    found = clusters(("a", [shelling("Northgate", 12), shelling("Southgate", 23)]), ("b", [total]))
    assert not any({"a0", "a1"} <= set(group) for group in found)
