"""Readings from compact tables, so that a test shows only what it is about."""

from dataclasses import dataclass, field

from warledger.ids import claim_id
from warledger.records import (
    Actor,
    Claim,
    Control,
    Document,
    Link,
    Place,
    Reading,
    Responsibility,
    Time,
    Toll,
)

EVENT_TYPES = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Air/drone strike": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Attack": "Violence against civilians",
    "Agreement": "Strategic developments",
}
SIDES = {
    "Army": "government",
    "State TV": "government",
    "State Media": "government",
    "Rebels": "opposition",
    "Rebel Spokesman": "opposition",
    "Russia": "russia",
    "Defence Ministry": "russia",
    "Islamic State": "islamic_state",
}
KINDS = {"civilians": "civilians", "teachers": "civilians", "Defence Ministry": "state"}
POINTS = {
    "Harasta": (33.56, 36.37, 1.0, 1, ("Rif Dimashq",)),
    "Duma": (33.57, 36.40, 3.0, 1, ("Rif Dimashq",)),
    "Rif Dimashq": (33.5, 36.4, 60.0, 4, ()),
    "Northgate": (33.50, 36.30, 2.0, 1, ("Bridgetown",)),
    "Southgate": (33.50, 36.30, 2.0, 1, ("Bridgetown",)),
    "Bridgetown": (33.50, 36.30, 10.0, 1, ()),
    "Farville": (10.0, 10.0, 3.0, 1, ()),
    "Syria": (35.0, 38.0, 300.0, 6, ()),
}


@dataclass(frozen=True)
class Row:
    """One claim: the clause with a trigger in it, and what is said of it."""

    clause: str
    trigger: str
    kind: str = "Armed clash"
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    on: str | None = None
    relative: str | None = None
    clock: str | None = None
    tolls: tuple[Toll, ...] = ()
    says: str | None = "outlet"
    body: str | None = None
    stance: str = "asserted"
    negated: bool = False
    background: bool = False
    weapon: str | None = None
    control: Control | None = None
    responsibility: tuple[tuple[str, str], ...] = ()
    more: dict = field(default_factory=dict)


def toll(low, high=None, harm="killed", **more):
    """A figure: one number is both ends."""
    return Toll(0, 1, harm, low, low if high is None else high, **more)


def reading(document, rows, published="2017-03-21", outlet=None, copies=()):
    """A reading whose text is its rows' clauses, one sentence each."""
    text = "".join(f"{row.clause}. " for row in rows)
    shell = Document(
        document, f"sha256:{document}", text, outlet=outlet or f"Outlet {document}", published=published, copies=copies
    )
    layers = _Layers(shell)
    for row in rows:
        layers.add(row)
    return Reading(
        shell,
        sentences=tuple(layers.sentences),
        times=tuple(layers.times),
        places=tuple(layers.places),
        actors=tuple(layers.actors),
        tolls=tuple(layers.tolls),
        claims=tuple(layers.claims),
    )


class _Layers:
    def __init__(self, document):
        self.document = document
        self.at = 0
        self.sentences, self.times, self.places, self.actors, self.tolls, self.claims = [], [], [], [], [], []

    def add(self, row):
        start, end = self.at, self.at + len(row.clause)
        self.at = end + 2
        self.sentences.append((start, end))
        trigger = start + row.clause.index(row.trigger)
        span = (trigger, trigger + len(row.trigger))
        ordinal = sum(claim.trigger == span for claim in self.claims)
        self.claims.append(
            Claim(
                start=start,
                end=end,
                id=claim_id(self.document.id, self.document.digest, *span, ordinal),
                trigger=span,
                event_type=EVENT_TYPES.get(row.kind, "Other"),
                sub_event_type=row.kind,
                chain=self._chain(row),
                origin=self.document.outlet if row.says == "outlet" else row.says,
                stance=row.stance,
                initiators=tuple(self._actor(name, start) for name in row.by),
                targets=tuple(self._actor(name, start) for name in row.to),
                places=tuple(self._place(name, start) for name in row.at),
                times=self._times(row, start),
                tolls=tuple(self._toll(figure) for figure in row.tolls),
                weapon=row.weapon,
                responsibility=tuple(
                    Responsibility(self._actor(name, start), stance) for name, stance in row.responsibility
                ),
                negated=row.negated,
                background=row.background,
                control=row.control,
                **row.more,
            )
        )

    def _chain(self, row):
        outlet = Link(self.document.outlet, "reported", outlet=True)
        if row.says == "outlet":
            return (outlet,)
        if row.says is None:
            return (outlet, Link(None, "unnamed"))
        return (outlet, Link(row.says, "said", side=SIDES.get(row.says), affiliation=row.body))

    def _actor(self, name, start):
        self.actors.append(Actor(start, start + 1, name, kind=KINDS.get(name), side=SIDES.get(name)))
        return len(self.actors) - 1

    def _place(self, name, start):
        latitude, longitude, radius, precision, within = POINTS[name]
        self.places.append(Place(start, start + 1, name, latitude, longitude, None, radius, precision, None, within))
        return len(self.places) - 1

    def _toll(self, figure):
        self.tolls.append(figure)
        return len(self.tolls) - 1

    def _times(self, row, start):
        if row.on is None and row.relative is None:
            return ()
        begin, _, until = (row.on or "").partition("/")
        precision = "day" if row.on is None or begin == (until or begin) else "week"
        self.times.append(
            Time(
                start,
                start + 1,
                row.on,
                row.relative,
                begin or None,
                until or begin or None,
                precision,
                clock=row.clock,
            )
        )
        return (len(self.times) - 1,)
