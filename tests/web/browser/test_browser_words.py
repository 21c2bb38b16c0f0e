"""How the search of a published site tells the forms of a word, in the browser that runs it."""

import pytest


@pytest.mark.parametrize(
    ("pair", "are_forms", "reason"),
    [
        (["shell", "shelling"], True, "a doubled letter at the end"),
        (["shells", "shelled"], True, "two endings"),
        (["attack", "attacking"], True, "an ending"),
        (["strike", "strikes"], True, "a silent e"),
        (["city", "cities"], True, "y and ies"),
        (["force", "forced"], True, "e and ed"),
        (["port", "portal"], False, "another word"),
        (["dead", "deal"], False, "another word"),
        (["bus", "but"], False, "short words are themselves"),
    ],
)
def test_forms_of_words(open_page, address, pair, are_forms, reason):
    page = open_page(f"{address}notices")
    asked = "async ([one, other]) => (await import('/static/words.js')).isForm(one, other, false)"
    assert page.evaluate(asked, pair) == are_forms, reason


def test_what_is_asked_is_words_phrases_and_beginnings(open_page, address):
    page = open_page(f"{address}notices")
    terms = page.evaluate(
        "async (asked) => (await import('/static/words.js')).termsOf(asked)", 'Déjà “air strike” job* "'
    )
    assert [(term["words"], term["isPhrase"], term["isBeginning"]) for term in terms] == [
        (["deja"], False, False),
        (["air", "strike"], True, False),
        (["job"], False, True),
    ]
