"""Shapes of the base map: clipped to a rectangle, rounded, holes told from areas."""

import numpy as np
import pytest

from warledger.publish.shapes import Rectangle, clipped_line, clipped_ring, coarsened, part

SQUARE = np.array([[0.0, 0.0], [0.0, 4.0], [4.0, 4.0], [4.0, 0.0], [0.0, 0.0]])


@pytest.mark.parametrize(
    ("box", "corners", "reason"),
    [
        (Rectangle(-1, -1, 5, 5), {(0, 0), (0, 4), (4, 4), (4, 0)}, "all of it inside"),
        (Rectangle(2, -1, 5, 5), {(2, 0), (2, 4), (4, 4), (4, 0)}, "cut along one edge"),
        (Rectangle(1, 1, 2, 2), {(1, 1), (1, 2), (2, 2), (2, 1)}, "the rectangle lies in it"),
        (Rectangle(5, 5, 6, 6), set(), "nothing of it inside"),
    ],
)
def test_areas_are_cut_to_the_rectangle(box, corners, reason):
    assert {tuple(point) for point in clipped_ring(SQUARE, box).tolist()} == corners, reason


def test_a_line_that_leaves_and_comes_back_gives_two_pieces():
    line = np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0], [9.0, 1.0], [9.0, 2.0], [1.0, 2.0], [0.0, 2.0]])
    pieces = [piece.tolist() for piece in clipped_line(line, Rectangle(-1, -1, 2, 3))]
    assert pieces == [[[0, 0], [1, 0], [9, 0]], [[9, 2], [1, 2], [0, 2]]]


def test_points_on_one_place_of_the_grid_are_one():
    assert coarsened(np.array([[0.0, 0.0], [0.01, 0.0], [0.1, 0.0]]), 0.1).tolist() == [[0, 0], [0.1, 0]]


def test_holes_run_against_the_clock():
    assert not part(0, SQUARE).is_hole
    assert part(0, SQUARE[::-1]).is_hole
