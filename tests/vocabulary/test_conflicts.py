"""Conflicts: which one a document tells of, who is on which side, who fights whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.vocabulary.conflicts import are_opposed, conflict_of, load_conflicts, opposed

SIDES = sorted({slug for conflict in load_conflicts().values() for slug in conflict.sides})


@pytest.mark.parametrize(
    ("countries", "names", "day", "expected"),
    [
        ({"SY": 3}, {}, "2017-03-21", "syria"),
        ({}, {"aleppo": 2}, "2016-08-25", "syria"),  # a place evokes the war where no country is named
        ({"UA": 2}, {}, "2015-02-01", "ukraine_donbas"),  # the date tells two wars of one country apart
        ({"UA": 2}, {}, "2022-05-01", "ukraine"),
        ({"AF": 2}, {}, "2019-05-01", "afghanistan"),
        ({"AF": 2}, {}, "2022-05-01", "afghanistan_taliban"),
        ({"AF": 2}, {}, None, "afghanistan_taliban"),  # undated: the later one
        ({"TR": 1, "SY": 4}, {"ypg": 3}, "2018-02-01", "syria"),
        ({"SD": 3}, {}, "2023-06-01", "sudan"),
        ({"BA": 3}, {}, "1993-06-01", "bosnia"),
        ({}, {"grozny": 2}, "1995-01-10", "chechnya"),
        ({"RU": 2, "SY": 2}, {}, "2016-08-25", "syria"),
        ({"LK": 2}, {}, "2008-06-01", "sri_lanka"),
        ({"IN": 2, "PK": 2}, {}, "2025-05-07", "kashmir"),
        ({"IN": 3}, {"bastar": 1}, "2025-05-07", "india_internal"),
        ({"TH": 2, "KH": 2}, {}, "2025-07-25", "thailand_cambodia"),
        ({"TH": 2}, {}, "2012-07-25", "thailand_south"),
        ({"CH": 5}, {}, "2023-06-01", None),  # no war is known there
        ({}, {}, None, None),
    ],
)
def test_conflict_of(countries, names, day, expected):
    found = conflict_of(countries, names, day)
    assert (found and found.id) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("government", "opposition", True),
        ("ukraine", "russia", True),
        ("government", "rsf", True),
        ("israel", "palestinian_factions", True),
        ("israel", "hezbollah", True),
        ("houthis", "saudi_coalition", True),
        ("armenia", "azerbaijan", True),
        ("russia", "government", False),  # allied in one war
        ("government", "government", False),
        ("government", None, False),
        (None, None, False),
        ("government", "no_such_side", False),
    ],
)
def test_opposed(one, other, expected):
    assert opposed(one, other) is expected


@given(st.sampled_from(SIDES), st.sampled_from(SIDES), st.sampled_from([None, *load_conflicts()]))
def test_enmity_is_mutual_and_never_with_oneself(one, other, conflict):
    assert are_opposed(conflict, one, other) == are_opposed(conflict, other, one)
    assert opposed(one, other) == opposed(other, one)
    assert not are_opposed(conflict, one, one)


def test_sides_change_with_time():
    afghanistan = load_conflicts()["afghanistan"]
    after = load_conflicts()["afghanistan_taliban"]
    assert afghanistan.sides_of_role("state") == ("government",)
    assert after.sides_of_role("state") == ("taliban",)
    ethiopia = load_conflicts()["ethiopia"]
    assert ethiopia.side_of_actor("fano", "2021-11-02") == "government"
    assert ethiopia.side_of_actor("fano", "2024-01-01") == "fano"


def test_every_conflict_has_two_sides_that_fight():
    for conflict in load_conflicts().values():
        assert len(conflict.sides) >= 2
        assert any(side.opposed for side in conflict.sides.values()), conflict.id


def test_days_bound_a_conflict():
    libya = load_conflicts()["libya_2011"]
    assert libya.is_on("2011-03-19")
    assert libya.is_on("2011")  # a year that the conflict falls in
    assert not libya.is_on("2010-12-31")
    assert not libya.is_on("2014-01-01")
    assert libya.is_on(None)
