"""The published site: every link resolves beside it, nothing leads out, and publishing anew leaves no stray file."""

import json
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import web_ledgers

from warledger.errors import UsageError
from warledger.web.options import SiteOptions
from warledger.web.static_site import publish_site


class Page(HTMLParser):
    """What a page leads to, and the places in it that can be led to."""

    def __init__(self, path):
        super().__init__()
        self.addresses, self.anchors, self.scripts = [], set(), []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the parser's signature
        known = dict(attrs)
        self.anchors.add(known.get("id"))
        self.addresses += [value for name, value in attrs if name in {"href", "src", "action"} and value]
        self.addresses += [
            value for name, value in attrs if name in {"data-geojson", "data-timeline", "data-control", "data-index"}
        ]


@pytest.fixture(scope="module")
def site(siege, tmp_path_factory):
    folder = tmp_path_factory.mktemp("published") / "site"
    publish_site(siege, folder, SiteOptions())
    return folder


def pages(folder):
    return sorted(folder.rglob("*.html"))


def test_every_page_is_there(site):
    names = {path.relative_to(site).as_posix() for path in pages(site)}
    assert {"index.html", "disputes.html", "control.html", "origins.html", "wording.html", "notices.html"} <= names
    assert {"search.html", "documents.html", "documents/coast.html", "brief.html"} <= names
    assert sum(name.startswith("events/") for name in names) >= 2


def test_all_links_resolve(site):
    known = {path: Page(path) for path in pages(site)}
    for path, page in known.items():
        for address in page.addresses:
            parts = urlsplit(address)
            assert not parts.scheme, (path, address)
            assert not parts.netloc, (path, address)
            assert not parts.query, (path, address)
            assert not address.startswith("/"), (path, address)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, address)
            if parts.fragment and target in known:
                assert parts.fragment in known[target].anchors, (path, address)


def test_no_page_asks_anybody_else(site):
    ours = [path for path in site.rglob("*") if path.suffix in {".html", ".js", ".css"}]
    for path in ours:
        if path.name.startswith("maplibre"):
            continue
        for address in ('src="http', 'href="http', "url(http", 'import "http', 'from "http', 'fetch("http', 'src="//'):
            assert address not in path.read_text("utf-8"), path


def test_every_page_holds_its_policy(site):
    for path in pages(site):
        is_to_go = path.parent.name == "files"  # a brief to hand on runs and loads nothing at all
        policy = "default-src &#39;none&#39;; style-src &#39;sha256-" if is_to_go else "script-src &#39;self&#39;;"
        assert policy in path.read_text("utf-8"), path


def test_the_brief_is_a_page_and_files_to_hand_on(site):
    assert "Bottom line" in (site / "brief.html").read_text("utf-8")
    assert (site / "files/brief.md").read_text("utf-8").startswith("# ")
    assert (site / "static/brief.css").is_file()


def test_the_switch_of_conventions_is_made_of_files(site):
    event = next(path for path in pages(site) if path.stem.endswith(".acled"))
    assert event.with_name(event.name.replace(".acled", "")).is_file()
    assert event.with_name(event.name.replace(".acled", ".airwars")).is_file()


def handed_over(site, name):
    """Return the value that a file of data hands over by its name."""
    text = (site / f"{name}.js").read_text("utf-8")
    head = f"ledgerFile({json.dumps(name)},"
    assert text.startswith(head), name
    return json.loads(text.removeprefix(head).removesuffix(");\n"))


def test_what_scripts_load_is_there(site):
    features = handed_over(site, "data/geojson")["features"]
    assert {feature["properties"]["place"] for feature in features} >= {"Aden"}
    assert handed_over(site, "data/timeline")["bars"]
    assert "world" in handed_over(site, "static/base/files")
    assert handed_over(site, "static/base/world")["features"]


def test_the_list_that_filters_read_holds_every_happening(site):
    pieces = handed_over(site, "data/events")["pieces"]
    events = [event for number in range(pieces) for event in handed_over(site, f"data/events-{number}")]
    assert {event["id"] for event in events} == {path.name.partition(".")[0] for path in site.glob("events/*.html")}
    attack = next(event for event in events if "Aden" in event["places"])
    assert (attack["begin"], attack["until"]) == ("2018-06-18", "2018-06-18")
    assert "Coast Wire" in {outlet for event in events for outlet in event["outlets"]}
    assert "Rebels" in {party for event in events for party in event["parties"]}


def test_the_index_leads_from_a_word_to_the_documents_that_hold_it(site):
    index = handed_over(site, "data/words")
    words = {
        word: where
        for number in range(len(index["pieces"]))
        for word, where in handed_over(site, f"data/words-{number}")
    }
    items = list(accumulate(step // 8 for step in words["spokesman"]))
    documents = [
        handed_over(site, f"data/texts-{item // index['documentsAPiece']}")[item % index["documentsAPiece"]]
        for item in items
        if item < index["documents"]
    ]
    assert [document["file"] for document in documents] == ["hill.html"]
    assert any("spokesman" in sentence for sentence in documents[0]["sentences"])
    assert "aden" in words


def test_scripts_are_one_plain_file(site):
    assert [path.name for path in site.glob("static/*.js")] == ["maplibre-gl.js", "published.js"]
    assert not (site / "static/page.js").exists()


def test_no_data_of_a_document_is_markup_or_ends_its_script(site):
    for path in (*site.glob("data/*.js"), *site.glob("static/base/*.js")):
        text = path.read_text("utf-8")
        assert text.count("\n") == 1, path
        assert text.startswith("ledgerFile("), path


def test_the_same_ledger_gives_the_same_files(site, siege, tmp_path):
    publish_site(siege, tmp_path / "again", SiteOptions())
    first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    folder = tmp_path / "again"
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == first


def test_publishing_anew_takes_away_what_is_no_more(war, siege, tmp_path):
    folder = tmp_path / "site"
    publish_site(siege, folder, SiteOptions())
    before = len(pages(folder))
    publish_site(war, folder, SiteOptions())
    assert len(pages(folder)) < before
    assert {path.stem for path in folder.glob("documents/*.html")} == {"coast", "hill"}


def test_a_folder_of_something_else_is_left_alone(war, tmp_path):
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="something else"):
        publish_site(war, tmp_path, SiteOptions())
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_manifest_cannot_name_files_outside(war, tmp_path):
    folder, mine = tmp_path / "site", tmp_path / "letter.txt"
    mine.write_text("mine", "utf-8")
    publish_site(war, folder, SiteOptions())
    (folder / "files.json").write_text(json.dumps(["../letter.txt", str(mine)]), "utf-8")
    publish_site(war, folder, SiteOptions())
    assert mine.read_text("utf-8") == "mine"


def test_a_blurred_site_holds_no_coordinate_anywhere(siege, tmp_path):
    publish_site(siege, tmp_path / "site", SiteOptions(blur_km=20))
    ours = [
        path
        for path in (tmp_path / "site").rglob("*")
        if path.suffix in {".html", ".json", ".js"} and "base" not in path.parts
    ]
    for path in ours:
        for coordinate in web_ledgers.ADEN + web_ledgers.TAIZ:
            assert f"{coordinate:.3f}"[:-1] not in Path(path).read_text("utf-8"), path
