"""Pages on a small ledger: each renders, holds what it promises, and answers what its address asks."""

import re
from pathlib import Path

import pytest

PAGES = ["/", "/documents", "/disputes", "/control", "/origins", "/wording", "/search", "/notices"]


def addresses(page, pattern):
    return list(dict.fromkeys(re.findall(rf'href="({pattern}[^"#?]*)', page)))


@pytest.fixture(scope="module")
def attack(client):
    """The page of the attack that both tell of."""
    pages = [client.get(address).text for address in addresses(client.get("/").text, "/events/")]
    return next(page for page in pages if "Coast Observatory" in page and "military spokesman" in page)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text.count("<h1") == 1
    assert answer.text.rstrip().endswith("</html>")


def test_the_overview_lists_what_happened(client):
    page = client.get("/").text
    assert "Aden" in page
    assert "18 June 2018" in page
    assert addresses(page, "/events/")


def test_the_event_shows_accounts_side_by_side(attack):
    assert "Coast Wire" in attack
    assert "Hill Post" in attack
    assert 'class="matrix"' in attack
    assert "another origin says the same" in attack


def test_the_event_shows_the_sentences_in_context(attack):
    assert "<mark>Rebels attacked army positions near the port of Aden</mark>" in attack
    assert 'href="/documents/coast#claim-' in attack


def test_a_citation_leads_to_the_words_in_the_document(client, attack):
    address, anchor = re.search(r'href="(/documents/coast)#(claim-[^"]+)"', attack).groups()
    assert f'id="{anchor}"' in client.get(address).text


def test_the_document_shows_its_layers(client):
    page = client.get("/documents/coast").text
    for layer in ("claims", "times", "places", "actors", "tolls", "attributions", "silences", "furniture"):
        assert f'class="m m-{layer}' in page, layer
    assert "Taken for furniture" in page
    assert "the Monday before the report" in page


def test_layers_of_a_document_are_chosen_in_its_address(client):
    page = client.get("/documents/coast?layer=times&layer=tolls").text
    chosen = re.findall(r'id="layer-(\w+)"[^>]*checked', page)
    assert chosen == ["times", "tolls"]


@pytest.mark.parametrize(
    ("query", "is_found", "reason"),
    [
        ("place=aden", True, "any part of a name, in any case"),
        ("place=Adan", True, "another transliteration"),
        ("place=Taiz", False, "another name"),
        ("place=yemen", True, "what holds the place"),
        ("from=2018-06-18&until=2018-06-18", True, "the day itself"),
        ("from=2018-06&until=2018", True, "a month to a year"),
        ("from=2018-06-19", False, "a day later"),
        ("kind=Armed+clash", True, "the kind"),
        ("kind=Battles", True, "the wider kind"),
        ("kind=Siege", False, "another kind"),
        ("party=Rebels", True, "a party"),
        ("party=Nobody", False, "no party"),
        ("outlet=Hill+Post", True, "an outlet"),
        ("origin=Coast+Observatory", True, "an origin"),
        ("origin=Elsewhere", False, "no origin"),
        ("box=45,12,46,13", True, "a box around it"),
        ("box=40,12,41,13", False, "a box beside it"),
        ("box=170,-90,50,90", True, "a box across the date line"),
    ],
)
def test_filters(client, query, is_found, reason):
    page = client.get(f"/?{query}").text
    assert ("Rebels attacked" in page) == is_found, reason


def test_a_value_that_cannot_be_read_is_said_and_left_out(client):
    answer = client.get("/?from=soon&grade=perfect&box=1,2")
    assert answer.status_code == 200
    for word in ("soon", "perfect", "1,2"):
        assert f"“{word}”" in answer.text
    assert "Rebels attacked" in answer.text


@pytest.mark.parametrize("path", ["/events/e-000000000000", "/documents/nothing", "/nowhere", "/documents/a/b"])
def test_what_is_not_there_gets_a_helpful_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "All happenings" in answer.text


def test_search_finds_words_in_any_form_and_marks_them(client):
    page = client.get("/search?q=attacking+rebel").text
    assert '<span class="m m-found">attacked</span>' in page
    assert "2 documents" in page
    assert "/events/" in page


@pytest.mark.parametrize("asked", ['"', "NOT", "a AND (", "*", "title:x", "“five soldiers”", "{}", "\x00"])
def test_search_takes_no_word_for_an_operator(client, asked):
    assert client.get("/search", params={"q": asked}).status_code == 200


def test_control_names_the_holder_on_a_day(client):
    page = client.get("/control?on=all").text
    assert "Aden" in page
    assert "Army" in page


def test_wording_leads_to_the_word(client):
    page = client.get("/wording").text
    address, anchor = re.search(r'href="(/documents/hill)#(word-\d+)"', page).groups()
    assert f'id="{anchor}"' in client.get(address).text


def test_origins_tells_who_rests_on_whom(client):
    page = client.get("/origins").text
    assert "Coast Observatory" in page
    assert "Coast Wire" in page


def test_notices_name_their_document(client):
    page = client.get("/notices").text
    assert "the port is placed in Aden" in page
    assert 'href="/documents/coast"' in page


def test_nothing_is_written_but_read(client):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/").status_code == 405


def test_control_on_a_day_is_one_of_four_answers(client):
    held = client.get("/control?on=2018-06-20").text
    assert "held</td>" in held
    assert "claimed" in held
    before = client.get("/control?on=2018-06-01").text
    assert "Nobody has said by this day" in before


def test_control_of_a_place_over_time(client):
    page = client.get("/control?on=all&place=aden").text
    assert 'href="/documents/hill#claim-' in page


def test_the_event_tells_independent_origins_and_what_is_left_out(attack):
    assert "2 independent origins" in attack
    assert "quotes Coast Observatory" in attack
    assert "The army did not mention the losses" in attack


def test_conventions_of_counting_are_in_the_address(client, attack):
    address = re.search(r'href="(/events/[^"]+\?convention=acled)#tolls"', attack)[1]
    ucdp, acled = attack, client.get(address).text

    def best(page):
        return re.search(r'class="number best"[^>]*>([^<]+)', page)[1]

    assert 'aria-current="true">ACLED' in acled
    assert 'aria-current="true">UCDP' in ucdp
    assert best(acled) == "2"


@pytest.mark.parametrize("path", ["/documents/%00", "/events/%00", "/api/v1/claims/%00", "/api/v1/readings/a%00b"])
def test_no_id_holds_nul(client, path):
    assert client.get(path).status_code == 404


def test_a_ledger_that_cannot_be_read_is_told_in_one_line(war, client_of, tmp_path):
    copy = tmp_path / "war.ledger"
    copy.write_bytes(Path(war).read_bytes())
    served = client_of(str(copy))
    copy.write_bytes(b"no database at all" * 500)
    for path in ("/notices", "/api/v1/control"):
        answer = served.get(path)
        assert answer.status_code == 503
        assert "cannot be read now" in answer.text
        assert str(tmp_path) not in answer.text
