"""The page of disputes: nothing on it without a dispute, each side with its words, narrowed by field."""

import re
from typing import get_args

import pytest

from warledger.records import DisputeField

FIELDS = get_args(DisputeField)


def lines(page):
    """Return the rows of the tables of disputes, with who is behind each event."""
    return re.findall(r'<tr class="(real|none)">', page)


def events(page):
    return page.split('<section class="event-disputes">')[1:]


def test_every_event_shows_what_is_disputed(client):
    page = client.get("/disputes").text
    assert events(page)
    for event in events(page):
        assert '<tr class="real">' in event
    assert 'class="none"' not in page.partition("<tbody>")[2]


def test_differences_that_are_none_come_when_asked_for_and_say_why(client):
    without, with_them = client.get("/disputes").text, client.get("/disputes?all=1").text
    assert len(lines(with_them)) >= len(lines(without))
    for event in events(with_them):
        assert lines(event)


def test_each_side_has_the_words_of_its_accounts_and_leads_to_them(client):
    page = client.get("/disputes?field=toll").text
    assert "At least five soldiers were killed" in page or "five soldiers were killed" in page
    address, anchor = re.search(
        r'<blockquote>[^<]*<a class="cite in-words" href="(/documents/\w+)#([^"]+)"', page
    ).groups()
    assert f'id="{anchor}"' in client.get(address).text


def test_only_the_field_asked_for_is_shown(client):
    known = [field for field in FIELDS if events(client.get(f"/disputes?field={field}").text)]
    assert "toll" in known
    page = client.get("/disputes?field=toll").text
    questions = set(re.findall(r'<tr class="\w+"><th scope="row">([^<]+?)\s*<', page))
    assert questions == {"How many"}


def test_a_field_on_which_nobody_differs_finds_nothing(client):
    missing = next(field for field in FIELDS if not events(client.get(f"/disputes?field={field}&all=1").text))
    assert "No accounts contradict each other here" in client.get(f"/disputes?field={missing}").text


def test_there_is_no_box_for_what_holds_anyway(client):
    assert 'name="disputed"' not in client.get("/disputes").text
    assert 'name="disputed"' in client.get("/").text


@pytest.mark.parametrize("query", ["", "?all=true", "?field=toll", "?field=toll&all=true&place=aden"])
def test_the_api_finds_the_same_events(client, query):
    total = client.get(f"/api/v1/disputes{query}{'&' if query else '?'}background=without").json()["total"]
    page = client.get(f"/disputes{query}").text
    assert f"{total} happening" in page
    found = client.get(f"/api/v1/disputes{query}").json()["items"]
    assert {item["field"] for item in found} <= ({"toll"} if "field" in query else set(FIELDS))


def test_the_api_refuses_a_field_that_is_none(client):
    assert client.get("/api/v1/disputes?field=weather").status_code == 422
