"""Rounded coordinates: far enough from the point, the same for the same cell, wherever a point lies."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.ledger.browsing.asking import Box, Cluster
from warledger.records import Candidate, Place
from warledger.web.blur import KM_PER_DEGREE, blurred, reach, rounded, snapped

LATITUDES = st.floats(-84, 84)
LONGITUDES = st.floats(-170, 170)
KM = st.sampled_from([1.0, 5.0, 10.0, 50.0])


def distance(first, second):
    height = (first[0] - second[0]) * KM_PER_DEGREE
    width = (first[1] - second[1]) * KM_PER_DEGREE * cos(radians(first[0]))
    return hypot(height, width)


@given(LATITUDES, LONGITUDES, KM)
def test_a_point_stays_within_the_reach_that_is_told(latitude, longitude, km):
    assert distance((latitude, longitude), rounded(latitude, longitude, km)) <= reach(latitude, km) * 1.1 + 0.2


@given(LATITUDES, LONGITUDES, KM)
def test_a_cell_is_as_wide_and_high_as_was_asked(latitude, longitude, km):
    """Of the points a step apart in each direction, no two in one cell tell more than the cell."""
    middle = rounded(latitude, longitude, km)
    assert rounded(*middle, km) == pytest.approx(middle, abs=0.001)
    width = 2 * (reach(latitude, km) ** 2 - (km / 2) ** 2) ** 0.5
    assert width >= km * 0.95


@given(LATITUDES, LONGITUDES, KM, st.floats(0.001, 3), st.floats(0.001, 3))
def test_a_box_tells_no_two_points_of_a_cell_apart(latitude, longitude, km, high, wide):
    box = snapped(Box(longitude, latitude, longitude + wide, latitude + high), km)
    for edge, step in ((box.south, km / KM_PER_DEGREE), (box.west, 2 * km / KM_PER_DEGREE)):
        assert edge / step == pytest.approx(round(edge / step), abs=1e-6)


def test_points_are_found_however_deep_they_lie():
    place = Place(0, 4, "Aden", 12.7794, 45.0367, 415189, 0.5, candidates=(Candidate("Aden", None, 12.7, 45.0, "YE"),))
    cluster = Cluster(12.7794, 45.0367, 3, 0, Box(45.0, 12.7, 45.1, 12.8))
    found = blurred(((place,), cluster), 10.0)
    (near,), gathered = found
    assert (near.latitude, near.longitude) != (place.latitude, place.longitude)
    assert near.radius_km == reach(12.7794, 10.0)
    assert near.candidates[0].latitude != 12.7
    assert gathered.box != cluster.box
    assert (gathered.latitude, gathered.longitude) == (near.latitude, near.longitude)


def test_a_place_without_a_point_stays_without_and_a_radius_never_shrinks():
    nowhere = Place(0, 4, "Somewhere", None, None)
    assert blurred(nowhere, 10.0) == nowhere
    assert blurred(Place(0, 4, "Aden", 12.7, 45.0, None, 80.0), 1.0).radius_km == 80.0


def test_without_a_blur_nothing_changes():
    place = Place(0, 4, "Aden", 12.7794, 45.0367)
    assert blurred(place, None) is place
