"""A user's own places: the files they come in, what becomes of each row, and what a name then means."""

import gzip
import json
import sqlite3
import zipfile

import pytest

from warledger.errors import IntakeError, ReadingError, UsageError
from warledger.reading import gazetteer_index, gazetteer_own
from warledger.reading.gazetteer import ALTERNATE, MAIN, SPELT, Gazetteer, mark_of, without_doubles
from warledger.reading.gazetteer_add import add_gazetteer
from warledger.reading.gazetteer_borders import Borders
from warledger.reading.gazetteer_own import data_folder, list_gazetteers, open_own, remove_gazetteer

LISTED = [
    ((1, 1, "Damascus", 33.5, 36.3, 13.8, 1, "SY", "13", 1500000, "capital", ""), ("Dimashq",)),
    ((2, 2, "Idlib", 35.93, 36.63, 4.0, 1, "SY", "12", 128000, "town", ""), ()),
    ((3, 3, "Idlib Governorate", 35.7, 36.7, 40.0, 4, "SY", "12", 0, "division", ""), ("Idlib",)),
    ((4, 4, "Syria", 35.0, 38.0, 240.0, 6, "SY", None, 17000000, "country", ""), ()),
    ((5, 5, "Reyhanli", 36.27, 36.57, 3.0, 1, "TR", "31", 90000, "town", ""), ()),
    ((6, 6, "Turkey", 39.0, 35.0, 500.0, 6, "TR", None, 80000000, "country", ""), ("Turkiye",)),
]


@pytest.fixture
def base(monkeypatch):
    monkeypatch.setattr(gazetteer_index, "_places", lambda: iter(LISTED))
    connection = sqlite3.connect(":memory:")
    gazetteer_index.build_index(connection)
    yield Gazetteer(connection)
    connection.close()


@pytest.fixture
def add(base, tmp_path):
    """Add a file of this text or these bytes, and return what came of it."""

    def add_text(content, suffix=".csv", **options):
        path = tmp_path / f"mine{suffix}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return add_gazetteer(path, Borders(base), folder=tmp_path / "data", **options)

    return add_text


@pytest.fixture
def looked_up(base, tmp_path):
    """Look a name up in the index and in all added lists."""
    opened = []

    def look_up(name):
        own = [(about, open_own(about)) for about in list_gazetteers(tmp_path / "data")]
        opened.extend(own)
        return Gazetteer(base._connection, own).entries(name)

    yield look_up
    for _, connection in opened:
        connection.close()


def rows_of(added):
    with sqlite3.connect(added.gazetteer.path) as connection:
        rows = connection.execute(
            "SELECT name, latitude, longitude, country, division, kind, within FROM place"
        ).fetchall()
    connection.close()
    return rows


DUMP = (
    "77\tKafr Zarzur\tKafr Zarzur\tكفر زرزور,Zarzour,kz\t35.8\t36.5\tP\tPPL\tSY\t\t12\t\t\t"
    "\t900\t\t400\tAsia/Damascus\t2020-01-01"
)
FEATURE = {
    "type": "Feature",
    "properties": {"name": "Old Quarter"},
    "geometry": {"type": "Point", "coordinates": [36.5, 35.8]},
}
SQUARE = [[36.0, 35.0], [36.2, 35.0], [36.2, 35.2], [36.0, 35.2], [36.0, 35.0]]


