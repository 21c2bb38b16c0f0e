from hypothesis import given
from hypothesis import strategies as st

from warledger.intake.copies import MIN_JACCARD, find_copies, jaccard, shingles_of

WIRE = (
    "Shells fell on the port of Adal before sunrise on Tuesday and set two warehouses on fire, the harbour master "
    "said. Firemen needed five hours to put the flames out. The army blamed the Coast Brigade, which denied it."
)
REPRINT = "PORT ADAL IN FLAMES\n\n" + WIRE.replace("five hours", "many hours") + "\n\n(Coast Wire)"
OTHER = (
    "The harbour master of Adal said on Tuesday that two warehouses had burned after a night of shelling. It took the "
    "fire brigade until noon to master the blaze. Army and Coast Brigade accuse one another."
)


def test_a_wire_text_under_another_headline_is_a_copy_and_a_retelling_is_none():
    assert find_copies([("wire", WIRE), ("reprint", REPRINT), ("other", OTHER)]) == {
        "reprint": ("wire",),
        "wire": ("reprint",),
    }


def test_short_texts_are_copies_only_where_their_words_are_the_same():
    assert find_copies(
        [("a", "Blast kills five."), ("b", "BLAST KILLS FIVE"), ("c", "Blast kills six."), ("d", "")]
    ) == {
        "a": ("b",),
        "b": ("a",),
    }


WORDS = st.lists(st.sampled_from(["shell", "port", "army", "fire", "said", "dead"]), min_size=0, max_size=30)


@given(st.dictionaries(st.sampled_from("abcdefgh"), WORDS.map(" ".join)), st.randoms())
def test_order_does_not_matter_and_copies_are_mutual(texts, random):
    rows = list(texts.items())
    found = find_copies(rows)
    random.shuffle(rows)
    assert find_copies(rows) == found
    for one, others in found.items():
        for other in others:
            assert one in found[other]
            assert jaccard(shingles_of(texts[one]), shingles_of(texts[other])) >= MIN_JACCARD
