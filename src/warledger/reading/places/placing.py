"""Choices → records: a listed place with its point, or an unlisted one anchored in what holds it."""

import re
from dataclasses import replace

from warledger.reading.gazetteer import Entry, Gazetteer
from warledger.reading.places.mentions import Mention
from warledger.reading.places.resolving import Choice
from warledger.records import Candidate, Place
from warledger.vocabulary.places import PlaceType

_CANDIDATES = 5
_AROUND_KM = 25.0  # UCDP's precision 2: near a known point


def listed_place(mention: Mention, choices: tuple[Choice, ...], gazetteer: Gazetteer, *, around: bool) -> Place:
    """Return the most probable place of a name; ``around`` where the text says near it or a side of it."""
    place = described_place(mention.start, mention.end, choices[0].entry, gazetteer, around=around)
    others = tuple(_candidate(choice) for choice in choices[:_CANDIDATES]) if len(choices) > 1 else ()
    return replace(place, candidates=others, score=round(choices[0].probability, 3))


def described_place(start: int, end: int, entry: Entry, gazetteer: Gazetteer, *, around: bool) -> Place:
    """Return a listed place for a range of text; ``around`` widens a town to its surroundings."""
    near = around and entry.kind in ("town", "capital")
    return Place(
        start,
        end,
        entry.name,
        entry.latitude,
        entry.longitude,
        geonames_id=entry.geonames_id,
        radius_km=max(entry.radius_km, _AROUND_KM) if near else entry.radius_km,
        precision=2 if near else entry.precision,
        country=entry.country,
        within=within_of(entry, gazetteer),
    )


def anchored_place(mention: Mention, anchor: Entry | None, gazetteer: Gazetteer) -> Place:
    """Return a place that no list holds, at the point of what holds it; without an anchor it has no point."""
    name = canonical_name(mention.name, mention.kind)
    if anchor is None:
        return Place(mention.start, mention.end, name, None, None)
    kind = mention.kind
    smallest = kind.radius_km if kind else 5.0
    precision = max(anchor.precision, kind.precision if kind else 2)
    return Place(
        mention.start,
        mention.end,
        name,
        anchor.latitude,
        anchor.longitude,
        radius_km=max(smallest, anchor.radius_km),
        precision=precision,
        country=anchor.country,
        within=(anchor.name, *within_of(anchor, gazetteer)),
    )


def within_of(entry: Entry, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the names of what holds a place, innermost first."""
    names = list(entry.within)
    if entry.kind == "country" or entry.country is None:
        return tuple(names)
    division = gazetteer.division(entry.country, entry.division.split(".")[0]) if entry.division else None
    country = gazetteer.country(entry.country)
    names += [holder.name for holder in (division, country) if holder is not None and holder.id != entry.id]
    return tuple(dict.fromkeys(name for name in names if name != entry.name))


def canonical_name(name: str, kind: PlaceType | None) -> str:
    """Return the name of an unlisted place: on one line, without article, its own kind word only where capitalised."""
    words = re.sub(r"\s+", " ", name).strip().split(" ")
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if kind is not None and len(words) > 1 and words[-1] == kind.word:
        words = words[:-1]
    return " ".join(words)


def _candidate(choice: Choice) -> Candidate:
    entry = choice.entry
    return Candidate(
        entry.name, entry.geonames_id, entry.latitude, entry.longitude, entry.country, round(choice.probability, 3)
    )