@pytest.mark.parametrize(
    ("content", "suffix", "layout", "why"),
    [
        ("name,lat,lon\nZarzour,35.8,36.5\n", ".csv", "CSV", "the plainest"),
        ("Place Name;Y;X\nZarzour;35,8;36,5\n", ".csv", "CSV", "semicolons and decimal commas"),
        ("\ufeffADM4_EN\tLATITUDE\tLONGITUDE\r\nZarzour\t35.8\t36.5\r\n", ".txt", "CSV", "a mark, tabs, other headers"),
        ("name,lat,lon\nZarzour,35.8,36.5\n".encode("utf-16"), ".csv", "CSV", "UTF-16"),
        ('{"name": "Zarzour", "lat": 35.8, "lng": 36.5}\n', ".jsonl", "JSON lines", "one object a line"),
        ('[\n{"name": "Zarzour", "lat": "35.8", "lng": "36.5"}]', ".json", "JSON", "an array of objects"),
        (DUMP.replace("Kafr Zarzur", "Zarzour"), ".txt", "GeoNames", "a dump"),
        (json.dumps({"features": [{**FEATURE, "properties": {"name": "Zarzour"}}]}), ".geojson", "GeoJSON", "one line"),
        (
            json.dumps({"features": [{**FEATURE, "properties": {"NAME": "Zarzour"}}]}, indent=1),
            ".json", "GeoJSON", "many lines",
        ),
        (json.dumps({**FEATURE, "properties": {"name": "Zarzour"}}) + "\n", ".jsonl", "JSON lines", "a feature a line"),
    ],
)  # fmt: skip
def test_every_layout_is_read(add, content, suffix, layout, why):
    added = add(content, suffix)
    assert (added.layout, added.faults) == (layout, ()), why
    assert rows_of(added) == [("Zarzour", 35.8, 36.5, "SY", "12", "town", "")], why


def test_an_archive_holds_a_dump_beside_its_readme(tmp_path, base):
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "what the columns mean")
        archive.writestr("SY.txt", DUMP)
    added = add_gazetteer(tmp_path / "SY.zip", Borders(base), folder=tmp_path / "data")
    assert (added.gazetteer.name, added.gazetteer.places, added.layout) == ("SY", 1, "GeoNames")


@pytest.mark.parametrize(
    ("content", "message", "why"),
    [
        ("", "empty", "nothing"),
        (" \n\n", "empty", "blank lines"),
        (b"\x7fELF\x00\x01", "binary", "a program"),
        ("a,b\n1,2\n", r"no column for name and latitude and longitude \(columns: a, b\)", "no such columns"),
        ("name,lat\nZarzour,1\n", "no column for longitude", "half a point"),
        ("name,lat,lon\n", "no place in it", "only a header"),
        ("name,lat,lon\nZarzour,x,y\n", "no place in it; 1 row left out: no latitude and longitude in degrees", "bad"),
        ('{"a":\n 1}', "neither a FeatureCollection nor one object a line", "another JSON"),
        ('{"a": 1}\n', "no column for name", "an object without a name"),
    ],
)
def test_what_holds_no_place_is_one_error_and_nothing_is_kept(add, tmp_path, content, message, why):
    with pytest.raises(IntakeError, match=message):
        add(content)
    assert list_gazetteers(tmp_path / "data") == (), why


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Farside,95,36", "latitude out of range"),
        ("Farside,35,361", "longitude out of range"),
        ("Farside,0,0", "latitude and longitude both 0"),
        ("Farside,nan,36", "no latitude and longitude in degrees"),
        ("Farside,,", "no latitude and longitude in degrees"),
        ("Farside", "no latitude and longitude in degrees"),
        (",35,36", "no name"),
        ("17,35,36", "no name"),
    ],
)
def test_a_bad_row_is_left_out_and_counted(add, row, reason):
    added = add(f"name,lat,lon\nZarzour,35.8,36.5\n{row}\n")
    assert added.gazetteer.places == 1
    assert [(fault.reason, fault.count, fault.rows) for fault in added.faults] == [(reason, 1, (3,))]


def test_broken_lines_of_json_do_not_stop_the_others(add):
    good = '{"name": "Zarzour", "lat": 35.8, "lon": 36.5}\n'
    added = add(good + "{half\n[1]\n" + good.replace("Zarzour", "Marzour"), ".jsonl")
    assert (added.gazetteer.places, added.faults[0].rows) == (2, (2, 3))


def test_a_broken_feature_keeps_those_before_it(add):
    added = add('{"features": [' + json.dumps(FEATURE) + ', {"half', ".geojson")
    assert (added.gazetteer.places, added.faults[0].count) == (1, 1)


def test_a_polygon_is_its_middle_and_its_extent(add):
    shape = {"type": "Polygon", "coordinates": [SQUARE]}
    added = add(json.dumps({"features": [{"properties": {"name": "Marsh"}, "geometry": shape}]}), ".geojson")
    ((name, latitude, longitude, _, _, kind, _),) = rows_of(added)
    assert (name, round(latitude, 6), round(longitude, 6), kind) == ("Marsh", 35.1, 36.1, "region")


