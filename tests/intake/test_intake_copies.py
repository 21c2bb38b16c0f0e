from hypothesis import given
from hypothesis import strategies as st

from warledger import cells
from warledger.intake.copies import MIN_JACCARD, Text, find_copies, jaccard, shingles_of

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
    assert find_copies([Text("wire", WIRE), Text("reprint", REPRINT), Text("other", OTHER)]) == {
        "reprint": ("wire",),
        "wire": ("reprint",),
    }


def test_short_texts_are_copies_only_where_their_words_are_the_same():
    told = [Text("a", "Blast kills five."), Text("b", "BLAST KILLS FIVE"), Text("c", "Blast kills six."), Text("d", "")]
    assert find_copies(told) == {"a": ("b",), "b": ("a",)}


def test_what_years_print_in_the_same_words_parts_no_copies_of_a_month():
    """A line that an agency has printed for years says nothing; what two outlets print of it in March does."""
    usual = [Text(f"usual{n}", WIRE, f"20{n:02}-01") for n in range(cells.FULL)]
    found = find_copies([*usual, Text("wire", WIRE, "2017-03"), Text("reprint", REPRINT, "2017-03")])
    assert found["wire"] == ("reprint",)


def test_an_undated_copy_of_a_line_that_few_print_is_found():
    assert find_copies([Text("wire", WIRE, "2017-03"), Text("reprint", REPRINT)])["reprint"] == ("wire",)


WORDS = st.lists(st.sampled_from(["shell", "port", "army", "fire", "said", "dead"]), min_size=0, max_size=30)


@given(st.dictionaries(st.sampled_from("abcdefgh"), WORDS.map(" ".join)), st.randoms())
def test_order_does_not_matter_and_copies_are_mutual(texts, random):
    rows = [Text(*item) for item in texts.items()]
    found = find_copies(rows)
    random.shuffle(rows)
    assert find_copies(rows) == found
    for one, others in found.items():
        for other in others:
            assert one in found[other]
            assert jaccard(shingles_of(texts[one]), shingles_of(texts[other])) >= MIN_JACCARD
