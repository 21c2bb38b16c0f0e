"""How many independent origins stand behind some claims: copies and shared speakers count once.

A party's own spokesmen, media and army are one origin: the party. One monitor quoted by ten outlets is one. An outlet
that prints another document's words, or gives nobody's word, adds none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warledger.reconcile.compare import likeness
from warledger.reconcile.sightings import Sighting
from warledger.records import Document
from warledger.vocabulary.reconciling import reconciling

_FEWEST_CLAUSES = 3


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Voices that are one origin: ``names`` as printed, ``side`` where they are a party."""

    key: str
    names: tuple[str, ...]
    side: str | None
    sightings: tuple[Sighting, ...]


def origin_groups(sightings: Iterable[Sighting], copies: Mapping[str, tuple[str, ...]]) -> tuple[OriginGroup, ...]:
    """Return the independent origins of some sightings, by key; claims on nobody's word are in none.

    Args:
        sightings: of one event.
        copies: document id → ids of its copies.
    """
    ordered = sorted(sightings, key=lambda s: s.order)
    sides = {s.voice.key: s.voice.side for s in ordered if s.voice.side is not None}
    grouped: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in ordered:
        side = sides.get(sighting.voice.key)
        key = independence_key(sighting) if side is None else f"side:{side}"
        if key is not None and not _adds_none(sighting, ordered, copies):
            grouped[key].append(sighting)
    return tuple(_group(key, members) for key, members in sorted(grouped.items()))


def independence_key(sighting: Sighting) -> str | None:
    """Return what makes a claim's origin one with others: its side, else the body it speaks for; None: nobody's."""
    voice = sighting.voice
    if voice.key is None:
        return None
    return f"side:{voice.side}" if voice.side is not None else f"name:{voice.key}"


def copies_of(
    documents: Sequence[tuple[str, tuple[str, ...]]], sightings: Sequence[Sighting]
) -> dict[str, tuple[str, ...]]:
    """Return document id → ids of its copies: what intake found, both ways, and documents that share their clauses.

    Args:
        documents: (id, copies that intake found), of all documents.
        sightings: of all documents.
    """
    known = {document for document, _ in documents}
    found: dict[str, set[str]] = defaultdict(set)
    for document, copies in documents:
        for copy in copies:
            if copy in known and copy != document:
                found[document].add(copy)
                found[copy].add(document)
    for first, second in _copied_documents(sightings):
        found[first].add(second)
        found[second].add(first)
    return {document: tuple(sorted(found[document])) for document in sorted(found)}


def copies_known_to_intake(document: Document) -> tuple[str, tuple[str, ...]]:
    """Return what `copies_of` needs of a document."""
    return document.id, document.copies


def _copied_documents(sightings: Sequence[Sighting]) -> set[tuple[str, str]]:
    """Return pairs of documents most of whose clauses have the same stems."""
    clauses: dict[str, set[frozenset[str]]] = defaultdict(set)
    printed: dict[frozenset[str], set[str]] = defaultdict(set)
    for sighting in sightings:
        if len(sighting.stems) > 4:
            clauses[sighting.document].add(sighting.stems)
            printed[sighting.stems].add(sighting.document)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for documents in printed.values():
        ordered = sorted(documents)
        for place, first in enumerate(ordered):
            for second in ordered[place + 1 : place + 1 + reconciling().thresholds.block_limit]:
                shared[first, second] += 1
    needed = reconciling().thresholds.copied_clauses
    return {
        (first, second)
        for (first, second), count in shared.items()
        if count >= _FEWEST_CLAUSES and count >= needed * min(len(clauses[first]), len(clauses[second]))
    }


def _adds_none(sighting: Sighting, ordered: Sequence[Sighting], copies: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a voice is no origin beside the others of its report.

    An outlet that cites somebody on an event has what it tells of it from there; "the source" may be whoever is named.
    """
    voice = sighting.voice
    if not voice.is_outlet and not voice.is_vague:
        return False
    if voice.side is not None:
        return False
    beside = [s for s in ordered if s.document == sighting.document and _is_speaker(s) and s.voice.key != voice.key]
    if any(s.voice.is_identified or not voice.is_vague for s in beside):
        return True
    return voice.is_outlet and _is_copied(sighting, ordered, copies)


def _is_speaker(sighting: Sighting) -> bool:
    is_said = sighting.stance != "denied" and not sighting.negated
    return is_said and sighting.voice.name is not None and not sighting.voice.is_outlet


def _is_copied(sighting: Sighting, ordered: Sequence[Sighting], copies: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether an outlet's own words stand in another document first, or repeat a speaker of its own report."""
    near = reconciling().thresholds.near_words
    for other in ordered:
        is_speaker = other.voice.name is not None and not other.voice.is_outlet
        is_earlier = other.document != sighting.document and other.order < sighting.order
        is_copy = is_earlier and other.document in copies.get(sighting.document, ())
        if is_copy or ((is_speaker or is_earlier) and likeness(sighting, other) >= near):
            return True
    return False


def _group(key: str, members: list[Sighting]) -> OriginGroup:
    names = tuple(sorted({member.voice.name for member in members if member.voice.name is not None}))
    side = next((member.voice.side for member in members if member.voice.side is not None), None)
    return OriginGroup(key, names, side, tuple(members))