@pytest.mark.parametrize(
    "geometry", [None, {}, {"type": "Polygon", "coordinates": []}, {"type": "Point", "coordinates": ["a", 1]}]
)
def test_a_feature_without_a_point_is_a_fault(add, geometry):
    features = [FEATURE, {"properties": {"name": "Nowhere"}, "geometry": geometry}]
    added = add(json.dumps({"features": features}), ".geojson")
    assert (added.gazetteer.places, [fault.count for fault in added.faults]) == (1, [1])


def test_an_encoding_is_guessed_and_said(add):
    assert add("name,lat,lon\nCafé,35.8,36.5\n".encode("latin-1")).guessed_encoding == "cp1252"
    assert add("name,lat,lon\nقرية,35.8,36.5\n".encode("cp1256"), encoding="cp1256").guessed_encoding is None
    with pytest.raises(IntakeError, match="no such encoding: klingon"):
        add("name,lat,lon\n", encoding="klingon")


@pytest.mark.parametrize(
    ("name", "place", "also", "within", "why"),
    [
        ("Tiba (Suluk) - Suluk - Tell Abiad", "Tiba", (), "Suluk|Tell Abiad", "brackets say which namesake"),
        ("Abin - Afrin - Afrin", "Abin", (), "Afrin", "levels"),
        ("Abin - Efrin - Sharran - Afrin", "Abin", ("Efrin",), "Sharran|Afrin", "a second name before the levels"),
        ("Kobani (Ayn al-Arab)", "Kobani", ("Ayn al-Arab",), "", "brackets alone hold another name"),
        ("Kobani / Ayn al-Arab", "Kobani", ("Ayn al-Arab",), "", "a stroke"),
        ("Deir ez-Zor", "Deir ez-Zor", (), "", "a hyphen parts no levels"),
    ],
)
def test_names_as_lists_print_them(add, name, place, also, within, why):  # noqa: PLR0917 - one row
    added = add(f"name,lat,lon\n{name},35.8,36.5\n")
    assert [(row[0], row[6]) for row in rows_of(added)] == [(place, within)], why
    with sqlite3.connect(added.gazetteer.path) as connection:
        called = {n for (n,) in connection.execute("SELECT name FROM called WHERE quality = ?", (ALTERNATE,))}
    connection.close()
    assert called == set(also), why


def test_countries_come_from_the_row_the_option_or_the_nearest_town(add):
    text = "name,lat,lon,country\nAlpha,35.8,36.5,SYR\nBeta,35.8,36.5,Türkiye\nGamma,35.8,36.5,\nDelta,36.2,36.6,\n"
    assert [row[3] for row in rows_of(add(text))] == ["SY", "TR", "SY", "TR"]
    assert [row[3] for row in rows_of(add(text, country="Syria"))] == ["SY", "TR", "SY", "SY"]
    with pytest.raises(UsageError, match="'Mordor' is no country"):
        add(text, country="Mordor")


def test_a_list_of_one_country_keeps_to_it_along_its_borders(add):
    inland = "".join(f"V{chr(97 + i)},35.9{i},36.6\n" for i in range(9))
    assert {row[3] for row in rows_of(add(f"name,lat,lon\n{inland}Edge,36.2,36.58\n"))} == {"SY"}


def test_a_province_is_found_by_code_or_name_and_else_holds_the_place(add):
    text = "name,lat,lon,admin1,country\nA b,35.8,36.5,12,SY\nB c,35.8,36.5,Idlib,SY\nC d,10,10,Farland,SY\n"
    assert [row[4:7:2] for row in rows_of(add(text))] == [("12", ""), ("12", ""), (None, "Farland")]


def test_a_name_is_found_as_written_by_its_other_names_and_by_spelling(add, looked_up):
    add("name,name_ar,lat,lon\nJobar,جوبر,33.53,36.33\n")
    found = {name: [(e.name, e.quality, e.gazetteer) for e in looked_up(name)] for name in ("Jobar", "جوبر", "Jawbar")}
    assert found == {
        "Jobar": [("Jobar", MAIN, "mine")],
        "جوبر": [("Jobar", ALTERNATE, "mine")],
        "Jawbar": [("Jobar", SPELT, "mine")],
    }


