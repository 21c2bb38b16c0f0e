import doctest

import pytest

from warledger import settings
from warledger.settings import Settings, settings_from


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(settings).failed == 0


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Settings("warledger.ledger", True)),
        ({"WARLEDGER_LEDGER": ""}, Settings("warledger.ledger", True)),  # empty is unset
        ({"NO_COLOR": ""}, Settings("warledger.ledger", True)),  # no-color.org: present and not empty
        ({"NO_COLOR": "0"}, Settings("warledger.ledger", False)),
    ],
)
def test_the_environment_decides(environment, expected):
    assert settings_from(environment) == expected
