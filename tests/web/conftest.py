"""A client of the application over small ledgers, without a network."""

import pytest

starlette_testclient = pytest.importorskip("starlette.testclient", reason="the web extra is not installed")

import web_ledgers  # noqa: E402 - it imports what the line above asks for

from warledger.web.app import create_app  # noqa: E402
from warledger.web.options import SiteOptions  # noqa: E402


@pytest.fixture(scope="session")
def war(tmp_path_factory):
    """A ledger of two reports of one attack."""
    folder = tmp_path_factory.mktemp("war")
    return web_ledgers.make_ledger(folder / "war.ledger", web_ledgers.coast(), web_ledgers.hill())


@pytest.fixture(scope="session")
def siege(tmp_path_factory):
    """A ledger of the same two and of a hostile document."""
    folder = tmp_path_factory.mktemp("siege")
    readings = (web_ledgers.coast(), web_ledgers.hill(), web_ledgers.hostile())
    return web_ledgers.make_ledger(folder / "war.ledger", *readings)


@pytest.fixture(scope="session")
def client_of():
    """Give a function that makes a client of a ledger, served under some options."""
    opened = []

    def make(location, options=None):
        client = starlette_testclient.TestClient(
            create_app(location, options or SiteOptions()), base_url="http://127.0.0.1"
        )
        opened.append(client)
        client.__enter__()
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def client(war, client_of):
    return client_of(war)


@pytest.fixture(scope="session")
def hostile_client(siege, client_of):
    return client_of(siege)
