"""Which documents print the same clauses: excerpts and rewritten wire texts that no comparison of whole texts finds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from warledger.cells import FEATURES, Pair, Standing, by_cell, cell_number, hashed, pairs_of, path_in, pieces
from warledger.reconcile.sightings import Sighting
from warledger.vocabulary.reconciling import reconciling

_FEWEST_CLAUSES = 3
_FEWEST_STEMS = 5

Clauses = frozenset[frozenset[str]]


def clauses_of(sightings: Iterable[Sighting]) -> Clauses:
    """Return the clauses of a document that say enough to know them again, as stems."""
    return frozenset(sighting.stems for sighting in sightings if len(sighting.stems) >= _FEWEST_STEMS)


def copied_documents(clauses: Mapping[str, Clauses], months: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return pairs of documents most of whose clauses have the same stems.

    Args:
        clauses: document id → its clauses.
        months: document id → the month in which it appeared, "" where it does not say.
    """
    ids = sorted(clauses)
    standings = (standings_of(document, clauses[document], months[document]) for document in ids)
    cells = by_cell(dict(enumerate(standings)))
    shared: Counter[Pair] = Counter()
    for cell, members in cells.items():
        shared.update(pair for piece in pieces(cell, members) for pair in pairs_of(piece))
    pairs = ((ids[one], ids[other], count) for (one, other), count in shared.items())
    return {(one, other) for one, other, count in pairs if are_copied(count, clauses[one], clauses[other])}


def standings_of(document: str, clauses: Clauses, month: str) -> tuple[Standing, ...]:
    """Return the cells in which a document meets those that print a clause of its.

    An overfull cell, of a clause that many print, is divided by month, then by what copies are likely to have in
    common besides: which of their clauses comes first, by several ways to order them.
    """
    if not clauses:
        return ()
    told = [" ".join(sorted(stems)) for stems in clauses]
    firsts = ((min(hashed(16, str(way), words) for words in told),) for way in range(1, FEATURES))
    features = ((month,), *firsts)
    numbers = (cell_number(("clause", words)) for words in told)
    return tuple(Standing(number, path_in(number, document, features)) for number in sorted(numbers))


def are_copied(shared: int, first: Clauses, second: Clauses) -> bool:
    """Tell whether two documents share enough clauses for one to be made of the other, or both of a third."""
    needed = reconciling().thresholds.copied_clauses * min(len(first), len(second))
    return is_enough(shared) and shared >= needed


def is_enough(shared: int) -> bool:
    """Tell whether so many shared clauses can make two documents copies at all."""
    return shared >= _FEWEST_CLAUSES


def copies_of(
    documents: Iterable[tuple[str, tuple[str, ...]]], clauses: Mapping[str, Clauses], months: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return document id → ids of its copies: what intake found, both ways, and documents that share their clauses.

    Args:
        documents: (id, copies that intake found), of all documents.
        clauses: document id → its clauses, of all documents.
        months: document id → the month in which it appeared, of all documents.
    """
    found: dict[str, set[str]] = defaultdict(set)
    given = ((document, copy) for document, copies in documents for copy in copies)
    for first, second in (*given, *copied_documents(clauses, months)):
        if first != second and first in clauses and second in clauses:
            found[first].add(second)
            found[second].add(first)
    return {document: tuple(sorted(found[document])) for document in sorted(found)}
