"""Cells in step: what a corner of one tells is what the whole would, and no more of it is fetched."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger import cells
from warledger.cells import Standing, by_cell, pieces
from warledger.ledger.cache import Cache, writing_to
from warledger.ledger.store import Store
from warledger.upkeep.cell_book import CellBook

MONTHS = ("january", "february", "march")


def standing(number, *features, cell=7):
    """Where a number stands in a cell, divided by some features."""
    return Standing(cell, cells.path_in(cell, f"name {number}", [(feature,) for feature in features]))


def meeting(spots):
    """The pairs that meet, each cell taken as a whole."""
    return {
        frozenset(pair)
        for cell, members in by_cell(spots).items()
        for piece in pieces(cell, members)
        for pair in combinations(piece, 2)
    }


PLACES = st.tuples(st.sampled_from([7, 8]), st.sampled_from(MONTHS), st.sampled_from(["shelling", "clash"]))
STEPS = st.lists(
    st.tuples(st.lists(PLACES, max_size=14), st.sets(st.integers(1, 40), max_size=20)), min_size=1, max_size=5
)


@settings(max_examples=60, derandomize=True)
@given(STEPS)
def test_whatever_comes_and_goes_the_same_pairs_meet_as_in_whole_cells(steps):
    with (
        pytest.MonkeyPatch.context() as patch,
        Store.open(":memory:", create=True) as store,
        writing_to(store) as cache,
    ):
        patch.setattr(cells, "FULL", 5)
        patch.setattr(cells, "DIVIDED", 2)
        here, last = {}, 0
        for places, leaving in steps:
            gone = {number: here[number] for number in sorted(leaving & here.keys())}
            come = {
                number: [standing(number, month, kind, cell=cell)]
                for number, (cell, month, kind) in enumerate(places, start=last + 1)
            }
            last += len(come)
            stay = {number: spots for number, spots in here.items() if number not in gone}
            before, after = meeting(here), meeting(stay | come)
            book = CellBook(cache)
            won, lost = book.change(gone, come)
            assert {frozenset(pair) for pair in won} == after - before
            assert {frozenset(pair) for pair in lost} == {pair for pair in before - after if pair <= stay.keys()}
            here = stay | come
            for number, spots in here.items():
                expected = {other for pair in after if number in pair for other in pair} - {number}
                assert book.met_by(number, spots) == expected
                assert CellBook(cache).met_by(number, spots) == expected


class Watched(Cache):
    """The projected tables; ``fetched`` counts members of cells that were asked for."""

    fetched = 0

    def members_under(self, nodes):
        for found in super().members_under(nodes):
            self.fetched += 1
            yield found


def test_of_an_overfull_cell_only_the_corner_is_fetched_that_somebody_comes_into():
    with Store.open(":memory:", create=True) as store, writing_to(store) as cache:
        years = {n: [standing(n, f"month {n // 15}")] for n in range(1, 20 * cells.DIVIDED)}
        CellBook(cache).change({}, years)
        watched = Watched(cache.connection)
        won, lost = CellBook(watched).change({}, {9999: [standing(9999, "month 3")]})
        assert won == {(n, 9999) for n in years if n // 15 == 3}
        assert not lost
        assert watched.fetched == len(won)


def test_who_leaves_an_overfull_cell_lets_those_meet_again_that_are_left():
    with Store.open(":memory:", create=True) as store, writing_to(store) as cache:
        crowd = {n: [standing(n, MONTHS[n % 3])] for n in range(cells.DIVIDED + 1)}
        CellBook(cache).change({}, crowd)
        won, lost = CellBook(cache).change({0: crowd[0]}, {})
        assert (1, 2) in won
        assert not lost
