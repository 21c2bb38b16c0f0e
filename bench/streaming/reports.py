"""What outlets make of an invented day: readings, as the reader would give them, without the language model.

Of each claim it is known which deed it tells, so that what is linked can be held against what happened.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bench.streaming.world import SIDES, SPEAKERS, Deed, Site, Teller, deeds_of, outlets
from warledger.ids import claim_id, digest_of
from warledger.records import Actor, Claim, Control, Document, Link, Place, Range, Reading, Time, Toll

FIRST_DAY = date(2015, 1, 1)
_DEEDS_A_DOCUMENT = 0.4
_UNDATED, _COPIED, _VERSIONS = 0.02, 0.08, 0.01
_EVENT_TYPES = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Attack": "Violence against civilians",
}
# Clause templates, the trigger in braces: {deed}. Several wordings a kind, as desks have their own.
_WORDINGS = {
    "Shelling/artillery/missile attack": (
        "{doer} {deed:shelled} {place} with mortars on {day}",
        "mortar shells {deed:hit} houses near the market of {place} on {day}",
        "{doer} {deed:fired rockets} at {place} on {day}, setting a bakery on fire",
    ),
    "Air/drone strike": (
        "warplanes of the {doer} {deed:bombed} {place} on {day}",
        "{deed:air strikes} hit a school and two houses in {place} on {day}",
        "a drone of the {doer} {deed:struck} a convoy of the {sufferer} outside {place} on {day}",
    ),
    "Armed clash": (
        "{deed:clashes} broke out between the {doer} and the {sufferer} around {place} on {day}",
        "the {doer} {deed:attacked} positions of the {sufferer} on the edge of {place} on {day}",
        "heavy {deed:fighting} went on for hours in {place} on {day}",
    ),
    "Remote explosive/landmine/IED": (
        "a car bomb {deed:exploded} near a checkpoint in {place} on {day}",
        "a roadside bomb {deed:blew up} a truck of the {sufferer} near {place} on {day}",
    ),
    "Government regains territory": (
        "the {doer} {deed:retook} {place} from the {sufferer} on {day}",
        "{place} {deed:was recaptured} by the {doer} on {day} after a week of battles",
    ),
    "Non-state actor overtakes territory": (
        "the {doer} {deed:captured} {place} on {day}",
        "the {doer} {deed:seized} the town hall and the bridge of {place} on {day}",
    ),
    "Attack": (
        "gunmen of the {doer} {deed:killed} civilians in a village near {place} on {day}",
        "{doer} {deed:opened fire} on a bus in {place} on {day}",
    ),
    "Suicide bomb": (
        "a suicide bomber {deed:blew himself up} at a bus station in {place} on {day}",
        "a {deed:suicide attack} hit a mosque in {place} on {day}",
    ),
}
_BACKGROUNDS = (
    "the war {deed:has displaced} thousands of families of {place} since it began",
    "{place} {deed:was besieged} for two years before the truce",
)


class Told(NamedTuple):
    """A reading with the deed that each of its claims tells, None for what is told as background."""

    reading: Reading
    deeds: tuple[Deed | None, ...]


def stream(documents: int, days: int) -> Iterator[Reading]:
    """Yield readings in the order of their days, so many in all; each day's are of that day and the one before."""
    return (item.reading for item in told(documents, days))


def told(documents: int, days: int) -> Iterator[Told]:
    """Yield the readings of a `stream` with the deeds that they tell."""
    for day in range(days):
        count = documents * (day + 1) // days - documents * day // days
        yield from _day(day, count, documents / days)


