"""How many independent origins stand behind some claims: copies and shared speakers count once.

A party's own spokesmen, media and army are one origin: the party. One monitor quoted by ten outlets is one. An outlet
that prints another document's words, or gives nobody's word, adds none (`resting` says on whose word it rests instead).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warledger.reconcile.resting import Rest, rests_of, side_keys
from warledger.reconcile.sightings import Sighting
from warledger.records import Carriage, CarriedHow, EventOrigin
from warledger.vocabulary.conflicts import side_name

_PRECEDENCE: tuple[CarriedHow, ...] = ("own_word", "speaks", "party_media", "agency", "copy", "same_words", "quotes")


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Voices that are one origin: ``names`` as printed, ``called`` the name for people, ``side`` that of a party.

    ``sightings`` are what they say themselves, ``carriage`` which outlets print it, and how each came by it.
    """

    key: str
    names: tuple[str, ...]
    side: str | None
    sightings: tuple[Sighting, ...]
    called: str = ""
    carriage: tuple[Carriage, ...] = ()

    @property
    def denies(self) -> bool:
        """Whether it speaks of the event only to deny it."""
        return all(s.stance == "denied" or s.negated for s in self.sightings)


def origin_groups(sightings: Iterable[Sighting], copies: Mapping[str, tuple[str, ...]]) -> tuple[OriginGroup, ...]:
    """Return the independent origins of some sightings, by key; claims on nobody's word are in none.

    Args:
        sightings: of one event.
        copies: document id → ids of its copies.
    """
    ordered = sorted(sightings, key=lambda s: s.order)
    sides, rests = side_keys(ordered), rests_of(ordered, copies)
    said: dict[str, list[Sighting]] = defaultdict(list)
    printed: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in ordered:
        key = rests[sighting.claim].key
        if key is not None:
            printed[key].append(sighting)
            if key == _key(sighting, sides):
                said[key].append(sighting)
    return tuple(_group(key, said[key], printed[key], rests) for key in sorted(printed))


def origins_of_event(groups: Iterable[OriginGroup]) -> tuple[EventOrigin, ...]:
    """Return independent origins as an event prints them: who says so before who only denies it, then by name."""
    ordered = sorted(groups, key=lambda group: (group.denies, group.called, group.key))
    return tuple(
        EventOrigin(g.called, g.side, g.names, g.carriage, tuple(s.claim for s in g.sightings), g.denies)
        for g in ordered
    )


def outlets_of(sightings: Iterable[Sighting]) -> tuple[str, ...]:
    """Return the outlets that print some claims, by name; a document of no known outlet stands for itself."""
    return tuple(sorted({s.voice.outlet or s.document for s in sightings}))


def words_of_standing(outlets: Sequence[str], groups: Sequence[OriginGroup]) -> str:
    """Return how many outlets print an event and on whose words, for people.

    >>> words_of_standing(("Coast Wire", "Hill Post"), ())
    '2 outlets, 0 independent origins'
    """
    count = f"{_number(len(outlets), 'outlet')}, {_number(len(groups), 'independent origin')}"
    names = names_of_groups(groups)
    return f"{count}: {names}" if names else count


def names_of_groups(groups: Iterable[OriginGroup]) -> str:
    """Return the names of origins for people, those whom most outlets carry first."""
    return ", ".join(g.called for g in sorted(groups, key=lambda group: (-len(group.carriage), group.called)))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _key(sighting: Sighting, sides: Mapping[str | None, str]) -> str | None:
    if sighting.voice.key is None:
        return None
    side = sides.get(sighting.voice.key)
    return f"name:{sighting.voice.key}" if side is None else f"side:{side}"


def independence_key(sighting: Sighting) -> str | None:
    """Return what makes a claim's origin one with others: its side, else the body it speaks for; None: nobody's."""
    voice = sighting.voice
    if voice.key is None:
        return None
    return f"side:{voice.side}" if voice.side is not None else f"name:{voice.key}"


def _group(key: str, said: Sequence[Sighting], printed: Sequence[Sighting], rests: Mapping[str, Rest]) -> OriginGroup:
    side = key.removeprefix("side:") if key.startswith("side:") else None
    carriage = _carriage(printed, rests, side)
    if not said:  # nobody lets it speak, but reports have their words from it
        via = rests[printed[0].claim].via or ""
        return OriginGroup(key, (via,), side, tuple(printed), via, carriage)
    names = tuple(sorted({name for s in said if (name := _name(s)) is not None}))
    return OriginGroup(key, names, side, tuple(said), _called(said), carriage)


def _name(sighting: Sighting) -> str | None:
    return sighting.voice.called if sighting.voice.is_outlet else sighting.voice.name


def _called(said: Sequence[Sighting]) -> str:
    """Return the name of an origin for people: that of who is known, who speaks rather than prints, and most often."""
    counts = Counter(s.voice.called or s.voice.name or "" for s in said)
    best = min(said, key=lambda s: (not _is_named(s), s.voice.is_outlet, -counts[s.voice.called or ""], s.order))
    return best.voice.called or best.voice.name or ""


def _is_named(sighting: Sighting) -> bool:
    called = sighting.voice.called or ""
    return called != called.lower()


def _carriage(printed: Sequence[Sighting], rests: Mapping[str, Rest], side: str | None) -> tuple[Carriage, ...]:
    """Return for each outlet that prints an origin's word how it came by it."""
    by_outlet: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in printed:
        by_outlet[sighting.voice.outlet or sighting.document].append(sighting)
    found = []
    for outlet, members in sorted(by_outlet.items()):
        ways = [rests[s.claim] for s in members]
        way = min(ways, key=lambda rest: _PRECEDENCE.index(rest.how))
        documents = tuple(sorted({s.document for s in members}))
        found.append(Carriage(outlet, documents, way.how, _words(way, side)))
    return tuple(found)


def _words(way: Rest, side: str | None) -> str:
    words: dict[CarriedHow, str] = {
        "own_word": "on its own word",
        "speaks": "its own correspondent says so",
        "party_media": f"is run by {side_name(side) if side else 'a party'} or on its behalf",
        "agency": f"prints the report of {way.via}",
        "copy": f"prints the text of {way.via}",
        "same_words": f"has a sentence in the same words as {way.via}",
        "quotes": f"quotes {way.via}",
    }
    return words[way.how]
