"""The vocabulary of actors holds together, and its loaders refuse what they do not understand."""

import pytest

from warledger.errors import VocabularyError
from warledger.vocabulary import actors
from warledger.vocabulary.actors import family_of, load_actors, slug_of
from warledger.vocabulary.naming import load_naming
from warledger.vocabulary.roles import load_roles
from warledger.vocabulary.states import load_states


def test_rows_are_many_and_unlike():
    known = load_actors()
    assert len(known) > 400
    assert all(actor.id == slug_of(actor.id) for actor in known.values())


def test_renamed_groups_share_a_family():
    assert family_of("nusra-front") == family_of("jabhat-fateh-al-sham") == family_of("hayat-tahrir-al-sham")
    assert family_of("hamas") == "hamas"
    assert family_of("nobody-knows") == "nobody-knows"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Failaq al-Rahman", "failaq-al-rahman"),
        ("Médecins Sans Frontières", "medecins-sans-frontieres"),
        ("People's Protection Units", "peoples-protection-units"),
        ("", ""),
    ],
)
def test_slug_of(name, slug):
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"name": "X", "kind": "army"}, "unknown kind 'army'"),
        ({"name": "X", "kind": "rebel", "country": "QQ"}, "unknown country 'QQ'"),
        ({"name": "X"}, "missing key 'kind'"),
        ({"name": "X", "kind": "rebel", "colour": "red"}, "unknown key 'colour'"),
    ],
)
def test_bad_rows_are_refused(row, problem):
    with pytest.raises(VocabularyError, match=problem):
        actors._actor_of(row)


def test_states_roles_and_naming_load():
    assert load_states()["SY"].adjective == "Syrian"
    assert load_roles().heads["rebels"].role == "rebel"
    assert load_naming().kind_of(["ministry", "of", "defence"]) == "state"
    assert load_naming().kind_of(["acme"]) is None
