"""Takes a picture of every page at three widths, light and dark: ``make screenshots``, or with a ledger of yours.

python tests/web/browser/screenshots.py FOLDER [LEDGER]

Without a ledger it makes one of the example. ``--readme`` takes only the two pictures that the README shows.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from conftest import EXAMPLE, FLAGS, PATIENCE_MS, find_chromium, warledger

WIDTHS = (360, 900, 1440)
SCHEMES = ("light", "dark")
PAGES = ("", "brief", "disputes", "control", "origins", "wording", "documents", "search?q=army", "notices")
README = {"overview": (1280, 960), "event": (1280, 960)}


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """Serve a ledger, and give the address."""
    with subprocess.Popen(
        warledger("serve", "--ledger", ledger, "--port", "0"), stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        # A large ledger says first what it is doing.
        yield next(found[0] for line in server.stderr if (found := re.search(r"http://\S+", line)))
        server.terminate()


def settle(page: Page) -> None:
    """Wait until what draws itself has done so."""
    for part in ("#map", "#timeline"):
        if page.query_selector(part):
            page.wait_for_selector(f"{part}[data-ready]")
    if page.query_selector('#map[data-engine="gl"]'):
        page.wait_for_timeout(1500)
        page.wait_for_function("() => document.querySelector('#map').engine.isStill()")


def addresses(page: Page, address: str) -> dict[str, str]:
    """Return every page by name: the lists, the event that most origins tell of, and a document of it."""
    page.goto(f"{address}?order=weight")
    event = page.locator("#list .event a").first.evaluate("(link) => link.href")
    page.goto(event)
    document = page.locator(".sentences .where-said a").first.evaluate("(link) => link.href")
    named = {(path.partition("?")[0] or "overview"): f"{address}{path}" for path in PAGES}
    return {**named, "event": event, "document": document}


def take_all(browser: Browser, address: str, folder: Path) -> None:
    """Write ``NAME-WIDTH-SCHEME.png`` for every page."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            size = {"width": width, "height": 900}
            context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            for name, at in addresses(page, address).items():
                page.goto(at)
                settle(page)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
            context.close()


def take_readme(browser: Browser, address: str, folder: Path) -> None:
    """Write the two pictures of the README."""
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    known = addresses(page, address)
    for name, (width, height) in README.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(known[name])
        settle(page)
        page.screenshot(path=folder / f"{name}.png")
    context.close()


def main(arguments: list[str]) -> None:
    """Take the pictures."""
    paths = [argument for argument in arguments if argument != "--readme"]
    folder = Path(paths[0])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        ledger = Path(paths[1]) if len(paths) > 1 else Path(made) / "example.ledger"
        if len(paths) == 1:
            subprocess.run(warledger("add", "--ledger", ledger, EXAMPLE), check=False, capture_output=True)
        with served(ledger) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            (take_readme if "--readme" in arguments else take_all)(browser, address, folder)
            browser.close()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