def test_what_the_index_holds_stays_what_it_is(add, looked_up):
    add("name,lat,lon,country\nDimashq,33.51,36.29,SY\nIdlib,35.93,36.62,SY\nIdlib,31.0,36.0,SY\n")
    damascus, *others = looked_up("Dimashq")
    assert (damascus.id, damascus.quality, others) == (1, MAIN, [])
    assert [(e.id, e.gazetteer) for e in looked_up("Idlib") if e.gazetteer is None] == [(2, None), (3, None)]
    assert looked_up("Idlib")[0].id == 2
    assert sum(e.gazetteer is not None for e in looked_up("Idlib")) == 1


def test_a_dump_of_the_same_towns_adds_none_twice(looked_up, add):
    add(DUMP.replace("77", "2", 1).replace("Kafr Zarzur", "Idlib"), ".txt")
    assert [e.id for e in looked_up("Idlib")] == [2, 3]
    assert without_doubles(looked_up("Idlib")) == looked_up("Idlib")


def test_the_mark_tells_lists_apart_by_what_they_say(add):
    first = add("name,lat,lon\nZarzour,35.8,36.5\n").gazetteer
    again = add("name,lat,lon\nZarzour,35.8,36.5\n")
    other = add("name,lat,lon\nZarzour,35.9,36.5\n")
    assert (again.replaced, again.gazetteer.digest) == (True, first.digest)
    assert other.gazetteer.digest != first.digest
    connection = open_own(other.gazetteer)
    assert mark_of(Gazetteer(connection, [(other.gazetteer, connection)])) == f"+mine-{other.gazetteer.digest[:8]}"
    connection.close()


def test_lists_are_named_listed_and_removed(add, tmp_path):
    add("name,lat,lon\nZarzour,35.8,36.5\n", name="villages of Idlib")
    assert [(own.name, own.file, own.places) for own in list_gazetteers(tmp_path / "data")] == [
        ("villages of Idlib", "mine.csv", 1)
    ]
    with pytest.raises(UsageError, match="called 'towns'; there is villages of Idlib"):
        remove_gazetteer("towns", tmp_path / "data")
    remove_gazetteer("villages of Idlib", tmp_path / "data")
    assert list_gazetteers(tmp_path / "data") == ()
    with pytest.raises(UsageError, match="is no name for a gazetteer"):
        add("name,lat,lon\nZarzour,35.8,36.5\n", name="../outside")


def test_keys_of_another_version_are_made_anew(add, monkeypatch):
    own = add("name,lat,lon\nZarzour,35.8,36.5\n").gazetteer
    monkeypatch.setattr(gazetteer_own, "keys_version", lambda: "another")
    monkeypatch.setattr(gazetteer_own, "plain_key", str.upper)
    connection = open_own(own)
    assert connection.execute("SELECT key FROM name ORDER BY key").fetchall()[0] == ("ZARZOUR",)
    connection.close()


def test_a_damaged_list_says_the_mend(add):
    own = add("name,lat,lon\nZarzour,35.8,36.5\n").gazetteer
    own.path.write_bytes(b"half a file")
    with pytest.raises(ReadingError, match="warledger gazetteer remove mine"):
        list_gazetteers(own.path.parents[1])


@pytest.mark.parametrize(
    ("name", "content"),
    [("bomb.zip", gzip.compress(b"x")), ("two.zip", None)],
)
def test_archives_that_cannot_be_used(base, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", DUMP)
            archive.writestr("b.txt", DUMP)
    with pytest.raises(IntakeError, match=r"no archive|holds 2 files"):
        add_gazetteer(path, Borders(base), folder=tmp_path / "data")


@pytest.mark.parametrize(
    ("environment", "platform", "end", "why"),
    [
        ({"WARLEDGER_DATA": "/here"}, "linux", "/here", "the variable wins"),
        ({"XDG_DATA_HOME": "/x"}, "linux", "/x/warledger", "the desktop standard"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/warledger", "Windows"),
        ({}, "darwin", "Library/Application Support/warledger", "macOS"),
        ({"WARLEDGER_DATA": ""}, "linux", ".local/share/warledger", "an empty variable is none"),
    ],
)
def test_data_folder(environment, platform, end, why):
    assert data_folder(environment, platform).as_posix().endswith(end), why
