"""``python -m pytest --golden`` rewrites what the golden tests expect; people review the difference."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="rewrite the expected files of the golden tests")


@pytest.fixture
def rewrite_golden(request):
    return request.config.getoption("--golden", default=False)
