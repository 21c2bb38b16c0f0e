"""One line for people: the clause that says most of an event."""

from collections.abc import Sequence

from warledger.reconcile.sightings import Sighting

_LONG_CLAUSE = 160


def words_of(sightings: Sequence[Sighting]) -> str:
    """Return an event's line: the words of the claim that says who did what, where and when, as a report has them."""
    clause = central_sighting(sightings).clause.strip(" ,;:–—-")
    return clause[:1].upper() + clause[1:] if clause else "(no words)"


def central_sighting(sightings: Sequence[Sighting]) -> Sighting:
    """Return the claim that says most of an event; of equals the first by document and place in it."""
    return min(sightings, key=lambda s: (-_fullness(s), s.order))


def _fullness(sighting: Sighting) -> int:
    """Count what a claim states: whole clauses of moderate length that assert are read best."""
    stated = (
        sighting.window is not None,
        bool(sighting.spots),
        bool(sighting.initiators),
        bool(sighting.targets),
        bool(sighting.tolls),
        sighting.stance == "asserted" and not sighting.negated,
        40 <= len(sighting.clause) <= _LONG_CLAUSE,
    )
    return sum(stated)