def _day(day: int, count: int, density: float) -> Iterator[Told]:
    drawn = random.Random(f"reports {day} {density}")  # noqa: S311 - a fixed draw
    known = max(1, round(density * _DEEDS_A_DOCUMENT))
    deeds = [*deeds_of(day, known), *deeds_of(day - 1, known)[: known // 4]]
    weights = [1 / (1 + place) ** 0.7 for place in range(len(deeds))]
    last: Told | None = None
    for number in range(count):
        name = f"r{day:05}-{number:05}"
        if last is not None and drawn.random() < _COPIED:
            yield Told(_copy(last.reading, name, drawn.choice(outlets())), last.deeds)
            continue
        chosen = list(dict.fromkeys(drawn.choices(deeds, weights, k=drawn.choice((1, 1, 2, 2, 3)))))
        last = _Writer(name, drawn.choice(outlets()), day, drawn).report(chosen)
        yield last
        if drawn.random() < _VERSIONS:
            last = None


def _copy(reading: Reading, name: str, outlet: Teller) -> Reading:
    """Return a wire text as another outlet prints it: its claims are the same, under ids of their own."""
    document = replace(
        reading.document, id=name, digest=digest_of(f"{name} {reading.document.digest}".encode()), outlet=outlet.name
    )
    claims = tuple(_of_outlet(claim, reading.document.outlet, document) for claim in reading.claims)
    return replace(reading, document=document, claims=claims)


def _of_outlet(claim: Claim, before: str | None, document: Document) -> Claim:
    chain = (Link(document.outlet, "reported", outlet=True), *claim.chain[1:])
    origin = document.outlet if claim.origin == before else claim.origin
    return replace(claim, id=claim_id(document.id, document.digest, *claim.trigger, 0), chain=chain, origin=origin)


class _Writer:
    """Writes one report: the text, and the layers beside it."""

    def __init__(self, name: str, outlet: Teller, day: int, drawn: random.Random) -> None:
        self._name, self._outlet, self._day, self._drawn = name, outlet, day, drawn
        self._text = ""
        self._sentences: list[Range] = []
        self._deeds: list[Deed | None] = []
        self._layers: dict[str, list[object]] = {"times": [], "places": [], "actors": [], "tolls": [], "claims": []}

    def report(self, deeds: Sequence[Deed]) -> Told:
        """Return the reading of a report on some deeds, with a sentence of background now and then."""
        is_dated = self._drawn.random() >= _UNDATED
        for deed in deeds:
            self._tell(deed, is_dated=is_dated)
            if deed.killed and self._drawn.random() < 0.6:
                self._count(deed)
        if self._drawn.random() < 0.3:
            self._sentence(self._drawn.choice(_BACKGROUNDS), deeds[0], None, background=True, is_dated=is_dated)
        published = (FIRST_DAY + timedelta(self._day)).isoformat() if is_dated else None
        document = Document(
            self._name,
            digest_of(self._text.encode()),
            self._text,
            outlet=self._outlet.name,
            published=published,
            published_basis="given" if is_dated else None,
            language="en",
        )
        layers = {name: tuple(items) for name, items in self._layers.items()}
        layers["claims"] = tuple(
            replace(claim, id=claim_id(document.id, document.digest, *claim.trigger, 0))
            for claim in self._layers["claims"]
            if isinstance(claim, Claim)
        )
        reading = Reading(document, sentences=tuple(self._sentences), **layers)  # type: ignore[arg-type] # by name
        return Told(reading, tuple(self._deeds))

    def _tell(self, deed: Deed, *, is_dated: bool) -> None:
        wording = self._drawn.choice(_WORDINGS[deed.kind])
        self._sentence(wording, deed, self._speaker(deed), is_dated=is_dated)

    def _count(self, deed: Deed) -> None:
        """Tell the victims in a sentence of their own, by a speaker's figure."""
        killed = max(1, deed.killed + self._drawn.choice((0, 0, 0, 0, 1, -1, 3)))
        self._sentence(
            f"{killed} people {{deed:were killed}} in {{place}} on {{day}}", deed, self._speaker(deed), killed=killed
        )

    def _speaker(self, deed: Deed) -> Teller | None:
        if self._drawn.random() < 0.45:
            return None
        own = [s for s in SPEAKERS if s.side in (None, self._outlet.side, deed.doer)]
        return self._drawn.choice(own)

    def _sentence(
        self,
        wording: str,
        deed: Deed,
        speaker: Teller | None,
        *,
        background: bool = False,
        is_dated: bool = True,
        killed: int | None = None,
    ) -> None:
        start = len(self._text)
        when = FIRST_DAY + timedelta(deed.day)
        words, marks = _filled(wording, deed, when)
        clause = words[0].upper() + words[1:]
        said = f", the {speaker.name} said" if speaker is not None else ""
        self._text += f"{clause}{said}. "
        self._sentences.append((start, len(self._text) - 1))
        trigger = (start + marks["deed"][0], start + marks["deed"][1])
        places = self._place(deed.site, start, marks)
        times = self._time(when, start, marks, is_dated=is_dated) if "day" in marks else ()
        tolls = () if killed is None else self._toll(killed, start)
        doers = self._actor(deed.doer, start) if "doer" in marks else ()
        sufferers = self._actor(deed.sufferer, start) if "sufferer" in marks else ()
        self._deeds.append(None if background else deed)
        control = Control(deed.site.name, deed.holder, "captured") if deed.holder and killed is None else None
        self._layers["claims"].append(
            Claim(
                start=start,
                end=start + len(clause),
                id="",
                trigger=trigger,
                event_type="Other" if background else _EVENT_TYPES.get(deed.kind, "Explosions/Remote violence"),
                sub_event_type="Displacement" if background else deed.kind if killed is None else "Attack",
                chain=self._chain(speaker),
                origin=self._outlet.name if speaker is None else speaker.name,
                stance="asserted",
                initiators=doers,
                targets=sufferers,
                places=places,
                times=times,
                tolls=tolls,
                background=background,
                control=None if background else control,
            )
        )

    def _chain(self, speaker: Teller | None) -> tuple[Link, ...]:
        outlet = Link(self._outlet.name, "reported", outlet=True, side=self._outlet.side)
        if speaker is None:
            return (outlet,)
        return (outlet, Link(speaker.name, "said", side=speaker.side, affiliation=speaker.body))

    def _put(self, layer: str, item: object) -> tuple[int, ...]:
        self._layers[layer].append(item)
        return (len(self._layers[layer]) - 1,)

    def _place(self, site: Site, start: int, marks: dict[str, Range]) -> tuple[int, ...]:
        first, last = (start + offset for offset in marks["place"])
        found = Place(
            first,
            last,
            site.name,
            site.latitude,
            site.longitude,
            None,
            site.radius_km,
            site.precision,
            None,
            site.within,
        )
        return self._put("places", found)

    def _time(self, when: date, start: int, marks: dict[str, Range], *, is_dated: bool) -> tuple[int, ...]:
        first, last = (start + offset for offset in marks["day"])
        weekday = when.strftime("%A").lower()
        value = when.isoformat() if is_dated else None
        relative = f"weekday:{weekday}:past"
        found = Time(first, last, value, relative, value, value, "day", weekday, direction="past")
        return self._put("times", found)

    def _toll(self, killed: int, start: int) -> tuple[int, ...]:
        return self._put("tolls", Toll(start, start + len(str(killed)), "killed", killed, killed, population="people"))

    def _actor(self, side: str, start: int) -> tuple[int, ...]:
        return self._put("actors", Actor(start, start + 1, SIDES[side], SIDES[side], "rebel", side))


def _filled(wording: str, deed: Deed, when: date) -> tuple[str, dict[str, Range]]:
    """Return a wording with its blanks filled, and where each stands."""
    values = {
        "doer": SIDES[deed.doer],
        "sufferer": SIDES[deed.sufferer],
        "place": deed.site.name,
        "day": when.strftime("%A"),
    }
    text = ""
    marks: dict[str, Range] = {}
    for piece in wording.split("{"):
        name, closing, rest = piece.partition("}")
        if not closing:
            text += piece
            continue
        key, _, given = name.partition(":")
        value = given or values[key]
        marks.setdefault(key, (len(text), len(text) + len(value)))
        text += value + rest
    return text, marks
