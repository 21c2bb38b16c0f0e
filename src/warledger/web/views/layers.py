"""The layers of a reading → marks over its text, each with the words that explain it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from warledger.publish.phrase import figure, named, plain
from warledger.publish.speaking import side_words
from warledger.records import Actor, Attribution, Place, Reading, Time, Toll
from warledger.web.highlight import Mark
from warledger.web.links import claim_anchor, place_anchor


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that a reader may switch on and off."""

    code: str
    label: str
    number: int
    is_on: bool


LABELS: Mapping[str, str] = {
    "claims": "Claims",
    "times": "Times",
    "places": "Places",
    "actors": "Actors",
    "tolls": "Tolls",
    "attributions": "Who says it",
    "framing": "Loaded words",
    "silences": "Silences",
    "furniture": "Furniture",
}
DEFAULT = ("claims", "attributions", "framing", "silences", "furniture")


def layers_of(marks: Iterable[Mark], chosen: tuple[str, ...]) -> tuple[Layer, ...]:
    """Return the layers with how many marks each has; the default ones are on where none is chosen."""
    counts: dict[str, int] = {}
    for mark in marks:
        counts[mark.layer] = counts.get(mark.layer, 0) + 1
    on = chosen or DEFAULT
    return tuple(Layer(code, label, counts.get(code, 0), code in on) for code, label in LABELS.items())


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Return a mark for each span of each layer."""
    return (
        *_furniture(reading),
        *(Mark(t.start, t.end, "times", place_anchor("time", t.start), _time(t)) for t in reading.times),
        *(Mark(p.start, p.end, "places", place_anchor("place", p.start), _place(p)) for p in reading.places),
        *(Mark(a.start, a.end, "actors", place_anchor("actor", a.start), _actor(a)) for a in reading.actors),
        *(Mark(t.start, t.end, "tolls", place_anchor("toll", t.start), _toll(t)) for t in reading.tolls),
        *_attributions(reading),
        *_claims(reading),
        *_framing(reading),
        *_silences(reading),
    )


def _furniture(reading: Reading) -> Iterator[Mark]:
    for piece in reading.furniture:
        words = f"{piece.kind}: belongs to the page, not to the report"
        yield Mark(piece.start, piece.end, "furniture", place_anchor("furniture", piece.start), words)


def _time(time: Time) -> str:
    known = time.value or " ".join(filter(None, (time.weekday, time.clock))) or "no date can be told"
    return f"When: {known}{f' ({plain(time.basis)})' if time.basis else ''}"


def _place(place: Place) -> str:
    within = f", {', '.join(plain(name) for name in place.within)}" if place.within else ""
    reach = f"; within {place.radius_km:g} km" if place.radius_km else ""
    return f"Where: {plain(place.name)}{within}{reach}"


def _actor(actor: Actor) -> str:
    known = [named(actor.kind or ""), side_words(actor.side) if actor.side else ""]
    said = "; ".join(word for word in known if word)
    return f"Who: {named(actor.name)}{f' ({said})' if said else ''}"


def _toll(toll: Toll) -> str:
    people = " of ".join(dict.fromkeys(named(who) for who in (toll.population, toll.party) if who))
    scope = "" if toll.scope == "event" else f"; {toll.scope}"
    return f"{figure(toll.low, toll.high, toll.qualifier)} {toll.harm}{f': {people}' if people else ''}{scope}"


def _attributions(reading: Reading) -> Iterator[Mark]:
    """Yield the contents of attributions as nested marks, and their speakers and cues."""
    for number, attribution in enumerate(reading.attributions):
        depth = _depth(reading.attributions, number)
        who = named(attribution.speaker_name) if attribution.speaker_name else "nobody named"
        words = f"On the word of {who} ({attribution.stance})"
        for start, end in attribution.content:
            yield Mark(start, end, "attributions", place_anchor(f"said-{number}", start), words, depth)
        for start, end in (*attribution.speaker, *attribution.cue):
            yield Mark(start, end, "speakers", None, f"{who}: {attribution.stance}")


def _depth(attributions: tuple[Attribution, ...], number: int) -> int:
    """Return how many attributions hold one; a chain that runs in a circle ends where it began."""
    seen = {number}
    parent = attributions[number].parent
    while parent is not None and parent not in seen and parent < len(attributions):
        seen.add(parent)
        parent = attributions[parent].parent
    return len(seen) - 1


def _claims(reading: Reading) -> Iterator[Mark]:
    for claim in reading.claims:
        words = f"{plain(claim.sub_event_type)}, {claim.stance}{', denied' if claim.negated else ''}"
        yield Mark(claim.start, claim.end, "claims", claim_anchor(claim.id), words, 0, claim.id)
        first, last = claim.trigger
        yield Mark(first, last, "triggers", None, None, 0, claim.id)


def _framing(reading: Reading) -> Iterator[Mark]:
    for word in reading.framing:
        side = f" of {side_words(word.side)}" if word.side else ""
        words = f"Loaded word{side}: {plain(word.term)}"
        yield Mark(word.start, word.end, "framing", place_anchor("word", word.start), words)


def _silences(reading: Reading) -> Iterator[Mark]:
    for silence in reading.silences:
        who = named(silence.speaker or "a speaker")
        words = f"Not said by {who}: {plain(silence.about or 'something')}"
        yield Mark(silence.start, silence.end, "silences", place_anchor("silence", silence.start), words)
