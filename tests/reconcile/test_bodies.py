"""For whom a speaker speaks, what is nobody's word, and whom a sentence cites."""

import pytest

from warledger.reconcile.bodies import body_key, body_of, can_speak, cited_in, is_known_body, is_monitor, is_unmodified

SOHR = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("name", "affiliation", "body", "why"),
    [
        ("Rami Abdurrahman", None, SOHR, "a person whom the vocabulary knows, under another spelling"),
        ("Rami Abdel Rahman", "Rami Abdel Rahman", SOHR, "an affiliation that is himself"),
        ("official SANA news agency", None, "SANA", "a known name within a longer one"),
        ("SANA's correspondent in Homs", None, "SANA", "with a genitive"),
        ("a colonel", "Valley Brigade", "Valley Brigade", "the report says for whom he speaks"),
        ("Reuters and AFP", None, None, "two bodies"),
        ("a resident", "Another", None, "no body"),
        ("a medic", "London-based", None, "no body either"),
        ("residents", None, None, "they speak for themselves"),
    ],
)
def test_bodies(name, affiliation, body, why):
    assert body_of(name, None, affiliation) == body, why


@pytest.mark.parametrize(
    ("name", "expected", "why"),
    [
        ("residents", True, "people"),
        ("a medical source", True, "somebody unnamed"),
        ("a number of residents", True, "people, counted in words"),
        ("Valley Network", True, "a name"),
        ("the network's report", False, "a paper"),
        ("footage", False, "what is seen is nobody's word"),
        ("airstrikes", False, "a deed"),
        ("explosions in the old town", False, "a deed with its place"),
        ("at least 12 people", False, "the dead"),
        ("one child", False, "a victim"),
        ("our information among others", False, "what somebody has"),
        ("no group", False, "nobody"),
    ],
)
def test_who_can_speak(name, expected, why):
    assert can_speak(name) is expected, why


@pytest.mark.parametrize(
    ("sentence", "body", "why"),
    [
        ("Six people died, Syrian state television reported on Sunday.", "Syrian state television", "before the verb"),
        ("Six men died, according to the Coventry-based Syrian Observatory for Human Rights.", SOHR, "behind the cue"),
        ("Six died, the Observatory for Clean Air said.", None, "not known"),
        ("Shells hit the SANA building on Sunday.", None, "named, and cited for nothing"),
        ("Six people died on Sunday.", None, "nobody"),
    ],
)
def test_whom_a_sentence_cites(sentence, body, why):
    assert cited_in(sentence) == body, why


def test_keys_meet():
    assert body_key("AFP") == body_key("Agence France-Presse")
    assert body_key("activists") == body_key("activist")
    assert body_key("witnesses") == body_key("witness")
    assert body_key("Maas") != body_key("Maa"), "only what has no name loses its plural"


def test_what_is_known():
    assert (is_known_body("AFP"), is_known_body("Hill Post")) == (True, False)
    assert (is_monitor(SOHR), is_monitor("SANA")) == (True, False)
    assert (is_unmodified("source"), is_unmodified("hospital source")) == (True, False)
