"""The cells of a ledger, as they are after a step: who stands where, who meets whom.

A cell may hold what years have told in the same words, and a step asks for a corner of it. What is divided however the
step turns out is therefore not fetched whole: going down a path, only the first node that may be a piece is.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from warledger.cells import (
    DEEPEST,
    Member,
    Node,
    Pair,
    Standing,
    beginning,
    by_cell,
    changed_pairs,
    most_at,
    pieces,
)
from warledger.ledger import schema
from warledger.ledger.cache import Cache

Standings = Sequence[Standing]
_Moving = Mapping[int, Sequence[Member]]
"""Cell → the members that leave it, or come into it."""


class CellBook:
    """The corners of cells that a step has looked at, kept in step with the table."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._nodes: dict[int, dict[str, list[Member] | None]] = defaultdict(dict)
        """Cell → node → its members; None where it is divided, whatever leaves and comes."""
        self._piece_of: dict[Node, dict[int, tuple[int, ...]]] = {}

    def change(self, gone: Mapping[int, Standings], come: Mapping[int, Standings]) -> tuple[set[Pair], set[Pair]]:
        """Let some leave their cells and others come in; return the pairs that meet now, and those that are parted.

        Args:
            gone: number → where it stood.
            come: number → where it stands.
        """
        leaving, coming = by_cell(gone), by_cell(come)
        for cell in (*leaving, *coming):
            self._forget(cell)
        self._look((spot for spots in (*gone.values(), *come.values()) for spot in spots), leaving, coming)
        won: set[Pair] = set()
        lost: set[Pair] = set()
        for cell in sorted({*leaving, *coming}):
            for node, depth, left, added in self._moves(cell, leaving.get(cell, ()), coming.get(cell, ())):
                before = self._nodes[cell][node] or []
                after = [member for member in before if member[1] not in left] + added
                met, parted = changed_pairs(cell, before, after, depth)
                won |= met
                lost |= parted
                self._nodes[cell][node] = after
        self._write(leaving, coming)
        return won, lost

    def load(self, standings: Iterable[Standing]) -> None:
        """Fetch whom some standings meet, in one go."""
        self._look(standings, {}, {})

    def met_by(self, number: int, standings: Standings) -> set[int]:
        """Return whom something meets in any of its cells."""
        return {other for spot in standings for other in self.piece(spot, number)} - {number}

    def times_met(self, number: int, standings: Standings) -> dict[int, int]:
        """Return whom something meets, and in how many cells."""
        found = Counter(other for spot in standings for other in self.piece(spot, number))
        found.pop(number, None)
        return found

    def piece(self, spot: Standing, number: int) -> tuple[int, ...]:
        """Return who is in one piece of a cell with something that stands there, itself included."""
        prefix, depth = self._leaf(spot)
        if (spot.cell, prefix) not in self._piece_of:
            found = pieces(spot.cell, self._nodes[spot.cell][prefix] or [], depth)
            self._piece_of[spot.cell, prefix] = {n: piece for piece in found for n in piece}
        return self._piece_of[spot.cell, prefix].get(number, ())

    def _leaf(self, spot: Standing) -> tuple[str, int]:
        """Return the node on a path whose members are known, and how often the cell is divided above it."""
        nodes = self._nodes[spot.cell]
        for depth in range(DEEPEST + 1):
            prefix = beginning(spot.path, depth)
            if prefix not in nodes:
                self.load([spot])
            if nodes[prefix] is not None:
                return prefix, depth
        raise AssertionError(f"cell {spot.cell} is divided without an end")

    def _moves(
        self, cell: int, leaving: Iterable[Member], coming: Iterable[Member]
    ) -> Iterator[tuple[str, int, set[int], list[Member]]]:
        """Yield the nodes of a cell that change: (node, depth, numbers that leave it, members that come into it)."""
        left: dict[tuple[str, int], set[int]] = defaultdict(set)
        added: dict[tuple[str, int], list[Member]] = defaultdict(list)
        for path, number in leaving:
            left[self._leaf(Standing(cell, path))].add(number)
        for path, number in coming:
            added[self._leaf(Standing(cell, path))].append((path, number))
        for node in sorted({*left, *added}):
            yield *node, left[node], added[node]

    def _look(self, standings: Iterable[Standing], leaving: _Moving, coming: _Moving) -> None:
        """Go down the paths of some standings to the first node that may be a piece, and fetch its members.

        Args:
            standings: where to look.
            leaving: cell → who is about to leave it.
            coming: cell → who is about to come into it.
        """
        waiting = set(standings)
        for depth in range(DEEPEST + 1):
            nodes = {(spot.cell, beginning(spot.path, depth)) for spot in waiting}
            unknown = sorted(node for node in nodes if node[1] not in self._nodes[node[0]])
            self._fetch(unknown, depth, _under(leaving, unknown, depth), _under(coming, unknown, depth))
            waiting = {spot for spot in waiting if self._nodes[spot.cell][beginning(spot.path, depth)] is None}
            if not waiting:
                return

    def _fetch(self, nodes: Sequence[Node], depth: int, left: Mapping[Node, int], added: Mapping[Node, int]) -> None:
        """Know some nodes: as divided where they are so before and after a change, else by their members."""
        limits = {node: most_at(node[0], depth) for node in nodes}
        enough = max(limits.values(), default=0) + max(left.values(), default=0) + 1
        counts = self._cache.standing_under(nodes, enough)
        whole = []
        for node in nodes:
            cell, prefix = node
            count = counts.get(node, 0)
            is_divided = min(count, count - left.get(node, 0) + added.get(node, 0)) > limits[node]
            self._nodes[cell][prefix] = None if is_divided else []
            if count and not is_divided:
                whole.append(node)
        for node, member in self._cache.members_under(whole):
            members = self._nodes[node[0]][node[1]]
            if members is not None:
                members.append(member)

    def _forget(self, cell: int) -> None:
        for prefix in self._nodes.pop(cell, ()):
            self._piece_of.pop((cell, prefix), None)

    def _write(self, leaving: Mapping[int, Collection[Member]], coming: Mapping[int, Collection[Member]]) -> None:
        for cells, act in ((leaving, self._cache.drop_rows), (coming, self._cache.put)):
            rows = [
                {"cell": cell, "path": path, "number": number} for cell in sorted(cells) for path, number in cells[cell]
            ]
            act(schema.cells, rows)


def _under(moving: _Moving, nodes: Iterable[Node], depth: int) -> Counter[Node]:
    """Return how many of those that move do so under some nodes of one depth."""
    cells = {cell for cell, _ in nodes} & moving.keys()
    return Counter((cell, beginning(path, depth)) for cell in cells for path, _ in moving[cell])
