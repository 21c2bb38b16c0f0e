import pytest

from warledger.publish.sameness import is_same


@pytest.mark.parametrize(
    ("words", "clause", "expected"),
    [
        ("The bridge fell", "the bridge fell", True),  # capitals count for nothing
        ("The army shelled the port…", "the army shelled the port all through the night of Monday", True),  # cut short
        ("The army shelled the port", "the army shelled the port on Monday", True),  # most of it
        ("The army shelled the old port all morning", "on Monday the army shelled the old port all morning", True),
        ("The army shelled the port and killed 3 men", "the army shelled the port and killed 5 men", False),  # numbers
        ("The army did not shell the old port at dawn", "the army did shell the old port at dawn", False),  # turned
        ("Rebels took the port", "the port was taken by rebels of the Coast Brigade on Sunday", False),  # other words
        ("They fell", "They fell back to the river before noon on Sunday", False),  # too little of it
        ("", "anything", False),
    ],
)
def test_a_clause_said_twice_is_told_from_another(words, clause, expected):
    assert is_same(words, clause) is expected
