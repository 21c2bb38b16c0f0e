"""The offline base map: cells hold the shapes inside them, told apart by kind."""

import json

import pytest

from warledger.web.basemap import WORLD, base_file, files_near


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
