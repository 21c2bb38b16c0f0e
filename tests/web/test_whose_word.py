"""Who rests on whom: an outlet's own word is told from what it carries, and each happening counts once."""

import re

import pytest
import web_ledgers
from sqlalchemy import insert

from warledger.ledger.browsing import index, tables
from warledger.ledger.browsing.independence import Resting, count_reach, count_ways, resting
from warledger.ledger.browsing.rows import carriage_rows
from warledger.ledger.connection import writing
from warledger.ledger.store import Store
from warledger.pipeline import Ledger
from warledger.web.views.resting import grid_of, leanings_of


def carried(outlet, how):
    return {"outlet": outlet, "how": how}


def origin(name, *carriage, denies=False, side=None):
    return {"name": name, "side": side, "denies": denies, "carriage": list(carriage)}


def event(name, *origins, outlets=()):
    printed = {one["outlet"] for o in origins for one in o["carriage"]}
    return {"id": name, "independent": list(origins), "outlets": sorted({*printed, *outlets})}


WIRE, POST = "Coast Wire", "Hill Post"
ALONE = event("e-1", origin(WIRE, carried(WIRE, "own_word"), carried(POST, "copy")))
BACKED = event(
    "e-2",
    origin(WIRE, carried(WIRE, "own_word")),
    origin("army", carried(POST, "quotes"), carried(WIRE, "quotes"), side="government"),
)
DENIED = event(
    "e-3",
    origin("army", carried(POST, "quotes"), side="government"),
    origin("rebels", carried(POST, "quotes"), denies=True),
)
NOBODYS = event("e-4", outlets=(POST,))


@pytest.fixture
def store(tmp_path):
    """A ledger whose index holds four made-up happenings."""
    with Store.open(str(tmp_path / "war.ledger"), create=True) as opened:
        Ledger(opened).rebuild()
        index.refresh(opened)
        rows = [row for one in (ALONE, BACKED, DENIED, NOBODYS) for row in carriage_rows(one)]
        with writing(opened.engine, opened.location) as connection:
            connection.execute(insert(tables.carriage), rows)
        yield opened


def test_an_outlet_is_counted_by_the_way_nearest_to_its_own_word(store):
    wire, post = sorted(count_ways(store), key=lambda row: row.outlet)
    assert (wire.outlet, wire.events, wire.own, wire.alone) == (WIRE, 2, 2, 1)
    assert (post.outlet, post.events, post.own) == (POST, 4, 0)
    assert dict(post.ways) == {"copy": 1, "quotes": 2, "nobody": 1}


def test_an_origin_is_backed_only_by_another_that_says_the_same(store):
    found = {row.origin: row for row in count_reach(store)}
    assert set(found) == {WIRE, "army", "rebels"}
    assert (found[WIRE].events, found[WIRE].alone, found[WIRE].outlets) == (2, 1, 2)
    assert (found["army"].events, found["army"].alone, found["army"].side) == (2, 1, "government")
    assert (found["rebels"].events, found["rebels"].alone) == (1, 1), "who denies it backs nobody who tells it"


def test_counts_of_some_are_those_of_all(store):
    assert count_ways(store, outlets=(POST,)) == tuple(row for row in count_ways(store) if row.outlet == POST)
    assert count_reach(store, origins=("army",)) == tuple(row for row in count_reach(store) if row.origin == "army")


def test_who_prints_whose_word(store):
    assert Resting(POST, "army", "quotes", 2) in resting(store)
    assert {row.outlet for row in resting(store, origins=(WIRE,))} == {WIRE, POST}
    assert {row.origin for row in resting(store, outlets=(WIRE,))} == {WIRE, "army"}


def test_the_grid_sets_outlets_against_origins(store):
    grid = grid_of([POST, WIRE], [WIRE, "army", "rebels"], resting(store))
    assert [key for _, key in grid.columns] == ["army", WIRE, "rebels"]
    numbers = {row.key: [cell and (cell.events, cell.is_own) for cell in row.cells] for row in grid.rows}
    assert numbers == {POST: [(2, False), (1, False), (1, False)], WIRE: [(1, False), (2, True), None]}


def test_an_origin_that_only_its_own_outlet_prints_has_no_column():
    assert grid_of([WIRE], [WIRE], [Resting(WIRE, WIRE, "own_word", 3)]) is None


def test_an_outlet_does_not_rest_on_itself(store):
    assert leanings_of(WIRE, resting(store)) == (("army", 1),)


def test_a_step_of_the_ledger_takes_old_rows_away(tmp_path):
    with Store.open(str(tmp_path / "war.ledger"), create=True) as opened:
        for reading in (web_ledgers.coast(), web_ledgers.hill()):
            opened.add_reading(reading, None, arrived=web_ledgers.ARRIVED, reader="by hand", input_name="x")
            Ledger(opened).events()
            index.refresh(opened)
        assert {row.outlet: row.own for row in count_ways(opened)} == {WIRE: 0, POST: 0}
        assert {row.origin for row in count_reach(opened)} >= {"Coast Observatory", "military spokesman"}


def test_an_outlet_of_a_party_is_no_carrier_of_another():
    rows = [Resting("State TV", "State TV", "party_media", 4), Resting(POST, "State TV", "quotes", 1)]
    assert leanings_of("State TV", rows) == ()
    cells = grid_of(["State TV"], ["State TV"], rows).rows[0].cells
    assert (cells[0].is_own, cells[0].words) == (True, "as a party's outlet: 4")


def test_every_origin_leads_to_its_happenings(client):
    page = client.get("/origins").text
    addresses = re.findall(r'href="(/\?origin=[^"]+)"', page)
    assert addresses
    for address in addresses:
        assert "Nothing in the ledger is like this" not in client.get(address.replace("&amp;", "&")).text


def test_the_page_is_narrowed_by_its_address(client):
    page = client.get("/origins").text
    assert "On its own word" in page
    assert "Outlets by origins" in page
    narrow = client.get("/origins", params={"outlet": WIRE}).text
    assert "Hill Post" not in narrow.partition("h-pairs")[0]
    assert "Coast Observatory" in narrow
    assert "Outlets by origins" not in narrow
