"""What an address asks for and the page cannot do is said on the page."""

import pytest

from warledger.web.address import LONGEST, Query
from warledger.web.parameters import TAKEN, checked
from warledger.web.rendering import NAVIGATION


@pytest.mark.parametrize(
    ("address", "words", "reason"),
    [
        ("/?where=Aden", "“where” was not understood", "a misspelt filter must not answer with everything"),
        ("/?order=size", "“size” was not understood as “order”", "an order that there is not"),
        ("/?background=maybe", "“maybe” was not understood as “background”", "one of three"),
        ("/?disputed=perhaps", "“perhaps” was not understood as “disputed”", "on or off"),
        ("/?page=two", "“two” is no number of a page", "a word"),
        ("/?page=0", "“0” is no number of a page", "pages are counted from one"),
        ("/?page=99", "This would be page 99, but the list has 1 page", "behind the end"),
        ("/?place=Aden&place=Taiz", "“place” was given 2 times; only the last, “Taiz”, counts", "one value only"),
        ("/?place=" + "a" * (LONGEST + 1), "“place” is too long", "cut short"),
        ("/?" + "&".join(f"party=p{n}" for n in range(31)), "“party” was given 31 values", "more than are heeded"),
        ("/disputes?field=weather", "“weather” was not understood as “field”", "what accounts cannot differ on"),
        ("/disputes?order=time", "“order” was not understood", "another page's"),
        ("/documents?party=x", "“party” was not understood", "another page's"),
        ("/control?day=2018-06-20", "“day” was not understood", "it is called on"),
        ("/origins?side=government", "“side” was not understood", "another page's"),
        ("/wording?word=thug", "“word” was not understood", "it is called term"),
        ("/search?query=army", "“query” was not understood", "it is called q"),
        ("/notices?kind=x", "“kind” was not understood", "it is called code"),
        ("/documents/coast?layer=moods", "“moods” was not understood as “layer”", "a layer that there is not"),
    ],
)
def test_what_is_passed_over_is_said(client, address, words, reason):
    answer = client.get(address)
    assert answer.status_code == 200
    banner = answer.text.partition("<main")[0]
    assert words in banner, reason
    assert 'role="alert"' in banner


def test_an_event_says_what_its_address_cannot_do(client):
    event = client.get("/api/v1/events?limit=1").json()["items"][0]["id"]
    assert "“red_cross” was not understood as “convention”" in client.get(f"/events/{event}?convention=red_cross").text


@pytest.mark.parametrize(
    "address",
    [
        "/?from=2018&until=2018-06&kind=Battles&kind=Siege&order=latest&disputed=1&background=with&page=1",
        "/control?on=all",
        "/disputes?field=toll&field=time&all=1",
        "/search?q=army",
        "/documents/coast?layer=times&layer=tolls",
        "/?place=&kind=",
    ],
)
def test_what_is_understood_gets_no_alert(client, address):
    assert 'role="alert"' not in client.get(address).text


def test_every_page_says_what_it_takes():
    assert {name for name, _ in NAVIGATION} | {"event", "document"} <= set(TAKEN)


def test_faults_are_no_part_of_what_is_asked():
    query = checked("overview", Query.of([("nonsense", "1")]))
    assert query.faults
    assert query.having("place", "Aden").faults == ()
