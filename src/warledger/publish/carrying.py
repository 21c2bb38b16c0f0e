"""Outlets with the independent origins that they carry → the section that shows how few stand behind how many."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from warledger.publish.origins import Origin, counted_origins, independent_origins, origin_name, origins_behind
from warledger.publish.page import Citation, Group, Line, Saying, Section, Voice
from warledger.publish.phrase import counted, listed, plain
from warledger.publish.testimony import Testimony
from warledger.records import CarriedHow, Event
from warledger.vocabulary.publishing import publishing

_CITES = 2
_NOBODY = ""


@dataclass(frozen=True, slots=True)
class _Carried:
    """One origin's word in one outlet: the claims, and how the outlet came by them."""

    claims: list[str] = field(default_factory=list)
    hows: list[CarriedHow] = field(default_factory=list)


def carrying(events: Iterable[Event], testimony: Testimony) -> Section | None:
    """Return a line for each outlet: which independent origins it carries, with passages; None where none is known.

    Args:
        events: what happened.
        testimony: the readings.
    """
    told: dict[str, dict[str, _Carried]] = {}
    happened = list(events)
    for outlet, name, claims, how in (row for event in happened for row in _rows(event, testimony)):
        carried = told.setdefault(outlet, {}).setdefault(name, _Carried())
        carried.claims.extend(claims)
        carried.hows.extend([how] if how is not None else [])
    origins = {origin.name: origin for origin in origins_behind(happened, testimony)}
    counts = {outlet: len(_documents(carried.values(), testimony)) for outlet, carried in told.items()}
    ranked = sorted(told, key=lambda outlet: (-counts[outlet], outlet))
    cap = testimony.caps["section"]
    lines = tuple(_line(outlet, counts[outlet], told[outlet], origins, testimony) for outlet in ranked[:cap])
    if not lines:
        return None
    title = publishing().sections["outlets"]
    return Section("outlets", title, (Group(None, lines),), len(ranked) - len(lines), "warledger documents")


def _rows(event: Event, testimony: Testimony) -> Iterator[tuple[str, str, list[str], CarriedHow | None]]:
    """Yield (outlet, origin, claims, how) of an event, as reconciling found it; else claim by claim."""
    for part in event.claims:
        if part.claim in testimony.claims and (part.origin is None or not event.independent):
            outlet = plain(testimony.outlet(part.document) or part.document)
            yield outlet, origin_name(part.claim, testimony) or _NOBODY, [part.claim], None
    for origin, known in zip(event.independent, counted_origins(event), strict=True):
        for carried in origin.carriage:
            there = [part.claim for part in event.claims if part.document in carried.documents]
            own = [claim for claim in there if claim in origin.claims]
            yield plain(carried.outlet), known.name, own or there, carried.how


def _documents(carried: Iterable[_Carried], testimony: Testimony) -> set[str]:
    return {cited.document for one in carried for cited in testimony.cite_all(one.claims)}


def _line(
    outlet: str, documents: int, told: dict[str, _Carried], origins: dict[str, Origin], testimony: Testimony
) -> Line:
    known = sorted((origins[name] for name in told if name in origins), key=lambda origin: (origin.rank, origin.name))
    cap = testimony.caps["origins"]
    voices = [
        Voice(_words(origin, outlet, told[origin.name], testimony), (Saying("", _cites(told[origin.name], testimony)),))
        for origin in known[:cap]
    ]
    if len(known) > cap:
        voices.append(Voice(f"{len(known) - cap} more"))
    if _NOBODY in told:
        voices.append(Voice("nobody named", (Saying("", _cites(told[_NOBODY], testimony)),)))
    return Line(f"{outlet}, {counted(documents, 'document')}", None, (), tuple(voices), is_inline=True)


def _words(origin: Origin, outlet: str, carried: _Carried, testimony: Testimony) -> str:
    """Return an origin as an outlet carries it: who speaks for it there, and how the outlet came by it."""
    hows = list(dict.fromkeys(publishing().carried[how] for how in carried.hows if how in publishing().carried))
    members = [m for here in independent_origins(carried.claims, testimony) for m in here.members if m != outlet]
    name = "itself" if origin.name == outlet else Origin(origin.rank, origin.name, tuple(members)).words
    return f"{name} ({listed(hows)})" if hows else name


def _cites(carried: _Carried, testimony: Testimony) -> tuple[Citation, ...]:
    return testimony.cite_all(carried.claims)[:_CITES]
