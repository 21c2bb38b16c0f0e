"""A real Chromium over a real server of the example ledger.

Without a Chromium these tests are skipped with the reason; with WARLEDGER_REQUIRE_BROWSER=1 they fail instead. Every
page that a test opens is watched: a request to anywhere else, an error of a script or a refused resource fails it.
"""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "jobar-2017"
FLAGS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
]  # fmt: skip
WITHOUT_GL = [flag for flag in FLAGS if "gl" not in flag and "swiftshader" not in flag]
PATIENCE_MS = 60_000
"""How long a page may take on a busy machine that draws its maps without a graphics card."""


def find_chromium():
    """Return the path of the browser, None where there is none; WARLEDGER_CHROMIUM names another."""
    return os.environ.get("WARLEDGER_CHROMIUM") or shutil.which("chromium")


def _missing():
    if find_chromium() is None:
        return "no chromium on the path (Debian: apt-get install chromium)"
    try:
        import playwright.sync_api  # noqa: F401, PLC0415 - asked only whether it is there
    except ImportError:
        return "playwright is not installed (make dev)"
    return None


@pytest.fixture(scope="session")
def chromium_path():
    missing = _missing()
    if missing is None:
        return find_chromium()
    if os.environ.get("WARLEDGER_REQUIRE_BROWSER") == "1":
        pytest.fail(f"WARLEDGER_REQUIRE_BROWSER=1, but {missing}")
    return pytest.skip(f"browser tests need a Chromium: {missing}")


@pytest.fixture(scope="session")
def playwright(chromium_path):
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - absent where the tests are skipped

    assert chromium_path
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright, chromium_path):
    browser = playwright.chromium.launch(executable_path=chromium_path, headless=True, args=FLAGS)
    yield browser
    browser.close()


def warledger(*arguments):
    return [sys.executable, "-c", "from warledger.cli import main; main()", *map(str, arguments)]


@pytest.fixture(scope="session")
def example_ledger(chromium_path, tmp_path_factory):
    """The ledger of the example, made by the command that the README tells of."""
    assert chromium_path
    path = tmp_path_factory.mktemp("example") / "jobar.ledger"
    done = subprocess.run(warledger("add", "--ledger", path, EXAMPLE), capture_output=True, text=True, check=False)
    assert done.returncode in {0, 3}, done.stderr
    return path


@pytest.fixture(scope="session")
def address(example_ledger):
    """The address at which `warledger serve` serves the example ledger."""
    with subprocess.Popen(
        warledger("serve", "--ledger", example_ledger, "--port", "0"), stderr=subprocess.PIPE, text=True
    ) as server:
        said = server.stderr.readline()
        found = re.search(r"http://\S+", said)
        assert found, said
        yield found[0]
        server.terminate()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        """Say nothing."""


@pytest.fixture(scope="session")
def published_folder(example_ledger, tmp_path_factory):
    """A folder in which `warledger publish` wrote the example, two folders down."""
    folder = tmp_path_factory.mktemp("published")
    done = subprocess.run(
        warledger("publish", "--ledger", example_ledger, folder / "some" / "where"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 3}, done.stderr
    return folder


@pytest.fixture(scope="session")
def file_server(published_folder):
    """The address of a plain file server over the published site."""
    handler = functools.partial(_Quiet, directory=str(published_folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/where/"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["server", "folder"])
def published(request, published_folder, file_server):
    """The published site: from a plain file server, and opened from its folder with no server at all."""
    return file_server if request.param == "server" else f"{(published_folder / 'some' / 'where').as_uri()}/"


class Watch:
    """What a page asked for, and what went wrong on it."""

    def __init__(self, context):
        self.requests = []
        self.faults = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def _hear(self, message):
        if message.type == "error" and "status of 404" not in message.text:
            self.faults.append(message.text)

    @property
    def elsewhere(self):
        return [url for url in self.requests if urlsplit(url).hostname not in {"127.0.0.1", None}]


def await_ready(page):
    """Wait until all that a page has of our scripts listens; a page without them is ready at once."""
    page.wait_for_function("() => document.body.dataset.ready || !document.querySelector('script[src]')")


def follow(link):
    """Click a link to another page, and wait until that page is ready: a click alone may still find the old one."""
    with link.page.expect_navigation():
        link.click()
    await_ready(link.page)


def reload(page):
    """Load a page anew and wait until it is ready."""
    page.reload()
    await_ready(page)


@pytest.fixture
def open_page(browser):
    """Give a function that opens an address in a fresh context, and watches it to the end of the test.

    Unless scripts are switched off, the page that it returns is ready: what the test does is heard.
    """
    opened = []

    def open_at(url, browser=browser, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        context.set_default_timeout(PATIENCE_MS)
        opened.append((context, Watch(context)))
        page = context.new_page()
        page.goto(url)
        if options.get("java_script_enabled", True):
            await_ready(page)
        return page

    yield open_at
    for context, watch in opened:
        context.close()
        assert watch.elsewhere == []
        assert watch.faults == []


@pytest.fixture
def page(open_page, address):
    """The overview, with its map drawn."""
    page = open_page(address)
    page.wait_for_selector("#map[data-ready]")
    return page
