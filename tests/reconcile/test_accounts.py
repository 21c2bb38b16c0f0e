"""What each origin says of each field, side by side: one account an origin and value, whatever the order of claims."""

from dataclasses import replace
from itertools import permutations

import pytest
from builders import Row, reading, toll

from warledger.reconcile.accounts import FIELDS, accounts_of
from warledger.reconcile.sightings import Party, sightings_of
from warledger.records import Control


def told(*rows):
    return [s for n, row in enumerate(rows) for s in sightings_of(reading(f"d{n}", [row]))]


def strike(says, **more):
    return Row("jets struck Duma", "struck", "Air/drone strike", at=("Duma",), says=says, **more)


def values(sightings, field):
    return [(a.origin, a.value) for a in accounts_of(sightings) if a.field == field]


@pytest.mark.parametrize(
    ("row", "field", "expected", "why"),
    [
        (strike("Monitor"), "kind", "Air/drone strike", "the kind of deed"),
        (strike("Army", negated=True), "kind", "Air/drone strike (negated)", "what is said not to have happened"),
        (strike("Army", stance="denied"), "kind", "Air/drone strike (denied)", "or is denied"),
        (strike("Monitor", on="2017-03-19"), "time", "2017-03-19", "a day"),
        (strike("Monitor", on="2017-03-19/2017-03-21"), "time", "2017-03-19/2017-03-21", "some days"),
        (strike("Monitor"), "place", "Duma", "a place"),
        (strike("Monitor", by=("Army", "Russia")), "initiator", "Army, Russia", "doers"),
        (strike("Monitor", to=("civilians",)), "target", "civilians", "sufferers"),
        (strike("Monitor", tolls=(toll(8, population="civilians"),)), "toll", "8 civilians killed", "a figure"),
        (strike("Monitor", weapon="rockets"), "weapon", "rockets", "a weapon"),
        (strike("Monitor", responsibility=(("Army", "blamed"),)), "responsibility", "Army: blamed", "who is blamed"),
        (
            strike("Monitor", control=Control("Duma", None, "held")),
            "control",
            "Duma: held (unnamed)",
            "who holds it is not told",
        ),
    ],
)
def test_values(row, field, expected, why):
    assert [value for _, value in values(told(row), field)] == [expected], why


def test_a_doer_left_open_is_told_with_or():
    (sighting,) = told(strike("Monitor", by=("Army",)))
    parties = (Party("Army", "army", "government"), Party("Russia", "russia", "russia"))
    assert values([replace(sighting, alternatives=parties)], "initiator") == [("Monitor", "Army or Russia")]


def test_what_two_reports_have_from_one_origin_is_one_account():
    (account,) = [a for a in accounts_of(told(strike("Monitor"), strike("Monitor"))) if a.field == "place"]
    assert account.documents == ("d0", "d1")
    assert account.outlets == ("Outlet d0", "Outlet d1")
    assert len(account.claims) == 2


def test_nobodys_word_comes_last_and_sides_are_kept():
    found = [(a.origin, a.side) for a in accounts_of(told(strike(None), strike("Army"))) if a.field == "kind"]
    assert found == [("Army", "government"), (None, None)]


def test_fields_come_in_one_order():
    fields = [a.field for a in accounts_of(told(strike("Monitor", by=("Army",), on="2017-03-19", tolls=(toll(3),))))]
    assert fields == sorted(fields, key=FIELDS.index)


ROWS = [strike("Monitor", by=("Army",)), strike("Army", weapon="rockets"), strike(None, tolls=(toll(4),))]


@pytest.mark.parametrize("order", list(permutations(range(len(ROWS)))))
def test_the_order_of_claims_does_not_matter(order):
    sightings = told(*ROWS)
    assert accounts_of([sightings[place] for place in order]) == accounts_of(sightings)
