"""The brief in a browser: as a file that somebody was handed, and as a page of the site."""

import subprocess

import pytest
from axe_check import serious_faults

from conftest import warledger


@pytest.fixture(scope="module")
def handed(example_ledger, tmp_path_factory):
    """Return the address of the brief of the example as one HTML file."""
    file = tmp_path_factory.mktemp("handed") / "brief.html"
    command = warledger("brief", "--ledger", example_ledger, "--format", "html", "--output", file)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 3}, done.stderr
    return file.as_uri()


def test_a_citation_leads_to_its_passage_and_back(open_page, handed):
    page = open_page(handed)
    mark = page.locator(".chapter .cite[id]").first
    number = mark.inner_text()
    mark.click()
    passage = page.locator(".papers li:target")
    assert passage.inner_text().startswith(number)
    assert passage.evaluate("here => here.getBoundingClientRect().top < innerHeight")
    passage.locator(".back").click()
    assert page.locator(".cite:target").first.inner_text() == number


def test_a_line_leads_to_the_key_of_the_map(open_page, handed):
    page = open_page(handed)
    spot = page.locator(".chapter .spot").first
    number = spot.inner_text()
    spot.click()
    assert page.locator(".key li:target").get_attribute("value") == number


def test_the_file_loads_nothing_but_itself(open_page, handed):
    seen = []
    page = open_page("about:blank")
    page.on("request", lambda request: seen.append(request.url))
    page.goto(handed)
    page.wait_for_load_state("networkidle")
    assert seen == [handed]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_serious_fault_and_nothing_runs_over_the_edge(open_page, handed, scheme, width):
    size = {"width": width, "height": 900}
    page = open_page(handed, bypass_csp=True, color_scheme=scheme, viewport=size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious_faults(page) == []


def test_the_figures_are_drawn_in_the_colours_of_the_scheme(open_page, handed):
    fills = {
        scheme: open_page(handed, color_scheme=scheme).evaluate(
            "getComputedStyle(document.querySelector('.plate svg')).fill"
        )
        for scheme in ("light", "dark")
    }
    assert fills["light"] != fills["dark"]


def test_it_is_printed_on_several_sheets_of_a4(open_page, handed):
    printed = open_page(handed).pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 594.9" in printed or b"/MediaBox [0 0 595" in printed


def test_the_overview_leads_to_the_brief_and_a_passage_to_its_document(open_page, address):
    page = open_page(address)
    page.get_by_role("link", name="Whole brief").click()
    page.wait_for_url("**/brief")
    page.locator(".papers li a:not(.back)").first.click()
    page.wait_for_selector("#text")


def test_the_bottom_line_leads_to_the_words_in_the_document(open_page, address):
    page = open_page(address)
    page.locator("#brief a.cite").first.click()
    page.wait_for_selector("#text .m-claims.is-here")
