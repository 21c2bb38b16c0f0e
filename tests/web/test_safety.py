"""What a stranger's document, a stranger's page and a stranger on the network can do: nothing."""

import re
from html.parser import HTMLParser

import pytest

from warledger.errors import UsageError
from warledger.web.door import is_known_host, shows_token
from warledger.web.options import SiteOptions, check_address, check_basemap

PAGES = [
    "/",
    "/brief",
    "/documents",
    "/disputes?all=1",
    "/control?on=all",
    "/origins",
    "/wording",
    "/search?q=shells",
    "/notices",
]
ADEN, TAIZ = ("12.77", "45.03"), ("13.57", "44.02")


def all_pages(client):
    """Return every page by its address: those of the navigation, and what they lead to."""
    found = {path: client.get(path) for path in PAGES}
    for answer in list(found.values()):
        for address in re.findall(r'href="(/(?:events|documents)/[^"#]+)"', answer.text):
            found.setdefault(address, client.get(address))
    return found


class Elements(HTMLParser):
    """Collects the elements of a page, as a browser would see them."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def hostile_pages(hostile_client):
    return all_pages(hostile_client)


def test_the_hostile_document_is_there(hostile_pages):
    assert sum("alert(" in answer.text for answer in hostile_pages.values()) >= 4
    assert all(answer.status_code == 200 for answer in hostile_pages.values())


def test_no_words_of_a_document_become_an_element(hostile_pages):
    evil = {"x-evil", "img", "iframe", "object", "embed", "style"}
    for address, answer in hostile_pages.items():
        for tag, attributes in Elements(answer.text).found:
            assert tag not in evil, address
            assert not [name for name in attributes if name.startswith("on") or name == "style"], address
            if tag == "script":
                assert attributes["src"].startswith("/static/"), address


def test_no_address_runs_a_script_or_leads_out(hostile_pages):
    for address, answer in hostile_pages.items():
        for tag, attributes in Elements(answer.text).found:
            for name in ("href", "src", "action", "data-geojson", "data-timeline", "data-control"):
                value = attributes.get(name) or "/"
                assert value.startswith(("/", "#")), (address, tag, value)
                assert not value.startswith("//"), (address, tag, value)


def test_templates_do_not_run_a_document(hostile_pages):
    assert any("{{ 7 * 7 }}" in answer.text for answer in hostile_pages.values())


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/api/v1/events", "/api/v1/nowhere", "/static/site.css"])
def test_every_answer_carries_the_policy(client, path):
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_policy_allows_the_base_map_that_was_chosen_and_no_other(war, client_of):
    served = client_of(war, SiteOptions(basemap="https://tiles.example:8443/{z}/{x}/{y}.png"))
    policy = served.get("/").headers["content-security-policy"]
    assert "connect-src 'self' https://tiles.example:8443;" in policy
    assert "script-src 'self';" in policy


@pytest.mark.parametrize(
    ("host", "is_known"),
    [("127.0.0.1:8017", True), ("localhost", True), ("[::1]:80", True), ("evil.example", False), ("", False)],
)
def test_only_known_names_are_answered(host, is_known):
    assert is_known_host(host, SiteOptions().hosts) is is_known


def test_another_name_gets_nothing(client):
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert "Aden" not in answer.text


EVERYWHERE = "0.0.0.0"  # noqa: S104 - what must be refused


@pytest.mark.parametrize(
    ("host", "token", "is_allowed"),
    [
        ("127.0.0.1", None, True),
        ("localhost", None, True),
        (EVERYWHERE, None, False),
        ("192.0.2.7", "", False),
        (EVERYWHERE, "sesame", True),
    ],
)
def test_other_addresses_need_a_token(host, token, is_allowed):
    if is_allowed:
        check_address(host, token)
    else:
        with pytest.raises(UsageError, match="--token"):
            check_address(host, token)


TOKEN = "open sesame"  # noqa: S105 - of a test


def test_with_a_token_nothing_is_told_without_it(war, client_of):
    served = client_of(war, SiteOptions(token=TOKEN, hosts=frozenset()))
    for path in ("/", "/api/v1/events", "/static/site.css", "/nowhere"):
        answer = served.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")
    assert served.get("/", auth=("anybody", TOKEN)).status_code == 200
    assert served.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert served.get("/", auth=("anybody", "wrong")).status_code == 401


@pytest.mark.parametrize("header", ["", "Basic", "Basic ???", "Basic /w==", "Bearer", "Digest open", None])
def test_what_is_no_token_is_none(header):
    assert not shows_token(header, "open")


@pytest.fixture(scope="module")
def blurred_client(siege, client_of):
    return client_of(siege, SiteOptions(blur_km=20))


API = [
    "events",
    "readings",
    "claims",
    "disputes",
    "control",
    "control.geojson",
    "geojson",
    "search?q=port",
    "documents",
]


def test_a_blurred_site_holds_no_coordinate_anywhere(blurred_client, hostile_client):
    def everything(client):
        yield from (answer.text for answer in all_pages(client).values())
        yield from (client.get(f"/api/v1/{path}").text for path in API)

    assert any(TAIZ[0] in text for text in everything(hostile_client))
    for text in everything(blurred_client):
        for coordinate in (*ADEN, *TAIZ):
            assert coordinate not in text


def test_a_blurred_site_answers_boxes_by_whole_cells(blurred_client):
    def number(box):
        return blurred_client.get(f"/api/v1/events?box={box}").json()["total"]

    assert number("45.03,12.77,45.04,12.78") == number("45.02,12.76,45.03,12.77") > 0
    assert number("48,12,49,13") == 0


def test_a_base_map_of_ones_own_is_served_in_pieces(war, client_of, tmp_path):
    (tmp_path / "own.pmtiles").write_bytes(b"PMTiles and more")
    served = client_of(war, SiteOptions(basemap=str(tmp_path / "own.pmtiles")))
    assert 'data-basemap="/basemap.pmtiles"' in served.get("/").text
    piece = served.get("/basemap.pmtiles", headers={"Range": "bytes=0-6"})
    assert (piece.status_code, piece.content) == (206, b"PMTiles")
    assert "connect-src 'self';" in piece.headers["content-security-policy"]
    with pytest.raises(UsageError, match="no file"):
        check_basemap(str(tmp_path / "none.pmtiles"))
    check_basemap("https://tiles.example/{z}/{x}/{y}.png")
