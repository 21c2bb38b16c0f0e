"""For whom a person speaks, from the vocabulary and from the text."""

import pytest

from warledger.reading.actors.affiliation import find_affiliations
from warledger.reading.actors.find import find_actors
from warledger.reading.parse import parse_document
from warledger.records import Document


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Rami Abdel Rahman said so.", "Rami Abdel Rahman", "Syrian Observatory for Human Rights"),  # known
        ("UN spokeswoman Maria Lindqvist said so.", "Maria Lindqvist", "United Nations"),  # in the title
        ("Omar Haddad, a spokesman for Hamas, said so.", "Omar Haddad", "Hamas"),  # beside the name
        ("The Houthis lost. Their spokesman, Omar Haddad, said so.", "Omar Haddad", "Houthis"),  # their
        ("Hamas left. The group's spokesman Omar Haddad said so.", "Omar Haddad", "Hamas"),  # the genitive
        (
            "Russia's defence ministry lied. Ministry spokesman Oleg Vartan said so.",
            "Oleg Vartan",
            "Russian Defence Ministry",
        ),  # a body named before
        ("Hamas fled, said the spokesman of its General Command, Omar Haddad.", "Omar Haddad", "Hamas"),  # its organ
        ("Anna Berg, who spoke on Friday, said that the army of Hamas fled.", "Anna Berg", None),  # a clause
        ("Hamas fled from the enemies of the army, Omar Haddad said.", "Omar Haddad", None),  # enemies are no office
        ("Anna Berg, who lives in Oslo, said so.", "Anna Berg", None),
    ],
)
def test_affiliation(text, person, body):
    parse = parse_document(Document("d", "sha256:0", text))
    assert find_affiliations(text, find_actors(parse)).get(person) == body
