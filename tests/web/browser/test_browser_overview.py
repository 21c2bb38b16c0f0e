"""The overview in a browser: filters act at once and stay in the address, map and list choose each other."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from conftest import follow, reload

DAYS = {"from": ["2017-03-21"], "until": ["2017-03-21"]}


def asked(page):
    return parse_qs(urlsplit(page.url).query)


def happenings(page):
    return int(re.search(r"[\d,]+", page.inner_text("#h-list"))[0].replace(",", ""))


NUMBER = "Number(document.querySelector('#h-list').textContent.match(/[0-9,]+/)[0].replace(',', ''))"


def wait_for_fewer(page, than):
    page.wait_for_function(f"(than) => {NUMBER} < than", arg=than)


def wait_for(page, number):
    page.wait_for_function(f"(number) => {NUMBER} === number", arg=number)


def point_of(page, event):
    """Bring the point of an event under the pointer and return where it is on the screen."""
    place = page.evaluate(
        """async (id) => {
          const answer = await fetch(document.querySelector("#map").dataset.geojson);
          return (await answer.json()).features.find((feature) => feature.properties.id === id)?.geometry.coordinates;
        }""",
        event,
    )
    page.evaluate("([x, y]) => document.querySelector('#map').engine.jump([x, y], 13.5)", place)
    page.wait_for_function("() => document.querySelector('#map').engine.isStill()")
    at = page.evaluate("(place) => document.querySelector('#map').engine.pixelOf(place)", place)
    box = page.locator("#map .canvas").bounding_box()
    return box["x"] + at["x"], box["y"] + at["y"]


def events_with_points(page):
    return page.evaluate(
        """async () => {
          const answer = await fetch(document.querySelector("#map").dataset.geojson);
          return (await answer.json()).features.map((feature) => feature.properties.id);
        }"""
    )


def test_a_filter_acts_at_once_and_is_the_address(page):
    before = happenings(page)
    page.select_option("#f-kind", "Diplomacy")
    wait_for_fewer(page, before)
    assert asked(page) == {"kind": ["Diplomacy"]}
    assert page.locator("#chips").inner_text().startswith("Kind: Diplomacy")
    after = happenings(page)
    reload(page)
    assert happenings(page) == after
    page.go_back()
    wait_for(page, before)


def test_who_goes_back_before_the_page_is_ready_sees_what_the_address_says(page):
    before, held = happenings(page), []
    page.select_option("#f-kind", "Diplomacy")
    wait_for_fewer(page, before)
    page.route("**/live.js*", lambda route: held.append(route))  # noqa: PLW0108 - a method of a list cannot be handed over
    with page.expect_request("**/live.js*"):
        page.reload(wait_until="commit")
    page.wait_for_load_state()
    page.go_back()
    held.pop().continue_()
    wait_for(page, before)
    assert asked(page) == {}


def test_taking_a_chip_away_shows_the_rest(page):
    before = happenings(page)
    page.check("#content input[name=disputed]")
    wait_for_fewer(page, before)
    page.click("#chips a")
    wait_for(page, before)
    assert asked(page) == {}
    assert not page.is_checked("#content input[name=disputed]")


def test_days_drawn_on_the_timeline_are_the_filter(page):
    page.wait_for_selector("#timeline[data-ready]")
    before = happenings(page)
    plot = page.locator("#timeline .plot").bounding_box()
    page.mouse.move(plot["x"] + plot["width"] * 0.55, plot["y"] + 20)
    page.mouse.down()
    page.mouse.move(plot["x"] + plot["width"] * 0.6, plot["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_function("() => location.search.includes('from=')")
    assert set(asked(page)) == {"from", "until"}
    assert happenings(page) <= before


def test_zooming_the_timeline_asks_for_nothing(page):
    page.wait_for_selector("#timeline[data-ready]")
    page.get_by_role("button", name="Zoom in", exact=True).last.click()
    assert asked(page) == {}


def test_an_event_is_opened_from_the_map(page):
    event = events_with_points(page)[0]
    x, y = point_of(page, event)
    page.mouse.click(x, y)
    page.wait_for_selector(".picked a")
    chosen = page.locator("#list .is-here")
    assert chosen.get_attribute("data-event") in page.locator(".picked a").first.get_attribute("href")
    follow(page.locator(".picked a").first)
    assert "/events/e-" in page.url


def test_a_row_chooses_its_point(page):
    with_point = set(events_with_points(page))
    rows = page.locator("#list .event").all()
    row = next(row for row in rows if row.get_attribute("data-event") in with_point)
    row.locator(".facts").click()
    page.wait_for_selector(".picked")
    assert row.get_attribute("data-event") in page.locator(".picked a").first.get_attribute("href")


def test_the_keyboard_marks_points_as_it_walks_the_list(page):
    page.locator("#list .event a").first.focus()
    assert page.locator("#list .event").first.get_attribute("class").endswith("is-here")


def test_what_is_in_view_is_a_filter(page):
    before = happenings(page)
    page.evaluate("() => document.querySelector('#map').engine.jump([6.14, 46.2], 9)")
    page.wait_for_function("() => document.querySelector('#map').engine.isStill()")
    page.get_by_role("button", name="Only what is in view").click()
    wait_for_fewer(page, before)
    assert list(asked(page)) == ["box"]
    assert "Geneva" in page.inner_text("#list")


def test_the_whole_address_is_shown_on_arrival(open_page, address):
    page = open_page(f"{address}?from=2017-03-21&until=2017-03-21&order=weight")
    assert asked(page)["from"] == DAYS["from"]
    assert page.input_value("#f-from") == "2017-03-21"
    assert "21 March 2017" in page.inner_text("h1")


def test_where_there_are_too_many_only_what_is_in_view_is_asked_for(open_page, address):
    page = open_page("about:blank")
    boxes = []

    def answer(route):
        boxes.append(parse_qs(urlsplit(route.request.url).query).get("box"))
        point = {"type": "Point", "coordinates": [36.3, 33.5]}
        gathered = {"type": "Feature", "geometry": point, "properties": {"events": 40_000, "disputed": 3}}
        route.fulfill(json={"type": "FeatureCollection", "features": [gathered]})

    page.route("**/api/v1/geojson*", answer)
    page.goto(address)
    page.wait_for_selector("#map[data-ready]")
    with page.expect_request("**/api/v1/geojson*box=*"):
        page.evaluate("() => document.querySelector('#map').engine.jump([36, 34], 8)")
    assert boxes[0] is None
    west, south, east, north = map(float, boxes[-1][0].split(","))
    assert west < 36 < east
    assert south < 34 < north


def test_without_webgl_the_map_is_a_drawing_that_the_keyboard_walks(playwright, chromium_path, open_page, address):
    plain = playwright.chromium.launch(
        executable_path=chromium_path, headless=True, args=["--no-sandbox", "--disable-gpu", "--disable-3d-apis"]
    )
    try:
        page = open_page(address, browser=plain)
        page.wait_for_selector("#map[data-ready]")
        assert page.get_attribute("#map", "data-engine") == "svg"
        page.locator(".svgmap .point[tabindex]").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".picked a")
        page.context.close()
    finally:
        plain.close()


@pytest.mark.parametrize("width", [360, 900, 1440])
@pytest.mark.parametrize("path", ["", "disputes", "control", "origins", "wording", "documents", "search", "notices"])
def test_no_page_is_wider_than_the_window(open_page, address, path, width):
    page = open_page(f"{address}{path}", viewport={"width": width, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
