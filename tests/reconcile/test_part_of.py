"""What is part of what: offensives and their attacks, totals and their parts, and what is neither."""

from builders import Row, reading, toll

from warledger.reconcile.part_of import parents_of
from warledger.reconcile.sightings import sightings_of
from warledger.reconcile.tellings import telling_of


def events(*rows, document="a"):
    return [telling_of([s]) for s in sightings_of(reading(document, rows))]


def clash(clause, **more):
    return Row(clause, clause.split()[0], by=("Rebels",), to=("Army",), **more)


def test_an_offensive_holds_the_attacks_of_its_days():
    found = parents_of(
        events(
            clash("offensive all week", at=("Bridgetown",), on="2017-03-19/2017-03-24"),
            clash("attack on one day", at=("Northgate",), on="2017-03-20"),
        )
    )
    assert found == {1: 0}


def test_a_day_outside_is_no_part():
    whole = clash("offensive all week", at=("Bridgetown",), on="2017-03-19/2017-03-24")
    assert parents_of(events(whole, clash("attack later", at=("Northgate",), on="2017-03-30"))) == {}


def test_a_total_over_places_holds_what_the_same_report_lists():
    total = Row(
        "shells killed 8 in the town", "shells", "Attack", at=("Bridgetown",), on="2017-03-20", tolls=(toll(8),)
    )
    part = Row("shells killed 2 there", "shells", "Attack", at=("Northgate",), on="2017-03-20", tolls=(toll(2),))
    assert parents_of(events(total, part)) == {1: 0}


def test_what_another_report_counts_in_a_quarter_is_no_part_of_the_total():
    total = Row(
        "shells killed 8 in the town", "shells", "Attack", at=("Bridgetown",), on="2017-03-20", tolls=(toll(8),)
    )
    part = Row("shells killed 2 there", "shells", "Attack", at=("Northgate",), on="2017-03-20", tolls=(toll(2),))
    assert parents_of([*events(total), *events(part, document="b")]) == {}


def test_two_attacks_of_one_day_are_not_parts_of_each_other():
    one, other = (
        clash("attack here", at=("Northgate",), on="2017-03-20"),
        clash("raid", at=("Northgate",), on="2017-03-20"),
    )
    assert parents_of(events(one, other)) == {}
