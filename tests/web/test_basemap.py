"""The offline base map: shapes are clipped to their cell, rounded, and told apart by kind."""

import json

import numpy as np
import pytest

from warledger.web.basemap import WORLD, base_file, files_near
from warledger.web.shapes import Rectangle, clipped_line, clipped_ring, coarsened, part

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


def test_a_cell_holds_land_border_and_places_inside_it():
    features = json.loads(base_file("cell-21-12.json"))["features"]
    kinds = {feature["properties"]["kind"] for feature in features}
    assert {"land", "coast", "border", "place"} <= kinds
    places = {feature["properties"].get("name"): feature["geometry"]["coordinates"] for feature in features}
    assert places["Damascus"] == pytest.approx([36.3, 33.5], abs=0.1)
    land = next(feature for feature in features if feature["properties"]["kind"] == "land")
    west_to_east = [point[0] for polygon in land["geometry"]["coordinates"] for point in polygon[0]]
    assert min(west_to_east) >= 30
    assert max(west_to_east) <= 40


@pytest.mark.parametrize(
    "name", ["cell-36-0.json", "cell-0-18.json", "cell--1-0.json", "../x", "cell-1-2", "", "cell-²-1.json"]
)
def test_nothing_else_has_a_file(name):
    assert base_file(name) is None


def test_points_near_an_edge_need_both_cells():
    assert files_near([(33.5, 36.3)]) == (WORLD, "cell-21-12.json")
    assert files_near([(39.0, 179.5)]) == (
        WORLD, "cell-0-12.json", "cell-0-13.json", "cell-35-12.json", "cell-35-13.json",
    )  # fmt: skip


def test_the_server_sends_it_packed_or_plain(client):
    packed = client.get("/static/base/cell-0-0.json", headers={"accept-encoding": "gzip"})
    plain = client.get("/static/base/cell-0-0.json", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == plain.json()
    assert client.get("/static/base/nothing.json").status_code == 404
