"""The cells of a ledger, as they are after a step: who stands where, who meets whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from warledger.cells import Member, Pair, Standing, by_cell, changed_pairs, pieces
from warledger.ledger import schema
from warledger.ledger.cache import Cache

Standings = Sequence[Standing]


class CellBook:
    """The cells that a step has looked at, kept in step with the table."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._members: dict[int, list[Member]] = {}
        self._piece_of: dict[int, dict[int, tuple[int, ...]]] = {}

    def change(self, gone: Mapping[int, Standings], come: Mapping[int, Standings]) -> tuple[set[Pair], set[Pair]]:
        """Let some leave their cells and others come in; return the pairs that meet now, and those that are parted.

        Args:
            gone: number → where it stood.
            come: number → where it stands.
        """
        leaving, coming = by_cell(gone), by_cell(come)
        touched = sorted(set(leaving) | set(coming))
        self.load(touched)
        won: set[Pair] = set()
        lost: set[Pair] = set()
        for cell in touched:
            before = self._members[cell]
            left = {number for _, number in leaving.get(cell, ())}
            after = [member for member in before if member[1] not in left] + coming.get(cell, [])
            met, parted = changed_pairs(before, after)
            won |= met
            lost |= parted
            self._members[cell] = after
            self._piece_of.pop(cell, None)
        self._write(leaving, coming)
        return won, lost

    def load(self, cells: Iterable[int]) -> None:
        """Fetch the members of some cells in one go."""
        unknown = [cell for cell in cells if cell not in self._members]
        found: dict[int, list[Member]] = defaultdict(list)
        for row in self._cache.where(schema.cells.c.cell, unknown):
            found[row.cell].append((row.path, row.number))
        for cell in unknown:
            self._members[cell] = found.get(cell, [])

    def met_by(self, number: int, standings: Standings) -> set[int]:
        """Return whom something meets in any of its cells."""
        return {other for spot in standings for other in self.piece(spot.cell, number)} - {number}

    def times_met(self, number: int, standings: Standings) -> dict[int, int]:
        """Return whom something meets, and in how many cells."""
        found: dict[int, int] = defaultdict(int)
        for spot in standings:
            for other in self.piece(spot.cell, number):
                found[other] += 1
        found.pop(number, None)
        return found

    def piece(self, cell: int, number: int) -> tuple[int, ...]:
        """Return who is in one piece of a cell with something, itself included."""
        if cell not in self._piece_of:
            self.load([cell])
            self._piece_of[cell] = {n: piece for piece in pieces(self._members[cell]) for n in piece}
        return self._piece_of[cell].get(number, ())

    def _write(self, leaving: Mapping[int, Collection[Member]], coming: Mapping[int, Collection[Member]]) -> None:
        for cells, act in ((leaving, self._cache.drop_rows), (coming, self._cache.put)):
            rows = [
                {"cell": cell, "path": path, "number": number} for cell in sorted(cells) for path, number in cells[cell]
            ]
            act(schema.cells, rows)
