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
