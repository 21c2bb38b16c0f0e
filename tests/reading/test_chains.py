"""Own sentences: (text, words of the clause, names of the chain after the outlet, why the row is here)."""

import pytest

from warledger.reading.attributions import find_attributions
from warledger.reading.chains import chain_at, origin_of
from warledger.reading.parse import parse_document
from warledger.records import Document, Link


def chains(text, clause):
    document = Document(id="d", digest="sha256:0", text=text, outlet="The Courier")
    start = text.index(clause)
    found = find_attributions(parse_document(document), ())
    return chain_at(start, start + len(clause), found, (), document)


def names(text, clause):
    return [[link.name for link in chain[1:]] for chain in chains(text, clause)]


LEAK = (
    "It was reported that rebels took the fort. From there they shelled the port, said Musa Diallo, head of the Coast "
    "Watch."
)
ROWS = [
    ("Rebels took the fort on Friday.", "Rebels took the fort", [[]], "the outlet's own words"),
    ("The army said rebels took the fort.", "rebels took the fort", [["army"]], "one speaker"),

       (LEAK, "rebels took the fort", [[None]], "nobody is named; the next sentence's speaker does not leak back"),
    (LEAK, "they shelled the port", [["Musa Diallo"]], "the second sentence's own speaker"),
    ("Rebels and state media said the fort fell.", "the fort fell", [["rebels"], ["state media"]], "two speakers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clause", "expected", "why"), ROWS)
def test_a_clause_has_its_chains(text, clause, expected, why):
    assert names(text, clause) == expected, why


def test_the_outlet_comes_first():
    assert chains("The army said rebels took the fort.", "rebels took the fort")[0][0] == Link(
        "The Courier", "reported", outlet=True
    )


def test_origin_is_the_innermost_speaker_or_nobody():
    outlet = Link("The Courier", "reported", outlet=True)
    assert origin_of((outlet,)) == "The Courier"
    assert origin_of((outlet, Link("army", "said"))) == "army"
    assert origin_of((outlet, Link(None, "unnamed"))) is None
