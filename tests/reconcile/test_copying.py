"""Which documents are copies: what intake found, and documents that print the same clauses."""

from builders import Row, reading

from warledger import cells
from warledger.reconcile.copying import clauses_of, copies_of
from warledger.reconcile.sightings import sightings_of

CLAUSES = (
    "Several fighters attacked a remote army checkpoint near Duma",
    "Medics attacked by gunmen carried wounded civilians across town",
    "Nobody attacked the northern bridge during yesterday's quiet morning",
)


def clauses(name, told):
    return clauses_of(sightings_of(reading(name, [Row(clause, "attacked") for clause in told])))


def undated(documents):
    return dict.fromkeys(documents, "")


def test_what_intake_found_counts_both_ways_and_only_for_known_documents():
    known = {"a": frozenset(), "b": frozenset()}
    assert copies_of([("a", ("b", "gone")), ("b", ())], known, undated(known)) == {"a": ("b",), "b": ("a",)}


def test_documents_that_share_their_clauses_are_copies():
    other = [f"Something else was attacked by persons number {n} elsewhere" for n in range(3)]
    told = {"a": clauses("a", CLAUSES), "b": clauses("b", CLAUSES), "c": clauses("c", other)}
    assert copies_of([], told, undated(told)) == {"a": ("b",), "b": ("a",)}


def test_two_clauses_in_common_are_no_copy():
    told = {"a": clauses("a", CLAUSES[:2]), "b": clauses("b", CLAUSES[:2])}
    assert copies_of([], told, undated(told)) == {}


def test_clauses_that_years_print_part_no_copies_of_a_month():
    """A ministry closes each report with the same three clauses; two outlets that carry March's are copies."""
    told = {f"usual{n}": clauses(f"usual{n}", CLAUSES) for n in range(cells.FULL)}
    months = {document: f"20{n:02}-01" for n, document in enumerate(told)}
    told |= {"wire": clauses("wire", CLAUSES), "reprint": clauses("reprint", CLAUSES)}
    months |= {"wire": "2017-03", "reprint": "2017-03"}
    assert copies_of([], told, months) == {"wire": ("reprint",), "reprint": ("wire",)}
