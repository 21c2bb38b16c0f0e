"""The API on a small ledger: what each answer holds, filters, paging, ETags, and what it says of itself."""

import jsonschema
import pytest

from warledger.contract import schema

API = "/api/v1"


def get(client, path, **how):
    return client.get(f"{API}/{path}", **how)


def items(client, path):
    answer = get(client, path)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


@pytest.mark.parametrize(("path", "kind"), [("documents", "document"), ("readings", "reading"), ("events", "event")])
def test_answers_keep_to_the_contract(client, path, kind):
    found = items(client, path)
    assert found
    for item in found:
        jsonschema.validate(item, schema()["$defs"][kind])


def test_a_document_and_its_reading(client):
    assert get(client, "documents/coast").json()["outlet"] == "Coast Wire"
    reading = get(client, "readings/coast").json()
    assert reading["claims"][0]["text"] == reading["text"][slice(*(reading["claims"][0][e] for e in ("start", "end")))]


def test_every_event_carries_its_claims_and_their_words(client):
    for event in items(client, "events"):
        assert event["claims"]
        for claim in event["claims"]:
            text = get(client, f"readings/{claim['document']}").json()["text"]
            assert claim["text"] == text[claim["start"] : claim["end"]]
        assert get(client, f"events/{event['id']}").json() == event


def test_a_claim_names_its_document_and_events(client):
    claims = items(client, "claims?document=coast")
    assert {claim["document"] for claim in claims} == {"coast"}
    assert any(claim["events"] for claim in claims)
    assert get(client, f"claims/{claims[0]['id']}").json() == claims[0]


@pytest.mark.parametrize(
    ("query", "number", "reason"),
    [
        ("document=hill", 3, "one document's"),
        ("kind=Armed+clash", 4, "one kind"),
        ("kind=Battles&origin=Coast+Observatory", 2, "two filters"),
        ("origin=Nobody", 0, "no such origin"),
    ],
)
def test_filters_of_claims(client, query, number, reason):
    assert get(client, f"claims?{query}").json()["total"] == number, reason


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("place=aden", True),
        ("place=taiz", False),
        ("from=2018-06&until=2018", True),
        ("until=2018-06-17", False),
        ("box=45,12,46,13", True),
        ("box=45,13,46,12", False),
        ("party=Rebels&party=Nobody", True),
        ("outlet=Coast+Wire", True),
        ("grade=unattributed", False),
        ("background=only", False),
    ],
)
def test_filters_of_events(client, query, is_found):
    assert bool(get(client, f"events?{query}").json()["total"]) == is_found


def test_the_same_filters_give_the_map_and_the_timeline(client):
    features = get(client, "geojson?place=aden").json()["features"]
    assert {feature["geometry"]["type"] for feature in features} == {"Point"}
    assert features[0]["properties"]["radius_km"] == 5.0
    assert get(client, "geojson?place=taiz").json()["features"] == []
    assert get(client, "timeline?place=aden").json()["bars"][0]["begin"] == "2018-06-18"


def test_paging(client):
    first = get(client, "claims?limit=2").json()
    second = get(client, f"claims?limit=2&offset={first['next']}").json()
    assert (first["offset"], first["next"], second["offset"]) == (0, 2, 2)
    assert first["total"] == second["total"] == 5
    assert get(client, "claims?limit=2&offset=4").json()["next"] is None
    ids = [claim["id"] for page in (first, second) for claim in page["items"]]
    assert len(set(ids)) == 4


def test_control_is_a_point_and_never_an_area(client):
    assert items(client, "control?place=aden")[0]["holder"] == "Army"
    assert items(client, "control?holder=Nobody") == []
    answer = get(client, "control.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    assert {feature["geometry"]["type"] for feature in answer.json()["features"]} <= {"Point"}


def test_search_gives_sentences_and_claims(client):
    hits = items(client, 'search?q="army positions" spokesman')
    assert [hit["document"] for hit in hits] == ["hill"]
    passage = hits[0]["passages"][0]
    words = [passage["text"][s - passage["start"] : e - passage["start"]] for s, e in passage["words"]]
    assert words == ["army positions", "spokesman"]
    assert passage["claims"]


def test_an_answer_is_not_sent_twice(client):
    first = get(client, "events")
    again = get(client, "events", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = get(client, "events?place=aden", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["events/e-0", "claims/c-0", "documents/nothing", "readings/a/b", "nowhere"])
def test_what_is_not_there_is_said_as_json(client, path):
    answer = get(client, path)
    assert answer.status_code == 404
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "from=2018-13",
        "from=soon",
        "until=2018-02-30",
        "box=1,2,3",
        "grade=perfect",
        "limit=0",
        "limit=1000",
        "where=Aden",
        "place=Aden&place=Taiz",
    ],
)
def test_what_cannot_be_read_is_refused(client, query):
    assert get(client, f"events?{query}").status_code == 422


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_api_writes_nothing(client, method):
    assert client.request(method, f"{API}/events").status_code == 405


def test_tolls_are_summed_up_under_a_convention(client):
    event = next(event for event in items(client, "events") if event["tolls"])
    bests = {
        convention: get(client, f"events/{event['id']}?convention={convention}").json()["tolls"][0]["best"]
        for convention in ("ucdp", "acled")
    }
    assert bests["ucdp"] == event["tolls"][0]["best"]
    assert bests["acled"] == 2
