"""Which tellings are worth comparing: an overfull cell of any day is divided by month first."""

from builders import Row, reading

from warledger import cells
from warledger.reconcile.block import candidate_pairs
from warledger.reconcile.inside import tellings_of
from warledger.reconcile.sightings import sightings_of

CLAUSE = "Rockets hit the old grain market of Northgate after evening prayers"


def market(number, day):
    """A report of a day that tells of the market in the same words as every other."""
    row = Row(CLAUSE, "Rockets", "Shelling/artillery/missile attack", by=("Rebels",), at=("Northgate",), on=day)
    (telling,) = tellings_of(sightings_of(reading(f"d{number:03}", [row], published=day)))
    return telling


def test_the_same_words_meet_whatever_their_days():
    told = [market(number, day) for number, day in enumerate(("2017-01-05", "2017-03-20"))]
    assert candidate_pairs(told) == ((0, 1),)


def test_what_other_months_tell_in_the_same_words_parts_nobody_of_a_month():
    """A year of a war tells the same over and over; who met in March still meets when June is told."""
    march = [market(number, f"2017-03-{number + 1:02}") for number in range(10)]
    before = candidate_pairs(march)
    others = [market(10 + n, f"2017-{4 + n // 20:02}-{n % 20 + 1:02}") for n in range(cells.FULL)]
    after = candidate_pairs([*march, *others])
    assert len(before) == 45
    assert {pair for pair in after if pair[0] < 10 and pair[1] < 10} == set(before)
    assert not [pair for pair in after if pair[0] < 10 <= pair[1]]
