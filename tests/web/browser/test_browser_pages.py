"""Events, documents, control and search in a browser, and what all pages owe to everybody."""

import pytest
from axe_check import serious_faults

from conftest import follow, reload

PAGES = ["", "brief", "disputes", "control", "origins", "wording", "documents", "search?q=army", "notices"]


@pytest.fixture
def attack(open_page, address):
    """The page of the event that most origins tell of."""
    page = open_page(f"{address}?order=weight")
    follow(page.locator("#list .event a").first)
    return page


def test_a_citation_leads_to_the_highlighted_sentence(attack):
    attack.locator(".matrix a.cite").first.click()
    passage = attack.locator(".sentences li:target")
    assert passage.locator("mark").inner_text()
    clause = passage.locator("mark").inner_text()
    follow(passage.locator(".where-said a"))
    attack.wait_for_selector("#text .m-claims.is-here")
    shown = " ".join("".join(attack.locator("#text .m-claims.is-here").all_text_contents()).split())
    assert clause[:30] in shown
    assert attack.locator("#panel .is-here dl").is_visible()


def test_the_convention_is_switched(attack):
    links = attack.locator(".conventions a").all_inner_texts()
    assert len(links) > 2
    follow(attack.locator(".conventions a", has_text="Airwars"))
    assert "convention=airwars" in attack.url
    assert attack.locator(".conventions a[aria-current]").inner_text() == "Airwars"
    assert attack.locator(".rule").inner_text()


def test_the_day_slider_moves_through_time(open_page, address):
    page = open_page(f"{address}control")
    slider = page.get_by_role("slider", name="Day")
    before = page.inner_text("h1")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("(before) => document.querySelector('h1').textContent.trim() !== before.trim()", arg=before)
    assert "on=2017-03" in page.url
    assert page.locator(".slider output").inner_text() in page.inner_text("h1")


def test_search_finds_and_leads_to_the_words(open_page, address):
    page = open_page(address)
    page.fill("#quick-q", "army")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    assert page.locator(".hit .m-found").first.inner_text().lower() == "army"
    follow(page.locator(".hit h2 a").first)
    assert page.locator("#text").is_visible()


def test_the_claim_under_the_pointer_is_explained(open_page, address):
    page = open_page(f"{address}documents")
    follow(page.locator("table.documents a").first)
    mark = page.locator("#text .m-claims[data-about]").nth(1)
    mark.hover()
    claim = page.locator("#panel .is-here")
    assert claim.count() == 1
    assert claim.locator("dl").is_visible()
    mark.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.dataset.claim") == page.locator("#panel .is-here").get_attribute(
        "data-claim"
    )


def test_layers_are_switched_and_stay_in_the_address(open_page, address):
    page = open_page(f"{address}documents")
    follow(page.locator("table.documents a").first)
    time = page.locator("#text .m-times").first
    line = "(mark) => getComputedStyle(mark).textDecorationStyle"
    assert time.evaluate(line) != "dotted"
    page.check("#layer-times")
    assert time.evaluate(line) == "dotted"
    assert "layer=times" in page.url
    reload(page)
    assert page.is_checked("#layer-times")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_reads_without_javascript(open_page, address, path):
    page = open_page(f"{address}{path}", java_script_enabled=False)
    assert page.inner_text("h1")
    assert page.locator("main a, main td, main p").count() > 0


def test_the_way_from_list_to_words_needs_no_javascript(open_page, address):
    page = open_page(f"{address}?order=weight", java_script_enabled=False)
    page.select_option("#f-grade", "agreed")
    page.click("form.filters button")
    assert "grade=agreed" in page.url
    page.locator("#list .event a").first.click()
    page.locator(".matrix a.cite").first.click()
    page.locator(".sentences li:target .where-said a").click()
    assert page.locator("#text").is_visible()
    assert "#claim-" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, "event", "document"])
def test_axe_finds_no_serious_fault(open_page, address, path, scheme):
    at = f"{address}?order=weight" if path == "event" else f"{address}{'documents' if path == 'document' else path}"
    # The checker is put into the page as a script of its own, which the pages' policy rightly refuses.
    page = open_page(at, bypass_csp=True, color_scheme=scheme)
    if path in {"event", "document"}:
        follow(page.locator("#list .event a, table.documents a").first)
    assert serious_faults(page) == []


def test_a_filter_that_cannot_be_read_is_said_without_loading_the_page_anew(open_page, address):
    page = open_page(f"{address}disputes")
    page.fill("#f-from", "soon")
    page.press("#f-from", "Enter")
    page.wait_for_selector("#faults [role=alert]")
    assert "“soon” cannot be read" in page.inner_text("#faults")
    page.fill("#f-from", "2017-03")
    page.press("#f-from", "Enter")
    page.wait_for_selector("#faults [role=alert]", state="detached")


def test_a_wide_matrix_says_that_more_lies_to_the_right(open_page, address):
    page = open_page(f"{address}?order=weight", viewport={"width": 360, "height": 800})
    follow(page.locator("#list .event a").first)
    hint = page.locator(".scroll-hint").first
    assert hint.is_visible()
    assert page.locator(".scroll[data-more]").count() == 1
    page.evaluate("() => { const box = document.querySelector('.scroll'); box.scrollLeft = box.scrollWidth; }")
    page.wait_for_selector(".scroll:not([data-more])")
    first = page.locator("table.matrix tbody th").first.bounding_box()
    assert first["x"] < 40, "the fields stay in sight"
