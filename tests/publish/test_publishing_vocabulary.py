from pathlib import Path

import pytest

import warledger
from warledger.errors import VocabularyError
from warledger.vocabulary.loader import load_table
from warledger.vocabulary.publishing import FILE, parse_publishing, publishing


def test_the_file_is_sound():
    assert "undated_document" in publishing().needs_person
    assert publishing().caps["voices"] > 0


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("grades",), {"agreed": "x"}, "missing key 'admitted'"),  # a code of the contract has no word
        (("verbs", "shouted"), "shouts", "unknown key 'shouted'"),
        (("caps", "quote"), "long", "must be a whole number"),
        (("caps", "quote"), True, "must be a whole number"),
        (("disputes", "toll"), "", "must be a word"),
        (("needs_person",), "empty", "must be a list of words"),
        (("colour",), "red", "unknown key 'colour'"),
    ],
)
def test_what_is_not_sound_is_named(path, value, message):
    table = load_table(FILE)
    row = table
    for key in path[:-1]:
        row = row[key]
    row[path[-1]] = value
    with pytest.raises(VocabularyError, match=message):
        parse_publishing(table)


def test_every_code_that_needs_a_person_is_one_that_the_code_gives():
    package = Path(warledger.__file__).parent
    given = " ".join(file.read_text("utf-8") for file in sorted(package.rglob("*.py")))
    assert [code for code in sorted(publishing().needs_person) if f'"{code}"' not in given] == []
