"""What `warledger publish` writes, opened from a plain file server and from its folder: the same, without a server."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest


def rows(page):
    return page.locator("#list article.event").count()


def is_there(page, address):
    """Tell whether a link of a published page leads to something."""
    plain = address.partition("#")[0]
    if plain.startswith("file:"):
        return Path(unquote(urlsplit(plain).path)).is_file()
    return page.request.get(plain).ok


@pytest.fixture
def overview(open_page, published):
    page = open_page(f"{published}index.html")
    page.wait_for_selector("form[data-sift][data-ready]")
    return page


def sifted(page, number=None):
    """Wait until a filter has done its work."""
    page.wait_for_selector("#list[data-sifted='1']")
    if number is not None:
        page.wait_for_function(
            "(wanted) => document.querySelectorAll('#list article.event').length === wanted", arg=number
        )
    return rows(page)


def test_the_published_site_works(open_page, published):
    page = open_page(f"{published}index.html")
    page.wait_for_selector("#map[data-ready]")
    assert int(page.get_attribute("#map", "data-points")) > 3
    page.wait_for_selector("#timeline[data-ready]")
    assert int(page.get_attribute("#timeline", "data-bars")) > 3
    page.locator("#list .event a").first.click()
    page.wait_for_selector("table.matrix")
    page.locator(".sentences .where-said a").first.click()
    page.wait_for_selector("#text .m-claims.is-here")


def test_every_link_of_the_published_site_leads_somewhere(open_page, published):
    page = open_page(f"{published}index.html")
    for name in ("disputes", "control", "origins", "wording", "documents", "search", "notices"):
        page.goto(f"{published}{name}.html")
        assert page.inner_text("h1")
        links = page.eval_on_selector_all("main a[href]", "(all) => all.slice(0, 5).map((link) => link.href)")
        for link in links:
            assert is_there(page, link), link


def test_published_pages_can_be_searched(open_page, published):
    page = open_page(f"{published}search.html")
    page.wait_for_selector("#static-search[data-ready]")
    page.fill("#static-q", "attacking jobar")
    page.press("#static-q", "Enter")
    page.wait_for_selector("#static-search article.hit")
    marked = {words.lower() for words in page.locator("#static-search .m-found").all_inner_texts()}
    assert "jobar" in marked
    assert any(words.startswith("attack") for words in marked)
    page.locator("#static-search blockquote .cite").first.click()
    page.wait_for_selector("#text .m-claims.is-here")


def test_a_search_finds_happenings_too(open_page, published):
    page = open_page(f"{published}search.html?q=jobar")
    page.wait_for_selector("#static-search p.claim a")
    page.locator("#static-search p.claim a").first.click()
    page.wait_for_selector("article.event-page")


def test_the_words_of_a_phrase_stand_beside_each_other(open_page, published):
    page = open_page(f"{published}search.html")
    page.wait_for_selector("#static-search[data-ready]")
    for asked, is_found in (('"state television"', True), ('"television state"', False), ("zebra", False)):
        page.fill("#static-q", asked)
        page.press("#static-q", "Enter")
        page.wait_for_function(
            "() => /with all of these words/.test(document.querySelector('#static-search [role=status]').textContent)"
        )
        assert (page.locator("#static-search article.hit").count() > 0) == is_found, asked


def test_beginnings_of_words_are_found(open_page, published):
    page = open_page(f"{published}search.html?q=job*")
    page.wait_for_selector("#static-search article.hit")


def test_the_field_at_the_top_searches(open_page, published):
    page = open_page(f"{published}disputes.html")
    page.fill("#quick-q", "jobar")
    page.press("#quick-q", "Enter")
    page.wait_for_selector("#static-search article.hit")
    assert page.input_value("#static-q") == "jobar"


def test_filters_of_the_published_overview(overview):
    before = rows(overview)
    overview.select_option("#f-grade", "single")
    left = sifted(overview)
    assert 0 < left < before
    assert all("single" in words for words in overview.locator("#list .who").all_inner_texts())
    assert "grade=single" in overview.url
    assert "2017" in overview.inner_text("#period")
    overview.wait_for_function(
        "(number) => Number(document.querySelector('#timeline').dataset.bars) <= number", arg=left
    )
    overview.get_by_role("button", name="Remove Grade single").click()
    overview.wait_for_selector("#list[data-sifted='']")
    assert rows(overview) == before


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("place=jobar", "part of a place's name, in any case"),
        ("from=2017-03-21&until=2017-03", "days, and a month"),
        ("kind=Battles", "the wider kind"),
        ("disputed=1", "only what is disputed"),
        ("box=36,33,37,34", "a box on the map"),
        ("place=jobar&disputed=1&background=with", "several at once"),
    ],
)
def test_the_published_filters_find_what_the_server_finds(open_page, published, address, query, reason):
    page = open_page(f"{published}index.html?{query}")
    sifted(page)
    ids = page.eval_on_selector_all("#list article.event", "(all) => all.map((row) => row.id)")
    server = open_page(f"{address}?{query}")
    assert ids == server.eval_on_selector_all("#list article.event", "(all) => all.map((row) => row.id)"), reason
    assert ids, reason


def test_a_published_filter_that_cannot_be_read_is_said(open_page, published):
    page = open_page(f"{published}index.html?from=soon")
    sifted(page)
    assert "“soon” cannot be read" in page.inner_text("#list [role=alert]")


def test_days_of_the_timeline_filter_the_published_list(overview):
    overview.wait_for_selector("#timeline[data-ready]")
    overview.get_by_role("button", name="Only these days").click()
    sifted(overview)
    assert "from=" in overview.url


def test_without_scripts_the_lists_remain_and_forms_say_so(open_page, published):
    page = open_page(f"{published}index.html", java_script_enabled=False)
    assert rows(page) > 0
    assert not page.locator("form.filters").is_visible()
    assert "Filters need JavaScript" in page.inner_text("body")
    page.goto(f"{published}search.html")
    assert "searching them needs JavaScript" in page.inner_text("main")
    assert not page.locator("form.quick").is_visible()


def test_the_day_slider_of_a_published_site_puts_other_days_away(open_page, published):
    page = open_page(f"{published}control.html")
    rows = page.locator("table.control tbody tr:not([hidden])")
    before = rows.count()
    page.get_by_role("slider", name="Day").focus()
    page.keyboard.press("Home")
    page.wait_for_function(
        "(before) => document.querySelectorAll('table.control tbody tr:not([hidden])').length < before", arg=before
    )
