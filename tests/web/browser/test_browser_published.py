"""What `warledger publish` writes, opened from a plain file server."""


def test_the_published_site_works(open_page, published):
    page = open_page(f"{published}index.html")
    page.wait_for_selector("#map[data-ready]")
    assert int(page.get_attribute("#map", "data-points")) > 3
    page.wait_for_selector("#timeline[data-ready]")
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
            assert page.request.get(link.partition("#")[0]).ok, link


def test_published_pages_can_be_searched(open_page, published):
    page = open_page(f"{published}search.html")
    page.fill("#static-q", "jobar")
    page.wait_for_selector("#static-search li a")
    page.locator("#static-search li a").first.click()
    page.wait_for_selector("article.event-page")


def test_the_day_slider_of_a_published_site_puts_other_days_away(open_page, published):
    page = open_page(f"{published}control.html")
    rows = page.locator("table.control tbody tr:not([hidden])")
    before = rows.count()
    page.get_by_role("slider", name="Day").focus()
    page.keyboard.press("Home")
    page.wait_for_function(
        "(before) => document.querySelectorAll('table.control tbody tr:not([hidden])').length < before", arg=before
    )
