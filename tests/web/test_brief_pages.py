"""The brief on the site: its bottom line on the overview, the whole as a page and as files, bounded by its cost."""

import re

import pytest
import web_ledgers

from warledger.ledger.browsing.asking import Counts
from warledger.publish import paper
from warledger.publish.figures import Figures, Spot
from warledger.web import briefs
from warledger.web.address import Query
from warledger.web.options import SiteOptions
from warledger.web.views.brief import busiest_weeks, months_of


def links_in(page):
    return re.findall(r'href="([^"]+)"', page)


def test_the_overview_opens_with_the_bottom_line_and_leads_to_the_words(client):
    page = client.get("/").text
    assert "1 happening is told of 18 June 2018" in page
    cited = re.findall(r'<a class="cite" href="(/documents/[^"]+)"', page)
    assert cited
    for address in cited:
        path, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in client.get(path).text
    assert 'href="/brief"' in page


def test_the_whole_brief_asks_for_the_same_days_and_place(client):
    page = client.get("/?from=2018-06&until=2018-06-30&place=Aden&background=with").text
    assert 'href="/brief?from=2018-06&amp;until=2018-06-30&amp;place=Aden"' in page


def test_filters_hold_for_the_bottom_line_too(client):
    both, one = client.get("/").text, client.get("/?place=Aden").text
    assert both.count('class="bottom"') > 0
    assert "Taiz" not in re.search(r'id="brief".*?</section>', one, re.DOTALL)[0]


def test_the_page_holds_the_brief_with_links_that_lead_somewhere(client):
    page = client.get("/brief").text
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {link[1:] for link in links_in(page) if link.startswith("#")} <= ids
    passages = re.findall(r'<li id="c\d+">.*?href="(/documents/[^"#]+)(?:#([^"]+))?"', page)
    assert passages
    for path, anchor in passages:
        assert not anchor or f'id="{anchor}"' in client.get(path).text
    assert "Figure 1" in page


def test_the_convention_is_part_of_the_address(client):
    page = client.get("/brief?convention=acled&from=2018").text
    assert re.search(r'href="/brief\?convention=acled&amp;from=2018|href="/brief\?from=2018&amp;convention=acled', page)
    assert 'aria-current="true">ACLED' in page


@pytest.mark.parametrize(
    ("form", "media_type", "beginning"),
    [
        ("html", "text/html", b"<!doctype html>"),
        ("md", "text/markdown", b"# "),
        pytest.param(
            "pdf", "application/pdf", b"%PDF-", marks=pytest.mark.skipif(not paper.has_typesetter(), reason="pdf")
        ),
    ],
)
def test_a_brief_can_be_taken_along(form, media_type, beginning, client):
    answer = client.get(f"/brief.{form}?place=Aden")
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="brief.{form}"'
    assert answer.content.lstrip().startswith(beginning)
    assert client.get(f"/brief.{form}?place=Aden", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_without_the_extra_no_pdf_is_offered(client, monkeypatch):
    monkeypatch.setattr(paper, "find_spec", lambda _name: None)
    assert "/brief.pdf" not in client.get("/brief").text
    assert client.get("/brief.pdf").status_code == 404


def test_a_day_that_cannot_be_read_is_said(client):
    assert "cannot be read as “as_of”" in client.get("/brief?as_of=soon").text


def test_what_is_new_comes_first_where_the_ledger_is_small(client):
    assert "became known after 19 June 2018" in client.get("/brief?since=2018-06-19").text


@pytest.mark.parametrize(
    ("limit", "address", "words"),
    [
        ("MOST_EVENTS", "/brief", "are too many for one brief"),
        ("MOST_DOCUMENTS", "/brief", "The brief would rest on 2 documents"),
        ("MOST_ANEW", "/brief?as_of=2018-06-20", "warledger brief --as-of 2018-06-20 --format html"),
        ("MOST_OPENING_EVENTS", "/", "choose a shorter period or a place"),
        ("MOST_OPENING_DOCUMENTS", "/", "choose a shorter period or a place"),
    ],
)
def test_a_brief_that_would_keep_the_page_waiting_is_not_made(limit, address, words, *, war, client_of, monkeypatch):
    monkeypatch.setattr(briefs, limit, 0)
    page = client_of(war).get(address)
    assert page.status_code == 200
    assert words in page.text
    assert "18–24 June 2018" in page.text  # a week that has one


def test_weeks_begin_on_monday_and_the_busiest_are_offered():
    counts = Counts(
        9, 0, 0, 0, days=(("2017-03-19", 3, 0), ("2017-03-20", 5, 0), ("2017-03", 1, 0), ("2017-03-26", 1, 0))
    )
    weeks = busiest_weeks(counts, Query())
    assert [(week.words, week.number) for week in weeks] == [("13–19 March 2017", 3), ("20–26 March 2017", 6)]
    assert weeks[0].query.words == "?from=2017-03-13&until=2017-03-19"
    assert [(month.words, month.number) for month in months_of(counts)] == [("1–31 March 2017", 10)]


def test_points_of_a_blurred_site_are_rounded_and_nowhere_exact():
    figures = Figures(spots=(Spot(("Aden",), 12.77, 45.03, 1.0, 1.0, ("e-1",)),))
    (spot,) = briefs._blurred(figures, 10.0).spots
    assert (spot.latitude, spot.longitude) != (12.77, 45.03)
    assert spot.widest_km >= spot.radius_km > 5
    assert not spot.is_exact
    assert briefs._blurred(figures, None) == figures


def test_a_blurred_brief_holds_no_exact_mark(war, client_of):
    page = client_of(war, SiteOptions(blur_km=10.0)).get("/brief").text
    assert "A full mark" not in page
    assert "to within" in page


def test_a_published_ledger_that_is_too_much_for_one_brief_has_one_a_month(tmp_path, monkeypatch):
    from warledger.web.static_site import publish_site  # noqa: PLC0415 - imports the web extra

    coast = web_ledgers.coast()
    ledger = web_ledgers.make_ledger(tmp_path / "war.ledger", coast, web_ledgers.hill())
    real = briefs.Briefs._too_many

    def too_many(self, asked):
        return briefs.Refused("Too much.") if asked.begin is None else real(self, asked)

    monkeypatch.setattr(briefs.Briefs, "_too_many", too_many)
    publish_site(ledger, tmp_path / "site", SiteOptions())
    assert 'href="brief-2018-06.html"' in (tmp_path / "site/brief.html").read_text("utf-8")
    assert "Bottom line" in (tmp_path / "site/brief-2018-06.html").read_text("utf-8")
    assert (tmp_path / "site/files/brief-2018-06.md").is_file()
