"""``python -m pytest --golden`` rewrites what the golden tests expect; people review the difference."""

import os
import signal

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, inspect, make_url, text

from warledger.ledger.connection import DRIVER

settings.register_profile("any machine", deadline=None)  # a busy machine is no fault of a property
settings.load_profile("any machine")


# A shell starts what runs in the background deaf to Ctrl-C, and so would be the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="rewrite the expected files of the golden tests")


@pytest.fixture(scope="session", autouse=True)
def no_places_of_the_developer(tmp_path_factory):
    """Read with GeoNames alone, whatever lists of places the person who runs the tests has added."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARLEDGER_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def postgresql():
    """The URL of a database that a test finds empty, and may fill; what is not empty is somebody's, and left alone."""
    url = os.environ.get("WARLEDGER_TEST_POSTGRESQL")
    if url is None:
        pytest.skip("needs WARLEDGER_TEST_POSTGRESQL, the URL of an empty database: postgresql://…")
    engine = create_engine(make_url(url).set(drivername=DRIVER))
    if inspect(engine).get_table_names():
        pytest.fail("the database that WARLEDGER_TEST_POSTGRESQL names is not empty")
    yield url
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture
def rewrite_golden(request):
    return request.config.getoption("--golden", default=False)
