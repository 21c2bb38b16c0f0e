"""A sentence that stood alone joins the event that its report shares with others, where it is alike enough."""

import pytest

from warledger.reconcile.compare import Comparison
from warledger.reconcile.gather import gathered


class _Told:
    """All that gathering asks of a telling."""

    def __init__(self, document):
        self.document = document


TOLD = [_Told("a"), _Told("a"), _Told("b")]
SHARED = [(0, 2), (1,)]


def compared(score, veto=None):
    def compare(first, second):
        return Comparison(score, (), veto if (first, second) == (0, 1) else None)

    return compare


@pytest.mark.parametrize(
    ("score", "given", "veto", "groups", "why"),
    [
        (-0.5, ({(1, 2)}, {0, 2}), None, [(0, 1, 2)], "little speaks against it, and its report is there"),
        (-5.0, ({(1, 2)}, {0, 2}), None, [(0, 2), (1,)], "too unlike"),
        (-0.5, (set(), {0, 2}), None, [(0, 2), (1,)], "they share no cell of day and place"),
        (-0.5, ({(1, 2)}, {2}), None, [(0, 2), (1,)], "the report does not lead with the shared event"),
        (-0.5, ({(1, 2)}, {0, 2}), "told apart", [(0, 2), (1,)], "its own report tells the two apart"),
    ],
)
def test_gathered(score, given, veto, groups, why):
    assert gathered(SHARED, TOLD, *given, compared(score, veto)) == groups, why
