"""How two places lie to each other."""

from dataclasses import replace

import pytest
from builders import POINTS

from warledger.reconcile.nearness import distance_km, finest, relation_of_places, relation_of_spots
from warledger.reconcile.sightings import spot_of
from warledger.records import Place


def spot(name, **changes):
    latitude, longitude, radius, precision, within = POINTS[name]
    given = {"latitude": latitude, "longitude": longitude, "radius_km": radius, "precision": precision}
    return spot_of(Place(0, 1, name, within=within, **{**given, **changes}))


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        ("Northgate", "Northgate", "same_place", "one name"),
        ("Northgate", "Bridgetown", "within_place", "the town holds the quarter"),
        ("Northgate", "Southgate", "other_place", "two quarters share the town's point and are two all the same"),
        ("Harasta", "Duma", "near_place", "3 km apart"),
        ("Harasta", "Farville", "other_place", "a continent apart"),
        ("Harasta", "Rif Dimashq", "within_place", "the province holds the town"),
    ],
)
def test_two_places(first, second, expected, why):
    assert relation_of_spots(spot(first), spot(second)) == expected, why
    assert relation_of_spots(spot(second), spot(first)) == expected, why


def test_one_name_in_two_countries_is_two_places():
    one, other = (
        spot_of(Place(0, 1, "Tripoli", 32.9, 13.2, country="LY")),
        spot_of(Place(0, 1, "Tripoli", 34.4, 35.8, country="LB")),
    )
    assert relation_of_spots(one, other) == "other_place"


@pytest.mark.parametrize(
    ("latitude", "expected", "why"),
    [
        (33.61, "near_place", "a village whose circle meets the city's"),
        (33.80, "other_place", "a village further out"),
    ],
)
def test_the_edge_of_a_city_is_near_it(latitude, expected, why):
    village = spot("Northgate", latitude=latitude, radius_km=2.5)
    assert relation_of_spots(replace(village, key="edge", holders=frozenset()), spot("Bridgetown")) == expected, why


def test_a_country_tells_nothing():
    assert relation_of_places([spot("Syria")], [spot("Duma")]) == "no_place"


def test_the_closest_relation_of_several_places_counts():
    assert relation_of_places([spot("Southgate"), spot("Northgate")], [spot("Northgate")]) == "same_place"


def test_a_place_without_a_point_has_no_distance():
    assert distance_km(spot("Duma", latitude=None), spot("Duma")) is None


def test_the_finest_place_is_the_smallest():
    assert finest([spot("Bridgetown"), spot("Northgate")]).name == "Northgate"
    assert finest([]) is None


@pytest.mark.parametrize(
    ("latitude", "relation", "why"),
    [
        (33.7, "within_place", "22 km from the town whose name the province has: its own country"),
        (34.5, "other_place", "110 km away: the town does not hold it, its province does"),
    ],
)
def test_a_town_called_like_its_province_holds_only_what_is_near(latitude, relation, why):
    village = spot_of(Place(0, 1, "Lowfield", latitude, 36.3, 2.0, 1, within=("Bridgetown Governorate",)))
    assert relation_of_spots(spot("Bridgetown"), village) == relation, why
